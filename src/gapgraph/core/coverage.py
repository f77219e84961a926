"""Coverage: the status of each leaf for each protection, as the design's section 3 defines it.

Pure functions over claims; a set of leaves is one integer of bits. ``tests/core/oracle.py`` says the same leaf
by leaf, and ``ontology/rules`` says it as SPARQL; the three agree on every report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeVar

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.groups import Lattice
from gapgraph.core.statuses import VERDICT_OF, Status, Verdict
from gapgraph.core.taxonomy import Scheme
from gapgraph.vocabulary import ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING


class Effect(NamedTuple):
    """A claim that weighs on provisions: its leaves, the protections and the providers that it touches.

    ``bars``, ``refuses`` and ``limits`` are the leaves again where the claim does that, else empty: an Always Denial
    is a bar and a refusal at once. ``pointed`` is whether it names both a proper subgroup and less than all services.
    Decision 0011 says what a claim does of which the design's table doesn't speak.
    """

    claim: Claim
    leaves: int
    protections: frozenset[str]
    providers: frozenset[str]
    pointed: bool
    bars: int = 0
    refuses: int = 0
    limits: int = 0


class Hit(NamedTuple):
    """An effect on one offer, and the leaves for which it strikes."""

    effect: Effect
    leaves: int


class Offer(NamedTuple):
    """A provision of one protection (a collection makes one offer a member), and what weighs on it.

    ``to_all`` is whether the source says that everyone of the group is reached.
    """

    claim: Claim
    protection: str
    leaves: int
    to_all: bool
    effects: tuple[Effect, ...]
    barred: int
    refused: int
    limited: int

    @property
    def hits(self) -> Iterator[Hit]:
        """What touches the offer, and the leaves for which it strikes."""
        return (Hit(effect, effect.leaves & self.leaves) for effect in self.effects)

    @property
    def free(self) -> int:
        """The leaves for which no bar, refusal or limitation touches the offer."""
        return self.leaves & ~(self.barred | self.refused | self.limited)


class Ruling(NamedTuple):
    """One protection's answer: the applicable leaves by status, and the claims that the rules weighed.

    ``bars`` are those at a provider of the protection; ``limitations`` carry the leaves for which they count
    without a ToAll provision; ``silences`` are NonDisclosures with the leaves of their group; ``touching``
    are all effects that touch the protection, those that count in none of these ways among them.
    """

    protection: str
    applicable: int
    statuses: Mapping[Status, int]
    offers: tuple[Offer, ...]
    bars: tuple[Effect, ...]
    refusals: tuple[Effect, ...]
    limitations: tuple[Hit, ...]
    silences: tuple[tuple[Claim, int], ...]
    touching: tuple[Effect, ...]

    def leaves(self, verdict: Verdict) -> int:
        """The applicable leaves whose status has this verdict; statuses never overlap."""
        return sum(mask for status, mask in self.statuses.items() if VERDICT_OF[status] is verdict)


Coverage = Mapping[str, Ruling]
"""From each protection of the scheme, in column order, to its ruling."""


def coverage(view: View, scheme: Scheme, lattice: Lattice) -> Coverage:
    """The status of every applicable leaf for every protection, in one view of one report."""
    certain = [claim for claim in view.claims if claim.certainty is not Certainty.POSSIBLE]
    # "Some groups" has no leaves: what is given to it derives nothing.
    provisions = [c for c in certain if c.kind is Kind.PROVISION and lattice.leaves_of(c.group)]
    effects = _effects(certain, provisions, view, scheme, lattice)
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


def whom(claim: Claim, lattice: Lattice) -> int:
    """The leaves that a claim is about: of its group; of an Absence, which is to any victim, all of them."""
    return lattice.possible if claim.kind is Kind.ABSENCE else lattice.leaves_of(claim.group)


def is_systemic(claim: Claim, view: View, scheme: Scheme, lattice: Lattice) -> bool:
    """Whether a Limitation is on every victim and all services by anyone or the government, in no context of its own.

    Such a claim is shown beside everything and downgrades nothing (design, section 3). Its own context is its time,
    or its place where one is asked for. What counts as a Limitation counts as one here too.
    """
    return (
        _is_limitation(claim, view)
        and not claim.when
        and not (view.placed and claim.places)
        and claim.provider in (ANY_PROVIDER, GOVERNMENT)
        and whom(claim, lattice) == lattice.possible
        and scheme.is_all_services(claim.protection)
    )


def _is_limitation(claim: Claim, view: View) -> bool:
    """A Limitation, a Denial at times, or an Absence that doesn't hold always or everywhere."""
    if claim.kind is Kind.DENIAL:
        return claim.frequency is Frequency.SOMETIMES
    return claim.kind is Kind.LIMITATION or (claim.kind is Kind.ABSENCE and not _is_unhedged(claim, view))


