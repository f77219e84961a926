"""``gapgraph check-source``: is every quote where the claim says, and which parts of the text does no claim cite?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import (
    all_option,
    choose_reports,
    endpoint_options,
    format_option,
    graph_of,
    language_option,
    output,
    report_argument,
)

if TYPE_CHECKING:
    from gapgraph.pages.layout import Page


@click.command("check-source", short_help="Quotes that aren't in the text, and text that no claim cites.")
@report_argument
@all_option
@endpoint_options
@language_option
@format_option
@click.pass_context
def check_source_command(context: click.Context, report: str | None, everything: bool, language: str, form: str) -> int:
    """Is each quote where the claim says, and which sentences, numbers and named bodies does no claim cite?

    Exit status: 0 when there is nothing to correct, 1 when there is.
    """
    from gapgraph.authoring.source_facts import read_source
    from gapgraph.core.source_check import check_source as findings_in
    from gapgraph.core.source_check import tally
    from gapgraph.pages.listing_pages import source_page
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.source_table import source_table
    from gapgraph.tables.table import join_tables

    graph = graph_of(context)
    sources = {one: read_source(graph, one) for one in choose_reports(graph, report, everything, language)}
    found = {one: findings_in(source) for one, source in sources.items()}

    def draw(page: Page) -> None:
        for one, source in sources.items():
            page.blank()
            source_page(page, Setting(graph, one, language), found[one], tally(source))

    output(form, lambda: join_tables(source_table(one, found[one], language) for one in sources), draw)
    return int(any(found.values()))
