"""The cells of a workbook, and which of them are merged or contain a formula."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.workbook.xlsx_writing import missing_extra

_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class RawSheet:
    """A sheet's rows of cells; the top left cells of merged ranges, and the cells with formulas, as ``(row, column)``.

    Rows and columns count from 0.
    """

    name: str
    rows: tuple[tuple[Any, ...], ...]
    merged: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    formulas: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def read_xlsx(path: Path) -> tuple[RawSheet, ...]:
    """The sheets of a workbook. Raises GapgraphError GG319 without python-calamine, GG331 for a file that isn't a
    workbook.
    """
    try:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415  (imported late: python-calamine is in an extra)
    except ImportError as error:
        raise missing_extra("python-calamine") from error
    try:
        path.open("rb").close()  # the library reports a missing file in a way of its own
        book = CalamineWorkbook.from_path(str(path))
        formulas = _formulas(path) if path.suffix.lower() in {".xlsx", ".xlsm"} else {}
        return tuple(_sheet(book, name, formulas.get(name, frozenset())) for name in book.sheet_names)
    except OSError as error:
        remedy = system_remedy(error)
        raise GapgraphError("GG331", "The workbook can't be read", place=str(path), remedy=remedy) from error
    except Exception as error:  # on a broken file, the library raises exceptions that it doesn't document
        remedy = "Save the workbook as .xlsx in Excel or LibreOffice."
        raise GapgraphError("GG331", "The workbook can't be read", place=str(path), remedy=remedy) from error


def _sheet(book: Any, name: str, formulas: frozenset[tuple[int, int]]) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    rows = tuple(tuple(row) for row in sheet.to_python(skip_empty_area=False))
    merged = frozenset(first for first, last in sheet.merged_cell_ranges or [] if first != last)
    return RawSheet(name, rows, merged, formulas)


def _formulas(path: Path) -> Mapping[str, frozenset[tuple[int, int]]]:
    """The cells with formulas by sheet, read from the file itself: the library for values doesn't report them."""
    with zipfile.ZipFile(path) as parts:
        book = ET.fromstring(parts.read("xl/workbook.xml"))  # noqa: S314  (expat loads no external entity)
        links = ET.fromstring(parts.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        targets = {link.get("Id"): str(link.get("Target")).removeprefix("/xl/") for link in links}
        found = {}
        for sheet in book.iter(f"{_NAMESPACE}sheet"):
            part = f"xl/{targets.get(sheet.get(_RELATION))}"
            if part in parts.namelist():
                found[str(sheet.get("name"))] = frozenset(_with_formula(parts.read(part)))
    return found


def _with_formula(content: bytes) -> list[tuple[int, int]]:
    if b"<f" not in content:
        return []
    cells = ET.fromstring(content).iter(f"{_NAMESPACE}c")  # noqa: S314
    named = (_CELL.fullmatch(str(c.get("r"))) for c in cells if c.find(f"{_NAMESPACE}f") is not None)
    return [(int(one[2]) - 1, _column(one[1])) for one in named if one]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
