"""``gapgraph build``: compile the encodings of a folder into graphs, or report all their mistakes."""

from __future__ import annotations

import click

from gapgraph.cli.options import messages_option, own_root


@click.command("build", short_help="Compile the encodings of a folder, or list all their mistakes.")
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--check", is_flag=True, help="Write nothing: only list mistakes, and files that aren't up to date.")
@messages_option
@click.pass_context
def build_command(context: click.Context, reports: tuple[str, ...], check: bool) -> int:
    """Compile data/encodings (all, unless some are named) of --root, or of the current folder, into data/reports.

    Nothing is written for a report while its encoding has a mistake. Each mistake is reported with its line, what was
    probably meant, and what to write. A claim without a number gets the next free number, and the slots that follow
    from its words, its group or its total: speaker, frequency, value, year, age and sex. The build writes the
    numbers and slots that it adds into the encoding. The build changes no claim that has a number, so you can correct
    or remove a claim's slots later.

    Exit status: 0 when all is written, 1 with --check when a file isn't up to date, 2 when there is a mistake.
    """
    from gapgraph.authoring.own_build import build_folder, is_current, schema_file, write_built
    from gapgraph.cli.output import complain, emit
    from gapgraph.cli.spoken_help import error_text, note_text, spoken
    from gapgraph.drafting.derived_slots import derived_slots

    root, wrong, stale = own_root(context), 0, 0
    for built in build_folder(root, reports, derive=derived_slots):
        for told in (*map(note_text, built.notes), *map(error_text, built.mistakes)):
            complain(told, 0)
        wrong += len(built.mistakes)
        for path, content in built.files:
            if not is_current(path, content):
                stale += 1
                name = path.relative_to(root).as_posix()
                key = "not current" if check else "wrote"
                complain(spoken(key, name=name), 1) if check else emit(spoken(key, name=name) + "\n")
        if not check:
            write_built(built.files)
    if not (check or wrong):
        write_built([schema_file(root)])
    if wrong:
        return complain(spoken("mistakes of build", count=wrong), 2)
    if not stale:
        emit(spoken("all current") + "\n")
    return int(check and stale > 0)
