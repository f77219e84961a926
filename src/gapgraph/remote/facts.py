"""The facts of a store elsewhere, as a graph reads them. A graph that is not marked complete is refused."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from gapgraph.errors import GapgraphError
from gapgraph.facts import Facts
from gapgraph.remote.exchange import bare
from gapgraph.remote.marks import Mark, read_marks
from gapgraph.remote.store import RemoteStore
from gapgraph.store.names import COUNTRIES_GRAPH, INFERRED_GRAPH, MANDATES_GRAPH, ONTOLOGY_GRAPH, claims_graph
from gapgraph.vocabulary import REPORT

SHARED: Final = (ONTOLOGY_GRAPH, INFERRED_GRAPH, MANDATES_GRAPH, COUNTRIES_GRAPH)
_CLAIMS: Final = "/claims"


class RemoteFacts:
    """A :class:`~gapgraph.store.source.FactSource` over a store that ``gapgraph load`` has filled.

    Raises GapgraphError GG614 for a graph that is missing there or isn't whole.
    """

    def __init__(self, store: RemoteStore) -> None:
        self.store = store

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """Which graphs are whole, as of the first look."""
        return read_marks(self.store)

    def shared(self) -> Facts:
        """The graphs that all reports share."""
        self.require(*SHARED)
        return Facts(triple for graph in SHARED for triple in self.store.triples(graph))

    def report_ids(self) -> tuple[str, ...]:
        """The reports whose claims are whole."""
        marked = (graph for graph in self.marks if graph.startswith(REPORT) and graph.endswith(_CLAIMS))
        return tuple(sorted(graph.removeprefix(REPORT).removesuffix(_CLAIMS) for graph in marked))

    def report(self, report: str) -> Facts:
        """The report's claims graph."""
        self.require(claims_graph(report))
        return Facts(self.store.triples(claims_graph(report)))

    def require(self, *graphs: str) -> None:
        """Lets whole graphs pass. Raises GapgraphError GG614 for the first that isn't."""
        for graph in graphs:
            if graph not in self.marks:
                raise GapgraphError(
                    "GG614",
                    f"The graph {graph} is missing in the store, or its loading was cut off",
                    place=self.place(""),
                    remedy="Run gapgraph load with the store's address: it finishes what was begun.",
                    exit_status=3,
                )

    def place(self, part: str) -> str:
        """The store's address; it has no folders."""
        del part
        return bare(self.store.addresses.query)
