"""N-Triples out, and terms as SPARQL text: both written by the engine, so that no value can break out of its place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from gapgraph.core.facts import Term, Triple
from gapgraph.errors import GapgraphError
from gapgraph.rdf.engine_terms import engine_term

_KEPT: Final = 1 << 14
"""Names whose text is remembered: a report says the same few hundred over and over."""


def to_lines(triples: Iterable[Triple]) -> bytes:
    """The triples as N-Triples, in their order. Raises GapgraphError GG213 for a name that is no IRI."""
    try:
        return "".join(f"{_node(s)} {_predicate(p)} {_text(o)} .\n" for s, p, o in triples).encode()
    except ValueError as error:
        raise _no_iri(str(error)) from error


def _text(term: Term) -> str:
    return _node(term) if isinstance(term, str) else str(engine_term(term))


@lru_cache(_KEPT)
def _node(name: str) -> str:
    return str(engine_term(name))


@lru_cache(_KEPT)
def _predicate(name: str) -> str:
    return str(ox.NamedNode(name))


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
