"""Clean a text into a narrative: what the page layout added is removed, and each change is reported.

Cleaning changes the layout, not the words. :class:`CleanText` has the cleaned text and the position of each of its
characters in the source, so that a quotation can be checked in both texts. A text that is already clean is returned
unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gapgraph.authoring.footnotes import MARKS, footnotes
from gapgraph.authoring.tracked_text import Replacement, SourceMap, TrackedText

_PAGE_END: Final = "\f"
_STEPS: Final[tuple[tuple[str, re.Pattern[str], str], ...]] = (
    ("byte-order marks", re.compile("\ufeff"), ""),
    ("line ends of Windows or of old Macs", re.compile(r"\r\n?"), "\n"),
    ("other line ends", re.compile("[\u2028\u2029\u0085\v]"), "\n"),
    ("soft hyphens", re.compile("\u00ad(?=[ ]*\n)"), "-"),
    ("soft hyphens", re.compile("\u00ad"), ""),
    ("characters without width", re.compile("[\u200b\u200c\u200d\u2060]"), ""),
    ("terminal control sequences", re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*\x07"), ""),
    ("control characters", re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"), ""),
    (
        "non-breaking spaces, or spaces of another width",
        re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"),
        " ",
    ),
)
_HYPHENATED: Final = re.compile(r"(?<![\w-])(?P<head>[\w’']+)-[ ]*\n[ ]*(?P<tail>[^\W\d_]\w*)")
_PREFIXES: Final = re.compile(
    "non|self|well|anti|co|multi|post|pre|ex|long|short|sub|socio|ultra|vice|cross", re.IGNORECASE
)
_PAGE_NUMBER: Final = re.compile(
    r"\s*(?:[-–—]\s*)?(?:(?:page|página|pág\.|p\.)\s*)?\d{1,4}(?:\s*(?:of|de|/)\s*\d{1,4})?(?:\s*[-–—])?\s*",
    re.IGNORECASE,
)
_PAGE_BREAK: Final = re.compile(r"[ ]*\n*\f\n*")
_DIGITS: Final = re.compile(r"\d+")
_BULLET: Final = re.compile(r"\s*(?:[-–—•*▪◦‣]|\(?\w{1,3}[.)])\s")
_ENDS: Final = (".", "!", "?", ":", ";", "”", '"', "»", ")")
_NARROWEST: Final = 35
"""The minimum length of the median line in a text with hard wraps; in a text with shorter lines, each line is a heading
or a list item.
"""
_LONGEST_WRAP: Final = 130
"""The maximum line length in a text with hard wraps; longer lines are paragraphs."""


_BLANKS: Final = (
    re.compile(r"(?<=\S)[ ]{2,}(?=\S)"),
    re.compile(r"[ ]+(?=\n|\Z)"),
    re.compile(r"^[ ]+", re.MULTILINE),
    re.compile(r"\n{3,}"),
    re.compile(r"\A\s+"),
)
_SQUEEZED: Final = (" ", "", "", "\n\n", "")


@dataclass(frozen=True)
class CleanText:
    """A narrative, its source, the positions that connect the two, and the number of changes of each kind."""

    text: str
    source: str
    map: SourceMap
    changes: Mapping[str, int]


def clean(source: str) -> CleanText:
    """Clean a text. A form feed in ``source`` ends a page."""
    tracked, changes = TrackedText(source), Counter[str]()
    for what, pattern, instead in _STEPS:
        changes[what] += tracked.substitute(pattern, instead)
    changes["page heads and page numbers"] += tracked.replace_spans(list(_page_furniture(tracked.text)))
    changes["footnotes"] += tracked.replace_spans(list(footnotes(tracked.text, _PAGE_END)))
    tracked.substitute(_PAGE_BREAK, "\n")
    changes["footnote marks"] += sum(tracked.substitute(one, "") for one in MARKS)
    changes["lines broken inside a paragraph"] += tracked.replace_spans(list(_wraps(tracked.text)))
    changes["words hyphenated at a line's end"] += tracked.substitute(_HYPHENATED, _rejoin(tracked.text))
    changes["extra spaces"] += sum(map(tracked.substitute, _BLANKS, _SQUEEZED))
    return CleanText(tracked.text, source, tracked.map, {what: count for what, count in changes.items() if count})


def _rejoin(text: str) -> Replacement:
    """Join the two parts of a word that is broken at a line's end. The hyphen is kept if the word occurs elsewhere with
    a hyphen, or after a prefix such as non-; otherwise it is removed.
    """
    words = Counter(word.casefold() for word in re.findall(r"[\w’']+(?:-[\w’']+)*", text))

    def joined(match: re.Match[str]) -> str:
        head, tail = match["head"], match["tail"]
        whole, hyphened = words[f"{head}{tail}".casefold()], words[f"{head}-{tail}".casefold()]
        keeps = hyphened > whole or (hyphened == whole and (_PREFIXES.fullmatch(head) or tail[0].isupper()))
        return f"{head}-{tail}" if keeps or head.isdigit() else f"{head}{tail}"

    return joined


def _page_furniture(text: str) -> Iterator[tuple[int, int, str]]:
    """The headers and footers that several pages share, and lines at the edge of a page that contain only a page
    number.
    """
    pages = list(_pages(text))
    edges = [edge for page in pages for edge in {*page[:2], *page[-2:]}]
    repeated = Counter(_DIGITS.sub("#", text[start:end].strip()) for start, end in edges)
    shared = {line for line, count in repeated.items() if line and len(pages) > 1 and count >= max(2, len(pages) // 2)}
    for start, end in sorted(edges):
        line = text[start:end]
        numbered = len(pages) > 1 and _PAGE_NUMBER.fullmatch(line)
        if numbered or _DIGITS.sub("#", line.strip()) in shared:
            yield start, min(end + 1, len(text)), text[end : end + 1].replace("\n", "")


def _pages(text: str) -> Iterator[list[tuple[int, int]]]:
    """For each page, the start and the end of each line that isn't empty."""
    at = 0
    for page in text.split(_PAGE_END):
        yield [(at + m.start(), at + m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", page)]
        at += len(page) + 1


def _wraps(text: str) -> Iterator[tuple[int, int, str]]:
    """The line breaks inside paragraphs, if most lines of the text have about the same width."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    neighbors = [(one, other) for one, other in pairwise(lines) if other[0] == one[1] + 1]
    if not neighbors:
        return
    widest = max(end - start for start, end in lines)
    open_ended = sum(not _closes(text[s:e]) for (s, e), _ in neighbors)
    width = sorted(end - start for (start, end), _ in neighbors)[len(neighbors) // 2]
    if widest > _LONGEST_WRAP or width < _NARROWEST or open_ended < 0.3 * len(neighbors):
        return
    for (start, end), (follow, stop) in neighbors:
        hyphenated = _HYPHENATED.match(text, max(text.rfind(" ", start, end) + 1, start))
        if not hyphenated and _goes_on(text[start:end], text[follow:stop], width):
            yield end, follow, " "


def _closes(line: str) -> bool:
    return line.rstrip().endswith(_ENDS)


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether the next line continues the paragraph. The next line doesn't continue the paragraph if this line is a
    heading or ends a paragraph, or if the next line begins with a bullet.
    """
    if _BULLET.match(after) or not line.strip() or not after.strip():
        return False
    short = len(line) < 0.6 * width
    return not short or (not _closes(line) and (after.lstrip()[0].islower() or after.lstrip()[0].isdigit()))
