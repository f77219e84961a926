"""Loads into real stores: completely or not at all, a second load changes nothing, and an interrupted load is
continued.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Triple
from gapgraph.derivation.dataset import derive_unshared_triples, fill
from gapgraph.errors import GapgraphError
from gapgraph.loading.load import LoadOptions, load, refuse_on_server, units_of
from gapgraph.loading.load_parts import all_parts
from gapgraph.rdf.graphs import LOADED_GRAPH, claims_graph, coverage_graph
from gapgraph.remote.completion_marks import Mark, begin, read_marks, write_marks
from gapgraph.remote.exchange import Call, Exchange, StoreAnswer
from gapgraph.remote.remote_source import RemoteFacts
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import ReportId
from tests.machine import patient
from tests.stores.conftest import Stores, each_kind, store_at, without_blank_nodes
from tests.stores.killing import Kills
from tests.stores.servers import OXIGRAPH, VIRTUOSO, Kind, running

FEW = ("col-2018", "gha-2019", "per-2017")
NUMBERS_OF_KILLS = {"oxigraph": (3, 3), "fuseki": (1, 1), "virtuoso": (1, 1), "rdf4j": (0, 1)}
"""For each kind of store, how many times a test kills the server and the client: few times, because a store needs time
to start again. The test doesn't kill the server of RDF4J, because RDF4J's own files don't survive a kill
(docs/stores/rdf4j.md).
"""

FOREIGN = "http://example.org/somebody-else"


@pytest.fixture
def store(kind: Kind, stores: Stores) -> Iterator[RemoteStore]:
    """A client of the empty server, after earlier tests' data is removed."""
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
    """The actions of a load, with the graphs of each."""
    done: dict[str, set[str]] = {"load": set(), "keep": set(), "remove": set()}
    for step in load(
        store, units_of(all_parts(graph), reports or FEW), graph.root, LoadOptions(on_server, prune, dry_run)
    ):
        done[step.action].add(step.graph)
    return done


@each_kind
def test_every_graph_equals_that_of_the_embedded_store(kind: Kind, stores: Stores, embedded: EmbeddedStore) -> None:
    store = store_at(stores.loaded(kind))
    marks = read_marks(store).whole
    assert set(marks) == set(embedded.graphs())
    for name in embedded.graphs():
        assert without_blank_nodes(store.triples(name)) == without_blank_nodes(embedded.triples(name)), name
        assert store.size(name) == marks[name].size
    store.close()


@each_kind
def test_a_second_load_changes_nothing_and_keeps_the_graphs_of_other_programs(
    store: RemoteStore, graph: Gapgraph
) -> None:
    foreign: Triple = (FOREIGN, FOREIGN, FOREIGN)
    store.put(FOREIGN, [foreign])
    assert not load_few(store, graph)["keep"]
    assert load_few(store, graph)["load"] == set()
    look_alike = claims_graph(ReportId("look-2000"))
    store.put(look_alike, [foreign])
    for gone in (claims_graph(ReportId("gone-2000")), claims_graph(ReportId("half-2000"))):
        store.put(gone, [foreign])
    write_marks(store, {claims_graph(ReportId("gone-2000")): Mark("sha256:gone", 1, "0.0.1", "7")})
    begin(store, [claims_graph(ReportId("half-2000"))])
    everything = frozenset(read_marks(store).whole)
    assert load_few(store, graph, *FEW, prune=True, dry_run=True)["remove"]
    removed = load_few(store, graph, "col-2018", prune=True)["remove"]
    assert removed == {
        claims_graph(ReportId("gone-2000")),
        claims_graph(ReportId("half-2000")),
        *(make(ReportId(r)) for r in FEW[1:] for make in (claims_graph, coverage_graph)),
    }
    assert set(read_marks(store).whole) == everything - removed
    for graph_of_others in (FOREIGN, look_alike):
        assert list(store.triples(graph_of_others)) == [foreign]


@each_kind
def test_a_dry_run_changes_nothing(store: RemoteStore, graph: Gapgraph) -> None:
    before = store.graphs()
    assert load_few(store, graph, dry_run=True)["load"]
    assert store.graphs() == before


@each_kind
def test_the_rules_give_the_same_triples_in_a_store_as_in_this_program(
    kind: Kind, store: RemoteStore, graph: Gapgraph
) -> None:
    if kind is VIRTUOSO:
        with pytest.raises(GapgraphError, match="Virtuoso can't do this: it doesn't run the rules") as caught:
            refuse_on_server(store)
        assert caught.value.code == "GG616"
        return
    load_few(store, graph, "per-2017", on_server=True)
    name = coverage_graph(ReportId("per-2017"))
    assert set(store.triples(name)) == set(derive_unshared_triples(graph, ReportId("per-2017")))
    assert not [graph for graph in store.graphs() if "rule#" in graph]


