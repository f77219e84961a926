"""The reference page of the queries, from their headers."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.queries.header import GRAPHS, TAGS, Parameter

_HEAD = """# Queries

Made from the heads of `queries/*.rq` by `python -m gapgraph.build queries`; change them there.

These are the prepared (“canned”) SPARQL queries. `gapgraph query NAME` runs one on the bundled reports, or on those of
`--root`. `gapgraph query NAME --show` prints its parameters, their possible values, and its text. The same text runs on
any SPARQL 1.1 store with the [named graphs](model.md#named-graphs), because each parameter is a `VALUES` block with its
default. [Questions and terms](competency.md) shows the ontology's terms in each query, and
[CONTRIBUTING](../CONTRIBUTING.md#add-a-query) how to add one.

“Refused” and “unknown” are always different rows: a status that is unspecified, undisclosed or not evidenced means that
nobody knows, not that there is no service. Each row has the claim that proves it and the quoted words, except in
queries that compare whole reports: for a row of these queries, `gapgraph explain` shows the claims.
"""


def reference_page(catalogue: Catalogue) -> str:
    """The page: the queries by tag, then one section for each query."""
    parts = [_HEAD, *_by_tag(catalogue), *(part for query in catalogue.values() for part in _section(query))]
    return "\n".join(parts)


def _by_tag(catalogue: Catalogue) -> Iterator[str]:
    yield "## By tag\n\n| tag | about | queries |\n|---|---|---|"
    for tag, queries in catalogue.by_tag().items():
        yield f"| {tag} | {TAGS[tag]} | {', '.join(f'[{one.name}](#{one.name})' for one in queries)} |"
    yield ""


def _section(query: CannedQuery) -> Iterator[str]:
    header = query.header
    yield f"## {query.name}\n\n**{header.question}** ({header.question_es})\n"
    yield f"{header.summary}\n"
    yield f"{header.problem} {header.remedy}\n"
    yield f"The query reads: {'; '.join(GRAPHS[one] for one in header.reads)}.\n"
    if header.joins:
        joined = ", ".join(f"`{one}`" for one in header.joins)
        yield f"Rows that differ only in {joined} are joined into one row, in every format.\n"
    if header.series:
        period = f"A table has a column for each `{header.series[0]}`, with the value in the newest report that has one"
        yield f"{period}. The column `change` separates real changes from figures that a later report revised.\n"
    yield "| parameter | type | default | choices | what it is |\n|---|---|---|---|---|"
    yield from map(_parameter_row, header.parameters)
    yield "\n| column | type | what it is |\n|---|---|---|"
    yield from (f"| {one.name} | {one.type} | {one.description} |" for one in header.columns)
    yield ""


def _parameter_row(parameter: Parameter) -> str:
    options = f"each `{parameter.choices}`" if parameter.choices else " ".join(f"`{one}`" for one in parameter.options)
    return f"| {parameter.name} | {parameter.type} | `{parameter.default}` | {options} | {parameter.description} |"
