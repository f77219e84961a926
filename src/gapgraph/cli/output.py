"""How a command prints: UTF-8 whatever the locale, line feeds as line ends, and no error when the reader has closed the
pipe.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from gapgraph.errors import GapgraphError

if TYPE_CHECKING:
    from gapgraph.pages.layout import Page
    from gapgraph.tables.table import Table

TABLE_FORMS = ("csv", "json", "md", "html", "xlsx")
"""The formats for programs, which every table has; the format ``table`` is a page for people."""

PIPED_WIDTH = 100
"""The width of a page that doesn't go to a terminal, unless COLUMNS is set."""


def use_utf8() -> None:
    """Write UTF-8 and line feeds on both streams, so that the output is the same on every system."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Write to the standard output; on a terminal, control sequences are removed, because anybody can have written the
    quoted text.

    Raises the same errors as :func:`emit_drawn`.
    """
    emit_drawn(inert(text) if on_terminal() else text)


def emit_paragraphs(text: str) -> None:
    """Write text whose lines are paragraphs: within the width of the terminal or of COLUMNS, and whole in a pipe."""
    from gapgraph.pages.layout import Page

    if not (on_terminal() or os.environ.get("COLUMNS")):
        emit(text)
        return
    page = Page(width())
    for line in text.splitlines():
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        if words:
            page.line(words, indent=indent, hang=2)
        else:
            page.blank()
    emit_drawn(page.text())


def inert(text: str) -> str:
    """The text line by line, without terminal control sequences."""
    from gapgraph.pages.layout import visible

    return "\n".join(map(visible, text.split("\n")))


def emit_drawn(text: str) -> None:
    """Write a page to the standard output; the page's words are already escaped, and the page has our own styles for a
    terminal.

    If the reader has closed the pipe (``| head -1``), stop writing; that isn't a failure. Raises GapgraphError GG002 if
    nothing can be written: the output is closed, or its disk is full.
    """
    if sys.stdout is None:
        raise unwritable("it is closed")
    with _stopping():
        sys.stdout.write(text)


def emit_bytes(content: bytes) -> None:
    """Write bytes to the standard output. Raises GapgraphError GG002 if the standard output is a terminal or can't be
    written.
    """
    if sys.stdout is None or on_terminal():
        raise unwritable("a terminal can't show a workbook" if sys.stdout else "it is closed")
    with _stopping():
        sys.stdout.buffer.write(content)


@contextmanager
def _stopping() -> Iterator[None]:
    """Sends what was written, and ends the output without a failure if the reader has closed the pipe."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise unwritable(error.strerror) from error


def unwritable(why: str | None, place: str = "") -> GapgraphError:
    """The error for an output that can't be written."""
    return GapgraphError(
        "GG002", f"The output can't be written: {why}", place=place, remedy="Write the output to another place."
    )


def silence() -> None:
    """Discard everything that is written to the standard output after it failed, also what Python flushes at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(sentence: str, status: int) -> int:
    """Print an error on standard error, if there is one, and return the status."""
    from gapgraph.pages.layout import visible

    with suppress(OSError, AttributeError):
        sys.stderr.write(f"gapgraph: {visible(sentence)}\n")
    return status


def on_terminal() -> bool:
    """Whether the standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def with_color() -> bool:
    """Whether to style words: on a terminal that supports it, unless NO_COLOR is set."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The width in columns: of the terminal or of COLUMNS, else :data:`PIPED_WIDTH`."""
    import shutil

    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns


def table_as_text(form: str, table: Table, *, plain: bool = False) -> str:
    """The table in a format for programs; on a terminal, unless it is ``plain``, control sequences are escaped."""
    from gapgraph.tables.table_formats import TABLE_FORMATS

    text = TABLE_FORMATS[form](table)
    return inert(text) if on_terminal() and not plain else text


def page_as_text(draw: Callable[[Page], None], *, plain: bool = False) -> str:
    """A page to read, at the current width; styled on a terminal unless it is ``plain``."""
    from gapgraph.pages.layout import Page

    page = Page(width(), color=with_color() and not plain)
    draw(page)
    return page.text()


def table_for_people(table: Table, *, plain: bool = False) -> str:
    """The table with its columns side by side, at the current width."""
    from gapgraph.pages.table_layout import draw_table

    return page_as_text(lambda page: draw_table(page, table), plain=plain)
