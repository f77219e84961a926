"""Findings as text, JSON, CSV, Turtle, HTML, SARIF and JUnit. Each is deterministic and names every rule by its id."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from gapgraph.mandates import Severity
from gapgraph.validation.finding import Finding
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import curie

SAMPLE = 3
"""How many findings of one violated rule the text report shows; of a lesser one it shows the first."""

_HEADINGS = {"data": "THE DATA", "law": "THE LAW: duties that the data shows unmet, underserved or unknown"}

COLUMNS = ("severity", "about", "rule", "focus", "path", "value", "component", "message", "remedy", "evidence")
_SH = "http://www.w3.org/ns/shacl#"
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_text(outcome: Outcome) -> str:
    """The data first, then the law; grouped by rule: how many, a sample, the remedy; then what the shapes looked at."""
    lines = [_headline(outcome), ""]
    for about, heading in _HEADINGS.items():
        found = [finding for finding in outcome.findings if finding.about == about]
        lines += [heading, "", *_groups(found)] if found else []
    lines += [f"Not held against the law: {curie(report)}: {why}." for report, why in outcome.unjudged.items()]
    return "\n".join((*lines, *_reach_lines(outcome))) + "\n"


def _headline(outcome: Outcome) -> str:
    about = (f"{name}: {_counts(outcome, name)}" for name in _HEADINGS)
    return f"{outcome.triples} statements checked with {outcome.engine}. {'; '.join(about)}.".replace("data:", "Data:")


def _counts(outcome: Outcome, about: str) -> str:
    found = [finding.severity for finding in outcome.findings if finding.about == about]
    counts = ((severity, found.count(severity)) for severity in Severity)
    return ", ".join(f"{count} {severity}" for severity, count in counts if count) or "nothing found"


def _groups(findings: Iterable[Finding]) -> Iterator[str]:
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        found = list(group)
        shown = found[: SAMPLE if found[0].severity is Severity.VIOLATION else 1]
        yield f"{found[0].severity}: {rule} ({len(found)})"
        for finding in shown:
            yield _sample(finding)
        if len(found) > len(shown):
            yield f"  … and {len(found) - len(shown)} more"
        yield f"  What to do: {found[0].remedy}"
        yield ""


def _sample(finding: Finding) -> str:
    """A sentence about the law holds its proof; one about data is followed by the place and the value."""
    if finding.about == "law":
        return f"  {finding.message}"
    where = f" [{curie(finding.path)}]" if finding.path else ""
    value = f" Value: {finding.value[:120]}" if finding.value else ""
    return f"  {finding.message}{where}{value}"


def _reach_lines(outcome: Outcome) -> list[str]:
    reach = outcome.reach
    met = sum(count > 0 for count in reach.met.values())
    lines = [f"{met} of {len(reach.met)} shapes met something, {sum(reach.met.values())} times in all."]
    if reach.idle:
        lines.append(f"Met nothing: {', '.join(reach.idle)}.")
    if reach.unseen_types:
        lines.append(f"Looked at by no shape: {', '.join(curie(cls) for cls in reach.unseen_types)}.")
    return lines


def _row(finding: Finding) -> dict[str, str]:
    return {
        "severity": finding.severity,
        "about": finding.about,
        "rule": finding.rule,
        "focus": curie(finding.focus),
        "path": curie(finding.path),
        "value": finding.value,
        "component": finding.component,
        "message": finding.message,
        "remedy": finding.remedy,
        "evidence": " | ".join(finding.evidence),
    }


def as_json(outcome: Outcome) -> str:
    """One object: the verdict, the findings, and the reach of every shape."""
    findings = [{**_row(f), "focus_iri": f.focus, "evidence": list(f.evidence)} for f in outcome.findings]
    document = {
        "engine": outcome.engine,
        "statements": outcome.triples,
        "conforms": not any(f.severity is Severity.VIOLATION for f in outcome.findings),
        "findings": findings,
        "unjudged": {curie(report): why for report, why in outcome.unjudged.items()},
        "shapes": dict(outcome.reach.met),
        "idle_shapes": list(outcome.reach.idle),
        "unseen_types": [curie(cls) for cls in outcome.reach.unseen_types],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_csv(outcome: Outcome) -> str:
    """One row a finding, in the fixed columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(finding) for finding in outcome.findings)
    return out.getvalue()


