"""The reference page of the queries, from their headers."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.queries.header import GRAPHS, TAGS, Parameter

_HEAD = """# Queries

`python -m gapgraph.build queries` writes this page from the heads of `queries/*.rq`; edit those files, not this page.

This page lists the prepared (“canned”) SPARQL queries. `gapgraph query NAME` runs the query NAME on the bundled
reports, or on the reports in the folder of `--root`. `gapgraph query NAME --show` prints the query's parameters, their
possible values, and the SPARQL text. The SPARQL text runs on any SPARQL 1.1 store with the [named
graphs](model.md#named-graphs), because each parameter is a `VALUES` block with its default. [Questions and
terms](competency.md) shows the ontology's terms in each query, and [CONTRIBUTING](../CONTRIBUTING.md#add-a-query) shows
how to add a query.

“Refused” and “unknown” are always different rows: a status that is unspecified, undisclosed or not evidenced means that
nobody knows, not that there is no service. Each row of an answer contains the claim that proves it, and the quoted
words. Only the queries that compare whole reports have no claims in their rows; `gapgraph explain` shows these claims.
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
        period = f"A table has a column for each `{header.series[0]}`, with the value from the newest report about it"
        yield f"{period}. The column `change` distinguishes real changes from figures that a later report revised.\n"
    yield "| parameter | type | default | choices | what it is |\n|---|---|---|---|---|"
    yield from map(_parameter_row, header.parameters)
    yield "\n| column | type | what it is |\n|---|---|---|"
    yield from (f"| {one.name} | {one.type} | {one.description} |" for one in header.columns)
    yield ""


def _parameter_row(parameter: Parameter) -> str:
    options = f"each `{parameter.choices}`" if parameter.choices else " ".join(f"`{one}`" for one in parameter.options)
    return f"| {parameter.name} | {parameter.type} | `{parameter.default}` | {options} | {parameter.description} |"
