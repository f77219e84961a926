"""The codebook's hints for the phrases in a sentence, for a person who begins to encode the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gapgraph.errors import GapgraphError

_PHRASES = re.compile(r"^## Phrase by phrase$(.*?)^## ", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (?P<phrase>[^|]+?) \| (?P<sentence>[^|]+?) \| (?P<claims>[^|]+?) \|$", re.MULTILINE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ASIDE = re.compile(r"\([^)]*\)")
_MARKS = str.maketrans("", "", "“”")
_GAP = r"\W+(?:\w+\W+){0,12}?"

_TOO_COMMON = frozenset(
    {"and", "any", "at", "by", "first", "for", "from", "held", "in", "no", "of", "or", "remained", "such as", "that"}
    | {"to", "was", "were", "who", "with"}
)
"""Phrases of the codebook that are too common to be useful alone."""


@dataclass(frozen=True)
class Hint:
    """A row of the codebook: the phrase without quotation marks, the pattern that finds it, and how to encode it."""

    phrase: str
    pattern: re.Pattern[str]
    claims: str


def read_hints(codebook: str) -> tuple[Hint, ...]:
    """The rows of the tables in the section “Phrase by phrase” of the codebook.

    Raises GapgraphError GG313 if the section has no rows.
    """
    section = _PHRASES.search(codebook)
    rows = [row for row in _ROW.finditer(section[1]) if row["phrase"] != "phrase"] if section else []
    if not rows:
        raise GapgraphError("GG313", "The codebook has no table of phrases", remedy="Restore docs/codebook.md.")
    named = ((row["phrase"].translate(_MARKS), row) for row in rows)
    return tuple(Hint(phrase, _pattern(phrase, row["sentence"]), row["claims"]) for phrase, row in named)


def hints_for(sentence: str, hints: tuple[Hint, ...]) -> Iterator[Hint]:
    """The hints whose phrase occurs in the sentence, in the order of the codebook."""
    return (hint for hint in hints if hint.pattern.search(sentence))


def _pattern(phrase: str, sentence: str) -> re.Pattern[str]:
    """A pattern that finds a phrase of the codebook, or the words that are bold in the phrase's example sentence; a
    number in a phrase matches any number.
    """
    named = (part.strip().removeprefix("X ") for part in re.split("[,;]", _ASIDE.sub("", phrase)))
    spelled = [part for part in (*named, *_BOLD.findall(sentence)) if part.strip(" …").casefold() not in _TOO_COMMON]
    return re.compile("|".join(_spelling(part) for part in spelled if part.strip(" …")) or r"(?!)", re.IGNORECASE)


def _spelling(phrase: str) -> str:
    pieces = (re.escape(piece.strip(" .")) for piece in phrase.split("…") if piece.strip(" ."))
    anywhere = _GAP.join(pieces).replace(r"\ ", r"\s+")
    return rf"\b{re.sub(r'[0-9][0-9,]*', lambda _: r'[0-9][0-9,]*', anywhere)}(?!\w)"