def _is_unhedged(claim: Claim, view: View) -> bool:
    """Always, and everywhere or in the place asked for."""
    return claim.frequency is Frequency.ALWAYS and (view.placed or not claim.places)


_WEIGHING = frozenset({Kind.LIMITATION, Kind.DENIAL, Kind.ABSENCE})


def _effects(
    certain: list[Claim], provisions: list[Claim], view: View, scheme: Scheme, lattice: Lattice
) -> list[Effect]:
    """What weighs on provisions. Any provider is every provider, one that only the report knows among them."""
    anyone = scheme.within(ANY_PROVIDER) | {claim.provider for claim in provisions}
    weighing = [c for c in certain if c.kind in _WEIGHING and not is_systemic(c, view, scheme, lattice)]
    admitted = _admitted(provisions, lattice)
    effects = []
    for claim in (*weighing, *(claim for claim in provisions if claim.exclusive)):
        leaves = whom(claim, lattice)
        pointed = leaves != lattice.possible and not scheme.is_all_services(claim.protection)
        providers = anyone if claim.provider == ANY_PROVIDER else scheme.within(claim.provider)
        touching = Effect(claim, leaves, scheme.covered(claim.protection), providers, pointed)
        others = lattice.possible & ~admitted.get((claim.provider, claim.protection), 0)
        effects.append(_forced(touching, view, others))
    return effects


def _forced(effect: Effect, view: View, others: int) -> Effect:
    """The effect with its force. An exclusive Provision bars the ``others``, whom its like don't name either."""
    claim, leaves = effect.claim, effect.leaves
    if claim.kind is Kind.PROVISION:
        return effect._replace(leaves=others, bars=others)
    if _is_limitation(claim, view):
        return effect._replace(limits=leaves)
    return effect._replace(
        bars=leaves if _is_unhedged(claim, view) else 0, refuses=leaves if claim.kind is Kind.DENIAL else 0
    )


def _admitted(provisions: list[Claim], lattice: Lattice) -> Mapping[tuple[str, str], int]:
    """Whom a provider's service is exclusively for: "for women and children" is two claims, and bars neither."""
    admitted: dict[tuple[str, str], int] = {}
    for claim in provisions:
        if claim.exclusive:
            key = (claim.provider, claim.protection)
            admitted[key] = admitted.get(key, 0) | lattice.leaves_of(claim.group)
    return admitted


def _offers(provisions: list[Claim], effects: list[Effect], scheme: Scheme, lattice: Lattice) -> Iterator[Offer]:
    """What is given inside a shelter needs admission: what touches the provider's lodging touches it too."""
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
        to_all = claim.reach is Reach.TO_ALL
        for protection in scheme.named(claim.protection):
            asked = {protection, *rooms}
            hits = [effect for effect in nearby[key] if not asked.isdisjoint(effect.protections)]
            yield _offer(claim, protection, leaves, to_all, hits)


