"""A grid of short cells on a page: rows named at the left, columns named above, split into blocks that fit the width.

A grid can have thirty columns of two characters, which have no room for their names. So each name of a column has its
own line, starts above its column and continues to the right, like a staircase. This module draws the staircase, because
the library Rich can't draw it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gapgraph.pages.layout import Page, Run, split

GridCell = tuple[Run, ...]
"""The content of one cell: one or two styled texts, with at most two characters together."""

STEP = 3
"""The width of a column of cells, in characters, if the names of the columns are written as a staircase."""

_WIDEST_NAMES = 38


@dataclass(frozen=True)
class GridRow:
    """A row's name and its cells, one for each column; a row without cells is a heading."""

    name: str
    cells: tuple[GridCell, ...] = ()


def draw_staircase(page: Page, columns: Sequence[str], rows: Sequence[GridRow]) -> None:
    """Draw the grid with one line for each column's name; each name starts above its column, so that the names look
    like the steps of a staircase.
    """
    margin = _margin(page, rows)
    start = 0
    while start < len(columns):
        end = start + max(1, _fitting(columns[start:], page.width - margin))
        page.blank()
        for place, name in enumerate(columns[start:end]):
            page.row(Run(" " * margin + "│  " * place, "faint"), name)
        _draw_rows(page, rows, range(start, end), margin, STEP)
        start = end


def fits_staircase(page: Page, columns: Sequence[str], rows: Sequence[GridRow], least: int) -> bool:
    """Whether at least ``least`` columns (or all columns, if the grid has fewer) fit side by side on the page if each
    column's name has its own line above the grid, starts above its column and continues to the right.
    """
    return _fitting(columns, page.width - _margin(page, rows)) >= min(least, len(columns))


def _fitting(columns: Sequence[str], room: int) -> int:
    """The number of columns that fit side by side in the width, with their names above them."""
    fitting = 0
    for place, name in enumerate(columns):
        if place * STEP + max(len(name), STEP - 1) > room:
            break
        fitting += 1
    return fitting


def draw_stacked(page: Page, columns: Sequence[str], rows: Sequence[GridRow]) -> None:
    """Draw the grid with each column's name above its column; a name with hyphens is broken into several lines."""
    margin = _margin(page, rows)
    heads = [name.split("-") for name in columns]
    step = max((len(part) for head in heads for part in head), default=0) + 1
    fitting = max(1, (page.width - margin) // step)
    for start in range(0, len(columns), fitting):
        block = range(start, min(start + fitting, len(columns)))
        deepest = max(len(heads[place]) for place in block)
        for level in range(deepest):
            parts = (heads[place][level] if level < len(heads[place]) else "" for place in block)
            page.row(Run(" " * margin + "".join(f"{part:<{step}}" for part in parts).rstrip(), "strong"))
        _draw_rows(page, rows, block, margin, step)
        if block.stop < len(columns):
            page.blank()


def _margin(page: Page, rows: Sequence[GridRow]) -> int:
    """The width of the margin with the rows' names: the width of the longest name, up to a limit, plus a space."""
    longest = max((len(row.name) for row in rows if row.cells), default=0)
    return min(longest, _WIDEST_NAMES, page.width * 2 // 5) + 2


def _draw_rows(page: Page, rows: Sequence[GridRow], block: range, margin: int, step: int) -> None:
    for row in rows:
        if not row.cells:
            page.blank()
            page.line(Run(row.name, "strong"))
            continue
        first, *more = split(row.name, margin - 2)
        page.row(*_filled(first, [row.cells[place] for place in block], margin, step))
        for line in more:
            page.line(f"  {line}")


def _filled(name: str, cells: Sequence[GridCell], margin: int, step: int) -> Iterator[Run]:
    """The name and the cells, each padded to its column, without trailing blanks."""
    yield Run(name)
    gap = margin - len(name)
    for cell in cells:
        if not cell:
            gap += step
            continue
        yield Run(" " * gap)
        yield from cell
        gap = step - sum(len(run.text) for run in cell)
