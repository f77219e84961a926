"""A text that is changed step by step and keeps, for each of its characters, the position in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class TextRun:
    """A run of characters that is equal in the cleaned text and in the source: both starts, and its length."""

    clean: int
    source: int
    length: int


@dataclass(frozen=True)
class SourceMap:
    """For each character of a cleaned text its position in the source, in code points, as runs in order."""

    runs: tuple[TextRun, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The start and the exclusive end in the source of a non-empty part of the cleaned text.

        Raises ValueError for a part that isn't inside the cleaned text.
        """
        if not 0 <= start < end:
            raise ValueError(f"the text has no characters from {start} to {end}")
        return self._source_of(start), self._source_of(end - 1) + 1

    def _source_of(self, position: int) -> int:
        for run in self.runs:
            if run.clean <= position < run.clean + run.length:
                return run.source + position - run.clean
        raise ValueError(f"position {position} is not in the cleaned text")


class TrackedText:
    """A text with the position in the source of each of its characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._origins: list[int] = list(range(len(text)))

    def substitute(self, pattern: re.Pattern[str], replacement: Replacement) -> int:
        """Put the replacement in place of every match; returns how many matches were changed."""
        found = [(match, _replaced(match, replacement)) for match in pattern.finditer(self.text)]
        changed = [(match.start(), match.end(), words) for match, words in found if match.group() != words]
        return self.replace_spans(changed)

    def replace_spans(self, spans: Sequence[tuple[int, int, str]]) -> int:
        """Replace parts of the text, which are in order and don't overlap, by words; returns the number of parts."""
        pieces: list[str] = []
        origins: list[int] = []
        at = 0
        for start, end, words in spans:
            pieces += (self.text[at:start], words)
            origins += self._origins[at:start]
            origins += self._aligned(start, end, words)
            at = end
        pieces.append(self.text[at:])
        origins += self._origins[at:]
        self.text, self._origins = "".join(pieces), origins
        return len(spans)

    def _aligned(self, start: int, end: int, words: str) -> Iterator[int]:
        """The position in the source of each character of ``words``, which replaces the text from ``start`` to ``end``.

        A new character that the replaced text doesn't contain gets the position of a nearby character of that text.
        """
        at = start
        for character in words:
            found = self.text.find(character, at, end)
            at = found if found >= 0 else min(at, end - 1)
            yield self._origins[at]
            at += 1

    @property
    def map(self) -> SourceMap:
        """The position of each character in the source."""
        return SourceMap(tuple(_runs(self._origins)))


def _replaced(match: re.Match[str], replacement: Replacement) -> str:
    return replacement if isinstance(replacement, str) else replacement(match)


def _runs(origins: Sequence[int]) -> Iterable[TextRun]:
    starts = [0, *(at + 1 for at, (one, other) in enumerate(pairwise(origins)) if other != one + 1)]
    if origins:
        for start, end in pairwise([*starts, len(origins)]):
            yield TextRun(start, origins[start], end - start)
