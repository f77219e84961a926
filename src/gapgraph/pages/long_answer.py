"""The short form of a long answer in which each row is a claim: the gravest kinds of claim come first, and a value that
all rows share is shown only once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from gapgraph.tables.table import Cell, Table, with_rows

LONG: Final = 60
"""An answer is long if it has at least this number of rows."""

_SHOWN: Final = 12
_GRAVEST_FIRST: Final = ("gap:Denial", "gap:Absence", "gap:Harm", "gap:Limitation", "gap:NonDisclosure")


class ShortAnswer(NamedTuple):
    """The rows that are shown, the values that are equal in every row, and the number of rows that are left out."""

    table: Table
    alike: tuple[tuple[str, Cell], ...]
    left: int


def short_answer(table: Table, kinds: Sequence[Cell]) -> ShortAnswer:
    """The first rows of a table whose rows are claims of these kinds, the gravest kinds first."""
    order = sorted(range(len(kinds)), key=lambda n: _rank(kinds[n]))
    same = [n for n in range(len(table.columns)) if len({row[n] for row in table.rows}) == 1]
    kept = [n for n in range(len(table.columns)) if n not in same]
    rows = tuple(tuple(table.rows[place][n] for n in kept) for place in order[:_SHOWN])
    heads = tuple(table.columns[n] for n in kept)
    alike = tuple((table.columns[n].name, table.rows[0][n]) for n in same if table.rows[0][n] not in ("", ()))
    return ShortAnswer(with_rows(heads, rows), alike, len(table.rows) - len(rows))


def _rank(kind: Cell) -> int:
    return _GRAVEST_FIRST.index(str(kind)) if kind in _GRAVEST_FIRST else len(_GRAVEST_FIRST)
