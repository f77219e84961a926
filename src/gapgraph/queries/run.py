"""A query on a store: its rows as terms and as a table, and whether more rows exist."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from gapgraph.core.facts import Literal, Term
from gapgraph.corpus import Corpus
from gapgraph.queries.catalogue import CannedQuery, Values
from gapgraph.queries.header import Header
from gapgraph.queries.joined_rows import join_rows, joined_heading
from gapgraph.queries.series_rows import series_of_rows
from gapgraph.store.protocol import Row, TripleStore
from gapgraph.tables.notebook_html import plain_html
from gapgraph.tables.period_columns import with_periods
from gapgraph.tables.table import Cell, Shown, Table, with_rows
from gapgraph.vocabulary import XSD, Iri, curie

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}")
"""Matches integers that are short enough for every program to read as numbers; longer ones stay text."""


@dataclass(frozen=True, repr=False)
class Result(Shown):
    """The result of a query: its columns and rows, and whether the limit cut it short.

    ``sparql`` is the text of the query that ran. ``joins`` are the columns that a table joins if rows agree in all
    other columns. ``series`` are the columns from which a table makes one column for each period.
    """

    sparql: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False
    joins: tuple[str, ...] = ()
    series: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def shaped(self, header: Header) -> Result:
        """The same result with the ``joins`` and ``series`` of the query's header, so that tables join rows and have a
        column for each period.
        """
        return replace(self, joins=header.joins, series=header.series)

    def table(self, language: str = "en") -> Table:
        """The rows as every table shows them: IRIs as CURIEs, integers as numbers, empty for unbound variables."""
        return self.table_by(self.columns, term_cell, language)

    def table_by(self, columns: Sequence[str], cell: Callable[[Term | None], Cell], language: str = "en") -> Table:
        """A table of some of the columns; ``cell`` gives the text of a term. Rows are joined, and periods become
        columns, as the query's header says.

        The words in the column of changes, which comes after the periods, are in ``language``.
        """
        heads = tuple(joined_heading(name, self.joins) for name in self.columns)
        rows = join_rows(self.columns, self.rows, self.joins, cell)
        kept = [self.columns.index(name) for name in columns]
        table = with_rows(tuple(heads[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))
        if not self.series:
            return table
        at = next((n for n, name in enumerate(columns) if name in self.joins), len(columns))
        return with_periods(table, series_of_rows(self.columns, self.rows, self.joins, self.series), at, language)

    def to_html(self, language: str = "en") -> str:
        """The rows as a table in a notebook."""
        return plain_html(self.table(language))


def run(store: TripleStore, query: CannedQuery, values: Values, graph: Corpus, limit: int | None = None) -> Result:
    """The rows of a canned query on the store, in the query's order: at most ``limit`` rows. The result says whether
    the limit left out rows.

    Raises GapgraphError GG502, GG503 and GG508 for wrong values, and the errors of the store.
    """
    return ask(store, query.bind(values, graph), limit)


def ask(store: TripleStore, sparql: str, limit: int | None = None) -> Result:
    """The rows of a SELECT; one row more than the limit is read, to know whether more exist."""
    found = store.select(sparql)
    rows = tuple(islice(found.rows, None if limit is None else limit + 1))
    truncated = limit is not None and len(rows) > limit
    return Result(sparql, found.columns, rows[:limit] if truncated else rows, truncated)


def term_cell(term: Term | None) -> Cell:
    """A term as a table shows it."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return int(term.text) if term.datatype == XSD + "integer" and _INTEGER.fullmatch(term.text) else term.text
    return curie(Iri(term))
