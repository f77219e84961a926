"""Writes a report to a workbook or csv, and reads it back: the encoding, the text, and every mistake with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gapgraph.authoring.declared import DECLARED
from gapgraph.authoring.decompile import Document
from gapgraph.authoring.mistakes import Mistake, mistakes_in
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.core.claim_slots import SlotType, body_slots, keys_of
from gapgraph.errors import GapgraphError
from gapgraph.workbook.csv_folder import csv_files, read_csv_folder
from gapgraph.workbook.raw_sheets import RawSheet, read_xlsx
from gapgraph.workbook.report_sheets import Findings, Sheet, report_sheets
from gapgraph.workbook.sheet_columns import (
    DISMISSED_SHEET,
    KNOWN,
    LISTS_SHEET,
    REPORT_SHEET,
    SENTENCES_SHEET,
    TIMES_SHEET,
)
from gapgraph.workbook.sheet_reading import ReadSheets, read_sheets
from gapgraph.workbook.xlsx_writing import column_letters, xlsx

_SHEETS = {"report": REPORT_SHEET, "context": TIMES_SHEET, "dismissed": DISMISSED_SHEET}


def to_xlsx(document: Document, choices: SlotChoices, findings: Findings | None = None) -> bytes:
    """The report as an Excel workbook. Raises GapgraphError GG330 if a text is too long for a cell."""
    times = tuple(str(one["id"]) for one in document.tables["context"])
    lists = {column: choices.offered(column) for column in KNOWN if column not in _MANY}
    lists["when"] = (*times, *lists.get("when", ()))
    lists |= {column: (*_own(document, column), *names) for column, names in lists.items()}
    lists["table"] = DECLARED
    return xlsx(report_sheets(document, findings), lists, {column: choices.help(column) for column in KNOWN})


def _own(document: Document, column: str) -> tuple[str, ...]:
    """The names that the report declares for a column."""
    return tuple(one["id"] for one in document.tables.get(_DECLARED_FOR.get(column, ""), ()))


_DECLARED_FOR = {
    **dict.fromkeys((slot.key for slot in body_slots()), "body"),
    **{name: name for name in ("measure", "form", "unit")},
}
_MANY = keys_of(SlotType.NAMES)
"""Columns whose cells contain lists. Columns with lists have no drop-down list, because a choice from it would replace
the whole list by one name.
"""


def to_csv(document: Document, findings: Findings | None = None) -> Mapping[str, bytes]:
    """The report as csv files by name. Raises GapgraphError GG330 if a text is too long for a cell of Excel."""
    return csv_files(report_sheets(document, findings))


def read_report(path: Path, choices: SlotChoices) -> ReadSheets:
    """The report in a workbook or in a folder of csv, with all its mistakes and the cell of each.

    Raises GapgraphError GG319 if the package for workbooks isn't installed, GG331 for a file that can't be read.
    """
    sheets = read_csv_folder(path) if path.is_dir() else read_xlsx(path)
    if not sheets:
        raise GapgraphError(
            "GG331",
            "The folder contains no csv file",
            place=str(path),
            remedy="Export a report to see which files are needed.",
        )
    found = read_sheets(sheets, path.name)
    known = mistakes_in(found.document.tables, found.document.narrative, choices.ontology, path.name)
    placed = [_placed(one, found, path.name) for one in known]
    found.mistakes.extend(one for one in placed if not _is_reported(one, found.mistakes))
    return found


def with_mistakes(path: Path, mistakes: Sequence[GapgraphError], choices: SlotChoices) -> bytes:
    """The workbook as it was read, with each mistake beside its row. Raises GapgraphError GG330 if a text is too long
    for a cell.
    """
    told: dict[str, list[str]] = {}
    for one in mistakes:
        told.setdefault(_row_of(one.place), []).append(f"{one.sentence}. {one.remedy}")
    sheets = read_csv_folder(path) if path.is_dir() else read_xlsx(path)
    lists = {column: choices.offered(column) for column in KNOWN if column not in _MANY}
    return xlsx([_with_told(sheet, told) for sheet in sheets if sheet.name != LISTS_SHEET], lists, {})


def _with_told(sheet: RawSheet, told: Mapping[str, Sequence[str]]) -> Sheet:
    heads = [str(cell) for cell in sheet.rows[0]] if sheet.rows else []
    columns = (*(head for head in heads if head != "findings"), "findings")
    rows = []
    for at, row in enumerate(sheet.rows[1:], start=2):
        kept = [cell for head, cell in zip(heads, row, strict=False) if head != "findings"]
        cells = (cell if isinstance(cell, (str, int, float)) else str(cell) for cell in kept)
        here = "\n".join(told.get(f"sheet {sheet.name}, row {at}", ())) or None
        rows.append((*cells, *[None] * (len(columns) - 1 - len(kept)), here))
    return Sheet(sheet.name, columns, tuple(rows))


def _is_reported(error: GapgraphError, before: Sequence[GapgraphError]) -> bool:
    """Whether ``before`` has an error at the place of ``error``. A cell whose value can't be read would otherwise have
    two errors: that the value is unreadable, and that the value is missing.
    """
    return any(error.place == one.place for one in before)


def _row_of(place: str) -> str:
    found = re.search(r"sheet .*?, row \d+", place)
    return found[0] if found else ""


def _placed(mistake: Mistake, found: ReadSheets, source: str) -> GapgraphError:
    """The error for a mistake in a workbook; the place of the error is the sheet, row and column of the mistake."""
    error = mistake.error
    row = found.rows.get(mistake.position) if mistake.table == "claim" else None
    row = row or found.declared_rows.get((mistake.table, mistake.position))
    if row:
        sheet, at, columns = row
        where = next(_columns(mistake.words, sheet, at, columns), None)
        error.place = f"{source}, sheet {sheet.name}, row {at + 1}"
        if where is not None:
            error.place += f", column {column_letters(where)} ({sheet.rows[0][where]})"
    elif "sentences" in mistake.words:
        error.place = f"{source}, sheet {SENTENCES_SHEET}"
    else:
        error.place = f"{source}, sheet {_SHEETS.get(mistake.table, mistake.table)}"
    return error


def _columns(words: Sequence[str], sheet: RawSheet, at: int, columns: Mapping[str, int]) -> Iterator[int]:
    """The numbers (from 0) of the columns that a mistake with these words is about: one of the words is the column's
    name, or is in the column's cell in row ``at``.
    """
    row = sheet.rows[at]
    for word in words:
        yield from (where for where, cell in enumerate(row) if cell == word)
        yield from (where for name, where in columns.items() if name == word)
        yield from (
            where for name, where in columns.items() if name.startswith("quote") and str(row[where]).startswith(word)
        )
        yield from (where for where, cell in enumerate(row) if where > 1 and isinstance(cell, str) and word in cell)
