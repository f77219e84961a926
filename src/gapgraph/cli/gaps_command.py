"""``gapgraph gaps``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import (
    VerdictChoice,
    all_option,
    context_options,
    endpoint_options,
    format_option,
    graph_of,
    language_option,
    output,
    report_argument,
    reports_asked,
    settings_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gapgraph.core.gaps import Gap
    from gapgraph.core.statuses import Verdict
    from gapgraph.pages.layout import Page
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.table import Table

FAIL_ON = ("violation", "warning", "info", "never")


@click.command(short_help="Who lacks which protection, and the sentence that says so.")
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
def gaps(
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
    from gapgraph.pages.gaps_page import gaps_page
    from gapgraph.tables.table import joined

    graph = graph_of(context)
    asked = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN) if verdict == "all" else (Verdict(verdict),)
    ids = reports_asked(graph, report, everything, language)
    settings = settings_of(graph, ids, language, when, where)
    found = {one.id: tuple(_found(one, asked)) for one in settings}
    output(
        form,
        lambda: joined(_table(one, found[one.id], benchmarks=benchmarks) for one in settings),
        lambda page: (
            _draw_all(page, settings, found)
            if everything
            else gaps_page(page, settings[0], found[settings[0].id], asked, benchmarks=benchmarks)
        ),
    )
    return int(any(_weighs(one, found[one.id], fail_on) for one in settings))


def _draw_all(page: Page, settings: Sequence[Setting], found: Mapping[str, Sequence[Gap]]) -> None:
    from gapgraph.pages.all_gaps_page import all_gaps_page

    all_gaps_page(page, settings, (gap for one in settings for gap in found[one.id]))


def _found(setting: Setting, verdicts: Iterable[Verdict]) -> Iterable[Gap]:
    from gapgraph.core.gaps import gaps as gaps_in

    return (gap for verdict in verdicts for gap in gaps_in(setting.coverage, setting.graph.lattice, verdict))


def _table(setting: Setting, found: Iterable[Gap], *, benchmarks: bool) -> Table:
    from gapgraph.tables.table import gap_table

    graph, report = setting.graph, setting.id
    more = (lambda gap: graph.benchmarks(report, gap)) if benchmarks else lambda _: ()
    return gap_table(report, found, setting.duties, setting.names, more)


def _weighs(setting: Setting, found: Iterable[Gap], fail_on: str) -> bool:
    """Whether a gap concerns a duty at or above the severity."""
    if fail_on == "never":
        return False
    enough = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    severities = (setting.duties.severity(gap) for gap in found)
    return any(severity and severity.value.lower() in enough for severity in severities)
