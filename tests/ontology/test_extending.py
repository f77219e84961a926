"""What is added to one Turtle file, a dimension, value, group or protection, is a row of `matrix`, without Python."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from gapgraph.graph import Gapgraph, open_graph
from gapgraph.ontology.__main__ import main
from gapgraph.ontology.tbox import GROUPS
from gapgraph.vocabulary import GAP, curie

pytestmark = pytest.mark.java

LABELS = 'rdfs:label "{0}"@en , "{0}"@es ; skos:definition "{0}"@en , "{0}"@es'


def edit(copy: Path, file: str, added: str, old: str = "", new: str = "") -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new) + "\n" + added + "\n", encoding="utf-8")


def rebuilt(copy: Path) -> Gapgraph:
    assert main(["--root", str(copy)]) == 0
    return open_graph(copy)


def rows(graph: Gapgraph) -> set[tuple[str, str]]:
    """Group and protection of every row that the command prints for Peru 2021."""
    command = [sys.executable, "-m", "gapgraph", "--root", str(graph.root), "matrix", "per-2021", "--format", "csv"]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return {(row["group"], row["protection"]) for row in csv.DictReader(printed.splitlines())}


def test_a_new_value_splits_leaves_and_has_a_row(copy: Path) -> None:
    edit(
        copy,
        GROUPS,
        "gap:OrganTrafficking a owl:Class ; rdfs:subClassOf gap:Victim ; gap:dimension gap:ExploitationForm ; "
        f"gap:order 154 ; {LABELS.format('organs')} .",
        "( gap:SexTrafficking gap:LaborTrafficking )",
        "( gap:SexTrafficking gap:LaborTrafficking gap:OrganTrafficking )",
    )
    graph = rebuilt(copy)
    assert graph.lattice.possible.bit_count() == 128 // 2 * 3
    assert ("gap:OrganTrafficking", "gap:TemporaryLodging") in rows(graph)


def test_a_new_dimension_doubles_the_leaves(copy: Path) -> None:
    edit(
        copy,
        GROUPS,
        f"gap:Disability gap:order 7 ; {LABELS.format('disability')} .\n"
        + "\n".join(
            f"gap:{value} a owl:Class ; rdfs:subClassOf gap:Victim ; gap:dimension gap:Disability ; "
            f"gap:order {order} ; {LABELS.format(value)} ."
            for value, order in (("WithDisability", 181), ("WithoutDisability", 182))
        )
        + "\ngap:Victim owl:disjointUnionOf ( gap:WithDisability gap:WithoutDisability ) .",
    )
    graph = rebuilt(copy)
    assert [curie(dimension.iri) for dimension in graph.lattice.dimensions][-1] == "gap:Disability"
    assert graph.lattice.possible.bit_count() == 256
    assert ("gap:WithDisability", "gap:MedicalCare") in rows(graph)


def test_a_new_group_has_a_row_and_its_place_in_the_lattice(copy: Path) -> None:
    edit(
        copy,
        GROUPS,
        "gap:ForeignTransgenderWoman a owl:Class ; gap:order 655 ; owl:equivalentClass "
        "[ a owl:Class ; owl:intersectionOf ( gap:TransgenderWoman gap:ForeignVictim ) ] ; "
        f"{LABELS.format('foreign transgender women')} .",
    )
    graph = rebuilt(copy)
    assert graph.lattice.leaves_of(GAP + "ForeignTransgenderWoman").bit_count() == 4
    assert ("gap:ForeignTransgenderWoman", "gap:ImmigrationRelief") in rows(graph)


def test_a_new_protection_is_a_column_and_covered_by_the_broader_one(copy: Path) -> None:
    edit(
        copy,
        "ontology/protections.ttl",
        "gap:DentalCare a owl:NamedIndividual , gap:Protection ; gap:order 310 ; skos:inScheme gap:ProtectionScheme ; "
        f"skos:broader gap:MedicalCare ; {LABELS.format('dental care')} .",
    )
    graph = rebuilt(copy)
    assert ("gap:Man", "gap:DentalCare") in rows(graph)
    assert GAP + "DentalCare" in graph.scheme.covered(GAP + "VictimServices")
    assert "gap:MedicalCare gap:covers gap:DentalCare , gap:MedicalCare" in (
        copy / "ontology" / "inferred" / "closures.ttl"
    ).read_text(encoding="utf-8")
