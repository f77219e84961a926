"""The reasons of a status: the deciding claims, and one role for every claim that the rules use."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.groups import bits
from gapgraph.core.reasons import Part, Role, attribution, backing, beside, decisive, roles
from gapgraph.core.statuses import Standing, Status, Verdict
from gapgraph.vocabulary import (
    AGENT,
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
from tests.core.oracle import Oracle
from tests.core.strategies import THOROUGH, Asked, small_reports
from tests.core.worlds import (
    ADVOCATE,
    CENTERS,
    LEGAL,
    LIBERTY,
    MEDICAL,
    MINISTRY,
    NGOS,
    SHELTER,
    STRANGER,
    World,
    lattice_of,
    small_scheme,
)
from tests.looking import each


def status_of(ruling: Ruling, leaf: int) -> Status:
    return next(status for status, leaves in ruling.statuses.items() if leaves >> leaf & 1)


def cells(asked: Asked) -> list[tuple[Ruling, int]]:
    return [(ruling, leaf) for ruling in asked.coverage.values() for leaf in bits(ruling.applicable)]


@given(small_reports())
def test_every_status_except_not_evidenced_has_deciding_claims(asked: Asked) -> None:
    for ruling, leaf in each(cells(asked)):
        silent = status_of(ruling, leaf) is Status.NOT_EVIDENCED
        assert silent == (decisive(ruling, 1 << leaf) == ())


@THOROUGH
@given(small_reports())
def test_the_deciding_claims_are_the_claims_that_fulfil_the_rule(asked: Asked) -> None:
    oracle = asked.oracle
    for ruling, leaf in each(cells(asked)):
        expected = {claim.id for claim in oracle.ruling(leaf, ruling.protection)[1]}
        assert {claim.id for claim in decisive(ruling, 1 << leaf)} == expected


@given(st.data(), small_reports())
def test_without_its_deciding_claims_a_status_changes(data: st.DataObject, asked: Asked) -> None:
    told = [(ruling, leaf) for ruling, leaf in cells(asked) if decisive(ruling, 1 << leaf)]
    assume(told)
    ruling, leaf = data.draw(st.sampled_from(told))
    deciders = {claim.id for claim in decisive(ruling, 1 << leaf)}
    without = asked.with_claims([claim for claim in asked.claims if claim.id not in deciders])
    assert status_of(without.coverage[ruling.protection], leaf) is not status_of(ruling, leaf)


@given(small_reports())
def test_a_set_of_leaves_has_the_deciding_claims_of_all_its_leaves(asked: Asked) -> None:
    for ruling in each(asked.coverage.values()):
        single = {c.id for leaf in bits(ruling.applicable) for c in decisive(ruling, 1 << leaf)}
        assert {claim.id for claim in decisive(ruling, ruling.applicable)} == single


@given(small_reports())
def test_claims_that_decide_most_leaves_come_first(asked: Asked) -> None:
    for ruling in each(asked.coverage.values()):
        decided = decisive(ruling, ruling.applicable)

        def order(claim: Claim, ruling: Ruling = ruling) -> tuple[int, str]:
            leaves = [leaf for leaf in bits(ruling.applicable) if claim in decisive(ruling, 1 << leaf)]
            return -len(leaves), claim.id

        assert list(decided) == sorted(decided, key=order)


@given(small_reports())
def test_every_claim_that_the_rules_use_has_one_role_in_the_explanation(asked: Asked) -> None:
    oracle = asked.oracle
    for ruling, leaf in each(cells(asked)):
        found = [role.claim.id for role in roles(ruling, 1 << leaf)]
        assert len(found) == len(set(found))
        assert set(found) == {claim.id for claim in weighed(oracle, ruling.protection, leaf)}


def weighed(oracle: Oracle, p: str, leaf: int) -> list[Claim]:
    """The claims that the rules use for this leaf: its provisions, the claims against these provisions, and the claims
    that concern the protection p.
    """
    for_leaf = [offer for offer in oracle.offers_of(Iri(p)) if oracle.is_in(leaf, offer.provision.group)]
    found = [offer.provision for offer in for_leaf]
    for offer in for_leaf:
        found += oracle.bars_on(offer, leaf) + oracle.refusals_on(offer, leaf) + oracle.limitations_on(offer, leaf)
    forceful = oracle.bars(leaf) + oracle.refusals(leaf, Iri(p)) + oracle.limitations(leaf)
    found += [claim for claim in forceful if oracle.reaches(claim, Iri(p))] + oracle.discriminating(leaf, Iri(p))
    silences = [c for c in oracle.speaking if c.kind is Kind.NON_DISCLOSURE and oracle.is_in(leaf, c.group)]
    offered = any(oracle.is_offered(offer, leaf) for offer in for_leaf)
    return found + [c for c in silences if oracle.names(c, Iri(p)) and (oracle.is_at(c, Iri(p)) or not offered)]


@given(small_reports())
def test_each_role_in_the_explanation_has_claims_with_that_effect(asked: Asked) -> None:
    oracle = asked.oracle
    for ruling, leaf in each(cells(asked)):
        decided = {claim.id for claim in decisive(ruling, 1 << leaf)}
        for role in roles(ruling, 1 << leaf):
            assert (role.part is Part.DECIDED) == (role.claim.id in decided)
            assert role.leaves == 1 << leaf
            if role.part in (Part.BARRED, Part.REFUSED, Part.LIMITED, Part.SHUT):
                assert role.by, "some claim bars, refuses, limits or closes the provision"
                assert all(claim.id in struck(oracle, role, ruling.protection, leaf) for claim in role.by)
                assert role.claim.kind is Kind.PROVISION
            else:
                assert role.by == ()


def struck(oracle: Oracle, role: Role, p: str, leaf: int) -> set[str]:
    """The ids of the claims that have the effect of the role (bar, refuse, limit or close) on the role's provision."""
    by: set[str] = set()
    for offer in (offer for offer in oracle.offers_of(Iri(p)) if offer.provision == role.claim):
        cause = {
            Part.BARRED: oracle.bars_on(offer, leaf),
            Part.REFUSED: oracle.refusals_on(offer, leaf),
            Part.LIMITED: oracle.limitations_on(offer, leaf),
            Part.SHUT: oracle.bars(leaf) + [c for c in oracle.speaking if oracle.is_refusal(c)],
        }
        by |= {claim.id for claim in cause[role.part]}
    return by


