"""The numbers in a text, in figures and in words, English or Spanish, each with its position and exact value.

Figures can be written in either convention ("1,234.5" or "1.234,5"); words are read by text2num. Figures that count
nothing are left out: parts of names (COVID-19), footnote marks, numbered lists and headings (section 3, Tier 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SPANISH: Final = re.compile(r"\b(?:el|la|los|las|de|del|que|y|en|un|una|por|con|para|se|su|no|fue)\b", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to|in|a|for|was|were|by|with|that|on|as|not|their)\b", re.IGNORECASE)
_MAGNITUDES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "mil": 1_000,
    "millón": 1_000_000,
    "millones": 1_000_000,
}
_MAGNITUDE: Final = rf"(?:\s+(?P<magnitude>{'|'.join(sorted(_MAGNITUDES, key=len, reverse=True))})\b)?"
_FIGURES: Final = {
    "en": re.compile(rf"(?P<whole>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.(?P<rest>\d+))?{_MAGNITUDE}", re.IGNORECASE),
    "es": re.compile(rf"(?P<whole>\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+)(?:,(?P<rest>\d+))?{_MAGNITUDE}", re.IGNORECASE),
}
_COUNTS_NOTHING: Final = re.compile(
    r"(?<!\w)[A-Za-z]+-?\d+\w*"
    r"|\[\d{1,3}\]"
    r"|^\s*\(?\d{1,2}[.)](?=\s)"
    r"|\b24/7\b"
    r"|\b(?:annex|chapter|figure|footnote|note|page|paragraph|section|table|tier|title"
    r"|anexo|capítulo|cuadro|nota|página|párrafo|sección|tabla|título)\s+\d+(?:\.\d+)*",
    re.IGNORECASE | re.MULTILINE,
)
# "One" before punctuation means a thing ("the city had one"), and before a word a number. "Un" and "una" are articles,
# not numbers.
_PRONOUN: Final = re.compile(r"one(?=\s*[.,;:)])|un[ao]?\b", re.IGNORECASE)
_PIECE: Final = re.compile(r"\w+|\W+")


@dataclass(frozen=True)
class _Piece:
    """A word, or the text between two words, in the form that text2num needs."""

    start: int
    end: int
    words: str

    def text(self) -> str:
        return self.words

    def text_lowercase(self) -> str:
        return self.words.lower()

    def nt_separated(self, previous: _Piece) -> bool:
        """text2num requires this method: whether there is a pause in speech before this word; always false for
        a text.
        """
        del previous
        return False

    def not_a_number_part(self) -> bool:
        """text2num requires this method: whether this word can't be part of a number; always false."""
        return False


def language_of(text: str) -> str:
    """``es`` if the text has more of the commonest Spanish words than of the English ones, else ``en``."""
    return "es" if len(_SPANISH.findall(text)) > len(_ENGLISH.findall(text)) else "en"


def numbers_in(text: str) -> Iterator[tuple[int, int, int | Decimal]]:
    """The numbers of a text as (start, end, value), figures first; decimals are exact, never floats."""
    language = language_of(text)
    idle = [match.span() for match in _COUNTS_NOTHING.finditer(text)]
    taken = list(idle)
    for match in _FIGURES[language].finditer(text):
        if not _overlaps(match.span(), idle):
            taken.append(match.span())
            yield *match.span(), _figure(match)
    ends = [0, *(end for _, end in sorted(taken))]
    starts = [*(start for start, _ in sorted(taken)), len(text)]
    for first, last in zip(ends, starts, strict=True):
        for start, end, value in _in_words(text, first, last, language):
            if not (value == 1 and _PRONOUN.match(text, start)):
                yield start, end, value


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _figure(match: re.Match[str]) -> int | Decimal:
    whole = match["whole"].replace(",", "").replace(".", "")
    number = Decimal(f"{whole}.{match['rest'] or 0}") * _MAGNITUDES.get((match["magnitude"] or "").lower(), 1)
    return int(number) if number == number.to_integral_value() else number


def _in_words(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int, int]]:
    """Cardinal numbers in words, in the part of a text between two numbers in figures."""
    from text_to_num import find_numbers  # noqa: PLC0415  (only a search for numbers needs text_to_num)

    pieces = [
        _Piece(match.start(), match.end(), match.group()) for match in _PIECE.finditer(text, start, max(start, end))
    ]
    for found in find_numbers(pieces, language, 0.0):
        if not found.is_ordinal and float(found.value).is_integer():
            yield pieces[found.start].start, pieces[found.end - 1].end, int(found.value)
