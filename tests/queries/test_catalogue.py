"""The headers of the queries, the generated files, and the patterns that a query must not use."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
import shacl
from pyshacl import validate as pyshacl_validate
from rdflib.collection import Collection
from SPARQLWrapper import SELECT, SPARQLWrapper

from gapgraph.errors import GapgraphError
from gapgraph.queries.catalogue import read_catalogue, read_query
from gapgraph.queries.header import TAGS
from gapgraph.queries.values import choices, default_term
from scripts.core import ROOT
from tests.looking import each
from tests.queries.worlds import algebra, catalogue, graph

NAMES = tuple(catalogue())
SHAPE = ROOT / "ontology" / "shapes" / "queries" / "catalogue.ttl"
CATALOGUE = ROOT / "queries" / "catalogue.ttl"
GOOD = (ROOT / "queries" / "places.rq").read_text(encoding="utf-8")
REQUIRED_QUERIES = [
    "uncovered-groups",
    "adult-men",
    "labor-trafficking-victims",
    "transgender-children",
    "coverage-matrix",
    "unmet-mandates",
    "what-law-requires",
    "specialized-services",
    "exclusions",
    "limitations",
    "conditional-services",
    "capacity-and-demand",
    "places",
    "times",
    "not-disclosed",
    "identified-victims",
    "trends",
    "foreign-victims",
    "providers",
    "who-said",
    "hedged-claims",
    "single-source",
    "conflicts",
    "evidence",
]

FAULTS = {
    "an unknown key": ("#+ problem:", "#+ problm:", "GG504", "line 17"),
    "a missing key": ("#+ summary: ", "# summary: ", "GG505", "places.rq"),
    "a text without its Spanish": ("#+ remedy_es: ", "# remedy_es: ", "GG505", "places.rq"),
    "a tag that isn't": ("#+ tags: context", "#+ tags: contxt", "GG506", "line 5"),
    "a graph that isn't": ("#+ reads: claims", "#+ reads: clams", "GG506", "line 6"),
    "a type that isn't": ("#+ param report: iri", "#+ param report: uri", "GG506", "line 7"),
    "a default of another type": ('text = "en"', "text = en", "GG506", "line 8"),
    "a parameter without a word on it": (" -- the report to query", "", "GG506", "line 7"),
    "a key twice": ("#+ problem:", "#+ remedy:", "GG506", "occurs twice"),
    "a line that is none": ("#+ question:", "#+question:", "GG506", "line 3"),
    "a default that isn't the file's": (
        "VALUES ?report { rep:per-2021 }",
        "VALUES ?report { rep:per-2020 }",
        "GG507",
        "report",
    ),
    "a parameter that stands nowhere": ("VALUES ?report {", "VALUES ?raport {", "GG507", "report"),
    "a column that isn't selected": ("#+ column kind: iri", "#+ column sort: iri", "GG507", "sort"),
}


def test_no_required_query_is_missing_from_the_catalogue() -> None:
    assert set(REQUIRED_QUERIES) <= set(NAMES)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_header_is_refused_with_its_line(fault: str, tmp_path: Path) -> None:
    good, bad, code, place = FAULTS[fault]
    assert good in GOOD
    (tmp_path / "places.rq").write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(GapgraphError) as caught:
        read_query(tmp_path / "places.rq")
    assert caught.value.code == code
    assert place in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_a_default_and_accepts_its_choices(name: str) -> None:
    for parameter in each(catalogue()[name].header.parameters):
        known = {choice.value for choice in choices(parameter, graph())}
        assert default_term(parameter)
        assert not known or catalogue()[name].bind({parameter.name: min(known)}, graph())


@pytest.mark.parametrize("name", NAMES)
def test_questions_and_explanations_are_sentences_in_both_languages(name: str) -> None:
    header = catalogue()[name].header
    assert header.question.endswith("?")
    assert header.question_es.startswith("¿")
    assert header.question_es.endswith("?")
    for key in ("summary", "problem", "remedy"):
        english, spanish = header.told(key, "en"), header.told(key, "es")
        assert english.endswith(".")
        assert spanish.endswith(".")
        assert english != spanish, "a text in English stands where the Spanish should"


def parts(node: Any, inside: tuple[str, ...] = ()) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Every named part of the algebra, with the names of the parts that contain it."""
    if isinstance(node, dict):
        name = getattr(node, "name", "")
        if name:
            yield name, node, inside
        for key, value in node.items():
            here = f"{name}.{key}" if name in {"LeftJoin", "Minus"} else name
            yield from parts(value, (*inside, here))
    elif isinstance(node, list | tuple):
        for one in node:
            yield from parts(one, inside)


