"""ROBOT finds that the ontology is OWL 2 DL, HermiT finds that the ontology is consistent, and each of these tools
reports an ontology with a fault.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.java, pytest.mark.slow]

PREFIXES = """@prefix gap: <https://w3id.org/gapgraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://example.org/> .
<https://example.org/> a owl:Ontology .
"""
NOT_DL = ":part a owl:ObjectProperty , owl:TransitiveProperty , owl:IrreflexiveProperty ."
TWO_KINDS = ":claim a owl:NamedIndividual , gap:Denial , gap:Provision ."


def profile(root: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [root / "scripts" / "owl-profile.sh", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def planted(folder: Path, turtle: str) -> Path:
    file = folder / "planted.ttl"
    file.write_text(PREFIXES + turtle, encoding="utf-8")
    return file


def test_the_ontology_is_owl_2_dl_and_consistent(root: Path) -> None:
    run = profile(root)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("OWL 2 DL and consistent: ")


def test_an_axiom_outside_owl_2_dl_is_reported(root: Path, tmp_path: Path) -> None:
    run = profile(root, planted(tmp_path, NOT_DL))
    assert run.returncode == 1, run.stderr
    assert "non-simple" in run.stdout


def test_a_contradiction_in_the_ontology_is_reported(root: Path, tmp_path: Path) -> None:
    run = profile(root, root / "ontology" / "gapgraph.ttl", planted(tmp_path, TWO_KINDS))
    assert run.returncode == 1, run.stdout + run.stderr
    assert "inconsistent" in run.stdout


def test_the_check_of_a_missing_ontology_file_has_exit_status_2(root: Path, tmp_path: Path) -> None:
    assert profile(root, tmp_path / "missing.ttl").returncode == 2
