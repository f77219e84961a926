"""Draws an answer whose rows can have several claims each: first the rows with the numbers of their claims, then each
claim once.

In the short form, rows that differ only in their first column and their claims become one row (for example, protections
with the same status). The short form quotes only the sentences that prove the most rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from gapgraph.i18n.say import say
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.table_layout import draw_table
from gapgraph.tables.table import Cell, Table, heading_of, with_rows
from gapgraph.tables.table_document import cell_parts

_CLAIM = "claim"
_QUOTED = 4
"""The maximum number of sentences quoted in the short form."""

_Told = tuple[str, ...]


def draw_grouped(
    page: Page, table: Table, joins: Iterable[str], heads: Mapping[str, str], language: str, *, full: bool
) -> None:
    """Draw a table in which the columns ``joins`` have one entry for each claim; ``heads`` are the headings for
    readers.
    """
    told = [n for n, one in enumerate(table.columns) if one.name in set(joins) and one.name != _CLAIM]
    claims = next(n for n, one in enumerate(table.columns) if one.name == _CLAIM)
    shown = [n for n in range(len(table.columns)) if n not in told]
    quoted = _quoted(table.rows, claims, told)
    chosen = quoted if full else _behind_most_rows(quoted)
    rows = [
        tuple((_short_by_report if full else _short)(row[n]) if n == claims else row[n] for n in shown)
        for row in table.rows
    ]
    columns = tuple(heading_of(heads[table.columns[n].name], " ") for n in shown)
    place = shown.index(claims)
    draw_table(page, with_rows(columns, tuple(rows if full else _merged(rows, place, chosen))))
    page.blank()
    if chosen:
        page.line(Run(say("in its words", language), "heading"))
    for words, ids in chosen.items():
        page.line(Run(" ".join(ids), "strong"), *(Run(f"  {one}") for one in words if one), hang=4)
    if more := len(quoted) - len(chosen):
        page.line(Run(say("more of its words", language, count=more), "faint"))


def _behind_most_rows(quoted: Mapping[_Told, Mapping[str, float]]) -> dict[_Told, Mapping[str, float]]:
    """The texts to quote in the short form: the few texts whose claims are in the most rows of the answer; a row counts
    more, the earlier it is in the answer.
    """
    ordered = sorted(quoted.items(), key=lambda one: -max(one[1].values()))
    return dict(ordered[:_QUOTED])


def _short(cell: Cell) -> Cell:
    """The numbers of the claims; if the claims are from several reports, with the report's id before each number."""
    ids = cell_parts(cell)
    alone = len({one.partition("/")[0] for one in ids}) == 1
    return tuple(one.rpartition("/")[2] if alone else one.replace("/claim/", " ") for one in ids)


def _short_by_report(cell: Cell) -> Cell:
    """The numbers of the claims; if the claims are from several reports, grouped by report, with each report's id
    once.
    """
    several = len({one.partition("/")[0] for one in cell_parts(cell)}) > 1
    return by_report(cell) if several else _short(cell)


def by_report(cell: Cell) -> Cell:
    """The numbers of the claims, grouped by report, after the report's id."""
    found: dict[str, list[str]] = {}
    for one in cell_parts(cell):
        report, _, number = one.partition("/claim/")
        found.setdefault(report, []).append(number)
    named = (part for report, numbers in found.items() for part in (report, *numbers))
    return tuple(named)


def _merged(
    rows: Sequence[tuple[Cell, ...]], claims: int, chosen: Mapping[_Told, Mapping[str, float]]
) -> list[tuple[Cell, ...]]:
    """Merges rows that are equal except for the first column and the claims; the merged row names only the claims that
    are quoted.
    """
    numbers = {number for ids in chosen.values() for number in ids}
    alike: dict[tuple[Cell, ...], list[tuple[Cell, ...]]] = {}
    for row in rows:
        alike.setdefault(tuple(cell for n, cell in enumerate(row) if n not in (0, claims)), []).append(row)
    return [_one_of(group, claims, numbers) for group in alike.values()]


def _one_of(group: Sequence[tuple[Cell, ...]], claims: int, numbers: Collection[str]) -> tuple[Cell, ...]:
    row = list(group[0])
    row[0] = ", ".join(dict.fromkeys(str(one[0]) for one in group))
    row[claims] = tuple(sorted({id_ for one in group for id_ in cell_parts(one[claims]) if id_ in numbers}))
    return tuple(row)


def _quoted(rows: Sequence[Sequence[Cell]], claims: int, told: Sequence[int]) -> dict[_Told, dict[str, float]]:
    """For each text of a claim, the numbers of the claims with this text, each with a weight by which the page chooses
    the claims to quote. A claim has a higher weight if the claim is in more rows or in earlier rows of the answer.
    """
    found: dict[_Told, dict[str, float]] = {}
    for above, row in enumerate(rows):
        for place, number in enumerate(cell_parts(_short(row[claims]))):
            numbers = found.setdefault(tuple(_entry(row[n], place) for n in told), {})
            numbers[number] = numbers.get(number, 0) + 1 / (above + 1)
    return found


def _entry(cell: Cell, place: int) -> str:
    """The entry in a cell for the claim at this position; empty if the cell has no entry for the claim."""
    return cell[place] if isinstance(cell, tuple) and place < len(cell) else ""
