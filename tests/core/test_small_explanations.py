"""The explanation of a status in a small world, where each part of the explanation has one claim."""

from __future__ import annotations

from dataclasses import replace

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.reasons import Part, Role, backing, beside, decisive, roles
from gapgraph.core.statuses import Standing, Status
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    DISCRIMINATED,
    GOVERNMENT,
    NON_DISCRIMINATION,
    TEMPORARY_LODGING,
    VICTIM,
    VICTIM_SERVICES,
    ClaimId,
    Iri,
)
from tests.core.small_world import LATTICE, MEN, WOMEN, WORLD, absent, denied_to, given_to, report, status_of
from tests.core.strategies import Asked
from tests.core.worlds import ADVOCATE, CENTERS, LEGAL, LIBERTY, MEDICAL, MINISTRY, NGOS, SHELTER, STRANGER


def told(roles: tuple[Role, ...]) -> dict[str, tuple[str, list[str]]]:
    return {role.claim.id: (role.part.value, [claim.id for claim in role.by]) for role in roles}


def parts(asked: Asked, protection: str, leaves: int) -> dict[str, tuple[str, list[str]]]:
    return told(roles(asked.coverage[Iri(protection)], leaves))


def test_a_barred_provision_lists_only_the_claims_that_bar_it() -> None:
    asked = report(
        given_to("men", MEDICAL, CENTERS),
        denied_to("men", MEDICAL, MINISTRY),
        Claim(ClaimId(""), Kind.LIMITATION, Iri("men"), MEDICAL, CENTERS),
    )
    assert parts(asked, MEDICAL, MEN) == {"c2": ("decided", []), "c1": ("barred", ["c2"]), "c3": ("overruled", [])}


def test_a_refused_provision_beside_a_provision_without_refusal_is_explained() -> None:
    asked = report(
        given_to("men", MEDICAL, NGOS), given_to("men", MEDICAL, CENTERS), denied_to("men", MEDICAL, CENTERS, USUALLY)
    )
    assert parts(asked, MEDICAL, MEN) == {"c1": ("decided", []), "c2": ("refused", ["c3"]), "c3": ("overruled", [])}


USUALLY = Frequency.USUALLY


def test_a_limited_provision_beside_a_specialized_one_is_explained() -> None:
    free = replace(given_to("men", MEDICAL, NGOS), specialized=True)
    shortfall = Claim(ClaimId(""), Kind.LIMITATION, Iri("men"), MEDICAL, CENTERS)
    asked = report(given_to("men", MEDICAL, CENTERS), shortfall, free, given_to(VICTIM, MEDICAL, NGOS))
    assert parts(asked, MEDICAL, MEN) == {
        "c3": ("decided", []),
        "c1": ("limited", ["c2"]),
        "c2": ("overruled", []),
        "c4": ("overruled", []),
    }


def test_an_absence_at_a_provider_that_offers_nothing_is_a_caveat() -> None:
    asked = report(given_to("men", LEGAL, NGOS), Claim(ClaimId(""), Kind.ABSENCE, VICTIM, LEGAL, CENTERS))
    assert parts(asked, LEGAL, MEN) == {"c1": ("decided", []), "c2": ("beside", [])}


def test_a_limitation_decides_only_where_nothing_is_offered() -> None:
    """The limitation is about all victims, but its provider doesn't give the service, so it doesn't affect men, who get
    the service from NGOs.
    """
    asked = report(
        Claim(ClaimId(""), Kind.LIMITATION, VICTIM, LEGAL, GOVERNMENT), given_to("men", LEGAL, NGOS, Reach.TO_SOME)
    )
    assert parts(asked, LEGAL, WOMEN) == {"c1": ("decided", [])}
    assert parts(asked, LEGAL, MEN) == {"c2": ("decided", []), "c1": ("beside", [])}


def test_a_nondisclosure_decides_only_if_no_other_claim_decides() -> None:
    silence = Claim(ClaimId(""), Kind.NON_DISCLOSURE, VICTIM, LEGAL)
    assert parts(report(silence), LEGAL, MEN) == {"c1": ("decided", [])}
    beside_a_provision = report(silence, given_to("men", LEGAL, NGOS))
    assert parts(beside_a_provision, LEGAL, MEN) == {"c2": ("decided", []), "c1": ("overruled", [])}
    assert parts(beside_a_provision, LEGAL, WOMEN) == {"c1": ("decided", [])}


def test_services_inside_a_shelter_are_closed_to_groups_that_the_shelter_refuses() -> None:
    inside = replace(given_to(VICTIM, MEDICAL, CENTERS), inside=True)
    lodging = given_to(VICTIM, SHELTER, CENTERS)
    asked = report(lodging, inside, denied_to("men", TEMPORARY_LODGING, GOVERNMENT, USUALLY))
    assert parts(asked, MEDICAL, MEN) == {"c2": ("shut", ["c3"])}
    assert parts(asked, MEDICAL, WOMEN) == {"c2": ("decided", [])}
    assert status_of(asked.coverage[MEDICAL], 0) is Status.NOT_EVIDENCED


