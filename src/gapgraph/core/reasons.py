"""The reasons for a status: the claims that decided it, and the role of every other claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gapgraph.core.claim_words import Certainty, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Hit, Offer, Ruling
from gapgraph.core.effects import Effect, is_systemic, reached_by
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import claim_order
from gapgraph.core.statuses import VERDICT_OF, Standing, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import AGENT, NON_DISCRIMINATION, ClaimId, Iri


class Part(StrEnum):
    """The role of a claim in a ruling (the result of the rules on a protection)."""

    DECIDED = "decided"
    BARRED = "barred"
    REFUSED = "refused"
    SHUT = "shut"
    LIMITED = "limited"
    OVERRULED = "overruled"
    BESIDE = "beside"


@dataclass(frozen=True)
class Role:
    """A claim's role in a ruling (the result of the rules on a protection) for some leaves; if the claim makes an
    offer, ``by`` are the claims that barred, refused or limited the offer.
    """

    claim: Claim
    part: Part
    leaves: int
    by: tuple[Claim, ...] = ()


class Deed(StrEnum):
    """What a deciding claim describes, such as a refusal or an infringement; pages choose their words by it."""

    REFUSED = "refused"
    NOT_GIVEN = "not given"
    FOR_OTHERS = "for others only"
    NOT_GIVEN_THERE = "not given there"
    INFRINGED = "infringed"
    DISCRIMINATED = "discriminated"
    FALLS_SHORT = "falls short"
    SAID_TO_FALL_SHORT = "said to fall short"


def deeds(claim: Claim, status: Status, leaves: int, ruling: Ruling) -> Iterator[Deed]:
    """What ``claim`` describes, for example a refusal or an infringement, if the claim decided ``status`` for
    ``leaves``. The result is empty if the verdict of ``status`` is neither unmet nor underserved.
    """
    if VERDICT_OF[status] not in (Verdict.UNMET, Verdict.UNDERSERVED):
        return
    if claim.kind is Kind.PROVISION:
        yield Deed.FOR_OTHERS
    elif claim.kind is Kind.DENIAL:
        yield Deed.DISCRIMINATED if ruling.protection == NON_DISCRIMINATION else Deed.REFUSED
    elif status is Status.DENIED:
        yield Deed.NOT_GIVEN
    elif status is Status.RESTRICTED:
        yield Deed.INFRINGED
    else:
        if leaves & ruling.offered:
            yield Deed.FALLS_SHORT
        if leaves & ~ruling.offered:
            yield Deed.NOT_GIVEN_THERE if claim.kind is Kind.ABSENCE else Deed.SAID_TO_FALL_SHORT


class Decider(NamedTuple):
    """A claim, a status, and the leaves for which the claim decided this status."""

    claim: Claim
    leaves: int
    status: Status


Decided = tuple[Decider, ...]
"""The claims that decided the statuses of a ruling (the result of the rules on a protection)."""


def decisive(ruling: Ruling, leaves: int) -> tuple[Claim, ...]:
    """The claims that decided the status of any of these leaves, those that decided most leaves first."""
    return decisive_of(deciders(ruling), leaves)


def decisive_of(decided: Decided, leaves: int) -> tuple[Claim, ...]:
    """The claims that :func:`decisive` gives, computed from the result of :func:`deciders`, for callers that ask about
    many groups.
    """
    return tuple(claim for claim, _ in _ranked(decided, leaves))


def deciders(ruling: Ruling) -> Decided:
    """The claims that decided the statuses of a ruling (the result of the rules on a protection)."""
    return tuple(
        Decider(claim, struck & having, status)
        for status, having in ruling.statuses.items()
        for claim, struck in _DECIDERS[status](ruling)
        if struck & having
    )


def _ranked(decided: Decided, leaves: int) -> list[tuple[Claim, int]]:
    """Each claim that decided the status of some of ``leaves``, with these leaves; the claim with most leaves first."""
    weight: dict[ClaimId, int] = {}
    claims: dict[ClaimId, Claim] = {}
    for claim, struck, _ in decided:
        if struck & leaves:
            claims[claim.id] = claim
            weight[claim.id] = weight.get(claim.id, 0) | struck & leaves
    ranked = [(claim, weight[claim.id]) for claim in claims.values()]
    return sorted(ranked, key=lambda one: (-one[1].bit_count(), claim_order(one[0].id)))


@dataclass(frozen=True)
class Backing:
    """For each leaf, on whose statements its status is based, and the places where the status is true, if all deciding
    claims name places.

    ``standings`` maps each standing to the leaves whose status has this standing; each leaf is listed only for its
    strongest standing. ``places`` maps a place to the leaves whose status is true in this place, but not everywhere.
    """

    standings: Mapping[Standing, int]
    places: Mapping[Iri, int]

    def standing(self, leaves: int) -> tuple[Standing, ...]:
        """On whose statements the statuses of these leaves are based, the strongest standing first; empty if no claim
        decides.
        """
        return tuple([standing for standing, having in self.standings.items() if having & leaves])

    def where(self, leaves: int) -> tuple[Iri, ...]:
        """The places where the statuses of these leaves are true, in IRI order; empty if they are true everywhere."""
        if not self.places:
            return ()
        return tuple(sorted(place for place, having in self.places.items() if having & leaves))


def backing(ruling: Ruling, decided: Decided | None = None) -> Backing:
    """On whose statements the statuses of a ruling (the result for a protection) are based, and where the statuses are
    true. ``decided`` is the ruling's result of :func:`deciders`, if the caller already has it.
    """
    told = deciders(ruling) if decided is None else decided
    by_word = dict.fromkeys(Standing, 0)
    everywhere, places = 0, dict[Iri, int]()
    for claim, leaves, status in told:
        by_word[word(claim, status, ruling.bearers)] |= leaves
        where = _places(claim, status)
        everywhere |= 0 if where else leaves
        for place in where:
            places[place] = places.get(place, 0) | leaves
    standings, stronger = dict[Standing, int](), 0
    for standing, leaves in by_word.items():
        standings[standing] = leaves & ~stronger
        stronger |= leaves
    return Backing(standings, {place: leaves & ~everywhere for place, leaves in places.items()})


def _places(claim: Claim, status: Status) -> frozenset[Iri]:
    """The places for which a claim decides a status; empty if the status is true everywhere. A service exclusively for
    some people in one place excludes all other people everywhere.
    """
    excludes = claim.kind is Kind.PROVISION and VERDICT_OF[status] in (Verdict.UNMET, Verdict.UNDERSERVED)
    return frozenset() if excludes else claim.places


def word(claim: Claim, status: Status, bearers: frozenset[Iri]) -> Standing:
    """On whose statement a status that a claim decides is based: the report's, others', or only the duty bearer's.

    If a duty bearer says that it gives a protection, this is only the duty bearer's own account. If a duty bearer says
    that it fails somebody, this counts as the report's statement.
    """
    if not claim.asserted_by or claim.asserted_by.startswith(AGENT):
        return Standing.REPORTS_WORD
    if claim.asserted_by not in bearers:
        return Standing.OTHERS_WORD
    if VERDICT_OF[status] is Verdict.OFFERED:
        return Standing.OWN_ACCOUNT
    return Standing.OTHERS_WORD if status is Status.UNSPECIFIED else Standing.REPORTS_WORD


def attribution(claims: Iterable[Claim]) -> tuple[Iri, ...]:
    """The IRIs of the sources that the claims name, each once."""
    return tuple(dict.fromkeys(claim.asserted_by for claim in claims if claim.asserted_by))


_Struck = Iterator[tuple[Claim, int]]


def _free_offers(ruling: Ruling, *, specialized: bool) -> _Struck:
    return ((o.claim, o.free) for o in ruling.offers if o.to_all and o.claim.specialized is specialized)


def _bars(ruling: Ruling) -> _Struck:
    for hit in ruling.bars:
        yield hit.effect.claim, hit.leaves
    for offer in ruling.offers:
        for effect in offer.effects:
            yield effect.claim, effect.bars & offer.counted


def _refusals(ruling: Ruling) -> _Struck:
    for hit in ruling.refusals:
        yield hit.effect.claim, hit.leaves
    for offer in ruling.offers:
        if offer.to_all:
            yield from ((effect.claim, effect.refuses & offer.counted) for effect in offer.effects)


def _limitations(ruling: Ruling) -> _Struck:
    for hit in (*ruling.limitations, *ruling.lacks):
        yield hit.effect.claim, hit.leaves
    for offer in ruling.offers:
        if offer.to_all:
            yield from ((effect.claim, effect.limits & offer.given) for effect in offer.effects)


def _hits(offers: Iterable[Offer]) -> Iterator[Hit]:
    return (hit for offer in offers for hit in offer.hits)


def _open_offers(ruling: Ruling) -> _Struck:
    return ((o.claim, o.given & ~o.barred) for o in ruling.offers if not o.to_all)


_DECIDERS: Mapping[Status, Callable[[Ruling], _Struck]] = {
    Status.SPECIALIZED: lambda ruling: _free_offers(ruling, specialized=True),
    Status.GENERAL: lambda ruling: _free_offers(ruling, specialized=False),
    Status.DENIED: _bars,
    Status.RESTRICTED: _refusals,
    Status.LIMITED: _limitations,
    Status.UNDISCLOSED: lambda ruling: iter(ruling.silences),
    Status.UNSPECIFIED: _open_offers,
    Status.NOT_EVIDENCED: lambda ruling: iter(()),
}


def roles(ruling: Ruling, leaves: int) -> tuple[Role, ...]:
    """Every claim that the rules considered for these leaves, with its role: deciders first, then by claim number.

    A claim that concerns the protection but can't decide it has the role "beside": for example, an absence at a
    provider that never gave the protection.
    """
    decided = [Role(claim, Part.DECIDED, mask) for claim, mask in _ranked(deciders(ruling), leaves)]
    known = {role.claim.id for role in decided}
    offers = [_offer_role(offer, leaves) for offer in ruling.offers if offer.leaves & leaves]
    idle = (Role(e.claim, Part.BESIDE, e.leaves & leaves) for e in ruling.touching if e.leaves & leaves)
    weighed = [*offers, *_overruled(ruling, leaves), *idle]
    rest: dict[ClaimId, Role] = {}
    for role in weighed:
        if role.claim.id not in known:
            rest[role.claim.id] = _joined(rest.get(role.claim.id, role), role)
    return (
        *decided,
        *sorted(rest.values(), key=lambda role: (list(Part).index(role.part), claim_order(role.claim.id))),
    )


def _joined(one: Role, other: Role) -> Role:
    """A claim's role: the first role that was found, with all leaves for which the claim has this role."""
    if one.part is not other.part:
        return one
    return Role(one.claim, one.part, one.leaves | other.leaves, _claims((*one.by, *other.by)))


