"""The group of a claim: named in the clause, meant by a pronoun or a shelter, or implied by a permit or a hearing."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft
from tests.drafting.test_counts import counts, told


def groups(draft: Draft, text: str, kind: Kind) -> set[object]:
    """The groups of the drafts of one kind."""
    return {one.slots.get("group") for one in draft(text).claims if one.kind is kind}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Police identified 40 women and girls.", "FemaleVictim"),
        ("Forced labor was the commonest form (40 victims).", "LaborTraffickingVictim"),
        ("The lawyers represented 40 women in criminal proceedings.", "WomanInProceedings"),
        ("Courts recorded the statements of 40 victims.", "VictimInProceedings"),
        ("Authorities granted residence permits to 40 victims.", "ForeignVictim"),
        ("The shelter for men was full. In 2020, it accommodated 40 victims.", "Man"),
        ("The NGO runs a flat for women victims with room for 40.", "Woman"),
        ("The NGO assists transgender women. It referred 40 of them to courses.", "TransgenderWoman"),
    ],
)
def test_a_number_of_people_is_drafted_with_the_group_that_its_sentence_names(
    draft: Draft, text: str, group: str
) -> None:
    assert (40, group) in told(counts(draft, text), "value", "group")


def test_a_pronoun_means_the_group_of_the_sentence_before(draft: Draft) -> None:
    text = "Girls are lodged in a hostel. They receive psychological care."
    assert groups(draft, text, Kind.PROVISION) == {"Girl"}


def test_a_pronoun_after_two_groups_means_victims_in_general(draft: Draft) -> None:
    text = "Women and men are lodged in a hostel. They receive legal assistance."
    found = [one for one in draft(text).claims if one.slots.get("protection") == "LegalAssistance"]
    assert {one.slots["group"] for one in found} == {"Victim"}


def test_residents_belong_to_the_group_of_their_shelter(draft: Draft) -> None:
    text = "The NGO runs a shelter for women. The residents receive psychological care."
    found = [one for one in draft(text).claims if one.slots.get("protection") == "PsychologicalCare"]
    assert {one.slots["group"] for one in found} == {"Woman"}


@pytest.mark.parametrize(
    "text",
    ["Victims outside shelters do not receive psychological care.", "Women in remote areas received no legal aid."],
)
def test_a_part_of_a_group_without_a_name_becomes_the_unnamed_group(draft: Draft, text: str) -> None:
    assert groups(draft, text, Kind.ABSENCE) == {"UnnamedGroup"}


def test_the_group_of_a_claim_ignores_the_phrase_irrespective_of_whether_they_testify(draft: Draft) -> None:
    text = "Courts heard victims by video. Victims receive legal aid irrespective of whether they testify in court."
    found = [one for one in draft(text).claims if one.slots.get("protection") == "LegalAssistance"]
    assert {one.slots["group"] for one in found} == {"Victim"}


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Most victims waited 40 days for a lawyer.", "Usually"),
        ("Some victims waited 40 days for a lawyer.", "Sometimes"),
    ],
)
def test_the_words_most_or_some_victims_give_a_count_its_frequency(draft: Draft, text: str, often: str) -> None:
    assert told(counts(draft, text), "value", "frequency") == [(40, often)]


def test_an_adverb_is_not_read_as_the_counted_noun(draft: Draft) -> None:
    text = "The number of formally identified victims was 40 in 2020."
    assert told(counts(draft, text), "value", "measure") == [(40, "IdentifiedVictims")]


def test_none_of_several_years_in_a_sentence_applies_to_the_next_sentence(draft: Draft) -> None:
    text = "Police identified 40 victims in 2018, 27 in 2019 and 20 in 2020. The NGO assisted 12 victims."
    assert told(counts(draft, text), "value", "period")[-1][1] not in ("2018", "2019", "2020")
