"""The reference page of the queries, from their headers."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.queries.header import GRAPHS, TAGS, Parameter

_HEAD = """# Queries

Made from the heads of `queries/*.rq` by `python -m gapgraph.build queries`; change them there.

Each of these questions has a name. `gapgraph query NAME` asks it of the bundled reports, or of those that `--root`
names, and `gapgraph query NAME --show` prints its parameters, what each may be set to, and its text. The very same
text runs on any SPARQL 1.1 store that holds the named graphs, for each parameter stands in it as a `VALUES` block with
its default. Which ontology terms a query reads stands in [questions and terms](competency.md); how to add one, in
[CONTRIBUTING](../CONTRIBUTING.md#add-a-query).

An answer never mixes what is refused with what is not known: a row whose status is unspecified, undisclosed or not
evidenced is unknown, which does not mean absent. Each row has the claim that proves it and the quoted words, except in
queries that compare reports cell by cell; there `gapgraph explain` leads from a cell to its claims.
"""


def reference_page(catalogue: Catalogue) -> str:
    """The page: the queries by tag, then one section for each."""
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
    yield f"Reads {', '.join(GRAPHS[one] for one in header.reads)}. {header.problem} {header.remedy}\n"
    if header.joins:
        joined = ", ".join(f"`{one}`" for one in header.joins)
        yield f"Rows that differ in {joined} alone are one row in every format.\n"
    if header.series:
        period = f"A table has a column for each `{header.series[0]}`, with what the newest report says of it"
        yield f"{period}, and a column `change`: real change by year, and apart from it what a later report revised.\n"
    yield "| parameter | type | default | choices | what it is |\n|---|---|---|---|---|"
    yield from map(_parameter_row, header.parameters)
    yield "\n| column | type | what it is |\n|---|---|---|"
    yield from (f"| {one.name} | {one.type} | {one.description} |" for one in header.columns)
    yield ""


def _parameter_row(parameter: Parameter) -> str:
    options = f"each `{parameter.choices}`" if parameter.choices else " ".join(f"`{one}`" for one in parameter.options)
    return f"| {parameter.name} | {parameter.type} | `{parameter.default}` | {options} | {parameter.description} |"