def _offer_role(offer: Offer, leaves: int) -> Role:
    """The role of an offer that didn't decide: barred, refused or limited (the worst of these), with the claims that
    caused it, or else overruled by an earlier rule.
    """
    for part, mask, by in _struck(offer):
        if mask & leaves:
            return Role(
                offer.claim, part, mask & leaves, _claims(e.claim for e, struck in by if struck & mask & leaves)
            )
    return Role(offer.claim, Part.OVERRULED, offer.leaves & leaves)


def _struck(offer: Offer) -> Iterator[tuple[Part, int, list[tuple[Effect, int]]]]:
    yield Part.BARRED, offer.barred, [(effect, effect.bars) for effect in offer.effects]
    yield Part.REFUSED, offer.refused, [(effect, effect.refuses) for effect in offer.effects]
    yield Part.SHUT, offer.shut, [(effect, effect.closes) for effect in offer.closers]
    yield Part.LIMITED, offer.limited, [(effect, effect.limits) for effect in offer.effects]


def _claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim_order(claim.id)))


def _overruled(ruling: Ruling, leaves: int) -> Iterator[Role]:
    for hit in (*ruling.bars, *ruling.refusals, *ruling.limitations, *ruling.lacks, *_hits(ruling.offers)):
        if hit.leaves & leaves:
            yield Role(hit.effect.claim, Part.OVERRULED, hit.leaves & leaves)
    for claim, struck in ruling.silences:
        if struck & leaves:
            yield Role(claim, Part.OVERRULED, struck & leaves)


