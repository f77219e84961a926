"""No hedge is lost: each draft keeps who says the statement, how often it is true, and for which group."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft
from tests.drafting.test_counts import counts, told


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("According to NGOs, the shelter was closed and police identified 40 victims.", "NGOs"),
        ("Police identified 40 victims, according to NGOs.", "NGOs"),
        ("The Directorate reported that it had identified 40 victims.", "UnnamedReports"),
        ("The delegation was informed that 40 victims had been identified.", "UnnamedReports"),
        ("The Ombudsperson told the delegation that 40 girls had been identified.", "UnnamedReports"),
        ("Shelter staff told the inspectors that 40 residents had run away.", "UnnamedReports"),
        ("Official statistics show 40 victims identified.", "Government"),
        ("The NGOs met by the team reported that 40 victims had been identified.", "NGOs"),
        ("By its own reckoning, the agency assisted 40 victims.", "UnnamedReports"),
    ],
)
def test_an_attribution_anywhere_in_a_sentence_applies_to_the_numbers_of_the_sentence(
    draft: Draft, text: str, by: str
) -> None:
    assert told(counts(draft, text), "value", "by", "certainty") == [(40, by, "Reported")]


def test_an_attribution_ends_before_the_word_but(draft: Draft) -> None:
    text = "According to the government, police identified 40 victims, but prosecutors identified 12 victims."
    assert told(counts(draft, text), "value", "by") == [(40, "Government"), (12, None)]


def test_parts_and_shares_have_the_speaker_of_their_total(draft: Draft) -> None:
    text = (
        "The government reported that police identified 40 victims. Of these, 25 were girls. "
        "Women made up some 38% of the victims and men 12%. Only four foreign victims were detected."
    )
    assert told(counts(draft, text), "value", "certainty") == [(value, "Reported") for value in (40, 25, 38, 12, 4)]


def test_an_attribution_does_not_apply_to_a_next_sentence_about_another_body(draft: Draft) -> None:
    text = "The government reported that 40 victims were identified. Prosecutors identified 12 victims."
    assert told(counts(draft, text), "value", "by") == [(40, "Government"), (12, None)]


def test_a_sentence_in_the_past_perfect_has_the_speaker_of_the_sentence_before(draft: Draft) -> None:
    text = "NGOs told us that they received no funds. One of them had provided transport to 54 victims."
    found = [one for one in draft(text).claims if one.kind in (Kind.PROVISION, Kind.OBSERVATION)]
    assert {one.slots.get("by") for one in found} == {"NGOs"}


def test_some_before_a_percentage_gives_the_bound_about(draft: Draft) -> None:
    assert told(counts(draft, "Women made up some 38% of the victims."), "value", "bound") == [(38, "About")]


def frequencies(draft: Draft, text: str) -> set[object]:
    """The frequencies of all drafts except counts."""
    return {one.slots.get("frequency") for one in draft(text).claims if one.kind is not Kind.OBSERVATION}


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Three of the victims were deported without being screened.", "Sometimes"),
        ("One in five victims did not receive medical care.", "Sometimes"),
        ("Half of the victims were not offered a lawyer.", "Sometimes"),
        ("Legal advice was rarely offered to victims.", "Usually"),
        ("NGOs said that many victims did not receive legal aid.", "Usually"),
        ("On two occasions, officers detained victims.", "Sometimes"),
    ],
)
def test_a_statement_about_some_people_or_times_has_a_frequency(draft: Draft, text: str, frequency: str) -> None:
    assert frequencies(draft, text) == {frequency}


def test_a_clause_that_continues_another_clause_has_the_frequency_of_that_clause(draft: Draft) -> None:
    text = "Many victims returned to the communities where they had been exploited, "
    text += "leaving them vulnerable to re-trafficking."
    assert frequencies(draft, text) == {"Usually"}


def test_the_word_often_beside_a_number_gives_the_count_the_frequency_usually(draft: Draft) -> None:
    found = counts(draft, "Social workers often carry more than 80 cases each.")
    assert told(found, "value", "bound", "frequency") == [(80, "AtLeast", "Usually")]


def test_a_provision_to_a_number_of_people_gets_no_frequency(draft: Draft) -> None:
    assert frequencies(draft, "NGOs provided shelter to 12 victims.") == {None}


def test_a_provision_from_a_reported_number_has_the_certainty_reported(draft: Draft) -> None:
    found = draft("The government reported that police identified 40 victims. Only four boys were identified.").claims
    assert {one.slots.get("certainty") for one in found if one.kind is Kind.PROVISION} == {"Reported"}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The shelter lodged 40 victims in 2020, twice as many as before, the anti-fraud bureau said on Monday.",
         "UnnamedReports"),
        ("The shelter lodged 40 victims, three nurses who work in Talara told this newspaper.", "UnnamedReports"),
        ("Officials reply that 40 victims were lodged.", "Officials"),
        ("Its employees admitted that 40 victims had been lodged.", "UnnamedReports"),
        ("She was informed that 40 victims had been lodged.", "UnnamedReports"),
        ("The shelter, the nuns declared on Friday, lodged 40 victims.", "UnnamedReports"),
        ("The shelter, in the sisters' estimation, lodged 40 victims.", "UnnamedReports"),
    ],
)  # fmt: skip
def test_a_speaker_is_found_before_within_and_after_a_sentence(draft: Draft, text: str, by: str) -> None:
    assert told(counts(draft, text), "value", "by", "certainty")[0] == (40, by, "Reported")


def test_a_number_that_is_part_of_the_total_before_has_the_speaker_of_this_total(draft: Draft) -> None:
    text = "Police identified 40 victims, the Ministry of Fisheries said last week. Of those, 25 were girls."
    assert told(counts(draft, text), "value", "certainty") == [(40, "Reported"), (25, "Reported")]


def test_numbers_before_the_reported_words_of_others_have_the_publisher_as_speaker(draft: Draft) -> None:
    text = "Of the 40 homes that we visited, 12 lodged men, and five declared that they would refuse them."
    found = told(counts(draft, text), "value", "certainty")
    assert [certainty for value, certainty in found if value in (40, 12)] == [None, None]


@pytest.mark.parametrize(
    "words", ["appeared to provide", "seem to provide", "apparently provided", "are thought to provide"]
)
def test_a_statement_that_only_seems_true_has_the_certainty_possible(draft: Draft, words: str) -> None:
    found = [one for one in draft(f"NGOs {words} legal assistance to victims.").claims if one.kind is Kind.PROVISION]
    assert [one.slots.get("certainty") for one in found] in ([], ["Possible"])


@pytest.mark.parametrize(
    "text",
    [
        "The shelter lodged 40 women, if local radio is to be believed.",
        "The shelter lodged 40 women, as a former cook put it.",
        "The ministry puts the number of victims at 40.",
        "By the director's own count, the home lodged 40 women.",
        "The home has lodged 40 women, its director maintains.",
        "The home may have lodged 40 women.",
        "Nuns who run the home recall lodging 40 women.",
        "The deputy minister's reply was that 40 women had been lodged.",
        "There are indications that 40 women were lodged.",
        '"The home lodged 40 women," a gardener remembered.',
    ],
)
def test_numbers_that_others_say_or_that_may_be_wrong_have_the_certainty_reported_or_possible(
    draft: Draft, text: str
) -> None:
    found = counts(draft, text)
    assert found
    assert all(one.slots.get("certainty") in ("Reported", "Possible") for one in found)
