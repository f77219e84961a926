"""Graphs of other programs in the same store change no answer of Gapgraph, and Gapgraph never changes these graphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from gapgraph.api import Gapgraph
from gapgraph.loading.load import LoadOptions, load, units_of
from gapgraph.loading.load_parts import all_parts
from gapgraph.queries.ask import ask_canned
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.rdf.writing import engine_quads
from gapgraph.remote.remote_source import RemoteFacts
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import in_use
from tests.cli.running import gapgraph
from tests.stores.conftest import Stores, each_kind, store_at
from tests.stores.deceiving import OTHER, deceiving_graphs
from tests.stores.servers import KINDS, OXIGRAPH, Kind, running

REPORT = "per-2021"
FEW = ("per-2021", "per-2020", "col-2021")
"""The reports that the canned queries are about by default."""
QUERIES = read_catalogue(root())
TOLD = ("exclusions", "evidence", "times", "adult-men")
DECEIVED = {"exclusions", "evidence", "times", "conflicts", "hedged-claims", "who-said"}
"""Queries that would give wrong answers without a list of Gapgraph's graphs."""


@pytest.fixture(scope="module")
def deceiving(embedded: EmbeddedStore) -> dict[str, set[object]]:
    found = deceiving_graphs(embedded, REPORT)
    assert len(found) == 13
    return {name: set(triples) for name, triples in found.items()}


@pytest.fixture
def store(kind: Kind, stores: Stores, deceiving: dict[str, set[object]], graph: Gapgraph) -> Iterator[RemoteStore]:
    """A store with three reports of Gapgraph and the graphs of another program."""
    with closing(store_at(stores.empty(kind))) as found:
        for name in found.graphs():
            if name.startswith(("https://w3id.org/gapgraph/", OTHER)):
                found.drop(name)
        plant(found, deceiving)
        load(found, units_of(all_parts(graph), FEW), graph.root, LoadOptions())
        yield found
        for name in deceiving:
            found.drop(name)


def plant(store: RemoteStore, graphs: dict[str, set[object]]) -> None:
    for name, triples in graphs.items():
        store.put(name, sorted(triples, key=str))  # type: ignore[arg-type]


def rows(graph: Gapgraph, name: str) -> Counter[object]:
    return Counter(ask_canned(graph, QUERIES[name], {}, None, 120).rows)


@each_kind
def test_graphs_of_other_programs_change_no_answer_and_stay_unchanged(
    kind: Kind, store: RemoteStore, deceiving: dict[str, set[object]], graph: Gapgraph, embedded: EmbeddedStore
) -> None:
    there = Gapgraph(source=RemoteFacts(store))
    assert there.report_ids == tuple(sorted(FEW))
    for name in TOLD:
        assert rows(there, name) == Counter(embedded.select(QUERIES[name].sparql).rows) != Counter(), (kind.name, name)
    assert there.gaps(REPORT) == graph.gaps(REPORT)
    steps = load(store, units_of(all_parts(graph), FEW), graph.root, LoadOptions(prune=True))
    assert {step.action for step in steps} == {"keep"}
    for name, triples in deceiving.items():
        assert set(store.triples(name)) == triples, name


def test_graphs_of_other_programs_change_the_rows_of_a_query_without_a_dataset(
    deceiving: dict[str, set[object]], embedded: EmbeddedStore
) -> None:
    mixed = EmbeddedStore()
    mixed.engine.extend(iter(embedded.engine))
    for name, triples in deceiving.items():
        mixed.fill(name, triples)  # type: ignore[arg-type]
    own = mixed.within(embedded.graphs())
    for name in sorted(DECEIVED):
        expected = Counter(embedded.select(QUERIES[name].sparql).rows)
        assert Counter(mixed.select(QUERIES[name].sparql).rows) != expected, name
        assert Counter(own.select(QUERIES[name].sparql).rows) == expected, name


def test_graphs_of_other_programs_in_a_folder_change_no_answer(
    tmp_path: Path, deceiving: dict[str, set[object]]
) -> None:
    folder = tmp_path / "store"
    assert gapgraph("load", str(folder), "--only", REPORT).status == 0
    there = EmbeddedStore(folder / in_use(folder))
    there.engine.extend(
        Quad(one.subject, one.predicate, one.object, NamedNode(name))
        for name, triples in deceiving.items()
        for one in engine_quads(triples, name)  # type: ignore[arg-type]
    )
    there.engine.flush()
    del there
    for command in (("query", "exclusions"), ("query", "evidence"), ("gaps", REPORT), ("reports",)):
        here = gapgraph(*command, "--format", "csv")
        found = gapgraph(*command, "--format", "csv", root=folder)
        assert (found.status, found.err) == (0, "")
        if command == ("reports",):
            assert [row["report"] for row in found.rows] == [REPORT]
        else:
            assert found.out == here.out


@pytest.mark.proof
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_ten_thousand_harmless_graphs_change_no_row_of_a_query(
    kind: Kind, tmp_path: Path, deceiving: dict[str, set[object]], graph: Gapgraph, embedded: EmbeddedStore
) -> None:
    with running(kind, tmp_path / kind.name) as server, closing(store_at(server, 600)) as store:
        plant(store, deceiving)
        for begun in range(0, 10_000, 500):
            harmless = (f"GRAPH <{OTHER}{n}> {{ <{OTHER}{n}#s> <{OTHER}says> {n} }}" for n in range(begun, begun + 500))
            store.update(f"INSERT DATA {{ {' '.join(harmless)} }}")
        load(store, all_parts(graph), graph.root, LoadOptions(prune=True))
        there = Gapgraph(source=RemoteFacts(store))
        for name, query in QUERIES.items():
            assert rows(there, name) == Counter(embedded.select(query.sparql).rows), name
        for name, triples in deceiving.items():
            assert set(store.triples(name)) == triples, name
        assert sum(1 for name in store.graphs() if name.startswith(OTHER)) == 10_000 + 9


def test_a_dataset_of_thousands_of_graphs_is_sent_completely(stores: Stores, graph: Gapgraph) -> None:
    """With thousands of graphs, the fields of the HTTP form would be too long, so the text of the query names the
    graphs.
    """
    with closing(store_at(stores.loaded(OXIGRAPH))) as store:
        named = store.within([f"{OTHER}{n}" for n in range(5_000)])
        assert list(named.select("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1").rows) == []
        assert not named.ask("ASK { GRAPH ?g { ?s ?p ?o } }")
        own = store.within(
            [*(f"{OTHER}{n}" for n in range(5_000)), f"https://w3id.org/gapgraph/report/{REPORT}/claims"]
        )
        found = list(own.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows)
        assert found == [(f"https://w3id.org/gapgraph/report/{REPORT}/claims",)]
        assert graph.report_ids
