"""One row for each claim, or for each protection, from an answer in which a claim has one row for each of its quotes.

A query's header names the columns that are joined. Rows that agree in all columns that aren't joined become one row. In
each joined column, a joined row has one entry for each claim. All joined columns have the claims in the same order. If
a claim quotes several passages, the passages are one entry, with ``…`` between them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from gapgraph.core.facts import Term
from gapgraph.store.protocol import Row
from gapgraph.tables.table import Cell, Heading, heading_of

_PASSAGES = " … "
_ENTRIES = " | "


def join_rows(
    columns: Sequence[str], rows: Iterable[Row], joins: Collection[str], cell: Callable[[Term | None], Cell]
) -> Iterator[tuple[Cell, ...]]:
    """Joins the rows that differ only in the columns ``joins`` into one row, and yields the joined rows. ``cell`` gives
    the text of a term. A joined row is at the position of the first of its rows.
    """
    joined = [n for n, name in enumerate(columns) if name in frozenset(joins)]
    several = any(not _is_quote(columns[n]) for n in joined)
    for claims in claims_of_rows(columns, rows, joins):
        first = claims[0][0]
        yield tuple(
            _entries(columns[n], n, claims, cell, several) if n in joined else cell(first[n])
            for n in range(len(columns))
        )


def joined_heading(name: str, joins: Iterable[str]) -> Heading:
    """The heading of a column of joined rows."""
    return heading_of(name, (" " if name == "claim" else _ENTRIES) if name in frozenset(joins) else "")


def claims_of_rows(columns: Sequence[str], rows: Iterable[Row], joins: Iterable[str]) -> Iterator[list[list[Row]]]:
    """Groups the rows of an answer: one list for each joined row, which contains one list of rows for each claim. Rows
    that have equal values in all columns that aren't joined become one joined row. Rows that differ only in columns of
    quotes belong to one claim.
    """
    joined = [n for n, name in enumerate(columns) if name in frozenset(joins)]
    kept = [n for n in range(len(columns)) if n not in joined]
    named = [n for n in joined if not _is_quote(columns[n])]
    groups: dict[Row, dict[Row, list[Row]]] = {}
    for row in rows:
        claims = groups.setdefault(tuple(row[n] for n in kept), {})
        claims.setdefault(tuple(row[n] for n in named), []).append(row)
    return (list(claims.values()) for claims in groups.values())


def _entries(
    name: str, n: int, claims: Sequence[Sequence[Row]], cell: Callable[[Term | None], Cell], several: bool
) -> Cell:
    """A cell of joined rows: one entry for each claim, or one text if only quotes are joined."""
    if not _is_quote(name):
        return tuple(str(cell(rows[0][n])) for rows in claims) if _is_claimed(claims, n) else ()
    told = [_PASSAGES.join(dict.fromkeys(str(cell(row[n])) for row in rows if row[n] is not None)) for rows in claims]
    return tuple(told) if several and any(told) else () if several else "".join(told)


def _is_claimed(claims: Sequence[Sequence[Row]], n: int) -> bool:
    """Whether any claim of a joined row has a value in column ``n``; if none has, the cell of the column is empty."""
    return any(rows[0][n] is not None for rows in claims)


def _is_quote(name: str) -> bool:
    return name.endswith("quote")
