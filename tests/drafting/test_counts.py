"""Counts: value, bound, group, body, period, and the parts of a total, in sentences that no report contains."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.drafting.draft_claim import DraftClaim
from tests.drafting.conftest import Draft


def counts(draft: Draft, text: str, country: str = "PER") -> list[DraftClaim]:
    return [one for one in draft(text, country).claims if one.kind is Kind.OBSERVATION]


def told(claims: list[DraftClaim], *slots: str) -> list[tuple[object, ...]]:
    return [tuple(one.slots.get(slot) for slot in slots) for one in claims]


def test_a_count_is_drafted_with_its_measure_group_body_and_year(draft: Draft) -> None:
    found = counts(draft, "Police identified 31 foreign victims in 2019.")
    assert told(found, "value", "measure", "group", "body", "period") == [
        (31, "IdentifiedVictims", "ForeignVictim", "Police", "2019")
    ]


def test_a_compared_figure_has_the_slots_of_the_first_figure_and_another_year(draft: Draft) -> None:
    found = counts(draft, "Prosecutors assisted 60 child victims in 2020, compared with 44 in 2019 and 70 in 2018.")
    assert told(found, "value", "measure", "group", "body", "period") == [
        (60, "AssistedVictims", "Child", "Prosecutors", "2020"),
        (44, "AssistedVictims", "Child", "Prosecutors", "2019"),
        (70, "AssistedVictims", "Child", "Prosecutors", "2018"),
    ]


def test_parts_that_add_up_are_exhaustive_and_name_their_total(draft: Draft) -> None:
    found = counts(draft, "Authorities identified 50 victims in 2020: 30 girls, five boys, and 15 adults.")
    whole = found[0].number
    assert told(found[1:], "value", "group", "part_of", "breakdown", "axis") == [
        (30, "Girl", whole, "Exhaustive", "Age"),
        (5, "Boy", whole, "Exhaustive", "Age"),
        (15, "Adult", whole, "Exhaustive", "Age"),
    ]


def test_parts_that_do_not_add_up_have_the_breakdown_inclusion(draft: Draft) -> None:
    found = counts(draft, "Authorities identified 50 victims in 2020: 30 children and 15 adults.")
    assert [one.slots["breakdown"] for one in found[1:]] == ["Inclusion", "Inclusion"]


def test_numbers_after_the_phrase_of_these_are_parts_of_the_total_in_the_sentence_before(draft: Draft) -> None:
    found = counts(draft, "Police identified 40 victims in 2020. Of these, 25 were female and 15 were male.")
    assert told(found[1:], "value", "group", "part_of") == [
        (25, "FemaleVictim", found[0].number),
        (15, "MaleVictim", found[0].number),
    ]


def test_nationalities_are_country_codes_but_people_of_the_reports_country_are_nationals(draft: Draft) -> None:
    text = "Police identified ten victims in 2020 (six Kenyan, three Ugandan, and one from Nepal)."
    found = counts(draft, text, "KEN")
    assert told(found[1:], "nationality", "group") == [
        ("National", "NationalVictim"),
        ("UGA", "ForeignVictim"),
        ("NPL", "ForeignVictim"),
    ]


def test_the_words_all_women_give_a_count_of_zero_men(draft: Draft) -> None:
    found = counts(draft, "Police identified 12 adults (all women) in 2020.")
    assert told(found[1:], "value", "group") == [(12, "Woman"), (0, "Man")]


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [("at least 70", 70, "AtLeast"), ("approximately 70", 70, "About"), ("up to 70", 70, "AtMost"), ("70", 70, None)],
)
def test_a_bound_before_a_number_is_never_lost(draft: Draft, words: str, value: int, bound: str | None) -> None:
    found = counts(draft, f"The government assisted {words} victims in 2020.")
    assert told(found, "value", "bound") == [(value, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "Article 153 of Law 28950 of 2007 criminalized trafficking.",
        "The ministry opened the office in March 2020.",
        "The city of Cusco had one.",
    ],
)
def test_dates_and_numbers_of_laws_are_not_drafted_as_counts(draft: Draft, text: str) -> None:
    assert counts(draft, text) == []


def test_a_number_without_any_word_for_what_it_counts_is_reported(draft: Draft) -> None:
    found = draft("The answer was 12.")
    assert [span.end - span.start for span, _ in found.unnamed] == [2]


def test_decimals_stay_exact(draft: Draft) -> None:
    found = counts(draft, "Approximately 18.5 percent of victims in 2020 were male.")
    assert told(found, "value", "unit", "bound") == [(Decimal("18.5"), "Percent", "About")]


def test_one_measure_in_two_years_gives_two_counts(draft: Draft) -> None:
    found = counts(draft, "The government identified two child victims in 2016 and eight in 2017.")
    assert told(found, "value", "group", "period") == [(2, "Child", "2016"), (8, "Child", "2017")]


def test_a_stated_zero_is_a_count(draft: Draft) -> None:
    found = counts(
        draft, "Although police did not identify any male victims in 2020, it designated one shelter for men."
    )
    assert told(found, "value", "group", "measure", "body") == [
        (0, "MaleVictim", "IdentifiedVictims", "Police"),
        (1, "Man", "Shelters", "Police"),
    ]
    assert counts(draft, "The government did not report whether it identified any victims.") == []


def test_twice_the_number_of_a_year_earlier_is_a_comparison_and_not_the_total_of_the_next_sentence(
    draft: Draft,
) -> None:
    text = "Police identified 80 victims in 2020, twice the 40 of a year earlier. Of those, 50 were women."
    found = counts(draft, text)
    assert [one.slots.get("part_of") for one in found if one.slots["value"] == 50] == [
        one.number for one in found if one.slots["value"] == 80
    ]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 290 women stayed in them last year.", "AssistedVictims"),
        ("The programme covered 35 victims.", "AssistedVictims"),
        ("With its help 21 workers recovered their wages.", "CompensatedVictims"),
        ("In March 41 men came back from the trawlers.", "RepatriatedVictims"),
        ("Twelve women received such a permit.", "ResidencyGranted"),
        ("Five victims were themselves prosecuted for theft.", "PenalizedVictims"),
        ("No victim has so far been awarded compensation.", "CompensatedVictims"),
    ],
)
def test_the_verb_after_a_number_says_what_is_counted(draft: Draft, text: str, measure: str) -> None:
    assert [one.slots["measure"] for one in counts(draft, text)] == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "Three lawyers from the south told our team that victims were afraid.",
        "We were informed by two clinics that victims were afraid.",
        "The four largest cities have no shelter.",
        "The country is one of origin and of transit.",
        "Mothers with more than three children were refused.",
        "Victims may call hotline 141 at night.",
        "NGOs helped several hundred women.",
        "They slept three to a bed.",
    ],
)
def test_numbers_of_informants_cities_telephones_or_hundreds_are_not_drafted_as_counts(draft: Draft, text: str) -> None:
    assert [one for one in counts(draft, text) if one.slots["value"] != 0] == []


def test_did_not_conduct_a_single_raid_gives_a_count_of_zero_raids(draft: Draft) -> None:
    found = counts(draft, "In 2020, inspectors did not conduct a single raid on farms.")
    assert told(found, "value", "measure") == [(0, "Raids")]


def test_the_ends_of_a_range_have_bounds(draft: Draft) -> None:
    found = counts(draft, "The shelter housed women for periods ranging from three weeks to nine months.")
    assert told(found, "value", "bound") == [(3, "AtLeast"), (9, "AtMost")]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Consulates facilitated the return of 30 nationals.", "NationalVictim"),
        ("NGOs identified 30 victims in the Bolivian Republic.", "Victim"),
        ("Police identified 40 victims. Of those, 30 came from abroad.", "ForeignVictim"),
    ],
)
def test_nationals_and_people_from_abroad_are_groups_but_the_name_of_a_state_is_not(
    draft: Draft, text: str, group: str
) -> None:
    assert [one.slots["group"] for one in counts(draft, text) if one.slots["value"] == 30] == [group]
