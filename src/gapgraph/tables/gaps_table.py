"""The table of gaps: who lacks which protection, which claims say so, and which duties the gap concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gapgraph.core.claims import quotes_by_claim
from gapgraph.core.gaps import Gap
from gapgraph.law.assessments import Assessment
from gapgraph.law.gap_duties import marks
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.law.sentences import stated_in_short
from gapgraph.law.stated import Stated
from gapgraph.tables.setting import RowOfReport
from gapgraph.tables.table import Column, Table, claim_ids, sentence_numbers, table_of
from gapgraph.vocabulary import curie


@dataclass(frozen=True)
class ReportGap(RowOfReport):
    """A gap of a report in one setting (time, place and language); with ``benchmarks``, also the duties that don't bind
    the country.
    """

    gap: Gap
    benchmarks: bool = False

    @property
    def severity(self) -> Severity | None:
        """The gravest severity of the duties that the gap conflicts with; None if there is no such duty."""
        return self.setting.duties.severity(self.gap)

    @cached_property
    def duties(self) -> tuple[Assessment, ...]:
        """The duties that the gap conflicts with, the gravest first."""
        return self.setting.duties.raised(self.gap)

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """The source's own statements about duties to give the protection."""
        return tuple(self.setting.duties.stated_on(self.gap.protection))

    @cached_property
    def benchmark_duties(self) -> tuple[Obligation, ...]:
        """The duties that don't bind the country; empty unless ``benchmarks`` is set."""
        return self.setting.graph.benchmarks(self.setting.id, self.gap) if self.benchmarks else ()

    def duty_ids(self) -> tuple[str, ...]:
        """The duties of the gap: first the duties that the source itself mentions, then those with a finding, then
        benchmarks; each duty once.
        """
        protection = self.gap.protection
        told = (duty for one in self.stated for duty in one.duties if duty.protection == protection)
        raised = (one.obligation for one in self.duties)
        return tuple(dict.fromkeys(curie(duty.iri) for duty in (*told, *raised, *self.benchmark_duties)))

    def duty_labels(self) -> Iterator[str]:
        """Texts about the duties of the gap: first the source's own statements about duties, then the labels of the
        duties with a finding and of the benchmarks. Facts about the duty, such as its strength, follow each label in
        parentheses.
        """
        names = self.names
        yield from (stated_in_short(one, (self.gap.protection,), names) for one in self.stated)
        for one in self.duties:
            yield f"{names.label(one.obligation.iri)} ({marks(one.obligation, names, one.severity)})"
        yield from (f"{names.label(duty.iri)} ({marks(duty, names, None)})" for duty in self.benchmark_duties)


GAP_COLUMNS: tuple[Column[ReportGap], ...] = (
    Column("report", lambda row: row.report),
    Column("protection", lambda row: curie(row.gap.protection), lambda row: row.names.label(row.gap.protection)),
    Column("group", lambda row: row.names.box_id(row.gap.box), lambda row: row.names.box_label(row.gap.box)),
    Column("statuses", lambda row: tuple(row.gap.statuses), separator=" "),
    Column("evidence", lambda row: claim_ids(row.gap.evidence), separator=" "),
    Column("quotes", lambda row: quotes_by_claim(row.gap.evidence, row.setting.language), separator=" | "),
    Column("duties", lambda row: row.duty_ids(), separator=" "),
    Column("verdict", lambda row: row.gap.verdict.value),
    Column("standing", lambda row: tuple(row.gap.standing), separator=" "),
    Column("place", lambda row: tuple(map(curie, row.gap.places)), separator=" "),
    Column(
        "attribution",
        lambda row: tuple(row.names.label(claim.asserted_by) for claim in row.gap.evidence),
        separator=" | ",
    ),
    Column("certainty", lambda row: tuple(claim.certainty.value for claim in row.gap.evidence), separator=" | "),
    Column("frequency", lambda row: tuple(claim.frequency.value for claim in row.gap.evidence), separator=" | "),
    Column("duty_labels", lambda row: tuple(row.duty_labels()), separator=" | "),
    Column("severity", lambda row: row.severity or ""),
    Column("sentences", lambda row: tuple(map(sentence_numbers, row.gap.evidence)), separator=" | "),
    Column("source", lambda row: row.setting.source),
    Column(
        "status_labels",
        lambda row: tuple(row.names.of_term(status) for status in row.gap.statuses),
        separator=", ",
    ),
)


def gap_table(gaps: Iterable[ReportGap]) -> Table:
    """One row for each gap, in the order given."""
    return table_of(GAP_COLUMNS, gaps)
