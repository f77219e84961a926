"""The text of a PDF page, column by column, also if lines of the left and of the right column alternate in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdf import PageObject

_TWO: Final = re.compile(r"(?P<left>\S(?:.*?\S)?)[ ]{3,}(?P<right>\S(?:.*\S)?)\s*")
_GAP: Final = re.compile(r"[ ]{3,}")
_FEWEST_ROWS: Final = 4
"""The minimum number of rows with two parts in a page with columns; fewer rows can be a table."""
_SHORTEST: Final = 20
"""The minimum mean length of a column's lines; shorter lines are cells of a table."""


@dataclass
class _Band:
    """A part of a page, over the page's whole width: the lines of the part's left and right columns. If the part has no
    columns, all lines are in ``left``.
    """

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)


def page_text(page: PageObject) -> str:
    """The text of a page. If the lines of two columns alternate in the file, the right column is put below the left
    one.
    """
    plain = page.extract_text()
    rows = page.extract_text(extraction_mode="layout").split("\n")
    pairs = [(match["left"], match["right"]) for row in rows if (match := _pair(row))]
    if len(pairs) < _FEWEST_ROWS or not _are_columns(pairs) or not _alternate(pairs, plain):
        return plain
    gutter = min(row.find(right, len(left)) for row in rows for left, right in pairs if _has(row, left, right))
    return "\n".join(line for band in _bands(rows, gutter) for line in (*band.left, *band.right))


def _pair(row: str) -> re.Match[str] | None:
    match = _TWO.fullmatch(row.strip())
    return None if match is None or _GAP.search(match["right"]) else match


def _has(row: str, left: str, right: str) -> bool:
    return row.strip().startswith(left) and row.rstrip().endswith(right)


def _are_columns(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether both parts are lines of prose, and not cells of a table."""
    return all(sum(len(pair[side]) for pair in pairs) / len(pairs) >= _SHORTEST for side in (0, 1))


def _alternate(pairs: Sequence[tuple[str, str]], plain: str) -> bool:
    """Whether the lines of two columns alternate in the PDF file: most left lines are stored directly before the line
    to their right.
    """
    words = " ".join(plain.split())
    joined = sum(" ".join(f"{left} {right}".split()) in words for left, right in pairs)
    return joined > len(pairs) / 2


def _bands(rows: Sequence[str], gutter: int) -> Iterator[_Band]:
    """Divide a page into parts, from top to bottom. A line of text that extends over both columns is a separate part.

    ``rows`` are the lines of the page, and ``gutter`` is the position in a line where the right column begins.
    """
    band = _Band()
    for row in rows:
        pair, words = _pair(row), row.strip()
        if pair:
            band.left.append(pair["left"])
            band.right.append(pair["right"])
        elif words and len(row.rstrip()) > gutter and len(row) - len(row.lstrip()) < gutter // 2:
            yield band
            yield _Band([words])
            band = _Band()
        elif words:
            (band.right if len(row) - len(row.lstrip()) >= gutter // 2 else band.left).append(words)
    yield band
