"""Coverage: the status of each leaf for each protection (decisions 0011 and 0034).

Pure functions over claims; a set of leaves is one integer, one bit for each leaf. ``tests/core/oracle.py`` computes the
statuses of each leaf separately, and ``ontology/rules`` computes them in SPARQL; tests check that this module, the
oracle and the rules agree on every report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from gapgraph.core.claim_words import Certainty, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.effects import GOOD_NEWS, Effect, effects_of, reached_by
from gapgraph.core.groups import Lattice, union
from gapgraph.core.statuses import VERDICT_OF, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING, Iri


class Hit(NamedTuple):
    """An effect on one offer or protection, and the leaves that it concerns."""

    effect: Effect
    leaves: int


class Offer(NamedTuple):
    """A provision of one protection, with the effects on it; a provision of a collection (a name for several
    protections) makes one offer for each of these protections.

    ``barred``, ``refused`` and ``limited`` are the leaves of the offer's group for which an effect bars, refuses or
    limits the offer. If the protection is given inside a shelter, ``closers`` are the effects on this shelter, and
    ``shut`` are the leaves that can't enter the shelter because one of these effects bars or refuses them.
    """

    claim: Claim
    protection: Iri
    leaves: int
    reach: Reach | None
    effects: tuple[Effect, ...]
    barred: int
    refused: int
    limited: int
    shut: int = 0
    closers: tuple[Effect, ...] = ()

    @property
    def to_all(self) -> bool:
        """Whether the offer is for everyone in the group: ToAll or Target."""
        return self.reach is Reach.TO_ALL or self.reach is Reach.TARGET

    @property
    def given(self) -> int:
        """The leaves to which the offer gives something: a service inside a shelter is only for those who may enter the
        shelter.
        """
        return self.leaves & ~self.shut

    @property
    def counted(self) -> int:
        """The leaves for which rules 3 (Denied) and 4 (Restricted) consider the offer. Rules 3 and 4 consider the offer
        for a leaf that can't enter the shelter of the service only if a claim also bars or refuses the service itself
        for this leaf.
        """
        return self.leaves & ~(self.shut & ~(self.barred | self.refused))

    @property
    def free(self) -> int:
        """The leaves to which the protection is offered without any bar, refusal or limitation."""
        return self.given & ~(self.barred | self.refused | self.limited)

    @property
    def hits(self) -> Iterator[Hit]:
        """The effects on the offer, each with the leaves of the offer's group that the effect concerns."""
        return (Hit(effect, effect.leaves & self.leaves) for effect in self.effects)


class Ruling(NamedTuple):
    """The result for one protection: the applicable leaves by status, and the claims that the rules considered.

    ``offered`` are the leaves to which at least one provision offers the protection. Each effect has the leaves whose
    status it can decide: ``bars`` can give the status Denied to leaves for which no provision counts, ``refusals`` can
    give Restricted, ``limitations`` Limited, and ``lacks`` are bars that can give Limited to leaves without an offer.
    ``silences`` are the NonDisclosures that can give Undisclosed. ``touching`` are all effects that reach the
    protection. ``spoken`` are the leaves for which any claim mentions the protection; for all other leaves the source
    is silent. ``bearers`` are the government and its parts; if only these bodies say that they give a service, their
    statement doesn't prove the service.
    """

    protection: Iri
    applicable: int
    statuses: Mapping[Status, int]
    offered: int
    offers: tuple[Offer, ...]
    bars: tuple[Hit, ...]
    refusals: tuple[Hit, ...]
    limitations: tuple[Hit, ...]
    lacks: tuple[Hit, ...]
    silences: tuple[tuple[Claim, int], ...]
    touching: tuple[Effect, ...]
    spoken: int
    bearers: frozenset[Iri]

    def leaves(self, verdict: Verdict) -> int:
        """The applicable leaves whose status has this verdict; statuses never overlap."""
        return sum(mask for status, mask in self.statuses.items() if VERDICT_OF[status] is verdict)


