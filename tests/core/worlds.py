"""Worlds (groups, protections and providers) for claims: the ontology's own, and small generated ones in which all
cases can be enumerated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod

from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.api import Gapgraph
from gapgraph.core.groups import Dimension, Lattice
from gapgraph.core.taxonomy import Taxonomy, close
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    GAP,
    GOVERNMENT,
    NON_DISCRIMINATION,
    TEMPORARY_LODGING,
    VICTIM,
    VICTIM_SERVICES,
    Iri,
)

UNNAMED = Iri(GAP + "UnnamedGroup")


@dataclass(frozen=True)
class World:
    """Everything that the claims of a test may name: groups of a lattice, protections of a taxonomy, and providers."""

    lattice: Lattice
    scheme: Taxonomy
    groups: tuple[Iri, ...]
    protections: tuple[Iri, ...]
    providers: tuple[Iri, ...]


@cache
def graph() -> Gapgraph:
    """The bundled data, read once."""
    return gg.open()


@cache
def real() -> World:
    """The world of the bundled data: the groups, protections, collections and providers of the ontology, the providers
    of every country, and ``gap:UnnamedGroup``.
    """
    lattice, scheme = graph().lattice, graph().scheme
    protections = (*scheme.protections, *sorted(scheme.collections))
    return World(lattice, scheme, (*lattice.groups, UNNAMED), protections, tuple(sorted(scheme.contains)))


def lattice_of(sizes: tuple[int, ...], possible: int, groups: dict[str, int] | None = None) -> Lattice:
    """A lattice of dimensions ``A``, ``B``, … with values ``A0``, ``A1``, …, and the given groups."""
    letters = "ABCDEFGH"[: len(sizes)]
    dimensions = tuple(
        Dimension(Iri(GAP + letter), tuple(Iri(f"{GAP}{letter}{v}") for v in range(size)))
        for letter, size in zip(letters, sizes, strict=True)
    )
    return Lattice(
        dimensions, possible, {VICTIM: possible} | {Iri(name): leaves for name, leaves in (groups or {}).items()}
    )


def cells(sizes: tuple[int, ...]) -> int:
    """A number with one bit for each combination of values of dimensions with these sizes."""
    return (1 << prod(sizes)) - 1


def sizes(largest: int = 27) -> st.SearchStrategy[tuple[int, ...]]:
    """Draws, for each dimension of a lattice, its number of values; ``largest`` limits the combinations of values."""
    return st.sampled_from(shapes(largest))


@cache
def shapes(largest: int) -> tuple[tuple[int, ...], ...]:
    """The numbers of values of the dimensions of all small lattices. Each lattice has one to four dimensions of one to
    four values, with at most ``largest`` combinations of values. The lattices with the fewest combinations come first.
    """
    found = [shape for rank in range(1, 5) for shape in product(range(1, 5), repeat=rank) if prod(shape) <= largest]
    return tuple(sorted(found, key=lambda shape: (prod(shape), shape)))


@st.composite
def lattices(draw: st.DrawFn, largest: int = 27) -> Lattice:
    """A small lattice in which some combinations of values may be impossible."""
    shape = draw(sizes(largest))
    return lattice_of(shape, draw(st.integers(1, cells(shape))))


SHELTER, ROOM, MEDICAL, LEGAL, ADVOCATE = (
    Iri(GAP + name) for name in ("Shelter", "Room", "Medical", "Legal", "Advocate")
)
LIBERTY = Iri(GAP + "Liberty")
ALL_BUT_LODGING = Iri(GAP + "AllButLodging")
MINISTRY, CENTERS, NGOS, STRANGER = (Iri(GAP + name) for name in ("Ministry", "Centers", "NGOs", "Stranger"))


def small_scheme(advocate_for: Iri = VICTIM) -> Taxonomy:
    """A small taxonomy: lodging with two kinds, care, legal help with one kind, two freedoms; a ministry with centers,
    and NGOs.

    A negative claim about lodging doesn't affect ``ROOM``, which is a kind of lodging.
    """
    protections = (TEMPORARY_LODGING, SHELTER, ROOM, MEDICAL, LEGAL, ADVOCATE, LIBERTY, NON_DISCRIMINATION)
    links = [(SHELTER, TEMPORARY_LODGING), (ROOM, TEMPORARY_LODGING), (ADVOCATE, LEGAL)]
    services = [(p, VICTIM_SERVICES) for p in (TEMPORARY_LODGING, MEDICAL, LEGAL)]
    others = [(p, ALL_BUT_LODGING) for p in (MEDICAL, LEGAL, ADVOCATE)]
    collections = frozenset((VICTIM_SERVICES, ALL_BUT_LODGING))
    covers = close(links + services + others, (*protections, *collections))
    parts = [(CENTERS, MINISTRY), (MINISTRY, GOVERNMENT), (GOVERNMENT, ANY_PROVIDER), (NGOS, ANY_PROVIDER)]
    return Taxonomy(
        protections=protections,
        covers={name: below & frozenset(protections) for name, below in covers.items()},
        contains=close(parts, (ANY_PROVIDER,)),
        applies_to={ADVOCATE: advocate_for},
        collections=collections,
        freedoms=frozenset((LIBERTY, NON_DISCRIMINATION)),
        unreached_by={ROOM: frozenset((TEMPORARY_LODGING,))},
    )


@st.composite
def small_worlds(draw: st.DrawFn) -> World:
    """A world with up to nine leaves, a few groups, and a provider that the taxonomy doesn't contain."""
    lattice = draw(lattices(largest=9))
    masks = st.integers(0, lattice.possible).map(lambda mask: mask & lattice.possible)
    groups = groups_of(draw(st.lists(masks, min_size=1, max_size=4)))
    return small_world(lattice, groups, draw(st.sampled_from([VICTIM, *groups])))


def groups_of(masks: Iterable[int]) -> dict[Iri, int]:
    """Each set of leaves, with a made-up name for the group of these leaves."""
    return {Iri(f"{GAP}Group{n}"): mask for n, mask in enumerate(masks)}


def small_world(lattice: Lattice, groups: dict[Iri, int], advocate_for: Iri) -> World:
    """A world (groups, protections, providers) with the given lattice and groups, and with the taxonomy of
    :func:`small_scheme`, in which the protection ``ADVOCATE`` applies only to the group ``advocate_for``.
    """
    named = Lattice(lattice.dimensions, lattice.possible, {**lattice.groups, **groups})
    scheme = small_scheme(advocate_for)
    protections = (*scheme.protections, *sorted(scheme.collections))
    providers = (ANY_PROVIDER, GOVERNMENT, MINISTRY, CENTERS, NGOS, STRANGER)
    return World(named, scheme, (VICTIM, *named.groups, UNNAMED), protections, providers)