@pytest.mark.parametrize("name", NAMES)
def test_no_query_uses_a_pattern_that_engines_treat_differently(name: str) -> None:
    """No query uses a feature on which stores disagree or answer wrongly."""
    for part, node, inside in each(parts(algebra(catalogue()[name].sparql))):
        assert part not in {"Builtin_EXISTS", "Builtin_NOTEXISTS", "ServiceGraphPattern"}
        assert part != "LeftJoin" or "LeftJoin.p2" not in inside, "OPTIONAL in OPTIONAL"
        assert part != "BGP" or not node.triples or "Graph" in inside, "a pattern outside of GRAPH"
        for triple in node.get("triples", ()) if part == "BGP" else ():
            assert isinstance(triple[1], rdflib.URIRef | rdflib.Variable), "a property path"


def conforms_in_shacl(data: str) -> bool:
    """Whether the data conforms to the shape, by the compiled SHACL engine."""
    report = shacl.Shapes.from_turtle(SHAPE.read_text(encoding="utf-8")).validate_text(data, format="turtle")
    return bool(report.conforms)


def test_the_catalogue_conforms_to_its_shape() -> None:
    data = rdflib.Graph().parse(CATALOGUE)
    conforms, _, text = pyshacl_validate(data, shacl_graph=rdflib.Graph().parse(SHAPE))
    assert conforms, text
    assert len(set(data.subjects(rdflib.RDF.type, rdflib.SH.SPARQLSelectExecutable))) == len(NAMES)


def test_the_shape_of_the_catalogue_allows_exactly_the_known_tags() -> None:
    shapes = rdflib.Graph().parse(SHAPE)
    listed = shapes.value(rdflib.URIRef("https://w3id.org/gapgraph/shape/query-tag"), rdflib.SH["in"])
    assert listed is not None
    assert {str(tag) for tag in Collection(shapes, listed)} == set(TAGS)


@pytest.mark.parametrize(
    ("good", "bad"),
    [("sh:select ", "sh:selct "), ('dcat:keyword "gaps"', 'dcat:keyword "gpas"'), ("sh:defaultValue", "sh:default")],
)
def test_pyshacl_and_the_compiled_shacl_engine_both_find_a_fault_in_the_catalogue(good: str, bad: str) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    assert good in text
    broken = text.replace(good, bad, 1)
    assert not pyshacl_validate(rdflib.Graph().parse(data=broken), shacl_graph=rdflib.Graph().parse(SHAPE))[0]
    assert not conforms_in_shacl(broken)
    assert conforms_in_shacl(text)


def test_files_made_from_the_headers_are_up_to_date() -> None:
    command = [sys.executable, "-m", "gapgraph.build", "queries", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_tag_is_used_and_every_query_is_listed() -> None:
    by_tag = read_catalogue(ROOT).by_tag()
    assert list(by_tag) == list(TAGS)
    assert {query.name for queries in by_tag.values() for query in queries} == set(NAMES)


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_sparqlwrapper_recognizes_every_query_as_a_select_in_spite_of_the_comments(name: str) -> None:
    """If comment lines follow each other, SPARQLWrapper removes only every second one, and takes the first word of a
    remaining comment line for the form of the query (SELECT, ASK, …).
    """
    client = SPARQLWrapper("http://127.0.0.1/")
    client.setQuery(catalogue()[name].sparql)
    assert client.queryType == SELECT
