"""Every store gives the same answers to the same queries, from Gapgraph and from other clients."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from gapgraph.api import Gapgraph
from gapgraph.errors import GapgraphError
from gapgraph.queries.ask import ask_canned
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.remote.remote_source import RemoteFacts
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import open_folder
from gapgraph.vocabulary import ReportId
from tests.cli.running import gapgraph
from tests.stores.conftest import Stores, each_kind, store_at, without_blank_nodes
from tests.stores.servers import KINDS, VIRTUOSO, Kind

QUERIES = read_catalogue(root())
UNANSWERED = {"revised-figures"}
"""A query without rows: no bundled report revises another report's figure for the same body."""
REFUSALS = """
PREFIX gap: <https://w3id.org/gapgraph/ontology#>
SELECT ?claim ?group ?protection WHERE {
  GRAPH <https://w3id.org/gapgraph/report/per-2021/claims> {
    ?claim a gap:Denial ; gap:group ?group ; gap:protection ?protection
  }
}
"""


@pytest.fixture(scope="session")
def elsewhere(stores: Stores) -> Iterator[dict[str, Gapgraph]]:
    """A ``Gapgraph`` over each loaded store, by the name of the kind of store."""
    clients = {kind.name: store_at(stores.loaded(kind)) for kind in KINDS.values()}
    yield {name: Gapgraph(source=RemoteFacts(client)) for name, client in clients.items()}
    for client in clients.values():
        client.close()


@each_kind
@pytest.mark.parametrize("name", QUERIES)
def test_every_canned_query_gives_the_same_rows_in_every_store(
    kind: Kind, name: str, elsewhere: dict[str, Gapgraph], embedded: EmbeddedStore
) -> None:
    expected = Counter(embedded.select(QUERIES[name].sparql).rows)
    found = ask_canned(elsewhere[kind.name], QUERIES[name], {}, None, 60)
    assert expected or name in UNANSWERED
    assert Counter(found.rows) == expected


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled reports in a store on the disk, as ``gapgraph load FOLDER`` builds it."""
    place = tmp_path_factory.mktemp("folder") / "store"
    assert gapgraph("load", str(place)).status == 0
    return place


@pytest.fixture(scope="session")
def on_disk(folder: Path) -> EmbeddedStore:
    return open_folder(folder)


@pytest.mark.parametrize("name", QUERIES)
def test_the_store_in_a_folder_gives_the_same_rows_as_in_memory(
    name: str, on_disk: EmbeddedStore, embedded: EmbeddedStore
) -> None:
    found = Counter(on_disk.select(QUERIES[name].sparql).rows)
    assert found or name in UNANSWERED
    assert found == Counter(embedded.select(QUERIES[name].sparql).rows)


def test_the_store_in_a_folder_contains_the_same_triples_as_in_memory(
    on_disk: EmbeddedStore, embedded: EmbeddedStore
) -> None:
    assert on_disk.graphs() == embedded.graphs()
    for name in embedded.graphs():
        assert without_blank_nodes(on_disk.triples(name)) == without_blank_nodes(embedded.triples(name)), name


@pytest.mark.parametrize("name", ["adult-men", "year-on-year"])
def test_the_command_prints_the_same_rows_from_a_store_folder_as_from_files(name: str, folder: Path) -> None:
    here, there = gapgraph("query", name, "--format", "csv"), gapgraph("query", name, "--format", "csv", root=folder)
    assert (there.status, there.err) == (0, "")
    assert there.rows
    assert there.out == here.out


def test_a_query_that_would_copy_too_many_triples_from_the_store_is_refused(
    elsewhere: dict[str, Gapgraph], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refused query is not sent to the store either, because the store may answer the query wrongly."""
    monkeypatch.setattr("gapgraph.queries.ask._MOST_COPIED", 20_000)
    with pytest.raises(GapgraphError, match=r"[\d,]+ triples are too many to copy for never-covered") as caught:
        ask_canned(elsewhere["virtuoso"], QUERIES["never-covered"], {}, None, 60)
    assert (caught.value.code, caught.value.exit_status) == ("GG616", 3)
    assert ask_canned(elsewhere["fuseki"], QUERIES["never-covered"], {}, None, 60).rows


