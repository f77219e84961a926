"""The W3C test suite of SHACL against each engine offered: how many cases each passes, and each exception by name.

A case passes when the engine fails where it must, or when it finds exactly the results that the case lists: focus,
path, value, component and severity. The names of blank nodes are not compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection

from gapgraph.errors import GapgraphError
from gapgraph.rdf.writing import write_nquads
from gapgraph.validation.engines import ENGINES, as_ntriples, path_text
from scripts.core import ROOT
from scripts.w3c_shacl import suite

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
SH = Namespace("http://www.w3.org/ns/shacl#")

CASES = {"core": 98, "sparql": 23}
EXCEPTIONS = {
    "shacl": {
        "sparql/pre-binding/unsupported-sparql-004": "accepts a query that binds $this anew, which SHACL forbids",
    },
    "pyshacl": {
        "sparql/node/prefixes-001": "looks for the prefix behind owl:imports, which is never followed here",
        "sparql/pre-binding/shapesGraph-001": "does not support $shapesGraph, and says so",
    },
    "pyshacl-turbo": {},
}


@dataclass(frozen=True)
class Case:
    """One case: its name, the file of its data and shapes, and its results; None where the engine must fail."""

    name: str
    data: Path
    shapes: Path
    results: tuple[tuple[str, ...], ...] | None

    @property
    def part(self) -> str:
        return self.name.partition("/")[0]


@cache
def cases() -> tuple[Case, ...]:
    return tuple(sorted(below(suite() / "manifest.ttl"), key=lambda case: case.name))


def below(manifest: Path) -> Iterator[Case]:
    graph = as_written(manifest)
    for included in graph.objects(URIRef(manifest.as_uri()), MF.include):
        yield from below(local(included))
    for entries in graph.objects(URIRef(manifest.as_uri()), MF.entries):
        for test in Collection(graph, entries):
            yield read_case(graph, test)


def as_written(manifest: Path) -> Graph:
    """A manifest with unchanged literals, because the expected results are compared letter by letter."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        return Graph().parse(manifest, publicID=manifest.as_uri())
    finally:
        rdflib.NORMALIZE_LITERALS = before


def read_case(graph: Graph, test: Any) -> Case:
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    data, shapes = graph.value(action, SHT.dataGraph), graph.value(action, SHT.shapesGraph)
    listed = None if result == SHT.Failure else graph.objects(result, SH.result)
    results = None if listed is None else tuple(sorted(one_result(graph, node) for node in listed))
    return Case(local(test).relative_to(suite()).as_posix(), local(data), local(shapes), results)


def local(address: Any) -> Path:
    return Path(str(address).removeprefix("file://"))


def one_result(graph: Graph, node: Any) -> tuple[str, ...]:
    focus, path, value = (graph.value(node, SH[name]) for name in ("focusNode", "resultPath", "value"))
    component, severity = (graph.value(node, SH[n]) for n in ("sourceConstraintComponent", "resultSeverity"))
    ends = (str(term).rpartition("#")[2] for term in (component, severity))
    return unnamed(as_ntriples(focus), path_text(graph, path), as_ntriples(value), *ends)


def unnamed(*terms: str) -> tuple[str, ...]:
    return tuple(re.sub(r"_:\S+", "_:", term) for term in terms)


def passes(engine: str, case: Case) -> bool:
    data = write_nquads(parse(path=case.data, base_iri=case.data.as_uri(), format=RdfFormat.TURTLE)).decode()
    shapes = f"@base <{case.shapes.as_uri()}> .\n{case.shapes.read_text(encoding='utf-8')}"
    try:
        found = ENGINES[engine].results(shapes, data)
    except GapgraphError:
        return case.results is None
    seen = (unnamed(one.focus, one.path, one.value, one.component, one.severity) for one in found)
    return tuple(sorted(seen)) == case.results


def test_every_case_of_the_w3c_test_suite_is_collected() -> None:
    assert Counter(case.part for case in cases()) == CASES
    assert len({case.name for case in cases()}) == sum(CASES.values())
    assert sum(case.results is None for case in cases()) == 7


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_passes_every_w3c_case_except_its_documented_exceptions(engine: str) -> None:
    assert {case.name for case in cases() if not passes(engine, case)} == set(EXCEPTIONS[engine])


def test_the_page_lists_the_passing_cases() -> None:
    page = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    for engine, exceptions in EXCEPTIONS.items():
        failed = Counter(name.partition("/")[0] for name in exceptions)
        counts = (f"{CASES[part] - failed[part]} of {CASES[part]}" for part in CASES)
        (row,) = (line for line in page.splitlines() if line.startswith(f"| `{engine}`") and " of " in line)
        assert row.endswith(f"| {' | '.join(counts)} |")
        assert all(f"| `{engine}` | `{name}` |" in page for name in exceptions)
