"""Finds what prevents the offer of a protection to a group: the fewest claims that would have to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Offer, Ruling
from gapgraph.core.groups import bits
from gapgraph.core.ids import id_order
from gapgraph.vocabulary import ClaimId

MOST_TRIED = 16
"""The maximum number of obstructing claims for which every combination of claims is tried, to find the fewest claims
that would have to change. With more obstructing claims, only one offer to each leaf (smallest group) is considered, the
offer that the fewest claims obstruct; so the result can contain more claims than necessary.
"""

Ways = frozenset[frozenset[ClaimId]]
"""For each offer of a protection to one leaf (smallest group), the set of the claims that obstruct this offer. If every
claim of one set changes, the leaf gets an offer.
"""


def fewest_in_the_way(ruling: Ruling, leaves: int) -> tuple[Claim, ...]:
    """The fewest claims without which the existing provisions would offer these leaves (smallest groups) the
    protection.

    The result is empty if the report has no provision with the reach ToAll or Target for one of the leaves, because
    that leaf would get no offer even if all obstructing claims changed. If several sets of claims are equally small,
    the set with the lowest claim numbers is returned.
    """
    known: dict[ClaimId, Claim] = {}
    ways = frozenset(_ways(ruling, leaf, known) for leaf in bits(leaves))
    if not leaves or frozenset() in ways:
        return ()
    return tuple(known[id_] for id_ in _smallest(ways))


def _ways(ruling: Ruling, leaf: int, known: dict[ClaimId, Claim]) -> Ways:
    found = set[frozenset[ClaimId]]()
    for offer in ruling.offers:
        if offer.to_all and offer.leaves >> leaf & 1:
            claims = tuple(_touching(offer, leaf))
            known.update((claim.id, claim) for claim in claims)
            found.add(frozenset(claim.id for claim in claims))
    return frozenset(one for one in found if not any(other < one for other in found))


def _touching(offer: Offer, leaf: int) -> Iterator[Claim]:
    """The claims that bar, refuse or limit the offer for the leaf (smallest group), including claims by which the
    shelter of the offer is closed to the leaf.
    """
    for effect in offer.effects:
        if (effect.bars | effect.refuses | effect.limits) >> leaf & 1:
            yield effect.claim
    yield from (effect.claim for effect in offer.closers if effect.closes >> leaf & 1)


def _smallest(ways: Iterable[Ways]) -> tuple[ClaimId, ...]:
    """The smallest set of claims that would have to change, so that each leaf (smallest group) gets at least one of its
    offers; ``ways`` has one element for each leaf.
    """
    every = tuple(ways)
    single = frozenset[ClaimId]().union(*(one for way in every if len(way) == 1 for one in way))
    open_ways = [way for way in every if not any(one <= single for one in way)]
    further = sorted({id_ for way in open_ways for one in way for id_ in one} - single, key=id_order)
    if len(further) > MOST_TRIED:
        chosen = single.union(*(min(way, key=lambda one: (len(one), sorted(one))) for way in open_ways))
        return tuple(sorted(chosen, key=id_order))
    for size in range(len(further) + 1):
        for some in combinations(further, size):
            tried = single.union(some)
            if all(any(one <= tried for one in way) for way in open_ways):
                return tuple(sorted(tried, key=id_order))
    raise AssertionError("all claims together are a choice")
