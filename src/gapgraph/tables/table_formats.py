"""Tables as text for programs: csv, JSON and Markdown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from gapgraph.tables.table import Table

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
"""The characters at the start of a cell by which a spreadsheet recognizes a formula."""


def csv_text(table: Table) -> str:
    """Comma-separated values with a header. A cell that a spreadsheet would run as a formula gets a leading ``'``."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows([_tame(cell) for cell in row] for row in table.flat())
    return out.getvalue()


def _tame(cell: str) -> str:
    runs = cell.startswith(RUN_BY_SPREADSHEETS) and not _NUMBER.fullmatch(cell)
    inert = f"'{cell}" if runs else cell
    # Python doesn't quote a cell that contains a carriage return, and then the row can't be read.
    return inert.replace("\r\n", "\n").replace("\r", "\n") if "\r" in inert else inert


def json_text(table: Table) -> str:
    """A JSON list with one object for each row. A cell of several parts is a list; each id has its label beside it.

    Terminal control sequences and characters that change the reading direction are escaped; letters of all languages
    are not.
    """
    text = json.dumps(list(table.records()), ensure_ascii=False, indent=2)
    lines = (line if line.isprintable() else "".join(map(_escaped_for_json, line)) for line in text.split("\n"))
    return "\n".join(lines) + "\n"


def _escaped_for_json(char: str) -> str:
    if char.isprintable() or char == "\N{NO-BREAK SPACE}":
        return char
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def markdown_text(table: Table) -> str:
    """A Markdown table; characters that Markdown or HTML would read as markup are escaped."""
    rows = (table.header, tuple("---" for _ in table.header), *map(_escaped, table.flat()))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _escaped(row: Sequence[str]) -> Iterable[str]:
    return [cell.translate(_MARKUP) for cell in row]


_MARKUP = str.maketrans({**{c: f"\\{c}" for c in "\\|*_[]`"}, "<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "})

TABLE_FORMATS = {"csv": csv_text, "json": json_text, "md": markdown_text}
"""The formats for programs that every table has. The page for people (the format ``table``) isn't among these formats.
"""
