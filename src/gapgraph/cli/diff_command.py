"""``gapgraph diff``: two reports side by side."""

from __future__ import annotations

import click

from gapgraph.cli.options import REPORT_ID, endpoint_options, format_option, graph_of, language_option, output


@click.command("diff", short_help="What opened, closed or changed between two reports.")
@click.argument("first", type=REPORT_ID)
@click.argument("second", type=REPORT_ID)
@click.option(
    "--only",
    type=click.Choice(("all", "coverage", "figures")),
    default="all",
    show_default=True,
    help="Only the changes of gaps, or only the changes of figures.",
)
@endpoint_options
@language_option
@format_option
@click.pass_context
def diff_command(context: click.Context, first: str, second: str, only: str, language: str, form: str) -> None:
    """Which gaps opened, closed, got worse or got better between two reports, which figures changed, and what changed
    only in the wording.

    FIRST and SECOND are ids such as per-2020 and per-2021, of one country's years or of two countries. If we have only
    an excerpt of a report, what the excerpt doesn't cover is marked, and neither opens nor closes a gap. Two figures
    are compared only if body, group, measure, place and period agree; for all other figures, the reason is given.
    """
    from gapgraph.pages.comparison_page import comparison_page
    from gapgraph.tables.comparison_table import comparison_table

    graph = graph_of(context)
    comparison = graph.comparison(first, second, language)
    parts = ("coverage", "figures") if only == "all" else (only,)
    output(form, lambda: comparison_table(comparison, parts), lambda page: comparison_page(page, comparison, parts))