@each_kind
def test_a_graph_without_its_completion_mark_is_not_read(store: RemoteStore, graph: Gapgraph) -> None:
    load_few(store, graph)
    begin(store, [claims_graph(ReportId("gha-2019"))])
    facts = RemoteFacts(store)
    assert facts.report_ids() == ("col-2018", "per-2017")
    facts.ready([ReportId("per-2017")])
    for refused in ([ReportId("gha-2019")], []):
        with pytest.raises(GapgraphError) as caught:
            facts.ready(refused)
        assert (caught.value.code, caught.value.exit_status) == ("GG614", 3)
    assert load_few(store, graph)["load"] == {claims_graph(ReportId("gha-2019"))}
    RemoteFacts(store).ready([])


@each_kind
def test_a_kill_at_any_point_leaves_each_graph_complete(kind: Kind, tmp_path: Path, graph: Gapgraph) -> None:
    """``python -m scripts.stores_kills`` kills each server and each client twenty times."""
    with running(kind, tmp_path / kind.name) as server:
        kills = Kills(server, graph)
        of_server, of_client = NUMBERS_OF_KILLS[kind.name]
        found = [*kills.of_the_server(of_server), *kills.of_the_client(of_client)]
    assert [one for one in found if one.is_fault] == []
    assert len(found) == of_server + of_client


@each_kind
def test_a_request_that_is_interrupted_changes_nothing_in_the_store(kind: Kind, store: RemoteStore) -> None:
    """Fuseki accepts the first part of a PUT as complete, so no PUT is sent to it."""
    if not store.replaces_whole:
        pytest.skip(f"of {kind.name} nobody relies on that: the graph is marked as begun first")
    old = [(f"{FOREIGN}#{n}", f"{FOREIGN}#was", FOREIGN) for n in range(20)]
    store.put(FOREIGN, old)
    sent = list[Call]()

    class Noted(Exchange):
        def send(self, call: Call) -> StoreAnswer:
            sent.append(call)
            return super().send(call)

    other = RemoteStore(Noted(store.exchange.secret, store.exchange.patience), store.addresses)
    other.put(FOREIGN, [(f"{FOREIGN}#{n}", f"{FOREIGN}#is", FOREIGN) for n in range(20)])
    other.close()
    (call,) = sent
    ends = [0, *(n + 1 for n, byte in enumerate(call.body) if byte == ord("\n")), len(call.body) - 1]
    for end in ends[:: max(1, len(ends) // 6)]:
        store.put(FOREIGN, old)
        break_off(call, end)
        assert set(store.triples(FOREIGN)) == set(old), f"{end} bytes of {len(call.body)}"


def break_off(call: Call, end: int) -> None:
    """Sends only the beginning of a request."""
    url = httpx.URL(call.address, params=dict(call.params) or None)
    head = [f"{call.method} {url.raw_path.decode()} HTTP/1.1", f"Host: {url.netloc.decode()}"]
    head += [f"{name}: {value}" for name, value in call.headers.items()]
    head += [f"Content-Length: {len(call.body)}", "", ""]
    with socket.create_connection((url.host, url.port or 80)) as connection:
        connection.sendall("\r\n".join(head).encode() + call.body[:end])
    time.sleep(patient(0.3))


def test_a_store_without_the_graph_store_protocol_is_loaded_by_updates(stores: Stores, graph: Gapgraph) -> None:
    with closing(store_at(stores.empty(OXIGRAPH))) as found:
        for name in found.graphs():
            found.drop(name)
        bare_one = RemoteStore(found.exchange, replace(found.addresses, graphs=""))
        assert not bare_one.replaces_whole
        assert claims_graph(ReportId("per-2017")) in load_few(bare_one, graph, "per-2017")["load"]
        expected = EmbeddedStore()
        fill(expected, graph, [ReportId("per-2017")])
        marks = read_marks(found)
        assert (set(marks.whole), marks.begun) == (set(expected.graphs()), frozenset())
        for name in expected.graphs():
            assert without_blank_nodes(found.triples(name)) == without_blank_nodes(expected.triples(name)), name
            assert found.size(name) == marks.whole[name].size


def test_a_load_that_fails_for_lack_of_an_update_address_writes_no_completion_mark(
    stores: Stores, graph: Gapgraph
) -> None:
    with closing(store_at(stores.empty(OXIGRAPH))) as found:
        before = set(found.triples(LOADED_GRAPH))
        with pytest.raises(GapgraphError, match="No update address") as caught:
            load_few(RemoteStore(found.exchange, replace(found.addresses, update="")), graph)
        assert caught.value.code == "GG617"
        assert set(found.triples(LOADED_GRAPH)) == before
