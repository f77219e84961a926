"""What the shapes looked at: how many nodes each met, which met none, and what no shape looked at.

An empty list of findings means nothing until it is known that the shapes met something (SHACL 1.0, section 2.1.3,
defines targets; an engine says nothing about a target that matches no node).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gapgraph.facts import Facts
from gapgraph.scheme import close
from gapgraph.validation.rules import SH, SHAPE
from gapgraph.vocabulary import RDFS


@dataclass(frozen=True)
class ShapeReach:
    """For each targeted shape, the number of focus nodes it met in the data; and the types that none targets."""

    met: Mapping[str, int]
    unseen_types: tuple[str, ...]

    @property
    def idle(self) -> tuple[str, ...]:
        """The shapes that met no node."""
        return tuple(shape for shape, count in self.met.items() if not count)


def shape_reach(shapes: Facts, data: Facts, background: Facts) -> ShapeReach:
    """The reach of the shapes over the data; classes are closed over subclass links of data and background."""
    subclasses = _subclasses(data, background)
    met, seen = {}, set[str]()
    for iri in sorted(iri for iri in shapes if iri.startswith(SHAPE)):
        if (nodes := _focus_nodes(shapes, iri, data, subclasses)) is not None:
            met[iri.removeprefix(SHAPE)] = len(nodes)
            seen |= nodes
    return ShapeReach(met, tuple(sorted(_types_without(seen, data))))


def _subclasses(*graphs: Facts) -> Mapping[str, frozenset[str]]:
    links = [(s, upper) for facts in graphs for s in facts for upper in facts.iris(s, RDFS + "subClassOf")]
    return close(links, ())


def _focus_nodes(shapes: Facts, shape: str, data: Facts, subclasses: Mapping[str, frozenset[str]]) -> set[str] | None:
    classes = shapes.iris(shape, SH + "targetClass")
    subjects_of = shapes.iris(shape, SH + "targetSubjectsOf")
    nodes = shapes.iris(shape, SH + "targetNode")
    if not (classes or subjects_of or nodes):
        return None
    found = {n for cls in classes for sub in subclasses.get(cls, frozenset((cls,))) for n in data.of_type(sub)}
    found |= {subject for predicate in subjects_of for subject in data if data.terms(subject, predicate)}
    return found | {node for node in nodes if node in data}


def _types_without(seen: Iterable[str], data: Facts) -> set[str]:
    """The types of nodes that no shape targets: local or foreign, they went unchecked."""
    looked_at = set(seen)
    return {cls for cls, subjects in data.by_type().items() if not looked_at.intersection(subjects)}
