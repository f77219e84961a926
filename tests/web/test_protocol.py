"""The SPARQL 1.1 Protocol: the W3C's cases that apply to a read-only endpoint, sent over HTTP, and real clients.

The cases are those of the W3C's suite for the protocol (query_* and bad_query_*); the requests differ, because the
suite's queries are about graphs of its own. Updates must be refused.
"""

from __future__ import annotations

import csv
import json
import warnings
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

ASK = "ASK { GRAPH ?g { ?s ?p ?o } }"
ONTOLOGY = "https://w3id.org/gapgraph/ontology"
INFERRED = "https://w3id.org/gapgraph/ontology/inferred"
MAN = "https://w3id.org/gapgraph/ontology#Man"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
SELECT = "SELECT ?g WHERE { ?g a <https://w3id.org/gapgraph/ontology#VictimGroup> } ORDER BY ?g LIMIT 3"


def test_a_query_sent_by_get_is_answered(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": ASK})
    assert answer.status_code == 200
    assert answer.json()["boolean"] is True


def test_a_query_sent_by_post_as_a_form_is_answered(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": ASK})
    assert answer.json()["boolean"] is True


def test_a_query_sent_by_post_as_the_body_is_answered(client: httpx.Client) -> None:
    answer = client.post("/sparql", content=ASK, headers={"Content-Type": QUERY})
    assert answer.json()["boolean"] is True


def _in_dataset(client: httpx.Client, query: str, *, post: bool, **dataset: list[str]) -> bool:
    params: Any = [(name.replace("_", "-"), one) for name, every in dataset.items() for one in every]
    if post:
        answer = client.post("/sparql", params=params, content=query, headers={"Content-Type": QUERY})
    else:
        answer = client.get("/sparql", params=[("query", query), *params])
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


@pytest.mark.parametrize("post", [False, True])
def test_a_query_reads_the_one_default_graph_that_the_request_names(client: httpx.Client, post: bool) -> None:
    named = f"ASK {{ <{MAN}> ?p ?o }}"
    assert _in_dataset(client, named, post=post, default_graph_uri=[ONTOLOGY])
    assert not _in_dataset(client, "ASK { ?s a <urn:nothing> }", post=post, default_graph_uri=[ONTOLOGY])


@pytest.mark.parametrize("post", [False, True])
def test_a_query_reads_all_default_graphs_that_the_request_names(client: httpx.Client, post: bool) -> None:
    both = f"ASK {{ <{MAN}> <http://www.w3.org/2004/02/skos/core#definition> ?d . ?leaf a <{ONTOLOGY}#Leaf> }}"
    assert _in_dataset(client, both, post=post, default_graph_uri=[ONTOLOGY, INFERRED])
    assert not _in_dataset(client, both, post=post, default_graph_uri=[ONTOLOGY])


@pytest.mark.parametrize("post", [False, True])
def test_a_query_reads_the_named_graphs_that_the_request_names(client: httpx.Client, post: bool) -> None:
    inside = f"ASK {{ GRAPH <{ONTOLOGY}> {{ <{MAN}> ?p ?o }} }}"
    assert _in_dataset(client, inside, post=post, named_graph_uri=[ONTOLOGY, INFERRED])
    assert not _in_dataset(client, inside, post=post, named_graph_uri=[INFERRED])


@pytest.mark.parametrize("post", [False, True])
def test_a_query_reads_the_default_and_named_graphs_that_the_request_names(client: httpx.Client, post: bool) -> None:
    both = f"ASK {{ ?leaf a <{ONTOLOGY}#Leaf> . GRAPH <{ONTOLOGY}> {{ <{MAN}> ?p ?o }} }}"
    assert _in_dataset(client, both, post=post, default_graph_uri=[INFERRED], named_graph_uri=[ONTOLOGY])


def test_the_dataset_of_the_request_replaces_the_dataset_of_the_query(client: httpx.Client) -> None:
    """If the request and the query both name a dataset, the one of the request is used."""
    query = f"ASK FROM <{INFERRED}> {{ <{MAN}> <http://www.w3.org/2004/02/skos/core#definition> ?o }}"
    assert _in_dataset(client, query, post=False, default_graph_uri=[ONTOLOGY])


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ],
)
def test_answers_to_select_and_ask_have_the_requested_content_type(
    client: httpx.Client, accept: str, media: str
) -> None:
    for query in (SELECT, ASK):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert answer.headers["content-type"].split(";")[0] == media


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
    ],
)
@pytest.mark.parametrize("query", [f"DESCRIBE <{MAN}>", f"CONSTRUCT {{ <{MAN}> ?p ?o }} WHERE {{ <{MAN}> ?p ?o }}"])
def test_answers_to_construct_and_describe_have_the_requested_content_type(
    client: httpx.Client, accept: str, media: str, query: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0] == media
    assert MAN in answer.text or "gap:Man" in answer.text


