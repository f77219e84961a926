"""A page: within the width, readable without color, without terminal control sequences from the data."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.cli import output
from gapgraph.pages.grid import GridRow, draw_stacked, draw_staircase
from gapgraph.pages.layout import READABLE, Page, Run, visible
from tests.cli.running import Ran, gapgraph

PAGES = (
    ("gaps",),
    ("gaps", "--full"),
    ("gaps", "--verdict", "all"),
    ("gaps", "--benchmarks", "--when", "2020-04"),
    ("matrix",),
    ("matrix", "--group", "Girl"),
    ("explain", "per-1999", "GirlInSexTrafficking", "TemporaryLodging"),
    ("explain", "per-1999", "GirlInSexTrafficking", "TemporaryLodging", "--full"),
    ("profile", "Man", "per-1999"),
    ("gaps", "--group", "Woman", "--protection", "TemporaryLodging"),
    ("check-source",),
    ("groups",),
    ("reports",),
)
EVERYTHING = (("gaps", "--all", "--verdict", "all"), ("matrix", "--all", "--group", "Man"), ("check-source", "--all"))
ANSI = re.compile(r"\x1b\[[\d;]*m")


def too_long(ran: Ran, width: int) -> list[str]:
    """The lines that are longer than the width although they have more than one word."""
    return [line for line in ran.out.splitlines() if len(line) > width and len(line.split()) > 1]


@pytest.mark.parametrize("width", [24, 40, 80, 200])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_line_is_longer_than_the_width(root: Path, command: tuple[str, ...], language: str, width: int) -> None:
    ran = gapgraph(*command, "--lang", language, root=root, width=width)
    assert ran.status == int(command == ("check-source",))
    assert ran.out
    assert too_long(ran, width) == []


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("command", EVERYTHING, ids=" ".join)
def test_no_line_of_a_page_about_all_reports_is_longer_than_the_width(command: tuple[str, ...], width: int) -> None:
    assert too_long(gapgraph(*command, width=width), width) == []


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_a_page_has_no_trailing_spaces_and_no_double_empty_lines(root: Path, command: tuple[str, ...]) -> None:
    lines = gapgraph(*command, root=root).out.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert not any(one == two == "" for one, two in pairwise(lines))
    assert lines[-1] == ""
    assert lines[0]


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_color_changes_no_word(root: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    plain = gapgraph(*command, root=root).out
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    colored = gapgraph(*command, root=root).out
    assert "\x1b[" in colored
    assert "\x1b" not in plain
    assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_color_can_be_switched_off(root: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(variable, value)
    assert "\x1b" not in gapgraph("gaps", root=root).out


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_formats_for_programs_are_never_colored(root: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" not in gapgraph("gaps", "--format", form, root=root).out


def test_lines_have_a_maximum_length_on_a_wide_screen(root: Path) -> None:
    assert max(map(len, gapgraph("gaps", root=root, width=400).out.splitlines())) <= READABLE


def test_no_control_character_is_printed() -> None:
    assert visible("a\x1b[31mb\x07c\x9bd\u202ee\nf\tg") == r"a\x1b[31mb\x07c\x9bd\u202ee f g"
    assert visible("niñas “…” ✕") == "niñas “…” ✕"
    page = Page(80)
    page.line("one\x1b]0;title\x07two")
    assert page.text() == "one\\x1b]0;title\\x07two\n"


def test_a_word_longer_than_the_width_is_split_without_loss() -> None:
    page = Page(24)
    page.line("x" * 60, indent=4, hang=2)
    assert "".join(line.strip() for line in page.text().splitlines()) == "x" * 60
    assert max(map(len, page.text().splitlines())) <= 24


@given(
    words=st.lists(st.text("abcdefghijklmnopqrstuvwxyz“”áñ…✕", min_size=1, max_size=40), max_size=30),
    width=st.integers(1, 120),
    indent=st.integers(0, 12),
    hang=st.integers(0, 12),
    color=st.booleans(),
)
def test_a_wrapped_paragraph_keeps_every_letter(
    words: list[str], width: int, indent: int, hang: int, color: bool
) -> None:
    page = Page(width, color=color)
    half = len(words) // 2
    page.line(
        Run(" ".join(words[:half]), "strong"), " ", Run(" ".join(words[half:]), "unmet"), indent=indent, hang=hang
    )
    lines = ANSI.sub("", page.text()).splitlines()
    assert all(len(line) <= max(width, 24) for line in lines)
    assert "".join("".join(lines).split()) == "".join(words)


def test_a_grid_wraps_long_names_beside_their_cells() -> None:
    page = Page(40)
    rows = [
        GridRow("a name that is a good deal too long", ((Run("◆"), Run("✕")), (Run("·"),))),
        GridRow("short", ((), (Run("~"),))),
    ]
    draw_stacked(page, ["per-2020", "per-2021"], rows)
    assert page.text().splitlines() == [
        " " * 18 + "per  per",
        " " * 18 + "2020 2021",
        "a name that is a  ◆✕   ·",
        "  good deal too",
        "  long",
        "short                  ~",
    ]


def test_columns_that_do_not_fit_continue_in_a_second_grid_below() -> None:
    page = Page(26)
    row = GridRow("who", tuple((Run(mark),) for mark in "abc"))
    draw_staircase(page, ["first protection", "second protection", "third"], [row])
    assert page.text().splitlines() == [
        "     first protection",
        "     │  second protection",
        "     │  │  third",
        "who  a  b  c",
    ]
    narrower = Page(24)
    draw_staircase(narrower, ["first protection", "second protection", "third"], [row])
    assert narrower.text().splitlines() == [
        "     first protection",
        "who  a",
        "",
        "     second protection",
        "     │  third",
        "who  b  c",
    ]
