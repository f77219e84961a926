"""Evidence by reference: the sentence that proves a claim, by number and digest, where its words may not be copied.

The digest is of the normalized words, so that a line break, a typographic quotation mark or a dash of another length
doesn't break it. Whoever has the text finds the words again: :func:`found_in` tries every run of whole words that
begins in the sentence.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00ad": None})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"^\W+|\W+$")

LONGEST = 120
"""Words of the longest quotation that a reference can stand for."""


@dataclass(frozen=True)
class Reference:
    """A passage by the number of the sentence in which it begins, from 1, and the digest of its words."""

    sentence: int
    sha256: str


def normalized(words: str) -> str:
    """The words with one blank between them, plain quotation marks and dashes, nothing but words at either end."""
    plain = unicodedata.normalize("NFKC", words.translate(_ALIKE)).translate(_ALIKE)
    return _EDGES.sub("", " ".join(plain.split()))


def digest(words: str) -> str:
    """The SHA-256 digest, in hexadecimal digits, of the normalized words in UTF-8."""
    return hashlib.sha256(normalized(words).encode("utf-8")).hexdigest()


def is_digest(text: str) -> bool:
    """Whether the text is 64 hexadecimal digits, in small letters."""
    return _DIGEST.fullmatch(text) is not None


def found_in(text: str, start: int, end: int, wanted: str) -> tuple[int, int] | None:
    """Where the words with this digest stand, of those that begin between start and end; None if nowhere."""
    for first, last in _runs(text, start, end):
        if digest(text[first:last]) == wanted:
            return first, last
    return None


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every run of whole words that begins between start and end, up to the longest."""
    words = [match.span() for match in _WORD.finditer(text, start)]
    for at, (first, _) in enumerate(words):
        if first >= end:
            return
        for _, last in words[at : at + LONGEST]:
            yield first, last
