"""Gives a name to each shape that has none (as in a user's own shapes), so that every engine can report the shape.

A property shape in brackets is named after the nearest shape around it that has a name, and its findings have that
name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse, serialize

from gapgraph.validation.shape_rules import SHAPE
from gapgraph.vocabulary import SH, Iri

_MARK = "~nameless-"
_PROPERTY = SH + "property"
_TARGETS = frozenset(SH + name for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"))


def with_names(turtle: str) -> str:
    """The shapes, with a name for each that can report something; unchanged if all shapes have names.

    Raises SyntaxError for a text that isn't Turtle.
    """
    quads = list(parse(turtle.encode(), format=RdfFormat.TURTLE))
    names = _names(quads)
    if not names:
        return turtle
    named = (Quad(_named(q.subject, names), q.predicate, _named(q.object, names)) for q in quads)
    return (serialize((quad.triple for quad in named), format=RdfFormat.N_TRIPLES) or b"").decode()


def nearest_name(shape: str) -> Iri:
    """The IRI that a person gave: of the shape itself, or of the shape around it."""
    return Iri(shape.partition(_MARK)[0])


def _names(quads: Iterable[Quad]) -> dict[BlankNode, NamedNode]:
    """The new names of shapes; the names of outer shapes come first."""
    names: dict[BlankNode, NamedNode] = {}
    parts: dict[object, list[BlankNode]] = {}
    for quad in quads:
        if quad.predicate.value in _TARGETS and isinstance(quad.subject, BlankNode):
            names.setdefault(quad.subject, NamedNode(f"{SHAPE}nameless{_MARK}{len(names) + 1}"))
        if quad.predicate.value == _PROPERTY and isinstance(quad.object, BlankNode):
            parts.setdefault(quad.subject, []).append(quad.object)
    waiting: list[object] = [*(owner for owner in parts if isinstance(owner, NamedNode)), *names]
    while waiting:
        owner = waiting.pop(0)
        known = names.get(owner, owner) if isinstance(owner, BlankNode) else owner
        for part in parts.get(owner, ()):
            if part not in names and isinstance(known, NamedNode):
                names[part] = NamedNode(f"{nearest_name(known.value)}{_MARK}{len(names) + 1}")
                waiting.append(part)
    return names


def _named(term: Any, names: dict[BlankNode, NamedNode]) -> Any:
    return names.get(term, term) if isinstance(term, BlankNode) else term