Coverage = Mapping[Iri, Ruling]
"""The ruling (the result of the rules) on each protection of the taxonomy, in column order."""


def coverage(view: View, scheme: Taxonomy, lattice: Lattice) -> Coverage:
    """The status of every applicable leaf for every protection, derived from the claims in ``view`` (the claims of one
    report that count at the chosen times and in the chosen place).
    """
    certain, provisions, effects = weigh(view, scheme, lattice)
    offers = _gather((scheme.met_by(o.protection), o) for o in _offers(provisions, effects, scheme, lattice))
    touching = _gather((effect.reaches, effect) for effect in effects)
    silent = (claim for claim in certain if claim.kind is Kind.NON_DISCLOSURE)
    silences = _gather((scheme.named(c.protection), (c, lattice.leaves_of(c.group))) for c in silent)
    spoken = _spoken(view, scheme, lattice)
    return {
        p: _rule(
            p, tuple(offers.get(p, ())), touching.get(p, []), silences.get(p, []), spoken.get(p, 0), scheme, lattice
        )
        for p in scheme.protections
    }


def weigh(view: View, scheme: Taxonomy, lattice: Lattice) -> tuple[list[Claim], list[Claim], list[Effect]]:
    """The claims that can decide a status, the Provisions among them, and the effects on these Provisions."""
    certain = [claim for claim in view.claims if claim.certainty is not Certainty.POSSIBLE]
    # The group "some groups" (gap:UnnamedGroup) has no leaves, so nothing is derived from a provision to this group.
    provisions = [c for c in certain if c.kind is Kind.PROVISION and lattice.leaves_of(c.group)]
    return certain, provisions, effects_of(certain, provisions, view, scheme, lattice)


def _spoken(view: View, scheme: Taxonomy, lattice: Lattice) -> Mapping[Iri, int]:
    """For each protection, the leaves for which a claim mentions the protection, even a claim that decides nothing."""
    told: dict[tuple[object, ...], tuple[Claim, int]] = {}
    for claim in view.claims:
        key = (claim.kind in GOOD_NEWS, claim.protections or claim.protection, claim.infringes, claim.harm)
        _, leaves = told.get(key, (claim, 0))
        told[key] = (claim, leaves | lattice.leaves_of(claim.group))
    reached = [(reached_by(claim, scheme), leaves) for claim, leaves in told.values()]
    everyone = frozenset[Iri]().union(*(names for names, leaves in reached if leaves == lattice.possible))
    spoken = dict.fromkeys(everyone, lattice.possible)
    for names, leaves in reached:
        for protection in names - everyone:
            spoken[protection] = spoken.get(protection, 0) | leaves
    return spoken


_T = TypeVar("_T")


def _gather(pairs: Iterable[tuple[Iterable[Iri], _T]]) -> dict[Iri, list[_T]]:
    """For each protection, the offers, effects or claims that concern it, in the given order."""
    gathered: defaultdict[Iri, list[_T]] = defaultdict(list)
    for protections, thing in pairs:
        for protection in protections:
            gathered[protection].append(thing)
    return gathered


def _offers(provisions: list[Claim], effects: list[Effect], scheme: Taxonomy, lattice: Lattice) -> Iterator[Offer]:
    """The offers that the provisions make, each with the effects on it."""
    rooms = _rooms(provisions, scheme)
    nearby: dict[tuple[Iri, Iri], list[Effect]] = {}
    for claim in provisions:
        leaves = lattice.leaves_of(claim.group)
        key = (claim.group, claim.provider)
        if key not in nearby:
            nearby[key] = [e for e in effects if claim.provider in e.providers and e.leaves & leaves]
        at_the_door = (e for e in nearby[key] if not rooms[claim.provider].isdisjoint(e.reaches))
        closers = tuple(at_the_door) if claim.inside else ()
        reach = Reach.TO_SOME if claim.protection in scheme.collections else claim.reach
        for protection in scheme.named(claim.protection):
            if protection in scheme.freedoms:
                hits = [e.on_freedom(claim.provider) for e in effects if protection in e.reaches and e.leaves & leaves]
            else:
                hits = [effect for effect in nearby[key] if protection in effect.reaches]
            yield _offer(claim, protection, leaves, reach, hits, closers)


