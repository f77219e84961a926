"""The numbers of a sentence that count something, each with the words around it, its year and its parenthesis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.drafting.clauses import parentheses
from gapgraph.drafting.idle_numbers import MONTHS, dozens_in, is_idle
from gapgraph.drafting.word_tables import pattern_named

_DATE: Final = re.compile(rf"\b(?:(?P<month>{'|'.join(MONTHS)})\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*\()")
COMPARED: Final = re.compile(
    r"(?:compared (?:with|to)|against|up from|down from|as opposed to|(?:double|twice|triple|treble|half) the|"
    r"in comparison,?(?: there were)?|versus|the (?:previous|preceding|prior) year['’]s)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SentenceNumber:
    """A number, the words ``before`` it since the last punctuation mark, and its ``tail`` up to the next mark or
    number.
    """

    start: int
    end: int
    value: int | Decimal
    before: str
    tail: str
    tail_end: int
    inside: Span | None
    year: str
    compared: bool
    previous: bool
    bound: str = ""


def numbers_of(text: str, sentence: Span) -> tuple[SentenceNumber, ...]:
    """The numbers of a sentence that aren't a date, a law's number or part of a name, in order."""
    words = text[sentence.start : sentence.end]
    laws = [match.span() for match in pattern_named("numbers_of_sentence", "law").finditer(words)]
    dozens = list(dozens_in(words))
    plain = [one for one in numbers_in(words) if not any(first <= one[0] < last for first, last, _ in dozens)]
    found = sorted((*plain, *dozens))
    kept = [one for one in found if not is_idle(words, one) and not any(a <= one[0] < b for a, b in laws)]
    starts = [start + sentence.start for start, _, _ in kept]
    brackets = tuple(parentheses(text, sentence.start, sentence.end))
    read = []
    for at, (start, end, value) in enumerate(kept):
        following = starts[at + 1 :]
        if following and pattern_named("numbers_of_sentence", "of_the").fullmatch(
            text, end + sentence.start, following[0]
        ):
            following = following[1:]
        limit = following[0] if following else sentence.end
        read.append(_number(text, sentence, Span(start + sentence.start, end + sentence.start), value, limit, brackets))
    return tuple(read)


def _number(
    text: str, sentence: Span, at: Span, value: int | Decimal, limit: int, brackets: tuple[Span, ...]
) -> SentenceNumber:
    inside = next((one for one in brackets if one.start <= at.start < one.end), None)
    stop = pattern_named("numbers_of_sentence", "stop").search(text, at.end, limit)
    tail_end = stop.start() if stop else limit
    tail = re.sub(r"[\s,]*(?:\b(?:and|or|of|about|approximately|at least)\b\s*)?$", "", text[at.end : tail_end])
    first = inside.start if inside else sentence.start
    before = text[first : at.start]
    alone = inside is not None and text[inside.start : inside.end].strip() == text[at.start : at.end]
    bracketed_year = (
        re.search(r"\b((?:19|20)\d\d)\s*\($", text[sentence.start : inside.start]) if inside and alone else None
    )
    plain = inside if alone and not bracketed_year else None
    after = re.match(r"\)\s+(?!(?:and|or)\b)([^,;.()]+)", text[plain.end : limit]) if plain else None
    tail, tail_end = (after[1], inside.end + after.end()) if after and inside else (tail, at.end + len(tail))
    if not tail and (predicate := pattern_named("numbers_of_sentence", "parted").match(text, at.end, limit)):
        tail, tail_end = predicate.group(), predicate.end()
    return SentenceNumber(
        start=at.start,
        end=at.end,
        value=value,
        before=before,
        tail=tail,
        tail_end=tail_end,
        inside=inside,
        year=bracketed_year[1] if bracketed_year else date_in(tail),
        compared=COMPARED.search(before) is not None or bracketed_year is not None,
        previous=pattern_named("numbers_of_sentence", "previous").search(text[at.end : limit]) is not None,
    )


def date_in(words: str) -> str:
    """The year (``2018``), or the year and month (``2018-05``), that is written last in the words, even if an earlier
    one is more recent; empty if the words contain no year.
    """
    found = list(_DATE.finditer(words))
    if not found:
        return ""
    month = found[-1]["month"]
    return found[-1]["year"] + (f"-{MONTHS.index(month) + 1:02d}" if month else "")


def dates_in(words: str) -> Iterator[str]:
    """Every year that is written in the words."""
    return (match["year"] for match in _DATE.finditer(words))
