"""The claims of a report as a table: one row for each claim, its slots as in the graph, and its quotation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.core.claim_slots import SLOTS, ClaimSlot
from gapgraph.core.claims import Claim, quotes
from gapgraph.core.facts import Facts, Literal
from gapgraph.tables.setting import RowOfReport
from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import NO_IRI, REPORT, Iri, curie


@dataclass(frozen=True)
class ReportClaim(RowOfReport):
    """A claim of a report, and the values of its slots from the report's facts."""

    claim: Claim

    @property
    def facts(self) -> Facts:
        """The facts of the report."""
        return self.setting.graph.report_facts(self.setting.id)

    def named(self, predicate: str) -> Iri:
        """The IRI in a slot, or empty."""
        return self.facts.iri(REPORT + self.claim.id, predicate) or NO_IRI

    def slot(self, predicate: str) -> tuple[str, ...]:
        """The names, numbers or words in a slot."""
        return _slot(self.facts, REPORT + self.claim.id, predicate, self.names.language)


def _column(slot: ClaimSlot) -> Column[ReportClaim]:
    """The column of a slot; if the slot is labelled, it has one IRI, and a second column has the label of this IRI."""
    name = slot.column or slot.key
    if not slot.labelled:
        return Column(name, lambda row: row.slot(slot.predicate), separator=" ")
    return Column(
        name,
        lambda row: _name_of(row.named(slot.predicate)),
        lambda row: row.names.label(row.named(slot.predicate)),
    )


def _name_of(iri: Iri) -> str:
    """The short name of an IRI; empty for an empty slot."""
    return curie(iri) if iri else ""


CLAIM_COLUMNS: tuple[Column[ReportClaim], ...] = (
    Column("report", lambda row: row.report),
    Column("claim", lambda row: row.claim.id),
    Column("kind", lambda row: row.claim.kind.value),
    *(_column(slot) for slot in SLOTS if not slot.hidden),
    Column("sentence", lambda row: tuple(str(quote.sentence) for quote in row.claim.quotes), separator=" "),
    Column("start", lambda row: tuple(str(quote.start) for quote in row.claim.quotes), separator=" "),
    Column("end", lambda row: tuple(str(quote.end) for quote in row.claim.quotes), separator=" "),
    Column("quotes", lambda row: quotes((row.claim,), row.names.language), separator=" | "),
)
"""The columns of the table of claims: the keys of the codebook, and the positions of the quotes. A slot that a claim
doesn't have is empty.
"""


def claim_table(claims: Iterable[ReportClaim]) -> Table:
    """One row for each claim, in the order given."""
    return table_of(CLAIM_COLUMNS, claims)


def _slot(facts: Facts, iri: str, predicate: str, language: str) -> tuple[str, ...]:
    """The values of a claim's slot as text: short names for IRIs, then texts or numbers. If a slot has texts in several
    languages, the text in the reader's language is returned, or else the English one.
    """
    terms = facts.terms(iri, predicate)
    texts = [term for term in terms if isinstance(term, Literal)]
    spoken = [one for one in texts if one.language == language] or [one for one in texts if one.language in ("", "en")]
    return (*sorted(curie(term) for term in terms if isinstance(term, str)), *(one.text for one in spoken))
