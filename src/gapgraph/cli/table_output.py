"""Where a table is written and in which format: ``--format``, ``-o FILE`` and ``--excel`` of every command that gives a
table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

from gapgraph.cli.output import (
    TABLE_FORMS,
    emit,
    emit_bytes,
    emit_drawn,
    page_as_text,
    table_as_text,
    table_for_people,
    unwritable,
)
from gapgraph.cli.spoken_help import LANGUAGE

if TYPE_CHECKING:
    from gapgraph.pages.layout import Page
    from gapgraph.tables.table import Table
    from gapgraph.tables.table_document import TableDocument

Decorated = TypeVar("Decorated", bound=Callable[..., object])
"""The type of a function to which a decorator, such as :func:`table_options`, adds options of a command."""

GRAPH = "gapgraph.graph"
"""The key in the command's context under which the opened data is stored."""

_TARGET = "gapgraph.target"
_EXCEL = "gapgraph.excel"
_MARK = "\ufeff"
_DOCUMENTS = ("html", "xlsx")
_FORMAT_HELP = "table is a page to read; csv, json and md have the documented columns, html and xlsx all of them."


def table_options(*more: str, text: str = _FORMAT_HELP) -> Callable[[Decorated], Decorated]:
    """Add ``--format`` (with extra formats for this command), ``-o`` and ``--excel``."""
    forms = ("table", *TABLE_FORMS, *more)

    def decorate(function: Decorated) -> Decorated:
        excel = click.option(
            "--excel",
            is_flag=True,
            expose_value=False,
            callback=lambda context, _option, value: context.meta.__setitem__(_EXCEL, value),
            help="csv that Excel opens with its accents: with a byte-order mark.",
        )
        target = click.option(
            "-o",
            "--output",
            metavar="FILE",
            type=click.Path(dir_okay=False, allow_dash=True),
            expose_value=False,
            callback=lambda context, _option, value: context.meta.__setitem__(_TARGET, value),
            help="Write to this file; without --format, the ending of the file's name sets the format.",
        )
        form = click.option("--format", "form", type=click.Choice(forms), default="table", show_default=True, help=text)
        return form(target(excel(function)))

    return decorate


def chosen_form(form: str) -> str:
    """The format from ``--format``, from ``--excel``, or from the file's ending."""
    context = click.get_current_context()
    if context.meta.get(_EXCEL):
        if _is_given(context) and form != "csv":
            raise click.UsageError(f"--excel works only for csv, not for --format {form}.")
        return "csv"
    return form_by_ending(form, context.meta.get(_TARGET), _forms_of(context))


def _forms_of(context: click.Context) -> tuple[str, ...]:
    """The formats that the running command offers."""
    types = (one.type for one in context.command.params if one.name == "form")
    return next((tuple(map(str, one.choices)) for one in types if isinstance(one, click.Choice)), TABLE_FORMS)


def form_by_ending(form: str, target: str | Path | None, forms: Collection[str]) -> str:
    """The format from ``--format``, or else the ending of the file's name, if it is one of the formats.

    Raises UsageError for an ending of another format, because the file's content would not fit its name.
    """
    if _is_given(click.get_current_context()):
        return form
    ending = Path(target or "").suffix.lower()
    if is_other_format(ending, forms):
        names = ", ".join(one for one in forms if one in _KNOWN_ENDINGS)
        raise click.UsageError(f"This command writes no {ending} files: use --format, or one of the endings {names}.")
    return ending.removeprefix(".") if ending.removeprefix(".") in forms else form


_TABLES = ("csv", "json", "md", "html", "xlsx", "xls", "ods", "tsv", "parquet")
_GRAPHS = ("ttl", "trig", "nt", "nq", "rdf", "jsonld", "xml")
_DOCUMENT_ENDINGS = ("pdf", "doc", "docx", "png", "svg", "yaml")
_KNOWN_ENDINGS = frozenset((*_TABLES, *_GRAPHS, *_DOCUMENT_ENDINGS))
"""Endings that promise a format."""


