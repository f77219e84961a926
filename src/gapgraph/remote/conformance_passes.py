"""Passes: a record in an unknown store that its answers to the canned queries were correct.

Someone ran ``gapgraph conformance`` there and every answer was the same. A pass is a node in a graph of its own: a
digest of the queries (``dcterms:identifier``), the number of triples tried (``void:triples``), the store's name for
itself (``dcterms:source``), the version of Gapgraph and the day. A store may use another query plan for more data, so
passes at two sizes are needed; a pass is valid only for these queries and this version of the store.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Final

from gapgraph._version import __version__
from gapgraph.core.facts import Literal, Triple
from gapgraph.rdf.graphs import NAMESPACE
from gapgraph.remote.completion_marks import DIGEST, SIZE, VERSION
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import DCTERMS

CONFORMED_GRAPH: Final = NAMESPACE + "conformed"
"""The graph that holds the passes."""

_SOURCE: Final = DCTERMS + "source"
_DATE: Final = DCTERMS + "date"
_SIZES_NEEDED: Final = 2


def queries_digest(texts: list[str]) -> str:
    """A digest of the queries' texts: a pass is valid only for these."""
    return f"sha256:{hashlib.sha256(chr(0).join(sorted(texts)).encode()).hexdigest()}"


def note_pass(store: RemoteStore, digest: str, triples: int) -> None:
    """Records in the store that it has passed with this many triples, today."""
    name = f"{CONFORMED_GRAPH}#{triples}"
    kept = [triple for triple in store.triples(CONFORMED_GRAPH) if triple[0] != name]
    said = {
        DIGEST: digest,
        SIZE: str(triples),
        _SOURCE: store.addresses.server,
        VERSION: __version__,
        _DATE: datetime.now(UTC).date().isoformat(),
    }
    new: list[Triple] = [(name, predicate, Literal(text)) for predicate, text in said.items()]
    store.put(CONFORMED_GRAPH, [*kept, *new])


def has_passed(store: RemoteStore, digest: str) -> bool:
    """Whether the store, by its current name, has passed with these queries at more than one size."""
    said: dict[str, dict[str, str]] = {}
    for subject, predicate, term in store.triples(CONFORMED_GRAPH):
        said.setdefault(subject, {})[predicate] = term.text if isinstance(term, Literal) else term
    alike = (one for one in said.values() if (one.get(DIGEST), one.get(_SOURCE)) == (digest, store.addresses.server))
    return len({one[SIZE] for one in alike if SIZE in one}) >= _SIZES_NEEDED
