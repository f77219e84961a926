"""Sentences in which a few words, such as “in nine provinces”, “by law” or “for two nights”, decide which kind of claim
is drafted.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind, services


@pytest.mark.parametrize(
    "text",
    [
        "There were no shelters in nine of the 14 provinces.",
        "There is no legal aid outside the main towns.",
        "Several districts had not opened a shelter.",
        "Interpreters were not provided at weekends.",
    ],
)
def test_a_service_absent_only_in_some_places_or_at_some_times_gives_a_limitation(draft: Draft, text: str) -> None:
    assert of_kind(draft, text, Kind.ABSENCE) == []
    assert of_kind(draft, text, Kind.LIMITATION) != []


@pytest.mark.parametrize(
    "text",
    [
        "Under the Victims Act, victims are to be given accommodation.",
        "A reflection period of 45 days is provided for in the Aliens Act.",
        "The Penal Code contains a clause on the non-punishment of victims.",
        "Forensic examinations are free of charge for victims by law.",
    ],
)
def test_what_a_law_provides_for_is_drafted_as_required_and_not_as_a_provision(draft: Draft, text: str) -> None:
    assert [one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)] == ["Required"]
    assert of_kind(draft, text, Kind.PROVISION) == []


def test_a_short_list_of_duties_makes_a_claim_for_each_service(draft: Draft) -> None:
    found = of_kind(draft, "The law required the state to give victims shelter, food and legal aid.", Kind.ACTION)
    assert {one.slots["protection"] for one in found} == {"TemporaryLodging", "MaterialAssistance", "LegalAssistance"}


def test_each_group_of_a_demand_makes_a_claim(draft: Draft) -> None:
    found = of_kind(draft, "We urge the Danish authorities to open shelters for boys and men.", Kind.ACTION)
    assert [one.slots["group"] for one in found] == ["Boy", "Man"]


def test_a_shortage_of_staff_that_delays_a_service_limits_only_the_delayed_service(draft: Draft) -> None:
    assert services(draft, "A shortage of psychologists delayed medical care.", Kind.LIMITATION) == {"MedicalCare"}


def test_the_statement_that_a_service_has_no_condition_gives_a_claim_of_the_kind_strength(draft: Draft) -> None:
    text = "Access to legal aid is not conditional on cooperation with the police."
    assert services(draft, text, Kind.STRENGTH) == {"LegalAssistance"}
    assert of_kind(draft, text, Kind.LIMITATION) == []


def test_a_hotel_is_emergency_accommodation_only_for_a_number_of_nights(draft: Draft) -> None:
    assert services(draft, "Men were housed in hotels.", Kind.PROVISION) == {"TemporaryLodging"}
    assert services(draft, "Men were housed in hotels for two nights.", Kind.PROVISION) == {"EmergencyAccommodation"}


@pytest.mark.parametrize(
    "text",
    [
        "The Committee welcomes the information provided by the delegation.",
        "The reception service heard asylum seekers.",
        "Police recorded 31 offences of trafficking.",
        "The unit maintains a list of accredited shelters.",
        "The ministry trained judges and social workers on the identification of victims.",
    ],
)
def test_words_that_only_look_like_a_service_make_no_provision(draft: Draft, text: str) -> None:
    assert of_kind(draft, text, Kind.PROVISION) == []


def test_a_later_sentence_on_the_number_of_places_in_a_shelter_gives_no_second_provision(draft: Draft) -> None:
    text = "The state runs a shelter for women. The shelter can accommodate 30 women."
    assert len(of_kind(draft, text, Kind.PROVISION)) == 1
