"""``gapgraph export``: reports as files that other programs read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

import click

from gapgraph.cli.options import REPORT_ID, endpoint_options, graph_of, language_option
from gapgraph.cli.output import emit, unwritable
from gapgraph.cli.table_output import form_by_ending

_FORMS: Final = ("ttl", "trig", "nq", "jsonld", "csv", "xlsx", "csv-folder")


@click.command("export", short_help="Reports as Turtle, TriG, N-Quads, JSON-LD, csv or a workbook.")
@click.argument("reports", nargs=-1, type=REPORT_ID, metavar="[REPORT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="trig",
    show_default=True,
    help="ttl merges the graphs; csv contains only the claims; xlsx and csv-folder contain one whole "
    "report for gapgraph import.",
)
@click.option(
    "--derived/--claims-only",
    "with_derived",
    default=False,
    help="Also export what follows from the claims: coverage, gaps, assessed duties. Off by default.",
)
@click.option(
    "--with-ontology",
    is_flag=True,
    help="Also export the ontology, the law and the countries, so every term has its label and definition.",
)
@click.option(
    "--for-store",
    is_flag=True,
    help="What gapgraph load sends (graphs, with marks of completion), as N-Quads for a store's own bulk loader.",
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="The file to write; after an error, the file is unchanged.",
)
@endpoint_options
@language_option
@click.pass_context
def export_command(
    context: click.Context,
    reports: tuple[str, ...],
    form: str,
    with_derived: bool,
    with_ontology: bool,
    for_store: bool,
    path: Path | None,
    language: str,
) -> None:
    """The graphs of the named reports (if none is named, of all) in a syntax that other programs read. The same data
    always gives the same bytes.

    A JSON-LD document contains its context, so no program has to fetch the context. In csv the labels are in the chosen
    language; quotes stay as they are.

    A workbook (xlsx) has one sheet for each kind of claim and lists of the names that a cell may hold; beside each row
    are its sentence and the findings of the checks. The workbook is written to the file that -o names, or to a file
    named after the report.

    With --for-store the file is for a store's own bulk loader, which then does what gapgraph load does; after that,
    gapgraph doctor reports whether everything was loaded.
    """
    if for_store:
        _write_for_store(context, reports, path)
        return
    form = form_by_ending(form, path, _FORMS)
    if form.startswith(("csv", "xlsx")) and with_ontology:
        raise click.UsageError(f"{form} contains claims with their labels: --with-ontology works only for graphs.")
    if form.startswith(("csv", "xlsx")) and with_derived:
        raise click.UsageError(f"{form} contains only claims: for derived answers, use gapgraph gaps or matrix.")
    graph = graph_of(context)
    chosen = tuple(dict.fromkeys(map(graph.report_id, reports))) or graph.report_ids
    if form in {"xlsx", "csv-folder"}:
        if len(chosen) != 1:
            raise click.UsageError("A workbook contains one report: give its id.")
        from gapgraph.authoring.own_build import write_built
        from gapgraph.cli.workbook_export import workbook_files

        _refuse_missing_folder(path)
        files = workbook_files(graph, chosen[0], form, path, language)
        write_built(files.items())
        emit("".join(f"wrote {one}\n" for one in files))
        return
    if form == "csv":
        from gapgraph.tables.table_formats import csv_text

        text = csv_text(graph.claim_rows(chosen).table(language))
    else:
        text = graph.export(chosen, form, with_derived=with_derived, with_ontology=with_ontology)
    _write(text, path)


def _refuse_missing_folder(path: Path | None) -> None:
    """Raises GapgraphError GG002 if the parent folder of ``path`` is missing: an export doesn't create this folder."""
    if path and not path.absolute().parent.is_dir():
        raise unwritable(os.strerror(errno.ENOENT), str(path))


def _write_for_store(context: click.Context, reports: tuple[str, ...], path: Path | None) -> None:
    """Write the N-Quads of a whole load into a file. The format and the content of the file are fixed, so options that
    would change them are refused.
    """
    from gapgraph.loading.load import units_of
    from gapgraph.loading.load_parts import all_parts
    from gapgraph.loading.store_files import store_quads
    from gapgraph.store.source import FolderFacts

    for name in ("form", "with_derived", "with_ontology"):
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(
                "--for-store always writes everything as N-Quads: leave out other options of format and content."
            )
    graph = graph_of(context)
    if not isinstance(graph.source, FolderFacts):
        raise click.UsageError("A store is filled from files: --root must have ontology/ and data/.")
    chosen = tuple(dict.fromkeys(map(graph.report_id, reports)))
    _write(b"".join(store_quads(units_of(all_parts(graph), chosen))).decode(), path)


def _write(text: str, path: Path | None) -> None:
    """Write to the standard output, or to a file that gets its name only when it is complete."""
    if path is None:
        emit(text)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode())
        beside.replace(path)
    except OSError as error:
        raise unwritable(error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
