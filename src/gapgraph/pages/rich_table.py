"""A table drawn for a terminal by Rich, its cells wrapped to the width; row by row where columns don't fit.

Rich is imported here and nowhere else, when a table is drawn: the main job doesn't wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from gapgraph.pages.layout import Page, Run, visible
from gapgraph.tables.table import Table

_GUTTER = 2
_LONGEST_WORD = 24
"""A longer word, such as an address, may be broken over lines; any other is not."""


def draw_table(table: Table, width: int, *, color: bool = False) -> str:
    """The table as text, no line wider than ``width`` unless a single word is; empty for one without rows."""
    rows = [[visible(cell) for cell in row] for row in table.flat()]
    if not rows:
        return ""
    header = [name.replace("_", " ") for name in table.header]
    least = _least(header, rows)
    if sum(least) + _GUTTER * (len(least) - 1) > width:
        return _written_out(header, rows, width, color=color)
    return _side_by_side(header, rows, least, width, color=color)


def _least(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The width below which each column would break a word."""
    columns = zip(header, *rows, strict=True)
    longest = (max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns)
    return [min(one, _LONGEST_WORD) for one in longest]


def _side_by_side(
    header: Sequence[str], rows: Sequence[Sequence[str]], least: Sequence[int], width: int, *, color: bool
) -> str:
    from rich.console import Console  # noqa: PLC0415  (see above)
    from rich.table import Table as Drawing  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawing = Drawing(box=None, pad_edge=False, padding=(0, _GUTTER, 0, 0), header_style="bold underline")
    for name, narrowest in zip(header, least, strict=True):
        drawing.add_column(name, min_width=narrowest, overflow="fold")
    for row in rows:
        drawing.add_row(*map(Text, row))
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        height=100,
        force_terminal=color,
        force_jupyter=False,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
        _environ={},
    )
    console.print(drawing)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines() if line.strip())


def _written_out(header: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, color: bool) -> str:
    page = Page(width, color=color)
    for row in rows:
        for name, cell in _filled(header, row):
            page.line(Run(f"{name}: ", "faint"), cell, hang=2)
        page.blank()
    return page.text()


def _filled(header: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((name, cell) for name, cell in zip(header, row, strict=True) if cell)
