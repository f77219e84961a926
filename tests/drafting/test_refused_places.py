"""Refusals by a place that an earlier sentence names, and refusals of people whom the text describes without the name
of a group.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind
from tests.drafting.test_refusals import denials


@pytest.mark.parametrize(
    ("text", "group", "service"),
    [
        ("We run two shelters. Men come to our gates too, but our houses cannot take them.", "Man", "TemporaryLodging"),
        ("The shelter has ten beds. Older boys are not admitted to the centre.", "Boy", "TemporaryLodging"),
        ("Girls are as a rule not accepted by schools.", "Girl", "Education"),
        ("No public shelter receives adults.", "Adult", "TemporaryLodging"),
        ("Four boys slept in a park because no shelter would take them.", "Boy", "TemporaryLodging"),
        ("Children slept in two homes. Boys are not taken by either home.", "Boy", "ResidentialCare"),
        ("The home is clean. Residents sleep two to a room. Neither home would take boys.", "Boy", "ResidentialCare"),
        ("There are two specialised houses. Neither accepts girls.", "Girl", "SpecializedShelter"),
        ("Private shelters can register. Another turned away two girls in August.", "Girl", "TemporaryLodging"),
        ("There are six shelters. None of them will accept a man.", "Man", "TemporaryLodging"),
        ("Both shelters accept women. Minors are not accepted in either of them.", "Child", "TemporaryLodging"),
    ],
)
def test_a_refusal_by_a_place_named_in_an_earlier_sentence_makes_a_denial(
    draft: Draft, text: str, group: str, service: str
) -> None:
    assert denials(draft, text) == {(group, service)}


@pytest.mark.parametrize(
    "text",
    [
        "Women without a residence permit are barred from the state shelters.",
        "The shelter does not admit women who lack documents.",
        "There are six shelters. Not one of them will accept a person who is on methadone.",
        "Of the 41 shelters, five declared that they would turn away a person without a number.",
    ],
)
def test_a_refusal_of_people_described_by_what_they_lack_gives_a_denial_to_an_unnamed_group(
    draft: Draft, text: str
) -> None:
    assert denials(draft, text) == {("UnnamedGroup", "TemporaryLodging")}


def test_a_list_of_refused_people_ends_before_the_subject_of_the_next_clause(draft: Draft) -> None:
    text = "The two flats can house six women. Since none of these flats takes men, male victims are put up elsewhere."
    assert {group for group, _ in denials(draft, text)} == {"Man"}


def test_a_service_granted_to_some_people_and_refused_to_others_gives_a_denial(draft: Draft) -> None:
    text = "Protective measures were granted to 19 victims and refused to 12 who had returned."
    assert denials(draft, text) == {("Victim", "PhysicalSafety")}


@pytest.mark.parametrize(
    "text",
    [
        "The shelters were unable to accommodate boys.",
        "Men who had not cooperated were refused shelter.",
        "The country has shelters. Windows are barred in these places, and residents may not go out.",
        "There was no shelter for men.",
        "Two women complained that the centre had refused to receive them.",
    ],
)
def test_words_that_only_look_like_a_refusal_of_a_group_make_no_denial(draft: Draft, text: str) -> None:
    assert of_kind(draft, text, Kind.DENIAL) == []


def test_a_refusal_is_not_drafted_a_second_time_as_an_absence(draft: Draft) -> None:
    assert [one.kind for one in draft("No public shelter receives adults.").claims] == [Kind.DENIAL]


def test_a_mother_who_is_turned_away_with_her_children_is_one_refused_group(draft: Draft) -> None:
    assert denials(draft, "The shelter turned away a mother with three children.") == {
        ("UnnamedGroup", "TemporaryLodging")
    }


def test_a_consulate_that_refuses_to_issue_documents_gives_a_denial_of_identity_documents(draft: Draft) -> None:
    text = "The consulate refused to issue travel documents to women."
    assert denials(draft, text) == {("Woman", "IdentityDocuments")}
