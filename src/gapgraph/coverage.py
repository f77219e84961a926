"""Coverage: the status of each leaf for each protection, as the design's section 3 defines it.

Pure functions over claims; a set of leaves is one integer of bits. ``tests/core/oracle.py`` says the same leaf
by leaf, and ``ontology/rules`` says it as SPARQL; the three agree on every report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeVar

from gapgraph.claims import Claim
from gapgraph.contexts import View
from gapgraph.groups import Lattice
from gapgraph.scheme import Scheme
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    GOVERNMENT,
    TEMPORARY_LODGING,
    VERDICT_OF,
    Certainty,
    Frequency,
    Kind,
    Reach,
    Status,
    Verdict,
)


class Effect(NamedTuple):
    """A claim that weighs on provisions: its leaves, the protections and the providers that it touches.

    ``bars``, ``refuses`` and ``limits`` are the leaves again where the claim does that, else empty: an Always Denial
    is a bar and a refusal at once.
    """

    claim: Claim
    leaves: int
    protections: frozenset[str]
    providers: frozenset[str]
    bars: int = 0
    refuses: int = 0
    limits: int = 0


class Hit(NamedTuple):
    """An effect on one offer, and the leaves for which it strikes."""

    effect: Effect
    leaves: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A provision of one protection (a collection makes one offer a member), and what weighs on it.

    ``to_all`` is whether the source says that everyone of the group is reached.
    """

    claim: Claim
    protection: str
    leaves: int
    to_all: bool
    hits: tuple[Hit, ...]
    barred: int
    refused: int
    limited: int

    @property
    def free(self) -> int:
        """The leaves for which no bar, refusal or limitation touches the offer."""
        return self.leaves & ~(self.barred | self.refused | self.limited)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One protection's answer: the applicable leaves by status, and the claims that the rules weighed.

    ``bars`` are those at a provider of the protection; ``limitations`` carry the leaves for which they count
    without a ToAll provision; ``silences`` are NonDisclosures with the leaves of their group.
    """

    protection: str
    applicable: int
    statuses: Mapping[Status, int]
    offers: tuple[Offer, ...]
    bars: tuple[Effect, ...]
    refusals: tuple[Effect, ...]
    limitations: tuple[Hit, ...]
    silences: tuple[tuple[Claim, int], ...]

    def leaves(self, verdict: Verdict) -> int:
        """The applicable leaves whose status has this verdict; statuses never overlap."""
        return sum(mask for status, mask in self.statuses.items() if VERDICT_OF[status] is verdict)


Coverage = Mapping[str, Ruling]
"""From each protection of the scheme, in column order, to its ruling."""


def coverage(view: View, scheme: Scheme, lattice: Lattice) -> Coverage:
    """The status of every applicable leaf for every protection, in one view of one report."""
    certain = [claim for claim in view.claims if claim.certainty is not Certainty.POSSIBLE]
    weighing = (claim for claim in certain if claim.kind in _WEIGHING)
    effects = [effect for claim in weighing if (effect := _effect(claim, view, scheme, lattice))]
    provisions = [claim for claim in certain if claim.kind is Kind.PROVISION]
    offers = _gather((scheme.met_by(o.protection), o) for o in _offers(provisions, effects, scheme, lattice))
    touching = _gather((effect.protections, effect) for effect in effects)
    silent = (claim for claim in certain if claim.kind is Kind.NON_DISCLOSURE and claim.protection)
    silences = _gather((scheme.covered(c.protection), (c, lattice.leaves_of(c.group))) for c in silent)
    return {
        p: _rule(p, tuple(offers.get(p, ())), touching.get(p, []), tuple(silences.get(p, ())), scheme, lattice)
        for p in scheme.protections
    }


_T = TypeVar("_T")


def _gather(pairs: Iterable[tuple[Iterable[str], _T]]) -> dict[str, list[_T]]:
    """What concerns each protection, in the order given."""
    gathered: dict[str, list[_T]] = {}
    for protections, thing in pairs:
        for protection in protections:
            gathered.setdefault(protection, []).append(thing)
    return gathered


def is_systemic(claim: Claim, scheme: Scheme, lattice: Lattice) -> bool:
    """Whether a Limitation is on every victim and all services by anyone or the government, outside any context.

    Such a claim is shown beside everything and downgrades nothing (design, section 3).
    """
    return (
        claim.kind is Kind.LIMITATION
        and not claim.when
        and claim.provider in (ANY_PROVIDER, GOVERNMENT)
        and lattice.leaves_of(claim.group) == lattice.possible
        and scheme.is_all_services(claim.protection)
    )


def _effect(claim: Claim, view: View, scheme: Scheme, lattice: Lattice) -> Effect | None:
    if is_systemic(claim, scheme, lattice):
        return None
    leaves = lattice.possible if claim.kind is Kind.ABSENCE else lattice.leaves_of(claim.group)
    touching = Effect(claim, leaves, scheme.covered(claim.protection), scheme.within(claim.provider))
    return _WEIGHING[claim.kind](touching, view, lattice)


def _limiting(effect: Effect, _view: View, _lattice: Lattice) -> Effect:
    return effect._replace(limits=effect.leaves)


def _excluding(effect: Effect, _view: View, lattice: Lattice) -> Effect | None:
    """An exclusive Provision bars every leaf outside its group."""
    others = lattice.possible & ~effect.leaves if effect.leaves else 0
    return effect._replace(leaves=others, bars=others) if effect.claim.exclusive else None


def _refusing(effect: Effect, view: View, lattice: Lattice) -> Effect:
    """What holds only sometimes, or only somewhere while no place is asked for, limits (decision 0004)."""
    claim = effect.claim
    if claim.frequency is Frequency.SOMETIMES or (claim.places and not view.placed):
        return _limiting(effect, view, lattice)
    is_bar = claim.kind is Kind.ABSENCE or claim.frequency is Frequency.ALWAYS
    is_refusal = claim.kind is Kind.DENIAL
    return effect._replace(bars=effect.leaves if is_bar else 0, refuses=effect.leaves if is_refusal else 0)


_WEIGHING: Mapping[Kind, Callable[[Effect, View, Lattice], Effect | None]] = {
    Kind.LIMITATION: _limiting,
    Kind.PROVISION: _excluding,
    Kind.DENIAL: _refusing,
    Kind.ABSENCE: _refusing,
}


def _offers(provisions: list[Claim], effects: list[Effect], scheme: Scheme, lattice: Lattice) -> Iterator[Offer]:
    lodgings: dict[str, set[str]] = {}
    for claim in provisions:
        kinds = {p for p in scheme.named(claim.protection) if scheme.is_lodging(p)}
        lodgings.setdefault(claim.provider, set()).update(kinds)
    nearby: dict[tuple[str, str], list[Effect]] = {}
    for claim in provisions:
        leaves = lattice.leaves_of(claim.group)
        rooms = lodgings[claim.provider] or {TEMPORARY_LODGING} if claim.inside else frozenset[str]()
        key = (claim.group, claim.provider)
        if key not in nearby:
            nearby[key] = [e for e in effects if claim.provider in e.providers and e.leaves & leaves]
        for protection in scheme.named(claim.protection):
            yield _offer(claim, protection, leaves, nearby[key], rooms)


def _offer(claim: Claim, protection: str, leaves: int, near: list[Effect], rooms: Iterable[str]) -> Offer:
    """What is given inside a shelter needs admission: what touches the provider's lodging touches it too."""
    hits = []
    barred = refused = limited = 0
    for effect in near:
        if protection not in effect.protections and effect.protections.isdisjoint(rooms):
            continue
        hits.append(Hit(effect, effect.leaves & leaves))
        barred |= effect.bars
        refused |= effect.refuses
        limited |= effect.limits
    to_all = claim.reach is Reach.TO_ALL
    return Offer(claim, protection, leaves, to_all, tuple(hits), barred & leaves, refused & leaves, limited & leaves)


