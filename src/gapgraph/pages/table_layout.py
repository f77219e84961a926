"""Lays a table out on a page: columns side by side, and long cells in lines of their own below each row.

No letter is lost at any width: a column is never narrower than its longest word. If not all columns fit side by side,
the columns with the most text are written in lines below each row. A column that makes the page much longer is also
written below each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gapgraph.pages.layout import Page, Run, visible, wrap
from gapgraph.tables.table import Table

_GUTTER = 2
_WORTH_MOVING = 0.85
"""A column that fits beside the other columns is written below each row only if the table then needs less than 85% of
the lines that it needs with the column beside the others.
"""
_TRIED = 100
"""The maximum number of rows whose height is measured to choose the layout of a table."""


def draw_table(page: Page, table: Table) -> None:
    """Draw the rows of a table within the page's width; nothing for a table without rows."""
    rows = [tuple(visible(cell).strip() for cell in row) for row in table.flat()]
    if rows and table.header:
        _choose([name.replace("_", " ") for name in table.header], rows, page.width).draw(page, rows)


@dataclass(frozen=True)
class _Layout:
    """The layout of a table: which columns are side by side, the width of each column that is side by side, and which
    columns are written below each row.
    """

    heads: Sequence[str]
    widths: dict[int, int]
    beneath: tuple[int, ...]
    numbers: frozenset[int]

    def height(self, rows: Sequence[Sequence[str]], width: int) -> int:
        """The number of lines that the rows need."""
        return sum(len(list(self._side(row))) + self._below(row, width) for row in rows)

    def _below(self, row: Sequence[str], width: int) -> int:
        return sum(len(wrap(f"{self.heads[n]}: {row[n]}", width - 4)) for n in self.beneath if row[n])

    def draw(self, page: Page, rows: Sequence[Sequence[str]]) -> None:
        """Draw the headings, then each row with the cells below it."""
        for line in self._side(self.heads) if self.widths else ():
            page.row(Run(line, "strong"))
        for row in rows:
            for line in self._side(row) if self.widths else ():
                page.row(line)
            for n in self.beneath:
                if row[n]:
                    page.line(Run(f"{self.heads[n]}: ", "faint"), row[n], indent=self._indent, hang=2)
            if not self.widths:
                page.blank()

    @cached_property
    def _indent(self) -> int:
        return 2 if self.widths else 0

    def _side(self, row: Sequence[str]) -> Iterator[str]:
        """The lines of a row for those columns that are side by side."""
        cells = {n: wrap(row[n], width) for n, width in self.widths.items()}
        for level in range(max(map(len, cells.values()), default=0)):
            parts = (self._padded(n, cells[n][level] if level < len(cells[n]) else "") for n in cells)
            yield (" " * _GUTTER).join(parts).rstrip()

    def _padded(self, n: int, part: str) -> str:
        return part.rjust(self.widths[n]) if n in self.numbers else part.ljust(self.widths[n])


def _choose(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> _Layout:
    """The layout in which the fewest columns are written below each row, unless another layout needs much fewer lines.
    If not even one column fits the width of the page, each cell of a row is written on a line of its own.
    """
    columns = list(zip(heads, *rows, strict=True))
    numbers = frozenset(n for n, column in enumerate(columns) if all(cell.isdigit() for cell in column[1:] if cell))
    order = sorted(range(len(heads)), key=lambda n: -sum(map(len, columns[n])))
    best, least = _Layout(heads, {}, tuple(range(len(heads))), numbers), 0
    for moved in range(len(heads)):
        beneath = set(order[:moved])
        widths = _widths({n: column for n, column in enumerate(columns) if n not in beneath}, width)
        if widths:
            one = _Layout(heads, widths, tuple(sorted(beneath)), numbers)
            height = one.height(rows[:_TRIED], width)
            if not best.widths or height < least * _WORTH_MOVING:
                best, least = one, height
    return best


def _widths(columns: dict[int, tuple[str, ...]], width: int) -> dict[int, int]:
    """The width of each column, which is at least the width of its longest word; empty if the columns don't fit side by
    side.
    """
    least = {n: max(len(word) for cell in column for word in cell.split(" ")) for n, column in columns.items()}
    free = width - sum(least.values()) - _GUTTER * (len(columns) - 1)
    if free < 0:
        return {}
    wanted = {n: max(map(len, column)) - least[n] for n, column in columns.items()}
    given = _shared(wanted, free)
    return {n: least[n] + given[n] for n in columns}


def _shared(wanted: dict[int, int], free: int) -> dict[int, int]:
    """Divides the free width among the columns. A column that needs less than an equal share gets only the width that
    it needs; the other columns share the rest equally.
    """
    given = {}
    for place, n in enumerate(sorted(wanted, key=lambda n: wanted[n])):
        given[n] = min(wanted[n], free // (len(wanted) - place))
        free -= given[n]
    return given
