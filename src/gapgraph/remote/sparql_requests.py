"""Queries and updates by the SPARQL 1.1 Protocol: POST with a form, and the format asked for in Accept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from gapgraph.remote.exchange import Call, Exchange, StoreAnswer

_ROWS: Final = "application/sparql-results+json"
_LINES_FIRST: Final = "application/n-triples, text/turtle;q=0.9"
"""What is asked for where an answer is triples: lines can be read as they come."""


def ask_rows(exchange: Exchange, address: str, sparql: str, more: Mapping[str, str]) -> StoreAnswer:
    """The answer to a SELECT or ASK, as SPARQL results in JSON; ``more`` are parameters of the store's own."""
    return exchange.send(_form(address, _ROWS, {"query": sparql, **more}))


def ask_triples(exchange: Exchange, address: str, sparql: str, more: Mapping[str, str]) -> StoreAnswer:
    """The answer to a CONSTRUCT or DESCRIBE, as N-Triples or Turtle."""
    return exchange.send(_form(address, _LINES_FIRST, {"query": sparql, **more}))


def change(exchange: Exchange, address: str, sparql: str) -> None:
    """Applies an update, sent once: nobody can know whether one that failed midway was applied."""
    exchange.send(_form(address, "*/*", {"update": sparql}, again=False)).close()


def _form(address: str, accept: str, fields: Mapping[str, str], *, again: bool = True) -> Call:
    headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    return Call("POST", address, headers=headers, body=urlencode(fields).encode(), again=again)
