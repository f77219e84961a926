"""Reads and writes passes of stores. A pass is a note, in a store of an unknown kind, that its answers to the canned
queries can be trusted.

A pass means that somebody has run ``gapgraph conformance`` on this store, and every answer was right. The pass (a note
in the store) consists of a few triples in a separate graph. The triples of a pass give a digest of the queries
(``dcterms:identifier``), the number of triples on which the queries ran (``void:triples``), the name by which the store
identified itself (``dcterms:source``), the version of Gapgraph, and the day. With more data a store may choose another
query plan, so passes with two sizes of data are needed. A pass is valid only for the same queries and the same version
of the store.
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
"""The graph with the passes (the notes that a store's answers can be trusted)."""

_SOURCE: Final = DCTERMS + "source"
_DATE: Final = DCTERMS + "date"
_SIZES_NEEDED: Final = 2


def queries_digest(texts: list[str]) -> str:
    """A digest of the queries' texts: a pass is valid only for queries with this digest."""
    return f"sha256:{hashlib.sha256(chr(0).join(sorted(texts)).encode()).hexdigest()}"


def note_pass(store: RemoteStore, digest: str, triples: int, version: str) -> None:
    """Writes a pass into the store: with this number of triples, today, with this version of Gapgraph."""
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
    """Whether the store has passed the queries with this digest with at least two sizes of data, under the name that it
    gives itself now.
    """
    said: dict[str, dict[str, str]] = {}
    for subject, predicate, term in store.triples(CONFORMED_GRAPH):
        said.setdefault(subject, {})[predicate] = term.text if isinstance(term, Literal) else term
    alike = (one for one in said.values() if (one.get(DIGEST), one.get(_SOURCE)) == (digest, store.addresses.server))
    return len({one[SIZE] for one in alike if SIZE in one}) >= _SIZES_NEEDED
