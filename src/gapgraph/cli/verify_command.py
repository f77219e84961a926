"""``gapgraph verify``: are a report's quoted passages in a text that somebody has?"""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import REPORT_ID, endpoint_options, format_option, graph_of, language_option, output


@click.command("verify", short_help="Whether a report's quotes and references are in a text.")
@click.argument("report", type=REPORT_ID)
@click.option(
    "--source",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The text (.txt, .docx, .pdf or .html): the section in which the report's sentences are counted.",
)
@endpoint_options
@language_option
@format_option
@click.pass_context
def verify_command(context: click.Context, report: str, source: Path, language: str, form: str) -> int:
    """Does your copy of a report's text contain every passage that the claims of REPORT cite?

    A quote is searched by its words, a reference by its sentence and digest; line breaks and the form of quotation
    marks and dashes don't matter. If the report's text is a paraphrase, its quotes are compared with the paraphrase,
    not with the source itself.

    Exit status: 0 when all passages are found, 1 when a passage isn't found.
    """
    from gapgraph.authoring.text_files import read_narrative
    from gapgraph.authoring.verification import PassagePlace
    from gapgraph.authoring.verification import verify as verified
    from gapgraph.pages.verification_page import verified_page
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.verification_table import verified_table

    graph = graph_of(context)
    setting = Setting(graph, graph.report_id(report), language)
    found = verified(graph.claims(setting.id), read_narrative(source).text)
    output(form, lambda: verified_table(setting, found), lambda page: verified_page(page, setting, found))
    return int(any(one.standing is not PassagePlace.FOUND for one in found))