def as_turtle(outcome: Outcome) -> str:
    """A ``sh:ValidationReport`` whose results have IRIs, so that a message can be pointed at."""
    conforms = "false" if outcome.findings else "true"
    lines = [f"@prefix sh: <{_SH}> .", "", f"<#report> a sh:ValidationReport ; sh:conforms {conforms} ."]
    for number, finding in enumerate(outcome.findings, start=1):
        lines += ["", f"<#report> sh:result <#result-{number}> .", f"<#result-{number}> a sh:ValidationResult ;"]
        lines += [f"    sh:focusNode {_term(finding.focus)} ;"]
        if finding.path.startswith("http"):
            lines.append(f"    sh:resultPath <{finding.path}> ;")
        if finding.component == "check" and finding.value.startswith(("<", '"')):
            lines.append(f"    sh:value {finding.value} ;")
        lines += [f"    sh:sourceShape <https://w3id.org/gapgraph/shape/{finding.rule}> ;"]
        component = "SPARQLConstraintComponent" if finding.component == "check" else finding.component
        lines += [f"    sh:sourceConstraintComponent sh:{component} ;"]
        lines += [f"    sh:resultMessage {json.dumps(finding.message, ensure_ascii=False)} ;"]
        lines += [f"    sh:resultSeverity sh:{finding.severity} ."]
    return "\n".join(lines) + "\n"


def _term(focus: str) -> str:
    return focus if focus.startswith("_:") else f"<{focus}>"


def as_html(outcome: Outcome) -> str:
    """One self-contained page: a table of findings, gravest first."""
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(_row(f)[name])}</td>" for name in COLUMNS[:8]) + "</tr>"
        for f in outcome.findings
    )
    head = "".join(f"<th scope='col'>{name}</th>" for name in COLUMNS[:8])
    reach = "".join(f"<p>{html.escape(line)}</p>" for line in _reach_lines(outcome))
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><title>Validation</title></head><body>\n"
        f"<h1>Validation</h1><p>{html.escape(_headline(outcome))}</p>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>\n{reach}\n</body></html>\n"
    )


def as_sarif(outcome: Outcome) -> str:
    """SARIF 2.1.0: a rule a shape, a result a finding, the focus node as logical location."""
    rules = {f.rule: {"id": f.rule, "help": {"text": f.remedy}} for f in outcome.findings}
    results = [
        {
            "ruleId": f.rule,
            "level": _LEVELS[f.severity],
            "message": {"text": f"{f.message} {f.remedy}"},
            "locations": [{"logicalLocations": [{"fullyQualifiedName": f.focus}]}],
            "partialFingerprints": {"identity/v1": "\u241f".join(f.identity)},
        }
        for f in outcome.findings
    ]
    driver = {"name": "gapgraph", "rules": [rules[id_] for id_ in sorted(rules)]}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_junit(outcome: Outcome) -> str:
    """JUnit XML: a test case for every shape that has a target and every rule broken; a failure a finding."""
    by_rule: dict[str, list[Finding]] = {rule: [] for rule in outcome.reach.met}
    for finding in outcome.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    cases = "".join(_junit_case(rule, found) for rule, found in sorted(by_rule.items()))
    failed = sum(bool(found) for found in by_rule.values())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="gapgraph validate" tests="{len(by_rule)}" failures="{failed}">\n{cases}</testsuite>\n'
    )


def _junit_case(rule: str, found: list[Finding]) -> str:
    name = _xml(rule)
    if not found:
        return f'  <testcase name="{name}"/>\n'
    failures = (f'    <failure type="{f.severity}">{_xml(f"{f.message} {f.remedy}")}</failure>\n' for f in found)
    return f'  <testcase name="{name}">\n{"".join(failures)}  </testcase>\n'


def _xml(text: str) -> str:
    """Text as XML allows it: markup escaped, control characters left out."""
    return html.escape("".join(c for c in text if c >= " " or c in "\t\n"))


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
