"""Passes: what says in a store that nobody here knows that its answers to the canned queries may be believed.

Its keeper has run ``gapgraph conformance`` there and every answer was the same. A pass is some triples about an IRI of
its own in a graph of its own: a digest of the queries (``dcterms:identifier``), how many triples they were tried on
(``void:triples``), how the store named itself then (``dcterms:source``), the version of Gapgraph and the day. A store
may choose another plan for more data, so that passes at two sizes are needed; and a pass is for these queries and for
that version of the store alone.
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
"""The graph that holds the passes."""

_SOURCE: Final = DCTERMS + "source"
_DATE: Final = DCTERMS + "date"
_SIZES_NEEDED: Final = 2


def queries_digest(texts: list[str]) -> str:
    """A digest of the queries' texts: a pass holds for these alone."""
    return f"sha256:{hashlib.sha256(chr(0).join(sorted(texts)).encode()).hexdigest()}"


def note_pass(store: RemoteStore, digest: str, triples: int, version: str) -> None:
    """Keeps in the store that it has passed with so many triples, today, with this version of Gapgraph."""
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
    """Whether the store, as it names itself now, has passed with these queries at more than one size."""
    said: dict[str, dict[str, str]] = {}
    for subject, predicate, term in store.triples(CONFORMED_GRAPH):
        said.setdefault(subject, {})[predicate] = term.text if isinstance(term, Literal) else term
    alike = (one for one in said.values() if (one.get(DIGEST), one.get(_SOURCE)) == (digest, store.addresses.server))
    return len({one[SIZE] for one in alike if SIZE in one}) >= _SIZES_NEEDED
