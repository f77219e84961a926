"""Drafts of counts: counts of things other than victims (such as investigations, staff, money and days), counts of
zero, and ranges of numbers.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.own_build import build_folder
from gapgraph.core.claim_words import Kind
from tests.cli.running import gapgraph
from tests.drafting.conftest import Draft, of_kind
from tests.drafting.test_counts import counts, told


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("Police opened 79 investigations.", "Investigations", "InvestigationsUnit"),
        ("Inspectors visited 41 police stations in the north.", "PoliceStations", "Facilities"),
        ("Police carried out 14 joint raids on farms.", "Raids", "RaidsUnit"),
        ("The office employs 12 psychologists.", "Psychologists", None),
        ("The office employs 12 social workers.", "SocialWorkers", None),
        ("The hotline received 98 calls.", "HotlineCalls", "CallsUnit"),
        ("Courts convicted 18 traffickers.", "ConvictedTraffickers", None),
        ("The ministry trained 340 officials on the protocol.", "TrainedOfficials", None),
        ("Courts awarded damages in two cases.", "CompensatedVictims", None),
        ("The centre has room for 30 women.", "ShelterCapacity", "Places"),
        ("Victims waited 45 days for an appointment.", "WaitingTime", "Days"),
        ("The police fined 12 victims.", "PenalizedVictims", None),
        ("The team spoke with 26 survivors.", "Interviewees", None),
    ],
)
def test_a_noun_or_its_verb_tells_what_a_number_counts(draft: Draft, text: str, measure: str, unit: str | None) -> None:
    assert told(counts(draft, text), "measure", "unit") == [(measure, unit)]


@pytest.mark.parametrize(
    ("text", "country", "value", "measure", "unit"),
    [
        ("The government allocated 6.2 million lempiras to the fund.", "HND", 6_200_000, "Budget", "HNL"),
        ("The ministry spent $412,000 on shelters.", "NZL", 412_000, "Spending", "NZD"),
        ("The ministry spent $412,000 on shelters.", "PER", 412_000, "Spending", "USD"),
        ("Courts ordered compensation of EUR 1.2 million.", "PER", 1_200_000, "CompensationAmount", "EUR"),
        ("Workers recovered unpaid wages of 11.3 million kroner.", "NOR", 11_300_000, "WagesAmount", "NOK"),
    ],
)
def test_money_has_its_currency_and_the_nearest_word_gives_the_measure(
    draft: Draft, text: str, country: str, value: int, measure: str, unit: str
) -> None:
    assert told(counts(draft, text, country), "value", "measure", "unit") == [(value, measure, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Boys over 12 and adult men were sent away.",
        "She was nine years old.",
        "Girls aged between 15 and 17 were interviewed.",
        "The team visited the city from 5 to 9 October.",
        "One of the shelters was clean.",
        "According to one official, services improved.",
        "The hotline 116 16 was free of charge.",
        "A 24-hour hotline was open.",
        "Six months later, nothing had changed.",
        "Nearly two-thirds were men.",
        "One in ten victims was a man.",
        "Arrivals increased by 12 percent.",
        "There was a 20 per cent increase.",
        "The crossing is used by hundreds of people.",
        "116. The centre was clean.",
    ],
)
def test_ages_dates_fractions_examples_and_labels_give_no_count(draft: Draft, text: str) -> None:
    assert counts(draft, text) == []


@pytest.mark.parametrize(
    ("text", "measure", "group"),
    [
        ("No victim obtained compensation in 2020.", "CompensatedVictims", "Victim"),
        ("Police were unaware of a single victim who had received a permit.", "ResidencyGranted", "Victim"),
        ("No residence permits were issued.", "ResidencyGranted", "Victim"),
        ("No child was certified.", "IdentifiedVictims", "Child"),
    ],
)
def test_words_for_nobody_give_a_count_of_zero(draft: Draft, text: str, measure: str, group: str) -> None:
    assert told(counts(draft, text), "value", "measure", "group") == [(0, measure, group)]


@pytest.mark.parametrize(
    "text",
    ["The Committee should ensure that no child is prosecuted.", "There was no evidence that victims were fined."],
)
def test_a_demand_or_missing_evidence_gives_no_count_of_zero(draft: Draft, text: str) -> None:
    assert counts(draft, text) == []


def test_the_phrases_no_interpreters_and_not_one_of_them_each_give_a_count_of_zero(draft: Draft) -> None:
    found = counts(draft, "The office has 14 prosecutors, two psychologists and no interpreters.")
    assert told(found, "value", "measure") == [(14, "Prosecutors"), (2, "Psychologists"), (0, "Interpreters")]
    found = counts(draft, "Police identified 38 victims, and not one of them was a man.")
    assert told(found, "value", "group", "part_of") == [(38, "Victim", None), (0, "Man", found[0].number)]


def test_if_all_counted_victims_were_foreign_the_draft_has_a_count_of_zero_nationals(draft: Draft) -> None:
    found = counts(draft, "Police identified 38 victims in 2020. All 38 were foreign nationals.")
    assert told(found[1:], "value", "nationality", "breakdown") == [
        (38, "ForeignNational", "Exhaustive"),
        (0, "National", "Exhaustive"),
    ]


def test_the_ends_of_a_range_share_their_noun_and_are_bounds(draft: Draft) -> None:
    found = counts(draft, "Women stayed between two and 19 nights.")
    assert told(found, "value", "unit", "bound") == [(2, "Days", "AtLeast"), (19, "Days", "AtMost")]


def test_if_a_number_fell_from_96_to_71_the_number_96_is_about_the_year_before(draft: Draft) -> None:
    found = counts(draft, "The number of identified victims fell from 96 to 71.")
    assert told(found, "value", "measure", "period") == [
        (96, "IdentifiedVictims", "2019-04/2020-03"),
        (71, "IdentifiedVictims", "2020-04/2021-03"),
    ]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Between July 2019 and June 2020", "2019-07/2020-06"),
        ("Between January and June 2020", "2020-01/2020-06"),
        ("In the period 2018-2020", "2018-01/2020-12"),
        ("Since 2019", "2019-01/2021-03"),
        ("In January", "2021-01"),
        ("Last year", "2020"),
    ],
)
def test_an_interval_or_a_month_is_a_period(draft: Draft, words: str, period: str) -> None:
    assert told(counts(draft, f"{words}, police identified 40 victims."), "value", "period") == [(40, period)]


def test_the_words_no_more_than_give_an_upper_bound_but_the_verb_handed_over_gives_no_bound(draft: Draft) -> None:
    text = "Police assisted no more than 38 victims. Officers handed over 15 girls to the ministry."
    assert told(counts(draft, text), "value", "bound") == [(38, "AtMost"), (15, None)]


def test_an_average_has_the_bound_about(draft: Draft) -> None:
    text = "The average stay was 13 months. Guests stay four nights on average."
    assert told(counts(draft, text), "value", "bound") == [(13, "About"), (4, "About")]


def test_numbers_in_parentheses_are_parts_of_the_total_before(draft: Draft) -> None:
    text = "Police identified 143 victims in 2020. The main nationalities were Nepalese (52) and Indian (38)."
    found = counts(draft, text)
    assert told(found[1:], "value", "part_of") == [(52, found[0].number), (38, found[0].number)]


def test_a_total_that_is_named_again_gives_no_new_count(draft: Draft) -> None:
    text = "Police identified 214 victims in 2020. The 214 victims included 96 men, 71 children, and 47 women."
    found = counts(draft, text)
    assert told(found[1:], "value", "part_of") == [(value, found[0].number) for value in (96, 71, 47)]


def test_a_total_can_come_after_its_part_in_a_sentence(draft: Draft) -> None:
    found = counts(draft, "By December, 17 of the 23 applications had been granted.")
    assert told(found, "value", "measure", "part_of") == [
        (17, "Applications", found[1].number),
        (23, "Applications", None),
    ]


def test_later_numbers_of_a_list_by_country_are_not_parts_of_the_first_number(draft: Draft) -> None:
    found = counts(draft, "Authorities identified 12 victims from Togo, 7 from Benin and 3 from Ghana.")
    assert told(found, "value", "nationality", "group", "part_of") == [
        (12, "TGO", "ForeignVictim", None),
        (7, "BEN", "ForeignVictim", None),
        (3, "GHA", "ForeignVictim", None),
    ]


def test_numbers_that_sum_to_the_first_number_are_its_parts(draft: Draft) -> None:
    found = counts(draft, "The directorate granted 14 permits in 2020, to ten women and four men.")
    assert told(found[1:], "value", "measure", "part_of", "breakdown") == [
        (10, "ResidencyGranted", found[0].number, "Exhaustive"),
        (4, "ResidencyGranted", found[0].number, "Exhaustive"),
    ]


def test_seventy_of_the_women_is_a_part_of_the_count_of_women(draft: Draft) -> None:
    text = "NGOs assisted 118 women and 23 men in 2020. Seventy of the women had come from Oman."
    found = counts(draft, text)
    assert found[2].slots["part_of"] == found[0].number


def test_numbers_of_an_earlier_year_have_the_same_measures_as_the_numbers_of_the_later_year(draft: Draft) -> None:
    found = counts(draft, "The ministry employed 42 nurses and 7 psychologists in 2020, against 39 and 5 in 2019.")
    assert told(found[2:], "value", "measure", "period") == [(39, "Nurses", "2019"), (5, "Psychologists", "2019")]
    found = counts(
        draft, "There were 19 shelters with 430 places in 2020, compared to 17 shelters with 395 places in 2019."
    )
    assert told(found[2:], "value", "measure") == [(17, "Shelters"), (395, "ShelterCapacity")]


def test_the_corresponding_figures_for_another_year_have_the_measures_of_the_previous_sentence(draft: Draft) -> None:
    text = "In 2020 police opened 79 investigations and freed 147 victims. "
    text += "The corresponding figures for 2019 were 58 and 102."
    assert told(counts(draft, text)[2:], "value", "measure", "period") == [
        (58, "Investigations", "2019"),
        (102, "IdentifiedVictims", "2019"),
    ]


def test_an_accepted_count_declares_its_measure_and_unit_once(tmp_path: Path) -> None:
    text = "Police opened 79 investigations in 2020. Prosecutors opened 12 investigations in 2020."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    call = ("new", "BOL", "2021", "--text", str(tmp_path / "report.txt"), "--address", "https://example.org/report")
    assert gapgraph(*call, root=tmp_path).status == 0
    assert gapgraph("review", "bol-2021", root=tmp_path, keys="a" * 20).status == 0
    encoding = read_encoding(tmp_path / "data" / "encodings" / "bol-2021.toml")
    names = [(one.kind, one.id, one.labels["es"]) for one in encoding.declared]
    assert names == [
        ("measure", "Investigations", "investigaciones"),
        ("unit", "InvestigationsUnit", "investigaciones"),
    ]
    assert [str(one) for one in next(iter(build_folder(tmp_path, ["bol-2021"]))).mistakes] == []


@pytest.mark.parametrize(
    ("text", "country", "group"),
    [
        ("Police identified 40 victims in 2020; all but six were Honduran.", "HND", "ForeignVictim"),
        ("The centres received 96 child victims, all but three of them girls.", "PER", "Boy"),
        ("NGOs assisted 12 women. For the remaining three, care was arranged.", "PER", "Woman"),
        ("The centre took in 40 victims, men (12).", "PER", "Man"),
        ("Women made up 71% of the victims, men 18%.", "PER", "Man"),
        ("Police identified 12 victims. CICESCT helped three Nicaraguan men.", "HND", "ForeignMan"),
        ("Police identified 12 victims. Women may stay for 30 days.", "PER", "Woman"),
    ],
)
def test_the_words_before_a_number_can_name_its_group(draft: Draft, text: str, country: str, group: str) -> None:
    assert counts(draft, text, country)[-1].slots["group"] == group


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("There are three NGO-run shelters.", "NGOs"),
        ("The government operates ten shelters.", "GovernmentShelters"),
        ("Reparation was ordered for 64 victims.", "Courts"),
        ("Seven victims received legal aid, and the courts compensated two of them.", "Courts"),
    ],
)
def test_the_words_around_a_number_can_name_its_body(draft: Draft, text: str, body: str) -> None:
    assert counts(draft, text)[-1].slots["body"] == body


def test_a_number_without_a_noun_has_the_measure_of_the_last_number_that_does_not_count_years(draft: Draft) -> None:
    found = counts(draft, "The court sentenced 7 defendants to between five and 12 years and acquitted two.")
    assert told(found, "value", "measure")[-1] == (2, "SentencedDefendants")


def test_the_number_in_victims_numbered_45_counts_victims(draft: Draft) -> None:
    found = counts(draft, "Identified victims numbered 45 in 2019, 62 in 2020 and 70 in 2021.")
    assert told(found, "value", "measure", "period") == [
        (45, "IdentifiedVictims", "2019"),
        (62, "IdentifiedVictims", "2020"),
        (70, "IdentifiedVictims", "2021"),
    ]


def test_shelters_described_as_all_for_one_group_are_counted_for_this_group(draft: Draft) -> None:
    (count,) = of_kind(draft, "There are four shelters for victims, all of them for girls.", Kind.OBSERVATION)
    assert (count.slots["value"], count.slots["group"]) == (4, "Girl")


def test_an_adjective_of_the_reports_country_before_a_thing_names_no_group(draft: Draft) -> None:
    (count,) = of_kind(draft, "Peruvian authorities spent 40,000 dollars on shelters.", Kind.OBSERVATION)
    assert count.slots["group"] == "Victim"
