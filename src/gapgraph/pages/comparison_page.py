"""Two reports compared, as a page: what opened, closed, got worse or better, and how the figures relate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.compare.coverage_changes import CoverageChange, Difference
from gapgraph.compare.figures import Figure, Pair, Relation
from gapgraph.core.claims import Claim
from gapgraph.core.statuses import SYMBOLS, VERDICT_OF, Status
from gapgraph.i18n.say import capital
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading, ids, quotation
from gapgraph.tables.comparison import Comparison
from gapgraph.tables.setting import Setting

QUOTED_IN_COMPARISON = 3
"""The maximum number of claims quoted on each side of a change; the ids of the other claims follow."""

_STYLES = {
    CoverageChange.OPENED: "unmet",
    CoverageChange.WORSE: "unmet",
    CoverageChange.CLOSED: "offered",
    CoverageChange.BETTER: "offered",
}


def comparison_page(page: Page, comparison: Comparison, parts: Iterable[str]) -> None:
    """Draw both headings, then the changes of coverage by kind, then the figures by relation."""
    heading(page, comparison.first)
    page.blank()
    heading(page, comparison.second)
    shown = tuple(parts)
    if "coverage" in shown:
        _draw_coverage(page, comparison)
    if "figures" in shown:
        _draw_figures(page, comparison)


def _draw_coverage(page: Page, comparison: Comparison) -> None:
    if not comparison.changes:
        page.blank()
        page.line(comparison.first.say("no difference" if comparison.is_of_countries else "no change"))
    for change in CoverageChange:
        found = [one for one in comparison.changes if one.change is change]
        if found:
            page.blank()
            page.line(Run(comparison.heading(change), "heading"))
            page.blank()
            draw = _draw_beyond if change is CoverageChange.NOT_IN_TEXT else _draw_changes
            draw(page, comparison, found)


def _draw_changes(page: Page, comparison: Comparison, found: list[Difference]) -> None:
    for alike in _alike(found):
        one = alike[0]
        protections = ", ".join(dict.fromkeys(comparison.label(other.protection) for other in alike))
        boxes = "; ".join(dict.fromkeys(comparison.first.names.box_label(other.box) for other in alike))
        page.line(Run(capital(protections), "strong"), ": ", Run(boxes, _STYLES.get(one.change, "strong")), hang=2)
        for setting, statuses, claims in (
            (comparison.first, one.before, one.evidence_before),
            (comparison.second, one.after, one.evidence_after),
        ):
            runs = [run for status in statuses for run in (_status(setting, status), Run(", "))][:-1]
            page.line(Run(f"{setting.id}: ", "faint"), *runs, indent=2, hang=2)
            _draw_evidence(page, setting, claims)


def _status(setting: Setting, status: Status) -> Run:
    """A status as symbol and word. NotEvidenced has its usual symbol even in an excerpt, because the page has a
    separate list of the protections that an excerpt doesn't mention.
    """
    word = capital(setting.names.of_term(status))
    return Run(f"{SYMBOLS[status]} {word}", VERDICT_OF[status].value)


def _alike(found: Iterable[Difference]) -> Iterator[tuple[Difference, ...]]:
    """Groups changes that have the same statuses and the same deciding claims; the groups are in the order of their
    first change.
    """
    kinds: dict[object, list[Difference]] = {}
    for one in found:
        kinds.setdefault((one.before, one.after, one.evidence_before, one.evidence_after), []).append(one)
    return map(tuple, kinds.values())


def _draw_evidence(page: Page, setting: Setting, claims: tuple[Claim, ...]) -> None:
    for claim in claims[:QUOTED_IN_COMPARISON]:
        quotation(page, claim, setting, indent=6)
    if more := claims[QUOTED_IN_COMPARISON:]:
        page.line(Run(setting.say("more claims", claims=ids(more)), "faint"), indent=6, hang=2)


def _draw_beyond(page: Page, comparison: Comparison, found: list[Difference]) -> None:
    """For each report that is only an excerpt, list the protections that the other report mentions and the excerpt
    doesn't.
    """
    for setting, other in ((comparison.first, comparison.second), (comparison.second, comparison.first)):
        missing = [
            one
            for one in found
            if any(map(setting.is_beyond, one.before if setting is comparison.first else one.after))
        ]
        listed = ", ".join(dict.fromkeys(comparison.label(one.protection) for one in missing))
        if listed:
            page.line(setting.say("beyond in", report=setting.id, other=other.id, what=listed), indent=2, hang=2)


def _draw_figures(page: Page, comparison: Comparison) -> None:
    compared = () if comparison.is_of_countries else (Relation.REVISED, Relation.SAME)
    for relation in (*compared, Relation.REFUSED):
        found = [pair for pair in comparison.figures if pair.relation is relation]
        page.blank()
        page.line(Run(comparison.first.say(f"heading {relation}"), "heading"))
        page.blank()
        if not found:
            page.line(comparison.first.say("none of these"), indent=2)
        for pair in found:
            _draw_pair(page, comparison, pair)
    if comparison.told:
        page.blank()
        page.line(Run(comparison.first.say("heading told"), "heading"))
        page.blank()
    for pair in comparison.told:
        _draw_told(page, comparison, pair)


def _draw_told(page: Page, comparison: Comparison, pair: Pair) -> None:
    one, other = pair.first, pair.second
    values = f"{one.value} ({one.period}) → {other.value} ({other.period})"
    about = f"{comparison.measured(one)}: {comparison.counted(one)}; {comparison.label(one.body)}"
    page.line(Run(values, "strong"), f"  {about}", Run(f" ({one.claim}, {other.claim})", "faint"), hang=2)


def _draw_pair(page: Page, comparison: Comparison, pair: Pair) -> None:
    setting, values = comparison.first, f"{pair.first.value} → {pair.second.value}"
    if pair.relation is not Relation.REFUSED:
        about = _about(comparison, pair.first)
        page.line(
            Run(values, "strong"), f"  {about}", Run(f" ({pair.first.claim}, {pair.second.claim})", "faint"), hang=2
        )
        return
    page.line(
        Run(f"{pair.first.value} ", "strong"),
        _about(comparison, pair.first),
        Run(f" ({pair.first.claim})", "faint"),
        hang=2,
    )
    page.line(
        Run(f"{pair.second.value} ", "strong"),
        _about(comparison, pair.second),
        Run(f" ({pair.second.claim})", "faint"),
        hang=2,
    )
    page.line(Run(f"{setting.say('not compared')} "), "; ".join(comparison.reasons(pair)), indent=4, hang=2)


def _about(comparison: Comparison, figure: Figure) -> str:
    places = f"; {', '.join(map(comparison.label, figure.places))}" if figure.places else ""
    about = f"{comparison.measured(figure)}: {comparison.counted(figure)}"
    return f"{about}; {comparison.label(figure.body)}; {figure.period}{places}"
