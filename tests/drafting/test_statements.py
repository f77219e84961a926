"""Statements that a service is given, refused, absent, insufficient or not reported, in sentences that no report
contains.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.drafting.verb_forms import forms_of
from scripts.core import ROOT
from tests.cli.running import gapgraph
from tests.drafting.conftest import Draft, of_kind


def test_a_list_gives_a_claim_for_each_service(draft: Draft) -> None:
    found = of_kind(
        draft, "The government provided medical, psychological, and legal assistance to men.", Kind.PROVISION
    )
    assert [(one.slots["protection"], one.slots["group"], one.slots["provider"]) for one in found] == [
        ("MedicalCare", "Man", "Government"),
        ("PsychologicalCare", "Man", "Government"),
        ("LegalAssistance", "Man", "Government"),
    ]


def test_a_denial_names_provider_group_service_and_frequency(draft: Draft) -> None:
    found = of_kind(draft, "Authorities often denied foreign victims legal assistance.", Kind.DENIAL)
    assert [{key: one.slots.get(key) for key in ("group", "protection", "provider", "frequency")} for one in found] == [
        {"group": "ForeignVictim", "protection": "LegalAssistance", "provider": "Government", "frequency": "Usually"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied reports that victims lacked shelter.",
        "Many women declined legal assistance.",
        "The government did not provide men with shelter.",
        "Authorities did not deny victims legal assistance.",
        "NGOs noted few shelters for men.",
        "The court denied the trafficker bail.",
        "The government did not report whether it denied victims visas.",
        "Officials refused to comment on the number of victims.",
        "Shelters were exclusively for girls.",
    ],
)
def test_no_denial_is_drafted_without_a_refused_group(draft: Draft, text: str) -> None:
    assert of_kind(draft, text, Kind.DENIAL) == []


def test_a_service_given_instead_is_not_part_of_the_refusal(draft: Draft) -> None:
    text = "Men were not admitted to the shelter and were given an onward transport allowance instead."
    assert {one.slots["protection"] for one in of_kind(draft, text, Kind.DENIAL)} == {"TemporaryLodging"}


def test_a_refusal_takes_no_service_from_an_earlier_sentence(draft: Draft) -> None:
    text = "The Directorate issued permits to victims. Nevertheless, a pregnant woman was sent away."
    assert of_kind(draft, text, Kind.DENIAL) == []


def test_a_service_not_given_to_a_group_is_an_absence(draft: Draft) -> None:
    found = of_kind(draft, "The government did not provide men with shelter.", Kind.ABSENCE)
    assert [(one.slots["group"], one.slots["protection"], one.slots["provider"]) for one in found] == [
        ("Man", "TemporaryLodging", "Government")
    ]


def test_a_nondisclosure_is_not_drafted_as_an_absence(draft: Draft) -> None:
    text = "The government did not report whether it provided legal assistance to foreign victims."
    kinds = {one.kind for one in draft(text).claims}
    assert kinds == {Kind.NON_DISCLOSURE}


def test_a_hedge_applies_only_to_the_statement_of_its_nearest_verb(draft: Draft) -> None:
    text = "The government provided shelter to women, but officials often discriminated against LGBTQI+ victims."
    claims = {one.kind: one.slots.get("frequency") for one in draft(text).claims}
    assert claims == {Kind.PROVISION: None, Kind.HARM: "Usually"}


def test_a_statement_with_the_word_may_has_the_certainty_possible(draft: Draft) -> None:
    found = of_kind(draft, "Authorities may have penalized some unidentified victims.", Kind.HARM)
    assert [one.slots["certainty"] for one in found] == ["Possible"]


def test_a_draft_keeps_who_says_the_statement(draft: Draft) -> None:
    found = of_kind(draft, "Local experts reported officials denied men legal assistance.", Kind.DENIAL)
    assert [(one.slots["by"], one.slots["certainty"]) for one in found] == [("LocalExperts", "Reported")]


def test_each_group_of_a_list_has_its_own_claim(draft: Draft) -> None:
    text = "Adult victims, labor trafficking victims, and male victims had few shelter options."
    found = of_kind(draft, text, Kind.LIMITATION)
    assert [one.slots["group"] for one in found] == ["Adult", "LaborTraffickingVictim", "MaleVictim"]


def test_eligibility_never_becomes_a_provision_to_all(draft: Draft) -> None:
    found = of_kind(draft, "Foreign victims were eligible for residency.", Kind.PROVISION)
    assert [one.slots["reach"] for one in found] == ["Eligibility"]


def test_only_the_word_all_gives_the_reach_all(draft: Draft) -> None:
    everyone = of_kind(draft, "Authorities referred all child victims to shelters.", Kind.PROVISION)
    some = of_kind(draft, "Authorities referred child victims to shelters.", Kind.PROVISION)
    assert [one.slots["reach"] for one in (*everyone, *some)] == ["ToAll", "ToSome"]


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "sources").glob("*-????.txt")), ids=lambda path: path.stem)
def test_every_quote_is_verbatim_at_its_position(draft: Draft, path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    claims = draft(text).claims
    assert claims
    for one in claims:
        assert one.quotes == tuple(text[span.start : span.end] for span in one.spans)
        assert all(quote and quote == quote.strip() for quote in one.quotes)


def test_a_sentence_without_a_claim_is_reported(draft: Draft) -> None:
    text = "The weather was mild. Police identified 12 victims."
    found = draft(text)
    assert [text[span.start : span.end] for span in found.uncovered] == ["The weather was mild."]


def test_a_service_after_the_words_but_not_is_drafted_as_an_absence(draft: Draft) -> None:
    found = draft("NGOs provided legal assistance, but not overnight accommodation, to women.").claims
    assert {(one.kind, one.slots["protection"]) for one in found} == {
        (Kind.PROVISION, "LegalAssistance"),
        (Kind.ABSENCE, "TemporaryLodging"),
    }
    dashed = draft("Women could access legal services—but not overnight accommodation—at the centers.").claims
    assert {(one.kind, one.slots["protection"]) for one in dashed} == {
        (Kind.PROVISION, "LegalAssistance"),
        (Kind.ABSENCE, "TemporaryLodging"),
    }


def test_a_spanish_text_is_reported_as_unreadable_for_the_rules(tmp_path: Path) -> None:
    spanish, english = tmp_path / "es.txt", tmp_path / "en.txt"
    spanish.write_text("El ministerio identificó a 12 víctimas en 2020. Los albergues no aceptaron a los hombres.\n")
    english.write_text("The ministry identified 12 victims in 2020. The shelters did not accept any men.\n")
    told = {path: gapgraph("draft", str(path), "--country", "PER", "--year", "2021").err for path in (spanish, english)}
    assert "The rules read only English" in told[spanish]
    assert "The rules read only English" not in told[english]


def test_drafts_are_written_to_a_file_in_the_format_of_its_ending(tmp_path: Path) -> None:
    text = tmp_path / "en.txt"
    text.write_text("The ministry identified 12 victims in 2020.\n", encoding="utf-8")
    call = ("draft", str(text), "--country", "PER", "--year", "2021")
    shown = gapgraph(*call, "--format", "csv").out
    for ending in ("csv", "ttl", "json"):
        ran = gapgraph(*call, "-o", str(tmp_path / f"drafts.{ending}"))
        assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "drafts.csv").read_text(encoding="utf-8").splitlines() == shown.splitlines()
    assert "a gap:DraftClaim" in (tmp_path / "drafts.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "kind", "slot", "value"),
    [
        ("Nuns in the port city took in boys.", Kind.PROVISION, "protection", "TemporaryLodging"),
        ("Every rescued woman was seen by a psychologist.", Kind.PROVISION, "protection", "PsychologicalCare"),
        ("The charity flew home 63 men.", Kind.PROVISION, "protection", "Repatriation"),
        ("Hospitals turned away undocumented women.", Kind.DENIAL, "protection", "MedicalCare"),
        ("Not one shelter would admit men.", Kind.DENIAL, "protection", "TemporaryLodging"),
        ("There is nowhere for men to stay.", Kind.ABSENCE, "protection", "TemporaryLodging"),
        ("Nobody offered the women a lawyer.", Kind.ABSENCE, "protection", "LegalAssistance"),
        ("At no point were the men told of their rights.", Kind.ABSENCE, "protection", "Information"),
        ("The nearest shelter is 300 kilometres away.", Kind.LIMITATION, "protection", "TemporaryLodging"),
        ("Psychological care is available only in the capital.", Kind.LIMITATION, "protection", "PsychologicalCare"),
        ("There are too few interpreters.", Kind.LIMITATION, "protection", "Interpretation"),
        ("Survivors praised the psychologists.", Kind.STRENGTH, "protection", "PsychologicalCare"),
        ("Foreign children have the same right to schooling as nationals.", Kind.PARITY, "protection", "Education"),
        ("The number of victims is unknown.", Kind.NON_DISCLOSURE, "measure", "IdentifiedVictims"),
        ("The shelter in Gulu ceased operating in March.", Kind.ACTION, "action", "Closed"),
        ("The country acceded to the protocol in 2020.", Kind.ACTION, "action", "Joined"),
        ("Many women refused to go to the shelter.", Kind.HARM, "harm", "ServicesDeclined"),
        ("Police sent the boys back to their employers.", Kind.HARM, "harm", "LeftUnassisted"),
        ("Two women were trafficked again after they had left the shelter.", Kind.HARM, "harm", "RetraffickingRisk"),
    ],
)
def test_a_claim_is_drafted_from_less_usual_words(draft: Draft, text: str, kind: Kind, slot: str, value: str) -> None:
    assert value in [one.slots.get(slot) for one in of_kind(draft, text, kind)]


def test_the_forms_of_a_verb_come_from_its_base_form() -> None:
    assert forms_of("take in") == ("take in", "takes in", "took in", "taken in", "taking in")
    assert forms_of("deny") == ("deny", "denies", "denied", "denied", "denying")
