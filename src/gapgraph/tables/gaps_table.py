"""The table of gaps: who lacks which protection, what says so, and which duties the gap concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from gapgraph.core.claims import quotes
from gapgraph.core.gaps import Gap
from gapgraph.core.labels import Names
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Column, Table, claim_ids, table_of
from gapgraph.vocabulary import GAP, curie


@dataclass(frozen=True)
class ReportGap:
    """A gap of a report as one reader sees it; with ``benchmarks``, the duties that bind nobody there are named too."""

    setting: Setting
    gap: Gap
    benchmarks: bool = False

    def told_in(self, language: str) -> ReportGap:
        """The same for a reader of another language."""
        return self if language == self.setting.language else replace(self, setting=self.setting.told_in(language))

    @property
    def report(self) -> str:
        """The report's id."""
        return self.setting.id

    @property
    def names(self) -> Names:
        """Labels in the reader's language."""
        return self.setting.names

    @cached_property
    def duties(self) -> tuple[Obligation, ...]:
        """The duties that bind the country and that the gap concerns."""
        return self.setting.graph.duties(self.setting.id, self.gap)

    @property
    def severity(self) -> Severity | None:
        """The gravest severity that these duties give to the gap's verdict; None when none of them raises it."""
        return gravest(self.gap, self.duties)

    @cached_property
    def named_duties(self) -> tuple[Obligation, ...]:
        """The duties, then the benchmarks, which weigh nothing."""
        more = self.setting.graph.benchmarks(self.setting.id, self.gap) if self.benchmarks else ()
        return (*self.duties, *more)


GAP_COLUMNS: tuple[Column[ReportGap], ...] = (
    Column("report", lambda row: row.report),
    Column("protection", lambda row: curie(row.gap.protection), lambda row: row.names.label(row.gap.protection)),
    Column("group", lambda row: row.names.box_id(row.gap.box), lambda row: row.names.box_label(row.gap.box)),
    Column("statuses", lambda row: tuple(row.gap.statuses), separator=" "),
    Column("evidence", lambda row: claim_ids(row.gap.evidence), separator=" "),
    Column("quotes", lambda row: quotes(row.gap.evidence), separator=" | "),
    Column("duties", lambda row: tuple(curie(duty.iri) for duty in row.named_duties), separator=" "),
    Column("verdict", lambda row: row.gap.verdict.value, extra=True),
    Column(
        "status_labels",
        lambda row: tuple(row.names.label(GAP + status) for status in row.gap.statuses),
        separator=", ",
        extra=True,
    ),
    Column(
        "duty_labels",
        lambda row: tuple(row.names.label(duty.iri) for duty in row.named_duties),
        separator="; ",
        extra=True,
    ),
    Column("severity", lambda row: row.severity or "", extra=True),
)


def gap_table(gaps: Iterable[ReportGap]) -> Table:
    """A row a gap, in the order given."""
    return table_of(GAP_COLUMNS, gaps)


def gravest(gap: Gap, duties: Iterable[Obligation]) -> Severity | None:
    """The gravest severity that the gap's verdict has under these duties; None when none of them raises it."""
    raised = {duty.severity(gap.verdict) for duty in duties}
    return next((severity for severity in Severity if severity in raised), None)
