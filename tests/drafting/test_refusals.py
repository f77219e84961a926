"""If the reason for a refusal or the description of the refused people mentions a service, the service is not drafted
as refused.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft
from tests.drafting.test_counts import counts, told


def denials(draft: Draft, text: str) -> set[tuple[object, object]]:
    return {(one.slots["group"], one.slots["protection"]) for one in draft(text).claims if one.kind is Kind.DENIAL}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Two transgender women told us that they had been turned away from the shelter because of their documents.",
            "TransgenderWoman",
        ),
        ("Because of their identity documents, two women were turned away from the shelter.", "Woman"),
        ("Boys are excluded from shelters as they need psychological care.", "Boy"),
        ("Girls were turned away from the shelter owing to their identity documents.", "Girl"),
        ("Men were turned away from the shelter on the ground of their medical care.", "Man"),
    ],
)
def test_a_service_in_the_reason_for_a_refusal_is_not_drafted_as_refused(draft: Draft, text: str, group: str) -> None:
    assert denials(draft, text) == {(group, "TemporaryLodging")}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "There is no shelter outside the capital, and men with severe mental health problems are not admitted.",
            "Man",
        ),
        ("The shelter has 20 beds. Men with mental health problems or addictions are not admitted.", "Man"),
        ("Women who need medical care are not admitted to the shelters.", "Woman"),
        ("Shelters refused to admit boys suffering from psychological problems.", "Boy"),
        ("Boys with identity documents from abroad are excluded from the shelters.", "Boy"),
    ],
)
def test_a_service_in_the_description_of_refused_people_is_not_drafted_as_refused(
    draft: Draft, text: str, group: str
) -> None:
    assert denials(draft, text) == {(group, "TemporaryLodging")}


def test_a_refusal_of_people_with_a_medical_condition_has_the_frequency_sometimes(draft: Draft) -> None:
    text = "There is a shelter in the capital, and men with severe mental health problems are not admitted."
    found = [one.slots for one in draft(text).claims if one.kind is Kind.DENIAL]
    assert [one.get("frequency") for one in found] == ["Sometimes"]


def test_people_turned_away_from_a_shelter_and_its_care_are_drafted_as_refused_lodging_but_not_care(
    draft: Draft,
) -> None:
    text = "Boys were turned away from the shelter and its psychological care."
    assert denials(draft, text) == {("Boy", "TemporaryLodging")}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Men are refused medical care because the shelter has no beds.", {("Man", "MedicalCare")}),
        ("Men were refused medical care because of their identity documents.", {("Man", "MedicalCare")}),
        ("Men were refused medical care owing to their legal assistance.", {("Man", "MedicalCare")}),
        ("Because of their identity documents, men were refused medical care.", {("Man", "MedicalCare")}),
        ("Men with psychological problems who need legal aid were denied medical care.", {("Man", "MedicalCare")}),
        ("Women with identity documents were refused medical care.", {("Woman", "MedicalCare")}),
        ("Victims who applied for a residence permit were refused.", {("ForeignVictim", "ImmigrationRelief")}),
        (
            "Women were denied services such as shelter as they had no documents.",
            {("Woman", "VictimServices"), ("Woman", "TemporaryLodging")},
        ),
    ],
)
def test_a_denial_is_drafted_with_the_refused_people_and_the_refused_service(
    draft: Draft, text: str, refused: set[tuple[str, str]]
) -> None:
    assert denials(draft, text) == refused


@pytest.mark.parametrize(
    ("before", "service"),
    [
        ("There are four public shelters for victims, all of them for girls.", "SpecializedShelter"),
        ("There are four specialized shelters.", "SpecializedShelter"),
        ("There are three shelters for victims of domestic violence.", "TemporaryLodging"),
        ("There are three shelters.", "TemporaryLodging"),
        ("The two specialized shelters closed. There are 30 shelters of the church.", "TemporaryLodging"),
    ],
)
def test_the_phrase_these_shelters_refers_to_the_shelters_named_last(draft: Draft, before: str, service: str) -> None:
    assert denials(draft, f"{before} Men are not admitted to any of these shelters.") == {("Man", service)}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The Ministry conceded that the shelter was too small.", {"Reported"}),
        ("Officials acknowledged that a shortage of social workers hindered the delivery of legal aid.", {"Reported"}),
        ("The delegation acknowledged that no fund existed for victims.", {"Reported"}),
        ("The government acknowledged inequity in services.", {None}),
    ],
)
def test_an_acknowledgement_is_drafted_with_its_certainty(draft: Draft, text: str, certainty: set[str | None]) -> None:
    found = [one.slots for one in draft(text).claims if one.slots.get("action") == "Acknowledged"]
    assert {one.get("certainty") for one in found} == certainty


def test_the_speaker_is_the_body_that_a_committee_heard(draft: Draft) -> None:
    text = "The Committee heard from NGOs that 40 victims had been identified."
    assert told(counts(draft, text), "value", "by", "certainty") == [(40, "NGOs", "Reported")]


def test_parts_have_the_certainty_of_their_total_also_after_another_sentence(draft: Draft) -> None:
    text = (
        "The government reported identifying 187 trafficking victims. Authorities recorded 104 victims of forced labor "
        "and 51 victims of sex trafficking. One hundred eighty-one victims were Peruvian, and six were from Bolivia."
    )
    found = told(counts(draft, text), "value", "certainty")
    assert found == [(187, "Reported"), (104, None), (51, None), (181, "Reported"), (6, "Reported")]


@pytest.mark.parametrize(
    "reason", ["because they had no identity papers", "without identity papers", "who had no valid travel documents"]
)
def test_papers_named_as_a_reason_for_a_refusal_give_no_claim_about_them(draft: Draft, reason: str) -> None:
    found = draft(f"Shelters turned away women {reason}.").claims
    assert "IdentityDocuments" not in {one.slots.get("protection") for one in found}
    assert not [one for one in found if one.kind is Kind.ABSENCE]