def test_a_claim_that_men_are_refused_medical_care_of_a_shelter_counts_although_men_may_not_enter_it() -> None:
    inside = replace(given_to(VICTIM, MEDICAL, CENTERS), inside=True)
    no_entry = denied_to("men", TEMPORARY_LODGING, CENTERS)
    refused = report(given_to(VICTIM, SHELTER, CENTERS), inside, no_entry, denied_to("men", MEDICAL, CENTERS, USUALLY))
    assert status_of(refused.coverage[MEDICAL], 0) is Status.RESTRICTED
    assert parts(refused, MEDICAL, MEN)["c2"] == ("refused", ["c4"])
    barred = report(given_to(VICTIM, SHELTER, CENTERS), inside, no_entry, denied_to("men", MEDICAL, CENTERS))
    assert status_of(barred.coverage[MEDICAL], 0) is Status.DENIED


def test_a_limitation_of_a_shelter_does_not_limit_the_services_inside_the_shelter() -> None:
    inside = replace(given_to(VICTIM, MEDICAL, CENTERS), inside=True)
    crowded = Claim(ClaimId(""), Kind.LIMITATION, Iri("men"), TEMPORARY_LODGING, CENTERS)
    asked = report(given_to(VICTIM, SHELTER, CENTERS), inside, crowded)
    assert status_of(asked.coverage[MEDICAL], 0) is Status.GENERAL
    assert status_of(asked.coverage[SHELTER], 0) is Status.LIMITED


def test_a_claim_that_a_freedom_is_infringed_gives_the_status_restricted() -> None:
    kept = given_to(VICTIM, LIBERTY, NGOS)
    detained = Claim(ClaimId(""), Kind.HARM, Iri("men"), Iri(""), infringes=LIBERTY)
    at_times = Claim(ClaimId(""), Kind.LIMITATION, Iri("men"), LIBERTY, CENTERS, frequency=Frequency.SOMETIMES)
    for told_of in (detained, at_times, denied_to("men", LIBERTY, CENTERS), absent("men", LIBERTY, CENTERS)):
        asked = report(kept, told_of)
        assert status_of(asked.coverage[LIBERTY], 0) is Status.RESTRICTED
        assert parts(asked, LIBERTY, MEN) == {"c2": ("decided", []), "c1": ("refused", ["c2"])}
        assert status_of(asked.coverage[LIBERTY], 1) is Status.GENERAL


def test_a_refusal_of_a_service_that_others_get_is_discrimination() -> None:
    refusal = denied_to("men", MEDICAL, MINISTRY, USUALLY)
    asked = report(refusal, given_to("women", MEDICAL, CENTERS, Reach.TO_SOME))
    assert parts(asked, NON_DISCRIMINATION, MEN) == {"c1": ("decided", [])}
    assert status_of(asked.coverage[NON_DISCRIMINATION], 1) is Status.NOT_EVIDENCED
    elsewhere = report(refusal, given_to("women", MEDICAL, NGOS), given_to("men", MEDICAL, CENTERS))
    assert status_of(elsewhere.coverage[NON_DISCRIMINATION], 0) is Status.NOT_EVIDENCED
    harm = report(Claim(ClaimId(""), Kind.HARM, Iri("women"), harm=DISCRIMINATED))
    assert status_of(harm.coverage[NON_DISCRIMINATION], 1) is Status.RESTRICTED


def test_a_systemic_limitation_is_always_a_caveat() -> None:
    uneven = Claim(ClaimId(""), Kind.LIMITATION, VICTIM, VICTIM_SERVICES, GOVERNMENT)
    asked = report(given_to("men", LEGAL, CENTERS), uneven)
    assert parts(asked, LEGAL, MEN) == {"c1": ("decided", [])}
    assert told(beside(asked.view, asked.coverage[LEGAL], MEN, WORLD.scheme, LATTICE)) == {"c2": ("beside", [])}
    at_night = replace(
        asked, claims=(asked.claims[0], replace(asked.claims[1], when=Iri("Night"))), times=frozenset({Iri("Night")})
    )
    assert parts(at_night, LEGAL, MEN) == {"c2": ("decided", []), "c1": ("limited", ["c2"])}


def test_each_deciding_claim_of_several_leaves_is_named_once() -> None:
    asked = report(denied_to("men", LEGAL, ANY_PROVIDER), given_to("women", LEGAL, NGOS))
    decided = roles(asked.coverage[LEGAL], MEN | WOMEN)
    assert told(decided) == {"c1": ("decided", []), "c2": ("decided", [])}
    assert {role.claim.id: role.leaves for role in decided} == {"c1": MEN, "c2": WOMEN}


