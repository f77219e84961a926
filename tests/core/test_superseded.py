"""A claim that a hypothetical service contradicts no longer counts for the people who get the service."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.claim_words import Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import Superseded, base_view
from gapgraph.core.coverage import coverage
from gapgraph.core.effects import effects_of
from gapgraph.core.statuses import Status
from gapgraph.vocabulary import NON_DISCRIMINATION, TEMPORARY_LODGING, VICTIM, ClaimId, Iri
from tests.core.strategies import Asked, small_reports
from tests.core.worlds import MINISTRY, SHELTER, lattice_of, small_scheme

LATTICE = lattice_of((2,), 0b11, {"men": 0b01, "women": 0b10})
MEN, WOMEN = 0b01, 0b10
SCHEME = small_scheme()
NEGATIVE_KINDS = (Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION)
REFUSED = Claim(ClaimId("c1"), Kind.DENIAL, VICTIM, TEMPORARY_LODGING, MINISTRY)


def status_of(*claims: Claim, gone: Superseded | None = None) -> dict[tuple[str, int], Status]:
    view = replace(base_view(claims), superseded=(gone,) if gone else ())
    rulings = coverage(view, SCHEME, LATTICE)
    return {
        (p, leaf): status
        for p, ruling in rulings.items()
        for status, leaves in ruling.statuses.items()
        for leaf in (MEN, WOMEN)
        if leaves & leaf
    }


def test_a_refusal_does_not_count_for_people_who_get_the_hypothetical_service() -> None:
    gone = Superseded(ClaimId("c1"), MEN, frozenset({TEMPORARY_LODGING}))
    before, after = status_of(REFUSED), status_of(REFUSED, gone=gone)
    assert before[TEMPORARY_LODGING, MEN] is before[TEMPORARY_LODGING, WOMEN]
    assert {key for key in before if before[key] != after[key]} == {(TEMPORARY_LODGING, MEN)}


def test_if_lodging_for_men_is_supposed_a_refusal_of_lodging_discriminates_only_against_women() -> None:
    gone = Superseded(ClaimId("c1"), MEN, SCHEME.reached(TEMPORARY_LODGING))
    supposed = Claim(ClaimId("c2"), Kind.PROVISION, Iri("men"), TEMPORARY_LODGING, MINISTRY, Reach.TO_ALL)
    after = status_of(REFUSED, supposed, gone=gone)
    assert after[NON_DISCRIMINATION, WOMEN] is Status.RESTRICTED
    assert after[NON_DISCRIMINATION, MEN] is Status.NOT_EVIDENCED


def test_a_hypothetical_service_changes_only_the_claims_that_it_supersedes() -> None:
    gone = Superseded(ClaimId("c2"), MEN | WOMEN, frozenset({SHELTER, TEMPORARY_LODGING}))
    assert status_of(REFUSED, gone=gone) == status_of(REFUSED)


def test_if_lodging_for_men_is_supposed_a_denial_of_lodging_still_denies_men_narrower_services() -> None:
    gone = Superseded(ClaimId("c1"), MEN, frozenset({TEMPORARY_LODGING}))
    view = replace(base_view([REFUSED]), superseded=(gone,))
    for_women, for_men = effects_of([REFUSED], [], view, SCHEME, LATTICE)
    assert (for_women.leaves, for_women.bars, for_women.refuses, for_women.infringes) == (WOMEN,) * 4
    assert for_women.names == frozenset({TEMPORARY_LODGING})
    assert for_women.reaches == SCHEME.reached(TEMPORARY_LODGING)
    assert (for_men.leaves, for_men.bars, for_men.refuses, for_men.infringes) == (MEN,) * 4
    assert for_men.names == frozenset()
    assert for_men.reaches == SCHEME.reached(TEMPORARY_LODGING) - {TEMPORARY_LODGING}
    assert {for_men.limits, for_women.limits} == {0}
    assert {one.claim for one in (for_men, for_women)} == {REFUSED}


def test_a_limitation_counts_only_for_people_without_the_hypothetical_service() -> None:
    short = replace(REFUSED, kind=Kind.LIMITATION)
    view = replace(base_view([short]), superseded=(Superseded(ClaimId("c1"), MEN, SCHEME.reached(TEMPORARY_LODGING)),))
    (left,) = effects_of([short], [], view, SCHEME, LATTICE)
    assert (left.leaves, left.limits, left.infringes, left.bars, left.refuses) == (WOMEN, WOMEN, WOMEN, 0, 0)


@given(st.data(), small_reports())
def test_a_random_negative_claim_counts_only_for_people_without_the_hypothetical_service(
    data: st.DataObject, asked: Asked
) -> None:
    bad = [claim for claim in asked.claims if claim.kind in NEGATIVE_KINDS]
    assume(bad)
    gone, world = data.draw(st.sampled_from(bad)), asked.world
    leaves = data.draw(st.integers(0, world.lattice.possible)) & world.lattice.possible
    with_all = asked.coverage
    without = asked.with_claims([claim for claim in asked.claims if claim is not gone]).coverage
    superseded = Superseded(gone.id, leaves, frozenset(world.scheme.protections))
    view = replace(asked.view, superseded=(superseded,))
    for p, ruling in coverage(view, world.scheme, world.lattice).items():
        if p == NON_DISCRIMINATION:
            continue  # a refusal is a discrimination because others get the service, so it depends on other leaves
        for status in Status:
            mixed = with_all[p].statuses.get(status, 0) & ~leaves | without[p].statuses.get(status, 0) & leaves
            assert ruling.statuses.get(status, 0) == mixed
