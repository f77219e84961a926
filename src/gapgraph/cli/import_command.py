"""``gapgraph import``: a report from a workbook or a folder of csv into an encoding."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import messages_option, own_root


@click.command("import", short_help="Make a report from a workbook or a folder of csv files.")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Replace the existing encoding and text of the report.")
@click.option(
    "--mistakes-to",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="If something is wrong, write a copy of the workbook with each mistake beside its row.",
)
@messages_option
@click.pass_context
def import_command(context: click.Context, source: Path, replace: bool, target: Path | None) -> int:
    """Read FILE (.xlsx, .xls, .ods, or a folder of csv), as gapgraph export writes it, and write its encoding.

    The encoding is written into the folder --root, or into the current folder. Each mistake is reported with its sheet,
    row and column, and then nothing is written. A row without an id becomes a claim with the next free number.

    Exit status: 0 when the encoding is written, 2 when there is a mistake.
    """
    from gapgraph.api import Gapgraph
    from gapgraph.authoring.imported import write_imported
    from gapgraph.authoring.own_build import write_built
    from gapgraph.authoring.slot_choices import SlotChoices
    from gapgraph.cli.output import complain, emit
    from gapgraph.cli.spoken_help import error_text, spoken
    from gapgraph.workbook.round_trip import read_report, with_mistakes

    root = own_root(context)
    choices = SlotChoices(Gapgraph(root).facts)
    found = read_report(source, choices)
    for mistake in found.mistakes:
        complain(error_text(mistake), 2)
    if found.mistakes:
        if target:
            write_built([(target, with_mistakes(source, found.mistakes, choices))])
            emit(spoken("wrote", name=target) + "\n")
        return complain(spoken("mistakes of import", count=len(found.mistakes)), 2)
    written = write_imported(root, found.document, choices.ontology, replace=replace)
    for path in written:
        emit(spoken("wrote", name=path.relative_to(root).as_posix()) + "\n")
    if not written:
        emit(spoken("nothing new imported", report=found.document.id) + "\n")
    emit(spoken("next of import", report=found.document.id) + "\n")
    return 0
