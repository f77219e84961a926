"""The W3C's list of cases for the SPARQL 1.1 Protocol and its service description: each is tested, or has a reason why
not.

The names of the cases are those of the W3C's manifests. A read-only endpoint must refuse every update, so in cases of
updates the refusal is tested.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

import httpx
import pytest
import rdflib

from tests.web import test_protocol
from tests.web.test_protocol import ASK, FORM, MAN, ONTOLOGY, QUERY

UPDATE = "application/sparql-update"
CLEAR = "CLEAR ALL ; INSERT DATA { <a:a> <a:a> <a:a> }"
WITH = f"WITH <{ONTOLOGY}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"

ANSWERED: Mapping[str, str] = {
    "query_get": "test_a_query_sent_by_get_is_answered",
    "query_post_form": "test_a_query_sent_by_post_as_a_form_is_answered",
    "query_post_direct": "test_a_query_sent_by_post_as_the_body_is_answered",
    "query_dataset_default_graphs_get": "test_a_query_reads_all_default_graphs_that_the_request_names",
    "query_dataset_default_graphs_post": "test_a_query_reads_all_default_graphs_that_the_request_names",
    "query_dataset_named_graphs_get": "test_a_query_reads_the_named_graphs_that_the_request_names",
    "query_dataset_named_graphs_post": "test_a_query_reads_the_named_graphs_that_the_request_names",
    "query_dataset_full": "test_a_query_reads_the_default_and_named_graphs_that_the_request_names",
    "query_multiple_dataset": "test_the_dataset_of_the_request_replaces_the_dataset_of_the_query",
    "query_content_type_select": "test_answers_to_select_and_ask_have_the_requested_content_type",
    "query_content_type_ask": "test_answers_to_select_and_ask_have_the_requested_content_type",
    "query_content_type_describe": "test_answers_to_construct_and_describe_have_the_requested_content_type",
    "query_content_type_construct": "test_answers_to_construct_and_describe_have_the_requested_content_type",
    "returns-rdf": "test_the_service_description_names_the_endpoint_and_sparql_11",
    "has-endpoint-triple": "test_the_service_description_names_the_endpoint_and_sparql_11",
}
"""The cases that test_protocol tests, and the name of the test."""

REFUSED: Mapping[str, tuple[str, dict[str, Any]]] = {
    "bad_query_method": ("PUT", {"params": {"query": ASK}}),
    "bad_multiple_queries": ("GET", {"params": [("query", "ASK {}"), ("query", "SELECT * {}")]}),
    "bad_query_wrong_media_type": ("POST", {"content": ASK, "headers": {"Content-Type": "text/plain"}}),
    "bad_query_missing_form_type": ("POST", {"content": "query=ASK%20%7B%7D"}),
    "bad_query_missing_direct_type": ("POST", {"content": ASK}),
    "bad_query_non_utf8": ("POST", {"content": ASK.encode("utf-16"), "headers": {"Content-Type": QUERY}}),
    "bad_query_syntax": ("GET", {"params": {"query": "SELECT ?s WHERE { ?s a <x> "}}),
    "update_dataset_default_graph": ("POST", {"data": {"update": CLEAR, "using-graph-uri": ONTOLOGY}}),
    "update_dataset_default_graphs": ("POST", {"params": {"using-graph-uri": ONTOLOGY}, "data": {"update": CLEAR}}),
    "update_dataset_named_graphs": ("POST", {"data": {"update": CLEAR, "using-named-graph-uri": ONTOLOGY}}),
    "update_dataset_full": ("POST", {"params": {"using-graph-uri": ONTOLOGY}, "content": CLEAR,
                                     "headers": {"Content-Type": UPDATE}}),
    "update_post_form": ("POST", {"data": {"update": CLEAR}}),
    "update_post_direct": ("POST", {"content": CLEAR, "headers": {"Content-Type": UPDATE}}),
    "update_base_uri": ("POST", {"data": {"update": "INSERT DATA { <a:a> <a:a> <test> }"}}),
    "bad_update_get": ("GET", {"params": {"update": "CLEAR ALL"}}),
    "bad_multiple_updates": ("POST", {"data": {"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}}),
    "bad_update_wrong_media_type": ("POST", {"content": "CLEAR NAMED", "headers": {"Content-Type": "text/plain"}}),
    "bad_update_missing_form_type": ("POST", {"content": "update=CLEAR%20NAMED"}),
    "bad_update_non_utf8": ("POST", {"content": "CLEAR NAMED".encode("utf-16"),
                                     "headers": {"Content-Type": f"{UPDATE}; charset=UTF-16"}}),
    "bad_update_syntax": ("POST", {"data": {"update": "CLEAR XYZ"}}),
    "bad_update_dataset_conflict": ("POST", {"params": {"using-named-graph-uri": ONTOLOGY}, "content": WITH,
                                             "headers": {"Content-Type": UPDATE}}),
}  # fmt: skip
"""The cases that are refused with a status from 400 to 499, and their requests."""

OF_ITS_OWN = ("conforms-to-schema",)
LEFT_OUT: Mapping[str, str] = {
    case: "only the refusal is tested: an endpoint that accepts no update can't show its effect"
    for case in REFUSED
    if case.startswith("update_")
}
"""The cases that are only partly tested, and the reason."""


def test_every_case_of_the_w3c_list_for_the_sparql_protocol_is_tested(capsys: pytest.CaptureFixture[str]) -> None:
    missing = [case for case, test in ANSWERED.items() if not hasattr(test_protocol, test)]
    assert missing == []
    assert len(ANSWERED) + len(REFUSED) + len(OF_ITS_OWN) == 34 + 3
    for case, reason in LEFT_OUT.items():
        print(f"{case}: {reason}")
    assert capsys.readouterr().out.count("\n") == 7


@pytest.mark.parametrize("case", list(REFUSED))
def test_wrong_requests_and_updates_are_refused_and_change_nothing(client: httpx.Client, case: str) -> None:
    count = {"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "format": "csv"}
    before = client.get("/sparql", params=count).text
    method, arguments = REFUSED[case]
    answer = client.request(method, "/sparql", **arguments)
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.text.strip()
    assert client.get("/sparql", params=count).text == before


def test_the_description_of_the_service_conforms_to_its_schema(client: httpx.Client) -> None:
    """The description uses the terms of its vocabulary, with the types that the vocabulary requires."""
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    found = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    known = {sd.endpoint, sd.supportedLanguage, sd.feature, sd.resultFormat, rdflib.RDF.type}
    assert set(found.predicates()) == known
    (service,) = found.subjects(rdflib.RDF.type, sd.Service)
    assert set(found.subjects()) == {service}
    assert all(isinstance(one, rdflib.URIRef) for one in found.objects())
    assert set(found.objects(service, sd.feature)) <= {sd.UnionDefaultGraph, sd.BasicFederatedQuery, sd.EmptyGraphs}


def test_a_dataset_can_be_in_the_body_of_a_form(client: httpx.Client) -> None:
    for graph, there in ((ONTOLOGY, True), (f"{ONTOLOGY}/inferred", False)):
        asked = {
            "query": f"ASK {{ <{MAN}> a ?o ; ?p ?q FILTER(CONTAINS(STR(?p), 'definition')) }}",
            "default-graph-uri": graph,
        }
        assert client.post("/sparql", data=asked).json()["boolean"] is there


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
def test_curl_gets_an_answer(server: str) -> None:
    query = f"SELECT ?o {{ <{MAN}> a ?o }}"
    ways = (
        ["--get", "--data-urlencode", f"query={query}"],
        ["--data-urlencode", f"query={query}"],
        ["--header", f"Content-Type: {QUERY}", "--data-binary", query],
    )
    for way in ways:
        line = ["curl", "--silent", "--fail", "--header", "Accept: text/csv", *way, f"{server}/sparql"]
        found = subprocess.run(line, capture_output=True, text=True, check=True).stdout
        assert "https://w3id.org/gapgraph/ontology#VictimGroup" in found.split()
    assert (
        FORM
        in subprocess.run(
            ["curl", "-s", "-X", "POST", f"{server}/sparql"], capture_output=True, text=True, check=True
        ).stdout
    )
