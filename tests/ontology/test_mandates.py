"""Every duty as the research on the law has it, row by row: article, protection, beneficiary, strength, mark."""

from __future__ import annotations

from functools import cache

import pytest

from gapgraph.api import Gapgraph, open_graph
from gapgraph.core.claims import Report
from gapgraph.core.statuses import Verdict
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.vocabulary import Curie, curie

PERU = "https://w3id.org/gapgraph/country/per#Country"
ROWS = {
    "palermo": """
        6(1)      Privacy            Victim              Shall          Read         qualified
        6(2)(a)   Information        Victim              ShallEnsure    Read         qualified
        6(2)(b)   LegalAssistance    VictimInProceedings ShallEnsure    Read         qualified
        6(3)(a)   TemporaryLodging   Victim              ShallConsider  Read
        6(3)(b)   Information        Victim              ShallConsider  Read
        6(3)(b)   Interpretation     Victim              ShallConsider  Read
        6(3)(c)   MedicalCare        Victim              ShallConsider  Read
        6(3)(c)   PsychologicalCare  Victim              ShallConsider  Read
        6(3)(c)   MaterialAssistance Victim              ShallConsider  Read
        6(3)(d)   LivelihoodSupport  Victim              ShallConsider  Read
        6(3)(d)   Education          Victim              ShallConsider  Read
        6(5)      PhysicalSafety     Victim              ShallEndeavour NotVerified
        6(6)      Compensation       Victim              ShallEnsure    NotVerified
        7(1)      ImmigrationRelief  ForeignVictim       ShallConsider  NotVerified  qualified
        7(2)      ImmigrationRelief  ForeignVictim       ShallConsider  NotVerified
        8(1)-(2)  Repatriation       Victim              ShallFacilitate Via""",
    "tvpa": """
        107(a)    ReintegrationAssistance Victim         Shall          Read         qualified
        107(a)    TemporaryLodging   Victim              Shall          Read         qualified
        107(a)    LegalAssistance    Victim              Shall          Read         qualified
        107(a)    SocialServices     Victim              Shall          Read         qualified
        107(c)    TemporaryLodging   Victim              Shall          NotVerified  qualified
        107(c)    MedicalCare        Victim              Shall          NotVerified  qualified
        107(c)    PhysicalSafety     Victim              Shall          NotVerified  qualified
        108(b)(2) ImmigrationRelief  ForeignVictim       Criterion      NotVerified
        108(b)(2) NonPunishment      Victim              Criterion      NotVerified
        108(b)(2) Liberty            Victim              Criterion      NotVerified""",
    "cets-197": """
        10        Identification     Victim              Shall          NotVerified
        11        Privacy            Victim              Shall          NotVerified
        12(1)     TemporaryLodging   Victim              Shall          Read
        12(1)     PsychologicalCare  Victim              Shall          Read
        12(1)     MaterialAssistance Victim              Shall          Read
        12(1)     MedicalCare        Victim              Shall          Read         qualified
        12(1)     Interpretation     Victim              Shall          Read
        12(1)     Information        Victim              Shall          Read
        12(1)     LegalAssistance    VictimInProceedings Shall          Read
        12(1)     Education          Child               Shall          Read
        12(2)     PhysicalSafety     Victim              Shall          Read
        12(3)     MedicalCare        Victim              Shall          Read         qualified
        12(4)     LivelihoodSupport  Victim              Shall          Read         qualified
        12(4)     Education          Victim              Shall          Read         qualified
        12(6)     TemporaryLodging   VictimNotInProceedings Shall       Read
        12(6)     MedicalCare        VictimNotInProceedings Shall       Read
        12(6)     PsychologicalCare  VictimNotInProceedings Shall       Read
        13        ImmigrationRelief  ForeignVictim       Shall          Via
        14        ImmigrationRelief  ForeignVictim       Shall          NotVerified
        15        Information        Victim              Shall          NotVerified
        15        LegalAssistance    Victim              Shall          NotVerified
        15        Compensation       Victim              Shall          NotVerified
        16        Repatriation       Victim              Shall          NotVerified
        26        NonPunishment      Victim              Shall          NotVerified  qualified
        28        PhysicalSafety     Victim              Shall          Read
        28        WitnessProtection  VictimInProceedings Shall          Read""",
    "actip": """
        14(1)     Identification     Victim              Shall          Read
        14(4)     ImmigrationRelief  ForeignVictim       ShallConsider  Read
        14(5)     PhysicalSafety     Victim              ShallEndeavour Read
        14(6)     Privacy            Victim              Shall          Read         qualified
        14(7)     NonPunishment      Victim              ShallConsider  Read         qualified
        14(8)     Liberty            Victim              Shall          Read
        14(9)     Information        Victim              Shall          Read
        14(10)    TemporaryLodging   Victim              Shall          NotVerified  qualified
        14(10)    PsychologicalCare  Victim              Shall          NotVerified  qualified
        14(10)    MedicalCare        Victim              Shall          NotVerified  qualified
        14(10)    LivelihoodSupport  Victim              Shall          NotVerified  qualified
        14(13)    Compensation       Victim              Shall          NotVerified""",
    "ecowas-2001": """
        6         CaseManagement     Victim              Commit         Read
        6         Repatriation       Victim              Commit         Read
        7         PhysicalSafety     Victim              Commit         Read
        7         MedicalCare        Victim              Commit         Read
        7         PsychologicalCare  Victim              Commit         Read
        7         SocialServices     Victim              Commit         Read""",
    "ohchr-principles": """
        7         Liberty            Victim              Should         NotVerified
        7         NonPunishment      Victim              Should         NotVerified
        8         PhysicalSafety     Victim              Should         NotVerified
        8         MedicalCare        Victim              Should         NotVerified
        8         PsychologicalCare  Victim              Should         NotVerified
        9         LegalAssistance    Victim              Should         NotVerified
        9         ImmigrationRelief  ForeignVictim       Should         NotVerified
        11        Repatriation       Victim              Should         NotVerified
        17        Compensation       Victim              Should         NotVerified""",
    "per-28950": """
        -         TemporaryLodging   Victim              Shall          Via
        -         Transportation     Victim              Shall          Via
        -         MedicalCare        Victim              Shall          Via
        -         PsychologicalCare  Victim              Shall          Via
        -         LegalAssistance    Victim              Shall          Via
        -         ReintegrationAssistance Victim         Shall          Via""",
    "per-30925": """
        -         TemporaryLodging   WomanOrChild        Shall          Via          qualified
        -         MaterialAssistance WomanOrChild        Shall          Via          qualified
        -         ReintegrationAssistance WomanOrChild   Shall          Via          qualified""",
    "per-31146": """
        -         Compensation       Victim              ShallConsider  Via""",
    "per-ds-017-2017-in": """
        -         SpecializedShelter Victim              Target         Read         qualified
        -         ReintegrationAssistance Victim         Target         Read         qualified""",
    "per-ds-009-2019-mimp": """
        -         ReintegrationAssistance Victim         Guide          Read
        -         ReintegrationAssistance Child          Guide          Read""",
    "per-ds-009-2021-in": """
        -         ReintegrationAssistance Child          Target         Read         qualified
        -         ReintegrationAssistance WomanOrLGBTQIAdult Target     Read         qualified""",
}
"""``-``: the article isn't known, or it is the whole instrument."""