def _rooms(provisions: list[Claim], scheme: Taxonomy) -> Mapping[Iri, frozenset[Iri]]:
    """For each provider, the kinds of lodging that the provider gives; temporary lodging if the report names no kind of
    lodging of this provider.
    """
    lodgings: dict[Iri, frozenset[Iri]] = {}
    for claim in provisions:
        kinds = frozenset(p for p in scheme.named(claim.protection) if scheme.is_lodging(p))
        lodgings[claim.provider] = lodgings.get(claim.provider, frozenset()) | kinds
    return {provider: kinds or frozenset((TEMPORARY_LODGING,)) for provider, kinds in lodgings.items()}


def _offer(
    claim: Claim, protection: Iri, leaves: int, reach: Reach | None, effects: list[Effect], closers: tuple[Effect, ...]
) -> Offer:
    barred = refused = limited = 0
    for effect in effects:
        barred |= effect.bars
        refused |= effect.refuses
        limited |= effect.limits
    shut = union(effect.closes for effect in closers) if closers else 0
    struck = (barred & leaves, refused & leaves, limited & leaves, shut & leaves)
    return Offer(claim, protection, leaves, reach, tuple(effects), *struck, closers)


def _rule(
    protection: Iri,
    offers: tuple[Offer, ...],
    touching: list[Effect],
    silences: list[tuple[Claim, int]],
    spoken: int,
    scheme: Taxonomy,
    lattice: Lattice,
) -> Ruling:
    if protection in scheme.freedoms:
        touching = [effect.on_freedom(effect.claim.provider) for effect in touching]
    tally = _tally(offers)
    providers = {offer.claim.provider for offer in offers}
    bars = tuple(_bars(touching, offers, tally))
    refusals = tuple(_refusals(protection, touching, providers, scheme))
    limitations = tuple(_limitations(protection, touching, providers, tally))
    named = (effect for effect in touching if effect.bars and protection in effect.names)
    lacks = tuple(Hit(effect, effect.bars & ~tally.given) for effect in named)
    silent = tuple((c, leaves if _is_at(c, providers, scheme) else leaves & ~tally.given) for c, leaves in silences)
    by_rule = (
        tally.specialized,
        tally.general,
        tally.counted & ~tally.unbarred | _barred_from_all(bars, offers, lattice) & ~tally.counted,
        tally.refused | union(hit.leaves for hit in refusals),
        tally.limited | union(hit.leaves for hit in (*limitations, *lacks)),
        union(leaves for _, leaves in silent),
        tally.open_to_some,
        lattice.possible,
    )
    applicable = lattice.leaves_of(scheme.applicable_group(protection))
    statuses = _first_that_holds(by_rule, applicable)
    spoken |= union(effect.leaves for effect in touching) if spoken != lattice.possible else 0
    weighed = (offers, bars, refusals, limitations, lacks, silent, tuple(touching))
    return Ruling(protection, applicable, statuses, tally.given, *weighed, spoken, scheme.within(GOVERNMENT))


class _Tally(NamedTuple):
    """Sets of leaves that the rules need, from all offers of a protection.

    ``specialized`` and ``general`` are the leaves with an offer of a specialized or a general service to everyone in
    their group, if no claim bars, refuses or limits the offer for the leaf. ``given`` are the leaves to which an offer
    gives something. ``counted`` are the leaves with an offer that rules 3 (Denied) and 4 (Restricted) consider
    (:attr:`Offer.counted`), and ``unbarred`` are the leaves with such an offer that no claim bars for the leaf.
    ``refused`` and ``limited`` are the leaves for which a claim refuses or limits an offer to everyone in their group.
    ``some`` are the leaves with an offer to only some people in their group (ToSome). ``open_to_some`` are the leaves
    with an offer to only some or only eligible people in their group (ToSome or Eligibility) that no claim bars for the
    leaf.
    """

    specialized: int
    general: int
    given: int
    counted: int
    unbarred: int
    refused: int
    limited: int
    some: int
    open_to_some: int


