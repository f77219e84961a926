"""The page of commands names exactly the columns, options and variables that exist."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from gapgraph.cli import main
from scripts.core import ROOT
from tests.cli.running import gapgraph

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^## `gapgraph ([a-z-]+)[^`]*`\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
COLUMNS = re.compile(r"^Columns: `(.*)`$", re.MULTILINE)
WITH_COLUMNS = [(name, columns) for name, text in SECTIONS for columns in COLUMNS.findall(text)]
CALLS = {
    "profile": ("Man",),
    "diff": ("per-2020", "per-2021"),
    "explain": ("per-2021", "Man", "TemporaryLodging"),
    "whatif": ("per-2021", "+Provision:Man:TemporaryLodging:Government:ToAll"),
    "draft": ("per-2017",),
    "search": ("accepted",),
    "load": ("FOLDER", "--only", "per-2017"),
    "lacking": ("Man", "TemporaryLodging"),
    "trends": ("Man", "TemporaryLodging"),
    "countries": ("Man",),
}


def test_every_command_has_a_section() -> None:
    assert set(main.commands) - set(re.findall(r"^## `gapgraph ([a-z-]+)", PAGE, re.MULTILINE)) == set()


def test_the_page_of_commands_has_sections() -> None:
    assert {"gaps", "matrix", "explain", "check-source", "groups", "reports"} <= {name for name, _ in WITH_COLUMNS}


@pytest.mark.parametrize(("name", "columns"), WITH_COLUMNS)
def test_the_page_of_commands_has_the_printed_columns(name: str, columns: str, tmp_path: Path) -> None:
    arguments = (str(tmp_path / "store") if word == "FOLDER" else word for word in CALLS.get(name, ()))
    ran = gapgraph(name, *arguments, "--format", "csv")
    assert ran.out.splitlines()[0] == columns


@pytest.mark.parametrize(("name", "text"), SECTIONS)
def test_every_documented_option_exists(name: str, text: str) -> None:
    command = main.commands[name]
    options = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"`(--[a-z-]+)", text)) - options == set()


def test_every_shared_option_belongs_to_a_command() -> None:
    head = PAGE.partition("## Formats")[0]
    commands = [main, *main.commands.values()]
    known = {option for command in commands for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"`(--[a-z-]+)", head)) - known - {"--help"} == set()


def test_every_option_of_every_command_has_help() -> None:
    silent = [
        f"{name} {parameter.opts[-1]}"
        for name, command in main.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent == []


def test_no_help_sentence_is_cut() -> None:
    page = gapgraph("--help", width=80).out
    assert "..." not in page.replace("[ARGS]...", "")
    assert [name for name in main.commands if f"\n  {name}  " not in page and f"\n  {name} " not in page] == []
