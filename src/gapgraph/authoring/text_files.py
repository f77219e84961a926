"""The raw text of a file: plain text, Word, PDF or a web page. Pages of a PDF end with a form feed."""

from __future__ import annotations

import codecs
import logging
import re
import string
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from gapgraph.authoring.cleaning import CleanText, clean
from gapgraph.authoring.pdf_columns import page_text
from gapgraph.errors import GapgraphError, system_remedy

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_INVISIBLE: Final = string.whitespace + "\u00a0\ufeff"
"""White space and byte-order marks: a text that contains only these counts as empty."""
_BLOCKS: Final = re.compile(
    r"address|article|blockquote|br|caption|d[dlt]|div|fig(caption|ure)|h[1-6]|li|[ou]l|p|pre|section|table|t[dhr]|main"
)
_NOTE: Final = "\ue000"
"""A character that is put at the start of each superscript passage."""
_NOTE_MARK: Final = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?")
_ONE_BLANK: Final = re.compile(r"[ \t\r\n\f]+")
_FOOTNOTES: Final = re.compile(r"\b(?:foot|end)-?notes?\b|\breferences\b|\breflist\b", re.IGNORECASE)
"""Finds blocks that hold footnotes by their class, id or role."""
_UNREAD: Final = re.compile("button|footer|head|nav|noscript|script|style|svg|template|title")


def read_source_file(path: Path) -> str:
    """The text of a file; its ending gives the format: .docx, .pdf, .html or .htm; all others are plain text.

    Raises GapgraphError GG201 for a file that can't be read in this format, GG312 for an empty plain text, GG319 if an
    extra of the installation is needed to read it, GG320 for a Word, PDF or HTML file without text, such as a scanned
    page.
    """
    read = _READERS.get(path.suffix.lower(), _plain)
    with _understood(path):
        # If the file is missing, this line raises an OSError; python-docx would raise an exception of its own.
        path.open("rb").close()
        text = read(path)
    if text.strip(_INVISIBLE):
        return text
    if path.suffix.lower() in _READERS:
        raise GapgraphError(
            "GG320",
            "The file contains no text",
            place=str(path),
            remedy="If the pages of the file are pictures, run OCR on the file first.",
        )
    raise GapgraphError(
        "GG312", "The text is empty", place=str(path), remedy="Give a file that contains the section's text."
    )


def read_narrative(path: Path) -> CleanText:
    """The narrative in a file, cleaned. Raises the same errors as :func:`read_source_file`."""
    return clean(read_source_file(path))


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise GapgraphError(
            "GG319",
            f"Reading {path.suffix} files needs the package {error.name}",
            place=str(path),
            remedy='Run pip install "gapgraph[sources]", or save the file as plain text.',
        ) from error
    except GapgraphError:
        raise
    except OSError as error:
        remedy = system_remedy(error)
        raise GapgraphError("GG201", "The text can't be read", place=str(path), remedy=remedy) from error
    except Exception as error:  # on a broken file, the library raises exceptions that it doesn't document
        kind = path.suffix.lower().removeprefix(".")
        wanted = f"a readable {kind} file" if path.suffix.lower() in _READERS else "a UTF-8 file"
        raise GapgraphError("GG201", "The text can't be read", place=str(path), remedy=f"Give {wanted}.") from error


def _plain(path: Path) -> str:
    content = path.read_bytes()
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    return content.decode("utf-8")


def _word(path: Path) -> str:
    """The paragraphs and tables of a Word document, in order, without notes."""
    from docx import Document  # noqa: PLC0415  (imported late: python-docx is in an extra)
    from docx.table import Table  # noqa: PLC0415

    lines: list[str] = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            lines += ("\t".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows)
        else:
            lines.append(block.text)
    return "\n\n".join(lines) + "\n"


def _pdf(path: Path) -> str:
    from pypdf import PdfReader  # noqa: PLC0415  (imported late: pypdf is in an extra)

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # Gapgraph raises its own error for a broken file

    return "\f".join(page_text(page) for page in PdfReader(path).pages)


def _web_page(path: Path) -> str:
    page = _Page()
    page.feed(_plain(path))
    page.close()
    return page.text


class _Page(HTMLParser):
    """Collects the words of a web page: each block is a line, and scripts, menus and notes are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._unread: list[str] = []

    @property
    def text(self) -> str:
        """A line for each block of the web page (such as a paragraph) that has words."""
        lines = "".join(self._pieces).replace(_NOTE, "").split("\n")
        words = (" ".join(line.split(" ")).strip() for line in lines)
        return "\n\n".join(line for line in words if line) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block or a line break starts a line; note marks, scripts and menus are skipped."""
        named = " ".join(value or "" for name, value in attrs if name in {"class", "id", "role"})
        is_inside = self._unread and tag == self._unread[-1]
        if _UNREAD.fullmatch(tag) or is_inside or (_BLOCKS.fullmatch(tag) and _FOOTNOTES.search(named)):
            self._unread += [tag] if tag != "br" else []
        if _BLOCKS.fullmatch(tag):
            self._pieces.append("\n")
        elif tag == "sup":
            self._pieces.append(_NOTE)

    def handle_endtag(self, tag: str) -> None:
        """The end of a block ends the line."""
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()
        if _BLOCKS.fullmatch(tag):
            self._pieces.append("\n")
        elif tag == "sup":
            self._end_note()

    def handle_data(self, data: str) -> None:
        """Words, with line breaks replaced by blanks."""
        if not self._unread:
            self._pieces.append(_ONE_BLANK.sub(" ", data))

    def _end_note(self) -> None:
        """End a superscript passage. If the passage is a number, a letter or a sign, it is the mark of a note and is
        removed; other superscript words are kept.
        """
        start = max((at for at, piece in enumerate(self._pieces) if piece == _NOTE), default=None)
        if start is not None:
            raised = "".join(self._pieces[start + 1 :])
            self._pieces[start:] = [] if _NOTE_MARK.fullmatch(raised.strip()) else [raised]


_READERS: Final[Mapping[str, Callable[[Path], str]]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _web_page,
    ".htm": _web_page,
}
