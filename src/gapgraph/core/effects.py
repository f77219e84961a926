"""Effects on provisions: bars, refusals, limitations and infringements of freedoms.

Decision 0011 explains how claims affect statuses in cases that the table of statuses in the README omits; decision 0034
explains, among other things, the rules on freedoms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gapgraph.core.claim_words import Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import Superseded, View
from gapgraph.core.groups import Lattice
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import ANY_PROVIDER, DISCRIMINATED, GOVERNMENT, NON_DISCRIMINATION, Iri


class Effect(NamedTuple):
    """A claim that affects provisions: its leaves, the protections that it names and reaches, and the providers.

    ``bars`` are the leaves to which the claim closes a service completely, ``refuses`` the leaves to which the claim
    refuses a service, and ``limits`` the leaves for which the claim limits a service. If a Denial is true always and
    everywhere, its leaves are both in ``bars`` and in ``refuses``. ``infringes`` are the leaves to which a freedom
    counts as refused, no matter who refused the freedom. ``pointed`` is true if the claim is neither about all victims
    nor about all services.
    """

    claim: Claim
    leaves: int
    names: frozenset[Iri]
    reaches: frozenset[Iri]
    providers: frozenset[Iri]
    pointed: bool = False
    bars: int = 0
    refuses: int = 0
    limits: int = 0
    infringes: int = 0

    @property
    def closes(self) -> int:
        """The leaves that the claim bars or refuses; if the claim is about a shelter, they can't enter the shelter."""
        return self.bars | self.refuses

    def is_on(self, protection: Iri, provider: Iri) -> bool:
        """Whether the effect concerns a provision of the protection by the provider."""
        return protection in self.reaches and provider in self.providers

    def is_at(self, providers: set[Iri]) -> bool:
        """Whether the claim names any provider (``gap:AnyProvider``), or a provider that is or contains one of
        ``providers``.
        """
        return self.claim.provider == ANY_PROVIDER or not self.providers.isdisjoint(providers)

    def on_freedom(self, provider: Iri) -> Effect:
        """The effect on a freedom, such as liberty: an infringement counts as a refusal, no matter who infringed the
        freedom; a bar (a claim that closes something completely) counts only if the effect concerns ``provider``; a
        limitation doesn't count.
        """
        return self._replace(bars=self.bars if provider in self.providers else 0, refuses=self.infringes, limits=0)


def effects_of(
    certain: list[Claim], provisions: list[Claim], view: View, scheme: Taxonomy, lattice: Lattice
) -> list[Effect]:
    """The effects of all claims on provisions. A claim about any provider (``gap:AnyProvider``) also affects provisions
    by providers that only the report names.
    """
    anyone = scheme.within(ANY_PROVIDER) | {claim.provider for claim in provisions}
    weighing = [c for c in certain if c.kind in _WEIGHING and not is_systemic(c, view, scheme, lattice)]
    admitted = _admitted(provisions, lattice)
    effects = list[Effect]()
    for claim in (*weighing, *(claim for claim in provisions if claim.exclusive)):
        leaves = lattice.leaves_of(claim.group)
        pointed = leaves != lattice.possible and not scheme.is_all_services(claim.protection)
        providers = anyone if claim.provider == ANY_PROVIDER else scheme.within(claim.provider)
        names = frozenset(scheme.named(claim.protection))
        touching = Effect(claim, leaves, names, scheme.reached(claim.protection), providers, pointed)
        others = lattice.possible & ~admitted.get((claim.provider, claim.protection), 0)
        effects.extend(_not_superseded(_classified(touching, view, others), view))
    harms = (claim for claim in certain if claim.kind is Kind.HARM)
    infringing = (effect for claim in harms for effect in _infringements(claim, scheme, lattice))
    return [*effects, *infringing, *_discriminations(effects, provisions, scheme, lattice)]


_WEIGHING = frozenset({Kind.LIMITATION, Kind.DENIAL, Kind.ABSENCE})


def _admitted(provisions: list[Claim], lattice: Lattice) -> Mapping[tuple[Iri, Iri], int]:
    """For each provider and service, the leaves that the service is exclusively for.

    The groups of several exclusive claims are joined: "for women and children" is two claims, and bars neither women
    nor children.
    """
    admitted: dict[tuple[Iri, Iri], int] = {}
    for claim in provisions:
        if claim.exclusive:
            key = (claim.provider, claim.protection)
            admitted[key] = admitted.get(key, 0) | lattice.leaves_of(claim.group)
    return admitted


def _classified(effect: Effect, view: View, others: int) -> Effect:
    """The effect, with the leaves that its claim bars, refuses or limits. An exclusive Provision bars the ``others``:
    everyone whom no exclusive provision of the same service names.
    """
    claim, leaves = effect.claim, effect.leaves
    if claim.kind is Kind.PROVISION:
        return effect._replace(leaves=others, bars=others)
    if _is_limitation(claim, view):
        return effect._replace(limits=leaves, infringes=leaves)
    return effect._replace(
        bars=leaves if _is_unhedged(claim, view) else 0,
        refuses=leaves if claim.kind is Kind.DENIAL else 0,
        infringes=leaves,
    )


