"""N-Triples out, and terms as SPARQL text: both written by the engine, so that no value can break out of its place."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from gapgraph.errors import GapgraphError
from gapgraph.facts import Term, Triple
from gapgraph.store.embedded import engine_term


def to_lines(triples: Iterable[Triple]) -> bytes:
    """The triples as N-Triples, in their order. Raises GapgraphError GG213 for a name that is no IRI."""
    return ox.serialize(map(_engine_triple, triples), format=ox.RdfFormat.N_TRIPLES) or b""


def _engine_triple(triple: Triple) -> ox.Triple:
    subject, predicate, obj = triple
    try:
        node = engine_term(subject)
        assert not isinstance(node, ox.Literal)
        return ox.Triple(node, ox.NamedNode(predicate), engine_term(obj))
    except ValueError as error:
        raise _no_iri(str(error)) from error


def written(term: Term) -> str:
    """The term as SPARQL and Turtle write it. Raises GapgraphError GG213 for a name that is no IRI."""
    try:
        found = engine_term(term)
    except ValueError as error:
        raise _no_iri(str(error)) from error
    if isinstance(found, ox.BlankNode):
        raise _no_iri(str(term))
    return str(found)


def _no_iri(what: str) -> GapgraphError:
    return GapgraphError("GG213", f"A name is no IRI: {what}", remedy="Write it in full, or as gap:Name.")
