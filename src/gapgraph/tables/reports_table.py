"""The table of the reports: country, year, period, how close the text is to the source, and whether the claims were
reviewed.
"""

from __future__ import annotations

from dataclasses import dataclass

from gapgraph.core.claims import Report
from gapgraph.core.facts import Facts
from gapgraph.core.ids import report_iri
from gapgraph.core.labels import Labels
from gapgraph.corpus import Corpus
from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import DCTERMS, GAP, Iri, curie


@dataclass(frozen=True)
class ReportRow:
    """A report, and the reader's language."""

    graph: Corpus
    report: Report
    language: str

    @property
    def iri(self) -> Iri:
        """The report's IRI."""
        return report_iri(self.report.id)

    @property
    def facts(self) -> Facts:
        """The facts of the report."""
        return self.graph.report_facts(self.report.id)

    @property
    def names(self) -> Labels:
        """Labels in the reader's language."""
        return self.graph.names(self.report.id, self.language)

    @property
    def review(self) -> str:
        """The state of the review of the claims, as the short name of a term; empty if none is given."""
        return (self.facts.iri(f"{self.iri}/claims", GAP + "reviewState") or "").removeprefix(GAP)

    def label(self, word: str) -> str:
        """The label of a term by its short name; empty without a name."""
        return self.names.of_term(word) if word else ""


REPORT_COLUMNS: tuple[Column[ReportRow], ...] = (
    Column("report", lambda row: row.report.id),
    Column("title", lambda row: row.names.text(row.iri, DCTERMS + "title")),
    Column("country", lambda row: curie(row.report.country), lambda row: row.names.label(row.report.country)),
    Column("year", lambda row: row.report.year),
    Column("period_start", lambda row: row.report.period[0]),
    Column("period_end", lambda row: row.report.period[1]),
    Column("wording", lambda row: row.report.wording),
    Column("extent", lambda row: row.report.extent),
    Column("claims", lambda row: len(row.graph.claims(row.report.id))),
    Column("review", lambda row: row.review),
    Column("source", lambda row: row.facts.iri(row.iri, DCTERMS + "source") or ""),
    Column("wording_label", lambda row: row.label(row.report.wording), extra=True),
    Column("extent_label", lambda row: row.label(row.report.extent), extra=True),
    Column("review_label", lambda row: row.label(row.review), extra=True),
)


def report_table(graph: Corpus, language: str) -> Table:
    """One row for each report, by country and year."""
    ordered = sorted(graph.reports(), key=lambda one: (one.country, one.year, one.id))
    return table_of(REPORT_COLUMNS, (ReportRow(graph, one, language) for one in ordered))
