"""Markdown from values: a table as the program itself prints tables, and who wrote a page."""

from __future__ import annotations

from collections.abc import Iterable

from gapgraph.cli.output import as_markdown
from gapgraph.tables.table import Column, Table

WRITTEN = "Written by `make pages` from the ontology and the reports; never edited by hand."


def table(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a blank line follows it."""
    return as_markdown(Table(tuple(Column(name) for name in header), tuple(rows))) + "\n"
