"""Sheets as a folder of csv files, one for each sheet: ``Denial.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.workbook.raw_sheets import RawSheet
from gapgraph.workbook.report_sheets import Sheet, SheetCell


def csv_files(sheets: Sequence[Sheet]) -> Mapping[str, bytes]:
    """The files by name: UTF-8 with a byte-order mark, because otherwise Excel assumes another encoding."""
    return {f"{sheet.name}.csv": _csv(sheet) for sheet in sheets}


def _csv(sheet: Sheet) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _written(cell: SheetCell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


_LARGEST_CELL = 16 * 1024 * 1024
"""The maximum length of a cell: a narrative is one cell, and Python's own limit is too low for it."""


def read_csv_folder(folder: Path) -> tuple[RawSheet, ...]:
    """The sheets of a folder's csv files. Raises GapgraphError GG331 for a file that can't be read."""
    found = []
    csv.field_size_limit(_LARGEST_CELL)
    for path in sorted(path for path in folder.glob("*.csv") if not path.name.startswith(".")):
        try:
            text = path.read_bytes().decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            remedy = "Save the table as csv in UTF-8, with commas."
            if isinstance(error, OSError):
                remedy = system_remedy(error)
            raise GapgraphError("GG331", "The table can't be read", place=str(path), remedy=remedy) from error
        found.append(RawSheet(path.stem, tuple(tuple(row) for row in rows)))
    return tuple(found)