def test_each_claim_in_an_explanation_names_its_own_group() -> None:
    """In an answer about everyone, a claim about men is shown as a claim about men."""
    asked = report(
        given_to(VICTIM, LEGAL, NGOS),
        Claim(ClaimId(""), Kind.NON_DISCLOSURE, Iri("men"), LEGAL),
        given_to("men", LEGAL, CENTERS),
        Claim(ClaimId(""), Kind.LIMITATION, VICTIM, LEGAL, CENTERS),
        denied_to("women", LEGAL, MINISTRY),
        given_to("women", LEGAL, CENTERS, Reach.TO_SOME),
        Claim(ClaimId(""), Kind.LIMITATION, Iri("women"), LEGAL, MINISTRY),
        given_to("men", LEGAL, NGOS, Reach.ELIGIBILITY),
        Claim(ClaimId(""), Kind.ABSENCE, Iri("men"), LEGAL, STRANGER),
    )
    played = {
        role.claim.id: (role.part, role.leaves) for role in roles(asked.coverage[LEGAL], asked.world.lattice.possible)
    }
    assert played == {
        "c1": (Part.DECIDED, MEN | WOMEN),
        "c2": (Part.OVERRULED, MEN),
        "c3": (Part.LIMITED, MEN),
        "c4": (Part.OVERRULED, MEN | WOMEN),
        "c5": (Part.OVERRULED, WOMEN),
        "c6": (Part.BARRED, WOMEN),
        "c7": (Part.OVERRULED, WOMEN),
        "c8": (Part.OVERRULED, MEN),
        "c9": (Part.BESIDE, MEN),
    }
    assert {role.leaves for role in roles(asked.coverage[LEGAL], MEN)} == {MEN}
    assert {role.leaves for role in roles(asked.coverage[LEGAL], WOMEN)} == {WOMEN}


def test_a_refusal_that_decides_for_men_and_women_comes_before_a_refusal_that_decides_only_for_men() -> None:
    """The refusal to men and women affects two Provisions: one for men, and one for women."""
    given = [given_to(group, ADVOCATE, CENTERS) for group in ("men", "women")]
    refusals = denied_to("men", LEGAL, NGOS, USUALLY), denied_to(VICTIM, ADVOCATE, CENTERS, USUALLY)
    asked = report(*refusals, *given)
    assert [claim.id for claim in decisive(asked.coverage[LEGAL], MEN | WOMEN)] == ["c2", "c1"]


def test_deciding_claims_with_equal_weight_are_ordered_by_number_also_above_999() -> None:
    given = [replace(given_to("men", MEDICAL, NGOS), id=ClaimId(f"abc-2021/claim/{n:03d}")) for n in (1000, 999)]
    asked = Asked(WORLD, tuple(given))
    assert [one.id[15:] for one in decisive(asked.coverage[MEDICAL], MEN)] == ["999", "1000"]


def test_each_leaf_is_listed_only_under_its_strongest_kind_of_speaker() -> None:
    everyone, lattice = WORLD.lattice.possible, WORLD.lattice
    assert everyone == lattice.leaves_of(VICTIM) == MEN | WOMEN
    reports = given_to("men", MEDICAL, MINISTRY)
    others = replace(given_to("women", MEDICAL, NGOS), asserted_by=NGOS)
    own = replace(given_to(VICTIM, MEDICAL, MINISTRY), asserted_by=MINISTRY)
    backed = backing(report(reports, others, own).coverage[MEDICAL])
    assert backed.standings == {
        Standing.REPORTS_WORD: MEN,
        Standing.OTHERS_WORD: WOMEN,
        Standing.OWN_ACCOUNT: 0,
    }


def test_without_deciding_claims_a_status_has_no_kind_of_speaker() -> None:
    ruling = report(given_to("men", MEDICAL, NGOS)).coverage[MEDICAL]
    assert backing(ruling, ()).standing(MEN) == ()


def test_a_groups_status_is_true_in_the_place_that_the_deciding_claim_names() -> None:
    north = replace(given_to("men", LEGAL, NGOS), places=frozenset({Iri("North")}))
    too = replace(given_to("women", LEGAL, NGOS), places=frozenset({Iri("North")}))
    backed = backing(report(north, too).coverage[LEGAL])
    assert (backed.where(MEN), backed.where(WOMEN)) == (("North",), ("North",))


def test_an_exclusive_service_in_one_place_excludes_other_groups_in_every_place() -> None:
    for_women = replace(given_to("women", SHELTER, NGOS), exclusive=True, places=frozenset({Iri("North")}))
    backed = backing(report(for_women).coverage[SHELTER])
    assert (backed.where(WOMEN), backed.where(MEN)) == (("North",), ())


def test_a_possible_claim_is_a_caveat_of_a_decided_status() -> None:
    possible = replace(denied_to("men", MEDICAL, MINISTRY), certainty=Certainty.POSSIBLE)
    asked = report(given_to("men", MEDICAL, NGOS), possible)
    view, ruling = asked.view, asked.coverage[MEDICAL]
    assert [role.claim.id for role in beside(view, ruling, MEN, WORLD.scheme, LATTICE)] == ["c2"]
