"""Required protections: what the law asks, held against Peru 2021, and the same by pySHACL with the files alone."""

from __future__ import annotations

from functools import cache

import pytest

from gapgraph.api import open_graph
from gapgraph.core.statuses import Verdict
from gapgraph.derivation.dataset import derived
from gapgraph.law.obligations import read_obligations
from gapgraph.rdf.writing import write_ntriples
from gapgraph.validation.data_reading import Source
from gapgraph.validation.engines import ENGINES
from gapgraph.validation.finding import Finding
from gapgraph.validation.law_shapes import rule_id
from gapgraph.validation.shape_rules import SHAPE, all_rules
from gapgraph.vocabulary import LAW
from scripts.core import ROOT
from tests.validation.graphs import PERU, background, judged, quads_of, rules

TABLE = {
    "binding": {"unmet": "Violation", "underserved": "Warning", "unknown": "Info"},
    "qualified": {"unmet": "Warning", "underserved": "Info", "unknown": "Info"},
    "soft": {"unmet": "Info", "underserved": "Info"},
}
"""Strength and verdict, as the table of docs/mandates.md has them."""


@cache
def law() -> tuple[Finding, ...]:
    return tuple(one for one in judged((Source("per-2021", quads_of(PERU)),)).findings if one.about == "law")


def test_each_duty_has_a_rule_for_each_verdict_that_weighs_something() -> None:
    known, expected = all_rules(ROOT), {}
    for duty in read_obligations(background()):
        for verdict, severity in TABLE[duty.tier].items():
            weight = "Info" if duty.verification == "NotVerified" else severity
            expected[rule_id(duty.iri, Verdict(verdict))] = weight
    protections = {path.stem for path in (ROOT / "ontology" / "shapes" / "protections").glob("*.ttl")}
    found = {id_: rule.severity.value for id_, rule in known.items() if id_.startswith(tuple(protections))}
    assert found == expected
    assert len(expected) > 200


@pytest.mark.parametrize("report", ["per-2021", "per-2017", "col-2021", "gha-2019"])
def test_pyshacl_finds_the_same_with_the_exported_graph_and_the_files_alone(report: str) -> None:
    graph = open_graph()
    shapes = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((rules().folder / "protections").glob("*.ttl"))
    )
    results = ENGINES["pyshacl"].results(shapes, write_ntriples(derived(graph, report)).decode())
    expected = judged((Source(report, quads_of(PERU.parent / f"{report}.ttl")),)).findings
    assert {(one.shape[1:-1].removeprefix(SHAPE), one.focus[1:-1], one.severity) for one in results} == {
        (one.rule, one.focus, one.severity) for one in expected if one.about == "law"
    }


def test_only_duties_that_bind_are_held_against_a_report() -> None:
    binding = {duty.iri for duty in read_obligations(background()) if any("/per#" in c for c in duty.binds)}
    for one in law():
        duty = one.focus.partition("/duty/")[2].partition("/")[0]
        assert LAW + duty in binding
    assert not [one for one in law() if one.rule.startswith(("cets-197", "actip", "tvpa", "ecowas", "ohchr"))]


def test_a_violation_names_group_status_article_and_proof() -> None:
    (men,) = (one for one in law() if one.rule == "per-28950-temporary-lodging-unmet" and one.focus.endswith("/Man"))
    assert men.severity == "Violation"
    assert men.message == (
        "Law 28950 requires temporary lodging for every victim; men: Denied,"
        " because “there were no shelters that accepted men”"
    )
    assert men.remedy.startswith("Give it to the people named")
    assert men.evidence[0] == "there were no shelters that accepted men"
    assert men.file == "per-2021"


def test_every_victim_lists_the_widest_groups_that_lack_it() -> None:
    unmet = {one.focus.rpartition("/")[2] for one in law() if one.rule == "per-28950-temporary-lodging-unmet"}
    assert unmet == {"Man", "TransgenderVictim"}


def test_what_is_not_verified_is_never_above_info() -> None:
    doubtful = {
        duty.iri.removeprefix(LAW) for duty in read_obligations(background()) if duty.verification == "NotVerified"
    }
    assert doubtful
    for one in law():
        if one.rule.rpartition("-")[0] in doubtful:
            assert one.severity == "Info"
