"""Victim groups as sets of leaves, one bit for each leaf.

A *leaf* is one possible combination of a value from each dimension: the smallest group. All combinations of values,
possible or not, form a grid. Each combination of values is a cell of the grid. A cell's number is its mixed-radix index
(first dimension most significant). A set of leaves is one Python integer, with one bit for each cell. The reasoners
compute which leaves are possible, and which leaves belong to which group; this module reads the result from
``ontology/inferred/groups.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod

from gapgraph.core.facts import Facts
from gapgraph.vocabulary import GAP, RDFS, VICTIM, Iri

_SUBCLASS = RDFS + "subClassOf"


@dataclass(frozen=True)
class Dimension:
    """One way in which victims differ: an IRI and its values (class IRIs), in the ontology's order."""

    iri: Iri
    values: tuple[Iri, ...]


@dataclass(frozen=True)
class Lattice:
    """The dimensions, the possible cells, and each named group as the set of its leaves.

    ``groups`` maps the IRI of a named group to its leaves as bits. If two groups have the same leaves, a box gets the
    name of the first in the ontology's order.
    """

    dimensions: tuple[Dimension, ...]
    possible: int
    groups: Mapping[Iri, int] = field(default_factory=dict)

    def __hash__(self) -> int:
        """A fast hash, from the possible cells only: the cached function :func:`~gapgraph.core.boxes.cover` hashes the
        lattice at every call.
        """
        return hash(self.possible)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The number of values of each dimension."""
        return tuple(len(dimension.values) for dimension in self.dimensions)

    @cached_property
    def grid(self) -> int:
        """All cells of the grid, possible or not."""
        return (1 << prod(self.sizes)) - 1

    @cached_property
    def value_cells(self) -> tuple[tuple[int, ...], ...]:
        """For each value of each dimension, the cells of the grid (combinations of values) that have this value."""
        return tuple(tuple(self._cells_with(d, v) for v in range(size)) for d, size in enumerate(self.sizes))

    def _cells_with(self, dimension: int, value: int) -> int:
        block = prod(self.sizes[dimension + 1 :])
        stripe = ((1 << block) - 1) << (value * block)
        period = block * self.sizes[dimension]
        return sum(stripe << start for start in range(0, prod(self.sizes), period))

    @cached_property
    def names(self) -> Mapping[int, Iri]:
        """For each set of leaves that equals a named group, the IRI of that group; if two groups have the same leaves,
        the first in order.
        """
        names: dict[int, Iri] = {}
        for iri, leaves in self.groups.items():
            names.setdefault(leaves, iri)
        return names

    def leaves_of(self, group: Iri) -> int:
        """The leaves of a group; none for a group that the ontology doesn't define."""
        return self.groups.get(group, 0)

    def cell(self, values: Mapping[Iri, Iri]) -> int:
        """The number of a combination of values in the grid of all combinations; ``values`` maps the IRI of each
        dimension to the IRI of its value.
        """
        number = 0
        for dimension in self.dimensions:
            number = number * len(dimension.values) + dimension.values.index(values[dimension.iri])
        return number


def bits(leaves: int) -> Iterator[int]:
    """The numbers of the set bits, lowest first."""
    while leaves:
        low = leaves & -leaves
        yield low.bit_length() - 1
        leaves ^= low


def union(masks: Iterable[int]) -> int:
    """The leaves that are in any of these sets."""
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def read_lattice(facts: Facts) -> Lattice:
    """The dimensions and groups that the ontology and the reasoners' inferences describe."""
    dimensions = _read_dimensions(facts)
    bare = Lattice(dimensions, 0)
    dimension_of = {value: d.iri for d in dimensions for value in d.values}
    members: dict[Iri, int] = {}
    possible = 0
    for leaf in facts.of_type(GAP + "Leaf"):
        values = facts.iris(leaf, GAP + "leafValue")
        bit = 1 << bare.cell({dimension_of[value]: value for value in values})
        possible |= bit
        for group in facts.iris(leaf, _SUBCLASS):
            members[group] = members.get(group, 0) | bit
    groups = {g: members.get(g, 0) for g in _ordered(facts, facts.of_type(GAP + "VictimGroup"))}
    return Lattice(dimensions, possible, {VICTIM: possible} | groups)


def _read_dimensions(facts: Facts) -> tuple[Dimension, ...]:
    values: dict[Iri, list[Iri]] = {}
    for subject in facts:
        for dimension in facts.iris(subject, GAP + "dimension"):
            values.setdefault(dimension, []).append(subject)
    return tuple(Dimension(d, _ordered(facts, tuple(values[d]))) for d in _ordered(facts, tuple(values)))


def _ordered(facts: Facts, iris: tuple[Iri, ...]) -> tuple[Iri, ...]:
    return tuple(sorted(iris, key=lambda iri: (order_of(facts, iri), iri)))


def order_of(facts: Facts, iri: Iri) -> int:
    """A term's position among its siblings (``gap:order``); last if it has none."""
    return int(facts.text(iri, GAP + "order") or 1_000_000)
