"""Reads the cells of a workbook as an encoding, and reports each mistake with its sheet, row and column."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from gapgraph.authoring.declared import DECLARED
from gapgraph.authoring.decompile import Document
from gapgraph.authoring.encoding import CLAIM_KINDS, CONTEXT_KEYS, FLAG_KEYS, LIST_KEYS, NUMBER_KEYS, REPORT_KEYS
from gapgraph.errors import GapgraphError, nearest
from gapgraph.workbook.raw_sheets import RawSheet
from gapgraph.workbook.report_sheets import JOINT
from gapgraph.workbook.sheet_columns import (
    DECLARED_COLUMNS,
    DECLARED_SHEET,
    DERIVED,
    DISMISSED_COLUMNS,
    DISMISSED_SHEET,
    KNOWN,
    LISTS_SHEET,
    NUMBERED,
    REPORT_SHEET,
    SENTENCES_SHEET,
    TIMES_SHEET,
)
from gapgraph.workbook.xlsx_writing import column_letters

_NAMED_BY_WORDS: Final = frozenset({TIMES_SHEET, DECLARED_SHEET})
"""Sheets whose ids are names, not numbers."""
_YES: Final = frozenset({"true", "yes", "sí", "si", "x", "1", "verdadero"})
_NO: Final = frozenset({"false", "no", "0", "falso", ""})
_NUMBERED: Final = re.compile(rf"({'|'.join(NUMBERED)})(?: ([2-9]|\d\d))?")
_ERRORS: Final = re.compile(r"#(?:REF!|VALUE!|N/A|NAME\?|DIV/0!|NUM!|NULL!)")


@dataclass
class ReadSheets:
    """The result of reading: the document, the place of each of its claims, and all mistakes."""

    document: Document
    mistakes: list[GapgraphError]
    rows: dict[int, tuple[RawSheet, int, dict[str, int]]] = field(default_factory=dict)
    """Where each claim is in the workbook: its sheet, its row, and the sheet's columns by name. The key is the number
    of the claim in the document's order, counted from 1.
    """

    declared_rows: dict[tuple[str, int], tuple[RawSheet, int, dict[str, int]]] = field(default_factory=dict)
    """Where each declared name is in the workbook: its sheet, its row, and the sheet's columns by name. The key is the
    table that declares the name, and the number of the name in this table, counted from 1.
    """


class _NoValue(Exception):  # noqa: N818  (the exception never leaves this module)
    """Raised for a cell whose value can't be read; the message says what the cell should contain."""


def read_sheets(sheets: Sequence[RawSheet], source: str) -> ReadSheets:
    """The encoding in a workbook's sheets. Nothing is raised: mistakes are part of the result."""
    return _Reading(sheets, source).read()


