"""A column is defined in one place: after it is added there, every format and the data frame have it."""

from __future__ import annotations

import ast
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import gapgraph as gg
from gapgraph.tables.table import Column, Table
from tests.cli.running import gapgraph
from tests.project.test_structure import MODULES, SOURCE, part_of, tree

TABLES: dict[tuple[str, str], tuple[str, ...]] = {
    ("gaps_table", "GAP_COLUMNS"): ("gaps", "per-1999"),
    ("matrix_table", "MATRIX_COLUMNS"): ("matrix", "per-1999"),
    ("explanation_table", "EXPLANATION_COLUMNS"): ("explain", "per-1999", "Victim", "TemporaryLodging"),
    ("profile_table", "PROFILE_COLUMNS"): ("profile", "Man", "per-1999"),
    ("source_table", "SOURCE_COLUMNS"): ("check-source", "per-1999"),
    ("groups_table", "GROUP_COLUMNS"): ("groups",),
    ("reports_table", "REPORT_COLUMNS"): ("reports",),
    ("whatif_table", "CHANGE_COLUMNS"): ("whatif", "per-2021", "+Provision:Man:SocialServices:NGOs"),
    ("whatif_table", "PLAN_COLUMNS"): ("whatif", "per-2021", "--cheapest", "1"),
    ("comparison_table", "DIFFERENCE_COLUMNS"): ("diff", "per-2020", "per-2021"),
    ("corpus_tables", "LACK_COLUMNS"): ("lacking", "Man", "TemporaryLodging"),
    ("corpus_tables", "TREND_COLUMNS"): ("trends", "Man", "TemporaryLodging"),
    ("corpus_tables", "COUNTRY_COLUMNS"): ("countries", "Man"),
    ("query_tables", "QUERY_COLUMNS"): ("query",),
    ("search_table", "HIT_COLUMNS"): ("search", "accepted", "--report", "per-2021"),
}
ADDED: Column[Any] = Column("added", lambda _row: ("here", "alone"), lambda _row: "in words", separator="+")


def add(monkeypatch: pytest.MonkeyPatch, module: str, name: str) -> None:
    """Add a column at the end of a table's columns."""
    there = import_module(f"gapgraph.tables.{module}")
    monkeypatch.setattr(there, name, (*getattr(there, name), ADDED))


@pytest.mark.parametrize(("where", "command"), TABLES.items(), ids=lambda one: one[-1] if one[-1].isupper() else "")
def test_a_column_added_in_one_place_appears_in_every_format(
    monkeypatch: pytest.MonkeyPatch, root: Path, where: tuple[str, str], command: tuple[str, ...]
) -> None:
    add(monkeypatch, *where)
    at = root if "per-1999" in command else None
    csv, markdown, records = (gapgraph(*command, "--format", form, root=at) for form in ("csv", "md", "json"))
    assert csv.rows
    assert {(row["added"], row["added_label"]) for row in csv.rows} == {("here+alone", "in words")}
    assert markdown.out.splitlines()[0].endswith("| added | added_label |")
    assert all(line.endswith("| here+alone | in words |") for line in markdown.out.splitlines()[2:])
    assert {(*one["added"], one["added_label"]) for one in json.loads(records.out)} == {("here", "alone", "in words")}


def test_a_column_added_in_one_place_appears_in_the_data_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, "gaps_table", "GAP_COLUMNS")
    assert set(gg.open().gaps("per-2021").to_pandas()["added"]) == {"here+alone"}


def test_columns_are_constructed_only_in_the_folder_of_tables() -> None:
    calls = [
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Column", "Heading", "Table"}
    ]
    assert calls
    assert {one for one in calls if part_of(SOURCE / one) != "tables"} <= {"queries/header.py"}


def test_no_two_headings_of_a_table_have_the_same_name() -> None:
    """No two headings of a table have the same name, and each column can give its headings without a row."""
    for module, name in TABLES:
        columns = getattr(import_module(f"gapgraph.tables.{module}"), name)
        headings = [heading.name for column in columns for heading, _ in column.parts()]
        assert len(set(headings)) == len(headings) > 0
    assert Table((), ()).header == ()
