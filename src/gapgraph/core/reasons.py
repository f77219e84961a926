"""Why a status is what it is: the claims that decided it, and the part that every other claim played."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.core.claim_words import Certainty, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Effect, Hit, Offer, Ruling, is_systemic, whom
from gapgraph.core.groups import Lattice
from gapgraph.core.statuses import Status
from gapgraph.core.taxonomy import Scheme


class Part(StrEnum):
    """The part a claim plays in a ruling."""

    DECIDED = "decided"
    BARRED = "barred"
    REFUSED = "refused"
    LIMITED = "limited"
    OVERRULED = "overruled"
    BESIDE = "beside"


@dataclass(frozen=True)
class Role:
    """A claim's part in the ruling for some leaves, and the claims that barred, refused or limited it."""

    claim: Claim
    part: Part
    leaves: int
    by: tuple[Claim, ...] = ()


Decided = tuple[tuple[Claim, int], ...]
"""Claims, each with the leaves whose status it decided; a claim that did so in several ways comes several times."""


def decisive(ruling: Ruling, leaves: int) -> tuple[Claim, ...]:
    """The claims that decided the status of any of these leaves, those that decided most leaves first."""
    return decisive_of(deciders(ruling), leaves)


def decisive_of(decided: Decided, leaves: int) -> tuple[Claim, ...]:
    """The same from a ruling's :func:`deciders`, for those who ask about many groups."""
    return tuple(claim for claim, _ in _ranked(decided, leaves))


def deciders(ruling: Ruling) -> Decided:
    """What decided the statuses of a ruling."""
    return tuple(
        (claim, struck & having)
        for status, having in ruling.statuses.items()
        for claim, struck in _DECIDERS[status](ruling)
        if struck & having
    )


def _ranked(decided: Decided, leaves: int) -> list[tuple[Claim, int]]:
    """Each decisive claim once, with those of these leaves that it decided."""
    weight: dict[str, int] = {}
    claims: dict[str, Claim] = {}
    for claim, struck in decided:
        if struck & leaves:
            claims[claim.id] = claim
            weight[claim.id] = weight.get(claim.id, 0) | struck & leaves
    ranked = [(claim, weight[claim.id]) for claim in claims.values()]
    return sorted(ranked, key=lambda one: (-one[1].bit_count(), one[0].id))


_Struck = Iterator[tuple[Claim, int]]


def _free_offers(ruling: Ruling, *, specialized: bool) -> _Struck:
    return ((o.claim, o.free) for o in ruling.offers if o.to_all and o.claim.specialized is specialized)


def _bars(ruling: Ruling) -> _Struck:
    for effect in ruling.bars:
        yield effect.claim, effect.bars
    for hit in _hits(ruling.offers):
        yield hit.effect.claim, hit.leaves & hit.effect.bars


def _refusals(ruling: Ruling) -> _Struck:
    for effect in ruling.refusals:
        yield effect.claim, effect.refuses
    for hit in _hits(o for o in ruling.offers if o.to_all):
        yield hit.effect.claim, hit.leaves & hit.effect.refuses


def _limitations(ruling: Ruling) -> _Struck:
    for hit in ruling.limitations:
        yield hit.effect.claim, hit.leaves
    for hit in _hits(o for o in ruling.offers if o.to_all):
        yield hit.effect.claim, hit.leaves & hit.effect.limits


def _hits(offers: Iterable[Offer]) -> Iterator[Hit]:
    return (hit for offer in offers for hit in offer.hits)


def _open_offers(ruling: Ruling) -> _Struck:
    return ((o.claim, o.leaves & ~o.barred) for o in ruling.offers if not o.to_all)


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
    """Every claim that the rules weighed for these leaves, with its part: deciders first, then by claim number.

    What touches the protection and has no say, such as an absence at someone who never gave it, stands beside.
    """
    decided = [Role(claim, Part.DECIDED, mask) for claim, mask in _ranked(deciders(ruling), leaves)]
    known = {role.claim.id for role in decided}
    offers = [_offer_role(offer, leaves) for offer in ruling.offers if offer.leaves & leaves]
    idle = (Role(e.claim, Part.BESIDE, e.leaves & leaves) for e in ruling.touching if e.leaves & leaves)
    weighed = [*offers, *_overruled(ruling, leaves), *idle]
    rest: dict[str, Role] = {}
    for role in weighed:
        if role.claim.id not in known:
            rest[role.claim.id] = _joined(rest.get(role.claim.id, role), role)
    return (*decided, *sorted(rest.values(), key=lambda role: (list(Part).index(role.part), role.claim.id)))


def _joined(one: Role, other: Role) -> Role:
    """A claim's role; of the part that it was first seen in, with all leaves for which it plays that part."""
    if one.part is not other.part:
        return one
    return Role(one.claim, one.part, one.leaves | other.leaves, _claims((*one.by, *other.by)))


def _offer_role(offer: Offer, leaves: int) -> Role:
    """An offer that didn't decide: the worst that struck it, and by which claims; or overruled by a rule above."""
    for part, mask, by in _struck(offer):
        if mask & leaves:
            return Role(
                offer.claim, part, mask & leaves, _claims(e.claim for e, struck in by if struck & mask & leaves)
            )
    return Role(offer.claim, Part.OVERRULED, offer.leaves & leaves)


def _struck(offer: Offer) -> Iterator[tuple[Part, int, list[tuple[Effect, int]]]]:
    yield Part.BARRED, offer.barred, [(effect, effect.bars) for effect in offer.effects]
    yield Part.REFUSED, offer.refused, [(effect, effect.refuses) for effect in offer.effects]
    yield Part.LIMITED, offer.limited, [(effect, effect.limits) for effect in offer.effects]


def _claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id))


def _overruled(ruling: Ruling, leaves: int) -> Iterator[Role]:
    for effect in (*ruling.bars, *ruling.refusals):
        if effect.leaves & leaves:
            yield Role(effect.claim, Part.OVERRULED, effect.leaves & leaves)
    for hit in (*ruling.limitations, *_hits(ruling.offers)):
        if hit.leaves & leaves:
            yield Role(hit.effect.claim, Part.OVERRULED, hit.leaves & leaves)
    for claim, struck in ruling.silences:
        if struck & leaves:
            yield Role(claim, Part.OVERRULED, struck & leaves)


_BESIDE = {Kind.NON_DISCLOSURE, Kind.STRENGTH, Kind.PARITY}


def beside(view: View, protection: str, leaves: int, scheme: Scheme, lattice: Lattice) -> tuple[Role, ...]:
    """The claims that touch the leaves and the protection without deciding anything (design: caveats).

    Silences, possibilities, strengths and parity, and Limitations that are systemic, by claim number.
    """
    aside = ((claim, whom(claim, lattice) & leaves) for claim in standing(view, protection, scheme, lattice))
    return tuple(Role(claim, Part.BESIDE, touched) for claim, touched in aside if touched)


def standing(view: View, protection: str, scheme: Scheme, lattice: Lattice) -> tuple[Claim, ...]:
    """The claims that stand beside a protection, for whichever leaves."""
    return tuple(
        claim
        for claim in view.claims
        if protection in scheme.covered(claim.protection) and _stands_beside(claim, view, scheme, lattice)
    )


def _stands_beside(claim: Claim, view: View, scheme: Scheme, lattice: Lattice) -> bool:
    if claim.kind in _BESIDE or claim.certainty is Certainty.POSSIBLE:
        return True
    return is_systemic(claim, view, scheme, lattice)
