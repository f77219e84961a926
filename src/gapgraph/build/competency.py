"""Writes the page on questions: which query answers each question, the ontology's terms that it uses, and the terms
that no query uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.corpus import Corpus
from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.rdf.sparql import tokens
from gapgraph.vocabulary import GAP, Iri, curie

_OWL = "http://www.w3.org/2002/07/owl#"
_PROPERTIES = (_OWL + "ObjectProperty", _OWL + "DatatypeProperty", _OWL + "AnnotationProperty")

_HEAD = """# Questions and terms

`python -m gapgraph.build queries` makes this page from the queries and the ontology.

This page lists the questions that the graph must answer (its competency questions), and the terms of the ontology (in
the namespace `gap:`) in the query for each question. [tests/queries/golden](../tests/queries/golden) has the expected
answer of each query. Tests check that two engines return the expected answer, and that a planted fault in the data
changes the answer.

| question | query | terms |
|---|---|---|"""

_UNUSED = """
## Terms that no query names

Programs use some terms that no query names: for the order of a list, for leaves (smallest groups) or for shapes. No
query names a term that is only one of the possible values of a query's parameter. Remove a term from the ontology if
nothing uses the term.
"""


def competency_page(catalogue: Catalogue, graph: Corpus) -> str:
    """The page: one row for each question, then the classes and properties that no query uses."""
    rows = (_row(query) for query in catalogue.values())
    used = {term for query in catalogue.values() for term in terms_of(query)}
    return "\n".join([_HEAD, *rows, _UNUSED, *_unused(graph, used)]).rstrip("\n") + "\n"


def _row(query: CannedQuery) -> str:
    return f"| {query.header.question} | [{query.name}](queries.md#{query.name}) | {_listed(terms_of(query))} |"


def _listed(terms: Iterable[str]) -> str:
    return ", ".join(f"`{term.removeprefix('gap:')}`" for term in terms)


def terms_of(query: CannedQuery) -> tuple[str, ...]:
    """The ontology's terms in the query's text and in its parameters' choices, sorted."""
    named = {token.text for token in tokens(query.sparql) if token.kind == "name" and token.text.startswith("gap:")}
    chosen = {parameter.choices for parameter in query.header.parameters if parameter.choices.startswith("gap:")}
    return tuple(sorted((named | chosen) - {"gap:"}))


def _unused(graph: Corpus, used: set[str]) -> Iterator[str]:
    for kind, iris in (("Classes", _classes(graph)), ("Properties", _properties(graph))):
        yield f"{kind} that no query names: {_listed(name for name in map(curie, iris) if name not in used)}.\n"


def _classes(graph: Corpus) -> tuple[Iri, ...]:
    """The ontology's own classes, without groups and leaves, because groups and leaves are values of parameters."""
    groups = {*graph.facts.of_type(GAP + "VictimGroup"), *graph.facts.of_type(GAP + "Leaf")}
    return tuple(iri for iri in graph.facts.of_type(_OWL + "Class") if iri.startswith(GAP) and iri not in groups)


def _properties(graph: Corpus) -> tuple[Iri, ...]:
    found = {iri for kind in _PROPERTIES for iri in graph.facts.of_type(kind) if iri.startswith(GAP)}
    return tuple(sorted(found))
