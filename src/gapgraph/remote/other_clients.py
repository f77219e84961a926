"""SPARQLWrapper, set up for a store: for people who know it, and to test that other clients work too."""

from __future__ import annotations

from typing import cast

from SPARQLWrapper import BASIC, JSON, POST, SPARQLWrapper

from gapgraph.errors import GapgraphError
from gapgraph.remote.endpoint_errors import failed
from gapgraph.remote.exchange import bare
from gapgraph.remote.remote_store import RemoteStore


def sparql_wrapper(store: RemoteStore) -> SPARQLWrapper:
    """A SPARQLWrapper with the store's addresses, credentials and time limit, that uses POST and JSON.

    SPARQLWrapper sends its requests itself, without the HTTP connections of Gapgraph. The time limit of SPARQLWrapper
    is for each wait, not for the whole request, and SPARQLWrapper never retries.
    """
    secret, addresses = store.exchange.secret, store.addresses
    client = SPARQLWrapper(addresses.query, addresses.update or None, returnFormat=JSON, agent="gapgraph")
    client.setMethod(POST)
    client.setOnlyConneg(True)
    client.setTimeout(max(1, round(store.exchange.patience.seconds)))
    if secret.token:
        client.addCustomHttpHeader("Authorization", f"Bearer {secret.token}")
    elif secret.user:
        client.setHTTPAuth(BASIC)
        client.setCredentials(secret.user, secret.password)
    return client


def count_with_sparql_wrapper(store: RemoteStore, sparql: str) -> int:
    """How many rows SPARQLWrapper gets for the SELECT. Raises GapgraphError GG611 if SPARQLWrapper gets no answer."""
    client = sparql_wrapper(store)
    client.setQuery(sparql)
    try:
        answer = cast("dict[str, dict[str, list[object]]]", client.queryAndConvert())
        return len(answer["results"]["bindings"])
    except Exception as error:  # SPARQLWrapper also raises exceptions of urllib, http.client, ssl and json
        raise _no_answer(store, error) from error


def _no_answer(store: RemoteStore, error: Exception) -> GapgraphError:
    why = store.exchange.secret.hidden_from(" ".join(str(error).split()))[:300]
    address = bare(store.addresses.query)
    return failed(
        "GG611", f"SPARQLWrapper gets no answer: {why or type(error).__name__}", address, "Read the log of the store."
    )
