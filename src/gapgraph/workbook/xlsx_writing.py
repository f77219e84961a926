"""Sheets as an Excel workbook: drop-down lists of names, fixed headings, the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from gapgraph.errors import GapgraphError
from gapgraph.tables.xlsx_document import new_workbook
from gapgraph.workbook.report_sheets import Sheet, SheetCell
from gapgraph.workbook.sheet_columns import LISTS_SHEET

if TYPE_CHECKING:
    import xlsxwriter

_SPARE_ROWS: Final = 500
"""The number of empty rows below the last claim that have drop-down lists."""
_WIDTHS: Final = {"sentence": 60, "quote": 45, "text": 100, "findings": 50, "value": 30, "note": 30}
_PROTECTED: Final = frozenset({"sentence", "findings"})


def xlsx(sheets: Sequence[Sheet], choices: Mapping[str, Sequence[str]], help_texts: Mapping[str, str]) -> bytes:
    """The workbook's bytes; ``choices`` are the names in a column's drop-down list, ``help_texts`` the comments at the
    columns' headings.
    """
    target = BytesIO()
    book = new_workbook(target, "Gapgraph report")
    offered = {name: tuple(names) for name, names in sorted(choices.items()) if names}
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#D9E2EC", "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "number": book.add_format({"valign": "top"}),
        "shown": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#555555", "bg_color": "#F4F4F4"}),
        "finding": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FDE2E2"}),
    }
    for sheet in sheets:
        _write(book, sheet, offered, help_texts, formats)
    _lists(book, offered)
    book.close()
    return target.getvalue()


def missing_extra(package: str) -> GapgraphError:
    """The error for a package of the extra ``workbook`` that isn't installed."""
    return GapgraphError(
        "GG319",
        f"Workbooks need the package {package}",
        remedy='Run pip install "gapgraph[workbook]", or use --format csv-folder.',
    )


def _write(
    book: xlsxwriter.Workbook,
    sheet: Sheet,
    offered: Mapping[str, Sequence[str]],
    help_texts: Mapping[str, str],
    formats: Mapping[str, Any],
) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 2 if "sentence" in sheet.columns else 1)
    last = len(sheet.rows) + _SPARE_ROWS
    for at, column in enumerate(sheet.columns):
        plain = column.partition(" ")[0]
        page.set_column(at, at, _WIDTHS.get(plain, 16))
        page.write_string(0, at, column, formats["head"])
        if told := help_texts.get(column):
            page.write_comment(0, at, told, {"author": "Gapgraph", "x_scale": 2})
        if column in offered:
            page.data_validation(
                *(1, at, last, at),
                {
                    "validate": "list",
                    "source": f"={_range_name(column)}",
                    "error_type": "warning",
                    "error_title": "Not in the list",
                    "error_message": "Only names that are declared can be read back.",
                },
            )
        for row, cells in enumerate(sheet.rows, start=1):
            _cell(page, row, at, cells[at], _format_of(column, cells[at], formats))
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _format_of(column: str, cell: SheetCell, formats: Mapping[str, Any]) -> Any:
    if column in _PROTECTED:
        return formats["finding" if column == "findings" and cell else "shown"]
    return formats["number" if isinstance(cell, (int, float)) else "text"]


def _cell(page: Any, row: int, column: int, cell: SheetCell, style: Any) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, style)
    elif isinstance(cell, (int, float)):
        page.write_number(row, column, cell, style)
    elif cell:
        page.write_string(row, column, cell, style)
    else:
        page.write_blank(row, column, None, style)


def _lists(book: xlsxwriter.Workbook, offered: Mapping[str, Sequence[str]]) -> None:
    """Writes the drop-down lists to a hidden sheet, with a column and a defined name for each list. A list in a cell's
    own validation rule would be limited to 255 characters.
    """
    page = book.add_worksheet(LISTS_SHEET)
    page.hide()
    for at, (column, names) in enumerate(offered.items()):
        page.write_string(0, at, column)
        for row, name in enumerate(names, start=1):
            page.write_string(row, at, name)
        letter = _letters(at)
        book.define_name(_range_name(column), f"={LISTS_SHEET}!${letter}$2:${letter}${len(names) + 1}")


def _range_name(column: str) -> str:
    return f"list_{column}"


def _letters(column: int) -> str:
    """The letters of a column, from 0: A, B, … Z, AA."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def column_letters(column: int) -> str:
    """Excel's letters for a column, counted from 0."""
    return _letters(column)
