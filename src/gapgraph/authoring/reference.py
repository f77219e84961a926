"""Evidence by reference: the sentence that proves a claim, by number and digest, if its words may not be copied.

The digest is computed from normalized words, so that line breaks, typographic quotation marks and dashes don't change
it. A person who has the text can find the words: :func:`found_in` tries every run of whole words that begins in the
sentence.
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

_LONGEST = 120
"""The maximum number of words of a referenced quotation."""


@dataclass(frozen=True)
class Reference:
    """A passage by the number of the sentence in which it begins, from 1, and the digest of its words."""

    sentence: int
    sha256: str


def normalized(words: str) -> str:
    """The words with single blanks, plain quotation marks and plain dashes, without punctuation at the start and at the
    end.
    """
    plain = unicodedata.normalize("NFKC", words.translate(_ALIKE)).translate(_ALIKE)
    return _EDGES.sub("", " ".join(plain.split()))


def digest(words: str) -> str:
    """The SHA-256 digest, in hexadecimal digits, of the normalized words in UTF-8."""
    return hashlib.sha256(normalized(words).encode("utf-8")).hexdigest()


def is_digest(text: str) -> bool:
    """Whether the text is 64 lowercase hexadecimal digits."""
    return _DIGEST.fullmatch(text) is not None


def found_in(text: str, start: int, end: int, wanted: str) -> tuple[int, int] | None:
    """The position of the words with this digest that begin between start and end; None if there are none."""
    for first, last in _runs(text, start, end):
        if digest(text[first:last]) == wanted:
            return first, last
    return None


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every run of whole words that begins between start and end, up to the maximum length."""
    words = [match.span() for match in _WORD.finditer(text, start)]
    for at, (first, _) in enumerate(words):
        if first >= end:
            return
        for _, last in words[at : at + _LONGEST]:
            yield first, last
