"""Starts each store once for all tests; the code of ``gapgraph load`` loads the bundled reports into a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from gapgraph.api import Gapgraph, open_graph
from gapgraph.core.facts import Triple
from gapgraph.derivation.dataset import fill
from gapgraph.loading.load import LoadOptions, load
from gapgraph.loading.load_parts import all_parts
from gapgraph.remote.address import Given
from gapgraph.remote.credentials import Secret
from gapgraph.remote.exchange import Patience
from gapgraph.remote.remote_store import RemoteStore, connect
from gapgraph.store.embedded import EmbeddedStore
from tests.stores.servers import KINDS, PATIENCE, Kind, Server, running

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


class Stores:
    """A server without data and a server with the bundled reports, for each kind of store; a server starts when a test
    first needs the server.
    """

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._running: dict[str, Server] = {}

    def empty(self, kind: Kind) -> Server:
        """A server that tests write to; no test may depend on another test's data."""
        return self._get(kind, "empty")

    def loaded(self, kind: Kind) -> Server:
        """A server that tests only read."""
        if f"{kind.name}-loaded" in self._running:
            return self._running[f"{kind.name}-loaded"]
        server = self._get(kind, "loaded")
        graph = open_graph()
        with_store = store_at(server)
        load(with_store, all_parts(graph), graph.root, LoadOptions())
        with_store.close()
        return server

    def _get(self, kind: Kind, name: str) -> Server:
        key = f"{kind.name}-{name}"
        if key not in self._running:
            self._running[key] = self._stack.enter_context(running(kind, self._folder / key))
        return self._running[key]


def store_at(server: Server, seconds: float = PATIENCE) -> RemoteStore:
    """A client with access to the server."""
    return connect(Given(server.base), Patience(seconds), Secret(server.kind.user, server.kind.password))


def without_blank_nodes(triples: Iterator[Triple]) -> set[Triple]:
    """All triples except those with a blank node, because each store gives blank nodes other names."""
    return {t for t in triples if not t[0].startswith("_:") and not str(t[2]).startswith("_:")}


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    with ExitStack() as stack:
        yield Stores(tmp_path_factory.mktemp("stores"), stack)


@pytest.fixture(scope="session")
def graph() -> Gapgraph:
    return open_graph()


@pytest.fixture(scope="session")
def embedded(graph: Gapgraph) -> EmbeddedStore:
    """The bundled reports in the embedded store, with which all other stores are compared."""
    store = EmbeddedStore()
    fill(store, graph)
    return store
