"""``gapgraph query``: list, show and run the canned queries, or run your own SPARQL within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import Name, corpus_of, endpoint_option, language_option, output
from gapgraph.cli.output import complain
from gapgraph.cli.spoken_help import spoken
from gapgraph.cli.table_output import chosen_form, put_text, table_options

if TYPE_CHECKING:
    from gapgraph.corpus import Corpus
    from gapgraph.pages.layout import Page
    from gapgraph.queries.answer import Described, QueryAnswer
    from gapgraph.tables.table import Table

SECONDS = 30.0
"""How long a query may take, unless ``--timeout`` is given."""

ROWS = 10_000
"""How many rows are shown, unless ``--limit`` is given."""


def _names(graph: Corpus, _typed: str) -> Iterable[tuple[str, str]]:
    from gapgraph.queries.catalogue import read_catalogue

    return ((one.name, one.header.question) for one in read_catalogue(graph.base).values())


def _pairs(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Parse arguments of the form ``name=value`` into a dictionary."""
    for one in given:
        if "=" not in one:
            raise click.UsageError(
                f"The value of --param must have the form name=value, and {one!r} has no equals sign."
            )
    return dict(one.split("=", 1) for one in given)


@click.command("query", short_help="The canned questions: list, show or run them; or run your own SPARQL.")
@click.argument("name", required=False, type=Name("query", _names))
@click.option("--param", "-p", "values", multiple=True, metavar="NAME=VALUE", callback=_pairs, help="Choose a value.")
@click.option(
    "--show", is_flag=True, help="Show the query's parameters, the choices of each parameter, and the query's text."
)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="List only the queries with this tag.")
@click.option(
    "--sparql",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Run the SPARQL query in this file; - reads it from the standard input.",
)
@click.option(
    "--limit", type=click.IntRange(0), default=ROWS, show_default=True, help="The maximum number of rows; 0 shows all."
)
@click.option(
    "--timeout", type=click.FloatRange(0.01), default=SECONDS, show_default=True, help="The maximum time in seconds."
)
@click.option("--full", is_flag=True, help="Show every row with its claims, and every claim with its quotation.")
@endpoint_option
@language_option
@table_options(
    "ttl", text="table is a page to read; csv, json, md, html and xlsx have the query's columns; ttl is for triples."
)
@click.pass_context
def query_command(
    context: click.Context,
    name: str | None,
    values: dict[str, str],
    show: bool,
    tags: tuple[str, ...],
    sparql: str | None,
    limit: int,
    timeout: float,
    full: bool,
    language: str,
    form: str,
) -> None:
    """List the canned queries, show one, or run it; each row has its claim and the words that prove it.

    Without NAME, the queries are listed by tag. Write values as people do: per-2021, Man, gap:Man or a label; each
    parameter has a default, so every query runs without values. With --sparql you run a query of your own: it may read
    the loaded graphs and nothing else. Our prefixes need no declaration; without GRAPH or FROM the query reads all
    graphs.
    """
    if sparql and (name or values or show or tags):
        raise click.UsageError("--sparql can't be used with NAME, --param, --show or --tag.")
    if name and tags:
        raise click.UsageError("--tag lists queries: it can't be used with NAME.")
    graph = corpus_of(context)
    if sparql:
        _own(graph, Path(sparql), limit or None, timeout, language, form)
    elif name is None:
        _list(graph, tags, values, language, form)
    elif show:
        _show(graph, name, language, form)
    else:
        _run(graph, name, values, limit or None, timeout, language, form, full=full)


def _list(graph: Corpus, tags: tuple[str, ...], values: dict[str, str], language: str, form: str) -> None:
    from gapgraph.errors import unknown_name
    from gapgraph.pages.query_page import queries_page, query_table
    from gapgraph.queries.catalogue import read_catalogue
    from gapgraph.queries.header import TAGS

    if values:
        raise click.UsageError("--param needs the NAME of a query.")
    for tag in tags:
        if tag not in TAGS:
            raise unknown_name("GG501", "tag", tag, list(TAGS), "gapgraph query")
    known = read_catalogue(graph.base)
    _output_table(
        form, lambda: query_table(known, tags, language), lambda page: queries_page(page, known, tags, language)
    )


def _show(graph: Corpus, name: str, language: str, form: str) -> None:
    from gapgraph.pages.query_page import choice_table, one_query_page
    from gapgraph.queries.catalogue import read_named

    one = read_named(graph.base, name)
    _output_table(
        form, lambda: choice_table(one, graph, language), lambda page: one_query_page(page, one, graph, language)
    )


def _run(
    graph: Corpus,
    name: str,
    values: dict[str, str],
    limit: int | None,
    seconds: float,
    language: str,
    form: str,
    *,
    full: bool,
) -> None:
    from gapgraph.queries.ask import ask_canned, choose_values
    from gapgraph.queries.catalogue import read_named

    one = read_named(graph.base, name)
    if any(parameter.name == "lang" for parameter in one.header.parameters):
        values = {"lang": language, **values}
    used = choose_values(one, values, graph)
    load_page = partial(_load_page, graph, used.get("report", ""))
    found = ask_canned(graph, one, values, limit, seconds, once=True, meanwhile=load_page)
    from gapgraph.pages.query_page import answer_page, question

    title = question(one, language) + "".join(f"; {name} {value}" for name, value in used.items() if name != "lang")
    told = {column.name: column.description for column in one.header.columns}
    page = partial(answer_page, query=one, chosen=used, found=found, graph=graph, language=language, full=full)
    _output_table(form, partial(found.table, language), page, title=title, told=told)
    _say_cut(found, limit)


def _load_page(graph: Corpus, report: str) -> None:
    """Load what the page of an answer needs: its code, the labels, and the report in its heading."""
    import gapgraph.pages.query_page  # noqa: F401

    _ = graph.facts
    if report in graph.report_ids:
        graph.report_facts(report)


def _own(graph: Corpus, path: Path, limit: int | None, seconds: float, language: str, form: str) -> None:
    from gapgraph.pages.query_page import rows_page
    from gapgraph.queries.answer import Described
    from gapgraph.queries.ask import ask_own

    found = ask_own(graph, path, limit, seconds)
    if isinstance(found, Described):
        _output_triples(found, form)
    else:
        _output_table(form, found.table, lambda page: rows_page(page, found, graph, language))
    _say_cut(found, limit)


def _output_table(
    form: str,
    table: Callable[[], Table],
    page: Callable[[Page], None],
    *,
    title: str = "",
    told: Mapping[str, str] | None = None,
) -> None:
    if chosen_form(form) == "ttl":
        raise click.UsageError("--format ttl works only for a CONSTRUCT or DESCRIBE; this query gives a table.")
    output(form, table, page, title=title, told=told)


def _output_triples(found: Described, form: str) -> None:
    """Print the triples of a CONSTRUCT or DESCRIBE: as Turtle, or as a table of three columns if the user asked for a
    table.
    """
    from gapgraph.queries.answer import triple_table, triples_as_turtle

    if chosen_form(form) in ("table", "ttl"):
        put_text(triples_as_turtle(found))
    else:
        output(form, lambda: triple_table(found))


def _say_cut(found: QueryAnswer, limit: int | None) -> None:
    if found.truncated:
        complain(spoken("answer cut", limit=limit), 0)
