"""The duties that are shown with gaps, in words: first what the source itself says of duties, then the duties that the
gaps conflict with, each with its severity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.core.gaps import Gap
from gapgraph.core.statuses import Verdict
from gapgraph.law.gap_duties import marks
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.law.sentences import stated_in_short
from gapgraph.pages.layout import Page, Run
from gapgraph.tables.setting import Setting


def draw_no_duties(page: Page, setting: Setting) -> None:
    """Say that no duty of the country is known, so that no reader takes a page without duties for a good result."""
    if not setting.has_known_duties:
        page.line(Run(setting.say("no duties known", country=setting.names.label(setting.report.country)), "faint"))


def duty_lines(setting: Setting, gaps: Iterable[Gap], *, benchmarks: bool) -> Iterator[str]:
    """The lines: first what the source itself says of duties, then the other duties, the gravest first; duties of one
    article and severity share a line.
    """
    listed = tuple(gaps)
    protections = tuple(dict.fromkeys(gap.protection for gap in listed))
    told = dict.fromkeys(one for protection in protections for one in setting.duties.stated_on(protection))
    yield from (stated_in_short(one, protections, setting.names) for one in told)
    raised = [(one.severity, gap, one.obligation) for gap in listed for one in setting.duties.raised(gap)]
    for severity in Severity:
        yield from _merged(setting, [(gap, duty) for s, gap, duty in raised if s is severity], severity)
    if benchmarks:
        pairs = [(gap, duty) for gap in listed for duty in setting.graph.benchmarks(setting.id, gap)]
        yield from _merged(setting, pairs, None)


def _merged(setting: Setting, pairs: Iterable[tuple[Gap, Obligation]], severity: Severity | None) -> Iterator[str]:
    """One line for each article and severity, with the protections that its duties name."""
    kinds: dict[tuple[str, str, str], dict[str, None]] = {}
    for gap, duty in pairs:
        source, _, matter = setting.names.label(duty.iri).partition(": ")
        key = (_verb(gap.verdict, duty) if severity else "benchmark", _marks(setting, duty, severity), source)
        kinds.setdefault(key, {})[matter] = None
    for (verb, told, source), matters in kinds.items():
        names = f"{source}: {', '.join(matters)}" if any(matters) else source
        yield setting.say(verb, duty=f"{names} ({told})")


def _verb(verdict: Verdict, duty: Obligation) -> str:
    if verdict is Verdict.UNMET:
        return "gap soft" if duty.tier == "soft" else "gap at odds"
    return "gap short" if verdict is Verdict.UNDERSERVED else "gap unknown"


def _marks(setting: Setting, duty: Obligation, severity: Severity | None) -> str:
    """The details of a duty: how its article was read, how strong the duty is, which words soften it, and the severity;
    for a benchmark, why it doesn't bind.
    """
    told = marks(duty, setting.names, severity)
    if severity:
        return told
    bound = setting.report.country in duty.binds
    return f"{told}; {setting.say('not in force' if bound else 'not binding')}"
