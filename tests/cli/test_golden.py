"""The answers about Peru 2021 are those that a person last checked (see :mod:`tests.cli.golden`)."""

from __future__ import annotations

import pytest

from tests.cli.golden import COMMANDS, FOLDER
from tests.cli.running import gapgraph


@pytest.mark.parametrize("name", COMMANDS)
def test_the_output_of_a_command_equals_its_golden_file(name: str) -> None:
    expected = (FOLDER / name).read_text(encoding="utf-8")
    ran = gapgraph(*COMMANDS[name])
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == expected.splitlines(), "read the difference, then: make docs"


def test_every_golden_file_has_a_command() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(COMMANDS)
