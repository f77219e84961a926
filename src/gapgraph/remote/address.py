"""The addresses of a remote store for queries, updates and graphs, derived from the store's base address or given by
the user.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from gapgraph.errors import GapgraphError, NothingAtAddress, Redirected, RequestFailed
from gapgraph.remote import endpoint_errors as faults
from gapgraph.remote.credentials import Secret
from gapgraph.remote.exchange import Call, Exchange, bare
from gapgraph.remote.flavors import FLAVORS, PLACES, Flavor, flavor_of

_log = logging.getLogger(__name__)

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_REPOSITORIES: Final = "/repositories/"
_GRAPHDB_PAGE: Final = "/rest/repositories"
"""The path of a web page that a GraphDB server has and an RDF4J server doesn't have. GraphDB is built on RDF4J, but is
another kind of store.
"""
_ASK: Final = "ASK {}"
_ROWS: Final = {"Accept": "application/sparql-results+json"}


@dataclass(frozen=True)
class Given:
    """The addresses that a user gives: a base address, or the addresses for queries, updates and graphs. A given
    address is used as it is; the other addresses are derived from the base address.
    """

    base: str
    query: str = ""
    update: str = ""
    graphs: str = ""


@dataclass(frozen=True)
class Addresses:
    """The addresses of a store, and its kind. The text of an address is empty if the address isn't known."""

    query: str
    update: str
    graphs: str
    flavor: Flavor
    server: str = ""


def checked(address: str, secret: Secret) -> str:
    """The address, unchanged, if it is allowed. Raises GapgraphError GG602 if the address isn't allowed.

    An address must not contain a secret, because addresses are shown. If a secret is sent with requests, the address
    must use https or be on this machine.
    """
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise _unusable("The address is written wrongly", "") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise _folder(address) if Path(address).is_dir() else _unusable("The address is not a web address", address)
    if url.userinfo:
        raise _unusable("The address contains a name or a password", bare(address))
    if url.scheme == "http" and not secret.is_empty and url.host not in _LOOPBACK:
        raise _unusable("A password or token would be sent over the network unencrypted", bare(address))
    return address.rstrip("/")


def _unusable(sentence: str, place: str) -> GapgraphError:
    remedy = "Write the address as https://host/path; put secrets into environment variables or a netrc file."
    return GapgraphError("GG602", sentence, place=place, remedy=remedy)


def _folder(path: str) -> GapgraphError:
    remedy = "Read a store in a folder with gapgraph --root FOLDER COMMAND; a folder has no address."
    return GapgraphError("GG602", "This is a folder, not the address of a store", place=path, remedy=remedy)


def discover(exchange: Exchange, given: Given) -> Addresses:
    """The addresses of the store. Raises GapgraphError GG617 if no query endpoint is found, and the errors of
    :meth:`Exchange.send`.
    """
    base, elsewhere = checked(given.base or given.query, exchange.secret), list[RequestFailed]()
    for query in [given.query] if given.query else _candidates(base):
        try:
            headers = _headers_of_endpoint(exchange, checked(query, exchange.secret))
            flavor = _flavor(exchange, query, headers)
            _log.info("The SPARQL endpoint is %s, of %s.", bare(query), flavor.name)
            return _addresses(given, _root_of(base), query, flavor, headers.get("server", ""))
        except RequestFailed as error:  # no query endpoint at this address, so the next address is tried
            _log.info("There is no SPARQL endpoint at %s. %s.", bare(query), error.sentence)
            elsewhere.append(error)
    if redirected := next((error for error in elsewhere if isinstance(error, Redirected)), None):
        raise redirected
    remedy = "Give the full address of the SPARQL endpoint; gapgraph doctor tries the usual addresses."
    raise faults.failed("GG617", "No SPARQL endpoint was found at or below the address", bare(base), remedy)


def _candidates(base: str) -> Iterator[str]:
    if base != _root_of(base):
        yield base
    yield from (_root_of(base) + place for place in PLACES)


def _root_of(base: str) -> str:
    """The base address of the store, if the given address is the store's query endpoint."""
    return next((base.removesuffix(place) for place in PLACES if place and base.endswith(place)), base)


def _headers_of_endpoint(exchange: Exchange, address: str) -> httpx.Headers:
    """The headers of the query endpoint's response to a test query. Raises GapgraphError GG611 if the response isn't an
    answer to the test query.
    """
    with exchange.send(Call("GET", address, {"query": _ASK}, _ROWS)) as answer:
        if not _is_true(answer.read()):
            raise faults.misshapen("it isn't true or false", answer.address)
        return answer.headers


def _is_true(body: bytes) -> bool:
    try:
        found = json.loads(body)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("boolean") is True


def _flavor(exchange: Exchange, query: str, headers: httpx.Headers) -> Flavor:
    """The kind of the store, recognized by the name in its responses; if a gateway hides the name, by a page of the
    server, or by a query that only one kind of store answers.
    """
    known = flavor_of(headers)
    if not known.is_known and (found := _flavor_by_page(exchange, query, headers)):
        return found
    asked = (one for one in FLAVORS if one.only_it_answers and not known.is_known)
    return next((one for one in asked if _is_recognized(exchange, query, one)), known)


def _flavor_by_page(exchange: Exchange, query: str, headers: httpx.Headers) -> Flavor | None:
    """The kind of a store whose query address contains ``/repositories/``, recognized by a page of the server; None if
    no page is recognized. The result is None for a GraphDB server, too: GraphDB is built on RDF4J, so a page of RDF4J
    would be recognized, although GraphDB is another kind of store.
    """
    above, inner, _ = query.rpartition(_REPOSITORIES)
    if not inner or "rdf4j" in headers.get("server", "").casefold() or _answer_at(exchange, above + _GRAPHDB_PAGE):
        return None
    kinds = (one for one in FLAVORS if one.repository_page)
    return next((one for one in kinds if _answer_at(exchange, above + one.repository_page).isdigit()), None)


def _answer_at(exchange: Exchange, address: str) -> bytes:
    """The body of the response from an address: empty if nothing is at the address, and ``refused`` if the request
    fails for another reason.
    """
    try:
        with exchange.send(Call("GET", address)) as answer:
            return answer.read().strip()
    except NothingAtAddress:
        return b""
    except RequestFailed:
        return b"refused"


def _is_recognized(exchange: Exchange, query: str, flavor: Flavor) -> bool:
    try:
        with exchange.send(Call("GET", query, {"query": flavor.only_it_answers}, _ROWS)) as answer:
            return b'"gapgraph"' in answer.read()
    except RequestFailed:
        return False


def _addresses(given: Given, root: str, query: str, flavor: Flavor, server: str) -> Addresses:
    update = given.update or (root + flavor.update if flavor.is_known else "")
    graphs = given.graphs or (root + flavor.graphs if flavor.is_known else "")
    return Addresses(query, update, graphs, flavor, server)
