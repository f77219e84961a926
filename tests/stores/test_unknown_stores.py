"""A store of an unknown kind: queries run in this process until an administrator has tested the store and it has
passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Literal
from gapgraph.loading.conformance import conform
from gapgraph.queries.ask import ask_canned
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.remote.conformance_passes import CONFORMED_GRAPH, has_passed, note_pass, queries_digest
from gapgraph.remote.flavors import UNKNOWN
from gapgraph.remote.remote_source import RemoteFacts
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Bindings, Solutions
from gapgraph.vocabulary import ReportId
from tests.stores.conftest import Stores, store_at
from tests.stores.servers import OXIGRAPH

QUERIES = read_catalogue(root())
DIGEST = queries_digest([query.sparql for query in QUERIES.values()])


class Lying(RemoteStore):
    """A store that omits the last row of a canned query, with a success status."""

    def within(self, _: object) -> RemoteStore:
        return self

    def select(self, sparql: str, bindings: Bindings | None = None) -> Solutions:
        found = super().select(sparql, bindings)
        rows = list(found.rows)
        return Solutions(found.columns, iter(rows[:-1] if "#+ summary" in sparql else rows))


@pytest.fixture
def unknown(stores: Stores) -> Iterator[RemoteStore]:
    with closing(store_at(stores.loaded(OXIGRAPH))) as found:
        addresses = replace(found.addresses, flavor=UNKNOWN)
        yield Lying(found.exchange, addresses)
        found.drop(CONFORMED_GRAPH)


def test_an_unknown_store_is_trusted_only_after_passes_at_two_sizes(
    unknown: RemoteStore, embedded: EmbeddedStore
) -> None:
    query = QUERIES["exclusions"]
    expected = Counter(embedded.select(query.sparql).rows)

    def rows() -> Counter[object]:
        return Counter(ask_canned(Gapgraph(source=RemoteFacts(unknown)), query, {}, None, 60).rows)

    assert rows() == expected
    note_pass(unknown, DIGEST, 1000, "2.0.0")
    assert not has_passed(unknown, DIGEST)
    assert rows() == expected
    note_pass(unknown, DIGEST, 2000, "2.0.0")
    # After two passes Gapgraph trusts the store, so its wrong answer is shown: one row is missing.
    assert rows().total() == expected.total() - 1
    assert not has_passed(unknown, "sha256:other queries")
    newer = RemoteStore(unknown.exchange, replace(unknown.addresses, server="Another/2"))
    assert not has_passed(newer, DIGEST)
    said = {term.text for _, _, term in unknown.triples(CONFORMED_GRAPH) if isinstance(term, Literal)}
    assert {DIGEST, "1000", "2000"} <= said


def test_an_unknown_store_passes_only_if_all_its_answers_are_right(unknown: RemoteStore, graph: Gapgraph) -> None:
    assert {trial.verdict for trial in conform(unknown, graph, (ReportId("per-2017"),))} >= {"differs"}
    assert CONFORMED_GRAPH not in unknown.graphs()
    honest = RemoteStore(unknown.exchange, unknown.addresses)
    assert {trial.verdict for trial in conform(honest, graph, (ReportId("per-2017"),))} == {"same"}
    assert CONFORMED_GRAPH in honest.graphs()
    assert not has_passed(honest, DIGEST)
