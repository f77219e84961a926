"""Queries and updates by the SPARQL 1.1 Protocol: by POST, with the format in Accept and an explicit dataset.

A query is sent as a URL-encoded form, with the graphs of its dataset as ``named-graph-uri``. Servers refuse very long
forms (Jetty above 200,000 bytes), so a query with a dataset of thousands of graphs is sent as the body itself, with the
graphs in FROM NAMED.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from gapgraph.rdf.sparql import name_dataset
from gapgraph.rdf.writing import write_term
from gapgraph.remote.exchange import Call, Exchange, StoreAnswer

_ROWS: Final = "application/sparql-results+json"
_LINES_FIRST: Final = "application/n-triples, text/turtle;q=0.9"
"""The accepted formats if an answer is triples: line-based formats come first, because they can be streamed."""


_BATCH: Final = 50_000
"""The maximum bytes of N-Triples in one update request; the URL encoding of the request may double the size."""

_BLANK: Final = re.compile(rb"^_:| _:[^ \"]+ \.$")
"""Matches a line of N-Triples whose subject or object is a blank node."""

_LONGEST_FORM: Final = 150_000
"""The maximum size, in bytes, of a query that is sent as a URL-encoded form; every server accepts this size."""


def ask_rows(
    exchange: Exchange, address: str, sparql: str, more: Mapping[str, str], dataset: Sequence[str] = ()
) -> StoreAnswer:
    """The answer to a SELECT or ASK, as SPARQL results in JSON.

    ``more`` are extra parameters for the store; ``dataset`` are the named graphs that the query reads (default: all).
    """
    return exchange.send(_query(address, _ROWS, sparql, more, dataset))


def ask_triples(
    exchange: Exchange, address: str, sparql: str, more: Mapping[str, str], dataset: Sequence[str] = ()
) -> StoreAnswer:
    """The answer to a CONSTRUCT or DESCRIBE, as N-Triples or Turtle; the parameters are those of :func:`ask_rows`."""
    return exchange.send(_query(address, _LINES_FIRST, sparql, more, dataset))


def change(exchange: Exchange, address: str, sparql: str) -> None:
    """Applies an update. The update is sent only once, because after a failure it is unknown whether it was applied."""
    exchange.send(_form(address, "*/*", [("update", sparql)], again=False)).close()


def replace_graph(exchange: Exchange, address: str, graph: str, lines: bytes, *, at_once: bool) -> None:
    """Makes the graph contain exactly these N-Triples by one or more updates; the first update also empties the graph.

    After a failure, each of the updates that replace a graph may be sent again. Equal names of blank nodes mean the
    same node only within one update, so all lines with blank nodes are sent in one update.
    """
    name = write_term(graph)
    batches = [lines] if at_once else list(_batches(lines))
    for number, batch in enumerate(batches or [b""]):
        emptied = b"" if number else f"DROP SILENT GRAPH {name} ;\n".encode()
        body = emptied + f"INSERT DATA {{ GRAPH {name} {{\n".encode() + batch + b"} }"
        if at_once:
            headers = {"Accept": "*/*", "Content-Type": "application/sparql-update"}
            exchange.send(Call("POST", address, headers=headers, body=body)).close()
        else:
            exchange.send(_form(address, "*/*", [("update", body.decode())])).close()


def _batches(lines: bytes) -> Iterator[bytes]:
    """Divides lines of N-Triples into parts of at most :data:`_BATCH` bytes, one part for each update request. All
    lines with blank nodes are in the first part, even if the first part becomes larger.
    """
    batch = b"".join(line for line in lines.splitlines(keepends=True) if _BLANK.search(line))
    for line in lines.splitlines(keepends=True):
        if _BLANK.search(line):
            continue
        if batch and len(batch) + len(line) > _BATCH:
            yield batch
            batch = b""
        batch += line
    if batch:
        yield batch


def _query(address: str, accept: str, sparql: str, more: Mapping[str, str], dataset: Sequence[str]) -> Call:
    named = (("named-graph-uri", graph) for graph in dataset)
    call = _form(address, accept, [("query", sparql), *more.items(), *named])
    if len(call.body) <= _LONGEST_FORM:
        return call
    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    return Call("POST", address, more, headers, name_dataset(sparql, dataset).encode())


def _form(address: str, accept: str, fields: Sequence[tuple[str, str]], *, again: bool = True) -> Call:
    headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    return Call("POST", address, headers=headers, body=urlencode(fields).encode(), again=again)
