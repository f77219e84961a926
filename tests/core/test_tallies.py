"""Several offers, refusals or limitations of one protection each decide only for the people whom they name."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import Ruling, coverage
from gapgraph.core.statuses import Status
from gapgraph.vocabulary import ANY_PROVIDER, TEMPORARY_LODGING, VICTIM, VICTIM_SERVICES, ClaimId, Iri
from tests.core.worlds import (
    ADVOCATE,
    CENTERS,
    LEGAL,
    LIBERTY,
    MEDICAL,
    MINISTRY,
    NGOS,
    ROOM,
    SHELTER,
    lattice_of,
    small_scheme,
)

MEN, WOMEN, CHILDREN = 0b001, 0b010, 0b100
LATTICE = lattice_of((3,), 0b111, {"men": MEN, "women": WOMEN, "children": CHILDREN})
SCHEME = small_scheme()


def given(
    group: str,
    protection: str,
    provider: str,
    *,
    reach: Reach = Reach.TO_ALL,
    specialized: bool = False,
    inside: bool = False,
) -> Claim:
    whom, what, who = Iri(group), Iri(protection), Iri(provider)
    return Claim(ClaimId(""), Kind.PROVISION, whom, what, who, reach, specialized=specialized, inside=inside)


def said(kind: Kind, group: str, protection: str, provider: str, frequency: Frequency = Frequency.ALWAYS) -> Claim:
    return Claim(ClaimId(""), kind, Iri(group), Iri(protection), Iri(provider), frequency=frequency)


def ruled(protection: Iri, *claims: Claim) -> Ruling:
    return coverage(base_view(claims), SCHEME, LATTICE)[protection]


def statuses(protection: Iri, *claims: Claim) -> list[Status]:
    found = ruled(protection, *claims).statuses
    return [next(status for status, having in found.items() if having & leaf) for leaf in (MEN, WOMEN, CHILDREN)]


def test_two_specialized_services_for_different_people_are_both_specialized() -> None:
    men, women = (given(who, MEDICAL, NGOS, specialized=True) for who in ("men", "women"))
    assert statuses(MEDICAL, men, women) == [Status.SPECIALIZED, Status.SPECIALIZED, Status.NOT_EVIDENCED]


@pytest.mark.parametrize(
    ("kind", "frequency", "status"),
    [(Kind.DENIAL, Frequency.USUALLY, Status.RESTRICTED), (Kind.LIMITATION, Frequency.ALWAYS, Status.LIMITED)],
)
def test_a_refusal_or_limitation_for_men_and_another_for_women_do_not_affect_children(
    kind: Kind, frequency: Frequency, status: Status
) -> None:
    offers = [given("men", MEDICAL, CENTERS), given("women", MEDICAL, NGOS), given("children", MEDICAL, MINISTRY)]
    short = [said(kind, "men", MEDICAL, CENTERS, frequency), said(kind, "women", MEDICAL, NGOS, frequency)]
    assert statuses(MEDICAL, *offers, *short) == [status, status, Status.GENERAL]


def test_people_with_only_a_right_to_a_service_stay_unspecified_if_the_service_is_limited_for_all() -> None:
    eligible = given("men", MEDICAL, NGOS, reach=Reach.ELIGIBILITY)
    some = given("women", MEDICAL, NGOS, reach=Reach.TO_SOME)
    short = said(Kind.LIMITATION, "gap:all", MEDICAL, NGOS)
    everyone = lattice_of((3,), 0b111, {"men": MEN, "women": WOMEN, "gap:all": 0b111})
    found = coverage(base_view([eligible, some, short]), SCHEME, everyone)[MEDICAL].statuses
    assert found == {Status.LIMITED: WOMEN | CHILDREN, Status.UNSPECIFIED: MEN}


def test_if_a_provider_refuses_men_one_of_its_lodgings_men_do_not_get_its_services_inside_lodgings() -> None:
    lodgings = (given("women", ROOM, NGOS), given("women", SHELTER, NGOS), given("women", MEDICAL, MINISTRY))
    care = given(VICTIM, LEGAL, NGOS, inside=True)
    for lodging in (ROOM, SHELTER):
        refused = said(Kind.DENIAL, "men", lodging, NGOS)
        assert statuses(LEGAL, *lodgings, care, refused)[0] is not Status.GENERAL
        assert statuses(LEGAL, *lodgings, care, refused)[1] is Status.GENERAL
    elsewhere = said(Kind.DENIAL, "men", TEMPORARY_LODGING, CENTERS)
    assert statuses(LEGAL, *lodgings, care, elsewhere)[0] is Status.GENERAL


def test_a_refusal_of_all_services_restricts_no_narrower_service() -> None:
    all_services = said(Kind.DENIAL, "men", VICTIM_SERVICES, NGOS)
    assert ruled(ADVOCATE, given("women", ADVOCATE, NGOS), all_services).refusals == ()
    legal = said(Kind.DENIAL, "men", LEGAL, NGOS)
    assert [hit.leaves for hit in ruled(ADVOCATE, given("women", ADVOCATE, NGOS), legal).refusals] == [MEN]


def test_a_claim_is_counted_only_for_people_in_its_group() -> None:
    claims = [
        given("men", LEGAL, NGOS),
        said(Kind.LIMITATION, "women", LEGAL, NGOS),
        said(Kind.LIMITATION, "children", MEDICAL, NGOS),
        said(Kind.HARM, "women", "", ANY_PROVIDER),
    ]
    assert ruled(LEGAL, *claims).spoken == MEN | WOMEN
    assert ruled(MEDICAL, *claims).spoken == CHILDREN
    assert ruled(ADVOCATE, *claims[:1]).spoken == MEN
    assert ruled(LIBERTY, *claims).spoken == 0
    assert ruled(LEGAL, said(Kind.STRENGTH, "men", LEGAL, NGOS), said(Kind.STRENGTH, "women", LEGAL, NGOS)).spoken == (
        MEN | WOMEN
    )
