"""The page on the architecture agrees with the source: the page's drawing of the rooms (folders of the source), the
rooms that two commands use, and the files that the page names.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from scripts import rooms
from scripts.core import ROOT

TEXT = rooms.PAGE.read_text(encoding="utf-8")
FOUNDATIONS = frozenset({"vocabulary", "errors", "resources", "i18n", "_version", "gapgraph", "__main__"})
"""The rooms (folders or modules of the source) that the page doesn't list when it lists a command's rooms."""

FOLLOW = """
import sys
rooms = set()
def look(frame, event, _argument):
    path = frame.f_code.co_filename.replace("\\\\", "/")
    called = event == "call" and "/src/gapgraph/" in path and frame.f_code.co_name != "<module>"
    if called and not making_classes(frame):
        rooms.add(path.rsplit("/src/gapgraph/", 1)[1].split("/")[0].removesuffix(".py"))
def making_classes(frame):
    while frame:
        if frame.f_code.co_name == "<module>" and "/src/gapgraph/" in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False
from gapgraph.cli import main
sys.setprofile(look)
try:
    main(sys.argv[1:])
except SystemExit:
    sys.setprofile(None)
    sys.stderr.write(" ".join(sorted(rooms)))
"""


def section(title: str) -> str:
    return TEXT.split(f"## {title}")[1].split("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    lines = [line for line in section(title).splitlines() if line.startswith("| ") and not line.startswith("|--")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def test_the_list_of_the_sources_folders_and_imports_is_up_to_date() -> None:
    assert rooms.page() == TEXT, "run python -m scripts.rooms --write"


def test_every_folder_of_the_source_is_described() -> None:
    described = {name for row in rows("Rooms") for name in re.findall(r"`(\w+)`", row[0])}
    assert described == set(rooms.imports_of_rooms())


CHANGES = rows("Where do I change …")


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row[0])
def test_each_row_of_the_table_where_do_i_change_names_files_that_exist(row: list[str]) -> None:
    places = re.findall(r"`([^`]+)`", row[1])
    assert 1 <= len(places) <= 3
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_table_where_do_i_change_has_at_least_twelve_rows() -> None:
    assert len(CHANGES) >= 12


def followed(*command: str) -> set[str]:
    """The rooms (folders of the source) whose functions a command calls; the command runs in a separate process."""
    ran = subprocess.run(
        [sys.executable, "-c", FOLLOW, *command], cwd=ROOT, capture_output=True, text=True, check=True, timeout=600
    )
    return set(ran.stderr.split()) - FOUNDATIONS - {"__init__"}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("gaps", "per-2021", "--format", "csv"), "From a report's name to a printed gap"),
        (("validate", "data/reports/per-2021.ttl", "--format", "csv"), "From a file to a finding"),
    ],
)
def test_each_command_uses_the_source_folders_that_the_page_names(command: tuple[str, ...], words: str) -> None:
    told = TEXT.split(f"**{words}**")[1].split("\n\n")[0].split(": `", 1)[1]
    described = set(re.findall(r"`(\w+)`", f"`{told.split('. ')[0]}"))
    found = followed(*command)
    assert len(found) <= 8
    assert found == described
