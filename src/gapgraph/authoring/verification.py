"""Checks whether the passages that claims cite are in a text. The text can be any text that somebody has, not only the
text in the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.authoring.narrative import Span, locate, sentence_of, sentences
from gapgraph.authoring.reference import Reference, digest, found_in, normalized
from gapgraph.core.claims import Claim, Quote

_BROKEN = re.compile(r"[^\S\n]*\n[^\S\n]*(?=\S)")


class PassagePlace(StrEnum):
    """Whether a passage is where its claim says."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"


@dataclass(frozen=True)
class Verified:
    """One passage of a claim: whether it was found, and in which sentence of the text (0: in none)."""

    claim: str
    quote: Quote
    standing: PassagePlace
    sentence: int = 0

    @property
    def by(self) -> str:
        """``reference`` if only a digest is known, else ``quote``."""
        return "reference" if self.quote.digest else "quote"


def refer(text: str, words: str, place: str) -> Reference:
    """The reference to words of a text. Raises GapgraphError GG307 if the text doesn't contain the words, GG308 if it
    contains them more than once.
    """
    span = locate(words, text, None, place)
    return Reference(sentence_of(span, sentences(text)), digest(words))


def verify(claims: Iterable[Claim], text: str) -> tuple[Verified, ...]:
    """Search every passage of the claims in the text, in the order of the claims.

    In a narrative a line break ends a sentence. A text that isn't a narrative can have line breaks anywhere, so every
    text is searched twice, the second time with its lines joined; the search that finds more passages counts.
    """
    known = tuple(claims)
    readings = (tuple(_held_against(known, one)) for one in (text, _BROKEN.sub(" ", text)))
    return min(readings, key=lambda found: sum(one.standing is not PassagePlace.FOUND for one in found))


def _held_against(claims: Iterable[Claim], text: str) -> Iterator[Verified]:
    spans = sentences(text)
    for claim in claims:
        for quote in claim.quotes:
            where = _sentences_with(quote, text, spans)
            if quote.sentence in where:
                yield Verified(claim.id, quote, PassagePlace.FOUND, quote.sentence)
            elif where:
                yield Verified(claim.id, quote, PassagePlace.ELSEWHERE, where[0])
            else:
                yield Verified(claim.id, quote, PassagePlace.MISSING)


def _sentences_with(quote: Quote, text: str, spans: tuple[Span, ...]) -> list[int]:
    """The number, from 1, of a sentence in which the passage begins, or nothing; the sentence that the claim names is
    tried first.
    """
    order = sorted(range(1, len(spans) + 1), key=lambda number: (number != quote.sentence, number))
    for number in order:
        span = spans[number - 1]
        if _begins_in(quote, text, span):
            return [number]
    return []


def _begins_in(quote: Quote, text: str, span: Span) -> bool:
    if quote.digest:
        return found_in(text, span.start, span.end, quote.digest) is not None
    words = normalized(quote.exact)
    rest, own = normalized(text[span.start :]), len(normalized(text[span.start : span.end]))
    return 0 <= rest.find(words) < own if words else False
