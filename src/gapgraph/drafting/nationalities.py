"""Countries by their names and by the words for their people, as ISO 3166-1 codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from gapgraph.authoring.iso_names import countries
from gapgraph.drafting.word_tables import word_lists

_ENDINGS: Final = ("an", "ian", "ean", "n", "vian", "ese", "ish", "i", "ic", "lese", "nese", "ian", "er", "")
_SHARED: Final = frozenset({"congolese"})
"""Words for the people of two countries; they give no code."""
_NAMES: Final[Mapping[str, str]] = {"venezuela": "VEN", "bolivia": "BOL", "united states": "USA", "russia": "RUS"}


@cache
def country_codes() -> Mapping[str, str]:
    """English names of countries, and words for their people, in lowercase, and their codes."""
    people = {one.people.casefold(): code for code, one in countries().items() if one.people}
    named = {one.english.casefold(): code for code, one in countries().items()}
    known = {**people, **named, **_NAMES, **word_lists()["peoples"]}
    return {word: code for word, code in known.items() if word not in _SHARED}


def nationality_in(words: str) -> str:
    """The code of the first country or people that the words name, or empty."""
    for word in re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?", words):
        for part in (word, *word.split()):
            if code := _code(part.casefold()):
                return code
    return ""


def _code(word: str) -> str:
    known = country_codes()
    for one in (word, word.removesuffix("s")):
        if code := known.get(one):
            return code
    return next((known[stem] for stem in _stems(word.removesuffix("s")) if stem in known), "")


def _stems(word: str) -> Iterator[str]:
    """The possible names of a country that a word for its people comes from: Algerian gives Algeria."""
    for ending in _ENDINGS:
        if ending and word.endswith(ending) and len(word) - len(ending) > 3:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "a", stem + "ia", stem + "e", stem + "o", stem + "y")


@cache
def demonyms_of(code: str) -> tuple[str, ...]:
    """The words for the people of a country, in small letters."""
    country = countries().get(code.upper())
    name, people = (country.english.casefold(), country.people.casefold()) if country else ("", "")
    others = [words for words, of in word_lists()["peoples"].items() if of == code.upper()]
    regular = [name + "n", name + "an"] if name else []
    return tuple(dict.fromkeys(filter(None, (people, *others, *regular))))
