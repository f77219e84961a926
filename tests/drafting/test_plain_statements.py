"""Drafts of claims from plain sentences of official reports, such as “Few victims were represented by a lawyer.”"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind, services


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Half of the shelters have no psychologist.", "PsychologicalCare"),
        ("Few victims were represented by a lawyer.", "LegalAssistance"),
        ("Counselling is offered in only three towns.", "PsychologicalCare"),
        ("The helpline works only during office hours.", "Information"),
        ("Women must register with the police before they can obtain medical care.", "MedicalCare"),
        ("Nurses often lack knowledge of trafficking.", "MedicalCare"),
        ("Residence permits do not allow victims to work.", "LivelihoodSupport"),
        ("Victims must pay for medical examinations.", "MedicalCare"),
        ("Guardians are appointed late.", "Guardianship"),
        ("Children are housed together with adults.", "TemporaryLodging"),
        ("Officers did not use the screening form.", "Identification"),
        ("Screening is not systematically carried out.", "Identification"),
        ("Many victims do not know that there is a fund.", "Information"),
        ("The mobile clinic did not reach the mining areas.", "MedicalCare"),
        ("Witnesses had to face the accused in the courtroom.", "WitnessProtection"),
        ("Legal aid depends on a single lawyer.", "LegalAssistance"),
        ("The policy on reintegration has not been implemented.", "ReintegrationAssistance"),
        ("The police treated victims as offenders.", "Identification"),
        ("Victims who withdraw a statement lose their place in the shelter.", "TemporaryLodging"),
    ],
)
def test_a_service_that_exists_but_is_insufficient_is_drafted_as_a_limitation(
    draft: Draft, text: str, service: str
) -> None:
    assert services(draft, text, Kind.LIMITATION) == {service}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("No agency is responsible for follow-up after victims leave the shelter.", "CaseManagement"),
        ("The compensation fund has not been established.", "Compensation"),
        ("The inspectors referred no victims to the unit.", "Referral"),
        ("The shelters offered beds for women, but none for boys.", "TemporaryLodging"),
        ("The law does not exempt victims from prosecution.", "NonPunishment"),
    ],
)
def test_a_service_that_nobody_gives_is_drafted_as_an_absence(draft: Draft, text: str, service: str) -> None:
    assert services(draft, text, Kind.ABSENCE) == {service}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The ministry waived fines for victims.", "NonPunishment"),
        ("The charges against six victims were later withdrawn.", "NonPunishment"),
        ("No victims were prosecuted.", "NonPunishment"),
        ("Aid to victims is delegated to NGOs: assistance is entrusted to the Red Cross.", "Care"),
        ("The court issued orders that allowed victims to stay.", "ImmigrationRelief"),
        ("Personal data of residents was kept confidential.", "Privacy"),
        ("Legal aid was limited to child victims.", "LegalAssistance"),
        ("Victims are attended by a psychologist.", "PsychologicalCare"),
        ("The police detected three victims and referred them to an NGO.", "Referral"),
    ],
)
def test_services_are_found_in_the_plain_words_of_official_reports(draft: Draft, text: str, service: str) -> None:
    assert service in services(draft, text, Kind.PROVISION)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("We examined whether the agency gave victims legal aid.", "LegalAssistance"),
        ("An evaluation of the shelter was published.", "TemporaryLodging"),
        ("The office handled 27 complaints and examined 12 files.", "MedicalCare"),
        ("The staff had standard operating procedures for referral.", "Referral"),
        ("The centre for social welfare gave women clothing.", "SocialServices"),
        ("Women get clothing during the reflection period.", "ImmigrationRelief"),
        ("The ministry supported health care for women.", "TemporaryLodging"),
    ],
)
def test_no_provision_is_drafted_from_a_name_a_time_or_a_question(draft: Draft, text: str, service: str) -> None:
    assert service not in services(draft, text, Kind.PROVISION)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Identification is the task of the police.", "Required"),
        ("The plan provides for the creation of a shelter.", "Prepared"),
        ("The shelter has an agreement with a hospital.", "Maintained"),
        ("The government took steps to improve identification.", "Changed"),
        ("The ministry intends to implement the policy.", "Prepared"),
    ],
)
def test_actions_are_found_in_the_plain_words_of_official_reports(draft: Draft, text: str, action: str) -> None:
    assert action in {one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)}


def test_each_member_of_a_council_gets_its_own_action(draft: Draft) -> None:
    text = "The council is composed of representatives of the police, prosecutors and NGOs."
    actors = [one.slots["actor"] for one in of_kind(draft, text, Kind.ACTION)]
    assert actors == ["Police", "Prosecutors", "NGOs"]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Migrants were returned without any screening.", "LeftUnidentified"),
        ("Some victims withdrew from the proceedings.", "ServicesDeclined"),
        ("Residents may leave only with an escort.", "DetentionLikeConditions"),
        ("Girls were sent to closed rehabilitation centres.", "DetentionLikeConditions"),
        ("Women may not, however, leave the building.", "DetentionLikeConditions"),
        ("Their passports were kept by the police.", "PrivacyIntrusion"),
    ],
)
def test_harms_are_found_in_the_plain_words_of_official_reports(draft: Draft, text: str, harm: str) -> None:
    assert harm in {one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The agency did not record its spending by type of service.", "Spending"),
        ("The unit had no records on the whereabouts of 48 victims.", "VictimDetails"),
        ("We were unable to obtain data on compensation.", "CompensatedVictims"),
        ("The ministry could not say how many victims had left the shelter.", "LeftShelter"),
    ],
)
def test_a_nondisclosure_names_the_measure_that_is_not_reported(draft: Draft, text: str, measure: str) -> None:
    assert [one.slots["measure"] for one in of_kind(draft, text, Kind.NON_DISCLOSURE)] == [measure]


def test_boys_are_not_admitted_is_a_denial_of_lodging_only_after_a_sentence_about_a_shelter(draft: Draft) -> None:
    text = "The shelter has 20 beds. Boys are not admitted."
    denials = of_kind(draft, text, Kind.DENIAL)
    assert [(one.slots["group"], one.slots["protection"]) for one in denials] == [("Boy", "TemporaryLodging")]
    assert not of_kind(draft, "The hall has 20 seats. Boys are not admitted.", Kind.DENIAL)
    assert not of_kind(draft, "The shelter is full. Complaints of residents are not accepted.", Kind.DENIAL)
    assert not of_kind(draft, "Residents of the shelter are not let in after ten.", Kind.DENIAL)
    assert not of_kind(draft, "The shelter is like a prison. The windows are barred, and nobody goes out.", Kind.DENIAL)


def test_a_number_of_residents_gives_no_second_provision(draft: Draft) -> None:
    text = "The shelter admits women and men. In 2020, it accommodated 14 women."
    assert len(of_kind(draft, text, Kind.PROVISION)) == 2


def test_the_shelters_are_specialized_if_their_paragraph_named_specialized_shelters(draft: Draft) -> None:
    text = "There are two specialized shelters for trafficking victims. The shelters admit women."
    assert "SpecializedShelter" in services(draft, text, Kind.PROVISION)
    assert services(draft, "There is a hostel. The shelters admit women.", Kind.PROVISION) == {"TemporaryLodging"}


def test_two_verbs_with_one_object_are_one_demand(draft: Draft) -> None:
    text = "It recommends that the Government collect and publish data, and open a shelter for men."
    assert len(of_kind(draft, text, Kind.ACTION)) == 2
    assert not of_kind(draft, "The Committee recommends that the State party:", Kind.ACTION)


def test_a_training_concerns_the_subject_taught_and_not_the_people_trained(draft: Draft) -> None:
    text = "The government trained 40 social workers on victim identification."
    assert [one.slots["protection"] for one in of_kind(draft, text, Kind.ACTION)] == ["Identification"]
