"""``gapgraph lacking``, ``trends`` and ``countries``: questions about all reports."""

from __future__ import annotations

import click

from gapgraph.cli.options import GROUP, PROTECTION, endpoint_options, format_option, graph_of, language_option, output


@click.command("lacking", short_help="Where a group lacks a protection, and since when.")
@click.argument("group", type=GROUP)
@click.argument("protection", type=PROTECTION)
@endpoint_options
@language_option
@format_option
@click.pass_context
def lacking_command(context: click.Context, group: str, protection: str, language: str, form: str) -> None:
    """Where someone of a group lacks a protection, country by country: since when, in which reports, by which claims.

    The column "years" lists the years whose reports say that someone lacks the protection; "otherwise" lists the years
    whose reports say only that the protection is offered. A year whose reports don't mention the protection is neither
    in "years" nor in "otherwise": silence proves nothing. The claims are those of the newest report that says that
    someone lacks the protection.
    """
    from gapgraph.pages.lacking_page import lacking_page

    graph = graph_of(context)
    found = graph.lacking(group, protection)
    output(form, lambda: found.table(language), lambda page: lacking_page(page, graph, found, language))


@click.command("trends", short_help="The status of a group for a protection, year by year.")
@click.argument("group", type=GROUP)
@click.argument("protection", type=PROTECTION)
@endpoint_options
@language_option
@format_option
@click.pass_context
def trends_command(context: click.Context, group: str, protection: str, language: str, form: str) -> None:
    """The trend of a group for a protection, by country and year: how many reports give each verdict to someone of the
    group.

    A report counts under each verdict that somebody of the group has. Reports that say nothing about the protection are
    counted as silent.
    """
    found = graph_of(context).trends(group, protection)
    output(form, lambda: found.table(language))


@click.command("countries", short_help="The statuses of a group in each country's newest reports.")
@click.argument("group", type=GROUP)
@click.option(
    "--protection",
    "protections",
    type=PROTECTION,
    multiple=True,
    help="Only this protection; may be given several times.",
)
@endpoint_options
@language_option
@format_option
@click.pass_context
def countries_command(
    context: click.Context, group: str, protections: tuple[str, ...], language: str, form: str
) -> None:
    """Countries side by side: the best and the worst status of a group in the newest reports of each country.

    A country whose reports say more can have both a better best status and a worse worst status. The column "spoken"
    shows whether any claim mentions the protection.
    """
    found = graph_of(context).countries(group, protections)
    output(form, lambda: found.table(language))
