"""Findings for programs: JSON, CSV, Turtle, HTML, SARIF and JUnit. Each is deterministic and names each rule."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable, Mapping
from urllib.parse import quote

from gapgraph.law.obligations import Severity
from gapgraph.tables.findings_table import findings_table
from gapgraph.validation.data_reading import STANDARD_INPUT
from gapgraph.validation.finding import Finding
from gapgraph.validation.text_report import as_text, headline, reach_lines, unjudged_lines
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import SH, curie

_SHOWN = 8
"""Columns of the table that the page shows; the others are too long for one."""
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(outcome: Outcome) -> str:
    """One object: the verdict, the findings, and the reach of every shape."""
    document = {
        "engine": outcome.engine,
        "statements": outcome.triples,
        "statements_beside": outcome.beside,
        "conforms": not any(f.severity is Severity.VIOLATION for f in outcome.findings),
        "findings": list(findings_table(outcome.findings).records()),
        "stopped": outcome.stopped,
        "unjudged": {curie(report): why for report, why in outcome.unjudged.items()},
        "shapes": dict(outcome.reach.met),
        "idle_shapes": list(outcome.reach.idle),
        "unseen_types": [curie(cls) for cls in outcome.reach.unseen_types],
        "unseen_nodes": [curie(node) for node in outcome.reach.unseen_nodes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _inert(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_csv(outcome: Outcome) -> str:
    """One row a finding, in the fixed columns."""
    table, out = findings_table(outcome.findings), io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(map(_inert, row) for row in table.flat())
    return out.getvalue()


def as_turtle(outcome: Outcome) -> str:
    """A ``sh:ValidationReport`` whose results have IRIs, so that a message can be pointed at."""
    conforms = "false" if outcome.findings else "true"
    lines = [f"@prefix sh: <{SH}> .", "", f"<#report> a sh:ValidationReport ; sh:conforms {conforms} ."]
    for number, finding in enumerate(outcome.findings, start=1):
        lines += ["", f"<#report> sh:result <#result-{number}> .", f"<#result-{number}> a sh:ValidationResult ;"]
        lines += [f"    sh:focusNode {_term(finding.focus)} ;"]
        if finding.path and not finding.path.startswith(("(", "^")):
            lines.append(f"    sh:resultPath <{finding.path}> ;")
        if finding.value.startswith(("<", '"', "_:")):
            lines.append(f"    sh:value {finding.value} ;")
        lines += [f"    sh:sourceShape <https://w3id.org/gapgraph/shape/{finding.rule}> ;"]
        lines += [f"    sh:sourceConstraintComponent sh:{finding.component} ;"]
        lines += [f"    sh:resultMessage {json.dumps(finding.message, ensure_ascii=False)} ;"]
        lines += [f"    sh:resultSeverity sh:{finding.severity} ."]
    return "\n".join(lines) + "\n"


def _term(focus: str) -> str:
    return focus if focus.startswith("_:") else f"<{focus}>"


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
    """SARIF 2.1.0: a rule a shape, a result a finding; its file is the place, its focus node the logical place."""
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
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _notifications(outcome: Outcome) -> list[dict[str, object]]:
    """What kept a report from being judged."""
    return [{"level": "error", "message": {"text": line}} for line in unjudged_lines(outcome)]


def _sarif_rule(finding: Finding) -> dict[str, object]:
    return {"id": finding.rule, "help": {"text": finding.remedy}, "properties": {"about": finding.about}}


def _sarif_result(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": finding.focus}]}
    if finding.file and finding.file != STANDARD_INPUT:
        place["physicalLocation"] = {"artifactLocation": {"uri": quote(finding.file.replace("\\", "/"))}}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.remedy}"},
        "locations": [place],
        "partialFingerprints": {"identity/v1": "\u241f".join(finding.identity)},
    }


def as_junit(outcome: Outcome) -> str:
    """JUnit XML: a test case for every shape that has a target and every rule broken; a failure a finding."""
    by_rule: dict[str, list[Finding]] = {rule: [] for rule in outcome.reach.met}
    for finding in outcome.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    cases = "".join(_junit_case(rule, found) for rule, found in sorted(by_rule.items()))
    errors = "".join(
        f'  <testcase classname="gapgraph" name="law"><error message="{_xml(line)}"/></testcase>\n'
        for line in unjudged_lines(outcome)
    )
    failed = sum(bool(found) for found in by_rule.values())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="gapgraph validate" tests="{len(by_rule) + len(outcome.unjudged)}" '
        f'failures="{failed}" errors="{len(outcome.unjudged)}" skipped="0">\n'
        f"{cases}{errors}</testsuite>\n"
    )


def _junit_case(rule: str, found: list[Finding]) -> str:
    name = _xml(rule)
    if not found:
        return f'  <testcase classname="gapgraph" name="{name}"/>\n'
    failures = (
        f'    <failure type="{f.severity}" message="{_xml(f.message)}">{_xml(f"{f.message} {f.remedy}")}</failure>\n'
        for f in found
    )
    return f'  <testcase classname="gapgraph" name="{name}">\n{"".join(failures)}  </testcase>\n'


def _xml(text: str) -> str:
    """Text as XML 1.0 allows it: markup escaped, control characters, surrogates and non-characters left out."""
    return html.escape("".join(c for c in text if (c >= " " and c not in "\ufffe\uffff") or c in "\t\n"))


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