def _not_superseded(effect: Effect, view: View) -> list[Effect]:
    """The parts of an effect that no supposed service removes. If a supposed service supersedes a claim, the claim no
    longer affects the protections that the service gives to the people whom the service serves.
    """
    parts = [effect]
    for one in view.superseded:
        if one.claim == effect.claim.id:
            parts = [part for whole in parts for part in _without(whole, one)]
    return parts


def _without(effect: Effect, gone: Superseded) -> Iterator[Effect]:
    if effect.leaves & ~gone.leaves:
        yield _for_leaves(effect, ~gone.leaves)
    if effect.leaves & gone.leaves and (left := effect.reaches - gone.protections):
        yield _for_leaves(effect, gone.leaves)._replace(names=effect.names - gone.protections, reaches=left)


def _for_leaves(effect: Effect, leaves: int) -> Effect:
    """The effect, restricted to these leaves."""
    return effect._replace(
        leaves=effect.leaves & leaves,
        bars=effect.bars & leaves,
        refuses=effect.refuses & leaves,
        limits=effect.limits & leaves,
        infringes=effect.infringes & leaves,
    )


def _infringements(claim: Claim, scheme: Taxonomy, lattice: Lattice) -> Iterator[Effect]:
    """A Harm as the refusal of the freedom that it infringes; a discrimination is also a refusal of
    non-discrimination.
    """
    named = _infringed(claim, scheme)
    if named:
        yield _infringement(claim, named, scheme, lattice.leaves_of(claim.group))


def _infringed(claim: Claim, scheme: Taxonomy) -> frozenset[Iri]:
    """The freedoms that a Harm names."""
    named = frozenset({claim.infringes} & scheme.freedoms)
    return named | {NON_DISCRIMINATION} if claim.harm == DISCRIMINATED else named


def _discriminations(
    effects: Iterable[Effect], provisions: list[Claim], scheme: Taxonomy, lattice: Lattice
) -> Iterator[Effect]:
    """Discriminations: a provider refuses a service to a group and offers it to people outside this group."""
    services = [
        (q, claim.provider, lattice.leaves_of(claim.group))
        for claim in provisions
        for q in scheme.named(claim.protection)
        if q not in scheme.freedoms
    ]
    for effect in effects:
        if effect.refuses and any(effect.is_on(q, v) and leaves & ~effect.leaves for q, v, leaves in services):
            yield _infringement(effect.claim, frozenset((NON_DISCRIMINATION,)), scheme, effect.leaves)


def _infringement(claim: Claim, named: frozenset[Iri], scheme: Taxonomy, leaves: int) -> Effect:
    reaches = frozenset().union(*map(scheme.reached, named))
    return Effect(claim, leaves, named, reaches, frozenset(), infringes=leaves)


def is_systemic(claim: Claim, view: View, scheme: Taxonomy, lattice: Lattice) -> bool:
    """Whether a claim limits all services for every victim, by any provider or the government, at all times.

    A systemic claim (a claim that limits all services for every victim) is shown above all answers; no rule counts the
    claim as a Limitation. In a view of one place, a claim that names a place never counts as a limit of all services
    for every victim. A Denial or Absence that counts as a Limitation can also be systemic (limit all services for every
    victim).
    """
    return (
        _is_limitation(claim, view)
        and not claim.when
        and not (view.placed and claim.places)
        and claim.provider in (ANY_PROVIDER, GOVERNMENT)
        and lattice.leaves_of(claim.group) == lattice.possible
        and scheme.is_all_services(claim.protection)
    )


def _is_limitation(claim: Claim, view: View) -> bool:
    """Whether the claim limits: a Limitation, a Denial that holds only sometimes, or an Absence that doesn't hold
    always and everywhere.
    """
    if claim.kind is Kind.DENIAL:
        return claim.frequency is Frequency.SOMETIMES
    return claim.kind is Kind.LIMITATION or (claim.kind is Kind.ABSENCE and not _is_unhedged(claim, view))


def _is_unhedged(claim: Claim, view: View) -> bool:
    """Whether the claim is true always, and everywhere; in a view of one place it is enough if it is true in that
    place.
    """
    return claim.frequency is Frequency.ALWAYS and (view.placed or not claim.places)


GOOD_NEWS = frozenset({Kind.PROVISION, Kind.STRENGTH, Kind.PARITY, Kind.ACTION, Kind.OBSERVATION})
"""The kinds of claim that concern their protection and all narrower protections. A claim of any other kind, such as a
Denial, concerns only some narrower protections: those that :meth:`~gapgraph.core.taxonomy.Taxonomy.reached` returns.
"""


def reached_by(claim: Claim, scheme: Taxonomy) -> frozenset[Iri]:
    """The protections that a claim concerns, because of its protection and of the freedoms that it infringes."""
    names = claim.protections or (claim.protection,)
    if claim.kind in GOOD_NEWS:
        return frozenset().union(*map(scheme.covered, names))
    reached = frozenset().union(*map(scheme.reached, names))
    if claim.kind is Kind.HARM:
        reached = reached.union(*map(scheme.reached, _infringed(claim, scheme)))
    return reached
