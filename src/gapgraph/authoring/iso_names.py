"""Names of countries, of their people and of currencies, by their ISO codes, from a table in the wheel.

``scripts/iso_names.py`` makes the table of names from Unicode CLDR and countryinfo (decision 61).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class IsoName:
    """A country or a currency: its names in English and Spanish, and the English word for a country's people."""

    english: str
    spanish: str
    people: str


@cache
def countries() -> Mapping[str, IsoName]:
    """The countries by their ISO 3166-1 code of three letters; Kosovo is XKX."""
    return _of_kind("country")


@cache
def currencies() -> Mapping[str, IsoName]:
    """The currencies in use, by their ISO 4217 code; the names are plurals."""
    return _of_kind("currency")


def country_names(code: str) -> tuple[str, str]:
    """The English and the Spanish name of a country; empty for an unknown code."""
    found = countries().get(code.upper())
    return (found.english, found.spanish) if found else ("", "")


def _of_kind(kind: str) -> Mapping[str, IsoName]:
    text = files("gapgraph.authoring").joinpath("iso_names.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: IsoName(row["en"], row["es"], row["people"]) for row in rows if row["kind"] == kind}
