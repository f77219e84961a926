"""The tables about queries: the list, the possible values of a query's parameters, and constructed triples.

The columns of an answer are those that its query selects; :func:`gapgraph.tables.table.plain` makes their headings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from gapgraph.tables.table import Cell, Column, Table, table_of


class ListedParameter(Protocol):
    """The properties of a query's parameter that these tables read."""

    @property
    def name(self) -> str:
        """The parameter's name."""

    @property
    def type(self) -> str:
        """The kind of the parameter's values."""

    @property
    def default(self) -> str:
        """The default value, used when no value is given."""

    @property
    def description(self) -> str:
        """The parameter's description."""


class QueryRow(NamedTuple):
    """A canned query in the list of queries."""

    name: str
    question: str
    summary: str
    tags: tuple[str, ...]
    parameters: tuple[str, ...]


QUERY_COLUMNS: tuple[Column[QueryRow], ...] = (
    Column("query", lambda row: row.name),
    Column("question", lambda row: row.question),
    Column("summary", lambda row: row.summary),
    Column("tags", lambda row: row.tags, separator=" "),
    Column("parameters", lambda row: row.parameters, separator=" "),
)


def queries_table(queries: Iterable[QueryRow]) -> Table:
    """One row for each query: its name, its question, its tags and parameters."""
    return table_of(QUERY_COLUMNS, queries)


class ChoiceRow(NamedTuple):
    """A parameter of a query, and one possible value; both are empty if anything of its type is allowed."""

    parameter: ListedParameter
    value: str
    label: str


CHOICE_COLUMNS: tuple[Column[ChoiceRow], ...] = (
    Column("parameter", lambda row: row.parameter.name),
    Column("type", lambda row: str(row.parameter.type)),
    Column("default", lambda row: row.parameter.default),
    Column("value", lambda row: row.value, lambda row: row.label),
    Column("description", lambda row: row.parameter.description),
)


def choices_table(choices: Iterable[ChoiceRow]) -> Table:
    """One row for each parameter and possible value."""
    return table_of(CHOICE_COLUMNS, choices)


class TripleRow(NamedTuple):
    """A triple, its terms as cells."""

    subject: Cell
    predicate: Cell
    object: Cell


TRIPLE_COLUMNS: tuple[Column[TripleRow], ...] = (
    Column("subject", lambda row: row.subject),
    Column("predicate", lambda row: row.predicate),
    Column("object", lambda row: row.object),
)


def triples_table(triples: Iterable[TripleRow]) -> Table:
    """One row for each triple."""
    return table_of(TRIPLE_COLUMNS, triples)
