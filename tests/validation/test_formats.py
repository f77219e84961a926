"""The output of ``gapgraph validate --format``: well-formed, with every finding, without paths of the machine."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from gapgraph.law.assessments import GRAVEST_FIRST
from gapgraph.law.obligations import Severity
from gapgraph.tables.findings_table import findings_table
from gapgraph.validation.finding import Finding, at_or_above, in_order
from gapgraph.validation.machine_formats import WRITERS
from gapgraph.validation.text_report import SAMPLE
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import Iri
from tests.validation.graphs import PERU, faulty, judged

SH = "http://www.w3.org/ns/shacl#"
COLUMNS = findings_table(()).header
MARKUP = '<script>alert("1")</script>&amp;\u0007 =1+1'


@cache
def outcome() -> Outcome:
    """Peru 2021 with markup of several formats in a note, a wrong sum, a dropped hedge and a node without a name."""
    put = f"""<claim/012> sdmx-measure:obsValue 119 . <claim/111> gap:frequency gap:Always .
    <claim/146> gap:note {json.dumps(MARKUP + " call 987 654 321")}@en . _:nameless a gap:Place ."""
    return judged(faulty(PERU, ("claim/012 sdmx-measure:obsValue", "claim/111 gap:frequency"), put, "per-2021"))


def written(form: str) -> str:
    return WRITERS[form](outcome())


def test_the_example_has_findings_of_every_severity_about_data_and_law() -> None:
    assert {finding.severity for finding in outcome().findings} == set(Severity)
    assert {finding.about for finding in outcome().findings} == {"data", "law"}


@pytest.mark.parametrize("form", WRITERS)
def test_each_format_is_deterministic_and_complete(form: str) -> None:
    assert written(form) == written(form)
    nothing = Outcome((), outcome().reach, "shacl", 0)
    assert WRITERS[form](nothing).endswith("\n")


def test_the_text_format_puts_data_before_law_and_groups_findings_by_rule() -> None:
    text = written("text")
    assert text.index("THE DATA") < text.index("parts-sum (1)") < text.index("THE LAW") < text.index("per-28950-")
    assert "What to do: " in text
    assert f"claim/011 ({label('claim/011')})" in text
    assert "“256”" in text
    per_rule = [len([f for f in outcome().findings if f.rule == rule]) for rule in {f.rule for f in outcome().findings}]
    assert ("… and" in text) == (max(per_rule) > SAMPLE)
    assert "Shapes and checks that had no node to check: " in text


def label(node: str) -> str:
    (found,) = {f.message for f in outcome().findings if f.focus.endswith(node) and f.rule == "parts-sum"}
    return found.split(" (", 1)[1].split("): ", 1)[0]


def test_json_has_every_finding_and_every_rules_number_of_checked_nodes() -> None:
    document = json.loads(written("json"))
    assert len(document["findings"]) == len(outcome().findings)
    assert set(COLUMNS) <= set(document["findings"][0])
    assert document["shapes"] == dict(outcome().reach.met)
    assert document["conforms"] is False
    assert document["findings"][0]["file"] == PERU.name


def test_csv_has_fixed_columns_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(outcome().findings)
    formula = Finding("r", Iri("f"), "", '"x"', "c", Severity.INFO, "=1+1", "-x")
    row = WRITERS["csv"](Outcome((formula,), outcome().reach, "shacl", 0)).splitlines()[1]
    assert "'=1+1" in row
    assert "'-x" in row


def test_turtle_is_a_validation_report_with_one_result_for_each_finding() -> None:
    store = Store()
    store.load(written("ttl").encode(), format=RdfFormat.TURTLE, base_iri="https://example.org/")
    results = list(store.quads_for_pattern(None, NamedNode(SH + "result"), None, None))
    assert len(results) == len(outcome().findings)
    for quad in results:
        assert isinstance(quad.object, NamedNode)
        for name in ("focusNode", "sourceShape", "sourceConstraintComponent", "resultMessage", "resultSeverity"):
            assert len(list(store.quads_for_pattern(quad.object, NamedNode(SH + name), None, None))) == 1, name


class Page(HTMLParser):
    """Reads a page of HTML, and fails if an end tag doesn't match its start tag."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)
        assert not [name for name, value in attrs if name in {"src", "href"} and "//" in (value or "")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_page_that_runs_and_fetches_nothing() -> None:
    page = Page()
    page.feed(written("html"))
    assert page.open == []
    assert page.seen.count("tr") == len(outcome().findings) + 1
    assert "script" not in page.seen


def test_sarif_has_what_its_schema_requires() -> None:
    document = json.loads(written("sarif"))
    (run,) = document["runs"]
    known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (document["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "gapgraph")
    assert known == sorted(set(known))
    assert len(run["results"]) == len(outcome().findings)
    for result in run["results"]:
        assert result["ruleId"] in known
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == PERU.name
        assert place["logicalLocations"][0]["fullyQualifiedName"]
    assert len({result["partialFingerprints"]["identity/v1"] for result in run["results"]}) == len(run["results"])


def test_junit_parses_and_counts_its_cases() -> None:
    suite = ET.fromstring(written("junit"))
    cases = suite.findall("testcase")
    assert (suite.tag, int(suite.get("tests", ""))) == ("testsuite", len(cases))
    assert int(suite.get("failures", "")) == len({finding.rule for finding in outcome().failing}) > 0
    assert len(suite.findall("testcase/failure")) == len(outcome().failing)
    assert {"quote-verbatim", "provision"} <= {case.get("name") for case in cases}


def test_findings_are_sorted_and_each_appears_once() -> None:
    found = outcome().findings
    assert in_order((*reversed(found), *found)) == found
    derived = [finding for finding in found if not finding.is_stated]
    assert found[len(found) - len(derived) :] == tuple(derived), "what the source says itself comes first"
    ranks = [list(Severity).index(finding.severity) for finding in derived]
    assert ranks == sorted(ranks)
    assert len(at_or_above(found, Severity.INFO)) == len(found)
    assert {finding.severity for finding in at_or_above(found, Severity.WARNING)} == {"Violation", "Warning"}


def verdicts(found: Outcome) -> dict[str, bool]:
    """Whether the data conforms, by each format with a verdict."""
    (run,) = json.loads(WRITERS["sarif"](found))["runs"]
    suite = ET.fromstring(WRITERS["junit"](found))
    report = Store()
    report.load(WRITERS["ttl"](found).encode(), format=RdfFormat.TURTLE, base_iri="https://example.org/")
    (said,) = report.quads_for_pattern(None, NamedNode(SH + "conforms"), None, None)
    assert isinstance(said.object, Literal)
    return {
        "json": json.loads(WRITERS["json"](found))["conforms"],
        "ttl": {"true": True, "false": False}[said.object.value],
        "sarif": run["properties"]["conforms"],
        "junit": suite.get("failures") == "0" and suite.get("errors") == "0" and not suite.findall(".//failure"),
    }


@pytest.mark.parametrize("gravest", [None, *Severity])
@pytest.mark.parametrize("fail_on", Severity)
@pytest.mark.parametrize(
    "unjudged", [{}, {Iri("https://w3id.org/gapgraph/report/per-2021"): "odd"}], ids=["judged", "not"]
)
def test_every_format_gives_the_same_verdict(
    gravest: Severity | None, fail_on: Severity, unjudged: dict[Iri, str]
) -> None:
    order = list(GRAVEST_FIRST)
    kept = tuple(f for f in outcome().findings if gravest and order.index(f.severity) >= order.index(gravest))
    found = outcome()._replace(findings=kept, fail_on=fail_on, unjudged=unjudged)
    fails = gravest is not None and order.index(gravest) <= order.index(fail_on)
    assert set(verdicts(found).values()) == {found.conforms} == {not fails and not unjudged}


def test_junit_fails_only_for_failing_findings_and_shows_the_others() -> None:
    notes = tuple(finding for finding in outcome().findings if finding.severity is Severity.INFO)
    suite = ET.fromstring(WRITERS["junit"](outcome()._replace(findings=notes)))
    assert suite.findall(".//failure") == []
    assert {out.text.partition(":")[0] for out in suite.findall("testcase/system-out") if out.text} == {"Info"}
