"""``gapgraph profile``: all that a report says about one group."""

from __future__ import annotations

import click

from gapgraph.cli.options import (
    GROUP,
    context_options,
    endpoint_options,
    format_option,
    graph_of,
    language_option,
    output,
    report_argument,
    report_or_newest,
)


@click.command("profile", short_help="All that a report says of a group, on one page.")
@click.argument("group", type=GROUP)
@report_argument
@click.option(
    "--full",
    is_flag=True,
    help="Show every sentence that decides a status, and also the duties on underserved protections.",
)
@context_options
@endpoint_options
@language_option
@format_option
@click.pass_context
def profile_command(
    context: click.Context,
    group: str,
    report: str | None,
    full: bool,
    when: str,
    where: str,
    language: str,
    form: str,
) -> None:
    """All that a report says about a group: statuses, sentences, counts, harms, silences, duties.

    GROUP is a group by id or label (Man, gap:Man, men), or values joined by + and | ("Adult+Male"). REPORT is an id
    such as per-2021; without it, the newest report is used.
    """
    from gapgraph.pages.profile_page import profile_page

    graph = graph_of(context)
    (setting,) = graph.settings((report_or_newest(graph, report, language),), language, when, where)
    rows = graph.profile_in(setting, group)
    output(form, lambda: rows.table(language), lambda page: profile_page(page, rows[0].standing, rows, full=full))