def is_other_format(ending: str, forms: Iterable[str]) -> bool:
    """Whether the ending of a file's name promises a format that isn't one of these."""
    name = ending.removeprefix(".").lower()
    return name in _KNOWN_ENDINGS and name not in forms


def _is_given(context: click.Context) -> bool:
    return context.get_parameter_source("form") is not ParameterSource.DEFAULT


def output(
    form: str,
    table: Callable[[], Table],
    page: Callable[[Page], None] | None = None,
    *,
    title: str = "",
    told: Mapping[str, str] | None = None,
    csv: Callable[[], str] | None = None,
) -> None:
    """Print a table in the chosen format, or write it to the named file; only that format is computed.

    ``page`` draws the answer for people; without ``page``, the table is drawn. ``title`` and ``told`` are for html and
    xlsx; ``told`` maps a column to a description of its content. ``csv`` makes the csv text, if this is possible
    without the table.
    """
    form = chosen_form(form)
    if form in _DOCUMENTS:
        put_document(form, _document(table(), title, told or {}))
    elif form in TABLE_FORMS:
        mark = _MARK if click.get_current_context().meta.get(_EXCEL) else ""
        ready = csv() if csv and form == "csv" else table_as_text(form, table(), plain=bool(file_named()))
        put_text(mark + ready)
    else:
        plain = bool(file_named())
        text = page_as_text(page, plain=plain) if page else table_for_people(_headed(table()), plain=plain)
        put_text(text, drawn=True)


def _headed(table: Table) -> Table:
    from gapgraph.tables.table_document import with_heads, with_words

    graph = click.get_current_context().meta.get(GRAPH)
    return with_heads(with_words(table, graph, LANGUAGE.get()) if graph else table, LANGUAGE.get())


def file_named() -> Path | None:
    """The file that ``-o`` names; None for the standard output."""
    target = click.get_current_context().meta.get(_TARGET)
    return Path(target) if target and target != "-" else None


def put_text(text: str, *, drawn: bool = False) -> None:
    """Write to the named file, or to the standard output. If ``drawn`` is true, the text is a page whose styles the
    terminal may show.
    """
    target = file_named()
    if target is None:
        (emit_drawn if drawn else emit)(text)
    else:
        _write(target, text.encode("utf-8", "backslashreplace"))


def put_document(form: str, document: TableDocument) -> None:
    """Write the table as a web page or a workbook; a workbook is never written to a terminal."""
    if form == "html":
        from gapgraph.tables.html_document import html_text

        put_text(html_text(document))
        return
    from gapgraph.tables.xlsx_document import xlsx_bytes

    if target := file_named():
        _write(target, xlsx_bytes(document))
    else:
        emit_bytes(xlsx_bytes(document))


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise unwritable(error.strerror, str(target)) from error


def _document(table: Table, title: str, told: Mapping[str, str]) -> TableDocument:
    from gapgraph.tables.table_document import TableDocument, terms_in

    context = click.get_current_context()
    language, graph = context.params.get("language") or LANGUAGE.get(), context.meta.get(GRAPH)
    terms = terms_in(table, graph, language) if graph else ()
    return TableDocument(table, title or _title(context, language), language, terms, told)


def _title(context: click.Context, language: str) -> str:
    """The title of a document: the question that the command answers, and its arguments."""
    from gapgraph.i18n.help_phrases import COMMAND_HELP

    name = context.info_name or ""
    short = COMMAND_HELP[name][0] if language == "es" and name in COMMAND_HELP else context.command.short_help or name
    given = [context.params.get(one.name or "") for one in context.command.params if isinstance(one, click.Argument)]
    words = [str(word) for one in given if one for word in (one if isinstance(one, tuple) else (one,))]
    return f"{short.rstrip('.')}: {' '.join(words)}" if words else short
