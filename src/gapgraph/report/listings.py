"""The tables beside gaps and matrix: a derivation, the findings about a source, the groups, the reports."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.explanation import Explanation, Standing
from gapgraph.reasons import Role
from gapgraph.report.parts import Setting, attribution
from gapgraph.tables import Cell, Column, Table, claim_ids
from gapgraph.vocabulary import REPORT, curie

EXPLANATION_COLUMNS = (
    Column("report"),
    Column("group"),
    Column("group_label"),
    Column("protection"),
    Column("protection_label"),
    Column("status"),
    Column("rule"),
    Column("within", ","),
    Column("within_label", " / "),
    Column("part"),
    Column("claim"),
    Column("claim_label"),
    Column("by", " "),
    Column("attribution"),
    Column("quotes", " | "),
)


def explanation_table(setting: Setting, why: Explanation) -> Table:
    """A row a status and claim that the rules weighed, and a row a claim that stands beside, without a status.

    ``within`` says which of the group have the status; a status that no claim decided has one row without a claim.
    """
    return Table(EXPLANATION_COLUMNS, tuple(_explanation_rows(setting, why)))


def _explanation_rows(setting: Setting, why: Explanation) -> Iterator[tuple[Cell, ...]]:
    for standing in why.standings:
        for role in standing.roles or (None,):
            yield _explanation_row(setting, why, standing, role)
    for role in why.beside:
        yield _explanation_row(setting, why, None, role)


def _explanation_row(
    setting: Setting, why: Explanation, standing: Standing | None, role: Role | None
) -> tuple[Cell, ...]:
    names, boxes = setting.names, standing.boxes if standing else ()
    claim = role.claim if role else None
    return (
        setting.id,
        names.box_id(why.box),
        names.box_label(why.box),
        curie(why.protection),
        names.label(why.protection),
        standing.status.value if standing else "",
        standing.rule if standing else "",
        tuple(map(names.values_id, boxes)),
        tuple(map(names.values_label, boxes)),
        role.part.value if role else "",
        claim.id if claim else "",
        names.label(REPORT + claim.id) if claim else "",
        claim_ids(role.by) if role else (),
        attribution(claim, setting) if claim else "",
        tuple(quote.exact for quote in claim.quotes) if claim else (),
    )
