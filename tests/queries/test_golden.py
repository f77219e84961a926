"""Each query has a golden result, equal on two engines; and each golden result detects a fault."""

from __future__ import annotations

import json
from collections.abc import Set
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from gapgraph.core.facts import Literal
from gapgraph.queries.bind import bind
from gapgraph.queries.run import ask
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Row
from gapgraph.vocabulary import GAP, RDFS, SKOS, ReportId
from tests.queries.golden import DIGESTS, of_bundled, of_generated
from tests.queries.worlds import (
    GOLDEN,
    PERU,
    asked_of_rdflib,
    catalogue,
    filled,
    in_rdflib,
)

# rdflib's own query method calls functions that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")

NAMES = tuple(catalogue())
RENEW = "python -m tests.queries.golden writes the golden results again; read the difference before you commit it"
IN_RDFLIB = {
    "coverage-matrix": {"within": GAP + "TransgenderChild", "below": GAP + "TemporaryLodging"},
}
"""Values of parameters for which a query has few rows, because rdflib is slow."""
ACROSS = ("compare-countries", "never-covered", "revised-figures", "silences-over-time", "trends", "year-on-year")
"""Queries that compare reports; they run on three reports."""
NAMING = {RDFS + "label", RDFS + "comment", SKOS + "definition"}
FEW_GROUPS = {"Adult", "Man", "TransgenderChild", "LaborTraffickingVictim", "ForeignVictim"}


def test_every_query_has_a_golden_result_and_every_golden_result_a_query() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(NAMES)
    assert len(NAMES) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_the_answers_on_the_bundled_reports_equal_the_golden_results(name: str) -> None:
    assert of_bundled(catalogue()[name]) == (GOLDEN / f"{name}.csv").read_text(encoding="utf-8"), RENEW


@pytest.mark.parametrize("name", NAMES)
def test_the_answers_on_generated_reports_equal_the_golden_results(name: str) -> None:
    assert of_generated(catalogue()[name]) == json.loads(DIGESTS.read_text(encoding="utf-8"))[name], RENEW


def reduced(store: EmbeddedStore) -> EmbeddedStore:
    """The store with the coverage of only a few groups and the labels of terms in use, because rdflib joins by
    comparing everything with everything.
    """
    quads = list(store.engine.quads_for_pattern(None, None, None, None))
    used = {quad.object for quad in quads if "/report/" in _name(quad.graph_name)}
    found = EmbeddedStore()
    found.engine.bulk_extend(quad for quad in quads if _is_kept(quad, used))
    return found


def _is_kept(quad: ox.Quad, used: Set[object]) -> bool:
    subject = _name(quad.subject)
    if "/coverage/" in subject and quad.predicate.value == GAP + "group":
        return _name(quad.object).removeprefix(GAP) in FEW_GROUPS
    return "/report/" in subject or quad.predicate.value not in NAMING or quad.subject in used or "law/" in subject


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


@cache
def small() -> EmbeddedStore:
    return reduced(filled([PERU]))


@cache
def small_in_rdflib() -> Dataset:
    return in_rdflib(small())


def same(columns: tuple[str, ...], ours: list[Row], theirs: list[Row]) -> bool:
    """Whether both answers have equal rows in the same order."""
    return bool(columns) and [*map(_spelled, ours)] == [*map(_spelled, theirs)]


def _spelled(row: Row) -> tuple[str | None, ...]:
    return tuple(None if term is None else term.text if isinstance(term, Literal) else term for term in row)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ACROSS])
def test_rdflib_gives_the_golden_rows_for_peru(name: str) -> None:
    sparql = bind(catalogue()[name].sparql, IN_RDFLIB.get(name, {}))
    found = ask(small(), sparql)
    assert same(found.columns, list(found), asked_of_rdflib(small_in_rdflib(), sparql))


@cache
def side_by_side() -> EmbeddedStore:
    return reduced(filled([PERU, ReportId("per-2020"), ReportId("col-2021")]))


@cache
def side_by_side_in_rdflib() -> Dataset:
    return in_rdflib(side_by_side())


@pytest.mark.parametrize("name", ACROSS)
def test_rdflib_gives_the_golden_rows_for_several_reports(name: str) -> None:
    found = ask(side_by_side(), catalogue()[name].sparql)
    assert len(found) > 2
    assert same(found.columns, list(found), asked_of_rdflib(side_by_side_in_rdflib(), catalogue()[name].sparql))
