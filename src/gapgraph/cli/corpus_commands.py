"""``gapgraph lacking``, ``trends`` and ``countries``: questions about all reports at hand."""

from __future__ import annotations

import click

from gapgraph.cli.options import GROUP, PROTECTION, format_option, graph_of, language_option, output


@click.command("lacking", short_help="Where a group lacks a protection, and since when.")
@click.argument("group", type=GROUP)
@click.argument("protection", type=PROTECTION)
@language_option
@format_option
@click.pass_context
def lacking_command(context: click.Context, group: str, protection: str, language: str, form: str) -> None:
    """Where somebody of a group lacks a protection, country by country: since when, in which reports, by which claims.

    The years are those of reports that say so; otherwise are years whose reports say that it is offered. A year of
    which no report speaks stands in neither: silence proves nothing. The claims are those of the newest such report.
    """
    found = graph_of(context).lacking(group, protection)
    output(form, lambda: found.table(language))


@click.command("trends", short_help="How a group stood for a protection, year by year.")
@click.argument("group", type=GROUP)
@click.argument("protection", type=PROTECTION)
@language_option
@format_option
@click.pass_context
def trends_command(context: click.Context, group: str, protection: str, language: str, form: str) -> None:
    """How a group stood for a protection, by country and year: in how many reports somebody of it is offered what.

    A report counts under each verdict that somebody of the group has. Those that say nothing of it are silent.
    """
    found = graph_of(context).trends(group, protection)
    output(form, lambda: found.table(language))


@click.command("countries", short_help="How a group stands in each country's newest reports.")
@click.argument("group", type=GROUP)
@click.option("--protection", "protections", type=PROTECTION, multiple=True, help="This protection alone; likewise.")
@language_option
@format_option
@click.pass_context
def countries_command(
    context: click.Context, group: str, protections: tuple[str, ...], language: str, form: str
) -> None:
    """Countries side by side: the best and the worst that the newest reports of each say of a group.

    What a report says more of looks better and worse at once: spoken tells whether any claim speaks of it.
    """
    found = graph_of(context).countries(group, protections)
    output(form, lambda: found.table(language))
