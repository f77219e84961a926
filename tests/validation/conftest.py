"""The fixture ``run`` calls ``gapgraph`` within the test's own process, and gives its exit status, output and error
output.
"""

from __future__ import annotations

import io
import sys

import pytest

from gapgraph.cli import main
from tests.validation.command import Ran, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: object, given: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        monkeypatch.delenv("COLUMNS", raising=False)  # pytest-xdist sets COLUMNS
        with pytest.raises(SystemExit) as ended:
            main.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return call
