"""Writes the page on questions: which query answers each question, the ontology's terms that it uses, and the terms
that no query uses.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.corpus import Corpus
from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.rdf.sparql import tokens
from gapgraph.vocabulary import GAP, Iri, curie

_OWL = "http://www.w3.org/2002/07/owl#"
_PROPERTIES = (_OWL + "ObjectProperty", _OWL + "DatatypeProperty", _OWL + "AnnotationProperty")

_HEAD = """# Questions and terms

`python -m gapgraph.build queries` makes this page from the queries and the ontology.

This page lists the questions that the graph must answer (its competency questions). Each row has a question, the query
that answers it, the terms of the ontology that the query reads, and its golden result: the committed answer, with which
tests compare the query's answer. Tests also check that two engines return the golden result, and that a planted fault
in the data changes the answer.

| question | query | terms | golden result |
|---|---|---|---|"""

_UNUSED = """
## Terms that no query names

The table below lists the classes and properties of the ontology that no query contains. Programs use some terms of the
table for the order of a list, for leaves or for shapes. Other terms of the table, such as the groups, are possible
values of a query's parameter. A term that nothing uses should be removed.
"""


def competency_page(catalogue: Catalogue, graph: Corpus) -> str:
    """The page: one row for each question, then the classes and properties that no query uses."""
    rows = (_row(query) for query in catalogue.values())
    used = {term for query in catalogue.values() for term in terms_of(query)}
    return "\n".join([_HEAD, *rows, _UNUSED, *_unused(graph, used), ""])


def _row(query: CannedQuery) -> str:
    terms = ", ".join(f"`{term}`" for term in terms_of(query))
    golden = f"[{query.name}.csv](../tests/queries/golden/{query.name}.csv)"
    return f"| {query.header.question} | [{query.name}](queries.md#{query.name}) | {terms} | {golden} |"


def terms_of(query: CannedQuery) -> tuple[str, ...]:
    """The ontology's terms in the query's text and in its parameters' choices, sorted."""
    named = {token.text for token in tokens(query.sparql) if token.kind == "name" and token.text.startswith("gap:")}
    chosen = {parameter.choices for parameter in query.header.parameters if parameter.choices.startswith("gap:")}
    return tuple(sorted((named | chosen) - {"gap:"}))


def _unused(graph: Corpus, used: set[str]) -> Iterator[str]:
    yield "| term | kind | what it is |\n|---|---|---|"
    for kind, iris in (("class", _classes(graph)), ("property", _properties(graph))):
        for iri in iris:
            if curie(iri) not in used:
                yield f"| `{curie(iri)}` | {kind} | {graph.label(iri)} |"


def _classes(graph: Corpus) -> tuple[Iri, ...]:
    """The ontology's own classes, without groups and leaves, which are values of parameters."""
    groups = {*graph.facts.of_type(GAP + "VictimGroup"), *graph.facts.of_type(GAP + "Leaf")}
    return tuple(iri for iri in graph.facts.of_type(_OWL + "Class") if iri.startswith(GAP) and iri not in groups)


def _properties(graph: Corpus) -> tuple[Iri, ...]:
    found = {iri for kind in _PROPERTIES for iri in graph.facts.of_type(kind) if iri.startswith(GAP)}
    return tuple(sorted(found))
