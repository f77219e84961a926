"""Finds the line of a mistake in an encoding, because a parsed TOML document has no line numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_HEADER: Final = re.compile(r"\s*\[\[?\s*(?P<name>[A-Za-z_]+)\s*\]?\]?\s*(?:#.*)?$")
_LINE_OF: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class EncodingBlock:
    """A table of the file: its name, the number of its first line, and its lines.

    The lines before the first table are a block whose name is empty.
    """

    name: str
    first: int
    lines: tuple[str, ...]


class EncodingLines:
    """The tables of an encoding with their lines."""

    def __init__(self, text: str, origins: Sequence[int] = ()) -> None:
        """``origins`` are the numbers of the lines in the file, if the text was changed."""
        self._blocks = tuple(_blocks(text))
        self._origins = origins

    def line(self, table: str, position: int, words: Iterable[str]) -> int:
        """The first line, in the ``position``-th table of that name, that has one of these words.

        If the table has none of the words, returns the line of its header; if the file has fewer tables of that name,
        returns 1.
        """
        line = self._line(table, position, words)
        return self._origins[line - 1] if self._origins else line

    def _line(self, table: str, position: int, words: Iterable[str]) -> int:
        named = [block for block in self._blocks if block.name == table]
        if not 1 <= position <= len(named):
            return 1
        block = named[position - 1]
        for word in words:
            for pattern in (rf"^\s*{re.escape(word)}\s*=", rf"[\"']{re.escape(word)}[\"']", re.escape(word)):
                for offset, line in enumerate(block.lines):
                    if re.search(pattern, line):
                        return block.first + offset
        return block.first

    def malformed(self) -> Iterator[tuple[int, str]]:
        """The lines that aren't valid TOML, each with the parser's message: one line for each table that can't be
        parsed by itself.
        """
        for block in self._blocks:
            try:
                tomllib.loads("\n".join(block.lines))
            except (ValueError, RecursionError) as error:  # ValueError: bad TOML, or too many digits
                found = _LINE_OF.search(str(error))
                line = min(int(found[1]), len(block.lines)) if found else len(block.lines)
                yield block.first + line - 1, _LINE_OF.sub("", str(error)).strip().rstrip(".")


def _blocks(text: str) -> Iterator[EncodingBlock]:
    name, first, lines = "", 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            yield EncodingBlock(name, first, tuple(lines))
            name, first, lines = header["name"], number, []
        lines.append(line)
    yield EncodingBlock(name, first, tuple(lines))
