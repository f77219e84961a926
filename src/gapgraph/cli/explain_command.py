"""``gapgraph explain``: why a group has its status, with the sentences."""

from __future__ import annotations

import click

from gapgraph.cli.options import (
    GROUP,
    PROTECTION,
    REPORT_ID,
    context_options,
    endpoint_options,
    format_option,
    graph_of,
    language_option,
    output,
)


@click.command("explain", short_help="Why a group has its status for a protection.")
@click.argument("report", type=REPORT_ID)
@click.argument("group", type=GROUP)
@click.argument("protection", type=PROTECTION)
@click.option("--full", is_flag=True, help="Show every claim with its effect on the status, and every duty.")
@context_options
@endpoint_options
@language_option
@format_option
@click.pass_context
def explain_command(
    context: click.Context,
    report: str,
    group: str,
    protection: str,
    full: bool,
    when: str,
    where: str,
    language: str,
    form: str,
) -> None:
    """Why a group has its status for a protection: the rule, the claims that decided it, and those that didn't.

    REPORT is an id, or a country with or without a year ("Peru 2021"). GROUP is a group by id or label (Man, gap:Man,
    men), or values joined by + and | ("Adult+Male"). PROTECTION is a protection by id or label (TemporaryLodging,
    "temporary lodging"). Other words work too ("adult men", shelter): the command prints how it understood them. Put a
    name in quotation marks if it contains a blank or a bar.
    """
    from gapgraph.pages.explain_page import explain_page
    from gapgraph.pages.explain_short import explain_in_short
    from gapgraph.tables.explanation_table import explanation_table
    from gapgraph.tables.setting import Setting

    graph = graph_of(context)
    setting = Setting(graph, graph.report_id(report), language, when, where)
    why = graph.explain_in(setting, group, protection)
    draw = explain_page if full else explain_in_short
    output(form, lambda: explanation_table(setting, why), lambda page: draw(page, setting, why))
