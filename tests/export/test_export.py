"""``gapgraph export``: the same bytes each time, the same statements in every syntax, and no address to fetch."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Iterable
from functools import cache
from io import StringIO
from itertools import permutations
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse

import gapgraph as gg
from gapgraph.core.facts import Literal, Term, Triple
from gapgraph.derivation.dataset import derive_triples
from gapgraph.derivation.export import export_graphs, merged_turtle, to_json, to_nquads, to_trig
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.rdf.jsonld import read_context, to_jsonld
from gapgraph.rdf.reading import plain_term
from gapgraph.testing import generate
from gapgraph.vocabulary import RDFS, ReportId
from scripts.core import ROOT
from tests.cli.running import GAPGRAPH, gapgraph
from tests.looking import each

REPORT = "per-2021"
SYNTAXES = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}


@cache
def expected() -> frozenset[tuple[str, str, object, str]]:
    """Every statement about the report, from claims or derived, with its graph."""
    graph = gg.open()
    graphs = {
        claims_graph(ReportId(REPORT)): graph.report_facts(REPORT).triples(),
        coverage_graph(ReportId(REPORT)): derive_triples(graph, ReportId(REPORT)),
    }
    return frozenset((s, p, o, name) for name, triples in graphs.items() for s, p, o in triples)


def plain(quad: Quad) -> tuple[object, object, object, object]:
    return quad.subject.value, quad.predicate.value, plain_term(quad.object), getattr(quad.graph_name, "value", "")  # type: ignore[union-attr]


def of_xsd_string(quads: Iterable[tuple[object, object, object, object]]) -> set[tuple[object, ...]]:
    """The quads with xsd:string as the datatype of literals that have none."""
    string = "http://www.w3.org/2001/XMLSchema#string"
    return {
        (s, p, o._replace(datatype="") if isinstance(o, Literal) and o.datatype == string else o, g)
        for s, p, o, g in quads
    }


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    graph = gg.open()
    graphs = list(export_graphs(graph, [ReportId(REPORT)], with_derived=True))
    writers = {"ttl": merged_turtle, "trig": to_trig, "nq": to_nquads, "jsonld": to_json}
    return {form: write(graphs, graph) for form, write in writers.items()}


@pytest.mark.parametrize("form", SYNTAXES)
def test_exported_data_is_read_back_unchanged(written: dict[str, str], form: str) -> None:
    read = {plain(quad) for quad in parse(written[form].encode(), format=SYNTAXES[form])}
    assert of_xsd_string(read) == of_xsd_string(expected())


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib about itself
def test_rdflib_reads_the_same_triples_from_json_ld(written: dict[str, str]) -> None:
    data = rdflib.Dataset()
    data.parse(data=written["jsonld"], format="json-ld")
    read = {(str(s), str(p), _term(o), str(g)) for s, p, o, g in data.quads()}
    assert of_xsd_string(read) == of_xsd_string(expected())


def _term(node: object) -> object:
    if isinstance(node, rdflib.Literal):
        return Literal(str(node), node.language or "", str(node.datatype or ""))
    return str(node)


def test_exported_turtle_merges_the_named_graphs(written: dict[str, str]) -> None:
    read = {(*plain(quad)[:3], "") for quad in parse(written["ttl"].encode(), format=RdfFormat.TURTLE)}
    assert of_xsd_string(read) == of_xsd_string((s, p, o, "") for s, p, o, _ in expected())


def test_the_order_of_the_data_does_not_change_the_output() -> None:
    graph = gg.open()
    (one,) = export_graphs(graph, [ReportId("gha-2019")])
    for shuffled in (one.triples[::-1], one.triples[7:] + one.triples[:7]):
        again = gg.open()
        again._reports["gha-2019"] = type(again.report_facts("gha-2019"))(shuffled)
        (other,) = export_graphs(again, [ReportId("gha-2019")])
        for write in (merged_turtle, to_trig, to_nquads, to_json):
            assert write([other], again) == write([one], graph)


def test_hash_seed_locale_and_order_of_names_do_not_change_the_output() -> None:
    def run(*reports: str, **environment: str) -> bytes:
        command = [GAPGRAPH, "export", *reports, "--format", "jsonld"]
        return subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment}).stdout

    first = run("gha-2019", "mex-2020", PYTHONHASHSEED="0", LC_ALL="C")
    assert first == run("mex-2020", "gha-2019", "mex-2020", PYTHONHASHSEED="9", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld", "csv"])
def test_by_default_only_claims_are_exported(form: str) -> None:
    text = gapgraph("export", "gha-2019", "--format", form).out
    assert "coverage/" not in text
    if form != "csv":
        assert "coverage" in gapgraph("export", "gha-2019", "--format", form, "--derived").out


def test_by_default_all_reports_are_exported() -> None:
    lines = gapgraph("export", "--format", "nq").out.splitlines()
    assert {line.rsplit("<", 1)[1].split("/")[-2] for line in lines} == set(gg.open().report_ids)
    assert lines == sorted(lines)


def test_generated_reports_with_every_kind_of_claim_survive_json_ld() -> None:
    context = read_context(ROOT)
    for report in each(generate(3, 2, scale=0.3, ontology=gg.open().facts)):
        name = claims_graph(report.id)
        text = to_jsonld([(name, report.triples)], context)
        read = {plain(quad) for quad in parse(text.encode(), format=RdfFormat.JSON_LD)}
        assert of_xsd_string(read) == of_xsd_string((s, p, o, name) for s, p, o in report.triples)


AWKWARD: tuple[Term, ...] = (
    "https://w3id.org/gapgraph/ontology#Man",
    "https://example.org/a b".replace(" ", "%20"),
    "urn:x:y",
    Literal("text"),
    Literal("", "en"),
    Literal("true", "", "http://www.w3.org/2001/XMLSchema#boolean"),
    Literal("007", "", "http://www.w3.org/2001/XMLSchema#integer"),
    Literal("@type"),
    Literal("gap:Man"),
)


@pytest.mark.parametrize("word", ["group", "order", "label", "exact", "refPeriod", "isNoWord"])
def test_any_two_values_of_any_property_survive_json_ld(word: str) -> None:
    """Some of the tried values have a type that the context doesn't expect for the property."""
    context = read_context(ROOT)
    known = {short.name: iri for iri, short in context.words.items()}
    predicate = known.get(word, f"https://example.org/{word}")
    for pair in each(permutations(AWKWARD, 2)):
        triples: list[Triple] = [("https://example.org/s", predicate, term) for term in pair]
        text = to_jsonld([("https://example.org/g", triples)], context)
        read = {plain(quad) for quad in parse(text.encode(), format=RdfFormat.JSON_LD)}
        assert of_xsd_string(read) == {(*triple, "https://example.org/g") for triple in triples}


