"""``gapgraph matrix``: every named group and every protection that applies to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import (
    GROUP,
    PROTECTION,
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
    from collections.abc import Iterator

    from gapgraph.api import Gapgraph
    from gapgraph.pages.corpus_page import StandingOnPage
    from gapgraph.tables.table import Table
    from gapgraph.vocabulary import Iri


@click.command("matrix", short_help="The status of every group for each protection that applies to it.")
@report_argument
@all_option
@click.option("--group", "groups", type=GROUP, multiple=True, help="Only this group; may be given several times.")
@click.option(
    "--protection",
    "protections",
    type=PROTECTION,
    multiple=True,
    help="Only this protection; may be given several times.",
)
@context_options
@endpoint_options
@language_option
@format_option
@click.pass_context
def matrix_command(
    context: click.Context,
    report: str | None,
    everything: bool,
    groups: tuple[str, ...],
    protections: tuple[str, ...],
    when: str,
    where: str,
    language: str,
    form: str,
) -> None:
    """Every named group and every protection that applies to it: best, worst, exceptions.

    A protection that the report doesn't mention has a row too. Nothing is averaged: if members of a group differ, the
    row shows the best status, the worst status, and who the exceptions are.
    """
    from gapgraph.pages.corpus_page import SIDE_BY_SIDE, matrix_by_country_page
    from gapgraph.pages.matrix_page import matrices_page, matrix_page

    graph = graph_of(context)
    whom, columns = _chosen(graph, groups, protections)
    if everything and form == "table" and not (report or when or where) and len(graph.report_ids) > SIDE_BY_SIDE:
        names = graph.names(language=language)
        output(
            form,
            _no_table,
            lambda page: matrix_by_country_page(page, names, language, _standings(graph, whom, columns)),
        )
        return
    settings = graph.settings(choose_reports(graph, report, everything, language), language, when, where)
    output(
        form,
        lambda: graph.matrix_in(settings, whom, columns).table(language),
        lambda page: (
            matrices_page(page, settings, whom, columns)
            if everything
            else matrix_page(page, settings[0], whom, columns)
        ),
    )


def _no_table() -> Table:
    raise NotImplementedError("a page was asked for")


def _chosen(
    graph: Gapgraph, groups: tuple[str, ...], protections: tuple[str, ...]
) -> tuple[tuple[Iri, ...], tuple[Iri, ...]]:
    """The groups and the protections that the user names, in the ontology's order; if none is named, all."""
    asked: set[Iri] = {*map(graph.group, groups)} or {*graph.lattice.groups}
    what: set[Iri] = {*map(graph.protection, protections)} or {*graph.scheme.protections}
    whom = tuple(group for group in graph.lattice.groups if group in asked)
    return whom, tuple(protection for protection in graph.scheme.protections if protection in what)


def _standings(graph: Gapgraph, groups: tuple[Iri, ...], protections: tuple[Iri, ...]) -> Iterator[StandingOnPage]:
    from gapgraph.pages.corpus_page import StandingOnPage

    for group in groups:
        for one in graph.countries(group, protections):
            yield StandingOnPage(group, one.protection, one.country, one.best, one.worst)