def _tally(offers: tuple[Offer, ...]) -> _Tally:
    specialized = general = given = counted = unbarred = refused = limited = some = open_to_some = 0
    for offer in offers:
        offered, weighed = offer.given, offer.counted
        given |= offered
        counted |= weighed
        unbarred |= weighed & ~offer.barred
        if not offer.to_all:
            open_to_some |= offered & ~offer.barred
            some |= offered if offer.reach is Reach.TO_SOME else 0
            continue
        refused |= offer.refused & weighed
        limited |= offer.limited & offered
        if offer.claim.specialized:
            specialized |= offer.free
        else:
            general |= offer.free
    return _Tally(specialized, general, given, counted, unbarred, refused, limited, some, open_to_some)


def _bars(touching: list[Effect], offers: tuple[Offer, ...], tally: _Tally) -> Iterator[Hit]:
    """The bars (claims that close a service to somebody completely) that can deny a protection. The leaves of a
    returned :class:`Hit` are the leaves to which the bar's claim closes the service, without the leaves in
    ``tally.counted``.

    If the report has provisions of the protection, a claim that closes a service can deny the protection only if the
    claim affects one of these provisions. If the report has no provision of the protection, a claim that closes a
    service can deny the protection only if the claim's provider is ``gap:AnyProvider`` (every provider) or the
    government.
    """
    for effect in touching:
        if effect.bars and (
            any(effect.is_on(offer.protection, offer.claim.provider) for offer in offers)
            if offers
            else effect.claim.provider in (ANY_PROVIDER, GOVERNMENT)
        ):
            yield Hit(effect, effect.bars & ~tally.counted)


def _barred_from_all(bars: tuple[Hit, ...], offers: tuple[Offer, ...], lattice: Lattice) -> int:
    """The leaves that are barred from every provision of the protection; if there is no provision, the leaves of any
    bar in ``bars``.
    """
    if not (offers and bars):
        return union(bar.leaves for bar in bars)
    barred = lattice.possible
    for protection, provider in {(offer.protection, offer.claim.provider) for offer in offers}:
        barred &= union(bar.leaves for bar in bars if bar.effect.is_on(protection, provider))
    return barred


def _refusals(protection: Iri, touching: list[Effect], providers: set[Iri], scheme: Taxonomy) -> Iterator[Hit]:
    """The refusals that can restrict a protection: refusals that name this protection, and refusals of a broader
    protection by a provider of this protection.
    """
    for effect in touching:
        if effect.refuses and (
            protection in effect.names
            or (effect.claim.protection not in scheme.collections and effect.is_at(providers))
        ):
            yield Hit(effect, effect.refuses)


def _limitations(protection: Iri, touching: list[Effect], providers: set[Iri], tally: _Tally) -> Iterator[Hit]:
    """The limitations that name the protection, each with the leaves whose status the limitation can decide.

    Every limitation can decide the status of those of its leaves to which nothing is offered. A limitation by a
    provider of the protection can also decide the status of leaves with an offer ToSome. If a limitation by a provider
    of the protection is neither about all victims nor about all services (:attr:`Effect.pointed`), the limitation can
    decide the status of all its leaves.
    """
    for effect in touching:
        if effect.limits and protection in effect.names:
            found = effect.limits if effect.pointed else effect.limits & tally.some
            yield Hit(effect, (found if effect.is_at(providers) else 0) | effect.limits & ~tally.given)


def _is_at(claim: Claim, providers: set[Iri], scheme: Taxonomy) -> bool:
    return claim.provider == ANY_PROVIDER or not scheme.within(claim.provider).isdisjoint(providers)


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
