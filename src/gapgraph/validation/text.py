"""Findings as text for people: the data first, then the law, and what the rules looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from gapgraph.mandates import Severity
from gapgraph.validation.finding import Finding
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import curie

SAMPLE = 3
"""How many findings of one violated rule the text report shows; of a lesser one it shows the first."""

LONGEST = 120
"""How much of a value the text report shows."""

_HEADINGS = {"data": "THE DATA", "law": "THE LAW: duties that the data shows unmet, underserved or unknown"}


def as_text(outcome: Outcome) -> str:
    """The data first, then the law; grouped by rule: how many, a sample, the remedy; then what the shapes looked at."""
    lines = [headline(outcome), ""]
    for about, heading in _HEADINGS.items():
        found = [finding for finding in outcome.findings if finding.about == about]
        lines += [heading, "", *_groups(found)] if found else []
    return "\n".join((*lines, *reach_lines(outcome))) + "\n"


def headline(outcome: Outcome) -> str:
    """How much was checked, and how much was found of each kind."""
    about = "; ".join(f"{name}: {_counts(outcome, name)}" for name in outcome.about)
    beside = f", beside {outcome.beside} that they touch" if outcome.beside else ""
    stopped = " Stopped early, for there is more than can be listed: mend this first." if outcome.stopped else ""
    checked = f"{outcome.triples} statements checked with {outcome.engine}{beside}."
    return f"{checked} {about[:1].upper()}{about[1:]}.{stopped}"


def _counts(outcome: Outcome, about: str) -> str:
    found = [finding.severity for finding in outcome.findings if finding.about == about]
    counts = [(str(severity), found.count(severity)) for severity in Severity]
    if about == "law" and outcome.unjudged:
        counts.append(("not judged", len(outcome.unjudged)))
    return ", ".join(f"{count} {what}" for what, count in counts if count) or "nothing found"


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
    path = f"at {_worded(f'<{finding.path}>')}" if finding.path else ""
    value = "" if finding.value == f"<{finding.focus}>" else _worded(finding.value)
    where = ": ".join(part for part in (path, value) if part)
    return f"  {finding.message.rstrip('.')} ({where})." if where else f"  {finding.message}"


def _worded(term: str) -> str:
    """A term as a reader knows it: an IRI by its short name, a literal by its text, cut where it is long."""
    if term.startswith("<"):
        names = re.findall(r"<([^>]*)>", term)
        return " or ".join(curie(name) for name in names)
    text = re.sub(r'"(\^\^<[^>]*>|@[\w-]+)?$', "", term.removeprefix('"'))
    return f"“{text if len(text) <= LONGEST else text[:LONGEST] + '…'}”" if text else ""


def unjudged_lines(outcome: Outcome) -> list[str]:
    """The reports that the law couldn't be held against, each with the reason."""
    return [f"{curie(report)}: {why.rstrip('.')}." for report, why in outcome.unjudged.items()]


def reach_lines(outcome: Outcome) -> list[str]:
    """What couldn't be judged, what the rules looked at, which met nothing, and what none of them asks for."""
    reach = outcome.reach
    lines = [f"Not held against the law: {line}" for line in unjudged_lines(outcome)]
    met = sum(count > 0 for count in reach.met.values())
    total = sum(reach.met.values())
    each = "(--format json: each)"
    lines.append(f"{met} of {len(reach.met)} shapes and checks met something, {total} times in all {each}.")
    if reach.idle:
        lines.append(f"Met nothing: {', '.join(reach.idle)}.")
    if reach.unseen_types:
        lines.append(f"Of a type that no shape asks for: {', '.join(curie(cls) for cls in reach.unseen_types)}.")
    if reach.unseen_nodes:
        more = f" and {len(reach.unseen_nodes) - SAMPLE} more" if len(reach.unseen_nodes) > SAMPLE else ""
        shown = ", ".join(curie(node) for node in reach.unseen_nodes[:SAMPLE])
        lines.append(f"Of no type, and looked at by no shape: {shown}{more}.")
    return lines
