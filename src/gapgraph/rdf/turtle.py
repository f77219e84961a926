"""Turtle out: plain triples to bytes, the same for the same triples in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from gapgraph.core import facts
from gapgraph.vocabulary import PREFIXES


def to_turtle(triples: Iterable[facts.Triple], more_prefixes: Mapping[str, str] | None = None) -> bytes:
    """Turtle with the project's prefixes, in the order of the triples. No blank node occurs in plain triples."""
    prefixes = {**PREFIXES, **(more_prefixes or {})}
    return serialize((_triple(triple) for triple in triples), format=RdfFormat.TURTLE, prefixes=prefixes) or b""


def _triple(triple: facts.Triple) -> Triple:
    subject, predicate, obj = triple
    return Triple(NamedNode(subject), NamedNode(predicate), _term(obj))


def _term(term: facts.Term) -> NamedNode | Literal:
    if isinstance(term, str):
        return NamedNode(term)
    if term.language:
        return Literal(term.text, language=term.language)
    return Literal(term.text, datatype=NamedNode(term.datatype)) if term.datatype else Literal(term.text)
