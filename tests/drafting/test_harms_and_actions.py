"""Drafts find harms and actions in many different phrases. A harm is drafted once in a sentence, and an action once
even if it names several services.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Some victims were removed before anyone spoke to them.", "LeftUnidentified"),
        ("Three victims were put on a plane before the agency could speak to them.", "LeftUnidentified"),
        ("Of the 44 women, nine refused because the facility is locked.", "ServicesDeclined"),
        ("The actual number of victims is likely to be far higher.", "LeftUnidentified"),
        ("Officers told a mother to go home to the man who had bought her.", "LeftUnassisted"),
        ("All victims were sent home without any wages.", "LeftUnassisted"),
        ("Women waited for weeks in a stadium.", "LeftUnassisted"),
        ("Three women went back to their husbands.", "RetraffickingRisk"),
        ("Girls were sent back to the camp where they had been exploited.", "RetraffickingRisk"),
        ("Victims were charged with illegal entry.", "Penalization"),
        ("Women were tested, photographed and fined.", "Penalization"),
        ("Defence counsel asked about a girl's sexual past.", "Revictimization"),
        ("Girls were questioned by male officers.", "Revictimization"),
        ("Four girls ran away from the home.", "ServicesDeclined"),
        ("Survivors did not seek help because they feared deportation.", "ServicesDeclined"),
        ("Eight cases were struck out because the victim failed to appear.", "ImpededEnforcement"),
        ("Girls were placed in a juvenile detention facility.", "DetentionLikeConditions"),
    ],
)
def test_harms_are_found_in_many_phrases(draft: Draft, text: str, harm: str) -> None:
    assert harm in {one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)}


def test_a_subject_that_is_a_number_means_the_victims_of_the_clause_before(draft: Draft) -> None:
    text = "Ten women were placed in safe houses, and two declined assistance."
    assert [one.slots["group"] for one in of_kind(draft, text, Kind.HARM)] == ["Woman"]


def test_a_harm_is_drafted_once_in_a_sentence(draft: Draft) -> None:
    text = "Windows are barred, and residents may not leave the shelter."
    assert [one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)] == ["DetentionLikeConditions"]


@pytest.mark.parametrize(
    "text",
    ["The hospital charged victims 90 dollars.", "Girls live there with girls convicted of theft."],
)
def test_hospital_fees_and_convictions_of_non_victims_are_not_drafted_as_penalties(draft: Draft, text: str) -> None:
    assert "Penalization" not in {one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)}


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The department is the lead agency for the care of victims.", "Required"),
        ("The law shields victims from prosecution.", "Required"),
        ("The act provides for a victims' fund.", "Required"),
        ("The department has contracts with two private shelters.", "Maintained"),
        ("The police kept a toll-free line.", "Maintained"),
        ("The division leads the national response.", "Maintained"),
        ("The hotline has operated around the clock since March 2022.", "Created"),
        ("The city opened a reception point for adults.", "Created"),
        ("An organization financed a handbook on referral.", "Published"),
        ("The clinic has promised to waive its fee.", "Prepared"),
        ("A national rapporteur was appointed in March.", "Created"),
        ("The committee welcomes the ratification of the Domestic Workers Convention.", "Joined"),
        ("Parliament is debating a bill on compensation.", "Prepared"),
        ("Funding for services amounted to 3 million dollars, down from 4 million.", "Changed"),
        ("We wrote to the Chief Magistrate about the fines.", "Requested"),
    ],
)
def test_actions_are_found_in_many_phrases(draft: Draft, text: str, action: str) -> None:
    assert action in {one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)}


def test_an_action_for_several_services_is_one_claim(draft: Draft) -> None:
    text = "The ministry published guidelines on medical care and legal aid."
    assert len(of_kind(draft, text, Kind.ACTION)) == 1


def test_an_action_for_identification_and_referral_is_two_claims(draft: Draft) -> None:
    found = of_kind(draft, "The ministry published guidelines on identification and referral.", Kind.ACTION)
    assert [one.slots.get("protection") for one in found] == ["Identification", "Referral"]


def test_a_lawyers_questions_in_court_are_not_drafted_as_an_action(draft: Draft) -> None:
    assert of_kind(draft, "The judge allowed the lawyer to ask humiliating questions.", Kind.ACTION) == []


def test_people_exploited_again_after_leaving_a_shelter_are_not_drafted_as_declining_services(draft: Draft) -> None:
    text = "Two survivors were exploited again after they had left the shelter."
    assert [one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)] == ["RetraffickingRisk"]


def test_expulsion_from_a_shelter_is_not_drafted_as_a_harm(draft: Draft) -> None:
    assert of_kind(draft, "Residents are expelled from the shelter.", Kind.HARM) == []
