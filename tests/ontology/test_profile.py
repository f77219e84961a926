"""The ontology is OWL 2 DL: ROBOT says so, and says no when it isn't. What is missing gets installed, never skipped."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.java, pytest.mark.slow]

NOT_DL = """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <https://example.org/> .
<https://example.org/> a owl:Ontology .
:part a owl:ObjectProperty , owl:TransitiveProperty , owl:IrreflexiveProperty ."""


def profile(root: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [root / "scripts" / "owl-profile.sh", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_ontology_is_owl_2_dl(root: Path) -> None:
    run = profile(root)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("OWL 2 DL: ")


def test_what_is_not_owl_2_dl_is_reported(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "not-dl.ttl"
    file.write_text(NOT_DL, encoding="utf-8")
    run = profile(root, file)
    assert run.returncode == 1, run.stderr
    assert "non-simple" in run.stdout


def test_what_cannot_be_read_is_no_verdict(root: Path, tmp_path: Path) -> None:
    assert profile(root, tmp_path / "missing.ttl").returncode == 2
