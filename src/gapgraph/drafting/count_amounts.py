"""The measure and unit of sums of money, lengths of time and percentages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from gapgraph.authoring.iso_names import countries, currencies
from gapgraph.drafting.counted_things import counted_noun, is_of_people
from gapgraph.drafting.nationalities import demonyms_of
from gapgraph.drafting.word_tables import pattern_named, word_lists

Amount = tuple[str, str]
"""A measure and a unit; both are empty if the words name none."""
_UNITS: Final[Mapping[str, str]] = {"nights": "Days"}


def amount_of(before: str, tail: str, country: str) -> Amount:
    """The measure and unit of a sum of money, a length of time or a percentage, by the words before and after the
    number.
    """
    if currency := currency_of(before, tail, country):
        return _money(before, tail), currency
    if pattern_named("count_amounts", "percent").match(tail):
        return _share(tail), "Percent"
    return _time(before, tail)


def _time(before: str, tail: str) -> Amount:
    match = pattern_named("count_amounts", "time").match(tail)
    if match is None:
        return "", ""
    unit = match["unit"].casefold().removesuffix("s") + "s"
    kinds = _TIMES.items() if unit in ("hours", "minutes") else list(_TIMES.items())[:2]
    measure = next((name for key, name in kinds if pattern_named("count_amounts", key).search(before)), "Duration")
    return measure, _UNITS.get(unit, unit.capitalize())


_TIMES: Final[Mapping[str, str]] = {"extended": "Extension", "wait": "WaitingTime", "travel": "TravelTime"}


def _share(tail: str) -> str:
    """The measure of a percentage: a share of victims, unless the words name another thing."""
    if pattern_named("count_amounts", "full").match(tail):
        return "Occupancy"
    if pattern_named("count_amounts", "those").match(tail):
        return "ShareOfVictims"
    match = pattern_named("count_amounts", "share_of").match(tail)
    noun = counted_noun(f" {tail[match.end() :]}", 1) if match else ()
    if not noun or is_of_people(noun) or noun[-1] in ("whom", "cases"):
        return "ShareOfVictims"
    return f"ShareOf{noun[-1].capitalize()}"


def _money(before: str, tail: str) -> str:
    """The measure of a sum of money, such as wages or a budget, by the nearest word that says what the money is for."""
    near = [(_distance(name, before, tail), measure) for name, measure in _SUMS.items()]
    return min(near)[1] if min(near)[0] < _FAR else "Spending"


def _distance(name: str, before: str, tail: str) -> int:
    """The distance in letters from the number to the words for a kind of money, such as wages."""
    pattern = pattern_named("count_amounts", name)
    ends = [len(before) - match.end() for match in pattern.finditer(before)]
    behind = pattern.search(tail)
    return min([*ends, *([behind.start()] if behind else []), _FAR])


_FAR: Final = 1000
_SUMS: Final[Mapping[str, str]] = {
    "compensation": "CompensationAmount",
    "wages": "WagesAmount",
    "fees": "FeesAmount",
    "spent": "Spending",
    "budget": "Budget",
}


def currency_of(before: str, tail: str, country: str) -> str:
    """The ISO code of the currency beside a number, or empty; "$" or "pesos" means the currency of the report's
    country.
    """
    if sign := pattern_named("count_amounts", "sign").search(before):
        written = sign.group().strip()
        if written in currencies():
            return written
        signs: Mapping[str, str] = word_lists()["currency_signs"]
        return _own("dollars", country) or "USD" if written == "$" else signs.get(written, signs.get(written[-1:], ""))
    match = pattern_named("count_amounts", "currency").match(tail)
    if match is None or pattern_named("count_amounts", "no_currency").fullmatch(match["word"]):
        return ""
    return _named(match["word"].casefold(), match.group(), country)


def _named(word: str, words: str, country: str) -> str:
    """The code of a currency by its name. If several currencies have this name, the fully named currency comes first,
    then that of the report's country.
    """
    codes = _currencies_by_word().get(word, ())
    whole = [one for one in codes if currencies()[one].english.casefold() in words.casefold()]
    common = [one for one in codes if one in word_lists()["currency_signs"].values()]
    return next(iter((*whole[:1], *filter(None, [_own(word, country)]), *common, *codes)), "")


def _own(word: str, country: str) -> str:
    """The code of the country's own currency if its name ends with the given word, or empty."""
    names = _names_of(country)
    codes = _currencies_by_word().get(word, ())
    return next((one for one in codes if currencies()[one].english.casefold().startswith(names)), "")


@cache
def _names_of(country: str) -> tuple[str, ...]:
    known = countries().get(country.upper())
    return tuple(filter(None, (known.english.casefold() if known else "", *demonyms_of(country)))) or ("?",)


@cache
def _currencies_by_word() -> Mapping[str, Sequence[str]]:
    """The codes of the currencies whose names end with a word, by this word: many countries have pesos."""
    found: dict[str, list[str]] = {}
    for code, one in currencies().items():
        word = one.english.split()[-1].casefold()
        stem = word.removesuffix("s")
        for form in {word, stem, f"{stem}es"}:
            found.setdefault(form, []).append(code)
    return found
