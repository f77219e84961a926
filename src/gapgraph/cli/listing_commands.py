"""``gapgraph groups`` and ``gapgraph reports``: list the groups and the reports."""

from __future__ import annotations

import click

from gapgraph.cli.options import endpoint_options, format_option, graph_of, language_option, output


@click.command("groups", short_help="The named groups, their definitions, and which groups contain which groups.")
@endpoint_options
@language_option
@format_option
@click.pass_context
def groups_command(context: click.Context, language: str, form: str) -> None:
    """The groups of victims that have a name: their definitions, and which groups contain which.

    A leaf is one combination of a value from each dimension, such as adult, male, not LGBTQI+, ...; a group's number of
    leaves shows how large a part of the whole it is. Groups without a name are written as their values, such as
    Adult+Male or Female|AnotherGender.
    """
    from gapgraph.pages.listing_pages import groups_page
    from gapgraph.tables.groups_table import group_table

    graph = graph_of(context)
    output(form, lambda: group_table(graph, language), lambda page: groups_page(page, graph, language))


@click.command("reports", short_help="The available reports.")
@endpoint_options
@language_option
@format_option
@click.pass_context
def reports_command(context: click.Context, language: str, form: str) -> None:
    """The available reports: country, year, period, how close the text is to the source, claims, reviewers.

    For a remote store, only complete reports are listed; if the load of another report was interrupted, the exit status
    is 3.
    """
    from gapgraph.pages.listing_pages import reports_page
    from gapgraph.store.source import require_no_other
    from gapgraph.tables.reports_table import report_table

    graph = graph_of(context)
    output(form, lambda: report_table(graph, language), lambda page: reports_page(page, graph, language))
    require_no_other(graph.source)
