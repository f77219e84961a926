"""Drafts as triples: ``gap:DraftClaim`` nodes without the properties of claims, so nothing follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.core.facts import LABEL, TYPE, Literal, Triple
from gapgraph.core.ids import report_iri
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.rdf.writing import write_turtle
from gapgraph.vocabulary import GAP, XSD, ReportId


def draft_turtle(report: str, drafts: Iterable[DraftClaim]) -> str:
    """The drafts of a report as Turtle."""
    return write_turtle(draft_triples(report, drafts)).decode()


def draft_triples(report: str, drafts: Iterable[DraftClaim]) -> Iterator[Triple]:
    """The drafts of a report; their graph is ``{report}/drafts``, separate from its claims."""
    base = report_iri(ReportId(report))
    for draft in drafts:
        iri = f"{base}/draft/{draft.number:03d}"
        yield iri, TYPE, GAP + "DraftClaim"
        for language in LANGUAGES:
            yield iri, LABEL, Literal(say("label draft", language, number=draft.number, report=report), language)
        yield iri, GAP + "proposedKind", Literal(draft.kind.value)
        yield from ((iri, GAP + "proposedQuote", Literal(quote)) for quote in draft.quotes)
        for slot, value in draft.slots.items():
            told = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield iri, GAP + "proposedSlot", Literal(f"{slot} = {told}")
        yield iri, GAP + "proposedBy", Literal(draft.rule)
        yield iri, GAP + "confidence", Literal(f"{draft.confidence:.2f}", "", XSD + "decimal")
