"""``gapgraph agree``: compare two independent encodings of one text."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import format_option, graph_of, language_option, output

_FILE = click.Path(path_type=Path)


@click.command("agree", short_help="How far two encodings of one text agree.")
@click.argument("first", type=_FILE)
@click.argument("second", type=_FILE)
@click.option(
    "--text",
    metavar="FILE",
    type=_FILE,
    default=None,
    help="The text; without this option, the report's text in data/sources.",
)
@click.option("--disagreements", is_flag=True, help="In csv, json and md: only the differences, side by side.")
@language_option
@format_option
@click.pass_context
def agree_command(
    context: click.Context, first: Path, second: Path, text: Path | None, disagreements: bool, language: str, form: str
) -> None:
    """How far do two encodings of one text agree, slot by slot, and where do they differ?

    FIRST and SECOND are encodings (TOML) of one report. Claims that quote the same words are compared; the measure is
    Krippendorff's alpha. Needs the extra "agree".
    """
    from gapgraph.authoring.side_by_side import compared
    from gapgraph.pages.agreement_page import agreement_page
    from gapgraph.tables.agreement_table import Agreement, agreement_table, disagreement_table

    report, units = compared(first, second, text or graph_of(context).root / "data" / "sources")
    found = Agreement(report, units, language)
    table = disagreement_table if disagreements else agreement_table
    output(form, lambda: table(found), lambda page: agreement_page(page, found))
