"""Stored coverage is out of date after a change of the rules, the shared data or the code that derives coverage."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gapgraph.corpus import Corpus
from gapgraph.derivation.dataset import shared_files
from gapgraph.loading import load_parts
from scripts.core import ROOT

REPORT = "per-2017"
SOURCE = ROOT / "src" / "gapgraph"
ROOMS = ("core", "corpus", "law", "derivation")
BESIDE = {"errors", "i18n", "rdf", "store"}
"""Folders of the source that the folders in ``ROOMS`` import, but whose code can't change coverage: the code only moves
data or puts answers into words.
"""


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package and the data that a test may change."""
    for name in ("ontology", "data/countries", "src/gapgraph"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data" / "reports").mkdir()
    shutil.copy(ROOT / "data" / "reports" / f"{REPORT}.ttl", tmp_path / "data" / "reports")
    monkeypatch.setattr(load_parts, "_PACKAGE", tmp_path / "src" / "gapgraph")
    return tmp_path


def digest(root: Path) -> str:
    load_parts._deriving_digest.cache_clear()
    *_, (_, coverage) = load_parts.all_parts(Corpus(root))
    return coverage.digest


def changes(root: Path, path: Path, more: str) -> bool:
    before, text = digest(root), path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n{more}\n", encoding="utf-8")
    after = digest(root)
    path.write_text(text, encoding="utf-8")
    return before != after


def code(root: Path) -> list[Path]:
    package = root / "src" / "gapgraph"
    return [package / "vocabulary.py", *(path for room in ROOMS for path in sorted((package / room).rglob("*.py")))]


def rules(root: Path) -> list[Path]:
    return sorted((root / "ontology" / "rules").glob("*.rq"))


@pytest.mark.parametrize("files", [code, rules])
def test_a_change_of_code_or_rules_changes_the_digest_of_coverage(
    files: Callable[[Path], list[Path]], copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_parts, "shared_parts", lambda root: ())  # another test covers the shared data
    found = files(copied)
    assert len(found) > 3
    assert [path.name for path in found if not changes(copied, path, "# another word")] == []


def test_a_change_of_shared_data_changes_the_digest_of_coverage(copied: Path) -> None:
    found = [path for _, path in shared_files(copied)]
    assert {path.parent.name for path in found} == {"ontology", "inferred", "mandates", "countries"}
    chosen = {path.parent.name: path for path in found}.values()
    more = "<https://example.org/a> <https://example.org/b> <https://example.org/c> ."
    assert [path.name for path in chosen if not changes(copied, path, more)] == []


def test_the_digest_covers_all_code_that_decides_coverage() -> None:
    """The digest covers each folder of the source from which the code that derives coverage imports, except the folders
    in ``BESIDE``.
    """
    imported = {
        name.split(".")[1]
        for path in code(ROOT)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (name := node.module or "").startswith("gapgraph.")
    }
    assert imported - BESIDE <= {*ROOMS, "vocabulary"}
