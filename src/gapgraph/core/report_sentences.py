"""The sentences of a report's text, as they are in its graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gapgraph.core.facts import Facts
from gapgraph.vocabulary import GAP, OA, PROV, Iri


class SentenceSpan(NamedTuple):
    """A sentence: its IRI, its number counted from 1, and its position in the text, end exclusive."""

    iri: Iri
    number: int
    start: int
    end: int


def text_of_report(facts: Facts) -> str:
    """The report's text, as it is in the graph; empty if its words may not be copied."""
    return next((text for iri in facts if (text := facts.text(iri, PROV + "value"))), "")


def sentence_spans(facts: Facts) -> list[SentenceSpan]:
    """The sentences in the order of the text; those without a position are left out."""
    return sorted(_spans(facts), key=lambda one: (one.number, one.start, one.end))


def _spans(facts: Facts) -> Iterator[SentenceSpan]:
    for iri in facts.of_type(GAP + "Sentence"):
        start, end = facts.text(iri, OA + "start"), facts.text(iri, OA + "end")
        if start and end:
            yield SentenceSpan(iri, int(facts.text(iri, GAP + "order") or 0), int(start), int(end))