class StandsBeside(StrEnum):
    """The leaves for which a claim is shown beside a ruling (the result for a protection), although the claim doesn't
    decide their status.
    """

    ALWAYS = "always"
    UNLESS_UNMET = "unless unmet"
    UNDECIDED = "undecided"


class Onlooker(NamedTuple):
    """A claim that can be shown as further information beside rulings (results of the rules, one for each protection).

    ``protections`` are the protections for which the claim can be shown; if the claim is a Provision, the protections
    that the Provision itself gives aren't among them. ``shown`` is the condition under which the claim is shown for its
    leaves.
    """

    claim: Claim
    protections: frozenset[Iri]
    leaves: int
    shown: StandsBeside


def onlookers(view: View, scheme: Taxonomy, lattice: Lattice) -> tuple[Onlooker, ...]:
    """For each claim of ``view`` (the claims of one report that count at the chosen times and in the chosen place), the
    protections for which the claim can be shown as further information, and the condition for showing the claim.
    """
    return tuple(
        Onlooker(
            claim,
            reached_by(claim, scheme) - _given(claim, scheme),
            lattice.leaves_of(claim.group),
            _shown(claim, view, scheme, lattice),
        )
        for claim in view.claims
    )


def aside(ruling: Ruling, known: Iterable[Onlooker]) -> tuple[tuple[Claim, int], ...]:
    """The claims, with their leaves, that are shown as further information beside a ruling (the result for a
    protection). ``known`` are the claims of the view, as :func:`onlookers` returns them.

    These claims are always shown beside a ruling: NonDisclosures, Strengths, Parities, Fulfilments, claims that are
    merely possible, and claims that limit all services for every victim (:func:`~gapgraph.core.effects.is_systemic`).
    Denials, Absences, Limitations and Harms are shown for leaves whose verdict isn't unmet. Offers of the protection
    are shown for leaves whose status a NonDisclosure decides. Observations, Actions and Provisions that concern the
    protection are shown for leaves whose status no claim decides. If no claim decides the status of a leaf, and no
    claim is shown for the leaf, the source is silent about this leaf.
    """
    p, statuses = ruling.protection, ruling.statuses
    undecided = statuses.get(Status.NOT_EVIDENCED, 0)
    where = {
        StandsBeside.ALWAYS: ruling.applicable,
        StandsBeside.UNLESS_UNMET: ruling.applicable & ~ruling.leaves(Verdict.UNMET),
    }
    standing = [(one.claim, one.leaves & where.get(one.shown, undecided)) for one in known if p in one.protections]
    excluding = [(e.claim, e.leaves & undecided) for e in ruling.touching if e.claim.kind is Kind.PROVISION]
    overruled = [(o.claim, o.given & statuses.get(Status.UNDISCLOSED, 0)) for o in ruling.offers]
    return tuple(
        sorted((one for one in (*standing, *excluding, *overruled) if one[1]), key=lambda one: claim_order(one[0].id))
    )


