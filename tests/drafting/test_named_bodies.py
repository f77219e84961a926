"""Drafts propose the bodies that a text names by short names, by common nouns or by "we", and use these bodies as slots
of claims.
"""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.corpus import Corpus
from gapgraph.drafting.narrative_drafts import NarrativeDrafts, draft_narrative
from tests.drafting.conftest import Draft


def drafted(text: str, corpus: Corpus, publisher: str) -> NarrativeDrafts:
    report = {"country": "BHS", "publisher": publisher, "period_start": "2022-01-01", "period_end": "2022-12-31"}
    return draft_narrative(text, report, corpus.facts)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Bureau of Women, Children and Youth traced 12 families.", "Bureau of Women, Children and Youth"),
        ("The Immigration and Borders Service identified 12 victims.", "Immigration and Borders Service"),
        ("Victims may write to the Public Solicitor.", "Public Solicitor"),
        ("Seif Hous, a crisis centre in the capital, assisted 12 women.", "Seif Hous"),
        ("The crisis centre Ak Bulak assisted 12 women.", "Ak Bulak"),
        ("Mitsu centre admitted 12 girls.", "Mitsu centre"),
        (
            "The International Organization for Migration (IOM) assisted 12 women.",
            "International Organization for Migration",
        ),
        ("Men were lodged in guest houses.", "guest houses"),
        ("Social welfare officers referred 12 children.", "social welfare officers"),
        ("It supported seven shelters run by NGOs.", "shelters run by NGOs"),
        ("The report of the Ministry was late; the Ministry assisted 12 women.", "Ministry"),
    ],
)
def test_a_body_is_proposed_by_its_full_name(draft: Draft, text: str, label: str) -> None:
    assert label in {one.label for one in draft(text, "BHS").bodies}


def test_the_short_name_department_means_the_first_department_in_the_text(draft: Draft) -> None:
    text = (
        "The Department of Social Services and the Department of Immigration answered. "
        "The Department recorded 16 victims. The Department of Immigration issued permits to five victims."
    )
    bodies = {one.slots["value"]: one.slots["body"] for one in draft(text, "BHS").claims if "value" in one.slots}
    assert bodies == {16: "bhs:DepartmentOfSocialServices", 5: "bhs:DepartmentOfImmigration"}


def test_a_full_name_and_its_last_words_name_one_body(draft: Draft) -> None:
    found = draft("The National Assistance System helped 12 victims. The Assistance System has no shelter.", "BHS")
    assert [(one.label, one.also) for one in found.bodies] == [("National Assistance System", ("Assistance System",))]


def test_singular_and_plural_of_a_noun_name_one_body(draft: Draft) -> None:
    found = draft("There are two safe houses. One safe house takes women only.", "BHS")
    assert [(one.label, one.also) for one in found.bodies] == [("safe houses", ("safe house",))]
    (lodging,) = [one for one in found.claims if one.kind is Kind.PROVISION]
    assert lodging.slots["provider"] == "bhs:SafeHouses"
    assert [one.slots["value"] for one in found.claims if "value" in one.slots] == [2]


def test_the_word_we_means_the_publisher_of_the_report(corpus: Corpus) -> None:
    text = "We run six houses. Our nurses treated 64 residents. We taught nine girls ourselves. Twelve women left us."
    found = drafted(text, corpus, "ShelterNetwork")
    counts = [one for one in found.claims if one.kind is Kind.OBSERVATION]
    assert {str(one.slots["body"]) for one in counts} == {"bhs:ShelterNetwork"}
    assert all("by" not in one.slots for one in counts)


def test_the_words_this_office_and_the_word_we_name_one_body(draft: Draft) -> None:
    text = "In 2020 this Office opened 79 investigations. We hired our own lawyers, and we trained 40 officials."
    found = draft(text, "BHS")
    assert {str(one.slots["body"]) for one in found.claims if "value" in one.slots} == {"bhs:Office"}


def test_a_number_without_a_body_belongs_to_the_body_of_most_earlier_numbers(draft: Draft) -> None:
    text = (
        "The Assistance System admitted 198 victims in 2020. The Assistance System housed 40 women. "
        "Twelve children were placed in schools."
    )
    assert draft(text, "BHS").claims[-1].slots.get("body", "bhs:AssistanceSystem") == "bhs:AssistanceSystem"


@pytest.mark.parametrize(
    ("text", "protection", "provider"),
    [
        (
            "The government runs two shelters. The hotline is busy. The shelters accept women only.",
            "TemporaryLodging",
            "AnyProvider",
        ),
        ("The Kara centre has no nurse.", "MedicalCare", "bhs:KaraCentre"),
        ("Social workers of the Ministry of Women accompanied 27 children.", "SocialServices", "bhs:MinistryOfWomen"),
        (
            "The delegation said that the Oasis centre offers medical care to children.",
            "MedicalCare",
            "bhs:OasisCentre",
        ),
    ],
)
def test_the_provider_is_the_body_that_the_words_mean(draft: Draft, text: str, protection: str, provider: str) -> None:
    found = [
        one.slots.get("provider") for one in draft(text, "BHS").claims if one.slots.get("protection") == protection
    ]
    assert provider in found


def test_a_recommendation_is_for_the_body_that_it_names(corpus: Corpus) -> None:
    text = "We audited the files. We recommend that the Ministry of Justice pay invoices. We thank our staff."
    found = drafted(text, corpus, "AuditOffice")
    assert {one.slots["actor"] for one in found.claims if one.kind is Kind.ACTION} == {"bhs:MinistryOfJustice"}
