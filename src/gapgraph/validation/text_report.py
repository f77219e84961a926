"""Findings as text for people: the data first, then the law, and what the rules checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gapgraph.i18n.say import capital, say
from gapgraph.law.obligations import Severity
from gapgraph.validation.finding import Finding
from gapgraph.validation.validate import Outcome
from gapgraph.vocabulary import PREFIXES, Iri, curie

SAMPLE = 3
"""The maximum number of findings shown for a rule with the severity Violation; for a rule with another severity, only
the first finding is shown.
"""

LONGEST_VALUE = 120
"""The maximum length of a value in the text report."""


def as_text(outcome: Outcome) -> str:
    """The findings as text: first about the data, then about the law. For each rule the text has the number of
    findings, some of them, and the remedy. The end of the text says what the shapes checked.
    """
    lines = [headline(outcome), ""]
    for about in outcome.about:
        found = [finding for finding in outcome.findings if finding.about == about]
        lines += [say(f"about {about}", outcome.language), "", *_groups(found, outcome.language)] if found else []
    return "\n".join((*lines, *reach_lines(outcome))) + "\n"


def headline(outcome: Outcome) -> str:
    """A summary: how much data was checked, and how many findings there are of each kind."""
    language = outcome.language
    checked = say("checked", language, count=outcome.triples, engine=outcome.engine)
    beside = say("checked beside", language, count=outcome.beside) if outcome.beside else ""
    counts = (say(f"findings about {name}", language, counts=_counts(outcome, name)) for name in outcome.about)
    stopped = " " + say("stopped early", language) if outcome.stopped else ""
    return f"{checked}{beside}. {capital('; '.join(counts))}.{stopped}"


def _counts(outcome: Outcome, about: str) -> str:
    found = [finding.severity for finding in outcome.findings if finding.about == about]
    counts = [(f"count {severity}", found.count(severity)) for severity in Severity]
    if about == "law" and outcome.unjudged:
        counts.append(("count not judged", len(outcome.unjudged)))
    told = [say(key, outcome.language, count=count) for key, count in counts if count]
    if about == "law" and outcome.without_duties:
        told.append(say("duties not known", outcome.language, count=len(outcome.without_duties)))
    return ", ".join(told) or say("nothing found", outcome.language)


def severity_word(severity: Severity, language: str) -> str:
    """A severity in a text for people: in English its name in SHACL, in Spanish words that don't judge the law."""
    return str(severity) if language == "en" else capital(say(severity.value, language))


def _groups(findings: Iterable[Finding], language: str) -> Iterator[str]:
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        found = list(group)
        shown = found[: SAMPLE if found[0].severity is Severity.VIOLATION else 1]
        yield f"{severity_word(found[0].severity, language)}: {rule} ({len(found)})"
        for finding in shown:
            yield _sample(finding, language)
        if len(found) > len(shown):
            yield f"  {say('more findings', language, count=len(found) - len(shown))}"
        yield f"  {say('what to do', language, remedy=found[0].remedy)}"
        yield ""


def remedy_line(remedy: str, language: str) -> str:
    """The remedy, in its own line."""
    return say("what to do", language, remedy=remedy)


def _sample(finding: Finding, language: str) -> str:
    """A finding in words. A sentence about the law contains its quotation; a sentence about data is followed by the
    place and the value.
    """
    if finding.about == "law":
        return f"  {finding.message}"
    path = say("finding at", language, path=_worded(f"<{finding.path}>", language)) if finding.path else ""
    value = "" if finding.value == f"<{finding.focus}>" else _worded(finding.value, language)
    where = ": ".join(part for part in (path, value) if part)
    return f"  {finding.message.rstrip('.')} ({where})." if where else f"  {finding.message}"


def _worded(term: str, language: str) -> str:
    """A term for readers: an IRI by its short name, a literal by its text, cut if it is long."""
    if term.startswith("<"):
        names = re.findall(r"<([^>]*)>", term)
        return say("value or value", language).join(map(_short, names))
    text = re.sub(r'"(\^\^<[^>]*>|@[\w-]+)?$', "", term.removeprefix('"'))
    return f"“{text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + '…'}”" if text else ""


def _short(iri: Iri) -> str:
    """The CURIE of a term of any vocabulary that the project's files use, such as ``oa:exact``."""
    known = (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space))
    name = curie(iri)
    return next(known, iri) if str(name) == iri else name


def unjudged_lines(outcome: Outcome) -> list[str]:
    """The reports that couldn't be compared with the law, each with the reason."""
    return [f"{curie(report)}: {why.rstrip('.')}." for report, why in outcome.unjudged.items()]


def without_duties_lines(outcome: Outcome) -> list[str]:
    """The reports that no known duty can be compared with, and what to do, a line for each country."""
    reports: dict[str, list[str]] = {}
    for report, country in outcome.without_duties.items():
        reports.setdefault(country, []).append(str(curie(report)))
    return [
        say("report without duties", outcome.language, country=country, reports=_first_names(ids, outcome.language))
        for country, ids in reports.items()
    ]


def _first_names(names: Sequence[str], language: str) -> str:
    """The first names of a list, and the number of the others."""
    shown, more = ", ".join(names[:SAMPLE]), len(names) - SAMPLE
    return say("and more", language, names=shown, count=more) if more > 0 else shown


def reach_lines(outcome: Outcome) -> list[str]:
    """Lines about the reports that weren't compared with the law, the nodes that the rules checked, the rules that
    checked nothing, and the nodes that no rule checked.
    """
    reach, language = outcome.reach, outcome.language
    counts = reach.met.values()
    met, times = sum(count > 0 for count in counts), sum(counts)
    lines = [say("not held", language, report=line) for line in unjudged_lines(outcome)]
    lines += without_duties_lines(outcome)
    lines.append(say("shapes met", language, met=met, all=len(reach.met), times=times))
    if reach.idle:
        lines.append(say("met nothing", language, names=", ".join(reach.idle)))
    if reach.unseen_types:
        lines.append(say("unseen types", language, names=", ".join(map(curie, reach.unseen_types))))
    if reach.unseen_nodes:
        names = _first_names([curie(node) for node in reach.unseen_nodes], language)
        lines.append(say("unseen nodes", language, names=names))
    return lines
