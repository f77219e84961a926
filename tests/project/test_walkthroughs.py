"""The commands of each walk-through (example with commands) in CONTRIBUTING.md succeed as written, in a copy of the
project.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.core import ROOT

BLOCK = re.compile(r"^```sh walkthrough=([a-z-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WALKTHROUGHS = dict(BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))

pytestmark = [pytest.mark.java, pytest.mark.slow]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tracked files."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / "copy" / name)
    return tmp_path / "copy"


@pytest.fixture
def environment(copy: Path) -> dict[str, str]:
    """The environment variables for a walk-through: it uses the installed tools and the copied code, and make skips the
    set-up.
    """
    venv = copy.parent / "venv"
    venv.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (venv / name).symlink_to(Path(sys.prefix) / name)
    for stamp in ("run.stamp", "test.stamp"):
        (venv / stamp).touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    path = f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "VENV": str(venv), "PYTHONPATH": str(copy / "src"), "PATH": path}


def test_the_contributing_page_has_commands_for_adding_a_report_group_mandate_and_query() -> None:
    assert {"add-a-report", "add-a-group", "add-a-mandate", "add-a-query"} <= WALKTHROUGHS.keys()


@pytest.mark.parametrize("name", WALKTHROUGHS)
def test_the_commands_of_a_walkthrough_succeed_as_written(name: str, copy: Path, environment: dict[str, str]) -> None:
    command = ["bash", "-euo", "pipefail", "-c", WALKTHROUGHS[name]]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
