"""What a command prints: UTF-8 whatever the locale, line ends of one character, nothing when the reader has left."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

from gapgraph.errors import GapgraphError

if TYPE_CHECKING:
    from gapgraph.pages.layout import Page
    from gapgraph.tables.table import Table

PIPED_WIDTH = 100
"""Columns of a page that goes to no terminal, unless COLUMNS says otherwise."""

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def use_utf8() -> None:
    """Write UTF-8 and bare line feeds on both streams, so that a report reads alike on every system."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Write to the standard output. A reader that has left (``| head -1``) ends the writing, and is no failure.

    Raises GapgraphError GG002 where nothing can be written: the output is closed, or its disk is full.
    """
    if sys.stdout is None:
        raise unwritable("it is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise unwritable(error.strerror) from error


def unwritable(why: str | None) -> GapgraphError:
    """The error for an output that takes nothing."""
    return GapgraphError("GG002", f"The output can't be written: {why}", remedy="Send it elsewhere.")


def silence() -> None:
    """Let nothing more be written to an output that takes nothing, not even when Python ends and flushes."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(sentence: str, status: int) -> int:
    """Say on the standard error what went wrong, where there is one; the status is handed back."""
    from gapgraph.pages.layout import visible

    with suppress(OSError, AttributeError):
        sys.stderr.write(f"gapgraph: {visible(sentence)}\n")
    return status


def on_terminal() -> bool:
    """Whether somebody looks at the standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def with_color() -> bool:
    """Whether to style words: on a terminal that can, unless NO_COLOR says no."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns at hand: of the terminal or of COLUMNS, else :data:`PIPED_WIDTH`."""
    import shutil

    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns


def as_csv(table: Table) -> str:
    """Comma-separated values with a header. A cell that a spreadsheet would run as a formula gets a leading ``'``."""
    import csv

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows([_tame(cell) for cell in row] for row in table.flat())
    return out.getvalue()


def _tame(cell: str) -> str:
    runs = cell.startswith(_RUN_BY_SPREADSHEETS) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell


def as_json(table: Table) -> str:
    """A list of objects, cells of several parts as lists, labels beside ids.

    Letters stand as they are; what a terminal would obey, or what turns the reading direction, as its escape.
    """
    import json

    text = json.dumps(list(table.records()), ensure_ascii=False, indent=2)
    lines = (line if line.isprintable() else "".join(map(_escaped_for_json, line)) for line in text.split("\n"))
    return "\n".join(lines) + "\n"


def _escaped_for_json(char: str) -> str:
    if char.isprintable() or char == "\N{NO-BREAK SPACE}":
        return char
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def as_markdown(table: Table) -> str:
    """A Markdown table; what Markdown or HTML would read as markup is escaped."""
    rows = (table.header, tuple("---" for _ in table.header), *map(_escaped, table.flat()))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _escaped(row: Sequence[str]) -> Iterable[str]:
    return [cell.translate(_MARKUP) for cell in row]


_MARKUP = str.maketrans({**{c: f"\\{c}" for c in "\\|*_[]`"}, "<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "})

FORMATS = {"csv": as_csv, "json": as_json, "md": as_markdown}
"""The formats of every table beside ``table``, the page for people."""


def as_text(form: str, table: Table) -> str:
    """The table in a format for programs; on a terminal, nothing that it would obey."""
    from gapgraph.pages.layout import visible

    text = FORMATS[form](table)
    return "\n".join(map(visible, text.split("\n"))) if on_terminal() else text


def as_page(draw: Callable[[Page], None]) -> str:
    """A page to read, for the width at hand, styled on a terminal."""
    from gapgraph.pages.layout import Page

    page = Page(width(), color=with_color())
    draw(page)
    return page.text()


def as_drawn(table: Table) -> str:
    """The table with its columns side by side, for the width at hand."""
    from gapgraph.pages.rich_table import drawn

    return drawn(table, width(), color=with_color())
