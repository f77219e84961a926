"""The names of countries, of their people and of currencies, as a table in the wheel.

``python -m scripts.iso_names`` writes the table; only tests need the packages from which the table is made (decision
61). The names are those of Unicode CLDR, from Babel; the words for people are from countryinfo.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from scripts.core import ROOT

TABLE: Path = ROOT / "src" / "gapgraph" / "authoring" / "iso_names.csv"
_ENGLISH, _SPANISH = Locale("en"), Locale("es")
_USER_ASSIGNED = {"XKX": "XK"}
"""Codes that reports need and that are not in ISO 3166, which reserves them for its users: Kosovo."""


def table() -> str:
    """The table: kind, code, English name, Spanish name, and the English word for a country's people."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "code", "en", "es", "people"))
    writer.writerows(_countries())
    writer.writerows(_currencies())
    return text.getvalue()


def _countries() -> Iterator[tuple[str, ...]]:
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    codes = {code: two[0] for code, two in aliases.items() if re.fullmatch(r"[A-Z]{3}", code) and len(two) == 1}
    for code, two in sorted((codes | _USER_ASSIGNED).items()):
        if two in _ENGLISH.territories and _is_in_use(code, two):
            yield "country", code, _ENGLISH.territories[two], _SPANISH.territories[two], _people(code)


def _is_in_use(code: str, two: str) -> bool:
    """Whether the three letters are the code of a country that still exists."""
    if code in _USER_ASSIGNED:
        return True
    try:
        return str(CountryInfo(two).iso(3)) == code
    except (KeyError, CountryNotFoundError):
        return False


def _people(code: str) -> str:
    try:
        return str(CountryInfo(code).demonym() or "")
    except (KeyError, CountryNotFoundError):
        return ""


def _currencies() -> Iterator[tuple[str, ...]]:
    """The currencies that are legal tender in some country today."""
    used = get_global("territory_currencies").values()
    codes = {code for history in used for code, _, end, tender in history if end is None and tender}
    for code in sorted(codes):
        yield "currency", code, get_currency_name(code, 2, "en"), get_currency_name(code, 2, "es"), ""


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
