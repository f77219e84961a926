"""The noun of a number, and the measure that an encoding declares if the ontology has none for this noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from gapgraph.drafting.nationalities import nationality_in
from gapgraph.drafting.word_tables import class_pattern, pattern_named, word_lists

_WORD: Final = re.compile(r"\s*(?P<word>[^\W\d_](?:[\w’'-]*\w)?)")
_UNIT: Final = "Unit"
"""The ending of the name of a declared unit, so that the measure with the same noun has a different name."""


def counted_noun(tail: str, value: object) -> tuple[str, ...]:
    """The words of the noun phrase after a number, up to its noun: " joint raids on farms" gives joint, raids.

    The result is empty if no noun follows the number. After "one" the noun is in the singular.
    """
    found: list[str] = []
    at = opening.end() if (opening := pattern_named("counted_things", "opening").match(tail)) else 0
    while match := _WORD.match(tail, at):
        word = match["word"]
        if pattern_named("counted_things", "stop").fullmatch(word) or (_is_plural(found) and not _is_plural([word])):
            break
        if found and value == 1 and is_verb(word):
            break
        at = match.end()
        if found or not pattern_named("counted_things", "adverb").fullmatch(word):
            found.append(word)
    return tuple(found) if _is_plural(found) or (value == 1 and found) else ()


def is_verb(word: str) -> bool:
    """Whether a word is a finite verb."""
    return class_pattern("finite").fullmatch(word) is not None


def _is_plural(words: Sequence[str]) -> bool:
    return bool(words) and pattern_named("counted_things", "plural").fullmatch(words[-1]) is not None


def is_of_people(noun: Sequence[str]) -> bool:
    """Whether a noun names people who may be victims: children, workers, Colombians; social workers are staff."""
    if len(noun) > 1 and noun[-1] == "workers" and pattern_named("counted_things", "staff").fullmatch(noun[-2]):
        return False
    return bool(noun) and (
        class_pattern("person").fullmatch(noun[-1]) is not None
        or pattern_named("counted_things", "people").fullmatch(noun[-1]) is not None
        or (noun[-1][0].isupper() and nationality_in(noun[-1]) != "")
    )


def declared_measure(noun: Sequence[str]) -> tuple[str, str]:
    """The name of the measure to declare for a noun, and its unit: "police stations" gives PoliceStations, Facilities.

    An adjective before the noun doesn't become part of the measure's name.
    """
    staff = noun[-1] in ("workers", "worker")
    plain = [one for one in noun[-2:-1] if staff or not pattern_named("counted_things", "adjective").fullmatch(one)]
    head = _plural(noun[-1])
    name = "".join(_capital(part) for word in (*plain, head) for part in re.findall(r"\w+", word))
    return name, _unit_of(head)


def _unit_of(head: str) -> str:
    """The unit of a noun: known nouns are in a table, staff are persons, and any other thing is its own unit."""
    own = f"{_capital(head)}{_UNIT}"
    for unit, words in word_lists()["units_of_nouns"].items():
        if re.fullmatch(rf"(?:{words})", head, re.IGNORECASE):
            return {"Persons": "", "Own": own}.get(str(unit), str(unit))
    return own


def _plural(word: str) -> str:
    if pattern_named("counted_things", "plural").fullmatch(word):
        return word
    return f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", word) else f"{word}s"


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def declaration_of(name: str) -> dict[str, Any]:
    """The table that declares a drafted measure or unit: its label is the words of its name."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix(_UNIT)).lower()
    spanish = word_lists()["spanish"].get(words)
    return {"id": name, "label": words} | ({"label_es": spanish} if spanish else {})
