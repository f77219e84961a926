"""Runs commands as a person types them: in this process, which is fast, or in a new one."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from gapgraph.cli import main
from scripts.core import ROOT
from tests.machine import patient

GAPGRAPH = str(Path(sys.executable).parent / "gapgraph")


@dataclass(frozen=True)
class Ran:
    """The output of a command and its exit status."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """The csv on the standard output."""
        return list(csv.DictReader(StringIO(self.out)))

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON on the standard output."""
        records: list[dict[str, Any]] = json.loads(self.out)
        return records


def gapgraph(
    *arguments: str, root: Path | None = None, width: int = 100, language: str | None = None, keys: str = ""
) -> Ran:
    """Runs the command in this process; ``keys`` are the keys that a user types. An error gives the program's exit
    status and message, and raises nothing.
    """
    environment = {"COLUMNS": str(width), "GAPGRAPH_ROOT": str(root) if root else None, "GAPGRAPH_LANG": language}
    done = CliRunner().invoke(main, arguments, input=keys, env=environment, prog_name="gapgraph")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


def shell(command: str, **environment: str) -> Ran:
    """Runs a bash command line in a new process, in which ``gapgraph`` is that of this environment; the output is read
    as UTF-8.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAPGRAPH", "LC_", "COV_"))}
    path = f"{Path(GAPGRAPH).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**kept, "PATH": path, "COLUMNS": "100", **environment},
        capture_output=True,
        check=False,
        timeout=patient(60),
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
