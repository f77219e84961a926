"""The short page of a report's gaps: what the report says of everyone, the worst-off groups, then protection by
protection.

The full page (``--full``) has every sentence and every duty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapgraph.core.gaps import Gap
from gapgraph.core.statuses import Verdict
from gapgraph.i18n.say import capital
from gapgraph.pages.duty_lines import draw_no_duties
from gapgraph.pages.gaps_page import draw_hint, draw_underserved, draw_unknown, gap_blocks, told_gaps
from gapgraph.pages.group_lines import draw_groups, draw_lead
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting


def gaps_summary(page: Page, setting: Setting, gaps: Iterable[Gap]) -> None:
    """Draw the worst-off groups, the unmet protections with the people who lack them, and what isn't known."""
    found, reading = [gap for gap in gaps if gap.verdict is Verdict.UNMET], ReportReading(setting)
    heading(page, setting)
    draw_no_duties(page, setting)
    draw_lead(page, setting, reading.systemic)
    if not found:
        page.blank()
        page.line(Run(setting.say("no unmet"), "strong"))
    draw_groups(page, reading)
    if found:
        _draw_protections(page, reading, found)
    draw_unknown(page, setting, quoted=False)
    draw_underserved(page, setting)
    page.blank()
    page.line(Run(setting.say("in full", command=setting.command("gaps", "--full")), "faint"))
    if found:
        draw_hint(page, setting, found[0])


def _draw_protections(page: Page, reading: ReportReading, found: Sequence[Gap]) -> None:
    """One line for each protection and status, without the sentences."""
    setting = reading.setting
    page.blank()
    page.line(Run(setting.say("by protection"), "heading"))
    page.blank()
    for protections, gaps in gap_blocks(found):
        page.line(Run(capital(", ".join(map(setting.names.label, protections))), "strong"), indent=2, hang=2)
        told: dict[str, tuple[Run, list[Gap]]] = {}
        for gap in gaps:
            status, _ = told_gaps(reading, (gap,))
            told.setdefault(status.text, (status, []))[1].append(gap)
        for status, alike in told.values():
            who = "; ".join(dict.fromkeys(told_gaps(reading, (gap,))[1] for gap in alike))
            page.line(status, f": {who}", indent=4, hang=2)
