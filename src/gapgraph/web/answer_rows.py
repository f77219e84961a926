"""The rows of an answer as its page shows them, joined as on the command line; and the claims that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Triple
from gapgraph.core.ids import report_id
from gapgraph.i18n.query_value_phrases import value_in_words
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.queries.header import ValueType
from gapgraph.queries.run import Result
from gapgraph.tables.table import Table
from gapgraph.tables.table_document import cell_parts, column_head, column_meaning
from gapgraph.vocabulary import GAP, OA, REPORT, SH, Iri, expand
from gapgraph.web.reader import Reader

_PROJECT = "https://w3id.org/gapgraph/"

LinkedCell = list[tuple[str, str]]
"""The parts of a cell, each with its text and its address, which may be empty."""


def told_columns(query: CannedQuery) -> Mapping[str, str]:
    """The description of each column from the query's header."""
    return {column.name: column.description for column in query.header.columns}


def shown_columns(reader: Reader, query: CannedQuery, table: Table) -> list[tuple[str, str, str]]:
    """The columns to show, each with its heading and its description; a label column replaces the column of its
    terms.
    """
    told = told_columns(query) if reader.language == "en" else {}
    hidden = {name.removesuffix("_label") for name in table.header if name.endswith("_label")} - {"claim"}
    return [
        (
            name,
            column_head(name.removesuffix("_label"), reader.language),
            told.get(name) or column_meaning(name.removesuffix("_label"), reader.language),
        )
        for name in table.header
        if name not in hidden and name != "claim_label"
    ]


def linked_rows(reader: Reader, query: CannedQuery, table: Table) -> list[dict[str, LinkedCell]]:
    """Each row as the parts of each cell; a term is shown by its label, a claim by its report and number."""
    terms = {column.name for column in query.header.columns if column.type is ValueType.IRI}
    return [
        {
            head.name: [
                _linked(reader, part) if head.name in terms else (_said(reader, query, head.name, part), "")
                for part in cell_parts(cell)
            ]
            for head, cell in zip_longest(table.columns, row)
        }
        for row in table.rows
    ]


def _said(reader: Reader, query: CannedQuery, name: str, part: str) -> str:
    """The value, in words if it is a code of the query itself; values that come from a source, and labels, are returned
    unchanged.
    """
    given = {column.name: column.type for column in query.header.columns}.get(name)
    is_code = given is ValueType.BOOLEAN or (given is ValueType.TEXT and not name.endswith(("_label", "quote")))
    return value_in_words(part, reader.language) if is_code else part


def _linked(reader: Reader, part: str) -> tuple[str, str]:
    """The text for a term and the address of its page: for a claim, the report's id and the claim's number; for other
    terms, the label.
    """
    if "/claim/" in part:
        report, _, number = part.partition("/claim/")
        return f"{report} {number}", reader.links.to(report, "claim", number)
    iri = expand(part)
    if iri.startswith(SH):
        return reader.view.setting.say(iri.removeprefix(SH)), ""
    if not iri.startswith(_PROJECT):
        return part, ""
    return reader.view.label(iri), reader.addresses.term(iri)


def claims_in(result: Result) -> dict[Iri, None]:
    """The claims that the rows name, in the order of the rows."""
    return dict.fromkeys(Iri(term) for row in result.rows for term in row if isinstance(term, str) and _is_claim(term))


def triples_of_claims(graph: Gapgraph, claims: Iterable[Iri]) -> Iterator[Triple]:
    """The triples of the reports about these claims and their evidence."""
    for claim in claims:
        facts = graph.report_facts(report_id(claim))
        evidence = facts.iris(claim, GAP + "evidence")
        selectors = (one for node in evidence for one in facts.iris(node, OA + "hasSelector"))
        for node in (claim, *evidence, *selectors):
            yield from facts.about(node)


def _is_claim(iri: str) -> bool:
    return iri.startswith(REPORT) and "/claim/" in iri
