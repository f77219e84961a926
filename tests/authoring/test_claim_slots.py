"""A slot of a claim is declared once: every reader, writer and table uses this declaration, and the shapes agree with
it.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from gapgraph import resources
from gapgraph.core.claim_slots import SLOTS
from gapgraph.core.claim_words import Kind
from gapgraph.vocabulary import GAP
from tests.authoring.test_encoding import CLAIM, HEAD, TEXT

DECLARE = """
from gapgraph.core import claim_slots
from gapgraph.core.claim_slots import ClaimSlot, SlotType
from gapgraph.core.claim_words import Kind
from gapgraph.vocabulary import GAP
denial = frozenset({Kind.DENIAL})
claim_slots.SLOTS += (
    ClaimSlot("payer", GAP + "payer", kinds=denial, body=True),
    ClaimSlot("remark", GAP + "remark", SlotType.TEXT, denial),
)
"""
USE = """
import tomllib
from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.compile import compile_report
from gapgraph.authoring.decompile import decompile
from gapgraph.authoring.encoding import parse_encoding
from gapgraph.authoring.encoding_schema import encoding_schema
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.core.facts import Facts
from gapgraph.tables.claims_table import CLAIM_COLUMNS
from gapgraph.workbook.sheet_columns import columns_of
ontology = Gapgraph(resources.root()).facts
encoding = parse_encoding(tomllib.loads(TOML), "per-2017.toml")
facts = Facts(compile_report(encoding, TEXT, ontology))
claim = "https://w3id.org/gapgraph/report/per-2017/claim/001"
assert facts.iri(claim, GAP + "payer") == GAP + "AnyProvider", "graph"
assert facts.text(claim, GAP + "remark", "es") == "algo", "graph"
again = decompile("per-2017", facts, ontology).tables["claim"][0]
assert (again["payer"], again["remark_es"]) == ("AnyProvider", "algo"), "back"
assert {"payer", "remark"} <= {column.name for column in CLAIM_COLUMNS}, "table"
assert {"payer", "remark", "remark_es"} <= set(columns_of("Denial", set(), 1, 0)), "workbook"
assert not {"payer", "remark"} & set(columns_of("Harm", set(), 1, 0)), "workbook of another kind"
assert "Police" in SlotChoices(ontology).names("payer"), "choices"
assert {"payer", "remark_es"} <= encoding_schema(ontology)["properties"]["claim"]["items"]["properties"].keys()
print("everywhere")
"""


def test_a_declared_slot_appears_in_every_reader_writer_and_table() -> None:
    toml = HEAD + CLAIM + 'payer = "AnyProvider"\nremark = "something"\nremark_es = "algo"\n'
    script = f"{DECLARE}\nTOML, TEXT = {toml!r}, {TEXT!r}\n{USE}"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.stdout == "everywhere\n", ran.stderr


def test_a_claim_with_a_key_that_belongs_to_no_declared_slot_is_an_error() -> None:
    toml = HEAD + CLAIM + 'payer = "AnyProvider"\n'
    script = f"TOML, TEXT = {toml!r}, {TEXT!r}\nGAP = ''\n{USE}"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "There is no key 'payer'" in ran.stderr


@pytest.mark.parametrize("kind", Kind)
def test_the_shape_of_a_kind_allows_every_slot_declared_for_it(kind: Kind) -> None:
    declared = {slot.predicate for slot in SLOTS if kind in slot.kinds}
    assert declared
    assert declared - allowed(kind) == set()


def allowed(kind: Kind) -> set[str]:
    """The properties that the closed shape of a kind of claim allows."""
    graph = Graph()
    for path in (resources.root() / "ontology" / "shapes" / "data").glob("*.ttl"):
        graph.parse(path)
    closed = [one for one in graph.subjects(SH.targetClass, URIRef(GAP + kind)) if (one, SH.closed, None) in graph]
    paths = {str(path) for shape in closed for path in graph.objects(shape, SH.property / SH.path)}
    ignored = (Collection(graph, first) for shape in closed for first in graph.objects(shape, SH.ignoredProperties))
    return paths | {str(one) for each in ignored for one in each}


def test_the_keys_and_columns_of_slots_are_unique() -> None:
    keys = [key for slot in SLOTS for key in slot.keys]
    assert len(keys) == len(set(keys))
    columns = [slot.column or slot.key for slot in SLOTS if not slot.hidden]
    assert len(columns) == len(set(columns))
