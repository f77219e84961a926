"""SPARQL clients other than Gapgraph send the files of ``queries/`` unchanged, and name the graphs to read (the
dataset) as docs/stores describes.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from gapgraph.core.facts import Literal
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Solutions
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT
from tests.stores.conftest import Stores, store_at
from tests.stores.deceiving import deceiving_graphs
from tests.stores.servers import FUSEKI, OXIGRAPH, RDF4J, Kind, Server

REPORT: Final = "per-2021"
CLIENTS_FOLDER: Final = ROOT / ".cache" / "clients"
FETCHER: Final = Path(__file__).with_name("fetch-queries.mjs")
FILES: Final = {name: ROOT / "queries" / f"{name}.rq" for name in read_catalogue(root())}
STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
LANGUAGE_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Word(NamedTuple):
    """A term in a form that is the same for every client."""

    kind: str
    text: str
    language: str = ""
    datatype: str = ""


Rows = Counter[frozenset[tuple[str, Word]]]
Client = Callable[[Server, Sequence[str], Path], Rows]


def literal(text: str, language: str, datatype: str) -> Word:
    return Word("Literal", text, language.lower(), "" if language or datatype == STRING else datatype)


def rows_of(found: Solutions) -> Rows:
    def word(term: object) -> Word:
        return literal(*term) if isinstance(term, Literal) else Word("NamedNode", str(term))

    named = ([(n, word(t)) for n, t in zip(found.columns, row, strict=True) if t is not None] for row in found.rows)
    return Counter(map(frozenset, named))


def asked_here(store: EmbeddedStore, file: Path) -> Rows:
    return rows_of(store.select(file.read_text(encoding="utf-8")))


def with_dataset(address: str, dataset: Sequence[str]) -> str:
    """The address with the graphs of the dataset as parameters; the query itself is then sent as a form."""
    return f"{address}?{urlencode([('named-graph-uri', graph) for graph in dataset])}"


def json_rows(answer: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> Rows:
    def word(term: dict[str, str]) -> Word:
        if term["type"] == "uri":
            return Word("NamedNode", term["value"])
        return literal(term["value"], term.get("xml:lang", ""), term.get("datatype", ""))

    found = answer["results"]["bindings"]
    return Counter(frozenset((name, word(term)) for name, term in row.items()) for row in found)


def by_curl(server: Server, dataset: Sequence[str], file: Path) -> Rows:
    named = [word for graph in dataset for word in ("-d", f"named-graph-uri={graph}")]
    asked = ["--data-urlencode", f"query@{file}", "-H", "Accept: application/sparql-results+json"]
    done = subprocess.run(["curl", "-sS", "--fail", server.query, *asked, *named], capture_output=True, check=True)
    return json_rows(json.loads(done.stdout))


def by_sparql_wrapper(server: Server, dataset: Sequence[str], file: Path) -> Rows:
    client = SPARQLWrapper(server.query, returnFormat=JSON)
    client.setMethod(POST)
    client.setQuery(file.read_text(encoding="utf-8"))
    for graph in dataset:
        client.addParameter("named-graph-uri", graph)
    answer = client.query().convert()
    assert isinstance(answer, dict)
    return json_rows(answer)


def by_rdflib(server: Server, dataset: Sequence[str], file: Path) -> Rows:
    def word(term: object) -> Word:
        if isinstance(term, rdflib.Literal):
            return literal(str(term), term.language or "", str(term.datatype or ""))
        return Word("NamedNode", str(term))

    store = SPARQLStore(with_dataset(server.query, dataset), method="POST_FORM", returnFormat="json")
    found = store.query(file.read_text(encoding="utf-8"))
    bound = (row.asdict() for row in found if isinstance(row, ResultRow))
    return Counter(frozenset((str(name), word(term)) for name, term in row.items()) for row in bound)


CLIENTS: Final[dict[str, Client]] = {"curl": by_curl, "SPARQLWrapper": by_sparql_wrapper, "rdflib": by_rdflib}


def by_fetch_sparql_endpoint(server: Server, dataset: Sequence[str], files: Sequence[Path]) -> dict[str, Rows]:
    """The answers to all files, from one process of Node."""
    address = with_dataset(server.query, dataset)
    command = ["node", str(FETCHER), str(CLIENTS_FOLDER), address, *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]

    def word(term: Sequence[str]) -> Word:
        kind, text, language, datatype = term
        return literal(text, language, datatype) if kind == "Literal" else Word(kind, text)

    def rows(found: Sequence[dict[str, Sequence[str]]]) -> Rows:
        return Counter(frozenset((name, word(term)) for name, term in row.items()) for row in found)

    return {Path(answer["file"]).stem: rows(answer["rows"]) for answer in answers}


@pytest.fixture(scope="module")
def servers(stores: Stores, embedded: EmbeddedStore) -> Iterator[Callable[[Kind], Server]]:
    """The servers with the bundled reports, and with graphs that would deceive a query without a dataset."""
    others = deceiving_graphs(embedded, REPORT)
    with ExitStack() as stack:

        @cache
        def server(kind: Kind) -> Server:
            found = stores.loaded(kind)
            store = stack.enter_context(closing(store_at(found)))
            for name, triples in others.items():
                stack.callback(store.drop, name)
                store.put(name, dict.fromkeys(triples))
            return found

        yield server


QUERIED_STORES: Final = (OXIGRAPH, FUSEKI, RDF4J)
"""The stores that all clients query. Virtuoso is left out, because it answers some queries of any client wrongly."""


def test_a_client_from_npm_gets_only_rows_from_the_graphs_that_its_request_names(
    servers: Callable[[Kind], Server], embedded: EmbeddedStore
) -> None:
    """The dataset contains one bundled report and the shared graphs, as docs/stores describes."""
    dataset = (*SHARED_GRAPHS, claims_graph(ReportId(REPORT)), coverage_graph(ReportId(REPORT)))
    found = by_fetch_sparql_endpoint(servers(OXIGRAPH), dataset, list(FILES.values()))
    expected = {name: asked_here(embedded.within(dataset), file) for name, file in FILES.items()}
    assert found == expected
    assert sum(map(bool, found.values())) > len(FILES) // 2


@pytest.mark.proof
@pytest.mark.parametrize("kind", QUERIED_STORES, ids=lambda kind: kind.name)
def test_every_client_gets_the_same_rows(
    kind: Kind, servers: Callable[[Kind], Server], embedded: EmbeddedStore
) -> None:
    server, files, dataset = servers(kind), FILES, embedded.graphs()
    of_npm = by_fetch_sparql_endpoint(server, dataset, list(files.values()))
    for name, file in files.items():
        expected = asked_here(embedded, file)
        assert of_npm[name] == expected, name
        for client, ask in CLIENTS.items():
            assert ask(server, dataset, file) == expected, (name, client)
