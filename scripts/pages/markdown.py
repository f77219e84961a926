"""Markdown from values: a table in the program's format, and the note that says how a page was written."""

from __future__ import annotations

from collections.abc import Iterable

from gapgraph.tables.table import Heading, Table
from gapgraph.tables.table_formats import markdown_text

WRITTEN = "`make pages` writes this page from the ontology and the reports; do not edit it by hand."


def table(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a blank line follows it."""
    return markdown_text(Table(tuple(Heading(name) for name in header), tuple(rows))) + "\n"
