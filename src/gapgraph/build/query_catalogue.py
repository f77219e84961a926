"""The catalogue of the queries as RDF: one ``sh:SPARQLSelectExecutable`` for each, following
``ontology/shapes/queries``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gapgraph.core.facts import LABEL, TYPE, Literal, Triple
from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.queries.header import Parameter, QueryColumn, ValueType, text_of
from gapgraph.queries.values import default_term
from gapgraph.rdf.writing import write_turtle
from gapgraph.vocabulary import DCTERMS, RDFS, SH, SKOS, XSD, expand

QUERY: Final = "https://w3id.org/gapgraph/query/"
CSVW: Final = "http://www.w3.org/ns/csvw#"
DCAT: Final = "http://www.w3.org/ns/dcat#"
VANN: Final = "http://purl.org/vocab/vann/"
_PREFIXES: Final = {"query": QUERY, "sh": SH, "csvw": CSVW, "dcat": DCAT, "vann": VANN}
_TEXTS: Final = {
    "summary": DCTERMS + "description",
    "question": RDFS + "comment",
    "problem": SKOS + "scopeNote",
    "remedy": VANN + "usageNote",
}
_DATATYPES: Final = {
    ValueType.TEXT: XSD + "string",
    ValueType.INTEGER: XSD + "integer",
    ValueType.DECIMAL: XSD + "decimal",
    ValueType.BOOLEAN: XSD + "boolean",
    ValueType.DATE: XSD + "date",
    ValueType.YEAR: XSD + "gYear",
    ValueType.IRI: XSD + "anyURI",
}


def catalogue_turtle(catalogue: Catalogue) -> bytes:
    """The whole catalogue, in the order of the names."""
    return write_turtle((triple for query in catalogue.values() for triple in _query(query)), _PREFIXES)


def _query(query: CannedQuery) -> Iterator[Triple]:
    node, header = QUERY + query.name, query.header
    yield node, TYPE, SH + "SPARQLExecutable"
    yield node, TYPE, SH + "SPARQLSelectExecutable"
    yield node, LABEL, Literal(query.name)
    for key, predicate in _TEXTS.items():
        yield from ((node, predicate, Literal(header.told(key, language), language)) for language in ("en", "es"))
    yield from ((node, DCAT + "keyword", Literal(tag)) for tag in header.tags)
    yield node, SH + "select", Literal(query.sparql)
    for parameter in header.parameters:
        yield from _parameter(node, parameter)
    for place, column in enumerate(header.columns, start=1):
        yield from _column(node, place, column)


def _parameter(query: str, parameter: Parameter) -> Iterator[Triple]:
    node = f"{query}/parameter/{parameter.name}"
    yield query, SH + "parameter", node
    yield node, TYPE, SH + "Parameter"
    yield node, SH + "name", Literal(parameter.name)
    yield node, SH + "description", Literal(parameter.description)
    yield node, SH + "defaultValue", default_term(parameter)
    if parameter.type is ValueType.IRI:
        yield node, SH + "nodeKind", SH + "IRI"
    else:
        yield node, SH + "datatype", _DATATYPES[parameter.type]
    if parameter.choices:
        yield node, SH + "class", expand(parameter.choices)
    yield from ((node, SKOS + "example", Literal(text_of(option))) for option in parameter.options)


def _column(query: str, place: int, column: QueryColumn) -> Iterator[Triple]:
    node = f"{query}/column/{column.name}"
    yield query, CSVW + "column", node
    yield node, TYPE, CSVW + "Column"
    yield node, CSVW + "name", Literal(column.name)
    yield node, SH + "order", Literal(str(place), "", XSD + "integer")
    yield node, DCTERMS + "description", Literal(column.description, "en")
    yield node, CSVW + "datatype", _DATATYPES[column.type]
