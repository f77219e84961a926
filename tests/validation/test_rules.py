"""Every rule about data has a graph that follows it, and a graph in which the only finding is of this rule."""

from __future__ import annotations

import tomllib
from typing import TypedDict

import pytest

from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.ruleset import Shapes
from gapgraph.vocabulary import SH
from tests.validation.graphs import HERE, about_data, faulty, judged, line, quads_of, rules


class Fixture(TypedDict, total=False):
    rule: str
    base: str
    cut: list[str]
    put: str
    finds: list[str]


FIXTURES: list[Fixture] = tomllib.loads((HERE / "rules.toml").read_text(encoding="utf-8"))["fixture"]
BASES = ("small", "terms", "shapes", "queries", "drafts")


def graph_of(fixture: Fixture) -> tuple[DataSource, ...]:
    return faulty(HERE / f"{fixture.get('base', 'small')}.ttl", fixture.get("cut", ()), fixture.get("put", ""))


def shapes() -> Shapes:
    types = ("http://www.w3.org/2002/07/owl#Class", f"{SH}NodeShape", f"{SH}SPARQLExecutable")
    return rules().shapes_for(types)


@pytest.mark.filterwarnings("ignore::gapgraph.core.first_edition.FirstEditionWarning")
@pytest.mark.parametrize("fixture", FIXTURES, ids=[fixture["rule"] for fixture in FIXTURES])
def test_a_fixture_breaks_exactly_its_rule(fixture: Fixture) -> None:
    assert sorted(map(line, about_data(judged(graph_of(fixture))))) == fixture["finds"]
    assert fixture["rule"] in {found.split()[1] for found in fixture["finds"]}


def test_every_rule_about_data_has_a_failing_fixture() -> None:
    known = {rule.id for rule in shapes().rules.values() if rule.messages} | {c.rule.id for c in rules().checks}
    assert {fixture["rule"] for fixture in FIXTURES} == known


@pytest.mark.parametrize("base", BASES)
def test_a_passing_fixture_has_no_finding(base: str) -> None:
    assert about_data(judged((DataSource(base, quads_of(HERE / f"{base}.ttl")),))) == ()


def test_a_passing_fixture_is_really_checked() -> None:
    met: dict[str, int] = {}
    for base in BASES:
        for shape, count in judged((DataSource(base, quads_of(HERE / f"{base}.ttl")),)).reach.met.items():
            met[shape] = met.get(shape, 0) + count
    # The passing fixtures have no node about a person and no duty that doesn't bind, so four shapes check no node: two
    # shapes for nodes about a person, and two shapes for duties that don't bind.
    people, duties = {"no-person", "no-personal-properties"}, {"stated-qualified", "stated-soft"}
    assert {shape for shape, count in met.items() if not count} == people | duties