@cache
def graph() -> Gapgraph:
    return open_graph()


def of(instrument: str) -> list[Obligation]:
    return [duty for duty in graph().obligations if curie(duty.instrument) == f"law:{instrument}"]


def row(duty: Obligation, *, with_article: bool) -> tuple[str, ...]:
    protection, group = (curie(iri).removeprefix("gap:") for iri in (duty.protection, duty.group))
    softened = ("qualified",) if duty.qualifier else ()
    article = duty.article if with_article else "-"
    return (article, protection, group, duty.strength, duty.verification, *softened)


@pytest.mark.parametrize("instrument", ROWS)
def test_the_duties_are_those_of_the_research(instrument: str) -> None:
    expected = sorted(tuple(line.split()) for line in ROWS[instrument].strip().splitlines())
    numbered = expected[0][0] != "-"
    assert sorted(row(duty, with_article=numbered) for duty in of(instrument)) == expected


@pytest.mark.parametrize("instrument", ["tvpa", "cets-197", "actip", "ohchr-principles"])
def test_a_benchmark_binds_no_country(instrument: str) -> None:
    assert all(not duty.binds for duty in of(instrument))


@pytest.mark.parametrize("report", ["per-2017", "per-2019", "per-2020", "per-2021", "col-2021", "gha-2019", "mex-2020"])
def test_what_binds_somebody_else_is_never_a_finding(report: str) -> None:
    known = graph().report(report)
    assessed = {curie(duty.instrument) for duty in graph().obligations if duty.is_assessed_for(known)}
    others = (
        {"law:per-", "law:col-", "law:ecowas"} - {f"law:{report[:4]}"} - ({"law:ecowas"} if "gha" in report else set())
    )
    assert "law:palermo" in assessed
    assert assessed.isdisjoint({"law:tvpa", "law:cets-197", "law:actip", "law:ohchr-principles"})
    assert not [one for one in assessed for other in others if one.startswith(other)]


@pytest.mark.parametrize(
    ("instrument", "first", "last"),
    [
        ("per-28950", "per-2017", "per-2021"),
        ("per-30925", "per-2020", "per-2021"),
        ("per-31146", "per-2021", "per-2021"),
        ("per-ds-017-2017-in", "per-2017", "per-2021"),
        ("per-ds-009-2019-mimp", "per-2019", "per-2021"),
        ("per-ds-009-2021-in", "", ""),
    ],
)
def test_a_duty_is_assessed_where_it_was_in_force(instrument: str, first: str, last: str) -> None:
    """In force at some time in the period; the policy of July 2021 is later than the facts of the newest report."""
    reports: list[Report] = [report for report in graph().reports() if report.country == PERU]
    assessed = [report.id for report in reports if all(duty.is_assessed_for(report) for duty in of(instrument))]
    assert (assessed[0], assessed[-1]) == (first, last) if first else assessed == []


def test_what_is_from_memory_is_never_above_information() -> None:
    from_memory = [duty for duty in graph().obligations if duty.verification == "NotVerified"]
    assert from_memory
    assert {duty.severity(verdict) for duty in from_memory for verdict in Verdict} <= {Severity.INFO, None}


def test_no_shelter_for_men_breaches_the_national_law_and_not_palermo() -> None:
    """Under the Protocol alone, housing is only to be considered."""
    lodging = {curie(d.iri): d.severity(Verdict.UNMET) for d in graph().obligations if d.protection.endswith("Lodging")}
    assert lodging[Curie("law:per-28950-temporary-lodging")] is Severity.VIOLATION
    assert lodging[Curie("law:palermo-6-3-a-temporary-lodging")] is Severity.WARNING
