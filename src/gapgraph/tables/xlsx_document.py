"""A table as an Excel workbook: one sheet for the rows, and one for the meaning of columns and words.

Every text is written as text, whatever its first character, and numbers as numbers. The same table gives the same
bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import say
from gapgraph.tables.table import Cell, Table
from gapgraph.tables.table_document import TableDocument
from gapgraph.tables.table_formats import RUN_BY_SPREADSHEETS

if TYPE_CHECKING:
    import xlsxwriter

_CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LETTERS_IN_CELL: Final = 32_767
"""The maximum number of characters in an Excel cell."""
ROWS_IN_SHEET: Final = 1_048_576
"""The maximum number of rows in an Excel sheet, with the heading."""
_WIDEST: Final = 60


def new_workbook(target: BytesIO, title: str) -> xlsxwriter.Workbook:
    """An empty workbook. The workbook contains texts as texts, and its bytes depend only on what is written into it."""
    import xlsxwriter  # noqa: PLC0415  (imported late: xlsxwriter is in an extra)

    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"created": _CREATED, "title": title})
    return book


def xlsx_bytes(document: TableDocument) -> bytes:
    """The workbook's bytes. Raises GapgraphError GG003 for a cell or a table that Excel would cut."""
    document = document.spelled()
    _refuse_too_large(document.table)
    target = BytesIO()
    book = new_workbook(target, document.title[:255])
    styles = _styles(book)
    language, columns = document.language, tuple(document.columns())
    rows = [
        [_joined(cell, head.separator) for cell, head in _pairs(document.table, row)] for row in document.table.rows
    ]
    _write(book, say("sheet data", language), [one.head for one in columns], rows, styles)
    meanings = [(one.name, one.head, one.meaning) for one in columns] + [
        (one.id, one.label, one.definition) for one in document.terms
    ]
    heads = [say(f"sheet {name}", language) for name in ("id", "word", "meaning")]
    _write(book, say("sheet meanings", language), heads, meanings, styles)
    book.close()
    return target.getvalue()


def _pairs(table: Table, row: Sequence[Cell]) -> Iterable[tuple[Cell, Any]]:
    return zip(row, table.columns, strict=True)


def _joined(cell: Cell, separator: str) -> str | int:
    return separator.join(cell) if isinstance(cell, tuple) else cell


def _refuse_too_large(table: Table) -> None:
    if len(table.rows) >= ROWS_IN_SHEET:
        raise _too_large(f"The table has {len(table.rows):,} rows, and a sheet can have {ROWS_IN_SHEET - 1:,}")
    for row in table.rows:
        for cell, head in _pairs(table, row):
            letters = len(str(_joined(cell, head.separator)))
            if letters > LETTERS_IN_CELL:
                raise _too_large(
                    f"A cell of {head.name} has {letters:,} characters, and Excel allows {LETTERS_IN_CELL:,}"
                )


def _too_large(sentence: str) -> GapgraphError:
    return GapgraphError("GG003", sentence, remedy="Use --format csv, or request less data.")


def _styles(book: xlsxwriter.Workbook) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({**cell, "bold": True, "bg_color": "#D9E2EC"}),
        "text": book.add_format({**cell, "num_format": "@"}),
        "inert": book.add_format({**cell, "num_format": "@", "quote_prefix": True}),
        "number": book.add_format(cell),
    }


def _write(
    book: xlsxwriter.Workbook,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    styles: dict[str, Any],
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for place, head in enumerate(heads):
        longest = max((len(str(row[place])) for row in rows), default=0)
        sheet.set_column(place, place, min(max(longest, len(head)) + 2, _WIDEST))
        sheet.write_string(0, place, head, styles["head"])
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write_cell(sheet, number, place, cell, styles)
    if rows and heads:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _write_cell(sheet: Any, row: int, place: int, cell: str | int, styles: dict[str, Any]) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, place, cell, styles["number"])
    elif cell:
        sheet.write_string(row, place, cell, styles["inert" if cell.startswith(RUN_BY_SPREADSHEETS) else "text"])