def test_only_the_graphs_that_a_query_reads_are_copied_from_the_store(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the country's reports or the two compared reports are copied, and of these only the graphs that the query
    reads.
    """
    there = Gapgraph(source=RemoteFacts(store_at(stores.loaded(VIRTUOSO))))
    copied = list[str]()

    def note(_: RemoteFacts, graphs: Iterable[str]) -> EmbeddedStore:
        copied[:] = (one for one in graphs if "/report/" in one)
        return EmbeddedStore()

    monkeypatch.setattr(RemoteFacts, "copy", note)
    ask_canned(there, QUERIES["trends"], {"country": "col:Country"}, None, 60)
    assert copied == [claims_graph(report) for report in there.report_ids if report.startswith("col")]
    ask_canned(there, QUERIES["year-on-year"], {}, None, 60)
    assert copied == [
        make(ReportId(report)) for report in ("per-2020", "per-2021") for make in (claims_graph, coverage_graph)
    ]
    there.source.close()


@each_kind
def test_gaps_and_matrix_from_a_store_equal_those_from_files(
    kind: Kind, elsewhere: dict[str, Gapgraph], graph: Gapgraph
) -> None:
    there = elsewhere[kind.name]
    assert there.report_ids == graph.report_ids
    for report in ("per-2021", "gha-2019"):
        assert list(there.gaps(report)) == list(graph.gaps(report))
        assert list(there.matrix(report)) == list(graph.matrix(report))


@each_kind
def test_sparqlwrapper_and_rdflib_read_the_loaded_graphs_without_gapgraph(
    kind: Kind, stores: Stores, embedded: EmbeddedStore
) -> None:
    """SPARQLWrapper and rdflib alone, without our code."""
    server = stores.loaded(kind)
    text = REFUSALS
    rows = [[str(term) for term in row if term is not None] for row in plain(embedded, text)]
    wrapper = SPARQLWrapper(server.query, returnFormat=JSON)
    wrapper.setMethod(POST)
    wrapper.setTimeout(60)
    wrapper.setQuery(text)
    answer = wrapper.query().convert()
    assert isinstance(answer, dict)
    assert rows
    assert len(answer["results"]["bindings"]) == len(rows)
    counted = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{claims_graph(ReportId('per-2021'))}> {{ ?s ?p ?o }} }}"
    store = SPARQLStore(server.query, method="GET", returnFormat="json")
    found = [row.n for row in store.query(counted) if isinstance(row, ResultRow)]
    assert [int(str(n)) for n in found] == [sum(1 for _ in embedded.triples(claims_graph(ReportId("per-2021"))))]


def plain(store: EmbeddedStore, text: str) -> list[tuple[object, ...]]:
    return list(store.select(text).rows)


def test_a_truncated_answer_is_an_error_unlike_a_complete_one(stores: Stores) -> None:
    """Virtuoso cuts every answer at 10,000 rows, with status 200. If the query has LIMIT 10000, an answer with 10,000
    rows is complete.
    """
    store = store_at(stores.loaded(VIRTUOSO))
    text = "SELECT ?s ?p WHERE { GRAPH ?g { ?s ?p ?o } FILTER(ISIRI(?s)) }"
    with pytest.raises(GapgraphError) as caught:
        list(store.select(text).rows)
    assert caught.value.code == "GG609"
    assert len(list(store.select(f"{text} LIMIT 10000").rows)) == 10_000
    with pytest.raises(GapgraphError) as caught:
        list(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"))
    assert caught.value.code == "GG616"
    store.close()


@each_kind
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://example.org/elsewhere> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }",
        "LOAD <http://127.0.0.1:1/>",
        "CLEAR ALL",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'define get:soft "replace" SELECT * FROM <http://127.0.0.1:1/> WHERE { ?s ?p ?o }',
        "PREFIX x: <http://example.org/#> # SELECT\nDELETE WHERE { ?s ?p ?o }",
    ],
)
def test_updates_and_remote_graphs_are_refused_before_they_are_sent(kind: Kind, text: str, stores: Stores) -> None:
    store = store_at(stores.loaded(kind))
    before = store.graphs()
    for do in (store.select, store.ask, store.construct):
        with pytest.raises(GapgraphError) as caught:
            do(text)
        assert caught.value.code == "GG212"
    assert store.graphs() == before
    store.close()
