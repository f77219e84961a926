"""A table of series for a page: the cells that identify a series are joined into one, so that the columns of the years
fit.
"""

from __future__ import annotations

from gapgraph.pages.grouped_answer import by_report
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.table_layout import draw_table
from gapgraph.tables.table import Table, heading_of, with_rows
from gapgraph.tables.table_document import cell_parts

_SHOWN = 12
"""The maximum number of series in the short form."""


def series_in_words(table: Table, head: str, total: str) -> Table:
    """The table with all columns before the first period joined into one; values that are empty or mean a total are
    left out.
    """
    at = next(n for n, one in enumerate(table.columns) if one.name[:1].isdigit())
    rows = tuple(
        (", ".join(str(cell) for cell in row[:at] if cell not in ("", total)), *row[at:]) for row in table.rows
    )
    return with_rows((heading_of(head), *table.columns[at:]), rows)


def draw_series(page: Page, table: Table, change: str) -> int:
    """Draw the longest series with a column for each period, and with its change and its claims; return how many series
    are not drawn.
    """
    periods = [n for n, one in enumerate(table.columns) if one.name[:1].isdigit()]
    changes = periods[-1] + 1
    claims = next(n for n, one in enumerate(table.columns) if one.name == "claim")
    rows = table.rows[:_SHOWN]
    told = [n for n in periods if any(row[n] != "" for row in rows)]
    widths = {n: max(len(table.columns[n].name), *(len(str(row[n])) for row in rows)) for n in told}
    if sum(widths.values()) + 2 * len(told) > page.width:
        draw_table(page, with_rows(table.columns[: changes + 1], tuple(row[: changes + 1] for row in rows)))
        return len(table.rows) - len(rows)
    page.row(Run("".join(f"  {table.columns[n].name:>{width}}" for n, width in widths.items()), "strong"))
    for row in rows:
        page.line(Run(str(row[0]), "strong"), hang=2)
        page.row("".join(f"  {row[n]!s:>{width}}" for n, width in widths.items()).rstrip())
        page.line(Run(f"{change}: ", "faint"), str(row[changes]), indent=2, hang=2)
        page.line(Run(" ".join(cell_parts(by_report(row[claims]))), "faint"), indent=2, hang=2)
    return len(table.rows) - len(rows)
