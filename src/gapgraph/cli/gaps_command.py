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
    from collections.abc import Iterable

    from gapgraph.tables.gaps_table import ReportGap


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
    from gapgraph.pages.all_gaps_page import all_gaps_page
    from gapgraph.pages.gaps_page import gaps_page

    graph = graph_of(context)
    asked = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN) if verdict == "all" else (Verdict(verdict),)
    settings = graph.settings(choose_reports(graph, report, everything, language), language, when, where)
    found = graph.gaps_in(settings, asked, benchmarks=benchmarks)
    shown = tuple(one.gap for one in found)
    output(
        form,
        lambda: found.table(language),
        lambda page: (
            all_gaps_page(page, settings, shown)
            if everything
            else gaps_page(page, settings[0], shown, asked, benchmarks=benchmarks)
        ),
    )
    return int(_weigh(found, fail_on))


def _weigh(found: Iterable[ReportGap], fail_on: str) -> bool:
    """Whether a gap concerns a duty at or above the severity."""
    if fail_on == "never":
        return False
    enough = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return any(one.severity and one.severity.value.lower() in enough for one in found)
