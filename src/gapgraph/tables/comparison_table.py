"""The table of two reports compared: one row for each change of coverage, then one for each pair of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gapgraph.compare.coverage_changes import Difference
from gapgraph.compare.figures import Pair, Relation
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.statuses import Status
from gapgraph.law.assessments import Assessment
from gapgraph.tables.comparison import Comparison
from gapgraph.tables.evidence_columns import (
    duty_columns,
    evidence_columns,
    quotes_column,
    standing_columns,
    unmet_duties,
    verdict_column,
)
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Column, Table, claim_ids, table_of
from gapgraph.vocabulary import curie

PARTS = ("coverage", "figures")
"""The parts of a comparison that can be chosen."""


@dataclass(frozen=True)
class CoverageRow:
    """The change of the coverage of one group (box) between two reports."""

    comparison: Comparison
    change: Difference

    of = "coverage"
    body_before = body_after = period_before = period_after = ""
    differs: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()

    def ruled(self, setting: Setting) -> tuple[Ruling, int] | None:
        """The ruling (statuses with deciding claims) for the protection in one of the reports, and the leaves (smallest
        groups) of the box.
        """
        return setting.coverage[self.change.protection], self.change.box.leaves

    @property
    def raised(self) -> tuple[Assessment, ...]:
        """The duties with a finding, in the second report, about the people of the group (box)."""
        return unmet_duties(self.comparison.second, self.change.protection, self.change.box.leaves)

    @property
    def statuses_before(self) -> tuple[Status, ...]:
        """The statuses in the first report."""
        return self.change.before

    @property
    def statuses_after(self) -> tuple[Status, ...]:
        """The statuses in the second report."""
        return self.change.after

    @property
    def kind(self) -> str:
        """The kind of change, as a code."""
        return self.comparison.code(self.change.change)

    @property
    def subject(self) -> tuple[str, str]:
        """The protection and its label."""
        return curie(self.change.protection), self.comparison.label(self.change.protection)

    @property
    def group(self) -> tuple[str, str]:
        """The group (box) and its label."""
        names = self.comparison.first.names
        return names.box_id(self.change.box), names.box_label(self.change.box)

    @property
    def before(self) -> tuple[str, ...]:
        """The statuses in the first report."""
        return tuple(self.change.before)

    @property
    def after(self) -> tuple[str, ...]:
        """The statuses in the second report."""
        return tuple(self.change.after)

    @property
    def claims_before(self) -> tuple[Claim, ...]:
        """The claims that decide the statuses in the first report."""
        return self.change.evidence_before

    @property
    def claims_after(self) -> tuple[Claim, ...]:
        """The claims that decide the statuses in the second report."""
        return self.change.evidence_after

    @property
    def labels_before(self) -> tuple[str, ...]:
        """The statuses in the first report, in words."""
        return tuple(map(self.comparison.first.status_word, self.change.before))

    @property
    def labels_after(self) -> tuple[str, ...]:
        """The statuses in the second report, in words."""
        return tuple(map(self.comparison.second.status_word, self.change.after))


@dataclass(frozen=True)
class FigureRow:
    """A pair of figures from two reports, or from two periods in one report."""

    comparison: Comparison
    pair: Pair

    labels_before: tuple[str, ...] = ()
    labels_after: tuple[str, ...] = ()
    raised: tuple[Assessment, ...] = ()
    statuses_before: tuple[Status, ...] = ()
    statuses_after: tuple[Status, ...] = ()

    @property
    def of(self) -> str:
        """Whether the row compares figures of both reports, or of two periods in one report."""
        return "told" if self.pair.relation is Relation.TOLD else "figures"

    def ruled(self, _setting: Setting) -> tuple[Ruling, int] | None:
        """Always None, because a figure decides no status."""
        return None

    @property
    def kind(self) -> str:
        """The relation of the two figures, such as ``Revised`` or ``NotComparable``."""
        return self.pair.relation.value

    @property
    def subject(self) -> tuple[str, str]:
        """The measure of the figures as a short name, and what they measure in words."""
        return curie(self.pair.first.measure), self.comparison.measured(self.pair.first)

    @property
    def group(self) -> tuple[str, str]:
        """The people the figures count, as ids and in words."""
        return curie(self.pair.first.counted[0]), self.comparison.counted(self.pair.first)

    @property
    def before(self) -> tuple[str, ...]:
        """The value of the first figure."""
        return (str(self.pair.first.value),)

    @property
    def after(self) -> tuple[str, ...]:
        """The value of the second figure."""
        return (str(self.pair.second.value),)

    @property
    def body_before(self) -> str:
        """The body that gave the first figure."""
        return curie(self.pair.first.body)

    @property
    def body_after(self) -> str:
        """The body that gave the second figure."""
        return curie(self.pair.second.body)

    @property
    def period_before(self) -> str:
        """The period of the first figure."""
        return self.pair.first.period

    @property
    def period_after(self) -> str:
        """The period of the second figure."""
        return self.pair.second.period

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields in which the figures differ, so that they can't be compared."""
        return self.pair.differs

    @property
    def reason(self) -> tuple[str, ...]:
        """The reasons why the two figures can't be compared, in words."""
        return () if self.pair.relation is Relation.TOLD else self.comparison.reasons(self.pair)

    @property
    def claims_before(self) -> tuple[Claim, ...]:
        """The claim of the first figure."""
        return (self.comparison.claims[self.pair.first.claim],)

    @property
    def claims_after(self) -> tuple[Claim, ...]:
        """The claim of the second figure."""
        return (self.comparison.claims[self.pair.second.claim],)


