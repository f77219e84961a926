"""The narrative's sentences, and where a quote stands in it. Positions count code points, the end exclusive."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gapgraph.errors import GapgraphError

# A sentence ends at a full stop, an exclamation or a question mark before white space and a capital, or at a line's
# end. The narratives hold no abbreviation that this would break; `gapgraph check-source` shows each sentence.
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z“\"(]|\s*$)|$)", re.MULTILINE)


@dataclass(frozen=True)
class Span:
    """A stretch of the narrative."""

    start: int
    end: int


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences, in order; white space between them belongs to none."""
    return tuple(Span(match.start(), match.end()) for match in _SENTENCE.finditer(text))


def locate(quote: str, text: str, nth: int | None, place: str) -> Span:
    """Where the quote stands. ``nth`` (from 1) chooses among several.

    Raises GapgraphError GG307 when it stands nowhere, GG308 when it stands more than once and ``nth`` is missing
    or too large.
    """
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []
    if not starts:
        raise GapgraphError(
            "GG307", f"The quote “{quote[:60]}” is not in the narrative", place=place, remedy="Copy it again, verbatim."
        )
    if (nth is None and len(starts) > 1) or (nth or 1) > len(starts) or nth == 0:
        raise GapgraphError(
            "GG308",
            f"The quote “{quote[:60]}” stands {len(starts)} times in the narrative",
            place=place,
            remedy="Say which with nth = 1, 2, …, or quote more words.",
        )
    start = starts[(nth or 1) - 1]
    return Span(start, start + len(quote))


def sentence_of(span: Span, spans: tuple[Span, ...]) -> int:
    """The number, from 1, of the sentence in which the span begins."""
    return next(number for number, sentence in enumerate(spans, start=1) if span.start < sentence.end)
