"""A query reads only the reports that the query is about: its rows stay the same if all other reports are removed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gapgraph.queries.run import run
from gapgraph.queries.scope import Scope, scope_of
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import COUNTRY, Iri, ReportId
from tests.cli.running import gapgraph
from tests.queries.worlds import bundled, catalogue, filled, graph

COUNTRIES = ("per", "col", "mex", "gha")
ASKED = [
    (name, country)
    for name, query in catalogue().items()
    for country in (COUNTRIES if any(one.name == "country" for one in query.header.parameters) else ("",))
]


@cache
def holding(scope: Scope) -> EmbeddedStore:
    """A store with the reports of the scope alone."""
    return filled(graph().reports_on(scope.country) if scope.country else scope.reports or graph().report_ids)


@pytest.mark.parametrize(("name", "country"), ASKED)
def test_no_row_comes_from_a_report_that_the_query_is_not_about(name: str, country: str) -> None:
    query, values = catalogue()[name], {"country": f"{country}:Country"} if country else {}
    narrow = run(holding(scope_of(query, values, graph())), query, values, graph())
    assert narrow.rows == run(bundled(), query, values, graph()).rows


def test_the_reports_that_a_query_reads_follow_from_its_parameter_values() -> None:
    def scope(name: str, **values: str) -> Scope:
        return scope_of(catalogue()[name], values, graph())

    assert scope("adult-men") == Scope((ReportId("per-2021"),))
    assert scope("adult-men", report="gha-2019") == Scope((ReportId("gha-2019"),))
    assert scope("year-on-year") == Scope((ReportId("per-2020"), ReportId("per-2021")))
    assert scope("compare-countries", second="per-2021") == Scope((ReportId("per-2021"),))
    assert scope("trends", country="gha:Country") == Scope((), Iri(f"{COUNTRY}gha#Country"))


def test_a_query_about_a_country_reads_only_reports_on_this_country() -> None:
    assert graph().reports_on(Iri(f"{COUNTRY}gha#Country")) == tuple(
        r for r in graph().report_ids if r.startswith("gha")
    )
    assert graph().reports_on(Iri(f"{COUNTRY}xxx#Country")) == ()


def test_a_missing_report_is_an_error_and_no_empty_answer(tmp_path: Path) -> None:
    (tmp_path / "data" / "reports").mkdir(parents=True)
    for name in ("ontology", "queries", "data/countries"):
        (tmp_path / name).symlink_to(root() / name)
    (tmp_path / "data" / "reports" / "per-2021.ttl").symlink_to(root() / "data" / "reports" / "per-2021.ttl")
    ran = gapgraph("query", "compare-countries", root=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "GG503" in ran.err
    assert "'col-2021'" in ran.err
    assert "-p second=" in ran.err
    assert gapgraph("query", "adult-men", "--format", "csv", root=tmp_path).rows
