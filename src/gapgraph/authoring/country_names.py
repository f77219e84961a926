"""Names of countries in English and Spanish, by their ISO 3166-1 code, if pycountry is installed."""

from __future__ import annotations

import gettext
from functools import cache


@cache
def country_names(code: str) -> tuple[str, str]:
    """The names of a country; empty for an unknown code, or if pycountry isn't installed."""
    try:
        import pycountry  # noqa: PLC0415  (an extra)
    except ImportError:
        return "", ""
    country = pycountry.countries.get(alpha_3=code.upper())
    if country is None:
        return "", ""
    spanish = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["es"], fallback=True)
    english = getattr(country, "common_name", country.name)
    translated = spanish.gettext(english)
    return english, spanish.gettext(country.name).partition(",")[0] if translated == english else translated
