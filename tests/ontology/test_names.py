"""The ontology has the names that queries use, and each name has its intended meaning."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest
from rdflib import OWL, SKOS, Graph, URIRef

from gapgraph.api import Gapgraph, open_graph
from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.statuses import BETTER_TO_WORSE, VERDICT_OF, Status
from gapgraph.vocabulary import ANY_PROVIDER, GAP, VICTIM_SERVICES, Iri, curie
from tests.looking import each

GROUPS = """Victim Child Adult Girl Boy Woman Man TransgenderVictim TransgenderChild TransgenderAdult LGBTQIVictim
LGBTQIChild SexTraffickingVictim LaborTraffickingVictim GirlInSexTrafficking BoyInSexTrafficking GirlInLaborTrafficking
BoyInLaborTrafficking WomanInSexTrafficking WomanInLaborTrafficking ManInSexTrafficking ManInLaborTrafficking
ForeignVictim ForeignChild ForeignAdult VictimInProceedings VictimNotInProceedings MaleVictim FemaleVictim"""

DIMENSIONS = {
    "Age": "Child Adult",
    "Gender": "Female Male AnotherGender",
    "LGBTQI": "Transgender OtherLGBQI NotLGBTQI",
    "ExploitationForm": "SexTrafficking LaborTrafficking",
    "Nationality": "National ForeignNational",
    "Participation": "InProceedings NotInProceedings",
}

PROTECTIONS = """TemporaryLodging SpecializedShelter EmergencyAccommodation ResidentialCare FamilyCare Transportation
MedicalCare PsychologicalCare SocialServices LegalAssistance LegalAdvocate ReintegrationAssistance LivelihoodSupport
ImmigrationRelief Compensation NonPunishment Identification Referral WitnessProtection Information Repatriation
CaseManagement"""


@cache
def graph() -> Gapgraph:
    return open_graph()


@pytest.mark.parametrize("name", GROUPS.split())
def test_every_expected_group_exists_and_has_members(name: str) -> None:
    assert graph().lattice.leaves_of(Iri(GAP + name))


@pytest.mark.parametrize("name", PROTECTIONS.split())
def test_every_expected_protection_exists(name: str) -> None:
    assert GAP + name in graph().scheme.protections


def test_the_dimensions_and_their_values_are_in_order() -> None:
    assert {d.iri: d.values for d in graph().lattice.dimensions} == {
        GAP + dimension: tuple(GAP + value for value in values.split()) for dimension, values in DIMENSIONS.items()
    }


def test_the_leaves_are_all_combinations_of_values_except_those_of_another_gender_with_not_lgbtqi() -> None:
    cells = product(*(values.split() for values in DIMENSIONS.values()))
    expected = [cell for cell in cells if not {"AnotherGender", "NotLGBTQI"} <= set(cell)]
    assert len(expected) == 128
    assert graph().lattice.possible.bit_count() == 128


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("GirlInSexTrafficking", "Girl"),
        ("GirlInSexTrafficking", "SexTraffickingVictim"),
        ("TransgenderGirl", "LGBTQIChild"),
        ("Man", "MaleVictim"),
        ("Boy", "MaleVictim"),
        ("ForeignWoman", "WomanOrChild"),
        ("WomanInProceedings", "WomanOrChildInProceedings"),
    ],
)
def test_a_narrower_group_is_within_the_broader_one(lower: str, upper: str) -> None:
    lattice = graph().lattice
    assert lattice.leaves_of(Iri(GAP + lower)) & ~lattice.leaves_of(Iri(GAP + upper)) == 0


def test_men_are_never_boys() -> None:
    lattice = graph().lattice
    assert lattice.leaves_of(Iri(GAP + "Man")) & lattice.leaves_of(Iri(GAP + "Boy")) == 0


def test_no_two_named_groups_have_the_same_leaves() -> None:
    groups = graph().lattice.groups
    same = [(curie(a), curie(b)) for a, b in combinations(groups, 2) if groups[a] == groups[b]]
    assert same == []


def test_the_term_for_an_unnamed_group_has_no_leaves() -> None:
    assert GAP + "UnnamedGroup" in graph().facts
    assert graph().lattice.leaves_of(Iri(GAP + "UnnamedGroup")) == 0


def test_the_collection_services_for_victims_has_the_eight_expected_protections() -> None:
    named = [curie(p) for p in graph().scheme.named(VICTIM_SERVICES)]
    assert named == [
        "gap:TemporaryLodging",
        "gap:Transportation",
        "gap:MedicalCare",
        "gap:PsychologicalCare",
        "gap:SocialServices",
        "gap:Care",
        "gap:LegalAssistance",
        "gap:ReintegrationAssistance",
    ]


def test_the_collection_services_other_than_lodging_has_all_services_for_victims_but_lodging() -> None:
    services = graph().scheme.named(VICTIM_SERVICES)
    assert graph().scheme.named(Iri(GAP + "ServicesOtherThanLodging")) == services[1:]


def test_some_protections_apply_only_to_some_groups() -> None:
    applies = {curie(p): curie(group) for p, group in graph().scheme.applies_to.items()}
    assert applies == {
        "gap:FamilyCare": "gap:Child",
        "gap:Guardianship": "gap:Child",
        "gap:ImmigrationRelief": "gap:ForeignVictim",
        "gap:ParticipationInProceedings": "gap:VictimInProceedings",
        "gap:ResidentialCare": "gap:Child",
        "gap:WitnessProtection": "gap:VictimInProceedings",
    }


def test_every_provider_is_within_any_provider() -> None:
    facts = graph().facts
    assert set(facts.of_type(GAP + "Provider")) <= graph().scheme.within(ANY_PROVIDER)


def test_the_police_are_within_the_government() -> None:
    assert GAP + "Police" in graph().scheme.within(Iri(GAP + "Government"))
    assert GAP + "Police" not in graph().scheme.within(Iri(GAP + "NonGovernmental"))


def test_statuses_have_the_order_rank_and_verdict_that_python_has() -> None:
    facts = graph().facts
    statuses = facts.of_type(GAP + "Status")
    by_order = sorted(statuses, key=lambda s: int(facts.text(s, GAP + "order") or 0))
    by_rank = sorted(statuses, key=lambda s: int(facts.text(s, GAP + "rank") or 0))
    assert by_order == [GAP + status for status in Status]
    assert by_rank == [GAP + status for status in BETTER_TO_WORSE]
    for status, verdict in VERDICT_OF.items():
        node = facts.iri(GAP + status, GAP + "verdict") or ""
        assert facts.text(node, "http://www.w3.org/2004/02/skos/core#notation") == verdict


@pytest.mark.parametrize(("cls", "words"), [("Reach", Reach), ("Frequency", Frequency), ("Certainty", Certainty)])
def test_a_closed_list_has_the_same_words_in_python(cls: str, words: type[Reach | Frequency | Certainty]) -> None:
    assert {curie(one) for one in graph().facts.of_type(GAP + cls)} == {f"gap:{word}" for word in words}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_claim_is_a_class_of_the_ontology(kind: Kind) -> None:
    assert GAP + kind in graph().facts.of_type("http://www.w3.org/2002/07/owl#Class")


def test_the_kinds_of_claim_exclude_each_other(root: Path) -> None:
    ontology = Graph().parse(root / "ontology" / "gapgraph.ttl")
    lists = ontology.objects(predicate=OWL.members)
    members = [set(ontology.items(one)) for one in lists]
    assert {URIRef(GAP + kind) for kind in Kind} in members


@pytest.mark.parametrize("standard", ["unstats.un.org", "openreferral", "commonapproach.org/cids", "obo/GSSO_"])
def test_the_ontology_has_close_matches_to_other_vocabularies(standard: str, root: Path) -> None:
    matches = list(Graph().parse(root / "ontology" / "alignments.ttl").subject_objects(SKOS.closeMatch))
    assert [ours for ours, theirs in matches if standard in str(theirs)]
    assert all(str(ours) in graph().facts for ours, _ in matches)


def test_every_duty_has_its_required_properties() -> None:
    scheme, lattice = graph().scheme, graph().lattice
    for duty in each(graph().obligations):
        assert duty.protection in (*scheme.protections, *scheme.collections, ""), duty.iri
        assert lattice.leaves_of(duty.group) or not duty.group, duty.iri
        assert duty.strength, duty.iri
        assert duty.kind, duty.iri
        assert duty.verification, duty.iri
        assert duty.article, duty.iri


def test_article_7_of_law_28950_names_seven_services_without_transport() -> None:
    duties = [duty for duty in graph().obligations if duty.shape == "per-28950-7"]
    assert {curie(duty.iri) for duty in duties} == {
        f"law:per-28950-{what}"
        for what in (
            "repatriation",
            "temporary-lodging",
            "medical-care",
            "psychological-care",
            "social-services",
            "legal-assistance",
            "reintegration-assistance",
        )
    }
    assert {(duty.tier, duty.group, duty.verification) for duty in duties} == {("binding", GAP + "Victim", "Read")}
    assert {binding for duty in duties for binding in duty.binds} == {"https://w3id.org/gapgraph/country/per#Country"}


def test_a_law_of_the_united_states_binds_no_other_country() -> None:
    bound = {country for d in graph().obligations if curie(d.instrument) == "law:tvpa" for country in d.binds}
    assert bound == {"https://w3id.org/gapgraph/country/usa#Country"}