def test_all_result_formats_have_the_same_rows(client: httpx.Client) -> None:
    def body(form: str) -> str:
        return client.get("/sparql", params={"query": SELECT, "format": form}).text

    found = [row["g"]["value"] for row in json.loads(body("json"))["results"]["bindings"]]
    assert len(found) == 3
    assert [row["g"] for row in csv.DictReader(StringIO(body("csv")))] == found
    assert body("tsv").splitlines() == ["?g", *(f"<{one}>" for one in found)]
    tree = ET.fromstring(body("xml"))
    assert [one.text for one in tree.iter("{http://www.w3.org/2005/sparql-results#}uri")] == found
    for form in ("json", "tsv", "xml"):
        kind = getattr(ox.QueryResultsFormat, form.upper())
        read: Any = ox.parse_query_results(body(form), format=kind)
        assert len(list(read)) == 3


@pytest.mark.parametrize(
    ("method", "arguments", "status"),
    [
        ("PUT", {"params": {"query": ASK}}, 405),
        ("GET", {"params": [("query", ASK), ("query", "ASK {}")]}, 400),
        ("POST", {"params": {"query": ASK}, "content": ASK, "headers": {"Content-Type": FORM}}, 400),
        ("POST", {"content": "query=ASK%20%7B%7D", "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", {"content": ASK}, 415),
        ("POST", {"content": f"query={ASK}".encode("utf-16"), "headers": {"Content-Type": FORM}}, 400),
        ("GET", {"params": {"query": "ASK {"}}, 400),
        ("POST", {"content": "", "headers": {"Content-Type": QUERY}}, 400),
        ("POST", {"data": {"update": "INSERT DATA { <a:a> <a:a> <a:a> }"}}, 403),
        ("POST", {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 415),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 403),
        ("GET", {"params": {"query": "INSERT DATA { <a:a> <a:a> <a:a> }"}}, 400),
        ("GET", {"params": {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}}, 400),
        ("GET", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 400),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "http://nowhere.example/"}}, 400),
        ("GET", {"params": {"query": ASK}, "headers": {"Accept": "image/png"}}, 406),
    ],
)
def test_bad_requests_are_refused(client: httpx.Client, method: str, arguments: dict[str, Any], status: int) -> None:
    answer = client.request(method, "/sparql", **arguments)
    assert answer.status_code == status, answer.text
    assert "Traceback" not in answer.text


def test_the_service_description_names_the_endpoint_and_sparql_11(client: httpx.Client) -> None:
    answer = client.get("/sparql")
    found = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = found.value(predicate=rdflib.RDF.type, object=sd.Service)
    assert str(found.value(service, sd.endpoint)).endswith("/sparql")
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in found


def test_sparqlwrapper_and_rdflib_get_answers(server: str) -> None:
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(SELECT)
    wrapper.setReturnFormat(JSON)
    answer: Any = wrapper.queryAndConvert()
    found = [row["g"]["value"] for row in answer["results"]["bindings"]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        store = rdflib.Graph(SPARQLStore(f"{server}/sparql"))
        rows: Any = store.query(SELECT)
        assert [str(row[0]) for row in rows] == found


def test_timeout_truncated_empty_and_error_are_different_answers(client: httpx.Client) -> None:
    def ask(query: str) -> httpx.Response:
        return client.get("/sparql", params={"query": query})

    slow = ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert (slow.status_code, slow.text[:7]) == (503, "TIMEOUT")
    assert "query_seconds" in slow.text
    cut = ask("SELECT * { ?a ?b ?c }")
    assert (cut.status_code, cut.headers["gapgraph-truncated"]) == (200, "query_rows=500")
    assert len(cut.json()["results"]["bindings"]) == 500
    empty = ask("SELECT * { ?a a <urn:nothing> }")
    assert empty.status_code == 200
    assert "gapgraph-truncated" not in empty.headers
    assert empty.json()["results"]["bindings"] == []
    assert ask("SELEC * { ?a ?b ?c }").status_code == 400
