"""A table as a web page and as a workbook, in a file or on the standard output: complete, without active content, and
with an explanation of columns and codes.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest

from gapgraph.cli import output
from gapgraph.errors import GapgraphError
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.resources import root as bundled
from gapgraph.tables.html_document import html_text
from gapgraph.tables.table import Heading, Table
from gapgraph.tables.table_document import MeantTerm, TableDocument, column_head, column_meaning
from gapgraph.tables.xlsx_document import LETTERS_IN_CELL, xlsx_bytes
from tests.cli.running import gapgraph
from tests.cli.test_columns import TABLES

HOSTILE = TableDocument(
    Table(
        (Heading("id"), Heading("quotes", " | "), Heading("status"), Heading("count")),
        (
            ("<script>alert(1)</script>", ("=1+1", "@x"), "Denied", 3),
            ("</td>&amp;\x1b[2J\u202e", ("-cmd",), "Denied", -4),
            ("+51 1", (), "", 0),
        ),
    ),
    "A <title>",
    terms=(MeantTerm("Denied", "gap:Denied", "denied", "Each provision is barred."),),
)
COMMANDS = (
    ("gaps", "per-1999"),
    ("matrix", "per-1999"),
    ("explain", "per-1999", "Victim", "TemporaryLodging"),
    ("check-source", "per-1999"),
    ("groups",),
    ("reports",),
    ("query",),
)


class Reader(HTMLParser):
    """The text of a page, its tags, and the attributes that would load or run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[str] = []
        self.reaches: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.reaches += [name for name, _ in attrs if name in ("src", "href", "style") or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_html_table_has_every_cell_and_loads_nothing(root: Path, command: tuple[str, ...], language: str) -> None:
    at = None if command == ("query",) else root
    records = gapgraph(*command, "--lang", language, "--format", "json", root=at).records
    ran = gapgraph(*command, "--lang", language, "--format", "html", root=at)
    page = Reader(ran.out)
    cells = {
        str(part) for row in records for cell in row.values() for part in (cell if isinstance(cell, list) else [cell])
    }
    whole = "\n".join(page.text)
    assert [cell for cell in cells if cell not in whole] == []
    assert page.reaches == []
    assert "script" not in page.tags
    assert f'<html lang="{language}">' in ran.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_workbook_has_every_cell_and_says_what_columns_mean(
    root: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    target, at = tmp_path / "table.xlsx", None if command == ("query",) else root
    assert gapgraph(*command, "-o", str(target), root=at).out == ""
    table = gapgraph(*command, "--format", "json", root=at).records
    data, meanings = sheets(target).values()
    assert len(data) - 1 == len(table)
    for shown, record in zip(data[1:], table, strict=True):
        cells = dict(zip(data[0], shown, strict=True))
        for name, cell in record.items():
            found = cells[name.replace("_", " ")]
            assert found == cell if isinstance(cell, int) else all(part in str(found) for part in cell)
    assert {row[0] for row in meanings} >= table[0].keys()
    assert all(row[2] for row in meanings)


def test_a_workbook_explains_codes_in_the_chosen_language(tmp_path: Path) -> None:
    target = tmp_path / "brechas.xlsx"
    gapgraph("gaps", "per-2021", "--lang", "es", "-o", str(target))
    (data, meanings), names = sheets(target).values(), list(sheets(target))
    row = dict(zip(data[0], data[1], strict=True))
    assert names == ["datos", "qué significan"]
    assert (row["estados"], row["estado: nombre"]) == ("Denied Restricted", "denegada, restringida")
    assert (row["veredicto"], row["veredicto: nombre"]) == ("unmet", "sin cubrir")
    assert any(name == "gap:Restricted" and label == "restringida" and meaning for name, label, meaning in meanings)


def test_an_html_table_escapes_every_cell() -> None:
    page = html_text(HOSTILE)
    read = Reader(page)
    assert "<script>" not in page
    assert "<script>alert(1)</script>" in read.text
    assert "A <title>" in read.text
    assert all(line.isprintable() for line in page.split("\n"))


def test_a_workbook_has_no_formula_in_a_cell(tmp_path: Path) -> None:
    target = tmp_path / "hostile.xlsx"
    target.write_bytes(xlsx_bytes(HOSTILE))
    sheet = openpyxl.load_workbook(target).worksheets[0]
    cells = {cell.value: cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None}
    assert {cell.data_type for cell in cells.values()} == {"s", "n"}
    assert [cells[text].quotePrefix for text in ("=1+1 | @x", "-cmd", "+51 1")] == [True, True, True]
    assert {3, -4, 0} <= cells.keys()
    assert xlsx_bytes(HOSTILE) == xlsx_bytes(HOSTILE)


def test_a_text_too_long_for_excel_is_refused() -> None:
    with pytest.raises(GapgraphError, match=r"32,768 characters.*\[GG003\]"):
        xlsx_bytes(TableDocument(Table((Heading("a"),), (("x" * (LETTERS_IN_CELL + 1),),)), "t"))


@pytest.mark.parametrize("form", ["csv", "json", "md", "html"])
def test_the_ending_of_the_file_names_the_format(root: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"gaps.{form}"
    assert gapgraph("gaps", "-o", str(target), root=root).out == ""
    assert target.read_text("utf-8") == gapgraph("gaps", "--format", form, root=root).out


def test_an_html_file_has_no_terminal_colors(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, target = gapgraph("gaps", root=root).out, tmp_path / "gaps.txt"
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    gapgraph("gaps", "-o", str(target), root=root)
    assert target.read_text("utf-8") == plain


def test_csv_for_excel_has_a_byte_order_mark(root: Path, tmp_path: Path) -> None:
    plain = gapgraph("gaps", "--format", "csv", root=root).out
    assert gapgraph("gaps", "--excel", root=root).out == "\ufeff" + plain
    gapgraph("gaps", "--excel", "-o", str(tmp_path / "gaps.csv"), root=root)
    assert (tmp_path / "gaps.csv").read_bytes() == b"\xef\xbb\xbf" + plain.encode()
    assert gapgraph("gaps", "--excel", "--format", "json", root=root).status == 2


def test_a_file_that_cannot_be_written_is_an_error(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "[GG002]" in gapgraph("gaps", "-o", str(tmp_path / "no" / "gaps.csv"), root=root).err
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    ran = gapgraph("gaps", "--format", "xlsx", root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "workbook" in ran.err


def test_the_html_answer_of_a_query_shows_its_question() -> None:
    ran = gapgraph("query", "times", "--lang", "es", "--format", "html")
    assert "<h1>¿Qué afirmaciones valen solo en ciertos momentos?; report per-2021</h1>" in ran.out
    assert ">noches y fines de semana<" in ran.out
    assert json.loads(gapgraph("query", "times", "--format", "json").out)


def test_every_column_has_a_meaning_and_a_spanish_heading() -> None:
    fixed = {
        heading.name
        for module, name in TABLES
        for column in getattr(import_module(f"gapgraph.tables.{module}"), name)
        for heading, _ in column.parts()
    }
    asked = {column.name for query in read_catalogue(bundled()).values() for column in query.header.columns}
    assert {name for name in fixed if not column_meaning(name, "en")} == set()
    for name in fixed | asked:
        assert column_meaning(name, "es"), name
        assert column_head(name, "es") != name.replace("_", " ") or name in ALIKE, name


ALIKE = {"lgbtqi", "alpha"}
"""Headings that are the same in both languages."""
