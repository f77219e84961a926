"""Duties: which countries they bind and when, which kinds are compared with coverage, and how severe the verdict is for
each part of a group.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from gapgraph.core.claim_words import Frequency, Kind, Reach
from gapgraph.core.claims import Claim, Quote, Report
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.facts import TYPE, Facts, Literal, Triple
from gapgraph.core.groups import bits
from gapgraph.core.reasons import deciders
from gapgraph.core.statuses import Verdict
from gapgraph.law.assessments import assess, benchmarks_on, binding_assessments, proof, weighed
from gapgraph.law.obligations import OUTCOME, Binding, Obligation, Severity, read_obligations
from gapgraph.law.stated import stated_duties
from gapgraph.vocabulary import GAP, GOVERNMENT, LAW, RDFS, VICTIM, ClaimId, Iri, ReportId
from tests.core.strategies import Asked, small_reports
from tests.core.test_boxes import largest
from tests.core.test_oracle import said
from tests.core.worlds import (
    ADVOCATE,
    ALL_BUT_LODGING,
    LEGAL,
    LIBERTY,
    MEDICAL,
    NGOS,
    cells,
    graph,
    lattice_of,
    small_scheme,
)
from tests.looking import each

PERU, CHILE = Iri(GAP + "Peru"), Iri(GAP + "Chile")
REPORT = Report(ReportId("per-2021"), "Report", PERU, 2021, ("2020-04-01", "2021-03-31"))
EXPERTS = Iri(GAP + "LocalExperts")
DUTY = Obligation(
    iri=Iri(LAW + "one"),
    label="one",
    instrument=Iri(LAW + "law"),
    article="1",
    kind=OUTCOME,
    protection=LEGAL,
    group=VICTIM,
    strength="Shall",
    qualifier="",
    verification="Read",
    bindings=(Binding(PERU),),
    shape="law-1",
)
V, W, I = Severity.VIOLATION, Severity.WARNING, Severity.INFO  # noqa: E741  # as the table abbreviates them
UNMET, UNDERSERVED, UNKNOWN, OFFERED = Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN, Verdict.OFFERED
LATTICE = lattice_of((2, 2), cells((2, 2)), {"a0": 0b0011, "a1": 0b1100})
SCHEME = small_scheme()


def covered(*claims: Claim) -> Coverage:
    return coverage(base_view(claims), SCHEME, LATTICE)


def verdicts(duty: Obligation, *claims: Claim) -> list[tuple[Verdict, int, bool]]:
    return [(a.verdict, a.leaves, a.is_lowered) for a in assess(duty, covered(*claims), SCHEME, LATTICE)]


@pytest.mark.parametrize(
    ("strengths", "qualifier", "unmet", "underserved", "unknown"),
    [
        (("Shall", "ShallEnsure", "ShallFacilitate"), "", V, W, I),
        (("Shall", "ShallEnsure", "ShallFacilitate"), "where appropriate", W, I, I),
        (("ShallEndeavour",), "", W, I, I),
        (("ShallEndeavour",), "where appropriate", W, I, I),
        (("Should", "Commit", "Criterion", "Guide", "May"), "", I, I, None),
        (("Should",), "where appropriate", I, I, None),
    ],
)
def test_the_severity_follows_the_verdict_and_the_strength(
    strengths: tuple[str, ...], qualifier: str, unmet: Severity, underserved: Severity, unknown: Severity | None
) -> None:
    for strength in each(strengths):
        duty = replace(DUTY, strength=strength, qualifier=qualifier)
        found = [duty.severity(v) for v in (UNMET, UNDERSERVED, UNKNOWN, OFFERED)]
        assert found == [unmet, underserved, unknown, None]


@pytest.mark.parametrize(
    "kind", ["LegislationDuty", "ConsiderationDuty", "TargetDuty", "ProcedureDuty", "KindNotSeen", ""]
)
def test_only_outcome_duties_are_compared_with_coverage(kind: str) -> None:
    duty = replace(DUTY, kind=kind)
    assert {duty.severity(verdict) for verdict in Verdict} == {None}
    assert not duty.is_held_against(REPORT)
    assert not duty.is_benchmark_for(REPORT)
    assert verdicts(duty, Claim(ClaimId("c1"), Kind.DENIAL, Iri("a0"), LEGAL)) == []


@pytest.mark.parametrize("missing", ["group", "protection"])
def test_a_duty_without_a_group_or_protection_of_the_ontology_is_not_assessed(missing: str) -> None:
    duty = replace(DUTY, **{missing: ""})  # type: ignore[arg-type]
    assert not duty.is_held_against(REPORT)
    assert verdicts(duty, Claim(ClaimId("c1"), Kind.DENIAL, Iri("a0"), LEGAL)) == []


def test_two_reasons_to_lower_the_severity_lower_it_by_one_step_as_one_reason_does() -> None:
    assert (DUTY.severity(UNMET), DUTY.severity(UNMET, lowered=True)) == (V, W)
    assert DUTY.severity(UNDERSERVED, lowered=True) is I
    via = replace(DUTY, verification="Via")
    assert (via.severity(UNMET), via.severity(UNMET, lowered=True)) == (W, W)


@pytest.mark.parametrize("strength", ["Shall", "ShallEndeavour", "Should"])
def test_a_duty_whose_article_was_not_seen_is_never_above_info(strength: str) -> None:
    duty = replace(DUTY, strength=strength, verification="NotVerified")
    assert duty.severity(UNMET) is I
    assert duty.severity(OFFERED) is None
    assert duty.severity(UNKNOWN) is (None if strength == "Should" else I)


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        ("", "", True),
        ("2014-01-01", "", True),
        ("2020-04-01", "2021-03-31", True),
        ("2020-04-02", "", False),
        ("2021-03-31", "", False),
        ("", "2021-03-30", False),
    ],
)
def test_a_duty_is_compared_only_if_it_binds_throughout_the_period(since: str, until: str, held: bool) -> None:
    duty = replace(DUTY, bindings=(Binding(CHILE), Binding(PERU, since, until)))
    assert duty.is_held_against(REPORT) is held
    assert duty.is_benchmark_for(REPORT) is not held
    assert not replace(duty, bindings=(Binding(CHILE),)).is_held_against(REPORT)


def test_a_benchmark_is_shown_although_it_does_not_bind_the_country() -> None:
    elsewhere = replace(DUTY, bindings=(Binding(CHILE),))
    assert not elsewhere.is_benchmark_for(REPORT)
    assert replace(elsewhere, is_yardstick=True).is_benchmark_for(REPORT)
    assert replace(DUTY, bindings=(), is_yardstick=True).is_benchmark_for(REPORT)
    duties = (DUTY, elsewhere, replace(elsewhere, is_yardstick=True, iri=Iri("yard"), group=Iri("a0")))
    assert [d.iri for d in benchmarks_on(duties, REPORT, LEGAL, 0b0011, LATTICE)] == ["yard"]
    assert benchmarks_on(duties, REPORT, LEGAL, 0b1100, LATTICE) == ()
    assert benchmarks_on(duties, REPORT, MEDICAL, 0b0011, LATTICE) == ()


def test_a_duty_with_one_verdict_for_all_its_beneficiaries_has_one_assessment() -> None:
    gives = Claim(ClaimId("c1"), Kind.PROVISION, VICTIM, LEGAL, NGOS, Reach.TO_ALL)
    assert verdicts(DUTY, gives) == [(OFFERED, 0b1111, False)]
    assert verdicts(replace(DUTY, protection=MEDICAL, group=Iri("a0")), gives) == [(UNKNOWN, 0b0011, False)]


def test_a_duty_unmet_for_some_people_is_assessed_for_the_box_of_these_people() -> None:
    gives = Claim(ClaimId("c1"), Kind.PROVISION, Iri("a0"), LEGAL, NGOS, Reach.TO_ALL, exclusive=True)
    (denied,) = assess(DUTY, covered(gives), SCHEME, LATTICE)
    assert (denied.verdict, denied.leaves, denied.severity) == (UNMET, 0b1100, V)
    assert denied.box is not None
    assert denied.box.values(LATTICE) == ((GAP + "A1",),)


def test_a_statement_only_by_others_lowers_the_severity_one_step() -> None:
    told = Claim(ClaimId("c1"), Kind.DENIAL, Iri("a0"), LEGAL, asserted_by=EXPERTS)
    (one,) = [a for a in assess(DUTY, covered(told), SCHEME, LATTICE) if a.verdict is UNMET]
    assert (one.is_lowered, one.severity) == (True, W)
    own = replace(told, id=ClaimId("c2"), asserted_by=Iri(""))
    assert (UNMET, 0b0011, False) in verdicts(DUTY, told, own)


def test_a_status_from_a_claim_about_services_in_general_lowers_the_severity_by_one_step() -> None:
    general = Claim(ClaimId("c1"), Kind.DENIAL, Iri("a0"), ALL_BUT_LODGING)
    assert (UNMET, 0b0011, True) in verdicts(DUTY, general)
    assert (UNMET, 0b0011, False) in verdicts(DUTY, general, Claim(ClaimId("c2"), Kind.DENIAL, Iri("a0"), LEGAL))


def test_leaves_with_the_reports_own_evidence_are_assessed_apart_from_leaves_with_others_word() -> None:
    own, others = (
        Claim(ClaimId("c1"), Kind.DENIAL, Iri("a0"), LEGAL),
        Claim(ClaimId("c2"), Kind.DENIAL, Iri("a1"), LEGAL, asserted_by=EXPERTS),
    )
    assert sorted(verdicts(DUTY, own, others)) == [(UNMET, 0b0011, False), (UNMET, 0b1100, True)]


def test_the_duty_bearers_word_alone_never_makes_a_duty_met() -> None:
    gives = Claim(ClaimId("c1"), Kind.PROVISION, VICTIM, LEGAL, GOVERNMENT, Reach.TO_ALL, asserted_by=GOVERNMENT)
    assert verdicts(DUTY, gives) == [(UNKNOWN, 0b1111, False)]
    assert verdicts(DUTY, gives, replace(gives, id=ClaimId("c2"), asserted_by=EXPERTS)) == [(OFFERED, 0b1111, False)]


PROHIBITION = replace(DUTY, is_prohibition=True)


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (Claim(ClaimId("c1"), Kind.DENIAL, Iri("a0"), LEGAL), [(UNMET, 0b0011, False)]),
        (Claim(ClaimId("c1"), Kind.ABSENCE, VICTIM, LEGAL), []),
        (Claim(ClaimId("c1"), Kind.LIMITATION, Iri("a0"), LEGAL), []),
        (Claim(ClaimId("c1"), Kind.PROVISION, Iri("a0"), LEGAL, NGOS, Reach.TO_SOME), []),
    ],
)
def test_a_duty_not_to_refuse_a_service_is_compared_only_with_denials_and_harms(
    claim: Claim, found: list[tuple[Verdict, int, bool]]
) -> None:
    assert verdicts(PROHIBITION, claim) == found


def test_a_limitation_of_a_freedom_makes_a_duty_on_it_unmet_and_never_underserved() -> None:
    freedom = replace(PROHIBITION, protection=LIBERTY)
    at_times = Claim(ClaimId("c1"), Kind.LIMITATION, Iri("a0"), LIBERTY, frequency=Frequency.SOMETIMES)
    assert (UNMET, 0b0011, False) in verdicts(freedom, at_times)
    assert not [one for one in verdicts(freedom, at_times) if one[0] is UNDERSERVED]


def test_a_duty_on_a_protection_that_does_not_apply_is_not_assessed() -> None:
    scheme = small_scheme(advocate_for=Iri("a0"))
    found = coverage(base_view([]), scheme, LATTICE)
    assert list(assess(replace(DUTY, protection=ADVOCATE, group=Iri("a1")), found, scheme, LATTICE)) == []
    assert list(assess(replace(DUTY, protection=Iri("nothing")), found, scheme, LATTICE)) == []
    (owed,) = assess(replace(DUTY, protection=ADVOCATE), found, scheme, LATTICE)
    assert owed.leaves == 0b0011


@given(small_reports())
def test_each_beneficiary_without_the_protection_is_assessed_with_the_right_verdict(asked: Asked) -> None:
    lattice, scheme = asked.world.lattice, asked.world.scheme
    for p in each(scheme.protections):
        found = list(assess(replace(DUTY, protection=p), asked.coverage, scheme, lattice))
        told = [(one.verdict, leaf) for one in found for leaf in bits(one.leaves)]
        owed = {leaf: status.verdict for (q, leaf), status in said(asked.coverage).items() if q == p}
        assert {leaf for _, leaf in told} >= {leaf for leaf, verdict in owed.items() if verdict is not OFFERED}
        for verdict, leaf in told:
            assert owed[leaf] is verdict or (verdict is UNKNOWN and owed[leaf] is OFFERED), "own account proves nothing"
        boxes = {one.verdict: one for one in weighed(asked.coverage[p], scheme)}
        assert {leaf for one in boxes.values() for leaf in bits(one.leaves)} <= set(owed)
        for one in found:
            same = [w.leaves for w in weighed(asked.coverage[p], scheme) if w[:2] == (one.verdict, one.is_lowered)]
            assert one.box is None or any(one.leaves in largest(lattice, leaves) for leaves in same)


@given(small_reports())
def test_the_claims_of_an_assessment_decide_all_its_decided_leaves(asked: Asked) -> None:
    for ruling in each(asked.coverage.values()):
        decided = deciders(ruling)
        for leaves in ruling.statuses.values():
            shown = {claim.id for claim in proof(decided, leaves)}
            for leaf in bits(leaves):
                deciding = {one.claim.id for one in decided if one.leaves >> leaf & 1}
                assert not deciding or deciding & shown


STATED = Claim(
    ClaimId("per-2021/claim/001"),
    Kind.FULFILMENT,
    instrument=Iri(LAW + "law"),
    protections=(LEGAL, MEDICAL),
    extent="PartlyMet",
    quotes=(Quote("did not wholly fulfill this mandate", 0, 35, 1),),
)


def test_a_statement_about_a_law_lists_protections_outside_its_duties() -> None:
    (one,) = stated_duties(REPORT, (STATED,), (DUTY,), SCHEME)
    assert (one.duties, one.beyond, one.verdict, one.severity) == ((DUTY,), (MEDICAL,), UNDERSERVED, W)
    assert one.is_binding
    assert one.node(ReportId("per-2021")).endswith("/duty/stated/001")
    passed_on = replace(STATED, asserted_by=EXPERTS, extent="NotMet")
    (weaker,) = stated_duties(REPORT, (passed_on,), (DUTY,), SCHEME)
    assert (weaker.verdict, weaker.severity) == (UNMET, W)


@pytest.mark.parametrize("kind", ["LegislationDuty", "ConsiderationDuty", "TargetDuty", "ProcedureDuty"])
def test_a_statement_about_a_duty_counts_for_every_kind_of_duty(kind: str) -> None:
    named = replace(STATED, instrument=Iri(""), protections=(), obligations=(DUTY.iri,), extent="NotMet")
    (one,) = stated_duties(REPORT, (named,), (replace(DUTY, kind=kind),), SCHEME)
    assert (one.verdict, one.severity, one.instruments) == (UNMET, V, (LAW + "law",))


def instrument(*more: tuple[str, str | Literal]) -> list[Triple]:
    iri = LAW + "law"
    return [(iri, TYPE, GAP + "Instrument"), *((iri, GAP + name, term) for name, term in more)]


def binding(*more: tuple[str, str | Literal]) -> list[Triple]:
    iri = LAW + "law-in-per"
    triples: list[Triple] = [(iri, TYPE, GAP + "Binding"), (iri, GAP + "instrument", LAW + "law")]
    return [*triples, *((iri, GAP + name, term) for name, term in more)]


def obligation(name: str, *more: tuple[str, str | Literal]) -> list[Triple]:
    iri = LAW + name
    triples: list[Triple] = [(iri, TYPE, GAP + "Obligation"), (iri, GAP + "instrument", LAW + "law")]
    return [*triples, *((iri, slot if "://" in slot else GAP + slot, term) for slot, term in more)]


def test_an_obligation_inherits_the_properties_of_its_instrument() -> None:
    triples = [
        *instrument(("yardstick", Literal("true"))),
        *binding(
            ("country", PERU),
            ("inForceFrom", Literal("2014-02-10")),
            ("inForceUntil", Literal("2030-01-01")),
            ("bindingVerification", GAP + "Read"),
        ),
        *obligation(
            "law-2",
            (RDFS + "label", Literal("lodging", "en")),
            (RDFS + "label", Literal("alojamiento", "es")),
            ("article", Literal("2(a), first part", "en")),
            ("article", Literal("2(a), primera parte", "es")),
            ("dutyKind", GAP + "OutcomeDuty"),
            ("protection", LEGAL),
            ("group", GAP + "Child"),
            ("strength", GAP + "ShallEnsure"),
            ("qualifier", Literal("where appropriate", "en")),
            ("qualifier", Literal("en su caso", "es")),
            ("verification", GAP + "Via"),
            ("owedAsFreedom", Literal("true")),
            ("inForceFrom", Literal("2016-01-01")),
        ),
        *obligation("law-1"),
    ]
    bare, full = read_obligations(Facts(triples))
    assert full == Obligation(
        iri=Iri(LAW + "law-2"),
        label="lodging",
        instrument=Iri(LAW + "law"),
        article="2(a), first part",
        kind="OutcomeDuty",
        protection=LEGAL,
        group=Iri(GAP + "Child"),
        strength="ShallEnsure",
        qualifier="where appropriate",
        verification="Via",
        bindings=(Binding(PERU, "2016-01-01", "2030-01-01", "Read"),),
        is_prohibition=True,
        is_yardstick=True,
        shape="law-2-a-first-part",
    )
    assert bare.iri == LAW + "law-1"
    assert (bare.group, bare.article, bare.protection, bare.strength, bare.qualifier) == ("", "", "", "", "")
    assert bare.bindings == (Binding(PERU, "2014-02-10", "2030-01-01", "Read"),)
    spanish = read_obligations(Facts(triples), "es")[1]
    assert (spanish.qualifier, spanish.label, spanish.article) == ("en su caso", "alojamiento", "2(a), primera parte")
    assert spanish.shape == full.shape, "shapes are named alike in every language"


def test_an_instrument_without_bindings_binds_the_countries_that_it_names() -> None:
    triples = [*instrument(("binds", PERU), ("inForceFrom", Literal("2014-02-10"))), *obligation("law-1")]
    (duty,) = read_obligations(Facts(triples))
    assert duty.bindings == (Binding(PERU, "2014-02-10"),)


def test_an_article_has_a_shape_for_each_strength_of_its_duties() -> None:
    same = (("article", Literal("1")), ("strength", GAP + "Shall"), ("verification", GAP + "Read"))
    triples = [*instrument(), *obligation("a", *same), *obligation("b", *same, ("qualifier", Literal("if so", "en")))]
    assert [duty.shape for duty in read_obligations(Facts(triples))] == ["law-1-binding", "law-1-qualified"]


def test_every_assessed_duty_names_an_existing_protection_and_group() -> None:
    lattice, scheme = graph().lattice, graph().scheme
    assessed = [duty for duty in graph().obligations if duty.is_assessed]
    assert len(assessed) > 100
    for duty in assessed:
        assert duty.protection in scheme.protections, duty.iri
        assert lattice.leaves_of(duty.group) & lattice.leaves_of(scheme.applicable_group(duty.protection)), duty.iri


def test_lodging_denied_to_men_is_at_odds_with_the_law_of_peru() -> None:
    who = graph().lattice.leaves_of(Iri(GAP + "Man"))
    (men,) = [g for g in graph().gaps("per-2021") if g.protection == GAP + "TemporaryLodging" and g.box.leaves == who]
    raised = {one.obligation.instrument: one.severity for one in graph().duties("per-2021", men)}
    assert raised == {LAW + "per-28950": V, LAW + "per-ds-001-2016-in": V}
    assert LAW + "cets-197" in {duty.instrument for duty in graph().benchmarks("per-2021", men)}


def test_the_palermo_duty_to_consider_housing_is_not_compared_with_coverage() -> None:
    found = binding_assessments(
        graph().report("per-2021"), graph().coverage("per-2021"), graph().obligations, graph().scheme, graph().lattice
    )
    held = {one.obligation.iri.removeprefix(LAW) for one in found}
    assert "palermo-6-3-a-temporary-lodging" not in held
    assert "palermo-6-1-privacy" in held
