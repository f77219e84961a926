"""Gapgraph has none of the faults that users reported about similar tools and that these tests try."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

import pytest

from gapgraph.core.facts import Facts, Literal
from gapgraph.errors import GapgraphError
from gapgraph.queries.guard import guard
from gapgraph.queries.run import term_cell
from gapgraph.validation.data_reading import read_all
from gapgraph.validation.engines import ENGINES
from gapgraph.validation.validate import validate
from gapgraph.vocabulary import XSD
from gapgraph.workbook.csv_folder import read_csv_folder
from scripts.core import ROOT
from tests.cli import small
from tests.cli.running import gapgraph
from tests.inputs import roots
from tests.inputs.test_judged_data import HEAD, ruleset


def test_a_cell_longer_than_131072_letters_is_read(tmp_path: Path) -> None:
    for letters in (131_072, 131_073, 1_000_000):
        (tmp_path / "report.csv").write_text(f'a,b\n1,"{"x" * letters}"\n')
        (sheet,) = read_csv_folder(tmp_path)
        assert len(str(sheet.rows[1][1])) == letters


def test_a_byte_order_mark_is_not_part_of_the_first_heading(tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_bytes(b"\xef\xbb\xbfnumber,kind\n1,Denial\n")
    (sheet,) = read_csv_folder(tmp_path)
    assert sheet.rows[0] == ("number", "kind")


@pytest.mark.parametrize("form", ["text", "json", "csv", "ttl", "sarif", "junit"])
def test_a_file_name_need_not_be_utf8(tmp_path: Path, form: str) -> None:
    name = os.fsencode(tmp_path) + b"/some\xbffile.ttl"
    Path(os.fsdecode(name)).write_bytes(b"<http://example.org/x> a <https://w3id.org/gapgraph/ontology#Denial> .")
    command = [sys.executable, "-m", "gapgraph", "validate", os.fsdecode(name), "--format", form]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")
    told = ran.stdout.decode()
    if form in {"json", "sarif"}:
        json.loads(told)
    if form == "junit":
        ET.fromstring(told)


def test_named_graphs_are_validated(tmp_path: Path) -> None:
    rules = ruleset(
        tmp_path / "shapes",
        "shape:mine a sh:NodeShape ; sh:targetClass gap:Thing ; sh:property [ sh:path gap:foo ; sh:minCount 1 ] .",
    )
    gap = "https://w3id.org/gapgraph/ontology#"
    texts = {
        "trig": f"{HEAD} <a:g> {{ gap:x a gap:Thing }}",
        "nq": f"<{gap}x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{gap}Thing> <a:g> .",
        "jsonld": json.dumps({"@id": "a:g", "@graph": [{"@id": f"{gap}x", "@type": f"{gap}Thing"}]}),
    }
    for ending, text in texts.items():
        path = tmp_path / f"x.{ending}"
        path.write_text(text)
        for engine in ENGINES.values():
            assert [one.rule for one in validate(read_all([path]), rules, Facts(()), engine).findings] == ["mine"]


def test_the_wrong_word_of_a_query_is_named_with_its_line() -> None:
    text = """SELECT ?subject ?predicate ?object ?graph
WHERE {
  {
    ?subject ?predicate ?object.
    FIL
  }
  UNION
  { GRAPH ?graph { ?subject ?predicate ?object } }
}"""
    with pytest.raises(GapgraphError) as caught:
        guard(text)
    assert caught.value.place == "line 5, column 5"
    assert "FIL is not a word of SPARQL; did you mean FILTER?" in caught.value.sentence


@pytest.mark.parametrize("depth", [10, 100, 150])
def test_nested_patterns_are_parsed(depth: int) -> None:
    assert (
        guard("SELECT * { " + "{ ?s ?p ?o . OPTIONAL " * depth + "{ ?s a ?t }" + " }" * depth + " }").form == "select"
    )


def test_a_query_with_two_thousand_triple_patterns_is_accepted() -> None:
    text = "ASK { " + " ".join(f'<http://e/p{n}> <http://e/v> "1"^^xsd:integer .' for n in range(2_000)) + " }"
    assert guard(text).form == "ask"


def test_types_that_no_shape_checks_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("<http://e/x> a <http://e/Foo> .")
    ran = gapgraph("validate", str(path))
    assert "Types that no shape checks: http://e/Foo." in ran.out
    path.write_text("# nothing\n")
    ran = gapgraph("validate", str(path))
    assert (ran.status, ran.out) == (2, "")
    assert "The file contains no statement" in ran.err


@pytest.mark.parametrize("sign", "=+-@\t\r")
def test_a_spreadsheet_runs_no_cell(tmp_path: Path, sign: str) -> None:
    root = roots.whole(tmp_path / "root")
    escaped = {"\t": "\\t", "\r": "\\r"}.get(sign, sign)
    text = small.turtle().replace("No shelter accepted men", f"{escaped}No shelter accepted men")
    roots.report(root).write_text(text, encoding="utf-8")
    for command in (("gaps", small.ID), ("export", small.ID), ("query", "adult-men", "-p", f"report={small.ID}")):
        ran = gapgraph(*command, "--format", "csv", root=root)
        cells = [cell for row in csv.reader(StringIO(ran.out)) for cell in row]
        assert any("No shelter accepted men" in cell for cell in cells)
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("part", ["sh:class gap:Foo", "sh:path gap:a , gap:b ; sh:minCount 1"])
def test_every_engine_reports_a_property_shape_that_has_no_path_or_two_paths(
    tmp_path: Path, engine: str, part: str
) -> None:
    rules = ruleset(tmp_path / "shapes", f"my:S a sh:NodeShape ; sh:targetClass gap:Thing ; sh:property [ {part} ] .")
    path = tmp_path / "x.ttl"
    path.write_text(f"{HEAD} gap:x a gap:Thing .")
    with pytest.raises(GapgraphError) as caught:
        validate(read_all([path]), rules, Facts(()), ENGINES[engine])
    assert (caught.value.code, caught.value.place) == ("GG408", "http://example.org/shapes#S")


@pytest.mark.parametrize("text", ["two", "", "9" * 5_000, "1.0", "\u0661"])
def test_an_invalid_or_long_integer_is_shown_unchanged(text: str) -> None:
    assert term_cell(Literal(text, "", XSD + "integer")) == text
