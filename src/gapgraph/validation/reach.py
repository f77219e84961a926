"""Counts the nodes that each shape checked, and lists the shapes that checked no node, and the nodes that no shape
checked.

An empty list of findings has a meaning only if the shapes checked something (SHACL 1.0, section 2.1.3, defines targets;
an engine reports nothing for a target without nodes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gapgraph.core.facts import TYPE, Facts
from gapgraph.validation.nameless_shapes import nearest_name
from gapgraph.validation.shape_rules import SHAPE, Check
from gapgraph.vocabulary import PREFIXES, RDFS, SH, Iri

_SUPERCLASS = RDFS + "subClassOf"


class Target(NamedTuple):
    """The target of one rule: the IRIs of classes whose instances it checks, of predicates whose subjects it checks, or
    of single nodes.
    """

    rule: str
    classes: tuple[Iri, ...] = ()
    subjects_of: tuple[Iri, ...] = ()
    nodes: tuple[Iri, ...] = ()


class ShapeReach(NamedTuple):
    """For each rule with a target, the number of nodes of the data in the target; and the types, and the nodes without
    a type, that no rule targets.
    """

    met: Mapping[str, int]
    unseen_types: tuple[Iri, ...]
    unseen_nodes: tuple[Iri, ...] = ()

    @property
    def idle(self) -> tuple[str, ...]:
        """The shapes and checks that had no node to check."""
        return tuple(shape for shape, count in self.met.items() if not count)


def shape_targets(shapes: Facts) -> Iterator[Target]:
    """The targets of a shapes graph."""
    kinds = [SH + name for name in ("targetClass", "targetSubjectsOf", "targetNode")]
    with_one = (iri for iri in shapes if not iri.startswith("_:") and not shapes.predicates(iri).isdisjoint(kinds))
    for iri in sorted(with_one):
        yield Target(nearest_name(iri).removeprefix(SHAPE), *(shapes.iris(iri, kind) for kind in kinds))


def check_targets(checks: Iterable[Check]) -> Iterator[Target]:
    """The targets of the checks, from their headers."""
    for check in checks:
        terms = tuple(_expanded(curie) for curie in check.terms)
        yield Target(check.rule.id, subjects_of=terms) if check.of_subjects else Target(check.rule.id, classes=terms)


def _expanded(curie: str) -> Iri:
    prefix, _, local = curie.partition(":")
    return Iri(PREFIXES[prefix] + local)


def shape_reach(targets: Iterable[Target], data: Facts, background: Facts) -> ShapeReach:
    """The number of nodes of the data in each target. A type is checked if a target names the type or a superclass of
    it.
    """
    instances, subjects = _instances(data, background), _subjects(data)
    met, seen = {}, set[Iri]()
    untyped = {node for node in data if TYPE not in data.predicates(node)}
    for target in targets:
        found = {node for cls in target.classes for node in instances.get(cls, ())}
        found |= {node for node in target.nodes if node in data}
        seen |= found
        found = found.union(*(subjects.get(one, ()) for one in target.subjects_of))
        met[target.rule] = len(found)
        untyped -= found
    unseen = {cls for cls, nodes in data.by_type().items() if not seen.intersection(nodes)}
    return ShapeReach(dict(sorted(met.items())), tuple(sorted(unseen)), tuple(sorted(untyped)))


def _instances(data: Facts, background: Facts) -> Mapping[str, set[Iri]]:
    """The instances of each class, including those of subclasses."""
    found: dict[str, set[Iri]] = {}
    for cls, nodes in data.by_type().items():
        for upper in _upwards(cls, data, background):
            found.setdefault(upper, set()).update(nodes)
    return found


def _upwards(cls: str, *graphs: Facts) -> set[str]:
    known, waiting = {cls}, [cls]
    while waiting:
        one = waiting.pop()
        fresh = {upper for facts in graphs for upper in facts.iris(one, _SUPERCLASS)} - known
        known |= fresh
        waiting.extend(fresh)
    return known


def _subjects(data: Facts) -> Mapping[str, set[Iri]]:
    found: dict[str, set[Iri]] = {}
    for subject in data:
        for predicate in data.predicates(subject):
            found.setdefault(predicate, set()).add(subject)
    return found
