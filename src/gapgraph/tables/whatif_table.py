"""The tables of what would change, and of the fewest services that close most: fixed columns, as in tables.py."""

from __future__ import annotations

from collections.abc import Iterable

from gapgraph.core.claims import quotes
from gapgraph.core.labels import Names
from gapgraph.tables.table import Cell, Column, Table, claim_ids
from gapgraph.vocabulary import GAP, curie
from gapgraph.whatif.changes import Change, Obstacle, Plan, Service

CHANGE_COLUMNS = (
    Column("report"),
    Column("effect"),
    Column("protection"),
    Column("protection_label"),
    Column("group"),
    Column("group_label"),
    Column("before", " "),
    Column("after", " "),
    Column("evidence_before", " "),
    Column("evidence_after", " "),
    Column("quotes", " | "),
    Column("before_labels", ", ", extra=True),
    Column("after_labels", ", ", extra=True),
)


def change_table(report: str, changes: Iterable[Change], names: Names) -> Table:
    """A row a change, in the order given. The quotes are those of the claims that decided before and decide after."""
    return Table(CHANGE_COLUMNS, tuple(_change_row(report, change, names) for change in changes))


def _change_row(report: str, change: Change, names: Names) -> tuple[Cell, ...]:
    return (
        report,
        change.effect.value,
        curie(change.protection),
        names.label(change.protection),
        names.box_id(change.box),
        names.box_label(change.box),
        tuple(change.before),
        tuple(change.after),
        claim_ids(change.decided_before),
        claim_ids(change.decided_after),
        quotes((*change.decided_before, *change.decided_after)),
        tuple(names.label(GAP + status) for status in change.before),
        tuple(names.label(GAP + status) for status in change.after),
    )


PLAN_COLUMNS = (
    Column("report"),
    Column("step"),
    Column("protection"),
    Column("protection_label"),
    Column("group"),
    Column("group_label"),
    Column("closes"),
    Column("left"),
    Column("evidence", " "),
    Column("quotes", " | "),
)
"""A service has its step, what it closes and what is left; an obstacle has step 0 and the claims in its way."""


def plan_table(report: str, plan: Plan, names: Names) -> Table:
    """A row a service, then one for each box that no new service reaches."""
    services = (_service_row(report, step, one, names) for step, one in enumerate(plan.services, 1))
    return Table(PLAN_COLUMNS, (*services, *(_obstacle_row(report, one, names) for one in plan.obstacles)))


def _service_row(report: str, step: int, one: Service, names: Names) -> tuple[Cell, ...]:
    what = (curie(one.protection), names.label(one.protection), curie(one.group), names.label(one.group))
    return (report, step, *what, one.closes, one.left, (), ())


def _obstacle_row(report: str, one: Obstacle, names: Names) -> tuple[Cell, ...]:
    what = (curie(one.protection), names.label(one.protection), names.box_id(one.box), names.box_label(one.box))
    return (report, 0, *what, 0, one.box.leaves.bit_count(), claim_ids(one.claims), quotes(one.claims))
