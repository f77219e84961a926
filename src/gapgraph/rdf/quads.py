"""Named graphs out: plain triples as quads of the engine, and as bytes in the syntaxes that keep graphs apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from gapgraph.core.facts import Triple
from gapgraph.rdf.engine_terms import engine_term


def quads_of(graph: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    """The triples as quads of one named graph, in their order."""
    name = NamedNode(graph)
    return (Quad(_subject(s), NamedNode(p), engine_term(o), name) for s, p, o in triples)


def _subject(iri: str) -> NamedNode:
    node = engine_term(iri)
    assert isinstance(node, NamedNode), "no blank node stands in a report"
    return node


def to_n_quads(quads: Iterable[Quad]) -> bytes:
    """The quads as N-Quads, one a line, in their order."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
