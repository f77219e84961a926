"""The page of twelve questions gives the number of the line at which a command's output has answered the question."""

from __future__ import annotations

import re
import shlex

import pytest

from scripts.core import ROOT
from tests.cli.running import gapgraph

ROW = re.compile(r"^\| (.+?) \| `gapgraph (.+?)` \| (.+?) \| (\d+) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "desk-officer.md").read_text(encoding="utf-8"))
SCREEN = 24
"""The number of lines of a screen: all answers except the figures of a profile are on the first screen."""


def lines_until(answer: str, command: str) -> int:
    """The number of the line at which the answer is complete; 0 if it never is."""
    lines = gapgraph(*shlex.split(command), width=100).out.splitlines()
    read = (" ".join(" ".join(lines[:n]).split()) for n in range(1, len(lines) + 1))
    return next((n for n, text in enumerate(read, 1) if answer in text), 0)


def test_the_page_has_twelve_questions() -> None:
    assert len(ROWS) == 12


@pytest.mark.parametrize(("question", "command", "answer", "line"), ROWS, ids=[row[0] for row in ROWS])
def test_each_answer_is_complete_at_the_line_of_the_output_whose_number_the_page_gives(
    question: str, command: str, answer: str, line: str
) -> None:
    assert lines_until(answer, command) == int(line), question
    assert int(line) <= SCREEN or command.startswith("profile")
