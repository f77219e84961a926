"""The most frequent commands import only the libraries that they need, because imports take time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.core import ROOT

HEAVY = ("rdflib", "pyshacl", "owlready2", "rustdl", "shacl", "pandas", "numpy", "httpx", "SPARQLWrapper", "xlsxwriter")


def loaded_by(arguments: list[str]) -> set[str]:
    """The top-level modules that a command has loaded when it ends; its output goes to a pipe."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr))\n"
        "from gapgraph.cli import main\n"
        f"sys.argv = ['gapgraph', *{arguments!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["gaps", "per-2021"],
        ["gaps", "per-2021", "--format", "json"],
        ["gaps", "--all"],
        ["matrix", "per-2021"],
        ["explain", "per-2021", "Man", "TemporaryLodging"],
        ["check-source", "per-2021"],
        ["groups"],
        ["reports", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_frequent_commands_import_no_heavy_library(arguments: list[str]) -> None:
    loaded = loaded_by(arguments)
    assert "gapgraph" in loaded
    assert loaded & set(HEAVY) == set()


def test_drawing_a_table_imports_no_heavy_library() -> None:
    assert loaded_by(["reports"]) & set(HEAVY) == set()


def test_the_option_version_imports_no_store() -> None:
    assert "pyoxigraph" not in loaded_by(["--version"])
