"""The tables of what would change under a supposition, and of the new services that would close the most gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gapgraph.core.claims import Claim, quotes_by_claim
from gapgraph.core.coverage import Ruling
from gapgraph.law.assessments import Assessment
from gapgraph.tables.evidence_columns import (
    duty_columns,
    evidence_columns,
    quotes_column,
    standing_columns,
    status_labels,
    unmet_duties,
    verdict_column,
)
from gapgraph.tables.notebook_html import table_html
from gapgraph.tables.setting import RowOfReport, Setting
from gapgraph.tables.table import Column, Shown, Table, claim_ids, table_of
from gapgraph.vocabulary import curie
from gapgraph.whatif.changes import Change, Obstacle, Plan, Service


@dataclass(frozen=True)
class ChangeRow(RowOfReport):
    """What a supposition would change in a report."""

    change: Change

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that decide the status without the supposition, then the claims that decide the status with it."""
        return (*self.change.decided_before, *self.change.decided_after)

    @property
    def ruled(self) -> tuple[Ruling, int]:
        """The ruling (statuses with deciding claims) for the protection in the report without the supposition, and the
        leaves (smallest groups) that change.
        """
        return self.setting.coverage[self.change.protection], self.change.box.leaves

    @property
    def raised(self) -> tuple[Assessment, ...]:
        """The duties that have a finding before the supposition, because the row's protection is unmet for people in
        the row.
        """
        return unmet_duties(self.setting, self.change.protection, self.change.box.leaves)


CHANGE_COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("report", lambda row: row.setting.id),
    Column("effect", lambda row: row.change.effect.value),
    Column("protection", lambda row: curie(row.change.protection), lambda row: row.names.label(row.change.protection)),
    Column("group", lambda row: row.names.box_id(row.change.box), lambda row: row.names.box_label(row.change.box)),
    Column("before", lambda row: tuple(row.change.before), separator=" "),
    Column("after", lambda row: tuple(row.change.after), separator=" "),
    Column("evidence_before", lambda row: claim_ids(row.change.decided_before), separator=" "),
    Column("evidence_after", lambda row: claim_ids(row.change.decided_after), separator=" "),
    quotes_column("quotes", lambda row: row.claims, lambda row: row.names),
    status_labels("before_labels", lambda row: row.change.before, lambda row: row.names),
    status_labels("after_labels", lambda row: row.change.after, lambda row: row.names),
    verdict_column("verdict_before", lambda row: row.change.before),
    verdict_column("verdict_after", lambda row: row.change.after),
    *standing_columns(lambda row: row.ruled, "_before"),
    *evidence_columns(lambda row: row.claims, lambda row: row.names),
    *duty_columns(lambda row: row.raised, lambda row: row.names),
    Column("source", lambda row: row.setting.source),
    Column("superseded", lambda row: claim_ids(row.change.superseded), separator=" "),
    Column("in_the_way", lambda row: claim_ids(row.change.in_the_way), separator=" "),
)
"""The columns of the table of changes. ``quotes`` and the columns about claims have one entry for each claim: first the
claims that decide without the supposition, then those that decide with it.
"""


def change_table(setting: Setting, changes: Iterable[Change]) -> Table:
    """One row for each change, in the order given. The quotes are those of the claims that decide the status without
    the supposition, and of those that decide it with the supposition.

    ``superseded`` are the claims that the supposition contradicts. ``in_the_way`` are the fewest claims that would also
    have to change, so that a supposed service reaches all of the group.
    """
    return table_of(CHANGE_COLUMNS, (ChangeRow(setting, change) for change in changes))


@dataclass(frozen=True, repr=False)
class ShownPlan(Shown, Plan):
    """A plan together with its report, so that it can be shown as a table."""

    setting: Setting = field(kw_only=True, compare=False)

    @classmethod
    def of(cls, plan: Plan, setting: Setting) -> ShownPlan:
        """The plan together with its report, which ``setting`` gives, so that it can be shown as a table."""
        return cls(plan.services, plan.unmet, plan.obstacles, setting=setting)

    def table(self, language: str = "en") -> Table:
        """One row for each service, then one for each group (box) whose gap no new service can close."""
        return plan_table(self.setting.told_in(language), self)

    def to_html(self, language: str = "en") -> str:
        """The table as HTML for a notebook."""
        return table_html(self.table(language), language)


@dataclass(frozen=True)
class PlanRow(RowOfReport):
    """A service of a plan with its step, or, with step 0, an obstacle: victims whom no new service reaches."""

    step: int
    part: Service | Obstacle

    @property
    def group(self) -> str:
        """The id of the group that the service is for, or of the group (box) that no service reaches."""
        return curie(self.part.group) if isinstance(self.part, Service) else self.names.box_id(self.part.box)

    @property
    def group_label(self) -> str:
        """The label of the group that the service is for, or of the group (box) that no service reaches."""
        part, names = self.part, self.names
        return names.label(part.group) if isinstance(part, Service) else names.box_label(part.box)

    @property
    def left(self) -> int:
        """For a service, the number of pairs of a leaf (smallest group) and a protection that are still unmet after the
        service; for an obstacle, the number of leaves that no new service reaches.
        """
        return self.part.left if isinstance(self.part, Service) else self.part.box.leaves.bit_count()


PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("report", lambda row: row.setting.id),
    Column("step", lambda row: row.step),
    Column("protection", lambda row: curie(row.part.protection), lambda row: row.names.label(row.part.protection)),
    Column("group", lambda row: row.group, lambda row: row.group_label),
    Column("closes", lambda row: row.part.closes if isinstance(row.part, Service) else 0),
    Column("left", lambda row: row.left),
    Column(
        "evidence",
        lambda row: () if isinstance(row.part, Service) else claim_ids(row.part.claims),
        separator=" ",
    ),
    Column(
        "quotes", lambda row: () if isinstance(row.part, Service) else quotes_by_claim(row.part.claims), separator=" | "
    ),
    Column(
        "superseded",
        lambda row: claim_ids(row.part.superseded) if isinstance(row.part, Service) else (),
        separator=" ",
    ),
)
"""The columns of the table of a plan. The row of a service has its step, the number of unmet pairs of a leaf (smallest
group) and a protection that the service closes, and the number of such pairs that are still unmet. The row of an
obstacle has step 0 and the claims that block every new service.
"""


def plan_table(setting: Setting, plan: Plan) -> Table:
    """One row for each service, then one for each group (box) whose gap no new service can close."""
    services = (PlanRow(setting, step, one) for step, one in enumerate(plan.services, 1))
    obstacles = (PlanRow(setting, 0, one) for one in plan.obstacles)
    return table_of(PLAN_COLUMNS, (*services, *obstacles))
