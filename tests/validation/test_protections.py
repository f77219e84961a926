"""Duties compared with reports: shapes, severities and sentences; pySHACL alone finds what ``validate`` finds."""

from __future__ import annotations

import re
from functools import cache

import pytest

import gapgraph as gg
from gapgraph.core.statuses import Verdict
from gapgraph.derivation.dataset import derive_triples
from gapgraph.law.obligations import Obligation, read_obligations
from gapgraph.rdf.writing import write_ntriples
from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.engines import ENGINES
from gapgraph.validation.finding import Finding
from gapgraph.validation.law_shapes import STATED, rule_id
from gapgraph.validation.shape_rules import SHAPE, all_rules
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT
from tests.looking import each
from tests.validation.graphs import PERU, background, judged, quads_of, rules

TABLE = {
    "binding": {"unmet": "Violation", "underserved": "Warning", "unknown": "Info"},
    "qualified": {"unmet": "Warning", "underserved": "Info", "unknown": "Info"},
    "soft": {"unmet": "Info", "underserved": "Info"},
}
"""The severity by strength and verdict, as in the table of docs/mandates.md."""

LOWER = {"Violation": "Warning", "Warning": "Info", "Info": "Info"}
REPORTS = ("col-2018", "col-2021", "gha-2019", "mex-2020", "per-2017", "per-2020", "per-2021")
NOT_SAID = r"\bbreach|\brequires?\b|\bviolates?\b|\bincumpl|\bexige"
"""Words that a finding never uses about a duty, except in a quotation."""


@cache
def outcome(report: str = "per-2021", language: str = "en") -> Outcome:
    return judged((DataSource(report, quads_of(PERU.parent / f"{report}.ttl")),), language=language)


def law(report: str = "per-2021", language: str = "en") -> tuple[Finding, ...]:
    return tuple(one for one in outcome(report, language).findings if one.about == "law")


def severities(duty: Obligation) -> dict[str, str]:
    """The rules of a duty's article and their severities, as ``TABLE`` and the duty's verification give them."""
    expected = {}
    for verdict, severity in TABLE[duty.tier].items():
        for lowered in (False,) if verdict == "unknown" else (False, True):
            weight = LOWER[severity] if lowered or duty.verification == "Via" else severity
            weight = "Info" if duty.verification == "NotVerified" else weight
            expected[rule_id(duty.shape, Verdict(verdict), lowered=lowered)] = weight
    return expected


def test_each_outcome_article_has_a_rule_for_each_relevant_verdict() -> None:
    known, expected = all_rules(ROOT), {}
    for duty in read_obligations(background()):
        if duty.is_assessed:
            expected.update(severities(duty))
    instruments = {path.stem for path in (ROOT / "ontology" / "shapes" / "protections").glob("*.ttl")} - {STATED}
    found = {
        id_: rule.severity.value for id_, rule in known.items() if id_.startswith(tuple(f"{i}-" for i in instruments))
    }
    assert found == expected
    assert len(expected) > 300


@pytest.mark.parametrize("report", REPORTS)
def test_pyshacl_finds_in_the_exported_graph_what_validate_finds(report: str) -> None:
    shapes = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((rules().folder / "protections").glob("*.ttl"))
    )
    results = ENGINES["pyshacl"].results(shapes, write_ntriples(derive_triples(gg.open(), ReportId(report))).decode())
    assert {(one.shape[1:-1].removeprefix(SHAPE), one.focus[1:-1], one.value, one.severity) for one in results} == {
        (one.rule, one.focus, one.value, one.severity) for one in law(report)
    }
    assert results


@pytest.mark.parametrize("report", REPORTS)
def test_only_binding_outcome_duties_are_compared_with_a_report(report: str) -> None:
    known = gg.open().report(report)
    held = {duty.shape for duty in read_obligations(background()) if duty.is_held_against(known)}
    for one in law(report):
        if not one.is_stated:
            assert re.sub(r"-(unmet|underserved|unknown)(-lowered)?$", "", one.rule) in held
    assert not [one for one in law(report) if one.rule.startswith(("cets-197", "actip", "tvpa", "ohchr", "ilo-p029"))]


