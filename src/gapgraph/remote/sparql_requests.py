"""SPARQLWrapper composes each query and update; the exchange sends it.

SPARQLWrapper knows the protocol: which parameter, which method, which formats to ask for. Its own sending has limits
that can't be mended from outside (``docs/decisions/0023-sparqlwrapper-composes-httpx-sends.md``), so that its one
method that sends is replaced here, and nothing of it is touched for the rest of the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPResponse
from typing import cast

from SPARQLWrapper import CONSTRUCT, INSERT, JSON, POST, SELECT, TURTLE, SPARQLWrapper

from gapgraph.remote.address import Addresses
from gapgraph.remote.exchange import Answer, Call, Exchange

_LINES_FIRST = "application/n-triples, text/turtle;q=0.9"
"""What is asked for where an answer is triples: lines can be read as they come."""


class Carrier(SPARQLWrapper):
    """A SPARQLWrapper for one request, which goes over an exchange: whole time limits, retries, streams."""

    def __init__(self, exchange: Exchange, addresses: Addresses, sparql: str, form: str) -> None:
        # Its constructor begins with a query of its own; what the text is, is known here and not guessed from it.
        super().__init__(addresses.query, addresses.update or None, returnFormat=JSON, agent="gapgraph")
        self._exchange = exchange
        self.queryString, self.queryType = sparql, form
        self.setMethod(POST)
        self.setOnlyConneg(True)
        if form == CONSTRUCT:
            self.setReturnFormat(TURTLE)

    def _query(self) -> tuple[HTTPResponse, str]:
        request = self._createRequest()
        headers = dict(request.header_items())
        if self.queryType == CONSTRUCT:
            headers["Accept"] = _LINES_FIRST
        once = self.queryType == INSERT
        call = Call(
            request.get_method(), request.full_url, {}, headers, cast("bytes", request.data or b""), again=not once
        )
        return cast("HTTPResponse", self._exchange.send(call)), self.returnFormat

    def answer(self) -> Answer:
        """Sends it."""
        return cast("Answer", cast("object", self.query().response))


def ask_rows(exchange: Exchange, addresses: Addresses, sparql: str, more: Mapping[str, str]) -> Answer:
    """The answer to a SELECT or ASK, as SPARQL results in JSON."""
    return _with(Carrier(exchange, addresses, sparql, SELECT), more).answer()


def ask_triples(exchange: Exchange, addresses: Addresses, sparql: str, more: Mapping[str, str]) -> Answer:
    """The answer to a CONSTRUCT or DESCRIBE, as N-Triples or Turtle."""
    return _with(Carrier(exchange, addresses, sparql, CONSTRUCT), more).answer()


def change(exchange: Exchange, addresses: Addresses, sparql: str) -> None:
    """Applies an update, sent once: nobody can know whether one that failed midway was applied."""
    Carrier(exchange, addresses, sparql, INSERT).answer().close()


def _with(carrier: Carrier, more: Mapping[str, str]) -> Carrier:
    for name, value in more.items():
        carrier.addParameter(name, value)
    return carrier
