"""Loading real stores: whole or not at all, twice is once, and what was cut off is finished by the next run."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gapgraph.errors import GapgraphError
from gapgraph.facts import Triple
from gapgraph.graph import Gapgraph
from gapgraph.loading import Wish, load, refuse_on_server, units_of
from gapgraph.parts import all_parts
from gapgraph.remote.address import Given
from gapgraph.remote.exchange import Patience
from gapgraph.remote.facts import RemoteFacts
from gapgraph.remote.marks import Mark, begin, read_marks, write_marks
from gapgraph.remote.secrets import Secret
from gapgraph.remote.store import RemoteStore, connect
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.names import claims_graph, coverage_graph
from tests.stores.conftest import Stores, each_kind, named, store_at
from tests.stores.servers import VIRTUOSO, Kind, Server, running

FEW = ("col-2018", "gha-2019", "per-2017")
KILLS = int(os.environ.get("GAPGRAPH_KILLS", "3"))
"""Kills a store in the gate; ``make proof`` asks for twenty (scripts/stores_kills.py)."""

FOREIGN = "http://example.org/somebody-else"


@pytest.fixture
def store(kind: Kind, stores: Stores) -> Iterator[RemoteStore]:
    """A client of the empty server, emptied of what a test before left there."""
    found = store_at(stores.empty(kind))
    for graph in found.graphs():
        if graph.startswith(("https://w3id.org/gapgraph/", FOREIGN)):
            found.drop(graph)
    yield found
    found.close()


def load_few(
    store: RemoteStore,
    graph: Gapgraph,
    *reports: str,
    on_server: bool = False,
    prune: bool = False,
    dry_run: bool = False,
) -> dict[str, set[str]]:
    """What was done to which graphs."""
    done: dict[str, set[str]] = {"load": set(), "keep": set(), "remove": set()}
    for step in load(store, units_of(all_parts(graph), reports or FEW), graph.root, Wish(on_server, prune, dry_run)):
        done[step.action].add(step.graph)
    return done


@each_kind
def test_every_graph_holds_what_the_embedded_store_holds(kind: Kind, stores: Stores, embedded: EmbeddedStore) -> None:
    store = store_at(stores.loaded(kind))
    marks = read_marks(store).whole
    assert set(marks) == set(embedded.graphs())
    for name in embedded.graphs():
        assert named(store.triples(name)) == named(embedded.triples(name)), name
        assert store.size(name) == marks[name].size
    store.close()


@each_kind
def test_twice_is_once_and_a_foreign_graph_stays(store: RemoteStore, graph: Gapgraph) -> None:
    foreign: Triple = (FOREIGN, FOREIGN, FOREIGN)
    store.put(FOREIGN, [foreign])
    assert not load_few(store, graph)["keep"]
    assert load_few(store, graph)["load"] == set()
    store.put("https://w3id.org/gapgraph/report/gone-2000/claims", [foreign])
    everything = frozenset(read_marks(store).whole)
    assert load_few(store, graph, *FEW, prune=True, dry_run=True)["remove"]
    removed = load_few(store, graph, "col-2018", prune=True)["remove"]
    assert removed == {
        claims_graph("gone-2000"),
        *(make(r) for r in FEW[1:] for make in (claims_graph, coverage_graph)),
    }
    assert set(read_marks(store).whole) == everything - removed
    assert list(store.triples(FOREIGN)) == [foreign]


@each_kind
def test_a_dry_run_changes_nothing(store: RemoteStore, graph: Gapgraph) -> None:
    before = store.graphs()
    assert load_few(store, graph, dry_run=True)["load"]
    assert store.graphs() == before


@each_kind
def test_the_rules_in_the_store_give_the_same_triples(
    kind: Kind, store: RemoteStore, graph: Gapgraph, embedded: EmbeddedStore
) -> None:
    if kind is VIRTUOSO:
        with pytest.raises(GapgraphError, match="Virtuoso can't do this: it doesn't run the rules") as caught:
            refuse_on_server(store)
        assert caught.value.code == "GG616"
        return
    load_few(store, graph, "per-2017", on_server=True)
    name = coverage_graph("per-2017")
    assert set(store.triples(name)) == set(embedded.triples(name))
    assert not [graph for graph in store.graphs() if "rule#" in graph]


@each_kind
def test_a_graph_without_its_mark_is_read_by_nobody(store: RemoteStore, graph: Gapgraph) -> None:
    load_few(store, graph)
    begin(store, [claims_graph("gha-2019")])
    facts = RemoteFacts(store)
    assert facts.report_ids() == ("col-2018", "per-2017")
    facts.ready(["per-2017"])
    for refused in (["gha-2019"], []):
        with pytest.raises(GapgraphError) as caught:
            facts.ready(refused)
        assert (caught.value.code, caught.value.exit_status) == ("GG614", 3)
    assert load_few(store, graph)["load"] == {claims_graph("gha-2019")}
    RemoteFacts(store).ready([])


@each_kind
def test_a_server_killed_at_any_point_leaves_each_graph_old_or_new(
    kind: Kind, tmp_path: Path, graph: Gapgraph, record_property: Callable[[str, object], None]
) -> None:
    """Kills spread over the load of two changed graphs; after each a look by a reader, and a second run."""
    chance, begun = random.Random(7), 0
    names = (claims_graph("per-2017"), coverage_graph("per-2017"))
    with running(kind, tmp_path / kind.name) as server:
        seconds = _load_again(server, graph)
        new = {name: _read(server, name) for name in names}
        old: dict[str, set[Triple]] = {
            name: {(FOREIGN, FOREIGN, f"{FOREIGN}/{n}") for n in range(3000)} for name in names
        }
        for _ in range(KILLS):
            _make_old(server, old)
            killer = threading.Timer(chance.uniform(0.0, seconds), server.kill)
            killer.start()
            begun += _load_until_killed(server, graph)
            killer.join()
            server.start()
            for name, found in _readable(server, names).items():
                assert found in (old[name], new[name]), f"{name} is neither old nor new"
            _load_again(server, graph)
            assert {name: _read(server, name) for name in names} == new
    record_property("store", kind.name)
    record_property("kills", KILLS)
    record_property("in the middle", begun)
    assert KILLS < 10 or begun > KILLS // 4


def _load_again(server: Server, graph: Gapgraph) -> float:
    """Loads the one report and returns the seconds that it took."""
    store = store_at(server)
    began = time.monotonic()
    load_few(store, graph, "per-2017")
    store.close()
    return time.monotonic() - began


def _load_until_killed(server: Server, graph: Gapgraph) -> bool:
    """Whether the kill came in the middle; the failure is one of a store, in one sentence."""
    try:
        store = connect(Given(server.base), Patience(20, tries=2), Secret(server.kind.user, server.kind.password))
        try:
            load_few(store, graph, "per-2017")
        finally:
            store.close()
    except GapgraphError as error:
        return error.exit_status == 3
    return False


def _make_old(server: Server, old: dict[str, set[Triple]]) -> None:
    """The graphs as an older version left them: whole, with a mark, and made from something else."""
    store = store_at(server)
    for name, triples in old.items():
        store.put(name, sorted(triples, key=str))
    write_marks(store, {name: Mark("sha256:old", len(triples), "0.0.1") for name, triples in old.items()})
    store.close()


def _read(server: Server, name: str) -> set[Triple]:
    store = store_at(server)
    found = set(store.triples(name))
    store.close()
    return found


def _readable(server: Server, names: tuple[str, ...]) -> dict[str, set[Triple]]:
    """The graphs that a reader would read: those with a mark."""
    store = store_at(server)
    marked = [name for name in names if name in read_marks(store).whole]
    found = {name: set(store.triples(name)) for name in marked}
    store.close()
    return found
