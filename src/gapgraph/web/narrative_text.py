"""The report's text in paragraphs and sentences, with the quoted words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from gapgraph.core.claims import Claim
from gapgraph.core.report_sentences import sentence_spans, text_of_report
from gapgraph.web.report_view import ReportView


@dataclass(frozen=True)
class TextPiece:
    """A piece of the text, the numbers of the claims that quote it, and whether a deciding claim quotes it."""

    text: str
    claims: tuple[str, ...] = ()
    decides: bool = False
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class SentenceText:
    """A sentence by its number, in pieces; ``told`` says whether a shown claim quotes it."""

    number: int
    pieces: tuple[TextPiece, ...]
    told: bool
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph by its number, and its sentences."""

    number: int
    sentences: tuple[SentenceText, ...]

    @property
    def told(self) -> bool:
        """Whether a shown claim quotes a sentence of the paragraph."""
        return any(sentence.told for sentence in self.sentences)

    def runs(self, whole: bool) -> list[tuple[bool, list[SentenceText]]]:
        """The sentences divided into runs of neighbors: a run is all shown or all folded. If ``whole``, all sentences
        are shown, in one run.
        """
        grouped = groupby(self.sentences, key=lambda one: one.told or whole)
        return [(told, list(members)) for told, members in grouped]


def narrative(view: ReportView, shown: Iterable[Claim], deciding: Iterable[Claim] = ()) -> list[Paragraph]:
    """The paragraphs, with the quotations of the shown claims; empty if the words may not be copied."""
    text = source_text(view)
    if not text:
        return []
    spans = _spans(shown, frozenset(claim.id for claim in deciding))
    paragraphs: dict[int, list[SentenceText]] = {}
    for _, number, start, end in sentence_spans(view.graph.report_facts(view.setting.id)):
        paragraph = text.count("\n", 0, start) + 1
        paragraphs.setdefault(paragraph, []).append(_sentence(text, number, start, end, spans))
    return [Paragraph(number, tuple(sentences)) for number, sentences in paragraphs.items()]


def source_text(view: ReportView) -> str:
    """The narrative as in the graph; empty if the words may not be copied."""
    return text_of_report(view.graph.report_facts(view.setting.id))


_Span = tuple[int, int, str, bool]


def _spans(shown: Iterable[Claim], deciding: frozenset[str]) -> list[_Span]:
    return sorted(
        (quote.start, quote.end, claim.id.rsplit("/", 1)[-1], claim.id in deciding)
        for claim in shown
        for quote in claim.quotes
        if not quote.digest
    )


def _sentence(text: str, number: int, start: int, end: int, spans: list[_Span]) -> SentenceText:
    inside = [span for span in spans if span[0] < end and span[1] > start]
    edges = sorted({start, end, *(min(max(edge, start), end) for span in inside for edge in span[:2])})
    pieces = tuple(_piece(text, low, high, inside) for low, high in pairwise(edges))
    return SentenceText(number, pieces, bool(inside), start, end)


def _piece(text: str, low: int, high: int, spans: list[_Span]) -> TextPiece:
    over = [span for span in spans if span[0] <= low and span[1] >= high]
    ends = tuple(dict.fromkeys(span[2] for span in over if span[1] == high))
    numbers = tuple(dict.fromkeys(span[2] for span in over))
    return TextPiece(text[low:high], numbers, any(span[3] for span in over), ends)
