"""``make ontology``: two reasoners agree, errors are caught, the committed files are up to date."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from gapgraph.build import leaf_candidates as candidates
from gapgraph.build import reasoners
from gapgraph.build import written_files as made
from gapgraph.build.__main__ import _main
from gapgraph.build.inferred_ontology import inferred_ontology
from gapgraph.build.ontology_problem import OntologyProblemError
from gapgraph.build.reasoners import Classification
from gapgraph.build.tbox import GROUPS, read_tbox

pytestmark = pytest.mark.java


def add(copy: Path, turtle: str) -> None:
    with (copy / GROUPS).open("a", encoding="utf-8") as file:
        file.write(f"\n{turtle}\n")


def replace(copy: Path, old: str, new: str) -> None:
    path = copy / GROUPS
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_both_reasoners_give_the_same_answer(root: Path, tmp_path: Path) -> None:
    tbox = read_tbox(root)
    file = tmp_path / "questions.rdf"
    candidates.questions(tbox).serialize(file, format="xml")
    referee, ours = reasoners.hermit(file), reasoners.rustdl(file)
    assert referee == ours
    impossible = {iri for iri in referee.unsatisfiable if iri.startswith(candidates.LEAF)}
    assert len(candidates.leaves(tbox)) - len(impossible) == 128
    assert all("AnotherGender-NotLGBTQI" in iri for iri in impossible)


def test_the_committed_inferences_are_up_to_date(root: Path) -> None:
    assert _main(["ontology", "--check", "--root", str(root)]) == 0


def test_the_result_is_the_same_under_any_hash_seed(copy: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "gapgraph.build", "ontology", "--check", "--root", str(copy)]
        assert subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=False).returncode == 0


def test_an_outdated_file_of_inferences_is_found_and_rewritten(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "ontology" / "inferred" / "groups.ttl"
    fresh = path.read_bytes()
    path.write_bytes(fresh[:-10])
    assert _main(["ontology", "--check", "--root", str(copy)]) == 1
    assert "ontology/inferred/groups.ttl is stale" in capsys.readouterr().err
    assert path.read_bytes() != fresh, "--check writes nothing"
    assert _main(["ontology", "--root", str(copy)]) == 0
    assert path.read_bytes() == fresh


def test_every_generated_file_of_inferences_is_checked(copy: Path) -> None:
    files = inferred_ontology(copy)
    assert {path.name for path in files} == {"groups.ttl", "victim-groups.ttl", "closures.ttl"}
    for path in files:
        path.unlink()
        assert made.stale_files(files) == [path]
        made.write_files(files)
        assert made.stale_files(files) == []


def test_an_ontology_with_a_group_that_can_have_no_member_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(
        copy,
        "gap:Planted a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( gap:Girl gap:Man ) ] .",
    )
    assert _main(["ontology", "--root", str(copy)]) == 2
    assert "gap:Planted can have no member" in capsys.readouterr().err


def test_an_ontology_in_which_nobody_can_be_a_victim_is_refused(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(copy, "gap:Victim rdfs:subClassOf [ a owl:Class ; owl:complementOf gap:Victim ] .")
    assert _main(["ontology", "--root", str(copy)]) == 2
    assert "gap:Victim can have no member" in capsys.readouterr().err


def test_an_inconsistent_ontology_is_refused(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(copy, "owl:Thing rdfs:subClassOf gap:Girl , gap:Man .")
    assert _main(["ontology", "--root", str(copy)]) == 2
    assert "inconsistent" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("disjointUnionOf ( gap:Child gap:Adult )", "disjointUnionOf ( gap:Child )", "aren't disjoint"),
        ("gap:Victim owl:disjointUnionOf ( gap:Child gap:Adult ) .", "gap:Child owl:disjointWith gap:Adult .", "cover"),
    ],
)
def test_the_values_of_a_dimension_must_exclude_each_other_and_include_every_victim(
    copy: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, complaint: str
) -> None:
    replace(copy, old, new)
    assert _main(["ontology", "--root", str(copy)]) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ("gap:Somebody a gap:Girl .", "contains an individual"),
        ("gap:Loose a owl:Class .", "neither a value"),
        ("gap:Broken a", "isn't Turtle"),
    ],
)
def test_an_individual_in_the_groups_file_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str], turtle: str, complaint: str
) -> None:
    add(copy, turtle)
    assert _main(["ontology", "--root", str(copy)]) == 2
    assert complaint in capsys.readouterr().err


def test_a_missing_groups_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyProblemError, match="is missing"):
        inferred_ontology(tmp_path)


def test_a_file_of_providers_that_is_not_turtle_is_an_error(copy: Path) -> None:
    (copy / "data" / "countries" / "zzz.ttl").write_text("gap:Broken a", encoding="utf-8")
    with pytest.raises(OntologyProblemError, match="isn't Turtle"):
        inferred_ontology(copy)


def test_a_disagreement_of_the_reasoners_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reasoners can disagree: in one trial with owl:AllDisjointClasses, rustdl found six impossible classes fewer
    than HermiT.
    """
    right = reasoners.rustdl
    lost = f"{candidates.LEAF}Child-AnotherGender-NotLGBTQI-SexTrafficking-National-InProceedings"

    def wrong(file: Path) -> Classification:
        answer = right(file)
        return Classification(answer.pairs, answer.unsatisfiable - {lost})

    monkeypatch.setattr(reasoners, "rustdl", wrong)
    with pytest.raises(OntologyProblemError, match="disagree: 0 subsumptions and 1 unsatisfiable"):
        reasoners.classify(candidates.questions(read_tbox(root)))


def test_missing_java_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import owlready2

    monkeypatch.setattr(owlready2, "JAVA_EXE", str(tmp_path / "java"))
    with pytest.raises(OntologyProblemError, match="needs Java"):
        reasoners.hermit(tmp_path / "questions.rdf")


def test_a_failure_of_hermit_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "questions.rdf"
    file.write_text("no RDF at all", encoding="utf-8")
    with pytest.raises(OntologyProblemError, match="HermiT failed"):
        reasoners.hermit(file)


def test_the_closures_are_reflexive_and_transitive(root: Path) -> None:
    graph = Graph().parse(root / "ontology" / "inferred" / "closures.ttl")
    for name in ("covers", "contains"):
        found = graph.query(
            f"""PREFIX gap: <https://w3id.org/gapgraph/ontology#>
            SELECT ?a ?c WHERE {{ ?a gap:{name} ?b . ?b gap:{name} ?c MINUS {{ ?a gap:{name} ?c }} }}"""
        )
        assert list(found) == []
