"""Patterns that ignore case by reading a text in small letters, which is twice as fast as the flag of ``re``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_CASED: Final = "(?-i:"
"""The characters with which a case-sensitive part begins within a regular expression."""
_LONG: Final = 2_000
"""A text with more letters is probably a whole narrative, which many patterns read, so its small letters are cached."""


@lru_cache(maxsize=64)
def _whole(text: str) -> str:
    return _small(text)


def _small(text: str) -> str:
    """A text in small letters; every letter keeps its position."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(one if len(one.lower()) != 1 else one.lower() for one in text)


def _read(text: str) -> str:
    return _whole(text) if len(text) > _LONG else _small(text)


class FoldedPattern:
    """A pattern that ignores case: a match has the positions of the text, but its words in small letters."""

    def __init__(self, source: str) -> None:
        self._cased = _CASED in source
        self._source = source if self._cased else re.sub(r"\\.|\(\?P|[A-Z]", _lower_letter, source)
        self._made: re.Pattern[str] | None = None

    def _pattern(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = re.compile(self._source, re.IGNORECASE if self._cased else 0)
        return self._made

    def _text(self, text: str) -> str:
        return text if self._cased else _read(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The pattern's matches between two positions of the text."""
        return self._pattern().finditer(self._text(text), start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The pattern's first match between two positions of the text."""
        return self._pattern().search(self._text(text), start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at the position ``start``; None if there is none."""
        return self._pattern().match(self._text(text), start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of all words between two positions; None if the pattern doesn't match all of them."""
        return self._pattern().fullmatch(self._text(text), start, len(text) if end is None else end)

    def before(self, text: str) -> str:
        """The words before the pattern's first match; without a match, the whole text."""
        found = self.search(text)
        return text[: found.start()] if found else text

    def without(self, text: str) -> str:
        """The text without the pattern's matches."""
        for match in reversed(list(self.finditer(text))):
            text = text[: match.start()] + text[match.end() :]
        return text


def _lower_letter(part: re.Match[str]) -> str:
    """A letter of a pattern as a small letter; an escape sequence stays as it is."""
    return part[0] if part[0].startswith(("\\", "(?P")) else part[0].lower()