def test_json_ld_needs_no_remote_context(written: dict[str, str]) -> None:
    document = json.loads(written["jsonld"])
    assert isinstance(document["@context"], dict)
    assert document["@context"] == json.loads((ROOT / "ontology" / "context.jsonld").read_text("utf-8"))["@context"]


def test_every_used_property_has_a_name_in_the_context(written: dict[str, str]) -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        if not isinstance(value, dict):
            return set()
        own = {key for key in value if ":" in key}
        return own.union(*(keys(one) for key, one in value.items() if key != "@context"))

    assert keys(json.loads(written["jsonld"])) == set()
    assert RDFS + "label" in read_context(ROOT).words


def test_csv_has_one_row_for_each_claim_with_its_slots_and_quotes() -> None:
    rows = list(csv.DictReader(StringIO(gapgraph("export", REPORT, "--format", "csv").out)))
    by_id = {row["claim"]: row for row in rows}
    assert list(by_id) == [claim.id for claim in gg.open().claims(REPORT)]
    denial = by_id["per-2021/claim/112"]
    assert (denial["kind"], denial["group"], denial["protection"], denial["frequency"]) == (
        "Denial",
        "gap:Man",
        "gap:TemporaryLodging",
        "gap:Always",
    )
    assert denial["quotes"] == "there were no shelters that accepted men"
    assert by_id["per-2021/claim/001"]["provider"] == ""
    count = by_id["per-2021/claim/004"]
    assert (count["value"], count["period"], count["body"]) == ("640", "2020", "per:SpecializedPolice")
    assert by_id["per-2021/claim/056"]["exclusive"] == "true"


def test_csv_uses_the_readers_language_and_keeps_quotes() -> None:
    rows = list(csv.DictReader(StringIO(gapgraph("export", REPORT, "--format", "csv", "--lang", "es").out)))
    row = next(row for row in rows if row["claim"] == "per-2021/claim/112")
    assert row["group_label"] == "hombres"
    assert row["quotes"] == "there were no shelters that accepted men"


def test_a_file_is_written_completely_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "report.trig"
    assert gapgraph("export", "gha-2019", "-o", str(target)).out == ""
    assert target.read_text("utf-8") == gapgraph("export", "gha-2019").out
    ran = gapgraph("export", "gha-2019", "-o", str(tmp_path / "nowhere" / "x.trig"))
    assert (ran.status, "[GG002]" in ran.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["report.trig"]


def test_wrong_usage_is_an_error() -> None:
    assert "[GG101]" in gapgraph("export", "per-1822").err
    assert "[GG001]" in gapgraph("export", REPORT, "--format", "csv", "--derived").err


@pytest.mark.parametrize(
    ("name", "form"), [("mine.ttl", "ttl"), ("mine.nq", "nq"), ("mine.csv", "csv"), ("mine", "trig")]
)
def test_the_ending_of_the_file_decides_the_format(tmp_path: Path, name: str, form: str) -> None:
    assert gapgraph("export", "gha-2019", "-o", str(tmp_path / name)).status == 0
    assert (tmp_path / name).read_text("utf-8") == gapgraph("export", "gha-2019", "--format", form).out
    given = ("--format", "nq", "-o", str(tmp_path / name))
    assert gapgraph("export", "gha-2019", *given).status == 0
    assert (tmp_path / name).read_text("utf-8") == gapgraph("export", "gha-2019", "--format", "nq").out
