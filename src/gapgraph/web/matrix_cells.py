"""The matrix as rows and cells: one row for each protection, one column for each group; exceptions are at the bottom of
a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapgraph.core.boxes import Box
from gapgraph.core.matrix import GroupCoverage, Shortfall
from gapgraph.core.statuses import VERDICT_OF, Standing, Verdict
from gapgraph.tables.status_words import StatusWord
from gapgraph.vocabulary import Iri
from gapgraph.web.report_view import ReportView

LONGEST_STRIP = 11
"""The number of letters that fit at the bottom of a cell."""

_RANK = {Verdict.OFFERED: 0, Verdict.UNKNOWN: 1, Verdict.UNDERSERVED: 1, Verdict.UNMET: 2}


@dataclass(frozen=True)
class CellMark:
    """A small sign in the corner of a cell. The sign means that only others assert the status ("by others' word"), or
    that the status applies only in some places; ``text`` says which.
    """

    symbol: str
    text: str


@dataclass(frozen=True)
class Strip:
    """The line at the bottom of a cell: who in the group has a worse status, in short and in full."""

    status: StatusWord
    text: str
    title: str


@dataclass(frozen=True)
class MatrixCell:
    """One cell; ``verdicts`` are the verdicts of all people in the group; ``text`` describes the whole cell in
    words.
    """

    group: Iri
    protection: Iri
    status: StatusWord
    strip: Strip | None
    marks: tuple[CellMark, ...]
    verdicts: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class MatrixRow:
    """A protection, and its cells; None where it does not apply to the group."""

    protection: Iri
    label: str
    cells: tuple[MatrixCell | None, ...]


def matrix_rows(view: ReportView, groups: Sequence[Iri], protections: Sequence[Iri]) -> list[MatrixRow]:
    """The rows of these protections with a cell for each of these groups."""
    return [
        MatrixRow(one, view.label(one), tuple(matrix_cell(view, view.cells.get((group, one))) for group in groups))
        for one in protections
    ]


def matrix_cell(view: ReportView, cell: GroupCoverage | None) -> MatrixCell | None:
    """A cell of the matrix in the form in which the page shows it."""
    if cell is None:
        return None
    leaves = view.graph.lattice.leaves_of(cell.group)
    status = view.word(cell.protection, leaves, cell.best, spoken=cell.spoken)
    strip, marks = _strip(view, cell), _marks(view, cell)
    told = [status.word, *(_told(view, cell, one) for one in cell.exceptions), *(mark.text for mark in marks)]
    verdicts = tuple(verdict.value for verdict in cell.verdicts)
    return MatrixCell(cell.group, cell.protection, status, strip, marks, verdicts, "; ".join(told))


def _told(view: ReportView, cell: GroupCoverage, one: Shortfall) -> str:
    who = " / ".join(view.box_label(box) for box in one.boxes)
    return f"{who}: {view.word(cell.protection, _leaves(one.boxes), one.status).word}"


def _strip(view: ReportView, cell: GroupCoverage) -> Strip | None:
    """The worst status below the cell's best one, and who has it. Unknown statuses are left out if there are other
    statuses.
    """
    worse = [one for one in cell.exceptions if _RANK[VERDICT_OF[one.status]] > _RANK[VERDICT_OF[cell.best]]]
    known = [one for one in worse if VERDICT_OF[one.status] is not Verdict.UNKNOWN] or worse
    if not known:
        return None
    worst = known[-1]
    status = view.word(cell.protection, _leaves(worst.boxes), worst.status)
    return Strip(status, _short(view, worst.boxes), "; ".join(_told(view, cell, one) for one in reversed(known)))


def _short(view: ReportView, boxes: tuple[Box, ...]) -> str:
    label = view.box_label(boxes[0]) if len(boxes) == 1 else ""
    first = label.split()[0] if label else ""
    if label and len(label) <= LONGEST_STRIP:
        return label
    return first if len(boxes) == 1 and first.casefold() in _TELLING else view.setting.say("some")


_TELLING = frozenset({"transgender"})
"""The first words of labels; each of these words is clear without the rest of its label."""


def _leaves(boxes: tuple[Box, ...]) -> int:
    leaves = 0
    for box in boxes:
        leaves |= box.leaves
    return leaves


def _marks(view: ReportView, cell: GroupCoverage) -> tuple[CellMark, ...]:
    marks = []
    if cell.standing and Standing.REPORTS_WORD not in cell.standing:
        strongest = cell.standing[0]
        marks.append(CellMark(strongest.value, view.setting.say(f"by {strongest}")))
    if cell.places:
        named = ", ".join(sorted(map(view.label, cell.places)))
        marks.append(CellMark("place", view.setting.say("in part of the country", places=named)))
    return tuple(marks)
