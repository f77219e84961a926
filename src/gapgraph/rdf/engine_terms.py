"""Plain terms and triples as the engine's (pyoxigraph)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from gapgraph.core import facts


def _node(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def engine_quads(triples: Iterable[facts.Triple], graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
    """Plain triples as the engine's quads, in the graph or in none."""
    for subject, predicate, term in triples:
        yield ox.Quad(_node(subject), ox.NamedNode(predicate), engine_term(term), graph)


def engine_term(term: facts.Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A plain term as the engine's."""
    if isinstance(term, str):
        return _node(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term.text)
