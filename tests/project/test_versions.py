"""The version is the same in every place; decisions and the changelog have the required form."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from scripts.core import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_citation_and_changelog_have_the_version() -> None:
    assert f"version: {PROJECT['version']}\n" in read("CITATION.cff")
    assert re.search(rf"^## \[{re.escape(PROJECT['version'])}\]", read("CHANGELOG.md"), re.MULTILINE)


def test_the_changelog_has_the_required_form() -> None:
    heads = re.findall(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert all(re.fullmatch(r"\[(Unreleased|\d+\.\d+\.\d+)\]( - \d{4}-\d{2}-\d{2})?", head) for head in heads), heads
    kinds = set(re.findall(r"^### (.+)$", read("CHANGELOG.md"), re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_every_dependency_is_pinned() -> None:
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in read("constraints.txt").splitlines()}
    extras = PROJECT["optional-dependencies"].values()
    named = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    wanted = {re.split(r"[<>=\[]", one)[0].lower().replace("_", "-") for one in named} - {"gapgraph"}
    assert wanted - pinned == set()


def _brings(extra: str) -> set[str]:
    """The packages that an extra names, and those of other extras that it includes."""
    found: set[str] = set()
    for one in PROJECT["optional-dependencies"][extra]:
        within = re.fullmatch(r"gapgraph\[(.+)\]", one)
        found |= {p for e in within[1].split(",") for p in _brings(e)} if within else {re.split(r"[<>=]", one)[0]}
    return found


def test_the_extra_spark_installs_spark_and_its_dependencies() -> None:
    assert "pyspark" not in _brings("all") | _brings("test")
    assert "pyspark" in _brings("proof")
    assert _brings("spark") >= {"pyspark", "pyarrow", "pandas", "numpy"}


def test_decisions_are_numbered_without_a_hole() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_has_context_decision_and_consequences(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[:3] == ["Context", "Decision", "Consequences"]
    assert path.name in read("docs/decisions/README.md")
