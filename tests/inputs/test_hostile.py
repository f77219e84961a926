"""A hundred hostile or odd inputs cause no traceback, no internal error, no hanging command, and no answer that hides a
denial.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli import small
from tests.cli.running import gapgraph
from tests.inputs import roots
from tests.inputs.hostile_inputs import Hostile, hostile
from tests.machine import patient

INPUTS = {one.name: one for one in hostile()}
LONGEST = 5


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return roots.whole(tmp_path_factory.mktemp("whole"))


def test_at_least_a_hundred_hostile_inputs_are_tried() -> None:
    assert len(INPUTS) >= 100


@pytest.mark.parametrize("one", INPUTS.values(), ids=INPUTS)
def test_each_hostile_input_is_answered_or_refused_in_one_sentence(whole: Path, tmp_path: Path, one: Hostile) -> None:
    root = tmp_path / "root"
    root.mkdir()
    for part in ("ontology", "queries", "data"):
        shutil.copytree(whole / part, root / part, copy_function=_link)
    for file in ("ontology/prepared/shared.json", f"data/reports/{small.ID}.ttl"):
        shutil.copy(whole / file, tmp_path / "copy")
        (root / file).unlink()
        shutil.move(tmp_path / "copy", root / file)
    one.prepare(root)
    begun = time.process_time()
    ran = gapgraph(*(part.replace("{root}", str(root)) for part in one.arguments), root=root)
    assert time.process_time() - begun < LONGEST
    assert ran.status in one.statuses, (ran.out[:300], ran.err[:300])
    assert "Traceback" not in ran.out + ran.err
    assert "GG9" not in ran.err
    assert "\x1b" not in ran.out + ran.err
    if ran.status:
        assert ran.out == "" or one.arguments[0] == "new"
        assert ran.err.count("\n") == ran.err.count("gapgraph: ") >= 1
    elif one.arguments[0] == "gaps":
        assert "men" in ran.out
        assert "shelter accepted men" in ran.out or "\\x1b[2J shelter" in ran.out


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


SURROUNDINGS = {
    "C": {"LC_ALL": "C", "LANG": "C"},
    "POSIX": {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ASCII": {"PYTHONIOENCODING": "ascii:strict"},
    "UTF-16": {"PYTHONIOENCODING": "utf-16"},
    "a locale that isn't": {"LC_ALL": "xx_XX.UTF-8"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no columns": {"COLUMNS": "0"},
    "fewer than none": {"COLUMNS": "-5"},
    "columns in words": {"COLUMNS": "wide"},
    "one column": {"COLUMNS": "1"},
    "100,000 columns": {"COLUMNS": "100000"},
    "a dumb terminal": {"TERM": "dumb"},
    "an unknown terminal": {"TERM": "\x1b"},
    "no home": {"HOME": "/nonexistent"},
    "a strange zone": {"TZ": "Nowhere/At_All"},
    "warnings as errors": {"PYTHONWARNINGS": "error"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
    "another seed": {"PYTHONHASHSEED": "1"},
}


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    import os

    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COV_"))}
    return subprocess.run(
        [sys.executable, "-m", "gapgraph", *command],
        cwd=folder, env={**kept, **environment}, capture_output=True, check=False, timeout=patient(30),
    )  # fmt: skip


@pytest.mark.parametrize("kind", SURROUNDINGS)
def test_environment_variables_change_no_answer(whole: Path, kind: str) -> None:
    ran = run(["--root", str(whole), "gaps", small.ID, "--format", "csv"], whole, **SURROUNDINGS[kind])
    plain = run(["--root", str(whole), "gaps", small.ID, "--format", "csv"], whole)
    assert (ran.returncode, ran.stdout) == (0, plain.stdout), ran.stderr
    assert "Traceback" not in ran.stderr.decode()
    page = run(["--root", str(whole), "gaps", small.ID, "--lang", "es"], whole, **SURROUNDINGS[kind])
    assert page.returncode == 0
    assert "hombres" in page.stdout.decode()


SHADOWS = ("json", "click", "rdflib", "pyoxigraph", "re", "site", "sitecustomize", "encodings", "gapgraph", "tomllib")


def test_no_command_runs_code_of_the_folder_that_it_is_called_in(whole: Path, tmp_path: Path) -> None:
    for name in SHADOWS:
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close(); raise SystemExit(9)")
    console = str(Path(sys.executable).parent / "gapgraph")
    (tmp_path / "mine.rq").write_text("ASK {}")
    for command in (["query", "adult-men", "-p", f"report={small.ID}"], ["query", "--sparql", "mine.rq"], ["gaps"]):
        ran = subprocess.run([console, "--root", str(whole), *command], cwd=tmp_path, capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["json", "rdflib", "tomllib"])
def test_python_m_gapgraph_runs_no_code_of_the_current_folder(whole: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    ran = run(["--root", str(whole), "query", "adult-men", "-p", f"report={small.ID}", "--format", "json"], tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")