DIFFERENCE_COLUMNS: tuple[Column[CoverageRow | FigureRow], ...] = (
    Column("first", lambda row: row.comparison.first.id),
    Column("second", lambda row: row.comparison.second.id),
    Column("of", lambda row: row.of),
    Column("change", lambda row: row.kind, lambda row: row.comparison.first.say(row.kind)),
    Column("subject", lambda row: row.subject[0], lambda row: row.subject[1]),
    Column("group", lambda row: row.group[0], lambda row: row.group[1]),
    Column("before", lambda row: row.before, separator=" "),
    Column("after", lambda row: row.after, separator=" "),
    Column("body_before", lambda row: row.body_before),
    Column("body_after", lambda row: row.body_after),
    Column("period_before", lambda row: row.period_before),
    Column("period_after", lambda row: row.period_after),
    Column("differs", lambda row: row.differs, separator=" "),
    Column("reason", lambda row: row.reason, separator="; "),
    Column("evidence_before", lambda row: claim_ids(row.claims_before), separator=" "),
    Column("evidence_after", lambda row: claim_ids(row.claims_after), separator=" "),
    quotes_column("quotes_before", lambda row: row.claims_before, lambda row: row.comparison.first.names),
    quotes_column("quotes_after", lambda row: row.claims_after, lambda row: row.comparison.second.names),
    Column("before_labels", lambda row: row.labels_before, separator=", "),
    Column("after_labels", lambda row: row.labels_after, separator=", "),
    verdict_column("verdict_before", lambda row: row.statuses_before),
    verdict_column("verdict_after", lambda row: row.statuses_after),
    *standing_columns(lambda row: row.ruled(row.comparison.first), "_before"),
    *standing_columns(lambda row: row.ruled(row.comparison.second), "_after"),
    *evidence_columns(lambda row: row.claims_before, lambda row: row.comparison.first.names, "_before"),
    *evidence_columns(lambda row: row.claims_after, lambda row: row.comparison.second.names, "_after"),
    *duty_columns(lambda row: row.raised, lambda row: row.comparison.second.names),
    Column("source_before", lambda row: row.comparison.first.source),
    Column("source_after", lambda row: row.comparison.second.source),
)
"""The columns of the table that compares two reports. The column ``duties`` has the duties that have a finding, in the
second report, about the people of the group (box).
"""


def comparison_table(comparison: Comparison, parts: Iterable[str] = PARTS) -> Table:
    """The rows for the chosen parts of a comparison: ``coverage``, ``figures``."""
    return table_of(DIFFERENCE_COLUMNS, comparison_rows(comparison, parts))


def comparison_rows(comparison: Comparison, parts: Iterable[str]) -> Iterator[CoverageRow | FigureRow]:
    """The chosen parts: the changes of coverage, then the pairs of figures of both reports and within each report."""
    asked = set(parts)
    if "coverage" in asked:
        yield from (CoverageRow(comparison, one) for one in comparison.changes)
    if "figures" in asked:
        yield from (FigureRow(comparison, pair) for pair in (*comparison.figures, *comparison.told))
