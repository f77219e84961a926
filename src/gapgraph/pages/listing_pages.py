"""Lists as pages: the groups with their definitions, the reports, and what to correct in a source."""

from __future__ import annotations

from collections.abc import Sequence

from gapgraph.core.claims import language_mark
from gapgraph.core.source_check import SourceFinding, Tally
from gapgraph.corpus import Corpus
from gapgraph.i18n.say import capital, say
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading
from gapgraph.pages.table_layout import draw_table
from gapgraph.tables.groups_table import within
from gapgraph.tables.reports_table import report_table
from gapgraph.tables.setting import Setting
from gapgraph.tables.source_table import remedy
from gapgraph.tables.table import plain
from gapgraph.vocabulary import GAP, SKOS, curie


def groups_page(page: Page, graph: Corpus, language: str) -> None:
    """Draw the named groups, then the values by which every other group can be described."""
    names, lattice = graph.names(language=language), graph.lattice
    page.line(say("what leaves are", language, all=lattice.possible.bit_count()))
    for group, leaves in lattice.groups.items():
        count = say("leaves", language, count=leaves.bit_count(), all=lattice.possible.bit_count())
        page.blank()
        page.line(Run(capital(names.label(group)), "strong"), Run(f"  {curie(group)} · {count}", "faint"), hang=2)
        page.line(names.text(group, SKOS + "definition"), indent=2)
        if inside := within(lattice, group):
            page.line(say("within", language, groups="; ".join(map(names.label, inside))), indent=2, hang=2)
    page.blank()
    page.line(say("without a name", language))
    for dimension in lattice.dimensions:
        values = ", ".join(f"{value.removeprefix(GAP)} ({names.label(value)})" for value in dimension.values)
        page.line(Run(f"{names.label(dimension.iri)}: ", "strong"), values, indent=2, hang=2)


_SHOWN = ("report", "country", "year", "period", "text", "claims", "review")


def reports_page(page: Page, graph: Corpus, language: str) -> None:
    """Draw the reports as a table, and what their texts may be used for."""
    rows = []
    for one in report_table(graph, language).records():
        period = say("period", language, start=one["period_start"], end=one["period_end"])
        text = f"{one['wording_label']}, {one['extent_label']}"
        shown = (one["report"], one["country_label"], one["year"], period, text, one["claims"], one["review_label"])
        rows.append(tuple(map(str, shown)))
    if not rows:
        page.line(say("nothing to show", language))
        return
    heads = (say(f"head {name}", language) for name in _SHOWN)
    draw_table(page, plain(heads, rows))
    page.blank()
    page.line(Run(say("about texts", language), "faint"))


def source_page(page: Page, setting: Setting, findings: Sequence[SourceFinding], looked_at: Tally) -> None:
    """Draw what to correct in a report's claims, or, if there is nothing to correct, what was checked."""
    heading(page, setting)
    page.blank()
    what = setting.say("looked at", **vars(looked_at))
    if not findings and not looked_at.quotes:
        command = setting.command("verify", "--source", "FILE")
        page.line(Run("? ", "unknown"), setting.say("no text here", command=command), hang=2)
        return
    if not findings:
        page.line(Run("✓ ", "offered"), setting.say("source holds", what=what), hang=2)
        return
    page.line(Run("✕ ", "unmet"), setting.say("source lacks", count=len(findings), what=what), hang=2)
    for one in findings:
        place = setting.say("at sentence", number=one.sentence, start=one.start, end=one.end)
        whose = f", {one.claim}" if one.claim else ""
        page.blank()
        page.line(Run(setting.say(one.lack), "strong"), Run(f" ({place}{whose})", "faint"), indent=2, hang=2)
        page.line(f"{language_mark(setting.language)}“{one.quoted or one.text}”", indent=4, hang=2)
        if one.quoted:
            page.line(setting.say("there stands", text=one.text), indent=4, hang=2)
        page.line(Run("→ "), remedy(one, setting.language), indent=4, hang=2)
