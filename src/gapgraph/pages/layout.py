"""Lays text out for a width: paragraphs with a hanging indent and styled words; the text is the same with and without
color.

Nothing is shown by color alone, so a page without color has the same information.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

NARROWEST = 24
"""The minimum width of a page; a narrower terminal wraps the longer lines itself."""

NO_BREAK = "\N{NO-BREAK SPACE}"
"""A space at which no line is broken."""

READABLE = 110
"""The maximum width of a line of prose; grids and tables use the full width."""

SCREEN_WIDTH = 100
"""The width for which a short form chooses its content, so that it has the same words at every width."""

_STYLES = {
    "": "",
    "title": "1",
    "heading": "1;4",
    "strong": "1",
    "faint": "2",
    "offered": "32",
    "underserved": "33",
    "unmet": "1;31",
    "unknown": "35",
}


def visible(text: str) -> str:
    """The text without terminal control sequences and without characters that change the reading direction.

    Line ends and tabs become spaces; other unprintable characters are written as escapes.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == NO_BREAK else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return " " if char.isspace() else char.encode("unicode_escape").decode("ascii")


class Run(NamedTuple):
    """Words in one style."""

    text: str
    style: str = ""


class Page:
    """Lines of text; none is wider than ``width``, unless a single word is. ``color`` adds ANSI styles and changes no
    visible character.
    """

    def __init__(self, width: int, *, color: bool = False) -> None:
        self.width = max(width, NARROWEST)
        self.color = color
        self._lines: list[str] = []

    def line(self, *runs: Run | str, indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph, indented by ``indent`` columns; all lines after its first are indented by ``hang`` columns
        more.
        """
        self._paragraph(runs, indent, hang, min(self.width, READABLE))

    def row(self, *runs: Run | str) -> None:
        """Add one line, which may be as wide as the page."""
        self._paragraph(runs, 0, 0, self.width)

    def _paragraph(self, runs: Sequence[Run | str], indent: int, hang: int, width: int) -> None:
        styled = [run if isinstance(run, Run) else Run(run) for run in runs]
        styled = [Run(visible(run.text), run.style) for run in styled]
        text = "".join(run.text for run in styled)
        styles = [run.style for run in styled for _ in run.text]
        first, deep = min(indent, width // 3), min(indent + hang, width // 2)
        for number, (start, end) in enumerate(_wrapped(text, width - first, width - deep)):
            margin = " " * (deep if number else first)
            self._lines.append(margin + self._painted(text[start:end], styles[start:end]))

    def add(self, text: str) -> None:
        """Add lines that were already laid out for this width."""
        self._lines.extend(text.splitlines())

    def blank(self) -> None:
        """Add an empty line, but never two in a row, and none at the top."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """The page, each line ended by a newline."""
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return "".join(f"{line}\n" for line in self._lines)

    def _painted(self, text: str, styles: list[str]) -> str:
        if not self.color:
            return text
        spans = groupby(zip(text, styles, strict=True), key=lambda pair: pair[1])
        return "".join(paint("".join(char for char, _ in span), style) for style, span in spans)


def split(text: str, width: int) -> list[str]:
    """The text in lines, with later lines two columns shorter, broken at spaces if there are any."""
    return [text[start:end] for start, end in _wrapped(text, width, width - 2)]


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most this width, broken at spaces; a word that is longer than a line is broken."""
    return [text[start:end] for start, end in _wrapped(text, width, width)]


def paint(text: str, style: str) -> str:
    """The text in an ANSI style; unchanged if the style has no ANSI codes."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if _STYLES[style] else text


def _wrapped(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends; spaces at a break belong to no line."""
    start, room = 0, first
    while len(text) - start > room:
        end = text.rfind(" ", start + 1, start + room + 1)
        if end < 0:
            end = start + room
        yield start, start + len(text[start:end].rstrip(" "))
        start = end + len(text[end:]) - len(text[end:].lstrip(" "))
        room = rest
    yield start, len(text)
