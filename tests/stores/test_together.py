"""Two loads of one store at the same time: no load writes a completion mark for a graph that another load wrote."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from gapgraph.core.facts import Literal, Triple
from gapgraph.errors import GapgraphError
from gapgraph.loading.load import LoadOptions, load
from gapgraph.loading.load_lock import LoadRun
from gapgraph.loading.load_parts import LoadPart
from gapgraph.rdf.graphs import LOADED_GRAPH, claims_graph, coverage_graph
from gapgraph.rdf.writing import write_ntriples
from gapgraph.remote.completion_marks import WRITTEN_BY, Mark, mark_lines, read_marks, remove_marks
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import ReportId
from tests.stores.conftest import Stores, each_kind, store_at
from tests.stores.servers import VIRTUOSO, Kind

REPORTS = ("aaa-2001", "bbb-2002")
GRAPHS = tuple(make(ReportId(report)) for report in REPORTS for make in (claims_graph, coverage_graph))
ROUNDS = 4
MOST_ROUNDS = 40
"""The maximum number of rounds until two loads have run at the same moment; on a busy machine this may take many."""
ROOT = Path("no rules are run")
Pause = Callable[[], None]


def content(graph: str, version: str) -> list[Triple]:
    """The graph in a version; all versions have the same number of triples, so that a count can't distinguish them."""
    return [(f"{graph}#{number}", f"{graph}#says", Literal(version, "en")) for number in range(300)]


def units(version: str, pause: Pause = lambda: None) -> Iterator[tuple[LoadPart, LoadPart]]:
    """The graphs to load for two reports, in this version; the two graphs of a report are loaded together."""

    def part(graph: str, report: str) -> LoadPart:
        def lines() -> bytes:
            pause()
            return write_ntriples(content(graph, version))

        return LoadPart(graph, f"sha256:{version}", lines, ReportId(report))

    for report in REPORTS:
        yield part(claims_graph(ReportId(report)), report), part(coverage_graph(ReportId(report)), report)


@pytest.fixture
def store(kind: Kind, stores: Stores) -> Iterator[RemoteStore]:
    """A client of the empty server, from which the two reports of the tests were removed."""
    with closing(store_at(stores.empty(kind))) as found:
        drop_cached(found)
        yield found
        drop_cached(found)


def drop_cached(store: RemoteStore) -> None:
    for graph in GRAPHS:
        store.drop(graph)
    remove_marks(store, GRAPHS)


def outcome(store: RemoteStore, version: str, wish: LoadOptions | None = None, pause: Pause = lambda: None) -> str:
    """The outcome of a load: empty, or the code of the error, which must be a store error in one sentence."""
    try:
        load(store, units(version, pause), ROOT, wish or LoadOptions())
    except GapgraphError as error:
        return error.code if error.exit_status == 3 and error.remedy else "no sentence"
    return ""


def check(store: RemoteStore) -> None:
    """Check the content of each graph with a completion mark. If a graph has no note of a load, its content must be the
    content that its completion mark gives, and all graphs of a report must be of one version.

    If a graph has a completion mark and a note of a stopped load, its content must be complete: either the content that
    the completion mark gives, or the content that the stopped load sent.
    """
    found = read_marks(store)
    marks = found.whole
    for graph in found.written & marks.keys():
        versions = {term.text for _, _, term in store.triples(graph) if isinstance(term, Literal)}
        assert len(versions) == 1
        assert set(store.triples(graph)) == set(content(graph, *versions))
    for report in REPORTS:
        both = {claims_graph(ReportId(report)), coverage_graph(ReportId(report))}
        named = sorted(both & marks.keys() - found.written)
        assert len({marks[graph].digest for graph in named}) <= 1
        for graph in named:
            assert set(store.triples(graph)) == set(content(graph, marks[graph].digest.removeprefix("sha256:")))


