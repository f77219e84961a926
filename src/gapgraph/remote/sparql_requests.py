"""Queries and updates by the SPARQL 1.1 Protocol: by POST, the format asked for in Accept, the dataset named.

A query goes as a form with its dataset as ``named-graph-uri``. Servers refuse very long forms (Jetty above 200,000
bytes), so a query with a dataset of thousands of graphs is the body itself, and names them in FROM NAMED.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from gapgraph.rdf.sparql import name_dataset
from gapgraph.remote.exchange import Call, Exchange, StoreAnswer

_ROWS: Final = "application/sparql-results+json"
_LINES_FIRST: Final = "application/n-triples, text/turtle;q=0.9"
"""What is asked for where an answer is triples: lines can be read as they come."""


_LONGEST_FORM: Final = 150_000
"""Bytes of a form that every server takes."""


def ask_rows(
    exchange: Exchange, address: str, sparql: str, more: Mapping[str, str], dataset: Sequence[str] = ()
) -> StoreAnswer:
    """The answer to a SELECT or ASK, as SPARQL results in JSON.

    ``more`` are parameters of the store's own; ``dataset`` are the named graphs that the query sees, all where none is
    named.
    """
    return exchange.send(_query(address, _ROWS, sparql, more, dataset))


def ask_triples(
    exchange: Exchange, address: str, sparql: str, more: Mapping[str, str], dataset: Sequence[str] = ()
) -> StoreAnswer:
    """The answer to a CONSTRUCT or DESCRIBE, as N-Triples or Turtle; otherwise as :func:`ask_rows`."""
    return exchange.send(_query(address, _LINES_FIRST, sparql, more, dataset))


def change(exchange: Exchange, address: str, sparql: str) -> None:
    """Applies an update, sent once: nobody can know whether one that failed midway was applied."""
    exchange.send(_form(address, "*/*", [("update", sparql)], again=False)).close()


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