@given(small_reports())
def test_claims_that_decide_nothing_are_ordered_by_part_of_the_explanation_and_by_number(asked: Asked) -> None:
    for ruling in each(asked.coverage.values()):
        rest = [role for role in roles(ruling, ruling.applicable) if role.part is not Part.DECIDED]
        assert rest == sorted(rest, key=lambda role: (list(Part).index(role.part), role.claim.id))


@given(small_reports())
def test_the_caveats_of_a_cell_are_exactly_the_expected_claims(asked: Asked) -> None:
    scheme, lattice, oracle = asked.world.scheme, asked.world.lattice, asked.oracle
    for ruling, leaf in each(cells(asked)):
        aside = beside(asked.view, ruling, 1 << leaf, scheme, lattice)
        status = status_of(ruling, leaf)
        expected = [c.id for c in asked.view.claims if is_caveat(oracle, c, ruling.protection, leaf, status)]
        assert [role.claim.id for role in aside] == expected
        assert all(role.part is Part.BESIDE and role.leaves == 1 << leaf for role in aside)


BAD_NEWS = (Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM)


def is_caveat(oracle: Oracle, claim: Claim, p: Iri, leaf: int, status: Status) -> bool:
    """Whether a claim that concerns the protection p and the leaf is a caveat of the leaf's status for p. A
    NonDisclosure, a Strength, a Parity, a Fulfilment, a claim with the certainty Possible and a systemic Limitation are
    caveats. A Denial, Absence, Limitation or Harm is a caveat unless p is unmet for the leaf. A Provision to some
    victims is a caveat if a NonDisclosure decides the status. If no claim decides the status, every claim about p is a
    caveat.
    """
    undecided, certain = status is Status.NOT_EVIDENCED, claim.certainty is not Certainty.POSSIBLE
    if undecided and certain and claim.exclusive and oracle.excludes(claim, leaf) and oracle.reaches(claim, p):
        return True
    if not (oracle.is_in(leaf, claim.group) and is_about(oracle, claim, p)):
        return False
    if claim.kind is Kind.PROVISION and certain:
        offers = [offer for offer in oracle.offers_of(p) if offer.provision == claim]
        offered = any(oracle.is_offered(offer, leaf) for offer in offers)
        return offered and status is Status.UNDISCLOSED if offers else undecided
    if claim.kind in (Kind.NON_DISCLOSURE, Kind.STRENGTH, Kind.PARITY, Kind.FULFILMENT) or not certain:
        return True
    if oracle.is_limitation(claim) and oracle.is_systemic(claim):
        return True
    return undecided or (claim.kind in BAD_NEWS and status.verdict is not Verdict.UNMET)


