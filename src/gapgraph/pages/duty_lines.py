"""The duties that gaps touch, in words: what is breached, fallen short of or not shown met, and how gravely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.core.gaps import Gap
from gapgraph.core.statuses import Verdict
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP


def duty_lines(setting: Setting, gaps: Iterable[Gap], *, benchmarks: bool) -> Iterator[str]:
    """The duties in words, those that weigh alike and stand in one place of one text joined; the gravest first."""
    graph, gaps = setting.graph, tuple(gaps)
    assessed = [(gap, duty) for gap in gaps for duty in graph.duties(setting.id, gap)]
    raised = [(s, gap, duty) for gap, duty in assessed if (s := duty.severity(gap.verdict))]
    for severity in Severity:
        of_severity = [(gap, duty) for s, gap, duty in raised if s is severity]
        for verb, marks, names in _merged(setting, of_severity, severity):
            yield setting.say(verb, duty=f"{names} ({marks})")
    if benchmarks:
        pairs = [(gap, duty) for gap in gaps for duty in graph.benchmarks(setting.id, gap)]
        for _, marks, names in _merged(setting, pairs, None):
            yield setting.say("benchmark", duty=f"{names} ({marks})")


def _merged(
    setting: Setting, pairs: Iterable[tuple[Gap, Obligation]], severity: Severity | None
) -> Iterator[tuple[str, str, str]]:
    kinds: dict[tuple[str, str, str], dict[str, None]] = {}
    for gap, duty in pairs:
        source, _, matter = setting.names.label(duty.iri).partition(": ")
        key = (_verb(gap.verdict, duty), _marks(setting, duty, severity), source)
        kinds.setdefault(key, {})[matter] = None
    for (verb, marks, source), matters in kinds.items():
        yield verb, marks, f"{source}: {', '.join(matters)}" if any(matters) else source


def _verb(verdict: Verdict, duty: Obligation) -> str:
    if verdict is Verdict.UNMET:
        return "breaches" if duty.tier == "binding" else "falls short"
    return "in part" if verdict is Verdict.UNDERSERVED else "not shown"


def _marks(setting: Setting, duty: Obligation, severity: Severity | None) -> str:
    """How strong the duty is, in whose words it is softened, and what a breach of it weighs."""
    words = [setting.names.label(GAP + duty.strength)]
    if qualifier := setting.names.text(duty.iri, GAP + "qualifier"):
        words.append(f"“{qualifier}”")
    if duty.verification == "NotVerified":
        words.append(setting.say("unverified"))
    if severity:
        words.append(setting.say(severity))
    else:
        bound = setting.report.country in duty.binds
        words.append(setting.say("not in force" if bound else "not binding"))
    return "; ".join(words)
