"""A sentence's clauses: each has its own verb, so that a hedge or a denial belongs to its nearest verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.word_tables import pattern_named, pattern_source

FINITE: Final = pattern_source("{finite}")
_SUBJECT: Final = (
    r"(?:(?!(?:who|whom|that|which|whose)\b)[\w’'+-]+\s+){1,6}?"
    r"(?:(?:often|typically|generally|frequently|also|not|sometimes|at times)\s+)*"
)
_INSERTED: Final = rf"the [^,;]{{3,40}}, [^,;]{{3,60}}, {FINITE}"
_EXCEPTION: Final = r"\s+not (?:[\w-]+ ){0,2}(?:accommodation|care|assistance|services|shelter|lodging)\b"
_EDGE: Final = " ,;:.—–\n\t"


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence, without the words and marks that join them; parentheses are never split."""
    cuts = [sentence.start]
    if opening := pattern_named("clauses", "opening").match(text, sentence.start, sentence.end):
        cuts += [opening.end(1), opening.end()]
    for match in pattern_named("clauses", "break").finditer(text, cuts[-1], sentence.end):
        joins = match.group().strip(" ,").casefold() == "and"
        if joins and pattern_named("clauses", "row").match(text, match.start(), sentence.end):
            continue
        subject = _after_that(text, cuts[-1], match.start())
        if joins and not pattern_named("clauses", "has_verb").search(text, subject, match.start()):
            continue
        if not _inside_parentheses(text, sentence.start, match.start()):
            cuts += [match.start(), match.end()]
    cuts.append(sentence.end)
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return tuple(span for start, end in pairs if (span := trimmed(text, start, end)).end > span.start)


def _after_that(text: str, start: int, end: int) -> int:
    """The position after the last word "that" between ``start`` and ``end``; ``start`` if there is no "that". In "was
    concerned that victims left", the words after "that" are a clause with a subject of their own.
    """
    that = text.rfind(" that ", start, end)
    return start if that < 0 else that + len(" that ")


def _inside_parentheses(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def trimmed(text: str, start: int, end: int) -> Span:
    """A part of a text without the white space and marks at its edges; its own closing parenthesis stays."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text.count(")", start, end) > text.count("(", start, end) and text[end - 1] == ")":
        end -= 1
    return Span(start, end)


def parentheses(text: str, start: int, end: int) -> Iterator[Span]:
    """The text inside parentheses between two positions."""
    return (Span(match.start(1), match.end(1)) for match in re.compile(r"\(([^()]*)\)").finditer(text, start, end))


def paragraph_start(text: str, at: int) -> int:
    """The start of the paragraph that contains a position."""
    return text.rfind("\n", 0, at) + 1


def sentence_before(text: str, sentence: Span) -> Span:
    """The sentence before another one in the same paragraph; empty if there is none."""
    end = text.rfind(". ", 0, max(0, sentence.start - 2)) + 1
    return Span(max(paragraph_start(text, sentence.start), end), sentence.start)
