"""The table of search results: sentences, claims, terms and queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.i18n.say import say
from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import NO_IRI, NO_REPORT, Iri, ReportId, curie


class HitKind(StrEnum):
    """A result: a sentence of a report, a claim, a term of ontology, law or country, or a canned query."""

    SENTENCE = "sentence"
    CLAIM = "claim"
    TERM = "term"
    QUERY = "query"


@dataclass(frozen=True)
class SearchHit:
    """Something that a search has found: its id, its label, and a text in which the words may be.

    ``report`` is the report of a sentence or a claim. ``attribution`` says who asserts a claim, and how surely;
    ``asserted_by`` is the IRI of who asserts it.
    """

    kind: HitKind
    id: str
    label: str
    text: str
    report: ReportId = NO_REPORT
    attribution: str = ""
    asserted_by: Iri = NO_IRI


@dataclass(frozen=True)
class HitRow:
    """A search result, and the language of the reader for whom it is shown."""

    hit: SearchHit
    language: str


HIT_COLUMNS: tuple[Column[HitRow], ...] = (
    Column("kind", lambda row: row.hit.kind.value, lambda row: say(f"hit {row.hit.kind}", row.language)),
    Column("report", lambda row: row.hit.report),
    Column("id", lambda row: row.hit.id, lambda row: row.hit.label),
    Column("text", lambda row: row.hit.text),
    Column("by", lambda row: curie(row.hit.asserted_by) if row.hit.asserted_by else ""),
    Column("attribution", lambda row: row.hit.attribution),
)


def search_table(hits: Iterable[SearchHit], language: str) -> Table:
    """One row for each result, in the order given."""
    return table_of(HIT_COLUMNS, (HitRow(hit, language) for hit in hits))
