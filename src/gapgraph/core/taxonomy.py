"""Protections and providers: which contains which, and to which group a protection applies.

The module ``taxonomy`` computes the transitive and reflexive closures of protections and providers from the asserted
links (``skos:broader``, ``skos:member``, ``org:subOrganizationOf``, ``org:unitOf``), so that a report with providers of
its own needs no generated file. For SPARQL, ``ontology/inferred/closures.ttl`` has the closures of protections and
providers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gapgraph.core.facts import Facts
from gapgraph.core.groups import order_of
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import ANY_PROVIDER, GAP, ORG, SKOS, TEMPORARY_LODGING, VICTIM, VICTIM_SERVICES, Iri

Closure = Mapping[Iri, frozenset[Iri]]
"""Maps a term to itself and everything below it."""


@dataclass(frozen=True)
class Taxonomy:
    """The hierarchies of protections and providers.

    ``protections`` are in the order of the columns of the matrix. ``covers`` maps a protection or a collection to the
    protections that it includes; ``contains`` maps a provider to the providers within it; ``applies_to`` maps a
    protection to the one group that it applies to. ``freedoms`` are protections that nobody has to provide.
    ``unreached_by`` maps a protection to broader protections: if a claim says that one of these broader protections is
    refused, absent or insufficient, the claim doesn't count for the narrower protection.
    """

    protections: tuple[Iri, ...]
    covers: Closure
    contains: Closure
    applies_to: Mapping[Iri, Iri] = field(default_factory=dict)
    collections: frozenset[Iri] = frozenset()
    freedoms: frozenset[Iri] = frozenset()
    unreached_by: Mapping[Iri, frozenset[Iri]] = field(default_factory=dict)

    def covered(self, protection: Iri) -> frozenset[Iri]:
        """The protections that a claim about this protection or collection mentions: itself and the narrower ones."""
        return self.covers.get(protection, frozenset())

    def reached(self, protection: Iri) -> frozenset[Iri]:
        """The protections that a claim concerns if it says that this protection or collection is refused, absent or
        insufficient: those that it covers, without those that ``unreached_by`` excludes.
        """
        return self._reached.get(protection, frozenset())

    @cached_property
    def _reached(self) -> Mapping[Iri, frozenset[Iri]]:
        own = {p: self.covers[p] - self._cut_off(p) for p in self.protections}
        return {name: frozenset().union(*(own[q] for q in self.named(name))) for name in self.covers}

    def _cut_off(self, protection: Iri) -> frozenset[Iri]:
        cut = (p for p, barriers in self.unreached_by.items() if barriers & self.covers[protection])
        return frozenset().union(*map(self.covered, cut))

    def met_by(self, protection: Iri) -> tuple[Iri, ...]:
        """``protection`` and all broader protections, because a service for a protection also provides the broader
        ones: a specialized shelter also provides temporary lodging.
        """
        return self._met_by.get(protection, ())

    @cached_property
    def _met_by(self) -> Mapping[Iri, tuple[Iri, ...]]:
        known = {p: self.covers[p] for p in self.protections}
        return {q: tuple(p for p, covered in known.items() if q in covered) for q in self.protections}

    def within(self, provider: Iri) -> frozenset[Iri]:
        """The provider and its parts. Every provider is within ``gap:AnyProvider``."""
        return self.contains.get(provider, frozenset((provider,)))

    def named(self, protection: Iri) -> tuple[Iri, ...]:
        """The protections that a name means: the members of a collection, or the protection alone."""
        return self._members.get(protection, ())

    @cached_property
    def _members(self) -> Mapping[Iri, tuple[Iri, ...]]:
        return {name: self._members_of(name) for name in self.covers}

    def _members_of(self, name: Iri) -> tuple[Iri, ...]:
        if name not in self.collections:
            return (name,)
        covered = self.covered(name)
        return tuple(p for p in self.protections if p in covered and not self._inside_another(p, covered))

    def _inside_another(self, protection: Iri, others: frozenset[Iri]) -> bool:
        return any(other != protection and protection in self.covered(other) for other in others)

    def is_all_services(self, protection: Iri) -> bool:
        """Whether the name means all of ``gap:VictimServices``."""
        return self.covered(VICTIM_SERVICES) <= self.covered(protection)

    def is_lodging(self, protection: Iri) -> bool:
        """Whether the protection is temporary lodging or a kind of it."""
        return protection in self.covered(TEMPORARY_LODGING)

    def applicable_group(self, protection: Iri) -> Iri:
        """The group to whose leaves the protection applies; ``gap:Victim`` unless the ontology names a narrower one."""
        return self.applies_to.get(protection, VICTIM)


LARGEST = 500_000
"""The maximum number of pairs in a closure: ten thousand providers in a tree of ten levels need a tenth of this
number."""


def close(links: Iterable[tuple[Iri, Iri]], terms: Iterable[Iri]) -> dict[Iri, frozenset[Iri]]:
    """The reflexive and transitive closure, downwards, of ``(lower, upper)`` links; cycles are allowed.

    Raises GapgraphError GG205 if the closure would have more than :data:`LARGEST` pairs; no real organization has so
    many levels.
    """
    below: dict[Iri, set[Iri]] = {term: set() for term in terms}
    for lower, upper in links:
        below.setdefault(upper, set()).add(lower)
        below.setdefault(lower, set())
    closed, pairs = dict[Iri, frozenset[Iri]](), 0
    for term in below:
        closed[term] = frozenset(_reach(below, term))
        pairs += len(closed[term])
        if pairs > LARGEST:
            remedy = "Look for a long chain, or a cycle, of broader protections or of parts of providers."
            raise GapgraphError(
                "GG205", "The hierarchy of protections or providers has too many levels", place=term, remedy=remedy
            )
    return closed


def _reach(below: Mapping[Iri, set[Iri]], start: Iri) -> set[Iri]:
    reached, waiting = {start}, [start]
    while waiting:
        new = below.get(waiting.pop(), set()) - reached
        reached |= new
        waiting.extend(new)
    return reached


def read_taxonomy(facts: Facts) -> Taxonomy:
    """The taxonomy that the ontology's protections and all known providers describe."""
    protections = facts.of_type(GAP + "Protection")
    collections = facts.of_type(SKOS + "Collection")
    return Taxonomy(
        protections=tuple(sorted(protections, key=lambda p: (order_of(facts, p), p))),
        covers=_read_covers(facts, protections, collections),
        contains=_read_contains(facts),
        applies_to={p: group for p in protections if (group := facts.iri(p, GAP + "appliesTo"))},
        collections=frozenset(collections),
        freedoms=frozenset(facts.of_type(GAP + "Freedom")),
        unreached_by={p: frozenset(by) for p in protections if (by := facts.iris(p, GAP + "unreachedBy"))},
    )


def _read_covers(facts: Facts, protections: tuple[Iri, ...], collections: tuple[Iri, ...]) -> Closure:
    links = [(p, broader) for p in protections for broader in facts.iris(p, SKOS + "broader")]
    links += [(member, c) for c in collections for member in facts.iris(c, SKOS + "member")]
    known = frozenset(protections)
    return {term: below & known for term, below in close(links, (*protections, *collections)).items()}


def _read_contains(facts: Facts) -> Closure:
    providers = facts.of_type(GAP + "Provider")
    links: list[tuple[Iri, Iri]] = [(p, ANY_PROVIDER) for p in providers]
    for part_of in (ORG + "subOrganizationOf", ORG + "unitOf"):
        links += [(p, whole) for p in providers for whole in facts.iris(p, part_of)]
    return close(links, (ANY_PROVIDER, *providers))
