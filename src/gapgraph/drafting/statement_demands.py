"""Demands: "recommends that the Government adopt the decree and train judges" asks for two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.clauses import trimmed
from gapgraph.drafting.verb_forms import forms_of, verbs_in
from gapgraph.drafting.word_tables import pattern_named

_SHORTEST: Final = 12


@cache
def _joint() -> re.Pattern[str]:
    """Where the next thing that is asked for begins: an "and" or a comma before a base form or a gerund."""
    verbs = "|".join(sorted(map(re.escape, _bases()), key=len, reverse=True))
    return re.compile(
        rf"(?:,\s+(?:and\s+)?|\s+and\s+|;\s+(?:and\s+)?)"
        rf"(?=(?:also |to |not to |that (?:[\w’'-]+ ){{1,6}})?(?:{verbs})\b(?! (?:and|or|of|for|services)\b)|"
        rf"to (?:{verbs}) services\b|"
        rf"setting up\b|making\b|establishing\b|ensuring\b|providing\b)",
        re.IGNORECASE,
    )


def demands(text: str, sentence: Span) -> Iterator[Span]:
    """The things that a sentence asks for, each with its own verb; none if it demands nothing."""
    if not (match := pattern_named("statement_demands", "opening").search(text[sentence.start : sentence.end])):
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    joints = [one for one in _joint().finditer(text, end, sentence.end) if not _of_one_thing(text, one.start())]
    starts = [start, *(one.end() for one in joints)]
    for first, last in zip(starts, [*starts[1:], sentence.end], strict=True):
        part = trimmed(text, first, _without_and(text, first, last))
        if part.end - part.start >= _SHORTEST and not _only_opens(text, part):
            yield part


def _of_one_thing(text: str, at: int) -> bool:
    """Whether the word before an "and" or a comma is a verb without its object: "collect and publish data" is one
    thing.
    """
    word = re.compile(r"(?:\bto |\band |, |\b[A-Z]\w+ |party |authorities )([a-z]+)$").search(
        text[max(0, at - 30) : at]
    )
    return word is not None and word[1] in _bases()


@cache
def _bases() -> frozenset[str]:
    """The base forms of the verbs of demands."""
    return frozenset(forms_of(verb)[0].partition(" ")[0] for name in ("any", "asked") for verb in verbs_in(name))


def _only_opens(text: str, part: Span) -> bool:
    """Whether a part of a sentence only opens a list of demands, or asks for a report on the steps taken."""
    return (
        text.startswith(":", part.end)
        or pattern_named("statement_demands", "procedural").search(text[part.start : part.end]) is not None
    )


def _without_and(text: str, start: int, end: int) -> int:
    """The end of a demand, without an "and" that only joins the next demand."""
    joined = re.compile(r",?\s+and\s*,?\s*$").search(text[start:end])
    return start + joined.start() if joined else end
