"""The marks of footnotes in a text, and the footnotes themselves, at the foot of a page or at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MARKS: Final = (
    re.compile(r"(?<!\bm)(?<!\bkm)(?<=[\w.,;:!?”\"')\]])[⁰¹²³⁴⁵⁶⁷⁸⁹]+"),
    re.compile(r"(?<=[\w.,;:!?”\"')])\s?\[(?:\d{1,3}|note \d{1,3}|nota \d{1,3})\](?!\()"),
    re.compile(r"(?<=[a-záéíóúñ][.,;”])\d{1,3}(?=\s+[A-ZÁÉÍÓÚÑ¿¡“]|\s*$)|(?<=[a-záéíóúñ]{4})\d{1,2}(?=[.,;]?\s)"),
)
"""The marks of footnotes: superscript figures, figures in brackets, figures directly after a word."""
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE: Final = re.compile(
    r"[ \t]*(?:\[(?:note |nota )?\d{1,3}\][ \t]*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+[ \t]*|\d{1,3}[.)]?[ \t]+)(?=[^\W\d_]|[“\"(¿¡«])"
)
_HEAD: Final = re.compile(r"[ \t]*(?:(?:foot|end)?notes?|notas?(?: al pie)?|[_—-]{3,}):?[ \t]*(?:\n|$)", re.IGNORECASE)
_LINE: Final = re.compile(r"[^\n]*\n?")
_LARGEST_PART: Final = 0.5
"""The maximum share of a page (or of a text without pages) that can be footnotes."""


def footnotes(text: str, page_end: str) -> Iterator[tuple[int, int, str]]:
    """The positions of the footnotes and their marks in the text, to be removed.

    A footnote begins with a number that also occurs earlier on its page, as a mark. At the foot of a page, everything
    after the first footnote belongs to the footnotes; in a text without pages, a footnote ends at an empty line.
    """
    start = 0
    marks = [(match.start(), _number(match.group())) for pattern in MARKS for match in pattern.finditer(text)]
    for page in text.split(page_end):
        yield from _of_page(text, start, start + len(page), marks, paged=page_end in text)
        start += len(page) + len(page_end)


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words.translate(_RAISED)) or 0)


def _of_page(
    text: str, start: int, end: int, marks: list[tuple[int, int]], *, paged: bool
) -> Iterator[tuple[int, int, str]]:
    first = _first_note(text, start, end, marks)
    if first is None or (end - first) > _LARGEST_PART * (end - start):
        return
    if paged or _are_all_notes(text, first, end):
        empty = len(text[start:first]) - len(text[start:first].rstrip("\n"))
        yield first - max(0, empty - 1), end, ""


def _first_note(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> int | None:
    """The start of the first footnote, including the heading or the horizontal line above it. The footnote is the last
    line that begins with the first mark's number, because a list may have the same number earlier.
    """
    here = [(at, number) for at, number in marks if start <= at < end]
    first, before, found = min((number for _, number in here), default=0), start, None
    for line in _LINE.finditer(text, start, end):
        note = _NOTE.match(line.group())
        if note and _number(note.group()) == first and any(at < line.start() for at, _ in here):
            is_headed = _HEAD.fullmatch(text[before : line.start()].strip("\n"))
            found = before if is_headed else line.start()
        if line.group().strip():
            before = line.start()
    return found


def _are_all_notes(text: str, start: int, end: int) -> bool:
    """Whether each paragraph between ``start`` and ``end`` begins like a footnote."""
    paragraphs = (part.strip("\n") for part in re.split(r"\n[ \t]*\n", text[start:end]))
    return all(_NOTE.match(_HEAD.sub("", part, count=1)) for part in paragraphs if not _HEAD.fullmatch(part) and part)
