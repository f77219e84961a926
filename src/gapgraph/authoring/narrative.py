"""The narrative's sentences, and the positions of quotes in it. Positions count code points, with an exclusive end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gapgraph.authoring.sentence_splitting import sentence_starts
from gapgraph.errors import GapgraphError


@dataclass(frozen=True)
class Span:
    """A part of the narrative, between two positions."""

    start: int
    end: int


def sentences(text: str, starts: Sequence[int] = ()) -> tuple[Span, ...]:
    """The sentences, in order; white space between them belongs to no sentence.

    ``starts`` are the permanent sentence starts that an encoding contains; without them the text is split again. Raises
    GapgraphError GG318 for starts that don't fit the text.
    """
    if starts and not _fit(text, starts):
        raise GapgraphError(
            "GG318",
            "The text doesn't match the encoding's list of sentences",
            remedy="Restore the text; or, if none of its claims is published, delete the line 'sentences'.",
        )
    firsts = tuple(starts) or sentence_starts(text)
    ends = (*firsts[1:], len(text)) if firsts else ()
    return tuple(Span(start, start + len(text[start:end].rstrip())) for start, end in zip(firsts, ends, strict=True))


def _fit(text: str, starts: Sequence[int]) -> bool:
    """Whether a word starts at each of these positions, and the text before the first is only white space."""
    ascending = all(one < other for one, other in pairwise(starts))
    inside = starts[0] >= 0 and starts[-1] < len(text) and not text[: starts[0]].strip()
    return ascending and inside and all(not text[s].isspace() and (s == 0 or text[s - 1].isspace()) for s in starts)


def locate(quote: str, text: str, nth: int | None, place: str) -> Span:
    """The position of the quote. ``nth`` (from 1) chooses among several occurrences.

    Raises GapgraphError GG307 if the text doesn't contain the quote, GG308 if the text contains it more than once and
    ``nth`` is missing or too large.
    """
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []
    if not starts:
        raise GapgraphError(
            "GG307",
            f"The quote “{quote[:60]}” is not in the narrative",
            place=place,
            remedy="Copy the quote again, verbatim.",
        )
    if (nth is None and len(starts) > 1) or (nth or 1) > len(starts) or nth == 0:
        raise GapgraphError(
            "GG308",
            f"Occurrences of the quote “{quote[:60]}” in the narrative: {len(starts)}",
            place=place,
            remedy="Write which occurrence it is with nth = 1, 2, …, or quote more words.",
        )
    start = starts[(nth or 1) - 1]
    return Span(start, start + len(quote))


def sentence_of(span: Span, spans: tuple[Span, ...]) -> int:
    """The number, from 1, of the sentence in which the span begins."""
    return next(number for number, sentence in enumerate(spans, start=1) if span.start < sentence.end)
