"""Generate a passage at random: choose its names, write its words, and encode its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from random import Random
from typing import Any, NamedTuple

from gapgraph.testing.grammar import Cast, GeneratedPassage

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_HEDGES = {"often": "Usually", "frequently": "Usually", "typically": "Usually", "generally": "Usually"}
_SOMETIMES = "Sometimes"

PERIOD = "$period"
"""The value for the report's own period in a claim: the only value that isn't drawn at random."""

Slot = str | int | bool | list[str]


class Filled(NamedTuple):
    """What is filled in for a placeholder of a passage: the words for the sentence, and the value or values for a
    claim.
    """

    words: str
    value: Slot


class Drawing:
    """The source of random choices for one report: random numbers, the country's groups and bodies (its cast), and the
    calendar year.
    """

    def __init__(self, chance: Random, cast: Cast, year: int) -> None:
        self.chance = chance
        self.cast = cast
        self.year = year
        self._filled: dict[str, Filled] = {}

    def fill(self, bind: Mapping[str, str]) -> dict[str, Filled] | None:
        """Random values for every name of a passage; None if the country has no entry for one of them."""
        self._filled = {}
        for name, how in bind.items():
            kind, *arguments = how.split(" ")
            filled = _DRAWN[kind](self, arguments)
            if filled is None:
                return None
            self._filled[name] = filled
        return self._filled

    def one_of(self, table: Mapping[str, str], names: Sequence[str] = ()) -> Filled:
        """One random entry of a table; if names are given, one of these."""
        name = self.chance.choice(tuple(names) or tuple(table))
        return Filled(table[name], name)

    def some_of(self, table: Mapping[str, str], names: Sequence[str], least: int, most: int) -> Filled | None:
        """Several entries of a table, in its order, as a list of words; None if the table has too few entries."""
        known = tuple(names) or tuple(table)
        if len(known) < least:
            return None
        chosen = self.chance.sample(known, min(len(known), self.chance.randint(least, most)))
        in_order = [name for name in known if name in chosen]
        return Filled(join_words([table[name] for name in in_order]), in_order)

    def number(self, least: int, most: int) -> Filled:
        """A whole number from ``least`` to ``most``; small numbers are more likely."""
        return number_in_words(round(exp(self.chance.uniform(log(least), log(most)))))

    def value(self, name: str) -> int:
        """The number that was drawn for a placeholder; ``name`` is the name of the placeholder."""
        value = self._filled[name].value
        assert isinstance(value, int)
        return value

    def length(self, name: str) -> int:
        """How many entries were drawn for a placeholder; ``name`` is the name of the placeholder."""
        value = self._filled[name].value
        assert isinstance(value, list)
        return len(value)


def number_in_words(number: int) -> Filled:
    """A number as reports write it: in words up to ten, with commas from a thousand."""
    return Filled(_WORDS[number] if number < len(_WORDS) else f"{number:,}", number)


def join_words(words: Sequence[str]) -> str:
    """The words joined as in English: ``a``, ``a and b``, ``a, b, and c``."""
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def _number(drawing: Drawing, of: list[str]) -> Filled:
    return drawing.number(int(of[0]), int(of[1]))


def _part(drawing: Drawing, of: list[str]) -> Filled:
    """A number for a part of a drawn count: at least 2 and at most a third of the count, so that the sum of two parts
    is less than the count.
    """
    return number_in_words(drawing.chance.randint(2, max(2, drawing.value(of[0]) // 3)))


def _rest(drawing: Drawing, of: list[str]) -> Filled:
    whole, *parts = (drawing.value(name) for name in of)
    return number_in_words(whole - sum(parts))


def _year(drawing: Drawing, of: list[str]) -> Filled:
    year = str(drawing.year - int(of[0]))
    return Filled(year, year)


def _time(drawing: Drawing, _of: list[str]) -> Filled:
    """A time with months; its value is the short id of a context of the report."""
    name = drawing.chance.choice(tuple(drawing.cast.times))
    return Filled(drawing.cast.times[name]["text"].format(year=drawing.year), f"{name}-{drawing.year}")


def _item(drawing: Drawing, of: list[str]) -> Filled:
    value, _, words = drawing.chance.choice(of).partition("=")
    return Filled(words.replace("_", " "), value)


def _hedge(drawing: Drawing, of: list[str]) -> Filled:
    word = drawing.chance.choice(of)
    return Filled(word, _HEDGES.get(word, _SOMETIMES))


def _word(drawing: Drawing, of: list[str]) -> Filled:
    words = drawing.chance.choice(" ".join(of).split("|"))
    return Filled(words, words)


_DRAWN: Mapping[str, Callable[[Drawing, list[str]], Filled | None]] = {
    "role": lambda drawing, of: drawing.one_of(drawing.cast.roles[of[0]]),
    "group": lambda drawing, of: drawing.one_of(drawing.cast.groups, of),
    "voice": lambda drawing, _: drawing.one_of(drawing.cast.voices),
    "country": lambda drawing, _: drawing.one_of(drawing.cast.abroad),
    "services": lambda drawing, of: drawing.some_of(drawing.cast.services, of[2:], int(of[0]), int(of[1])),
    "causes": lambda drawing, of: drawing.some_of(drawing.cast.causes, (), int(of[0]), int(of[1])),
    "places": lambda drawing, of: drawing.some_of(drawing.cast.places, (), int(of[0]), int(of[1])),
    "land": lambda drawing, _: Filled("", [f"{drawing.cast.code}:Country"]),
    "duties": lambda drawing, _: Filled("", list(drawing.cast.duties)),
    "count": lambda drawing, of: number_in_words(drawing.length(of[0])),
    "number": _number,
    "part": _part,
    "rest": _rest,
    "year": _year,
    "time": _time,
    "item": _item,
    "hedge": _hedge,
    "word": _word,
}
"""The functions that draw the value of a placeholder, by the first word of the placeholder's entry in a passage's
``bind``.
"""


@dataclass(frozen=True)
class Sentence:
    """A written passage: its words, the stretches (parts of the text) that its claims quote, and the claims, which have
    no numbers yet.

    A claim is a table as in an encoding. The ``quote`` of a claim names a stretch (part of the text); without
    ``quote``, the claim quotes the whole sentence. The ``id`` of a claim is a name by which other claims of the passage
    refer to it. ``focus`` marks the claim at which a check finds the contradiction that was added on purpose.
    """

    text: str
    stretches: Mapping[str, tuple[int, int]]
    claims: tuple[Mapping[str, Any], ...]
    plants: str = ""
    acknowledged: str = ""
    contexts: frozenset[str] = field(default_factory=frozenset)


def write_generated(passage: GeneratedPassage, filled: Mapping[str, Filled]) -> Sentence:
    """The passage with its names filled in; its first letter is a capital."""
    text, open_ones, stretches = "", list[tuple[str, int]](), dict[str, tuple[int, int]]()
    for piece in passage.pieces:
        if piece.kind == "opens":
            open_ones.append((piece.text, len(text)))
        elif piece.kind == "closes":
            name, start = open_ones.pop()
            stretches[name] = (start, len(text))
        else:
            text += filled[piece.text].words if piece.kind == "name" else piece.text
    claims = tuple(claim for table in passage.claims for claim in _claims(table, filled))
    times = frozenset(str(f.value) for name, f in filled.items() if passage.bind.get(name, "") == "time")
    text = text[0].upper() + text[1:]
    return Sentence(text, stretches, claims, passage.plants, passage.acknowledged, times)


def _claims(table: Mapping[str, Any], filled: Mapping[str, Filled]) -> Iterator[Mapping[str, Any]]:
    """One claim, or one for each member of the list that ``each`` names."""
    listed_name = table.get("each")
    members = filled[listed_name].value if listed_name else [""]
    assert isinstance(members, list)
    for member in members:
        yield {
            key: member if listed_name and value == f"${listed_name}" else _value(value, filled)
            for key, value in table.items()
            if key != "each"
        }


def _value(value: Slot, filled: Mapping[str, Filled]) -> Slot:
    if isinstance(value, str) and value.startswith("$") and value != PERIOD:
        return filled[value[1:]].value
    return value
