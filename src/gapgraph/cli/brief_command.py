"""``gapgraph brief``: a report's page as one file."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import REPORT_ID, context_options, endpoint_options, graph_of, language_option
from gapgraph.cli.output import emit, unwritable
from gapgraph.cli.table_output import is_other_format


@click.command("brief", short_help="Write a report as one page, to mail or print.")
@click.argument("report", type=REPORT_ID)
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False), help="The file to write.")
@click.option("--pdf", is_flag=True, help="Write PDF instead of HTML, with an installed Chromium.")
@context_options
@endpoint_options
@language_option
@click.pass_context
def brief_command(
    context: click.Context, report: str, target: str | None, pdf: bool, when: str, where: str, language: str
) -> None:
    """Write one HTML page that shows who lacks which protection in this report; it needs no other file.

    The page opens from a folder with the network off, works with scripts off, and prints on A4.
    """
    try:
        from gapgraph.web.brief import brief_html
    except ImportError as error:
        from gapgraph.cli.serve_command import web_extra

        raise web_extra(error) from error
    _refuse_other_format(target, pdf=pdf)
    text = brief_html(graph_of(context), report, language, when, where)
    if pdf:
        from gapgraph.web.pdf import write_pdf

        if not target:
            raise click.UsageError("--pdf needs -o FILE.")
        write_pdf(text, Path(target))
    elif target:
        _write(Path(target), text)
    else:
        emit(text)


def _refuse_other_format(target: str | None, *, pdf: bool) -> None:
    """Raises UsageError for a file whose name promises another format than the page has."""
    ending = Path(target or "").suffix.lower()
    if pdf and ending not in ("", ".pdf"):
        raise click.UsageError(f"--pdf writes PDF: name the file .pdf, not {ending}.")
    if not pdf and ending == ".pdf":
        raise click.UsageError("For a PDF file, add --pdf.")
    if not pdf and is_other_format(ending, ("html", "htm")):
        raise click.UsageError(f"gapgraph brief writes HTML: name the file .html, not {ending}.")


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(error.strerror, str(target)) from error
