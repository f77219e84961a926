"""Findings for programs: JSON, CSV, Turtle, HTML, SARIF and JUnit. Every format names the rule of each finding, and the
same findings give the same bytes.
"""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote
from xml.etree import ElementTree as ET

from gapgraph.core.facts import TYPE, Literal, Term, Triple
from gapgraph.law.assessments import GRAVEST_FIRST
from gapgraph.law.obligations import Severity
from gapgraph.rdf.reading import read_term
from gapgraph.rdf.writing import write_turtle
from gapgraph.tables.findings_table import findings_table
from gapgraph.validation.data_reading import STANDARD_INPUT
from gapgraph.validation.finding import Finding
from gapgraph.validation.shape_rules import SHAPE
from gapgraph.validation.text_report import as_text, headline, reach_lines, unjudged_lines, without_duties_lines
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import SH, XSD, curie

_NOT_XML = re.compile("[^\t\n\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 8
"""The number of columns in the HTML table: the columns after these are too wide for a page."""
_BASE = "gapgraph:validation"
_REPORT = f"{_BASE}#report"
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(outcome: Outcome) -> str:
    """One JSON object: the verdict, the findings, and the number of nodes that each shape checked."""
    document = {
        "engine": outcome.engine,
        "statements": outcome.triples,
        "statements_beside": outcome.beside,
        "conforms": outcome.conforms,
        "findings": list(findings_table(outcome.findings).records()),
        "stopped": outcome.stopped,
        "unjudged": {curie(report): why for report, why in outcome.unjudged.items()},
        "without_duties": {curie(report): country for report, country in outcome.without_duties.items()},
        "shapes": dict(outcome.reach.met),
        "idle_shapes": list(outcome.reach.idle),
        "unseen_types": [curie(cls) for cls in outcome.reach.unseen_types],
        "unseen_nodes": [curie(node) for node in outcome.reach.unseen_nodes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _inert(cell: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula."""
    inert = f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
    return inert.replace("\r\n", "\n").replace("\r", "\n")


def as_csv(outcome: Outcome) -> str:
    """One row for each finding, in the fixed columns."""
    table, out = findings_table(outcome.findings), io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(map(_inert, row) for row in table.flat())
    return out.getvalue()


def as_turtle(outcome: Outcome) -> str:
    """A ``sh:ValidationReport`` whose results have IRIs, so that others can refer to a result.

    The validation report names the severities that make the data fail, as in SHACL 1.2.
    """
    conforms = Literal(str(outcome.conforms).lower(), datatype=f"{XSD}boolean")
    triples: list[Triple] = [(_REPORT, TYPE, f"{SH}ValidationReport"), (_REPORT, f"{SH}conforms", conforms)]
    failing = GRAVEST_FIRST[: GRAVEST_FIRST.index(outcome.fail_on) + 1]
    triples += [(_REPORT, f"{SH}conformanceDisallows", SH + severity) for severity in failing]
    for number, finding in enumerate(outcome.findings, start=1):
        result = f"{_BASE}#result-{number}"
        triples += [(_REPORT, f"{SH}result", result), (result, TYPE, f"{SH}ValidationResult")]
        triples += [(result, SH + name, term) for name, term in _result_terms(finding)]
    text = write_turtle(triples, {"sh": SH}, base=_BASE).decode()
    return text.replace(f"@base <{_BASE}> .\n", "", 1)  # a parser takes the file's address as base


def _result_terms(finding: Finding) -> Iterator[tuple[str, Term]]:
    yield "focusNode", finding.focus
    if finding.path and not finding.path.startswith(("(", "^")):
        yield "resultPath", finding.path
    if finding.value.startswith(("<", '"', "_:")):
        yield "value", read_term(finding.value)
    yield "sourceShape", finding.rule if "://" in finding.rule else SHAPE + finding.rule
    yield "sourceConstraintComponent", SH + finding.component
    yield "resultMessage", Literal(finding.message)
    yield "resultSeverity", SH + finding.severity


def as_html(outcome: Outcome) -> str:
    """One self-contained page: a table of findings, gravest first."""
    table = findings_table(outcome.findings)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row[:_SHOWN]) + "</tr>" for row in table.flat()
    )
    head = "".join(f"<th scope='col'>{name}</th>" for name in table.header[:_SHOWN])
    reach = "".join(f"<p>{html.escape(line)}</p>" for line in reach_lines(outcome))
    return (
        f"<!doctype html>\n<html lang='{outcome.language}'>"
        "<head><meta charset='utf-8'><title>Validation</title></head><body>\n"
        f"<h1>Validation</h1><p>{html.escape(headline(outcome))}</p>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>\n{reach}\n</body></html>\n"
    )


def as_sarif(outcome: Outcome) -> str:
    """SARIF 2.1.0: one rule for each shape, one result for each finding, with its file and focus node."""
    rules = {f.rule: _sarif_rule(f) for f in outcome.findings}
    driver = {"name": "gapgraph", "rules": [rules[id_] for id_ in sorted(rules)]}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(outcome)}],
                "results": [_sarif_result(f) for f in outcome.findings],
                "properties": {"conforms": outcome.conforms},
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _notifications(outcome: Outcome) -> list[dict[str, object]]:
    """The notifications of the SARIF log: an error for each report that couldn't be compared with the law, and a note
    if no duty of the report's country is known.
    """
    told = [("error", line) for line in unjudged_lines(outcome)]
    told += [("note", line) for line in without_duties_lines(outcome)]
    return [{"level": level, "message": {"text": line}} for level, line in told]


def _sarif_rule(finding: Finding) -> dict[str, object]:
    return {"id": finding.rule, "help": {"text": finding.remedy}, "properties": {"about": finding.about}}


def _sarif_result(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": finding.focus}]}
    if finding.file and finding.file != STANDARD_INPUT:
        place["physicalLocation"] = {"artifactLocation": {"uri": quote(os.fsencode(finding.file.replace("\\", "/")))}}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.remedy}"},
        "locations": [place],
        "partialFingerprints": {"identity/v1": "\u241f".join(finding.identity)},
    }


def as_junit(outcome: Outcome) -> str:
    """JUnit XML: one test case for every shape with a target and every broken rule; one failure for each failing
    finding.
    """
    by_rule: dict[str, list[Finding]] = {rule: [] for rule in outcome.reach.met}
    for finding in outcome.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    suite = ET.Element("testsuite", name="gapgraph validate")
    for rule, findings in sorted(by_rule.items()):
        _junit_case(ET.SubElement(suite, "testcase", classname="gapgraph", name=_xml_text(rule)), findings, outcome)
    for line in unjudged_lines(outcome):
        case = ET.SubElement(suite, "testcase", classname="gapgraph", name="law")
        ET.SubElement(case, "error", message=_xml_text(line))
    failed = {finding.rule for finding in outcome.failing}
    counts = {"tests": len(suite), "failures": len(failed), "errors": len(outcome.unjudged), "skipped": 0}
    suite.attrib |= {name: str(count) for name, count in counts.items()}
    ET.indent(suite)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(suite, encoding='unicode')}\n"


def _junit_case(case: ET.Element, findings: list[Finding], outcome: Outcome) -> None:
    """The failing findings are written as failures of the test case, the other findings as its output."""
    for finding in findings:
        text = _xml_text(f"{finding.message} {finding.remedy}")
        if finding in outcome.failing:
            failure = {"type": finding.severity.value, "message": _xml_text(finding.message)}
            ET.SubElement(case, "failure", failure).text = text
    passed = [finding for finding in findings if finding not in outcome.failing]
    if passed:
        said = (f"{finding.severity}: {finding.message} {finding.remedy}" for finding in passed)
        ET.SubElement(case, "system-out").text = _xml_text("\n".join(said))


def _xml_text(text: str) -> str:
    """Text without the characters that XML 1.0 forbids: control characters, surrogates and non-characters."""
    return _NOT_XML.sub("", text)


WRITERS: Mapping[str, Callable[[Outcome], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
    "ttl": as_turtle,
    "html": as_html,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""The formats that ``gapgraph validate --format`` offers."""
