"""Tables as HTML for notebooks. Every symbol has a word beside it, there are headers for screen readers, and all text
is escaped.

The HTML loads no file and runs no script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from gapgraph.core.statuses import SYMBOLS, VERDICT_OF, Status
from gapgraph.i18n.say import capital, say
from gapgraph.tables.table import Table

Record = Mapping[str, int | str | list[str]]
"""A row in its JSON form."""

CellWriters = Mapping[str, Callable[[Record], str]]
"""A heading, and the function that makes its cell from a row."""

_BOX = '<div role="region" tabindex="0" aria-label="{label}" style="overflow-x:auto">{table}</div>'


def plain_html(table: Table, caption: str = "") -> str:
    """A table of text with every column that all formats show."""
    rows = (tuple(map(escape, row)) for row in table.flat())
    return _table(caption, tuple(map(escape, table.header)), rows)


def table_html(table: Table, _language: str = "en") -> str:
    """Calls :func:`plain_html`, with the parameters that :class:`Answer` needs."""
    return plain_html(table)


def gaps_html(table: Table, language: str = "en") -> str:
    """Gaps as HTML: the protection, who lacks it, the statuses, the quotation, the duties."""
    cells: CellWriters = {
        "html protection": lambda row: escape(capital(_text(row["protection_label"]))),
        "html group": lambda row: escape(_text(row["group_label"])),
        "html status": lambda row: _statuses(row, "statuses", "status_labels"),
        "html quotes": _quotes,
        "html duties": lambda row: escape("; ".join(_list(row["duty_labels"]))),
    }
    return _of_records(table, cells, _caption(table, "html gaps", language), language)


def profile_html(table: Table, language: str = "en") -> str:
    """A profile as HTML: the section, the protection or claim, for whom, the status, the quotation, the duties."""
    cells: CellWriters = {
        "html section": lambda row: escape(say(f"html section {row['section']}", language)),
        "html what": lambda row: escape(capital(_text(row["protection_label"] if row["status"] else row["said"]))),
        "html group": lambda row: escape(_text(row["within_label"]) or _text(row["group_label"])),
        "html status": lambda row: _status(_text(row["status"]), _text(row["said"])) if row["status"] else "",
        "html quotes": _quotes,
        "html duties": lambda row: escape("; ".join(_list(row["duty_labels"]))),
    }
    return _of_records(table, cells, _caption(table, "html profile", language), language)


def changes_html(table: Table, language: str = "en") -> str:
    """Changes under a supposition as HTML: the effect, the protection, for whom, the statuses before and after, the
    quotation.
    """
    cells: CellWriters = {
        "html effect": lambda row: escape(say(f"effect {row['effect']}", language)),
        "html protection": lambda row: escape(capital(_text(row["protection_label"]))),
        "html group": lambda row: escape(_text(row["group_label"])),
        "html before": lambda row: _statuses(row, "before", "before_labels"),
        "html after": lambda row: _statuses(row, "after", "after_labels"),
        "html quotes": _quotes,
    }
    return _of_records(table, cells, _caption(table, "html changes", language), language)


def matrix_html(table: Table, language: str = "en") -> str:
    """The matrix as HTML: one row for each group, one column for each protection. A cell shows the best status and, if
    different, the worst, each as symbol and word.
    """
    records = list(table.records())
    groups = {_text(row["group"]): _text(row["group_label"]) for row in records}
    protections = {_text(row["protection"]): _text(row["protection_label"]) for row in records}
    cells = {(_text(row["group"]), _text(row["protection"])): _extremes(row, language) for row in records}
    nothing = f"<td>{escape(say('html not applicable', language))}</td>"
    lines = [
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(cells.get((group, protection), nothing) for protection in protections)
        + "</tr>"
        for group, label in groups.items()
    ]
    heads = (escape(say("html group", language)), *map(escape, protections.values()))
    return _boxed(_caption(table, "html matrix", language), _head(heads) + f"<tbody>{''.join(lines)}</tbody>")


def _extremes(row: Record, language: str) -> str:
    best = _status(_text(row["best"]), _text(row["best_label"]))
    if row["best"] == row["worst"]:
        return f"<td>{best}</td>"
    worst = _status(_text(row["worst"]), _text(row["worst_label"]))
    return f"<td>{escape(say('html from to', language))} {best} – {worst}</td>"


def _statuses(row: Record, ids: str, labels: str) -> str:
    pairs = zip(_list(row[ids]), _list(row[labels]), strict=True)
    return ", ".join(_status(status, label) for status, label in pairs)


def _status(status: str, label: str) -> str:
    """A status as symbol and word; the symbol is hidden from screen readers, because they can't read it usefully."""
    known = Status(status)
    symbol = f'<span aria-hidden="true">{escape(SYMBOLS[known])}</span>'
    return f'<span class="gapgraph-{VERDICT_OF[known]}">{symbol} {escape(capital(label))}</span>'


def _quotes(row: Record) -> str:
    return "<br>".join(f'<q lang="en">{escape(quote)}</q>' for quote in _list(row["quotes"]))


def _of_records(table: Table, cells: CellWriters, caption: str, language: str) -> str:
    rows = (tuple(make(row) for make in cells.values()) for row in table.records())
    return _table(caption, [escape(say(head, language)) for head in cells], rows)


def _caption(table: Table, phrase: str, language: str) -> str:
    reports = dict.fromkeys(_text(row["report"]) for row in table.records())
    if not reports:
        return escape(say("html nothing", language))
    return escape(say(phrase, language, reports=", ".join(reports), count=len(table.rows)))


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as HTML; the first cell of each row is the row's heading."""
    lines = (
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows
    )
    return _boxed(caption, _head(heads) + f"<tbody>{''.join(lines)}</tbody>")


def _head(heads: Iterable[str]) -> str:
    return "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>"


def _boxed(caption: str, inside: str) -> str:
    """A table with its own scroll bar, which also works by keyboard; ``caption`` is escaped."""
    said = f"<caption>{caption}</caption>" if caption else ""
    return _BOX.format(label=caption or "table", table=f"<table>{said}{inside}</table>")


def _text(value: int | str | list[str]) -> str:
    return str(value)


def _list(value: int | str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [str(value)]
