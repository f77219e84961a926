"""Reads and writes the records of passed conformance tests. A record of a passed test says that a store of an unknown
kind has answered all canned queries rightly, so that its answers can be trusted.

``gapgraph conformance`` tests a store and writes the record into the store if every answer was right. The record of a
passed test consists of a few triples in a separate graph: a digest of the queries (``dcterms:identifier``), the number
of triples on which the queries ran (``void:triples``), the name by which the store identified itself
(``dcterms:source``), the version of Gapgraph, and the day. With more data a store may choose another query plan, so
records of passed tests with two sizes of data are needed. A record of a passed test is valid only for the tested
queries and the tested version of the store.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Final

from gapgraph.core.facts import Literal, Triple
from gapgraph.rdf.graphs import NAMESPACE
from gapgraph.remote.completion_marks import DIGEST, SIZE, VERSION
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import DCTERMS

CONFORMED_GRAPH: Final = NAMESPACE + "conformed"
"""The graph, in a remote store, with the records of the conformance tests that the store has passed."""

_SOURCE: Final = DCTERMS + "source"
_DATE: Final = DCTERMS + "date"
_SIZES_NEEDED: Final = 2


def queries_digest(texts: list[str]) -> str:
    """A digest of the texts of the canned queries. The record of a passed conformance test is valid only for queries
    with the digest in the record.
    """
    return f"sha256:{hashlib.sha256(chr(0).join(sorted(texts)).encode()).hexdigest()}"


def note_pass(store: RemoteStore, digest: str, triples: int, version: str) -> None:
    """Writes a record into the store that the store has passed the conformance test today; the record has the digest of
    the queries, the number of triples of the tested data, and the version of Gapgraph.
    """
    name = f"{CONFORMED_GRAPH}#{triples}"
    kept = [triple for triple in store.triples(CONFORMED_GRAPH) if triple[0] != name]
    said = {
        DIGEST: digest,
        SIZE: str(triples),
        _SOURCE: store.addresses.server,
        VERSION: version,
        _DATE: datetime.now(UTC).date().isoformat(),
    }
    new: list[Triple] = [(name, predicate, Literal(text)) for predicate, text in said.items()]
    store.put(CONFORMED_GRAPH, [*kept, *new])


def has_passed(store: RemoteStore, digest: str) -> bool:
    """Whether the store has passed the conformance test for the queries with this digest with at least two sizes of
    data, under the server name that the store gives itself now.
    """
    said: dict[str, dict[str, str]] = {}
    for subject, predicate, term in store.triples(CONFORMED_GRAPH):
        said.setdefault(subject, {})[predicate] = term.text if isinstance(term, Literal) else term
    alike = (one for one in said.values() if (one.get(DIGEST), one.get(_SOURCE)) == (digest, store.addresses.server))
    return len({one[SIZE] for one in alike if SIZE in one}) >= _SIZES_NEEDED
