"""Duties: whom they bind and when, what a verdict on them is worth, and for whom they fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from gapgraph.core.claim_words import Kind, Reach
from gapgraph.core.claims import Claim, Report
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import coverage
from gapgraph.core.facts import TYPE, Facts, Literal, Triple
from gapgraph.core.groups import bits
from gapgraph.core.statuses import Verdict
from gapgraph.law.obligations import Obligation, Severity, assess, benchmarks_on, duties_on, read_obligations
from gapgraph.vocabulary import GAP, LAW, RDFS, VICTIM
from tests.core.strategies import Asked, small_reports
from tests.core.test_boxes import largest
from tests.core.test_oracle import said
from tests.core.worlds import ADVOCATE, LEGAL, MEDICAL, NGOS, cells, graph, lattice_of, small_scheme

PERU, CHILE = GAP + "Peru", GAP + "Chile"
REPORT = Report("per-2021", "Report", PERU, 2021, ("2020-04-01", "2021-03-31"))
DUTY = Obligation(
    iri=LAW + "one",
    label="one",
    instrument=LAW + "law",
    article="1",
    protection=LEGAL,
    group=VICTIM,
    strength="Shall",
    qualifier="",
    verification="Read",
    binds=frozenset({PERU}),
)
V, W, I = Severity.VIOLATION, Severity.WARNING, Severity.INFO  # noqa: E741  # as the table abbreviates them


@pytest.mark.parametrize(
    ("strengths", "qualifier", "unmet", "underserved", "unknown"),
    [
        (("Shall", "ShallEnsure", "ShallFacilitate"), "", V, W, I),
        (("Shall", "ShallEnsure", "ShallFacilitate"), "where appropriate", W, I, I),
        (("ShallEndeavour", "ShallConsider"), "", W, I, I),
        (("ShallEndeavour", "ShallConsider"), "where appropriate", W, I, I),
        (("Should", "Commit", "Criterion", "Guide", "Target"), "", I, I, None),
        (("Should",), "where appropriate", I, I, None),
    ],
)
def test_what_a_verdict_is_worth(
    strengths: tuple[str, ...],
    qualifier: str,
    unmet: Severity,
    underserved: Severity,
    unknown: Severity | None,
) -> None:
    for strength in strengths:
        duty = replace(DUTY, strength=strength, qualifier=qualifier)
        found = [duty.severity(v) for v in (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN, Verdict.OFFERED)]
        assert found == [unmet, underserved, unknown, None]


@pytest.mark.parametrize("strength", ["Shall", "ShallConsider", "Should"])
def test_what_is_cited_from_memory_is_never_above_info_and_never_raised_by_it(strength: str) -> None:
    duty = replace(DUTY, strength=strength, verification="NotVerified")
    assert duty.severity(Verdict.UNMET) is Severity.INFO
    assert duty.severity(Verdict.OFFERED) is None
    silent = strength == "Should"
    assert duty.severity(Verdict.UNKNOWN) is (None if silent else Severity.INFO)


@pytest.mark.parametrize(
    ("since", "until", "assessed"),
    [
        ("", "", True),
        ("2014-01-01", "", True),
        ("2021-03-31", "", True),
        ("2021-04-01", "", False),
        ("", "2020-04-01", True),
        ("", "2020-03-31", False),
        ("2020-06-01", "2020-07-01", True),
    ],
)
def test_a_duty_is_assessed_if_in_force_at_some_time_of_the_period(since: str, until: str, assessed: bool) -> None:
    duty = replace(DUTY, in_force_from=since, in_force_until=until)
    assert duty.is_assessed_for(REPORT) is assessed
    assert not replace(duty, binds=frozenset({CHILE})).is_assessed_for(REPORT)
    assert not replace(duty, binds=frozenset()).is_assessed_for(REPORT)


LATTICE = lattice_of((2, 2), cells((2, 2)), {"a0": 0b0011, "a1": 0b1100})


def test_which_duties_a_gap_concerns() -> None:
    binding = replace(DUTY, group="a0")
    elsewhere = replace(binding, iri="elsewhere", binds=frozenset({CHILE}))
    nowhere = replace(binding, iri="nowhere", binds=frozenset())
    later = replace(binding, iri="later", in_force_from="2022-01-01")
    other = replace(binding, iri="other", protection=MEDICAL)
    duties = (binding, elsewhere, nowhere, later, other)
    assert duties_on(duties, REPORT, LEGAL, 0b0110, LATTICE) == (binding,)
    assert duties_on(duties, REPORT, LEGAL, 0b1100, LATTICE) == (), "it promises them nothing"
    assert benchmarks_on(duties, REPORT, LEGAL, 0b0110, LATTICE) == (nowhere, later)
    assert benchmarks_on(duties, REPORT, LEGAL, 0b1100, LATTICE) == ()
    assert benchmarks_on(duties, REPORT, MEDICAL, 0b0011, LATTICE) == ()


def test_a_duty_met_for_all_or_failed_for_all_is_one_assessment() -> None:
    gives = Claim("c1", Kind.PROVISION, VICTIM, LEGAL, NGOS, Reach.TO_ALL)
    covered = coverage(base_view([gives]), small_scheme(), LATTICE)
    (met,) = assess(DUTY, covered, LATTICE)
    assert (met.verdict, met.leaves, met.box) == (Verdict.OFFERED, 0b1111, None)
    (unknown,) = assess(replace(DUTY, protection=MEDICAL, group="a0"), covered, LATTICE)
    assert (unknown.verdict, unknown.leaves, unknown.box) == (Verdict.UNKNOWN, 0b0011, None)


def test_a_duty_failed_for_some_is_told_box_by_box_and_the_served_are_no_finding() -> None:
    gives = Claim("c1", Kind.PROVISION, "a0", LEGAL, NGOS, Reach.TO_ALL, exclusive=True)
    (denied,) = assess(DUTY, coverage(base_view([gives]), small_scheme(), LATTICE), LATTICE)
    assert denied.obligation is DUTY
    assert (denied.verdict, denied.leaves) == (Verdict.UNMET, 0b1100)
    assert denied.box is not None
    assert denied.box.values(LATTICE) == ((GAP + "A1",),)


def test_a_duty_to_nobody_the_protection_applies_to_is_not_assessed() -> None:
    scheme = small_scheme(advocate_for="a0")
    covered = coverage(base_view([]), scheme, LATTICE)
    assert list(assess(replace(DUTY, protection=ADVOCATE, group="a1"), covered, LATTICE)) == []
    assert list(assess(replace(DUTY, protection="nothing"), covered, LATTICE)) == []
    (owed,) = assess(replace(DUTY, protection=ADVOCATE), covered, LATTICE)
    assert owed.leaves == 0b0011


@given(small_reports())
def test_assessments_hold_each_beneficiary_who_is_not_served_under_the_right_verdict(asked: Asked) -> None:
    lattice = asked.world.lattice
    for p in asked.world.scheme.protections:
        found = list(assess(replace(DUTY, protection=p), asked.coverage, lattice))
        told = {(one.verdict, leaf) for one in found for leaf in bits(one.leaves)}
        owed = {(status.verdict, leaf) for (q, leaf), status in said(asked.coverage).items() if q == p}
        shared = len({verdict for verdict, _ in owed}) == 1
        assert told == {one for one in owed if shared or one[0] is not Verdict.OFFERED}
        for one in found:
            assert (one.box is None) == shared
            assert one.box is None or one.leaves in largest(lattice, asked.coverage[p].leaves(one.verdict))


def instrument(*more: tuple[str, str | Literal]) -> list[Triple]:
    return [(LAW + "law", GAP + name, term) for name, term in more]


def obligation(name: str, *more: tuple[str, str | Literal]) -> list[Triple]:
    iri = LAW + name
    triples: list[Triple] = [(iri, TYPE, GAP + "Obligation"), (iri, GAP + "instrument", LAW + "law")]
    return [*triples, *((iri, slot if "://" in slot else GAP + slot, term) for slot, term in more)]


def test_an_obligation_is_read_with_what_its_instrument_says_of_it() -> None:
    triples = [
        *instrument(("binds", PERU), ("inForceFrom", Literal("2014-02-10")), ("inForceUntil", Literal("2030-01-01"))),
        *obligation(
            "law-2",
            (RDFS + "label", Literal("lodging", "en")),
            (RDFS + "label", Literal("alojamiento", "es")),
            ("article", Literal("2")),
            ("protection", LEGAL),
            ("group", GAP + "Child"),
            ("strength", GAP + "ShallEnsure"),
            ("qualifier", Literal("where appropriate", "en")),
            ("qualifier", Literal("en su caso", "es")),
            ("verification", GAP + "Via"),
            ("binds", CHILE),
            ("inForceFrom", Literal("2016-01-01")),
        ),
        *obligation("law-1"),
    ]
    bare, full = read_obligations(Facts(triples))
    assert full == Obligation(
        iri=LAW + "law-2",
        label="lodging",
        instrument=LAW + "law",
        article="2",
        protection=LEGAL,
        group=GAP + "Child",
        strength="ShallEnsure",
        qualifier="where appropriate",
        verification="Via",
        binds=frozenset({PERU, CHILE}),
        in_force_from="2016-01-01",
        in_force_until="2030-01-01",
    )
    assert bare.iri == LAW + "law-1"
    assert (bare.group, bare.article, bare.protection, bare.strength, bare.qualifier) == (VICTIM, "", "", "", "")
    assert (bare.in_force_from, bare.binds) == ("2014-02-10", frozenset({PERU}))
    assert read_obligations(Facts(triples), "es")[1].qualifier == "en su caso"
    assert read_obligations(Facts(triples), "es")[1].label == "alojamiento"


def test_every_bundled_duty_names_a_protection_and_a_group_that_there_are() -> None:
    lattice, scheme = graph().lattice, graph().scheme
    assert len(graph().obligations) > 50
    for duty in graph().obligations:
        assert duty.protection in scheme.protections, duty.iri
        assert lattice.leaves_of(duty.group) & lattice.leaves_of(scheme.applicable_group(duty.protection)), duty.iri


def test_no_lodging_for_men_breaches_the_law_of_peru_and_no_benchmark() -> None:
    who = graph().lattice.leaves_of(GAP + "Man")
    (men,) = [g for g in graph().gaps("per-2021") if g.protection == GAP + "TemporaryLodging" and g.box.leaves == who]
    breached = {duty.instrument for duty in graph().duties("per-2021", men) if duty.severity(men.verdict) is V}
    assert breached == {LAW + "per-28950"}
    palermo = [duty for duty in graph().duties("per-2021", men) if duty.instrument == LAW + "palermo"]
    assert all(duty.severity(men.verdict) is W for duty in palermo), "that one only has to be considered"
    assert LAW + "cets-197" in {duty.instrument for duty in graph().benchmarks("per-2021", men)}
