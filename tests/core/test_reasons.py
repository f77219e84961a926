"""The reasons of a status: the deciding claims, and one role for every claim that the rules use."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.claim_words import Certainty, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.groups import bits
from gapgraph.core.reasons import Part, Role, attribution, backing, beside, decisive, roles
from gapgraph.core.statuses import Standing, Status, Verdict
from gapgraph.vocabulary import AGENT, GOVERNMENT, Iri
from tests.core.oracle import Oracle
from tests.core.small_world import MEN, WOMEN, denied_to, given_to, report, status_of
from tests.core.strategies import THOROUGH, Asked, small_reports
from tests.core.worlds import CENTERS, LEGAL, MEDICAL, MINISTRY, NGOS
from tests.looking import each


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
def test_the_claims_that_decide_a_set_of_leaves_are_all_claims_that_decide_at_least_one_of_the_leaves(
    asked: Asked,
) -> None:
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
                assert all(claim.id in causes(oracle, role, ruling.protection, leaf) for claim in role.by)
                assert role.claim.kind is Kind.PROVISION
            else:
                assert role.by == ()


def causes(oracle: Oracle, role: Role, p: str, leaf: int) -> set[str]:
    """The ids of the claims that have the effect ``role.part`` on the provision ``role.claim``: claims that bar, refuse
    or limit the provision, or that close the shelter if the provision is inside a shelter.
    """
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
    """Whether a claim concerns the protection p: the claim names p or a broader protection. Bad news about
    TemporaryLodging, for example, doesn't concern FamilyCare, although FamilyCare is narrower than TemporaryLodging.
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
