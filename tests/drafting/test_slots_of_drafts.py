"""The words of a sentence decide the reach, aspect, cause, value, bound, measure and total of a drafted claim."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("The centre offers medical care to children.", "Target"),
        ("NGOs provided legal assistance to 12 women.", "ToSome"),
        ("Victims may be granted a residence permit.", "Eligibility"),
        ("Residents received counseling.", "Target"),
    ],
)
def test_the_reach_follows_from_the_verb_and_the_number(draft: Draft, text: str, reach: str) -> None:
    assert {one.slots["reach"] for one in draft(text).claims if one.kind is Kind.PROVISION} == {reach}


@pytest.mark.parametrize(
    ("text", "aspect", "cause"),
    [
        ("Caseworkers were seldom trained to recognize trauma.", "Quality", ("Training",)),
        ("Shelters were often full.", "Availability", ("Space",)),
        ("Services outside the capital were limited.", "Availability", ("Location",)),
    ],
)
def test_a_shortfall_has_the_aspect_and_the_cause_of_its_words(
    draft: Draft, text: str, aspect: str, cause: tuple[str, ...]
) -> None:
    (limit,) = [one for one in draft(text).claims if one.kind is Kind.LIMITATION]
    assert (limit.slots["aaaq"], limit.slots.get("cause")) == (aspect, cause)


def test_the_number_of_girls_among_the_children_is_a_part_of_the_number_of_all_children(draft: Draft) -> None:
    text = (
        "In 2020, 318 children were identified, and 301 of them were referred. "
        "Of note, 172 of the children were girls and 146 were boys."
    )
    values = {one.number: one.slots.get("value") for one in draft(text).claims}
    parts = {one.slots["value"]: one for one in draft(text).claims if "part_of" in one.slots}
    assert values[int(str(parts[172].slots["part_of"]))] == 318
    assert parts[172].slots["group"] == "Girl"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Victims could seek compensation, but none did so.", [0]),
        ("No crew member has ever been identified as a victim.", [0]),
        ("None of the 71 complainants was an adult man.", [71]),
        ("In one instance a man was sent back.", []),
        ("Officers told a mother of two to go home.", []),
    ],
)
def test_the_words_no_and_none_give_a_count_and_the_words_in_one_instance_give_no_count(
    draft: Draft, text: str, values: list[int]
) -> None:
    assert [one.slots["value"] for one in draft(text).claims if "value" in one.slots] == values


def test_the_word_about_after_a_verb_of_writing_does_not_make_a_number_approximate(draft: Draft) -> None:
    (fines,) = [one for one in draft("We wrote to the magistrate about four fines.").claims if "value" in one.slots]
    assert "bound" not in fines.slots


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The police arrested 12 victims.", "ArrestedVictims"),
        ("Courts convicted two victims.", "ConvictedVictims"),
        ("The cases concerned 71 complainants.", "Complainants"),
        ("The system admitted 198 new clients.", "NewClients"),
    ],
)
def test_the_measure_of_a_count_follows_from_the_counted_noun_or_the_verb(
    draft: Draft, text: str, measure: str
) -> None:
    (count,) = [one for one in draft(text).claims if "value" in one.slots]
    assert count.slots["measure"] == measure
