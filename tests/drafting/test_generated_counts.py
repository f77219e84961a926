"""Counts in random sentences: "respectively", "compared with" and "of these" keep each value with its slots."""

from __future__ import annotations

from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import Facts
from gapgraph.corpus import Corpus
from gapgraph.drafting.report_drafts import draft_text_of
from scripts.core import ROOT

BODIES = {
    "police": "Police",
    "prosecutors": "Prosecutors",
    "NGOs": "NGOs",
    "labour inspectors": "LaborInspectorate",
    "immigration officials": "ImmigrationAuthorities",
    "the government": "Government",
}
GROUPS = {"women": "Woman", "men": "Man", "girls": "Girl", "boys": "Boy"}
VERBS = {"identified": "IdentifiedVictims", "assisted": "AssistedVictims", "referred": "ReferredVictims"}
WORDS = {4: "four", 7: "seven", 12: "twelve"}
NUMBERS = st.one_of(st.sampled_from(sorted(WORDS)), st.integers(2, 1800)).filter(lambda one: not 1900 <= one <= 2100)
YEARS = st.permutations([2016, 2017, 2018, 2019, 2020])
Told = list[dict[str, object]]


@cache
def facts() -> Facts:
    return Corpus(ROOT).facts


def counts(text: str) -> Told:
    """The counts of a text in a country without known bodies."""
    found = draft_text_of(text[0].upper() + text[1:], "FJI", 2021, facts()).claims
    return [dict(one.slots, number=one.number) for one in found if one.kind is Kind.OBSERVATION]


def row(words: list[str], comma: bool) -> str:
    """The words as an English list: "a and b", "a, b, and c"."""
    return f"{', '.join(words[:-1])}{',' if comma and len(words) > 2 else ''} and {words[-1]}"


def spelled(number: int) -> str:
    return WORDS.get(number, f"{number:,}")


@given(st.lists(NUMBERS, min_size=2, max_size=3, unique=True), YEARS, st.sampled_from(sorted(BODIES)), st.booleans())
def test_numbers_listed_with_respectively_get_the_years_in_the_same_order(
    values: list[int], years: list[int], body: str, comma: bool
) -> None:
    dated = [str(year) for year in years[: len(values)]]
    counted = row([spelled(one) for one in values], comma)
    text = f"{body} identified {counted} victims in {row(dated, comma)}, respectively."
    found = counts(text)
    assert {one["value"]: one["period"] for one in found} == dict(zip(values, dated, strict=True)), text
    assert {(one["body"], one["measure"]) for one in found} == {(BODIES[body], "IdentifiedVictims")}, text


@given(
    st.lists(NUMBERS, min_size=2, max_size=3, unique=True),
    st.permutations(sorted(set(BODIES) - {"the government"})),
    st.sampled_from(sorted(VERBS)),
    st.booleans(),
)
def test_numbers_listed_with_respectively_get_the_bodies_in_the_same_order(
    values: list[int], bodies: list[str], verb: str, comma: bool
) -> None:
    named = bodies[: len(values)]
    text = f"{row(named, comma)} {verb} {row([spelled(one) for one in values], comma)} victims, respectively, in 2020."
    found = counts(text)
    assert {one["value"]: one["body"] for one in found} == {
        value: BODIES[name] for value, name in zip(values, named, strict=True)
    }, text
    assert {(one["period"], one["measure"]) for one in found} == {("2020", VERBS[verb])}, text


@given(st.lists(NUMBERS, min_size=2, max_size=3, unique=True), st.permutations(sorted(GROUPS)), st.booleans())
def test_numbers_listed_with_respectively_get_the_groups_in_the_same_order(
    values: list[int], groups: list[str], comma: bool
) -> None:
    named = groups[: len(values)]
    text = (
        f"In 2020, police identified {row([spelled(one) for one in values], comma)} {row(named, comma)}, respectively."
    )
    assert {one["value"]: one["group"] for one in counts(text)} == {
        value: GROUPS[name] for value, name in zip(values, named, strict=True)
    }, text


@given(
    st.lists(NUMBERS, min_size=2, max_size=3, unique=True),
    st.sampled_from(sorted(BODIES)),
    st.sampled_from(sorted(VERBS)),
    st.sampled_from(["compared with", "compared to", "up from", "down from"]),
)
def test_the_compared_number_of_an_earlier_year_has_the_same_body_group_and_measure(
    values: list[int], body: str, verb: str, joined: str
) -> None:
    earlier = " and ".join(f"{spelled(one)} in {2019 - at}" for at, one in enumerate(values[1:]))
    text = f"{body} {verb} {spelled(values[0])} foreign victims in 2020, {joined} {earlier}."
    found = counts(text)
    assert {one["value"]: one["period"] for one in found} == {one: str(2020 - at) for at, one in enumerate(values)}, (
        text
    )
    assert {(one["body"], one["group"], one["measure"]) for one in found} == {
        (BODIES[body], "ForeignVictim", VERBS[verb])
    }, text
    assert not any("part_of" in one for one in found), text


@given(
    st.lists(st.integers(2, 600), min_size=2, max_size=4, unique=True),
    st.permutations(sorted(GROUPS)),
    st.sampled_from(["Of these", "Of them", "Of the {total}", "Of those victims"]),
    st.integers(0, 1),
)
def test_numbers_listed_after_a_total_are_its_parts_and_are_exhaustive_if_their_sum_is_the_total(
    values: list[int], groups: list[str], opening: str, rest: int
) -> None:
    total = sum(values) + rest * 50
    assume(total not in values and not 1900 <= total <= 2100)
    parts = row([f"{one} were {name}" for one, name in zip(values, groups, strict=False)], comma=True)
    text = f"Police identified {total:,} victims in 2020. {opening.format(total=f'{total:,}')}, {parts}."
    whole, *found = counts(text)
    assert whole["value"] == total, text
    assert {one["value"]: one["group"] for one in found} == {
        value: GROUPS[name] for value, name in zip(values, groups, strict=False)
    }, text
    assert {one["part_of"] for one in found} == {whole["number"]}, text
    assert {one["breakdown"] for one in found} == {"Inclusion" if rest else "Exhaustive"}, text
