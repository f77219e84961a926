"""Sentence patterns of reports on human rights: what is insufficient, what was done, who refuses, who says it."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind, services


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Labour inspectors have no authority to enter farms.", "Identification"),
        ("The checklists for identification were not used at the airport.", "Identification"),
        ("In practice, interpreters are often not available for rare languages.", "Interpretation"),
        ("Guards relied on other residents for translation.", "Interpretation"),
        ("Leaflets exist only in Spanish.", "Interpretation"),
        ("Returnees have no health insurance.", "MedicalCare"),
        ("Women were subjected to compulsory HIV tests.", "ConsentToCare"),
        ("Children were returned without any assessment of the risks.", "PhysicalSafety"),
        ("Only two of the nine shelters were accessible to wheelchair users.", "TemporaryLodging"),
        ("The shelter has no running water.", "TemporaryLodging"),
        ("Staff at most shelters had never been trained to work with girls.", "TemporaryLodging"),
        ("No funds were allocated for legal aid.", "LegalAssistance"),
        ("The guardian was appointed after an average of 40 days.", "Guardianship"),
        ("There are too few female investigators to interview girls.", "ParticipationInProceedings"),
        ("Courts awarded compensation, little of which was ever collected.", "Compensation"),
        ("Funding for shelters was insufficient.", "TemporaryLodging"),
        ("Trans women are housed according to the sex on their passport.", "TemporaryLodging"),
        ("A vocational course ended in May for lack of funds.", "LivelihoodSupport"),
        ("Victims receive an allowance, but the amount is too low.", "MaterialAssistance"),
        ("Staff of the children's homes rarely have training on trafficking.", "ResidentialCare"),
    ],
)
def test_a_limitation_is_drafted_from_a_usual_pattern(draft: Draft, text: str, service: str) -> None:
    assert service in services(draft, text, Kind.LIMITATION)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The shelter was closed throughout the year.", "TemporaryLodging"),
        ("Applicants have no right to legal aid.", "LegalAssistance"),
        ("The police had not referred any victims.", "Referral"),
    ],
)
def test_a_closed_service_or_a_missing_right_is_drafted_as_an_absence(draft: Draft, text: str, service: str) -> None:
    assert service in services(draft, text, Kind.ABSENCE)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The budget shrank from 90,000 euros to 40,000.", "Changed"),
        ("The agreement with the shelter was renewed in March.", "Changed"),
        ("The helpline operates around the clock.", "Maintained"),
        ("The plan envisages a fund for survivors.", "Prepared"),
        ("The council has announced that a strategy will be presented in May.", "Prepared"),
        ("Crisis centres are obliged to admit victims.", "Required"),
        ("A lack of staff forced one shelter to suspend admissions.", "Closed"),
        ("(d) Cease to detain victims;", "CalledUpon"),
        ("She welcomes the adoption, in 2020, of a referral mechanism.", "Published"),
        ("Prosecutors asked for damages.", "Requested"),
    ],
)
def test_an_action_is_drafted_from_a_usual_pattern(draft: Draft, text: str, action: str) -> None:
    assert action in {one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("The ministries could not explain the discrepancy.", "measure", "StatisticsOverlap"),
        ("The agency does not keep a register of victims.", "measure", "IdentifiedVictims"),
        ("The government did not report providing victims with legal aid.", "protection", "LegalAssistance"),
        ("There was no record of therapy having been offered.", "protection", "PsychologicalCare"),
    ],
)
def test_a_nondisclosure_is_drafted_from_a_usual_pattern(draft: Draft, text: str, key: str, value: str) -> None:
    assert value in {one.slots.get(key) for one in of_kind(draft, text, Kind.NON_DISCLOSURE)}


@pytest.mark.parametrize(
    "text",
    [
        "The government did not prosecute victims for offences they had been forced to commit.",
        "Statements are recorded on video to avoid repeated interviews.",
        "Access to the hearing is behind closed doors.",
        "Officers interviewed detained migrants.",
    ],
)
def test_no_harm_is_drafted_from_what_was_avoided_or_not_done(draft: Draft, text: str) -> None:
    assert of_kind(draft, text, Kind.HARM) == []


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Residents remain behind a locked gate.", "DetentionLikeConditions"),
        ("Women continue to be fined or detained.", "DetentionLikeConditions"),
        ("Judges asked why she had not run away.", "Revictimization"),
        ("The names of the girls could be read on a list at the door.", "PrivacyIntrusion"),
        ("An officer passed the address of a witness to the accused.", "PrivacyIntrusion"),
    ],
)
def test_a_harm_is_drafted_from_a_usual_pattern(draft: Draft, text: str, harm: str) -> None:
    assert harm in {one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)}


def test_the_verb_help_with_a_named_service_gives_only_a_provision_of_this_service(draft: Draft) -> None:
    text = "The government helped nine women to start a business by providing seed capital."
    assert services(draft, text, Kind.PROVISION) == {"LivelihoodSupport"}


def test_staff_of_a_profession_make_one_provision_of_their_service(draft: Draft) -> None:
    assert services(draft, "Each girl is accompanied by one of our psychologists.", Kind.PROVISION) == {
        "PsychologicalCare"
    }


def test_bodies_that_act_together_each_have_a_claim(draft: Draft) -> None:
    found = of_kind(draft, "Legal aid was provided by NGOs and the police.", Kind.PROVISION)
    assert {one.slots["provider"] for one in found} == {"NGOs", "Police"}


def test_what_consulates_give_to_people_who_return_is_a_provision(draft: Draft) -> None:
    assert services(draft, "The consulate issued travel documents.", Kind.PROVISION) == {"IdentityDocuments"}
    assert of_kind(draft, "The consulate gave victims food.", Kind.PROVISION) == []


@pytest.mark.parametrize(
    "text",
    [
        "She was troubled by reports that victims were fined.",
        "In the lawyers' opinion, victims rarely receive compensation.",
        "The girls with whom we spoke valued the daily presence of a psychologist.",
        "The figures suggest that some victims remain undetected.",
    ],
)
def test_what_is_only_reported_or_supposed_has_the_certainty_reported_or_possible(draft: Draft, text: str) -> None:
    kinds = (Kind.HARM, Kind.LIMITATION, Kind.STRENGTH)
    found = [one for kind in kinds for one in of_kind(draft, text, kind)]
    assert found != []
    assert {one.slots.get("certainty") for one in found} <= {"Reported", "Possible"}


def test_a_refusal_to_boys_over_12_is_drafted_as_a_denial_to_boys_with_the_frequency_sometimes(draft: Draft) -> None:
    (found,) = of_kind(draft, "Boys over 12 are not admitted to the shelter.", Kind.DENIAL)
    assert (found.slots["group"], found.slots["frequency"]) == ("Boy", "Sometimes")


@pytest.mark.parametrize(
    "text",
    [
        "Shelter residents were not allowed to use their phones.",
        "Victims in the shelter were not permitted to receive visitors.",
        "Women in the safe house were not allowed to use the kitchen.",
        "Women were refused permission to leave the shelter.",
        "Employers refused victims medical care.",
        "Few shelters refused men.",
        "The government denied visas to foreign victims' relatives.",
        "Men were excluded from the survey on shelters.",
        "A shelter that accepted men was refused a licence.",
        "The ministry refused funding to a shelter for men.",
        "Victims of domestic violence were not admitted to the shelter.",
        "Victims were denied food and shelter by their employers.",
        "The board rejected the applications of two victims for residence permits.",
    ],
)
def test_words_such_as_refused_or_not_allowed_give_no_denial_unless_victims_are_refused_a_service(
    draft: Draft, text: str
) -> None:
    assert of_kind(draft, text, Kind.DENIAL) == []


@pytest.mark.parametrize(
    "text",
    [
        "If victims were given shelter, they could testify.",
        "The delegation visited two police stations and met with lawyers.",
        "We thank the staff of the shelters.",
        "Traffickers recruit women and confiscate their passports.",
    ],
)
def test_suppositions_visits_thanks_and_acts_of_traffickers_give_no_provision_strength_or_harm(
    draft: Draft, text: str
) -> None:
    kinds = (Kind.PROVISION, Kind.STRENGTH, Kind.HARM)
    assert [one for kind in kinds for one in of_kind(draft, text, kind)] == []
