"""``gapgraph new``: write the first files of a report's encoding."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from gapgraph.cli.options import messages_option, own_root


@click.command("new", short_help="Begin the encoding of a report from its text.")
@click.argument("country", metavar="ISO3")
@click.argument("year", type=int)
@click.option(
    "--text",
    "source",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The narrative: .txt, .docx, .pdf or .html.",
)
@click.option("--address", default="", metavar="URL", help="The web address of the report; it can be added later.")
@click.option(
    "--wording",
    type=click.Choice(("verbatim", "paraphrase", "withheld")),
    default="verbatim",
    show_default=True,
    help="Whether the text is verbatim or a paraphrase; withheld: the words may not be copied, only referred to.",
)
@click.option(
    "--extent",
    type=click.Choice(("whole", "excerpt")),
    default="whole",
    show_default=True,
    help="Whether the text is the whole section.",
)
@click.option(
    "--section", default="Protection", show_default=True, help="The name of the section that contains the text."
)
@click.option(
    "--by", default="", metavar="NAME", help="Short name of another publisher, which becomes part of the id: ngo."
)
@click.option(
    "--publisher", default="agent:us-state", show_default=True, help="The declared body that published the report."
)
@click.option("--license", "terms", default="", metavar="TEXT", help="The license of the text.")
@click.option("--name", default="", help="The country's name, if neither data/countries nor ISO 3166 has it.")
@click.option("--name-es", default="", help="The country's name in Spanish.")
@messages_option
@click.pass_context
def new_command(
    context: click.Context,
    country: str,
    year: int,
    source: Path,
    address: str,
    wording: str,
    extent: str,
    section: str,
    by: str,
    publisher: str,
    terms: str,
    name: str,
    name_es: str,
) -> None:
    """Begin the encoding of a report: the text, its description, and its numbered sentences with the codebook's hints.

    ISO3 is the country's code (PER); YEAR is the year of the report. Nothing is overwritten, and no claim is written
    for you. Files are written below --root, or below the current folder. The folder may be empty: the bundled ontology
    is used, and copies of the codebook and of the list of names are put into docs. Page layout (such as line breaks and
    page numbers) is removed from the text, and each change is reported.
    """
    from gapgraph.api import Gapgraph
    from gapgraph.authoring.new_report import begin_report, country_notes
    from gapgraph.authoring.scaffold import Start
    from gapgraph.authoring.text_files import read_narrative
    from gapgraph.cli.output import emit
    from gapgraph.cli.spoken_help import LANGUAGE, spoken
    from gapgraph.i18n.command_phrases import CLEANING

    narrative = read_narrative(source)
    own = {"license": terms} if terms else {}
    start = Start(
        country=country,
        year=year,
        text=narrative.text,
        address=address,
        by=by,
        publisher=publisher,
        wording=wording,
        extent=extent,
        section=section,
        country_name=(name, name_es),
        **own,
    )
    root = own_root(context)
    for what, count in narrative.changes.items():
        told = what if LANGUAGE.get() == "en" else CLEANING.get(what, what)
        emit(spoken("cleaned", what=told, count=count) + "\n")
    graph = Gapgraph(root)
    notes = country_notes(graph, start)
    for path in begin_report(graph, start, narrative):
        emit(spoken("wrote", name=path.relative_to(root)) + "\n")
    for note in notes:
        emit(spoken(note, country=country.upper()) + "\n")
    if not by and context.get_parameter_source("publisher") is ParameterSource.DEFAULT:
        emit(spoken("publisher assumed", report=start.id) + "\n")
    if not address:
        emit(spoken("address missing", report=start.id) + "\n")
    emit(spoken("next of new", report=start.id) + "\n")
