"""A prepared file is a cache with the content of parsed RDF files; the cache is ignored if an RDF file has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from gapgraph.core.facts import TYPE, Facts, Triple
from gapgraph.rdf.parsed_cache import prepared_text, read_prepared
from gapgraph.rdf.reading import read_facts
from gapgraph.store.source import prepared_files, read_shared, shared_paths
from gapgraph.validation import neighborhood as module
from scripts.core import ROOT
from tests.looking import each
from tests.validation.graphs import PERU, faulty, judged
from tests.validation.peru import FAULTS
from tests.validation.test_rules import FIXTURES, graph_of

TURTLE = """@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:a a ex:Kind ; rdfs:label "one"@en , "uno"@es ; ex:size "007"^^ex:count ; ex:all ( ex:b [ ex:c "tab\\there" ] ) .
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """An RDF file and its prepared file (the cache of its parsed content)."""
    path, prepared = tmp_path / "a.ttl", tmp_path / "a.json"
    path.write_text(TURTLE, encoding="utf-8")
    prepared.write_text(prepared_text([path]), encoding="utf-8")
    return path, prepared


def unnamed(triples: Iterable[Triple]) -> list[tuple[str, ...]]:
    """The triples in order, with blank nodes numbered by their first appearance."""
    names: dict[str, str] = {}

    def name(term: object) -> str:
        return names.setdefault(str(term), f"_:{len(names)}") if str(term).startswith("_:") else str(term)

    return [(name(s), p, name(o)) for s, p, o in triples]


def test_the_prepared_facts_equal_those_of_the_files(files: tuple[Path, Path]) -> None:
    path, prepared = files
    ready, parsed = read_prepared([path], prepared), read_facts([path])
    assert unnamed(ready.triples()) == unnamed(parsed.triples())
    assert ready.by_type() == parsed.by_type() != {}


def test_a_changed_source_file_is_read_instead_of_its_prepared_file(files: tuple[Path, Path]) -> None:
    path, prepared = files
    path.write_text(TURTLE.replace("uno", "dos"), encoding="utf-8")  # the file's length stays the same
    assert read_prepared([path], prepared).label("https://example.org/a", "es") == "dos"


@pytest.mark.parametrize("broken", ["", "{}", "[]", "nonsense", '{"made_from": 1}'])
def test_an_unreadable_prepared_file_is_ignored(files: tuple[Path, Path], broken: str) -> None:
    path, prepared = files
    prepared.write_text(broken, encoding="utf-8")
    assert read_prepared([path], prepared).label("https://example.org/a") == "one"


def test_a_prepared_file_with_a_statement_about_a_term_that_the_file_lacks_is_ignored(files: tuple[Path, Path]) -> None:
    path, prepared = files
    document = json.loads(prepared.read_text(encoding="utf-8"))
    prepared.write_text(json.dumps({**document, "about": [[99_999, []]]}), encoding="utf-8")
    assert read_prepared([path], prepared).label("https://example.org/a") == "one"


def test_the_bundled_prepared_file_is_up_to_date() -> None:
    for path, text in each(prepared_files(ROOT).items()):
        assert path.read_text(encoding="utf-8") == text, "run python -m gapgraph.build validation"


def test_the_bundled_prepared_file_equals_the_parsed_files() -> None:
    assert unnamed(read_shared(ROOT).triples()) == unnamed(read_facts(shared_paths(ROOT)).triples())


@pytest.mark.filterwarnings("ignore::gapgraph.core.first_edition.FirstEditionWarning")
def test_the_statements_that_validation_leaves_out_change_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Validation leaves out some statements of the ontology about the terms that the data names; the findings are the
    same with all statements.
    """
    graphs = [graph_of(fixture) for fixture in FIXTURES[::4]]
    graphs += [faulty(PERU, fault.cut, fault.put, "per-2021") for fault in FAULTS[::16]]
    with_less = [judged(graph) for graph in graphs]
    monkeypatch.setattr(module, "_UNSEEN", frozenset())
    with_all = [judged(graph) for graph in graphs]
    assert [one.findings for one in with_less] == [one.findings for one in with_all]
    assert all(less.beside < everything.beside for less, everything in zip(with_less, with_all, strict=True))


def test_facts_joined_from_two_parts_contain_the_triples_of_each_part() -> None:
    triples: list[Triple] = [("a", TYPE, "K"), ("a", "p", "x"), ("b", TYPE, "K"), ("a", "p", "y"), ("a", TYPE, "L")]
    joined = Facts(triples[:3]).joined(Facts(triples[1:]))
    assert set(joined.triples()) == set(triples)
    assert joined.by_type() == Facts(triples).by_type() == {"K": ("a", "b"), "L": ("a",)}
