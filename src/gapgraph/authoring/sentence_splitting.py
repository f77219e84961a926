"""Splits a text into sentences with pySBD, which knows the abbreviations of English and Spanish (decision 0042)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.core.numbers_in_text import language_of

if TYPE_CHECKING:
    from pysbd import Segmenter

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_LONG_LINE: Final = 10_000
"""The number of characters above which pySBD gets a line in parts, because pySBD's time grows with the square of the
line's length.
"""


def sentence_starts(text: str) -> tuple[int, ...]:
    """The position of each sentence's first character, in code points. The end of a line ends a sentence."""
    language = language_of(text)
    return tuple(at for line in _LINE.finditer(text) for at in _starts(line.group(), line.start(), language))


def _starts(line: str, offset: int, language: str) -> Iterator[int]:
    """The position of each sentence's first character, for the sentences of one line. A long line is given to pySBD in
    parts. A part can end in the middle of a sentence, so the next part begins at the start of this sentence.
    """
    first, begun = len(line) - len(line.lstrip()), False
    while first < len(line):
        part = line[first : first + _LONG_LINE]
        starts = list(_starts_in(part, language))
        ends_line = first + len(part) == len(line)
        whole = starts if ends_line or len(starts) == 1 else starts[:-1]
        yield from (offset + first + start for start in whole if start or not begun)
        begun = len(starts) == 1
        first += len(part) if ends_line or begun else starts[-1]


def _starts_in(line: str, language: str) -> Iterator[int]:
    """The position of each sentence's first character in a text of one line. If pySBD returns a piece that isn't found
    unchanged in the text, the piece belongs to the sentence before it.
    """
    yield 0
    at = 0
    for piece in _segmenter(language).segment(line):
        words = piece.strip()
        found = line.find(words, at) if words else -1
        if found > at:
            yield found
        at = found + len(words) if found >= 0 else at


@cache
def _segmenter(language: str) -> Segmenter:
    from pysbd import Segmenter  # noqa: PLC0415  (imported late: only a text without known sentences needs pysbd)

    return Segmenter(language=language, clean=False)
