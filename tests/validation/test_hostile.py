"""A hundred hostile inputs: no traceback, no hang, bounded memory, and a status that the documents promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.core import ROOT
from tests.looking import each
from tests.machine import patient
from tests.validation.hostile import inputs

LONGEST_SECONDS = 5
"""The limit for each input, in seconds of processor time, so that a busy machine makes no test fail."""


@pytest.fixture(scope="module", params=[10, 1], ids=["one of ten", "all"])
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """The results of the inputs, validated one after the other in one process with at most 512 MB of memory."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-m", "tests.validation.hostile", str(folder), str(request.param)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=patient(600), check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    return {line["name"]: line for line in lines}


def test_at_least_a_hundred_hostile_files_are_tried() -> None:
    assert len({one.name for one in inputs()}) == len(inputs()) >= 100


def test_each_hostile_file_is_validated_or_refused_as_documented(judged: dict[str, dict[str, object]]) -> None:
    known = {one.name: one for one in inputs()}
    odd = {name: found for name, found in judged.items() if found["status"] not in known[name].statuses}
    assert judged
    assert odd == {}


def test_no_hostile_file_takes_long(judged: dict[str, dict[str, object]]) -> None:
    assert {name: one for name, one in judged.items() if float(str(one["seconds"])) > LONGEST_SECONDS} == {}


def test_each_refusal_is_one_sentence(judged: dict[str, dict[str, object]]) -> None:
    for name, one in each(judged.items()):
        said = str(one["err"])
        assert "Traceback" not in said, name
        assert "GG9" not in said, (name, said)
        assert (said.count("\n"), said.endswith("]\n")) == ((1, True) if one["status"] == 2 else (0, False)), name
