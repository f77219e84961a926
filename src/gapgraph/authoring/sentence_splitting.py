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


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence starts, in code points. The end of a line ends a sentence."""
    language = language_of(text)
    return tuple(at for line in _LINE.finditer(text) for at in _starts(line.group(), line.start(), language))


def _starts(line: str, offset: int, language: str) -> Iterator[int]:
    """The sentence starts in one line. A piece that isn't found unchanged in the line belongs to the sentence before
    it.
    """
    at = len(line) - len(line.lstrip())
    yield offset + at
    for piece in _segmenter(language).segment(line):
        words = piece.strip()
        found = line.find(words, at) if words else -1
        if found > at:
            yield offset + found
        at = found + len(words) if found >= 0 else at


@cache
def _segmenter(language: str) -> Segmenter:
    from pysbd import Segmenter  # noqa: PLC0415  (imported late: only a text without known sentences needs pysbd)

    return Segmenter(language=language, clean=False)