def _offer(claim: Claim, protection: str, leaves: int, to_all: bool, effects: list[Effect]) -> Offer:
    barred = refused = limited = 0
    for effect in effects:
        barred |= effect.bars
        refused |= effect.refuses
        limited |= effect.limits
    struck = (barred & leaves, refused & leaves, limited & leaves)
    return Offer(claim, protection, leaves, to_all, tuple(effects), *struck)


def _rule(
    protection: str,
    offers: tuple[Offer, ...],
    touching: list[Effect],
    silences: tuple[tuple[Claim, int], ...],
    scheme: Scheme,
    lattice: Lattice,
) -> Ruling:
    tally = _tally(offers)
    providers = {offer.claim.provider for offer in offers} or {ANY_PROVIDER}
    refusals = tuple(e for e in touching if e.refuses)
    bars = tuple(e for e in touching if _bars_at(e, providers))
    limitations = tuple(
        Hit(e, e.leaves if e.pointed else e.leaves & tally.some) for e in touching if _counts(e, providers)
    )
    by_rule = (
        tally.specialized,
        tally.general,
        tally.offered & ~tally.unbarred | _covered_by_bars(bars, providers, lattice),
        tally.refused | _union(effect.leaves for effect in refusals),
        tally.limited | _union(hit.leaves for hit in limitations),
        _union(leaves for _, leaves in silences),
        tally.open_to_some,
        lattice.possible,
    )
    applicable = lattice.leaves_of(scheme.applicable_group(protection))
    statuses = _first_that_holds(by_rule, applicable)
    return Ruling(protection, applicable, statuses, offers, bars, refusals, limitations, silences, tuple(touching))


class _Tally(NamedTuple):
    """The leaves of a protection's offers, by what the rules ask of them.

    ``specialized`` and ``general``: a free ToAll offer; ``offered``: any offer; ``unbarred``: one that isn't barred;
    ``refused`` and ``limited``: a ToAll offer that is; ``some``: a ToSome offer; ``open_to_some``: a ToSome or
    Eligibility offer that isn't barred.
    """

    specialized: int
    general: int
    offered: int
    unbarred: int
    refused: int
    limited: int
    some: int
    open_to_some: int


def _tally(offers: tuple[Offer, ...]) -> _Tally:
    specialized = general = offered = unbarred = refused = limited = some = open_to_some = 0
    for offer in offers:
        offered |= offer.leaves
        unbarred |= offer.leaves & ~offer.barred
        if not offer.to_all:
            open_to_some |= offer.leaves & ~offer.barred
            some |= offer.leaves if offer.claim.reach is Reach.TO_SOME else 0
            continue
        refused |= offer.refused
        limited |= offer.limited
        if offer.claim.specialized:
            specialized |= offer.free
        else:
            general |= offer.free
    return _Tally(specialized, general, offered, unbarred, refused, limited, some, open_to_some)


_RULE_ORDER = tuple(Status)


def _first_that_holds(by_rule: tuple[int, ...], applicable: int) -> dict[Status, int]:
    left, statuses = applicable, {}
    for status, leaves in zip(_RULE_ORDER, by_rule, strict=True):
        if taken := leaves & left:
            statuses[status] = taken
            left &= ~taken
            if not left:
                break
    return statuses


def _covered_by_bars(bars: tuple[Effect, ...], providers: Iterable[str], lattice: Lattice) -> int:
    """The leaves for which the bars cover, together, every provider."""
    covered = lattice.possible
    for provider in providers:
        covered &= _union(bar.leaves for bar in bars if provider in bar.providers)
    return covered


def _bars_at(effect: Effect, providers: set[str]) -> bool:
    return bool(effect.bars) and not effect.providers.isdisjoint(providers)


def _counts(effect: Effect, providers: set[str]) -> bool:
    """Whether it limits, and is by a provider of the protection (or by one with such a part), anyone, or the State."""
    by = effect.claim.provider in (ANY_PROVIDER, GOVERNMENT) or not effect.providers.isdisjoint(providers)
    return by and bool(effect.limits)


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
