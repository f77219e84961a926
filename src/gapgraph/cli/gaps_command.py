"""``gapgraph gaps``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import (
    FAIL_ON,
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gapgraph.pages.corpus_page import GapOfReport
    from gapgraph.pages.layout import Page
    from gapgraph.tables.corpus_tables import PackedGaps
    from gapgraph.tables.gaps_table import ReportGap
    from gapgraph.tables.setting import Setting


@click.command("gaps", short_help="Who lacks which protection, and the sentence that says so.")
@report_argument
@all_option
@click.option(
    "--verdict",
    type=VerdictChoice(("unmet", "underserved", "unknown", "offered", "all")),
    default="unmet",
    show_default=True,
    help="Which gaps: refused, falling short, or left unknown by the source; or what is offered instead.",
)
@click.option("--benchmarks", is_flag=True, help="Show duties that don't bind here too; they never count as findings.")
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
    benchmarks: bool,
    when: str,
    where: str,
    fail_on: str,
    language: str,
    form: str,
) -> int:
    """Who lacks which protection, the sentence that says so, and the duty it is at odds with.

    Each gap is a protection and a largest group of victims of whom none has it. REPORT is an id such as per-2021; the
    newest report is taken without it. What the source leaves unknown is told apart and never counts as absent.
    """
    from gapgraph.core.statuses import Verdict
    from gapgraph.pages.corpus_page import gaps_by_country_page
    from gapgraph.pages.gaps_page import gaps_page

    graph = graph_of(context)
    asked = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN) if verdict == "all" else (Verdict(verdict),)
    if everything and not (report or when or where or benchmarks) and (packed := graph.packed_gaps(asked, language)):
        names = graph.names(language=language)
        output(
            form, lambda: packed.table, lambda page: gaps_by_country_page(page, names, language, _packed_gaps(packed))
        )
        return int(_grave((str(row["severity"]) for row in packed.table.records()), fail_on))
    settings = graph.settings(choose_reports(graph, report, everything, language), language, when, where)
    found = graph.gaps_in(settings, asked, benchmarks=benchmarks)
    shown = tuple(one.gap for one in found)
    output(
        form,
        lambda: found.table(language),
        lambda page: (
            _draw_all(page, settings, found)
            if everything
            else gaps_page(page, settings[0], shown, asked, benchmarks=benchmarks)
        ),
    )
    return int(_weigh(found, fail_on))


def _draw_all(page: Page, settings: tuple[Setting, ...], found: Iterable[ReportGap]) -> None:
    """A column a report, or, where these are too many, by country and group."""
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


def _packed_gaps(packed: PackedGaps) -> Iterator[GapOfReport]:
    from gapgraph.pages.corpus_page import GapOfReport

    header = [column.name for column in packed.table.columns]
    report, protection, group = map(header.index, ("report", "protection_label", "group_label"))
    for country, year, row in zip(packed.countries, packed.years, packed.table.rows, strict=True):
        yield GapOfReport(country, year, str(row[report]), str(row[protection]), str(row[group]))


def _weigh(found: Iterable[ReportGap], fail_on: str) -> bool:
    """Whether a gap concerns a duty at or above the severity."""
    return _grave((one.severity.value if one.severity else "" for one in found), fail_on)


def _grave(severities: Iterable[str], fail_on: str) -> bool:
    """Whether one of the severities is that grave."""
    if fail_on == "never":
        return False
    enough = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return any(severity.lower() in enough for severity in severities)
