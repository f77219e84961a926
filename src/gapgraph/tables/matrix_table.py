"""The table of the matrix: every named group and every protection that applies to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from gapgraph.core.labels import Labels
from gapgraph.core.matrix import GroupCoverage, Shortfall
from gapgraph.law.assessments import Assessment
from gapgraph.tables.evidence_columns import duty_columns, evidence_columns, quotes_column, unmet_duties
from gapgraph.tables.setting import RowOfReport
from gapgraph.tables.table import Column, Table, claim_ids, table_of
from gapgraph.vocabulary import curie


@dataclass(frozen=True)
class ReportCell(RowOfReport):
    """The coverage of one group by one protection in a report, in one setting (time, place and language)."""

    cell: GroupCoverage

    @cached_property
    def raised(self) -> tuple[Assessment, ...]:
        """The duties with a finding about the people of the group who lack the protection."""
        lattice, cell = self.setting.graph.lattice, self.cell
        return unmet_duties(self.setting, cell.protection, lattice.leaves_of(cell.group))


MATRIX_COLUMNS: tuple[Column[ReportCell], ...] = (
    Column("report", lambda row: row.report),
    Column("group", lambda row: curie(row.cell.group), lambda row: row.names.label(row.cell.group)),
    Column("protection", lambda row: curie(row.cell.protection), lambda row: row.names.label(row.cell.protection)),
    Column("best", lambda row: row.cell.best.value),
    Column("worst", lambda row: row.cell.worst.value),
    Column("extent", lambda row: row.cell.extent.value),
    Column(
        "exceptions",
        lambda row: tuple(exception_id(one, row.names) for one in row.cell.exceptions),
        separator="; ",
    ),
    Column("caveats", lambda row: claim_ids(row.cell.caveats), separator=" "),
    Column("evidence", lambda row: claim_ids(row.cell.evidence), separator=" "),
    Column("verdict", lambda row: tuple(row.cell.verdicts), separator=" "),
    Column("standing", lambda row: tuple(row.cell.standing), separator=" "),
    Column("place", lambda row: tuple(map(curie, row.cell.places)), separator=" "),
    *evidence_columns(lambda row: row.cell.evidence, lambda row: row.names),
    quotes_column("quotes", lambda row: row.cell.evidence, lambda row: row.names),
    *duty_columns(lambda row: row.raised, lambda row: row.names),
    Column("source", lambda row: row.setting.source),
    Column("best_label", lambda row: row.names.of_term(row.cell.best)),
    Column("worst_label", lambda row: row.names.of_term(row.cell.worst)),
    Column(
        "extent_label",
        lambda row: row.names.of_term(f"Extent{row.cell.extent.value.capitalize()}"),
    ),
    Column(
        "exception_labels",
        lambda row: tuple(row.names.exception_label(one.boxes, one.status) for one in row.cell.exceptions),
        separator="; ",
    ),
)


def matrix_table(cells: Iterable[ReportCell]) -> Table:
    """One row for each named group and protection that applies to it, in the order given."""
    return table_of(MATRIX_COLUMNS, cells)


def exception_id(one: Shortfall, names: Labels) -> str:
    """An exception as ids, such as ``Restricted=Transgender``; if it is several boxes (groups), their ids are joined by
    a comma.
    """
    return f"{one.status}={','.join(map(names.values_id, one.boxes))}"
