"""Finds the claims that a supposed service contradicts: a contradicted claim is superseded (no longer counts) for the
people to whom the supposed service is given, and for the supposed service.

"There were no shelters that accepted men" is untrue if a shelter for men is supposed. A claim that bars without
exception (a Denial or an Absence with the frequency Always that isn't limited to a place, or a service for others only)
contradicts every service that it affects. A claim about frequency or shortage ("few options") contradicts no service,
but can prevent an offer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from gapgraph.core.claim_words import Certainty, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import Superseded, View
from gapgraph.core.coverage import weigh
from gapgraph.core.effects import Effect
from gapgraph.core.groups import Lattice
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import ClaimId, Iri

_FULL_REACH = (Reach.TO_ALL, Reach.TARGET)


def supposed_claims(claims: Iterable[Claim], added: Iterable[Claim], removed: Collection[ClaimId]) -> tuple[Claim, ...]:
    """The claims, after ``added`` are added and those with the ids in ``removed`` are taken away. An added claim with
    an existing id replaces the old claim.
    """
    new = tuple(added)
    gone = {*removed, *(claim.id for claim in new)}
    return (*(claim for claim in claims if claim.id not in gone), *new)


def supposed(
    view: View, added: Iterable[Claim], removed: Collection[ClaimId], scheme: Taxonomy, lattice: Lattice
) -> View:
    """The view under a supposition: with the added claims, without the claims that are taken away, and without the
    claims that the added ones contradict.

    The caller must ensure that the added claims count at the time and place of the view.
    """
    new = tuple(added)
    return superseding(replace(view, claims=supposed_claims(view.claims, new, removed)), new, scheme, lattice)


def superseding(view: View, added: Iterable[Claim], scheme: Taxonomy, lattice: Lattice) -> View:
    """The view, which already contains the added claims, in which the claims that the added services contradict are
    marked as superseded.
    """
    new = {claim.id: claim for claim in added}
    services = [claim for claim in view.claims if claim.id in new and _is_service(claim, scheme)]
    if not services:
        return view
    bars = [effect for effect in weigh(view, scheme, lattice)[2] if effect.bars and effect.claim.id not in new]
    found = (one for service in services for one in _contradicted(service, bars, scheme, lattice))
    return replace(view, superseded=tuple(dict.fromkeys((*view.superseded, *found))))


def _is_service(claim: Claim, scheme: Taxonomy) -> bool:
    """Whether the claim says that a specific service is given. A claim that says only who is eligible, or only that
    there are "services", names no specific service.
    """
    is_given = claim.reach in (*_FULL_REACH, Reach.TO_SOME) and claim.certainty is not Certainty.POSSIBLE
    return claim.kind is Kind.PROVISION and is_given and claim.protection not in scheme.collections | scheme.freedoms


def _contradicted(service: Claim, bars: Iterable[Effect], scheme: Taxonomy, lattice: Lattice) -> Iterator[Superseded]:
    met = frozenset(scheme.met_by(service.protection))
    for effect in bars:
        leaves = effect.bars & lattice.leaves_of(service.group)
        if leaves and effect.is_on(service.protection, service.provider):
            yield Superseded(effect.claim.id, leaves, met)


def intended(added: Iterable[Claim], scheme: Taxonomy, lattice: Lattice) -> dict[Iri, int]:
    """For each protection, the leaves (smallest groups) to which supposed services should give the protection. A
    supposed service adds leaves only if its reach is ToAll or Target, and its certainty isn't Possible.
    """
    leaves: dict[Iri, int] = {}
    for claim in added:
        if claim.kind is Kind.PROVISION and claim.reach in _FULL_REACH and claim.certainty is not Certainty.POSSIBLE:
            for protection in scheme.met_by(claim.protection):
                leaves[protection] = leaves.get(protection, 0) | lattice.leaves_of(claim.group)
    return leaves