@each_kind
@pytest.mark.parametrize("step", [1, 3])
def test_a_load_stops_if_a_second_load_runs_in_the_middle_of_it(step: int, store: RemoteStore) -> None:
    """The second load runs completely after the given step of the first load, which then stops; the first load succeeds
    when it is repeated.
    """
    left, within = step, list[str]()

    def tell(_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            within.append(outcome(store, "second"))

    first = outcome(store, "first", LoadOptions(tell=tell))
    check(store)
    assert (first, within) == ("GG621", [""])
    assert {mark.digest for name, mark in read_marks(store).whole.items() if name in GRAPHS} == {"sha256:second"}
    assert outcome(store, "first") == ""
    check(store)


@each_kind
def test_simultaneous_loads_leave_no_completion_mark_on_a_graph_of_the_other_load(
    kind: Kind, store: RemoteStore, stores: Stores
) -> None:
    chance, ended = random.Random(5), list[str]()
    number = 0
    while number < ROUNDS or (number < MOST_ROUNDS and "GG621" not in ended and kind is not VIRTUOSO):
        number += 1
        pauses = [partial(time.sleep, chance.uniform(0, 0.03)) for _ in range(2)]
        with closing(store_at(stores.empty(kind))) as other, ThreadPoolExecutor(2) as together:
            one = together.submit(outcome, store, f"one{number}", None, pauses[0])
            two = together.submit(outcome, other, f"two{number}", None, pauses[1])
            ended += [one.result(), two.result()]
        check(store)
        assert outcome(store, f"last{number}") == ""
        check(store)
    # Virtuoso may also refuse one of two writers, or keep the triples of both.
    assert set(ended) - {""} <= ({"GG606", "GG608", "GG609", "GG619", "GG621"} if kind is VIRTUOSO else {"GG621"})
    assert "GG621" in ended or kind is VIRTUOSO


@each_kind
def test_a_completion_mark_with_two_digests_is_invalid(store: RemoteStore) -> None:
    """After two updates at the same moment, some stores keep the triples of both."""
    graph = GRAPHS[0]
    assert outcome(store, "first") == ""
    store.update(
        f"INSERT DATA {{ GRAPH <{LOADED_GRAPH}> {{ <{graph}> <http://purl.org/dc/terms/identifier> 'sha256:other' }} }}"
    )
    assert graph in read_marks(store).begun
    with pytest.raises(GapgraphError, match=graph) as caught:
        LoadRun(store).require_marked({graph: "sha256:first"})
    assert caught.value.code == "GG621"
    assert outcome(store, "first") == ""
    assert graph in read_marks(store).whole


@each_kind
def test_a_completion_mark_with_a_size_that_is_not_a_number_is_invalid(store: RemoteStore) -> None:
    graph = GRAPHS[0]
    lines = mark_lines({graph: Mark("sha256:first", 7, "1", "7")}).replace(
        '"7"^^<http://www.w3.org/2001/XMLSchema#integer>', '"seven"'
    )
    store.update(f"INSERT DATA {{ GRAPH <{LOADED_GRAPH}> {{ {lines} }} }}")
    assert graph in read_marks(store).begun
    assert outcome(store, "first") == ""
    assert graph in read_marks(store).whole


@each_kind
def test_a_load_writes_no_graph_whose_mark_says_that_another_load_writes_it_too(store: RemoteStore) -> None:
    graph, run = GRAPHS[0], LoadRun(store)
    run.begin([graph], hidden=False)
    store.update(f"INSERT DATA {{ GRAPH <{LOADED_GRAPH}> {{ <{graph}> <{WRITTEN_BY}> 'another' }} }}")
    with pytest.raises(GapgraphError) as caught:
        run.put(graph, b"")
    assert caught.value.code == "GG621"
    assert outcome(store, "first") == ""
    check(store)


@each_kind
def test_a_graph_that_the_first_load_writes_after_the_second_load_loses_its_completion_mark(store: RemoteStore) -> None:
    """If the first load sends a graph after a second load has replaced this graph, nobody knows which load's content
    the graph has, so the graph loses its completion mark.
    """
    graph, other = GRAPHS[0], LoadRun(store)

    class TakenOver(RemoteStore):
        def put_lines(self, graph: str, lines: bytes) -> None:
            assert outcome(store, "second") == ""
            super().put_lines(graph, lines)

    late = LoadRun(TakenOver(store.exchange, store.addresses))
    late.begin([graph], hidden=False)
    with pytest.raises(GapgraphError) as caught:
        late.put(graph, write_ntriples(content(graph, "late")))
    assert caught.value.code == "GG621"
    assert graph not in read_marks(store).whole
    assert graph in read_marks(store).begun
    with pytest.raises(GapgraphError):
        other.require_marked({graph: "sha256:second"})
    assert outcome(store, "second") == ""
    check(store)
