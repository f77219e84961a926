"""Laws that give a right make no Provision; shortfalls, refusals, praise and plans that are said without a number."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from tests.drafting.conftest import Draft, of_kind, services


@pytest.mark.parametrize(
    "text",
    [
        "The law provides for a recovery period of 30 days.",
        "The Group welcomes the new Criminal Code, which provides for the non-punishment of victims.",
        "The compensation fund, which the law of 2014 provides for, has not been set up.",
        "The decision must be taken within five days.",
    ],
)
def test_what_a_law_provides_for_gives_an_action_of_the_kind_required_and_no_provision(draft: Draft, text: str) -> None:
    assert [one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)] == ["Required"]
    assert not of_kind(draft, text, Kind.PROVISION)


@pytest.mark.parametrize(
    "text",
    [
        "In 2022, the state covered some 60% of the costs of the shelters.",
        "It is based on our records, on interviews with 73 survivors and on the replies of the authorities.",
        "The Committee welcomes the decision to allow women in the shelter to change employer.",
        "The Group welcomes the adoption of the Act on Victims of Crime, which extends legal aid and accommodation.",
        "In principle, victims receive medical care and legal aid.",
        "Municipalities are supposed to provide shelter and meals to victims.",
        "The ministry prepared a decree on a fund for victims.",
        "In the north, insecurity prevented social workers from reaching most victims.",
    ],
)
def test_sentences_about_costs_sources_laws_and_plans_give_no_provision(draft: Draft, text: str) -> None:
    assert not of_kind(draft, text, Kind.PROVISION)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The Migration Service has not trained its officers to detect signs of trafficking.", "Identification"),
        ("Children have been questioned at police stations.", "WitnessProtection"),
        ("Police did not protect two victims whom traffickers had threatened.", "PhysicalSafety"),
        ("Shelter staff reported shortages of bedding.", "MaterialAssistance"),
        ("Inspectors often rely on an interpreter of the employer.", "Interpretation"),
        ("Interpreters are available only for Arabic, English and Tagalog.", "Interpretation"),
        ("Few victims receive the assistance of a lawyer.", "LegalAssistance"),
        ("A referral mechanism was adopted, but officials outside Lima had not heard of it.", "Referral"),
        ("The police returned 64 workers without examining whether they had been exploited.", "Identification"),
        ("The shelter admits women only upon referral by the police.", "TemporaryLodging"),
        ("Victims are identified by a commission, but in several cases it took more than a month.", "Identification"),
        ("Victims avoid the authorities for fear of deportation.", "VictimServices"),
    ],
)
def test_a_sentence_about_the_shortfall_of_a_service_gives_a_limitation_of_the_service(
    draft: Draft, text: str, service: str
) -> None:
    assert service in services(draft, text, Kind.LIMITATION)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The shelter in Lima is intended for women and girls.", "TemporaryLodging"),
        ("The shelter in Cusco has six places for men.", "TemporaryLodging"),
        ("Child protection bureaus took 1,120 children into care.", "Care"),
        ("Courts ordered compensation in three cases.", "Compensation"),
    ],
)
def test_a_sentence_about_a_service_for_a_group_gives_a_provision_of_the_service(
    draft: Draft, text: str, service: str
) -> None:
    assert services(draft, text, Kind.PROVISION) == {service}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Residents of both shelters spoke well of the psychological care.", "PsychologicalCare"),
        ("The Special Rapporteur found the conditions in that shelter to be good.", "TemporaryLodging"),
    ],
)
def test_praise_of_a_service_is_drafted_only_as_a_claim_of_the_kind_strength(
    draft: Draft, text: str, service: str
) -> None:
    assert services(draft, text, Kind.STRENGTH) == {service}
    assert not of_kind(draft, text, Kind.PROVISION) + of_kind(draft, text, Kind.LIMITATION)


@pytest.mark.parametrize(
    ("text", "group", "service"),
    [
        ("Two shelters admit women. Neither of the two shelters admits men.", "Man", "TemporaryLodging"),
        ("Women told us that shelter staff had turned them away.", "Woman", "TemporaryLodging"),
        ("Police refuse to register complaints of women against landowners.", "Woman", "ParticipationInProceedings"),
    ],
)
def test_a_sentence_about_a_refusal_to_a_group_gives_a_denial_to_this_group(
    draft: Draft, text: str, group: str, service: str
) -> None:
    denials = of_kind(draft, text, Kind.DENIAL)
    assert [(one.slots["group"], one.slots["protection"]) for one in denials] == [(group, service)]


@pytest.mark.parametrize(
    "text",
    [
        "The director told us that the shelter had turned away eight women for lack of beds.",
        "Police refuse to register foreign companies.",
        "The agency refuses to accept complaints about its staff.",
    ],
)
def test_a_lack_of_beds_and_refused_papers_are_no_denial(draft: Draft, text: str) -> None:
    assert not of_kind(draft, text, Kind.DENIAL)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("It was not clear to us whether any victim had received police protection.", "PhysicalSafety"),
        ("We regret the lack of information on whether any victim received compensation.", "Compensation"),
    ],
)
def test_a_sentence_that_says_that_something_is_not_known_gives_a_nondisclosure(
    draft: Draft, text: str, service: str
) -> None:
    assert services(draft, text, Kind.NON_DISCLOSURE) == {service}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Most returnees received no further assistance after their arrival.", "LeftUnassisted"),
        ("The police deported 14 women without an interview.", "LeftUnidentified"),
        ("Girls are placed in homes for juvenile offenders.", "DetentionLikeConditions"),
        ("Nine women described the shelters as places of confinement.", "DetentionLikeConditions"),
        ("Survivors withdrew their testimony because they were threatened.", "ImpededEnforcement"),
    ],
)
def test_a_sentence_about_a_harm_gives_a_claim_with_the_expected_kind_of_harm(
    draft: Draft, text: str, harm: str
) -> None:
    assert [one.slots["harm"] for one in of_kind(draft, text, Kind.HARM)] == [harm]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("In June 2022, the government closed two of its four shelters for lack of funds.", "Closed"),
        ("The ministry announced a telephone line for workers.", "Prepared"),
        ("The ministry prepared a decree on a fund for victims.", "Prepared"),
        ("A bill on trafficking would be presented to parliament.", "Prepared"),
        ("The police keep their own register.", "Maintained"),
    ],
)
def test_a_sentence_about_an_action_of_the_government_gives_the_expected_kind_of_action(
    draft: Draft, text: str, action: str
) -> None:
    assert [one.slots["action"] for one in of_kind(draft, text, Kind.ACTION)] == [action]


@pytest.mark.parametrize(
    "text",
    [
        "The Group was nevertheless informed of two women who had been fined for illegal entry.",
        "Lawyers whom the Group met considered that most public defenders had little knowledge of trafficking.",
        "Shelter staff reported shortages of medicine and bedding.",
        "The Committee takes note of the statement of the delegation that the Authority closed 47 shelters.",
        "Nine of the women whom we interviewed described the shelters as places of confinement.",
    ],
)
def test_all_claims_of_a_clause_keep_its_speaker(draft: Draft, text: str) -> None:
    claims = draft(text).claims
    assert claims
    assert {one.slots.get("certainty") for one in claims} == {"Reported"}