def test_the_reports_own_statement_on_a_duty_is_quoted_first() -> None:
    first, *others = law()
    assert first.rule == "stated-binding-underserved"
    assert "“the government did not wholly fulfill this mandate”" in first.message
    assert first.message.endswith("names no duty to victims on transportation: only the report names such a duty.")
    assert not any(one.is_stated for one in others)
    assert [one.severity.value for one in law("per-2017") if one.is_stated] == ["Violation"]


def test_derived_findings_about_the_law_are_sorted_from_violation_to_info() -> None:
    order = ["Violation", "Warning", "Info"]
    ranks = [order.index(one.severity.value) for one in law() if not one.is_stated]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_a_finding_names_group_status_quotation_speaker_article_and_consequence() -> None:
    (men,) = (one for one in law() if one.rule == "per-28950-7-unmet" and one.focus.endswith("/Man"))
    assert men.severity == "Violation"
    assert men.message == (
        "Men: Denied. “there were no shelters that accepted men”, says the report. Law 28950, article 7 (text read) "
        "asks: provide at least temporary lodging (temporary lodging, for victims). What the report says is "
        "at odds with the duty."
    )
    assert men.evidence == ("there were no shelters that accepted men",)
    assert men.file == "per-2021"


def test_a_finding_in_spanish_names_the_same_parts_as_in_english() -> None:
    found = (one for one in law(language="es") if one.rule == "per-28950-7-unmet" and one.focus.endswith("/Man"))
    assert next(found).message == (
        "Hombres: Denegada. [en] “there were no shelters that accepted men”, dice el informe. Ley 28950, artículo 7 "
        "(texto leído) pide: dar, como mínimo, alojamiento transitorio (alojamiento temporal, para víctimas). Lo que "
        "dice el informe no concuerda con el deber."
    )


def test_a_finding_based_only_on_the_word_of_others_is_one_step_less_severe() -> None:
    men = [one for one in law() if one.rule == "per-28950-7-unmet-lowered"]
    assert len(men) == 5
    for one in men:
        assert one.severity == "Warning"
        assert "says the report, citing unnamed reports (usually, reported)." in one.message
        assert one.message.endswith(
            "What the report says is at odds with the duty. The status follows only from what others say."
        )


def test_a_finding_names_the_qualifiers_of_a_duty() -> None:
    children = next(one for one in law() if one.rule == "per-27337-5-unmet")
    assert children.severity == "Warning"
    assert "What the report says is at odds with the duty, unless these words weaken the duty: " in children.message
    assert children.message.endswith("“except by court order or if caught in the act of a crime”.")


def test_children_kept_in_police_stations_give_findings_on_the_duties_on_liberty() -> None:
    found = {one.rule: one.severity.value for one in law() if "police stations" in one.message}
    assert found == {"crc-37-b-unmet": "Violation", "iccpr-9-1-unmet": "Violation", "per-27337-5-unmet": "Warning"}


def test_unequal_access_to_a_service_gives_a_finding_on_non_discrimination() -> None:
    found = {one.focus.rpartition("/")[2] for one in law() if one.rule == "per-ds-001-2016-in-4-2-b-5-g-unmet"}
    assert "LGBTQIVictim" in found
    assert any("Male" in name for name in found)


def test_no_duty_on_transportation_is_compared_with_peru() -> None:
    derived_ones = [one for one in law() if not one.is_stated]
    assert not [one for one in derived_ones if "transportation" in one.message]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("report", REPORTS)
def test_no_finding_uses_the_words_breach_require_or_violate(report: str, language: str) -> None:
    for one in each(law(report, language)):
        own_words = re.sub(r"“[^”]*”|«[^»]*»", "", one.message)
        own_words = own_words.replace("the protection its age requires", "")
        assert not re.search(NOT_SAID, own_words, re.IGNORECASE), one.message


def test_a_duty_that_is_not_verified_is_never_above_info() -> None:
    doubtful = {duty.shape for duty in read_obligations(background()) if duty.verification == "NotVerified"}
    assert doubtful
    for report in REPORTS:
        for one in law(report):
            if re.sub(r"-(unmet|underserved|unknown)(-lowered)?$", "", one.rule) in doubtful:
                assert one.severity == "Info"
