"""docs/desk-officer.md gives, for each of twelve questions, a command and the number of the command's output lines that
contain the whole answer.
"""

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
    """The number of the command's output lines that contain the whole answer; 0 if the answer isn't in the output."""
    lines = gapgraph(*shlex.split(command), width=100).out.splitlines()
    read = (" ".join(" ".join(lines[:n]).split()) for n in range(1, len(lines) + 1))
    return next((n for n, text in enumerate(read, 1) if answer in text), 0)


def test_the_page_has_twelve_questions() -> None:
    assert len(ROWS) == 12


@pytest.mark.parametrize(("question", "command", "answer", "line"), ROWS, ids=[row[0] for row in ROWS])
def test_the_page_gives_the_number_of_output_lines_that_contain_the_whole_answer(
    question: str, command: str, answer: str, line: str
) -> None:
    assert lines_until(answer, command) == int(line), question
    assert int(line) <= SCREEN or command.startswith("profile")
