"""Plain facts as terms and quads of the engine (pyoxigraph), and as text that the engine writes.

Every syntax is written by the engine's own serializer, so that values are always escaped correctly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from gapgraph.core.facts import Term, Triple
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import PREFIXES

_CACHED: Final = 1 << 14
"""How many terms are cached: a report repeats the same few hundred terms."""

_iri = lru_cache(_CACHED)(ox.NamedNode)


@lru_cache(_CACHED)
def _node(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def engine_term(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term as a term of the engine. Raises ValueError for a name that isn't an IRI."""
    if isinstance(term, str):
        return _node(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=_iri(term.datatype)) if term.datatype else ox.Literal(term.text)


def engine_quads(triples: Iterable[Triple], graph: str = "") -> Iterator[ox.Quad]:
    """The triples as quads of the engine, in the named graph or in the default graph."""
    name = _iri(graph) if graph else None
    return (ox.Quad(_node(s), _iri(p), engine_term(o), name) for s, p, o in triples)


def merge_graphs(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads without their graph names."""
    default, plain = ox.DefaultGraph(), list(quads)
    if all(quad.graph_name == default for quad in plain):
        return plain
    return [ox.Quad(subject, predicate, term) for subject, predicate, term, _ in plain]


def write_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads, one quad on each line, in the order given; without named graphs this is N-Triples."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def write_ntriples(triples: Iterable[Triple]) -> bytes:
    """N-Triples, in the order given. Raises GapgraphError GG213 for a name that isn't an IRI."""
    try:
        return write_nquads(engine_quads(triples))
    except ValueError as error:
        raise _no_iri(str(error)) from error


def write_turtle(triples: Iterable[Triple], more_prefixes: Mapping[str, str] | None = None, base: str = "") -> bytes:
    """Turtle, in the order given, with the project's prefixes and ``more_prefixes``; IRIs below the base are relative
    to it.
    """
    statements = (quad.triple for quad in engine_quads(triples))
    prefixes = {**PREFIXES, **(more_prefixes or {})}
    return ox.serialize(statements, format=ox.RdfFormat.TURTLE, prefixes=prefixes, base_iri=base or None) or b""


def write_term(term: Term) -> str:
    """The term as SPARQL and Turtle write it. Raises GapgraphError GG213 for a blank node, or a name that isn't an
    IRI.
    """
    try:
        found = engine_term(term)
    except ValueError as error:
        raise _no_iri(str(error)) from error
    if isinstance(found, ox.BlankNode):
        raise _no_iri(str(term))
    return str(found)


def _no_iri(what: str) -> GapgraphError:
    return GapgraphError("GG213", f"A name is not an IRI: {what}", remedy="Write the name in full, or as gap:Name.")
