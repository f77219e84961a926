"""All that a report says of a group on one page: its statuses, counts, harms, unknowns and duties."""

from __future__ import annotations

from collections.abc import Sequence

from gapgraph.core.boxes import Box
from gapgraph.core.gaps import Gap
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.statuses import Verdict
from gapgraph.i18n.say import capital
from gapgraph.pages.duty_lines import draw_no_duties, duty_lines
from gapgraph.pages.group_lines import draw_lead
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading
from gapgraph.pages.standing_lines import TOLD, counts_in_words, draw_standing
from gapgraph.tables.group_standing import GroupStanding
from gapgraph.tables.profile_table import SECTIONS, ProfileRow
from gapgraph.tables.setting import Setting, attribution_in_words, number, quote_claim


def profile_page(page: Page, standing: GroupStanding, rows: Sequence[ProfileRow], *, full: bool) -> None:
    """Draw the profile; with ``full`` every sentence that decides a status, not only the clearest."""
    setting = standing.reading.setting
    page.line(Run(capital(standing.label), "title"), f": {counts_in_words(setting, standing)}", hang=2)
    heading(page, setting, title_style="faint")
    draw_no_duties(page, setting)
    draw_lead(page, setting, standing.reading.systemic)
    told = draw_standing(page, standing, TOLD, every=full)
    for section in SECTIONS[1:]:
        _draw_section(page, setting, section, [row for row in rows if row.section == section], told)
    _draw_duties(page, standing, (Verdict.UNMET, Verdict.UNDERSERVED) if full else (Verdict.UNMET,))
    if not full:
        page.blank()
        name = setting.names.box_id(standing.box).removeprefix("gap:")
        command = setting.command("profile", "--full", first=name)
        page.line(Run(setting.say("in full", command=command), "faint"))


def _draw_section(page: Page, setting: Setting, section: str, rows: Sequence[ProfileRow], told: set[str]) -> None:
    """Draw the claims of a section: the label of each in the graph, and its sentence if it wasn't quoted above."""
    if not rows and section != "count":
        return
    page.blank()
    page.line(Run(setting.say(f"profile {section}"), "heading"))
    if not rows:
        page.line(setting.say("profile no count"), indent=2)
    for row in rows:
        if claim := row.claim:
            label = setting.names.label(iri_of_claim(claim.id))
            if claim.id in told:
                page.line(label, Run(f" [{number(claim)}]", "faint"), indent=2, hang=2)
                continue
            told.add(claim.id)
            after = Run(f" ({attribution_in_words(claim, setting)}) [{number(claim)}]", "faint")
            page.line(f"{label}: ", quote_claim(claim, setting), after, indent=2, hang=2)


def _draw_duties(page: Page, standing: GroupStanding, weighed: Sequence[Verdict]) -> None:
    """Draw the duties with a finding for unmet (or underserved) protections, one line for each article, the gravest
    first.
    """
    gaps = [
        Gap(part.protection, Box((), part.leaves), part.verdict, (part.status,), part.evidence)
        for part in standing.parts
        if part.verdict in weighed
    ]
    lines = list(duty_lines(standing.reading.setting, gaps, benchmarks=False))
    if lines:
        page.blank()
        page.line(Run(standing.reading.setting.say("profile duty"), "heading"))
    for line in lines:
        page.line(Run("→ "), line, indent=2, hang=2)
