"""Claims are drafted from sentences in which auditors, monitors and NGOs report that a service is absent or falls
short.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind, services


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("There is one psychologist for the entire centre.", "PsychologicalCare"),
        ("Social workers at the home look after 45 people each.", "SocialServices"),
        ("The subsidy for the shelters usually arrived months late.", "TemporaryLodging"),
        ("The donors gave us about half of what we need.", "VictimServices"),
        ("The nearest shelter is 300 kilometres away.", "TemporaryLodging"),
        ("Witnesses wait in the same corridor as the accused.", "WitnessProtection"),
        ("The girl testified in full view of her trafficker.", "WitnessProtection"),
        ("Girls were questioned in front of their fathers.", "Privacy"),
        ("Interviews took place within hearing of other passengers.", "Privacy"),
        ("The referral mechanism was hardly known outside the capital.", "Referral"),
        ("Awareness of the compensation scheme is low.", "Compensation"),
        ("Admission to the shelter requires a court order.", "TemporaryLodging"),
        ("The shelter does not take anybody without a court order.", "TemporaryLodging"),
        ("The shelter, which has 20 beds, slept 33 people on its worst night.", "TemporaryLodging"),
        ("Logging camps are hardly ever visited.", "Identification"),
        ("The officer spoke only with the manager.", "Identification"),
        ("Girls are regarded by the police as runaways.", "Identification"),
        ("Interviews with returnees were brief.", "Identification"),
        ("Victims were interviewed through a security guard.", "Interpretation"),
        ("Only one of them speaks Burmese.", "Interpretation"),
        ("The victims were deported before they could testify.", "ParticipationInProceedings"),
        ("Witnesses waited seven months for their testimony.", "ParticipationInProceedings"),
        ("Girls had gone missing from these homes.", "ResidentialCare"),
        ("The office rejected 12 of the 15 applications for compensation.", "Compensation"),
        ("Psychological care is limited to three sessions per victim.", "PsychologicalCare"),
        ("A victim must file a complaint before she receives a residence permit.", "ImmigrationRelief"),
        ("The centre can accommodate only six persons.", "TemporaryLodging"),
        ("Victims who do not file a complaint lose their legal aid.", "LegalAssistance"),
        ("Legal aid is granted only to victims who take part in proceedings.", "LegalAssistance"),
        ("The psychologist comes only every second week.", "PsychologicalCare"),
        ("Police protection of witnesses is rarely applied.", "WitnessProtection"),
        ("The risk of reprisals was not assessed.", "PhysicalSafety"),
        ("The identification of victims remains a challenge.", "Identification"),
        ("The permit cannot be renewed.", "ImmigrationRelief"),
        ("The national referral mechanism is not fully operational.", "Referral"),
        ("Victims receive legal aid for three months only.", "LegalAssistance"),
        ("Vocational courses did not meet the demands of employers.", "LivelihoodSupport"),
    ],
)
def test_a_shortfall_gives_a_limitation_of_its_service(draft: Draft, text: str, service: str) -> None:
    assert service in services(draft, text, Kind.LIMITATION)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Nobody screened the men.", "Identification"),
        ("Nobody met those who arrived.", "Care"),
        ("Inspectors did not carry out a single inspection.", "Identification"),
        ("They never notified the shelter.", "Referral"),
        ("The region had no facility at all.", "TemporaryLodging"),
        ("The men could not be placed anywhere.", "TemporaryLodging"),
        ("Nothing has been paid so far.", "Compensation"),
        ("The compensation fund does not yet exist.", "Compensation"),
        ("Legal aid has not been put into operation.", "LegalAssistance"),
        ("Victims were given no information about their rights.", "Information"),
    ],
)
def test_what_nobody_does_or_has_is_absent(draft: Draft, text: str, service: str) -> None:
    assert services(draft, text, Kind.ABSENCE) == {service}
    assert of_kind(draft, text, Kind.PROVISION) == []


def test_neither_and_nor_deny_two_services(draft: Draft) -> None:
    text = "The government provides neither legal aid nor interpretation."
    assert services(draft, text, Kind.ABSENCE) == {"LegalAssistance", "Interpretation"}


def test_a_relative_clause_limits_the_service_before_it(draft: Draft) -> None:
    text = "Courts awarded damages in two cases, neither of which has been enforced."
    assert services(draft, text, Kind.LIMITATION) == {"Compensation"}
    assert services(draft, text, Kind.PROVISION) == {"Compensation"}


def test_a_shortfall_without_a_service_is_a_limitation_of_the_service_that_was_drafted_last(draft: Draft) -> None:
    text = "The ministry gave women legal aid. It was hardly known in the north."
    assert services(draft, text, Kind.LIMITATION) == {"LegalAssistance"}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The staff of the shelter showed dedication.", "TemporaryLodging"),
        ("The quality of the psychological support is high.", "PsychologicalCare"),
    ],
)
def test_praise_of_a_service_gives_a_claim_of_the_kind_strength(draft: Draft, text: str, service: str) -> None:
    assert services(draft, text, Kind.STRENGTH) == {service}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The shelter accepts mothers with children.", "TemporaryLodging"),
        ("The safe house has nine rooms for men.", "TemporaryLodging"),
        ("The church runs a home for girls.", "ResidentialCare"),
        ("A screen was put up in five hearings.", "WitnessProtection"),
        ("It helped nine victims return to Angola.", "Repatriation"),
        ("The mission paid for the tickets of two women.", "Repatriation"),
        ("A girl was moved to a relative.", "FamilyCare"),
        ("The centre gave advice to women.", "Information"),
        ("Survivors rely on relatives.", "Care"),
    ],
)
def test_a_service_in_unusual_words_gives_a_provision(draft: Draft, text: str, service: str) -> None:
    assert service in services(draft, text, Kind.PROVISION)


def test_a_shelter_for_mothers_with_children_gives_a_provision_to_women_and_one_to_children(draft: Draft) -> None:
    found = of_kind(draft, "The shelter accepts mothers with children.", Kind.PROVISION)
    assert {one.slots["group"] for one in found} == {"Woman", "Child"}