def _rule(
    protection: str,
    offers: tuple[Offer, ...],
    touching: list[Effect],
    silences: tuple[tuple[Claim, int], ...],
    scheme: Scheme,
    lattice: Lattice,
) -> Ruling:
    refusals = tuple(e for e in touching if e.refuses)
    providers = {offer.claim.provider for offer in offers} or {ANY_PROVIDER}
    bars = tuple(e for e in touching if e.bars and not e.providers.isdisjoint(providers))
    some = _union(offer.leaves for offer in offers if offer.claim.reach is Reach.TO_SOME)
    limitations = tuple(
        Hit(e, e.leaves if _is_pointed(e, scheme, lattice) else e.leaves & some)
        for e in touching
        if e.limits and _counts(e, providers)
    )
    by_rule = (
        _union(o.free for o in offers if o.to_all and o.claim.specialized),
        _union(o.free for o in offers if o.to_all and not o.claim.specialized),
        _all_barred(offers) | _covered_by_bars(bars, providers, lattice),
        _union(e.leaves for e in refusals) | _union(o.refused for o in offers if o.to_all),
        _union(o.limited for o in offers if o.to_all) | _union(hit.leaves for hit in limitations),
        _union(leaves for _, leaves in silences),
        _union(o.leaves & ~o.barred for o in offers if not o.to_all),
        lattice.possible,
    )
    applicable = lattice.leaves_of(scheme.applicable_group(protection))
    statuses = _first_that_holds(by_rule, applicable)
    return Ruling(protection, applicable, statuses, offers, bars, refusals, limitations, silences)


_RULE_ORDER = tuple(Status)


def _first_that_holds(by_rule: tuple[int, ...], applicable: int) -> dict[Status, int]:
    left, statuses = applicable, {}
    for status, leaves in zip(_RULE_ORDER, by_rule, strict=True):
        if taken := leaves & left:
            statuses[status] = taken
            left &= ~taken
    return statuses


def _all_barred(offers: tuple[Offer, ...]) -> int:
    """The leaves that have provisions, each of them barred."""
    open_to = _union(offer.leaves & ~offer.barred for offer in offers)
    return _union(offer.leaves for offer in offers) & ~open_to


def _covered_by_bars(bars: tuple[Effect, ...], providers: Iterable[str], lattice: Lattice) -> int:
    """The leaves for which the bars cover, together, every provider."""
    covered = lattice.possible
    for provider in providers:
        covered &= _union(bar.leaves for bar in bars if provider in bar.providers)
    return covered


def _counts(limitation: Effect, providers: set[str]) -> bool:
    """Whether a Limitation is by a provider of the protection (or by one with such a part), by anyone, or the State."""
    return limitation.claim.provider in (ANY_PROVIDER, GOVERNMENT) or not limitation.providers.isdisjoint(providers)


def _is_pointed(limitation: Effect, scheme: Scheme, lattice: Lattice) -> bool:
    """Whether a Limitation names both a proper subgroup and less than all services."""
    return limitation.leaves != lattice.possible and not scheme.is_all_services(limitation.claim.protection)


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
