"""A report's encoding as sheets of plain cells: the common form of a workbook and a folder of csv."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gapgraph.authoring.declared import DECLARED
from gapgraph.authoring.decompile import Document
from gapgraph.authoring.encoding import CLAIM_KINDS
from gapgraph.errors import GapgraphError
from gapgraph.workbook.sheet_columns import (
    DECLARED_COLUMNS,
    DECLARED_SHEET,
    DISMISSED_COLUMNS,
    DISMISSED_SHEET,
    REPORT_SHEET,
    SENTENCES_SHEET,
    TIMES_SHEET,
    columns_of,
)

SheetCell = str | int | float | bool | None
Findings = Mapping[tuple[str, int], Sequence[str]]
"""Maps a claim or a sentence of the report, such as ``("claim", 12)`` or ``("sentence", 3)``, to the messages of the
findings about it.
"""
JOINT: Final = " | "
"""The separator between the names of a list in one cell."""
_LONGEST: Final = 32_767
_EXACT: Final = 10**15


@dataclass(frozen=True)
class Sheet:
    """A table: its name, its columns, and its rows; each row has one cell for each column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def report_sheets(document: Document, findings: Findings | None = None) -> tuple[Sheet, ...]:
    """The sheets of a report; ``findings`` are written beside their claims and sentences.

    Raises GapgraphError GG330 for a text that is too long for a cell.
    """
    tables = document.tables
    sheets = [_report(tables["report"]), _sentences(document, findings or {}), _times(tables["context"])]
    sheets.append(_declared(tables))
    sheets.append(_rows(DISMISSED_SHEET, DISMISSED_COLUMNS, tables.get("dismissed", [])))
    sheets += (_claims(kind, document, findings or {}) for kind in CLAIM_KINDS)
    for sheet in sheets:
        _see_that_cells_hold(sheet)
    return tuple(sheets)


def _see_that_cells_hold(sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=2):
        for column, cell in zip(sheet.columns, row, strict=True):
            if isinstance(cell, str) and len(cell) > _LONGEST:
                raise GapgraphError(
                    "GG330",
                    f"The text in column {column} is too long for a cell of Excel",
                    place=f"sheet {sheet.name}, row {number}",
                    remedy="Export the report with --format ttl.",
                )


def _report(report: Mapping[str, Any]) -> Sheet:
    rows = tuple((key, value) for key, value in report.items() if key != "sentences")
    return Sheet(REPORT_SHEET, ("key", "value"), rows)


def _sentences(document: Document, findings: Findings) -> Sheet:
    """One row for each sentence, with the white space after it, so that the rows together give the whole text. Text
    before the first sentence has the number 0.
    """
    text, starts = document.narrative, document.tables["report"].get("sentences", [])
    rows: list[tuple[SheetCell, ...]] = []
    if starts and starts[0]:
        rows.append((0, "", json.dumps(text[: starts[0]]), None))
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=False), start=1):
        words = text[start:end].rstrip()
        told = "\n".join(findings.get(("sentence", number), ())) or None
        rows.append((number, words, json.dumps(text[start + len(words) : end]), told))
    return Sheet(SENTENCES_SHEET, ("number", "text", "after", "findings"), tuple(rows))


def _times(contexts: Sequence[Mapping[str, Any]]) -> Sheet:
    return _rows(TIMES_SHEET, ("id", "label", "label_es", "start", "end"), contexts)


def _declared(tables: Mapping[str, Any]) -> Sheet:
    """The names that the encoding declares, each with the table that declares it."""
    named = [{"table": kind, **one} for kind in DECLARED for one in tables.get(kind, [])]
    rows = (tuple(_cell(one.get(column)) for column in DECLARED_COLUMNS) for one in named)
    return Sheet(DECLARED_SHEET, DECLARED_COLUMNS, tuple(rows))


def _rows(name: str, columns: tuple[str, ...], tables: Sequence[Mapping[str, Any]]) -> Sheet:
    return Sheet(name, columns, tuple(tuple(one.get(column) for column in columns) for one in tables))


def _claims(kind: str, document: Document, findings: Findings) -> Sheet:
    claims = [_flat(one) for one in document.tables["claim"] if one["kind"] == kind]
    used = {key for one in claims for key in one if not key[-1].isdigit() and not key.startswith("ref_")} - {"quote"}
    quotes = max((sum(key.startswith("quote") for key in one) for one in claims), default=0)
    references = max((sum(key.startswith("ref_sentence") for key in one) for one in claims), default=0)
    columns = columns_of(kind, used, quotes, references)
    rows = []
    for one in claims:
        told = {
            "sentence": _around(document, one),
            "findings": "\n".join(findings.get(("claim", one["id"]), ())) or None,
        }
        rows.append(tuple(_cell(one.get(column, told.get(column))) for column in columns))
    return Sheet(kind, columns, tuple(rows))


def _flat(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim with a column for each of its quotes or references."""
    flat = {key: value for key, value in claim.items() if key not in {"quotes", "ref", "refs"}}
    flat |= dict(_numbered("quote", claim.get("quotes", ())))
    references = claim.get("refs", [claim["ref"]] if "ref" in claim else [])
    for key, values in (("sentence", "ref_sentence"), ("sha256", "ref_sha256")):
        flat |= dict(_numbered(values, [one[key] for one in references]))
    return flat


def _numbered(name: str, values: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    for number, value in enumerate(values, start=1):
        yield (name if number == 1 else f"{name} {number}"), value


def _around(document: Document, claim: Mapping[str, Any]) -> str | None:
    """The sentence in which the claim's first quote begins, with its number."""
    text, starts = document.narrative, document.tables["report"].get("sentences", [])
    at = -1
    for _ in range(claim.get("nth", 1)):
        at = text.find(claim.get("quote", ""), at + 1)
    number = sum(start <= at for start in starts)
    if at < 0 or not number:
        return None
    return f"{number}: {text[starts[number - 1] : [*starts, len(text)][number]].strip()}"


def _cell(value: Any) -> SheetCell:
    if isinstance(value, (list, tuple)):
        return JOINT.join(value)
    if isinstance(value, Decimal):
        return float(value) if str(Decimal(repr(float(value)))) == str(value) else str(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        return str(value)
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)
