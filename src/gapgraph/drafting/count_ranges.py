"""Two numbers that are the ends of a range: "between two and 19 nights", "from 500 to 12,000 euros"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named


def with_ranges(numbers: Sequence[SentenceNumber], text: str) -> tuple[SentenceNumber, ...]:
    """The numbers; the two ends of a range get the same noun, and the bounds "at least" and "at most"."""
    found = list(numbers)
    for at, (one, other) in enumerate(pairwise(numbers)):
        if _changed(one, other, text):
            found[at] = replace(one, previous=not other.year, tail_end=one.end)
        elif one.value < other.value and _joined(one, other, text):
            found[at] = replace(one, tail=other.tail, tail_end=other.tail_end, bound="AtLeast", year="")
            found[at + 1] = replace(other, bound="AtMost", before=one.before)
    return tuple(found)


def _changed(one: SentenceNumber, other: SentenceNumber, text: str) -> bool:
    """Whether the first number is the figure of the year before: "fell from 96 to 71"."""
    joined = pattern_named("count_ranges", "to").fullmatch(text, one.end, other.start)
    return joined is not None and pattern_named("count_ranges", "changed").search(one.before) is not None


def _joined(one: SentenceNumber, other: SentenceNumber, text: str) -> bool:
    between = text[one.end : other.start]
    if pattern_named("count_ranges", "to").fullmatch(between):
        return True
    return (
        pattern_named("count_ranges", "and").fullmatch(between) is not None
        and pattern_named("count_ranges", "between").search(one.before) is not None
    )