_BESIDE = frozenset({Kind.NON_DISCLOSURE, Kind.STRENGTH, Kind.PARITY, Kind.FULFILMENT})
_BAD_NEWS = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM})


def _shown(claim: Claim, view: View, scheme: Taxonomy, lattice: Lattice) -> StandsBeside:
    if claim.kind in _BESIDE or claim.certainty is Certainty.POSSIBLE or is_systemic(claim, view, scheme, lattice):
        return StandsBeside.ALWAYS
    return StandsBeside.UNLESS_UNMET if claim.kind in _BAD_NEWS else StandsBeside.UNDECIDED


def _given(claim: Claim, scheme: Taxonomy) -> frozenset[Iri]:
    """The protections that a Provision gives: its own and the broader ones. The result is empty if the claim isn't a
    Provision, or if the Provision is merely possible.
    """
    if claim.kind is not Kind.PROVISION or claim.certainty is Certainty.POSSIBLE:
        return frozenset()
    return frozenset().union(*map(scheme.met_by, scheme.named(claim.protection)))


def beside(view: View, ruling: Ruling, leaves: int, scheme: Taxonomy, lattice: Lattice) -> tuple[Role, ...]:
    """The claims shown as further information beside the result for a protection, for any of ``leaves``, by number."""
    roles: dict[ClaimId, Role] = {}
    for claim, touched in aside(ruling, onlookers(view, scheme, lattice)):
        if touched & leaves:
            role = Role(claim, Part.BESIDE, touched & leaves)
            roles[claim.id] = _joined(roles.get(claim.id, role), role)
    return tuple(roles.values())
