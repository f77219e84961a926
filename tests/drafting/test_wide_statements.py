"""Claims are drafted from sentences in unusual words: for example, a service named only by its staff, its places or its
things, or a hedge of several words.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.drafting.folded_pattern import FoldedPattern
from gapgraph.drafting.text_lexicon import Phrases
from tests.drafting.conftest import Draft, of_kind, services


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The centre employs a cultural mediator.", "Interpretation"),
        ("Every resident has a key worker.", "CaseManagement"),
        ("The Red Cross reunited twelve children with their families.", "FamilyCare"),
        ("The prosecutor dropped the charges against three victims.", "NonPunishment"),
        ("Coordinators accompanied victims to court hearings.", "ParticipationInProceedings"),
        ("Medical check-ups take place on arrival.", "MedicalCare"),
        ("A mission flew 30 women home.", "Repatriation"),
        ("The ministry gave survivors a rent subsidy.", "MaterialAssistance"),
        ("The state runs shelters for victims of trafficking.", "SpecializedShelter"),
        ("Inspectors found 14 victims of forced labour on a farm.", "Identification"),
        ("Boys go to homes of the Council for Childhood.", "ResidentialCare"),
        ("Men were put in motels for a few nights.", "EmergencyAccommodation"),
        ("The office assigned each victim a lawyer.", "LegalAdvocate"),
    ],
)
def test_a_service_is_recognized_by_the_words_for_its_staff_places_and_things(
    draft: Draft, text: str, service: str
) -> None:
    assert service in services(draft, text, Kind.PROVISION)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Interpreters were often missing.", "Interpretation"),
        ("The hostel closes at eight in the evening.", "TemporaryLodging"),
        ("There are only two psychologists for eleven provinces.", "PsychologicalCare"),
        ("Medical examinations are carried out by male doctors only.", "MedicalCare"),
        ("Prosecutors seldom request compensation.", "Compensation"),
        ("The shelter was built for 20 people and held 47.", "TemporaryLodging"),
        ("The permit costs 120 euros.", "ImmigrationRelief"),
        ("Nobody at the border speaks Vietnamese.", "Interpretation"),
        ("Children sleep in the same dormitory as adults.", "TemporaryLodging"),
        ("Only women who testify are granted a residence permit.", "ImmigrationRelief"),
        ("The low number of identified victims worries us.", "Identification"),
    ],
)
def test_a_word_for_a_shortfall_beside_a_service_gives_a_limitation(draft: Draft, text: str, service: str) -> None:
    assert service in services(draft, text, Kind.LIMITATION)
    assert service not in services(draft, text, Kind.PROVISION)


@pytest.mark.parametrize(
    "text",
    [
        "Victims without papers are excluded from the public health scheme.",
        "The ministry intends to hire a psychologist.",
        "Did anybody offer them therapy?",
        "The code contains a non-punishment provision.",
        "Lawyers said that the trial was over.",
        "Psychological care",
        "Employers provided food and lodging in exchange for work.",
        "Traffickers took the women to a clinic.",
    ],
)
def test_no_provision_is_drafted_from_an_exclusion_a_plan_a_question_a_law_a_heading_or_traffickers(
    draft: Draft, text: str
) -> None:
    assert of_kind(draft, text, Kind.PROVISION) == []


def test_a_negation_after_a_comma_does_not_deny_the_service_before_the_comma(draft: Draft) -> None:
    text = "Children attend the village school, where the headmaster asks no questions."
    assert "Education" in services(draft, text, Kind.PROVISION)


def test_the_words_there_is_none_deny_the_service_of_the_sentence_before(draft: Draft) -> None:
    text = "NGOs run shelters in the capital. In the north there is none."
    assert services(draft, text, Kind.ABSENCE) == {"TemporaryLodging"}


def test_the_words_four_accept_after_a_sentence_about_shelters_give_a_provision_of_lodging(draft: Draft) -> None:
    text = "The department knows six shelters. Four accept only women."
    assert services(draft, text, Kind.PROVISION) == {"TemporaryLodging"}


def test_each_act_that_a_sentence_urges_the_government_to_do_becomes_its_own_claim(draft: Draft) -> None:
    text = "We urge the government to open a shelter for men, train judges and publish statistics."
    found = of_kind(draft, text, Kind.ACTION)
    assert [(one.slots["action"], one.slots.get("group")) for one in found] == [
        ("CalledUpon", "Man"),
        ("CalledUpon", None),
        ("CalledUpon", None),
    ]
    assert [one.quotes[0].split()[-1] for one in found] == ["men", "judges", "statistics"]


def test_an_item_of_a_list_of_recommendations_becomes_only_a_claim_of_the_kind_action(draft: Draft) -> None:
    assert {one.kind for one in draft("(b) Provide victims with shelter and medical care.").claims} == {Kind.ACTION}


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Parliament adopted a new anti-trafficking law.", "Published"),
        ("The ministry drafted guidelines.", "Prepared"),
        ("Police carried out 31 operations.", "Operated"),
        ("Municipalities have a duty to give emergency help.", "Required"),
        ("Officers attended a two-day course.", "Trained"),
        ("The savings scheme had to be wound up.", "Closed"),
        ("The government had SOPs.", "Maintained"),
    ],
)
def test_actions_are_found_in_unusual_words(draft: Draft, text: str, action: str) -> None:
    assert action in {one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Residents must ask permission before leaving the building.", "DetentionLikeConditions"),
        ("Women were kept at an immigration depot.", "DetentionLikeConditions"),
        ("Officers confiscated the phones of the women.", "PrivacyIntrusion"),
        ("Fishermen slept in the yard of a mosque.", "LeftUnassisted"),
        ("Women were beaten by other residents.", "Revictimization"),
        ("She had to tell her story to nine officials.", "Revictimization"),
        ("A girl was found again in the same bar.", "RetraffickingRisk"),
        ("Officials penalized victims for unlawful acts.", "Penalization"),
        ("The others declined, because they feared deportation.", ""),
    ],
)
def test_harms_are_found_in_unusual_words(draft: Draft, text: str, harm: str) -> None:
    assert {one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)} == ({harm} if harm else set())


@pytest.mark.parametrize(
    "text",
    [
        "No data were supplied on the age of victims.",
        "What became of the women could not be established.",
        "The office keeps no record of how many it referred.",
        "No institution could tell us how much was paid.",
    ],
)
def test_nondisclosures_are_found_in_unusual_words(draft: Draft, text: str) -> None:
    assert of_kind(draft, text, Kind.NON_DISCLOSURE) != []


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("At six stations victims were locked up.", "frequency", "Sometimes"),
        ("One woman waited four months for a doctor.", "frequency", "Sometimes"),
        ("Elsewhere, women were fined.", "frequency", "Sometimes"),
        ("As a matter of course women were fined.", "frequency", "Usually"),
        ("We were told that women were locked up.", "certainty", "Reported"),
        ("Former residents told her that girls were beaten by guards.", "certainty", "Reported"),
    ],
)
def test_hedges_of_several_words_are_found(draft: Draft, text: str, slot: str, value: str) -> None:
    found = [one for one in draft(text).claims if one.kind in (Kind.HARM, Kind.LIMITATION)]
    assert found
    assert all(one.slots.get(slot) == value for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Men were not admitted to the centre and were given transport instead.",
        "Neither home would take boys over 16.",
        "The programme turned away three men.",
    ],
)
def test_a_refusal_of_people_gives_no_denial_if_the_sentence_does_not_name_the_refused_service(
    draft: Draft, text: str
) -> None:
    assert of_kind(draft, text, Kind.DENIAL) == []


def test_only_the_people_listed_after_the_refusing_verb_are_refused(draft: Draft) -> None:
    text = "There is no shelter that admits men or boys, as a result of which foreign women are lodged in hostels."
    assert {one.slots["group"] for one in of_kind(draft, text, Kind.DENIAL)} == {"Man", "Boy"}


def test_information_given_to_the_author_is_not_a_service_for_victims(draft: Draft) -> None:
    text = "The delegation was told that interpreters are hardly ever present."
    assert services(draft, text, Kind.LIMITATION) == {"Interpretation"}


def test_the_longest_phrase_wins_and_an_apostrophe_ends_a_word() -> None:
    phrases = Phrases({"labour office": "Office", "labour": "Labor", "police": "Police", "safe house": "House"})
    text = "Labor offices, the police's safe  houses and a policeman"
    found = [(text[one.start : one.end], one.name) for one in phrases.find(text)]
    assert found == [("Labor offices", "Office"), ("police", "Police"), ("safe  houses", "House")]


def test_a_pattern_ignores_case_except_in_a_part_that_requires_capital_letters() -> None:
    assert FoldedPattern(r"\bLaw\W").search("the LAW.") is not None
    assert FoldedPattern(r"(?-i:[A-Z])ct\b").search("an act") is None
    match = FoldedPattern("straße").search("İ STRASSE Straße")
    assert match is not None
    assert match.start() == len("İ STRASSE ")
