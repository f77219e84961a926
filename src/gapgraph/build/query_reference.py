"""The reference page of the queries, from their headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.queries.header import TAGS, Parameter, QueryColumn

_HEAD = """# Queries

`python -m gapgraph.build queries` writes this page from the heads of `queries/*.rq`; edit those files, not this page.

`gapgraph query NAME` runs a prepared (“canned”) SPARQL query on the bundled reports, or on the reports in the folder of
`--root`. `gapgraph query NAME --show` prints the query's parameters with their possible values, its columns, and its
SPARQL text, which runs on any SPARQL 1.1 store with the [named graphs](model.md#named-graphs). [Questions and
terms](competency.md) shows the ontology's terms in each query, and [CONTRIBUTING](../CONTRIBUTING.md#add-a-query) shows
how to add a query.

A status that is unspecified, undisclosed or not evidenced means that nobody knows, not that there is no service. A
query that compares whole reports gives rows without claims; `gapgraph explain` shows the claims behind a row. If rows
differ only in columns that can list several values, the table has one row for all of them, and this row lists the
values of each of these columns.
"""

_COMMON = """## Parameters and columns of many queries

The two tables of this section explain the parameters and columns that many queries have. The section of each query
lists all its parameters and columns, and explains only the parameters and columns that these two tables don't explain.
A column with a name such as `group_label` has the name of the term in the column `group`. If rows differ only in
columns that can list several values, the answer shows one row with all these values.
"""

_PARAMETERS = "| parameter | type | default | choices | what it is |\n|---|---|---|---|---|"
_COLUMNS = "| column | type | what it is |\n|---|---|---|"
_OFTEN = 3
"""The minimum number of queries with equal descriptions of a parameter or column, for the page to explain this
parameter or column once for all queries.
"""
_NAMES = ("its name", "their name")

_T = TypeVar("_T", Parameter, QueryColumn)


@dataclass(frozen=True)
class _Common:
    """The parameters and columns of many queries, which the page explains once for all queries."""

    parameters: tuple[Parameter, ...]
    columns: tuple[QueryColumn, ...]

    def explains(self, column: QueryColumn) -> bool:
        return column in self.columns or (column.name.endswith("_label") and column.description in _NAMES)


def reference_page(catalogue: Catalogue) -> str:
    """The page: the queries by tag, what many queries share, then one section for each query."""
    common = _common(catalogue)
    sections = (part for query in catalogue.values() for part in _section(query, common))
    return "\n".join([_HEAD, *_by_tag(catalogue), *_common_tables(common), *sections])


def _common(catalogue: Catalogue) -> _Common:
    headers = [query.header for query in catalogue.values()]
    parameters = Counter(one for header in headers for one in header.parameters)
    columns = Counter(one for header in headers for one in header.columns if one.description not in _NAMES)
    return _Common(_frequent(parameters), _frequent(columns))


def _frequent(counted: Counter[_T]) -> tuple[_T, ...]:
    """The parameters or columns that at least :data:`_OFTEN` queries describe in equal words, sorted by name. If a name
    has several such descriptions, only the parameter or column with the most frequent description is returned.
    """
    frequent = {one.name: one for one, count in reversed(counted.most_common()) if count >= _OFTEN}
    return tuple(one for _, one in sorted(frequent.items()))


def _by_tag(catalogue: Catalogue) -> Iterator[str]:
    yield "## By tag\n\n| tag | about | queries |\n|---|---|---|"
    for tag, queries in catalogue.by_tag().items():
        yield f"| {tag} | {TAGS[tag]} | {', '.join(f'[{one.name}](#{one.name})' for one in queries)} |"
    yield ""


def _common_tables(common: _Common) -> Iterator[str]:
    yield _COMMON
    yield _PARAMETERS
    yield from map(_parameter_row, common.parameters)
    yield f"\n{_COLUMNS}"
    yield from map(_column_row, common.columns)
    yield ""


def _section(query: CannedQuery, common: _Common) -> Iterator[str]:
    header = query.header
    yield f"## {query.name}\n\n**{header.question}**\n"
    yield f"{header.problem} {header.remedy}\n"
    if header.series:
        period = header.series[0]
        yield f"The table has one column for each `{period}`: the number from the newest report about this {period}."
        yield "The column `change` distinguishes real changes from figures that a later report revised.\n"
    yield f"Parameters: {_names(one.name for one in header.parameters)}.\n"
    yield from _table(_PARAMETERS, [_parameter_row(one) for one in header.parameters if one not in common.parameters])
    several = f" Columns that can list several values: {_names(header.joins)}." if header.joins else ""
    yield f"Columns: {_names(one.name for one in header.columns)}.{several}\n"
    yield from _table(_COLUMNS, [_column_row(one) for one in header.columns if not common.explains(one)])


def _table(head: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield from (head, *rows, "")


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _column_row(column: QueryColumn) -> str:
    return f"| {column.name} | {column.type} | {column.description} |"


def _parameter_row(parameter: Parameter) -> str:
    options = f"each `{parameter.choices}`" if parameter.choices else _names(parameter.options).replace(",", "")
    return f"| {parameter.name} | {parameter.type} | `{parameter.default}` | {options} | {parameter.description} |"
