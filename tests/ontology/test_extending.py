"""A dimension, value, group or protection that is added to a Turtle file appears in ``gapgraph matrix``, without a
change of Python code.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gapgraph.api import Gapgraph, open_graph
from gapgraph.build.__main__ import _main
from gapgraph.build.tbox import GROUPS
from gapgraph.vocabulary import GAP, Iri, curie

pytestmark = pytest.mark.java

LABELS = 'rdfs:label "{0}"@en , "{0}"@es ; skos:definition "{0}"@en , "{0}"@es'

VALUE = (
    "gap:OrganTrafficking a owl:Class ; rdfs:subClassOf gap:Victim ; gap:dimension gap:ExploitationForm ; "
    f"gap:order 154 ; {LABELS.format('organs')} ."
)
DIMENSION = "\n".join(
    (
        f"gap:Disability gap:order 7 ; {LABELS.format('disability')} .",
        *(
            f"gap:{value} a owl:Class ; rdfs:subClassOf gap:Victim ; gap:dimension gap:Disability ; "
            f"gap:order {order} ; {LABELS.format(value)} ."
            for value, order in (("WithDisability", 181), ("WithoutDisability", 182))
        ),
        "gap:Victim owl:disjointUnionOf ( gap:WithDisability gap:WithoutDisability ) .",
    )
)
GROUP = (
    "gap:ForeignTransgenderWoman a owl:Class ; gap:order 655 ; owl:equivalentClass "
    "[ a owl:Class ; owl:intersectionOf ( gap:TransgenderWoman gap:ForeignVictim ) ] ; "
    f"{LABELS.format('foreign transgender women')} ."
)
PROTECTION = (
    "gap:DentalCare a owl:NamedIndividual , gap:Protection ; gap:order 310 ; skos:inScheme gap:ProtectionScheme ; "
    f"skos:broader gap:MedicalCare ; {LABELS.format('dental care')} ."
)


@pytest.fixture(scope="module")
def extended(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Gapgraph:
    """A copy of the bundled data with a new value, dimension, group and protection, after one run of the reasoners."""
    copy = tmp_path_factory.mktemp("extended")
    shutil.copytree(root / "ontology", copy / "ontology")
    shutil.copytree(root / "data", copy / "data")
    shutil.copytree(root / "queries", copy / "queries")
    forms = "( gap:SexTrafficking gap:LaborTrafficking )"
    edit(copy, GROUPS, f"{VALUE}\n{DIMENSION}\n{GROUP}", forms, f"{forms[:-1]} gap:OrganTrafficking )")
    edit(copy, "ontology/protections.ttl", PROTECTION)
    assert _main(["--root", str(copy)]) == 0
    return open_graph(copy)


def edit(copy: Path, file: str, added: str, old: str = "", new: str = "") -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new) + "\n" + added + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def rows(extended: Gapgraph) -> set[tuple[str, str]]:
    """The group and the protection of every row that ``gapgraph matrix`` prints for Peru 2021."""
    command = [sys.executable, "-m", "gapgraph", "--root", str(extended.root), "matrix", "per-2021", "--format", "csv"]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return {(row["group"], row["protection"]) for row in csv.DictReader(printed.splitlines())}


def test_a_new_value_and_a_new_dimension_increase_the_number_of_leaves(extended: Gapgraph) -> None:
    assert extended.lattice.possible.bit_count() == 128 // 2 * 3 * 2


def test_the_printed_matrix_has_rows_for_a_new_value_of_a_dimension(rows: set[tuple[str, str]]) -> None:
    assert ("gap:OrganTrafficking", "gap:TemporaryLodging") in rows


def test_a_new_dimension_comes_last_and_the_printed_matrix_has_rows_for_its_values(
    extended: Gapgraph, rows: set[tuple[str, str]]
) -> None:
    assert [curie(dimension.iri) for dimension in extended.lattice.dimensions][-1] == "gap:Disability"
    assert {("gap:WithDisability", "gap:MedicalCare"), ("gap:WithoutDisability", "gap:MedicalCare")} <= rows


def test_a_new_group_has_rows_in_the_printed_matrix_and_is_a_part_of_the_group_woman(
    extended: Gapgraph, rows: set[tuple[str, str]]
) -> None:
    groups = extended.lattice.groups
    assert groups[Iri(GAP + "ForeignTransgenderWoman")].bit_count() == 4 // 2 * 3 * 2
    assert groups[Iri(GAP + "ForeignTransgenderWoman")] & ~groups[Iri(GAP + "Woman")] == 0
    assert ("gap:ForeignTransgenderWoman", "gap:ImmigrationRelief") in rows


def test_a_new_protection_has_rows_in_the_printed_matrix_and_is_covered_by_the_broader_protection(
    extended: Gapgraph, rows: set[tuple[str, str]]
) -> None:
    assert ("gap:Man", "gap:DentalCare") in rows
    assert GAP + "DentalCare" in extended.scheme.covered(Iri(GAP + "VictimServices"))
    assert "gap:MedicalCare gap:covers gap:DentalCare , gap:MedicalCare" in (
        extended.root / "ontology" / "inferred" / "closures.ttl"
    ).read_text(encoding="utf-8")
