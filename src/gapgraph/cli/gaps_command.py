"""``gapgraph gaps``: who lacks which protection, the main command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import (
    FAIL_ON,
    GROUP,
    PROTECTION,
    VerdictChoice,
    all_option,
    choose_reports,
    context_options,
    endpoint_options,
    format_option,
    graph_of,
    language_option,
    output,
    report_argument,
)
from gapgraph.cli.spoken_help import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gapgraph.api import Gapgraph
    from gapgraph.core.statuses import Verdict
    from gapgraph.pages.layout import Page
    from gapgraph.tables.gaps_table import ReportGap
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.table import Table


@click.command("gaps", short_help="Who lacks which protection, and the sentence that says so.")
@report_argument
@all_option
@click.option(
    "--verdict",
    type=VerdictChoice(("unmet", "underserved", "unknown", "offered", "all")),
    default="unmet",
    show_default=True,
    help="List unmet, underserved or unknown protections, or, with offered, the protections that are offered.",
)
@click.option(
    "--group", "groups", type=GROUP, multiple=True, help="Only the gaps of this group; may be given several times."
)
@click.option(
    "--protection",
    "protections",
    type=PROTECTION,
    multiple=True,
    help="Only this protection; may be given several times.",
)
@click.option("--full", is_flag=True, help="Every gap with its sentences and duties, protection by protection.")
@click.option("--benchmarks", is_flag=True, help="Also show duties that don't bind here; they never count as findings.")
@context_options
@endpoint_options
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="never",
    show_default=True,
    help="Exit with 1 when a gap concerns a binding duty of this severity or a graver one.",
)
@language_option
@format_option
@click.pass_context
def gaps_command(
    context: click.Context,
    report: str | None,
    everything: bool,
    verdict: str,
    groups: tuple[str, ...],
    protections: tuple[str, ...],
    full: bool,
    benchmarks: bool,
    when: str,
    where: str,
    fail_on: str,
    language: str,
    form: str,
) -> int:
    """Who lacks which protection, the sentence that says so, and the duty it is at odds with.

    A gap is a protection and the largest group of victims in which nobody has this protection. REPORT is an id such as
    per-2021; without it, the newest report is used. What the source leaves unknown is shown separately and never
    counted as absent.
    """
    from gapgraph.core.statuses import Verdict

    graph = graph_of(context)
    asked = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN) if verdict == "all" else (Verdict(verdict),)
    narrowed = (report, when, where, benchmarks, groups, protections)
    if everything and not any(narrowed) and graph.is_packed:
        return _answer_packed(graph, asked, language, form, fail_on)
    settings = graph.settings(choose_reports(graph, report, everything, language), language, when, where)
    found = graph.gaps_in(settings, asked, benchmarks=benchmarks, groups=groups, protections=protections)

    def draw(page: Page) -> None:
        if everything:
            _draw_all(page, settings, found)
        elif (groups or protections) and not benchmarks:
            _draw_standings(page, settings[0], (groups, protections), asked, full=full)
        else:
            _draw_report(page, settings[0], found, asked, full=full, benchmarks=benchmarks)

    output(form, lambda: found.table(language), draw)
    if fail_on != "never":
        _warn_without_duties(settings)
    return int(_weigh(found, fail_on))


def _warn_without_duties(settings: Iterable[Setting]) -> None:
    """Warn about the reports that --fail-on can't check, because no duty of their country is known."""
    from gapgraph.cli.output import complain

    if reports := ", ".join(setting.id for setting in settings if not setting.has_known_duties):
        complain(spoken("fail on without duties", reports=reports), 0)


def _draw_all(page: Page, settings: Sequence[Setting], found: Iterable[ReportGap]) -> None:
    """One column for each report, or, if there are too many reports, one row for each country and group."""
    from gapgraph.pages.all_gaps_page import all_gaps_page
    from gapgraph.pages.corpus_page import SIDE_BY_SIDE, GapOfReport, gaps_by_country_page

    if len(settings) <= SIDE_BY_SIDE:
        all_gaps_page(page, settings, (one.gap for one in found))
        return
    gaps = (
        GapOfReport(
            one.setting.report.country,
            one.setting.report.year,
            one.report,
            one.names.label(one.gap.protection),
            one.names.box_label(one.gap.box),
        )
        for one in found
    )
    gaps_by_country_page(page, settings[0].names, settings[0].language, gaps)


def _answer_packed(graph: Gapgraph, asked: tuple[Verdict, ...], language: str, form: str, fail_on: str) -> int:
    """The gaps of a pack: the page uses a few columns of its summaries, the table uses all of them."""
    from gapgraph.pages.corpus_page import GapOfReport, gaps_by_country_page

    def table() -> Table:
        packed = graph.packed_gaps(asked, language)
        assert packed
        return packed.table

    def draw(page: Page) -> None:
        rows = graph.gaps_on_page(asked, language)
        gaps_by_country_page(page, graph.names(language=language), language, (GapOfReport(*row) for row in rows))

    output(form, table, draw, csv=lambda: graph.packed_gaps_csv(asked, language))
    return int(fail_on != "never" and _grave(graph.packed_severities(asked), fail_on))


def _draw_report(
    page: Page,
    setting: Setting,
    found: Iterable[ReportGap],
    asked: tuple[Verdict, ...],
    *,
    full: bool,
    benchmarks: bool,
) -> None:
    """The short page of unmet gaps; the full page if the user asks for it, or for other verdicts."""
    from gapgraph.core.statuses import Verdict
    from gapgraph.pages.gaps_page import gaps_page
    from gapgraph.pages.gaps_summary import gaps_summary

    shown = [one.gap for one in found]
    if asked == (Verdict.UNMET,) and not (full or benchmarks):
        gaps_summary(page, setting, shown)
    else:
        gaps_page(page, setting, shown, asked, benchmarks=benchmarks)


def _draw_standings(
    page: Page,
    setting: Setting,
    what: tuple[tuple[str, ...], tuple[str, ...]],
    asked: tuple[Verdict, ...],
    *,
    full: bool,
) -> None:
    """Print the coverage of the named groups (if none is named, of everyone), for the named verdict (if none is named,
    for all).
    """
    from gapgraph.core.statuses import Verdict
    from gapgraph.pages.standing_lines import TOLD, group_gaps_page
    from gapgraph.tables.group_standing import group_standing
    from gapgraph.tables.report_reading import ReportReading
    from gapgraph.vocabulary import VICTIM

    groups, protections = what
    graph, reading = setting.graph, ReportReading(setting)
    named = tuple(map(graph.protection, protections))
    standings = [group_standing(reading, graph.box(group), named) for group in groups or (VICTIM,)]
    group_gaps_page(page, standings, TOLD if asked == (Verdict.UNMET,) else asked, full=full)


def _weigh(found: Iterable[ReportGap], fail_on: str) -> bool:
    """Whether a gap concerns a duty at or above the severity."""
    return _grave((one.severity.value if one.severity else "" for one in found), fail_on)


def _grave(severities: Iterable[str], fail_on: str) -> bool:
    """Whether one of these severities is at or above the severity ``fail_on``."""
    if fail_on == "never":
        return False
    enough = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return any(severity.lower() in enough for severity in severities)
