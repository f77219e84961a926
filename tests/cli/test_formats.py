"""The formats for programs (csv, JSON, Markdown) have equal content; no cell harms a spreadsheet, page or parser."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from gapgraph.cli import output
from gapgraph.cli.output import table_as_text
from gapgraph.pages.layout import Page
from gapgraph.pages.table_layout import draw_table
from gapgraph.tables.table import Heading, Table, join_tables
from gapgraph.tables.table_formats import csv_text, json_text, markdown_text
from tests.cli.running import gapgraph
from tests.looking import each

TABLES = (
    ("gaps", "per-1999"),
    ("gaps", "per-1999", "--verdict", "all"),
    ("matrix", "per-1999"),
    ("explain", "per-1999", "Victim", "TemporaryLodging"),
    ("check-source", "per-1999"),
    ("groups",),
    ("reports",),
)
TABLE = Table(
    (Heading("id"), Heading("words", " | "), Heading("number"), Heading("hidden", extra=True)),
    (("a", ("=1+1", "x"), 3, "only in JSON"), ("-b|c", (), -4, ""), ("<i>*d*</i>\n[e](f)", ("@",), 0, "")),
)


@pytest.mark.parametrize("command", TABLES, ids=" ".join)
def test_csv_json_and_markdown_have_the_same_cells(root: Path, command: tuple[str, ...]) -> None:
    ran = {form: gapgraph(*command, "--format", form, root=root).out for form in ("csv", "json", "md")}
    rows = list(csv.reader(StringIO(ran["csv"])))
    records = json.loads(ran["json"])
    assert len(rows) - 1 == len(records) == ran["md"].count("\n") - 2
    assert all(len(row) == len(rows[0]) for row in rows)
    assert all(set(rows[0]) <= record.keys() for record in records)
    first = [str(cell) for cell in records[0].values() if not isinstance(cell, list)]
    assert [cell for cell in rows[1] if cell in first]


@pytest.mark.parametrize("command", TABLES, ids=" ".join)
def test_ids_have_a_label_beside_them(root: Path, command: tuple[str, ...]) -> None:
    for record in each(gapgraph(*command, "--format", "json", root=root).records):
        for name in ("group", "protection", "country"):
            if name in record:
                assert record[f"{name}_label"]
                assert ":" not in record[f"{name}_label"]


@pytest.mark.parametrize("command", TABLES, ids=" ".join)
def test_a_spreadsheet_runs_no_cell(root: Path, command: tuple[str, ...]) -> None:
    rows = csv.reader(StringIO(gapgraph(*command, "--format", "csv", root=root).out))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_quote_that_looks_like_a_formula_is_escaped_only_in_csv(root: Path) -> None:
    command = ("explain", "per-1999", "Victim", "TemporaryLodging", "--format")
    assert "'=HYPERLINK(" in gapgraph(*command, "csv", root=root).out
    quotes = [one["quotes"] for one in gapgraph(*command, "json", root=root).records if one["claim"].endswith("/007")]
    assert quotes
    assert all(quote[0].startswith("=HYPERLINK(") for quote in quotes)


def test_csv_has_a_header_plain_line_ends_and_joined_cells() -> None:
    assert csv_text(TABLE).split("\n")[:2] == ["id,words,number", "a,'=1+1 | x,3"]
    assert "\r" not in csv_text(TABLE)
    assert next(csv.DictReader(StringIO(csv_text(TABLE))))["id"] == "a"


def test_json_keeps_types_and_shows_columns_that_other_formats_hide() -> None:
    assert json.loads(json_text(TABLE))[0] == {"id": "a", "words": ["=1+1", "x"], "number": 3, "hidden": "only in JSON"}
    assert "hidden" not in csv_text(TABLE) + markdown_text(TABLE)


def test_json_writes_letters_without_escapes(root: Path) -> None:
    out = gapgraph("gaps", "--lang", "es", "--format", "json", root=root).out
    assert "atención médica" in out


HOSTILE = Table((Heading("id"),), (("a\x1b[2Jb\x9bc\u202ed\U000e0041",),))


def test_json_escapes_control_characters_and_loses_nothing() -> None:
    assert "\\u001b" in json_text(HOSTILE)
    assert "\\u009b" in json_text(HOSTILE)
    assert json_text(HOSTILE).isascii()
    assert json.loads(json_text(HOSTILE)) == [{"id": HOSTILE.rows[0][0]}]


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_no_table_sends_control_characters_to_a_terminal(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    assert table_as_text("csv", HOSTILE) == csv_text(HOSTILE)
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    text = table_as_text(form, HOSTILE)
    assert all(line.isprintable() for line in text.split("\n"))


def test_markdown_shows_cells_as_plain_text() -> None:
    lines = markdown_text(TABLE).splitlines()
    assert lines[1] == "| --- | --- | --- |"
    assert lines[3] == r"| -b\|c |  | -4 |"
    assert lines[4] == r"| &lt;i&gt;\*d\*&lt;/i&gt; \[e\](f) | @ | 0 |"


def test_numbers_stay_numbers_in_json(root: Path) -> None:
    assert all(isinstance(one["leaves"], int) for one in gapgraph("groups", "--format", "json").records)
    assert all(isinstance(one["start"], int) for one in gapgraph("check-source", "--format", "json", root=root).records)


def test_tables_are_joined_in_the_order_given() -> None:
    assert join_tables([TABLE, TABLE]).rows == (*TABLE.rows, *TABLE.rows)


@pytest.mark.parametrize("width", [60, 30])
def test_a_drawn_table_shows_control_characters_as_escapes(width: int) -> None:
    table = Table((Heading("name"), Heading("what")), (("a\x1b[2Jb", "c\u202ed"), ("[bold]x[/bold]", ":smile:")))
    for color in (False, True):
        page = Page(width, color=color)
        draw_table(page, table)
        text = page.text()
        assert "\x1b[2J" not in text
        assert "\u202e" not in text
        assert r"a\x1b[2Jb" in text
        assert "[bold]x[/bold]" in text
        assert ":smile:" in text


def test_drawing_a_table_without_rows_prints_nothing() -> None:
    page = Page(80)
    draw_table(page, Table((Heading("a"),), ()))
    assert page.text() == ""