class _Reading:
    def __init__(self, sheets: Sequence[RawSheet], source: str) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._source = source
        self._mistakes: list[GapgraphError] = []
        self._rows: dict[int, tuple[RawSheet, int, dict[str, int]]] = {}
        self._declared_rows: dict[tuple[str, int], tuple[RawSheet, int, dict[str, int]]] = {}

    def read(self) -> ReadSheets:
        self._see_to_the_sheets()
        report = self._report()
        narrative, starts = self._narrative()
        contexts = [table for _, table in self._tables(TIMES_SHEET, frozenset(CONTEXT_KEYS))]
        claims = list(self._claims())
        if starts:
            report["sentences"] = starts
        tables: dict[str, Any] = {"report": report, "context": contexts, **self._declared(), "claim": claims}
        if dismissed := [table for _, table in self._tables(DISMISSED_SHEET, frozenset(DISMISSED_COLUMNS))]:
            tables["dismissed"] = dismissed
        return ReadSheets(Document(tables, narrative), self._mistakes, self._rows, self._declared_rows)

    def _wrong(self, code: str, sentence: str, place: str, remedy: str) -> None:
        self._mistakes.append(GapgraphError(code, sentence, place=f"{self._source}, {place}", remedy=remedy))

    def _see_to_the_sheets(self) -> None:
        known = [REPORT_SHEET, SENTENCES_SHEET, TIMES_SHEET, DECLARED_SHEET, DISMISSED_SHEET, LISTS_SHEET, *CLAIM_KINDS]
        for name in self._sheets:
            if name not in known:
                near = nearest(name, known)
                remedy = (
                    f"Did you mean {near[0]}?" if near else "Remove the sheet, or give it the name of a kind of claim."
                )
                self._wrong("GG332", f"A workbook of a report can't have a sheet {name!r}", f"sheet {name}", remedy)
        for name in (REPORT_SHEET, SENTENCES_SHEET):
            if name not in self._sheets:
                self._wrong(
                    "GG332",
                    f"The sheet {name!r} is missing",
                    f"sheet {name}",
                    "Restore the sheet, or export the report again.",
                )

    def _report(self) -> dict[str, Any]:
        report: dict[str, Any] = {}
        sheet = self._sheets.get(REPORT_SHEET)
        for at, row in enumerate(sheet.rows if sheet else ()):
            if at == 0 or not sheet or not any(_filled(cell) for cell in row):
                continue
            key, place = _text(row[0]), f"sheet {REPORT_SHEET}, row {at + 1}"
            self._see_to_cell(sheet, at, 1)
            if key not in REPORT_KEYS:
                near = nearest(key, REPORT_KEYS)
                self._wrong(
                    "GG333",
                    f"There is no key {key!r}",
                    place,
                    f"Did you mean {near[0]}?" if near else "Remove the key.",
                )
            elif len(row) > 1 and _filled(row[1]):
                value = row[1]
                report[key] = value.isoformat() if isinstance(value, dt.date) else _whole_or_text(value, key == "year")
        return report

    def _narrative(self) -> tuple[str, list[int]]:
        """The text, joined from its sentences and the white space after each."""
        text, starts = "", []
        for at, table in self._tables(SENTENCES_SHEET, frozenset({"number", "text", "after"})):
            after = _white_space(table.get("after") or '""')
            if after is None:
                place = f"sheet {SENTENCES_SHEET}, row {at + 1}, column after"
                self._wrong(
                    "GG333",
                    "The column after must contain only white space in quotation marks",
                    place,
                    'Write white space in quotation marks, as in " ".',
                )
            if table.get("text"):
                starts.append(len(text))
            text += str(table.get("text") or "") + (" " if after is None else after)
        return text, starts

    def _declared(self) -> dict[str, list[dict[str, Any]]]:
        """The declared names, by the table that declares them."""
        found: dict[str, list[dict[str, Any]]] = {}
        sheet = self._sheets.get(DECLARED_SHEET)
        for at, table in self._tables(DECLARED_SHEET, frozenset(DECLARED_COLUMNS)):
            kind = table.pop("table", "")
            if kind not in DECLARED:
                near = nearest(str(kind), DECLARED)
                remedy = f"Did you mean {near[0]}?" if near else f"Use one of {', '.join(DECLARED)}."
                place = f"sheet {DECLARED_SHEET}, row {at + 1}, column table"
                self._wrong("GG333", f"There is no table {kind!r}", place, remedy)
            elif sheet:
                found.setdefault(kind, []).append(table)
                self._declared_rows[kind, len(found[kind])] = (sheet, at, _heads(sheet))
        return found

    def _claims(self) -> Iterator[dict[str, Any]]:
        found = []
        for kind in CLAIM_KINDS:
            for at, table in self._tables(kind, KNOWN):
                claim = self._claim(kind, at, table)
                if claim:
                    found.append((kind, at, claim))
        last = max((c["id"] for _, _, c in found if isinstance(c.get("id"), int)), default=0)
        for _, _, claim in found:
            if "id" not in claim:
                last += 1
                claim["id"] = last
        found.sort(key=lambda one: one[2]["id"] if isinstance(one[2]["id"], int) else 0)
        for position, (kind, at, claim) in enumerate(found, start=1):
            sheet = self._sheets[kind]
            self._rows[position] = (sheet, at, _heads(sheet))
            yield claim

    def _claim(self, kind: str, at: int, table: dict[str, Any]) -> dict[str, Any]:
        claim: dict[str, Any] = {"kind": kind}
        numbered: dict[str, list[Any]] = {name: [] for name in NUMBERED}
        for column, value in table.items():
            match = _NUMBERED.fullmatch(column)
            if match:
                numbered[match[1]].append(value)
            else:
                claim[column] = value
        quotes = numbered["quote"]
        if quotes:
            claim |= {"quote": quotes[0]} if len(quotes) == 1 else {"quotes": quotes}
        pairs = zip(numbered["ref_sentence"], numbered["ref_sha256"], strict=False)
        if references := [{"sentence": sentence, "sha256": digest} for sentence, digest in pairs]:
            claim["refs"] = references
        if not quotes and not references:
            place = f"sheet {kind}, row {at + 1}, column quote"
            self._wrong(
                "GG334", "The row is incomplete: it has no quote", place, "Copy the words that prove the claim."
            )
            return {}
        return claim

    def _tables(self, name: str, known: frozenset[str]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The filled rows of a sheet, with the value of each filled cell by its column."""
        sheet = self._sheets.get(name)
        if sheet is None or not sheet.rows:
            return
        heads = self._see_to_heads(sheet, known)
        for at, row in enumerate(sheet.rows[1:], start=1):
            here = {column: where for column, where in heads.items() if where < len(row)}
            cells = {c: row[w] for c, w in here.items() if _filled(row[w]) or (at, w) in sheet.formulas}
            if cells:
                read = {column: self._value(sheet, at, heads[column], column, cell) for column, cell in cells.items()}
                yield at, {column: value for column, value in read.items() if value is not None}
            for where, cell in enumerate(row):
                if _filled(cell) and not (where < len(sheet.rows[0]) and _filled(sheet.rows[0][where])):
                    sentence = "The cell is in a column without a name"
                    self._wrong(
                        "GG333", sentence, _place(sheet, at, where), "Give the column a name, or clear the cell."
                    )

    def _see_to_heads(self, sheet: RawSheet, known: frozenset[str]) -> dict[str, int]:
        heads: dict[str, int] = {}
        for where, cell in enumerate(sheet.rows[0]):
            column = _text(cell)
            if not column or column in DERIVED:
                continue
            if column in heads:
                self._wrong(
                    "GG333",
                    f"Two columns are named {column!r}",
                    _place(sheet, 0, where),
                    "Keep only one of the columns.",
                )
            elif column in known or (known is KNOWN and _NUMBERED.fullmatch(column)):
                heads[column] = where
            else:
                near = nearest(column, known)
                remedy = (
                    f"Did you mean {near[0]}?" if near else "Give the column the name of a key, or remove the column."
                )
                self._wrong("GG333", f"There is no column {column!r}", _place(sheet, 0, where), remedy)
        return heads

    def _see_to_cell(self, sheet: RawSheet, at: int, where: int) -> bool:
        """Whether the value of a sheet's cell can be used: the cell is not merged with others and has no formula. A
        cell whose value can't be used is recorded as a mistake, with the place of the cell.
        """
        place = _place(sheet, at, where)
        if (at, where) in sheet.merged:
            self._wrong("GG335", "The cell is merged with others", place, "Split the cell, and fill each part.")
        elif (at, where) in sheet.formulas:
            self._wrong("GG335", "The cell contains a formula", place, "Replace the formula by its value.")
        else:
            return True
        return False

    def _value(self, sheet: RawSheet, at: int, where: int, column: str, cell: Any) -> Any:
        if not self._see_to_cell(sheet, at, where):
            return None
        plain = column.partition(" ")[0]
        try:
            return _read("label" if sheet.name in _NAMED_BY_WORDS and plain == "id" else plain, cell)
        except _NoValue as wanted:
            sentence = f"The cell contains {_shown(cell)} instead of {wanted}"
            self._wrong(
                "GG335",
                sentence,
                _place(sheet, at, where),
                "Write the value in the form that the message names; format the column as text.",
            )
            return None


def _read(column: str, cell: Any) -> Any:
    """The value of a cell, converted to the type that an encoding has for the column."""
    if isinstance(cell, str) and _ERRORS.fullmatch(cell):
        raise _NoValue("a value that isn't the error of a formula")
    if column in FLAG_KEYS:
        return _flag(cell)
    if column in NUMBER_KEYS or column in {"number", "ref_sentence", "claim"}:
        return _whole(cell)
    if column == "value":
        return _exact(cell)
    if isinstance(cell, (dt.date, dt.time, dt.timedelta)):
        raise _NoValue("text such as 2020-04" if column in {"period", "start", "end"} else "text")
    if isinstance(cell, bool):
        raise _NoValue("text")
    text = _whole_or_text(cell, False)
    if column in LIST_KEYS or column == "also":
        return [one.strip() for one in text.split(JOINT.strip()) if one.strip()]
    return text


def _white_space(written: str) -> str | None:
    """The value of ``written`` if it is a JSON string that is empty or has only white space; otherwise None."""
    try:
        found = json.loads(written)
    except ValueError:
        return None
    return found if isinstance(found, str) and not found.strip() else None


def _flag(cell: Any) -> bool:
    if isinstance(cell, bool):
        return cell
    folded = _text(cell).casefold()
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise _NoValue("true or false")


def _whole(cell: Any) -> int:
    found = _exact(cell)
    if not isinstance(found, int):
        raise _NoValue("a whole number")
    return found


def _exact(cell: Any) -> int | Decimal:
    """A number without rounding: 1.0 is the whole number 1."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        raise _NoValue("a number")
    try:
        number = Decimal(cell.strip() if isinstance(cell, str) else repr(cell))
    except InvalidOperation as error:
        raise _NoValue("a number") from error
    if not number.is_finite() or number < 0:
        raise _NoValue("a number of zero or more")
    return int(number) if number == number.to_integral_value() else number


def _whole_or_text(cell: Any, whole: bool) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell) if whole else str(int(cell))
    if whole:
        return int(cell) if isinstance(cell, str) and cell.isdigit() else cell
    return cell if isinstance(cell, str) else str(cell)


def _filled(cell: Any) -> bool:
    return cell is not None and cell != ""


def _text(cell: Any) -> str:
    return _whole_or_text(cell, False).strip() if _filled(cell) else ""


def _shown(cell: Any) -> str:
    if isinstance(cell, (dt.date, dt.datetime)):
        return f"the date {cell.isoformat()[:10]}"
    return repr(cell)


def _heads(sheet: RawSheet) -> dict[str, int]:
    return {_text(cell): where for where, cell in enumerate(sheet.rows[0])}


def _place(sheet: RawSheet, at: int, where: int) -> str:
    head = _text(sheet.rows[0][where]) if where < len(sheet.rows[0]) else ""
    return f"sheet {sheet.name}, row {at + 1}, column {column_letters(where)}" + (f" ({head})" if head else "")
