"""``gapgraph search``: find sentences, claims, terms and queries by words."""

from __future__ import annotations

import click

from gapgraph.cli.options import REPORT_ID, endpoint_options, format_option, graph_of, language_option, output

SEARCHABLE = ("sentence", "claim", "term", "query")


@click.command("search", short_help="Sentences, claims, terms and queries that contain words.")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--report", "reports", type=REPORT_ID, multiple=True, help="Only in this report; may be given several times."
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(SEARCHABLE),
    multiple=True,
    help="Only hits of this kind; may be given several times.",
)
@endpoint_options
@language_option
@format_option
@click.pass_context
def search_command(
    context: click.Context,
    words: tuple[str, ...],
    reports: tuple[str, ...],
    kinds: tuple[str, ...],
    language: str,
    form: str,
) -> None:
    """Find all WORDS in the sentences of the reports, in claims, in terms of ontology and law, and in canned
    queries.

    WORDS can be English or Spanish, in any order; case, accents and plural endings make no difference, and the
    beginning of a word is enough. Put words that must be next to each other in quotation marks, within those of the
    shell: '"accepted men"'. The page shows the first results of each kind, and all results with --kind; csv, JSON and
    other formats always have all results.
    """
    from gapgraph.pages.hits_page import MOST_HITS, hits_page

    graph = graph_of(context)
    found = graph.search(" ".join(words), reports, kinds, language=language)
    most = None if kinds else MOST_HITS
    output(form, lambda: found.table(language), lambda page: hits_page(page, graph, found, language, most))