def is_about(oracle: Oracle, claim: Claim, p: Iri) -> bool:
    """Whether a claim concerns the protection p: the claim names p or a broader protection. A broader protection does
    not count if the claim may be bad news, and p is cut off from bad news about the broader protection.
    """
    named = oracle.members(claim.protection)
    if claim.kind in (Kind.PROVISION, Kind.STRENGTH, Kind.PARITY, Kind.OBSERVATION):
        return any(p in oracle.narrower(q) for q in named)
    also = [*named, *oracle.named(claim)]
    return any(p in oracle.narrower(q) and not oracle.is_cut_off(p, q) for q in also)


@given(small_reports())
def test_every_decided_leaf_has_exactly_one_kind_of_speaker(asked: Asked) -> None:
    for ruling in each(asked.coverage.values()):
        words = backing(ruling)
        decided = ruling.applicable & ~ruling.statuses.get(Status.NOT_EVIDENCED, 0)
        assert sum(words.standings.values()) == decided
        assert words.standing(ruling.applicable) == tuple(s for s in Standing if words.standings[s])


def test_a_status_has_the_strongest_kind_of_speaker_of_its_deciding_claims() -> None:
    own = replace(given_to("men", MEDICAL, MINISTRY), asserted_by=MINISTRY)
    passed_on = replace(given_to("men", MEDICAL, MINISTRY), asserted_by=NGOS)
    assert backing(report(own).coverage[MEDICAL]).standing(MEN) == (Standing.OWN_ACCOUNT,)
    assert backing(report(own, passed_on).coverage[MEDICAL]).standing(MEN) == (Standing.OTHERS_WORD,)
    reports = replace(own, asserted_by=Iri(AGENT + "publisher"))
    assert backing(report(own, passed_on, reports).coverage[MEDICAL]).standing(MEN) == (Standing.REPORTS_WORD,)
    assert backing(report(reports).coverage[MEDICAL]).standing(WOMEN) == ()


def test_an_admission_of_the_duty_bearer_counts_as_the_reports_word() -> None:
    admitted = replace(denied_to("men", LEGAL, GOVERNMENT), asserted_by=GOVERNMENT)
    assert backing(report(admitted).coverage[LEGAL]).standing(MEN) == (Standing.REPORTS_WORD,)
    to_some = replace(given_to("men", LEGAL, GOVERNMENT, Reach.TO_SOME), asserted_by=GOVERNMENT)
    assert backing(report(to_some).coverage[LEGAL]).standing(MEN) == (Standing.OTHERS_WORD,)


def test_a_status_has_a_place_if_all_deciding_claims_have_one() -> None:
    north = replace(given_to("men", LEGAL, NGOS), places=frozenset({Iri("North")}))
    south = replace(given_to("men", LEGAL, CENTERS), places=frozenset({Iri("South")}))
    assert backing(report(north, south).coverage[LEGAL]).where(MEN) == ("North", "South")
    assert backing(report(north, given_to("men", LEGAL, CENTERS)).coverage[LEGAL]).where(MEN) == ()
    assert backing(report(north, given_to("women", LEGAL, CENTERS)).coverage[LEGAL]).where(MEN | WOMEN) == ("North",)


def test_each_speaker_is_named_once() -> None:
    told_by = [replace(given_to("men", LEGAL, NGOS), asserted_by=Iri(by)) for by in (NGOS, "", MINISTRY, NGOS)]
    assert attribution(told_by) == (NGOS, MINISTRY)


# In this small world, each part of an explanation has one claim.

LATTICE = lattice_of((2,), 0b11, {"men": 0b01, "women": 0b10})
WORLD = World(LATTICE, small_scheme(), (), (), ())
MEN, WOMEN = 0b01, 0b10


def report(*claims: Claim) -> Asked:
    return Asked(WORLD, tuple(replace(claim, id=ClaimId(f"c{number}")) for number, claim in enumerate(claims, 1)))


def given_to(group: str, protection: str, provider: str, reach: Reach = Reach.TO_ALL) -> Claim:
    return Claim(ClaimId(""), Kind.PROVISION, Iri(group), Iri(protection), Iri(provider), reach)


def denied_to(group: str, protection: str, provider: str, frequency: Frequency = Frequency.ALWAYS) -> Claim:
    return Claim(ClaimId(""), Kind.DENIAL, Iri(group), Iri(protection), Iri(provider), frequency=frequency)


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


def test_a_refusal_of_a_service_inside_a_shelter_counts_for_groups_that_the_shelter_refuses() -> None:
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


def absent(group: str, protection: str, provider: str) -> Claim:
    return Claim(ClaimId(""), Kind.ABSENCE, Iri(group), Iri(protection), Iri(provider))


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


def test_a_claim_that_decides_for_more_people_comes_first_also_if_through_several_services() -> None:
    """A refusal that decides for men through one service and for women through another service comes before a refusal
    that decides only for men.
    """
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


def test_each_group_has_the_place_of_its_own_deciding_claim() -> None:
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
