"""The facts of a remote store, for a corpus. A graph that is not marked complete is refused."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from gapgraph.core.facts import Facts
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.remote.completion_marks import Marks, read_marks
from gapgraph.remote.conformance_passes import has_passed, queries_digest
from gapgraph.remote.endpoint_errors import failed
from gapgraph.remote.exchange import bare
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, REPORT, ReportId

_log = logging.getLogger(__name__)

_CLAIMS: Final = "/claims"
_ON_COUNTRY: Final = f"SELECT ?report WHERE {{ GRAPH ?claims {{ ?report <{GAP}country> ?country }} }}"


class RemoteFacts:
    """A :class:`~gapgraph.store.source.FactSource` over a store that ``gapgraph load`` has filled.

    Raises GapgraphError GG614 for a graph that is missing there or isn't whole.
    """

    def __init__(self, store: RemoteStore) -> None:
        self.store = store
        self._copy, self._copied = EmbeddedStore(), set[str]()

    @cached_property
    def marks(self) -> Marks:
        """The states of the graphs, read once."""
        return read_marks(self.store)

    def is_believed(self, queries: Iterable[str]) -> bool:
        """Whether the store may answer these canned queries itself: because of its kind, or because it has passed with
        them.
        """
        flavor = self.store.addresses.flavor
        return flavor.answers_rightly or (not flavor.is_known and has_passed(self.store, queries_digest(list(queries))))

    def shared(self) -> Facts:
        """The graphs that all reports share."""
        self.require(*SHARED_GRAPHS)
        return Facts(triple for graph in SHARED_GRAPHS for triple in self.store.triples(graph))

    def report_ids(self) -> tuple[ReportId, ...]:
        """The reports with complete claims."""
        marked = (graph for graph in self.marks.whole if graph.startswith(REPORT) and graph.endswith(_CLAIMS))
        return tuple(sorted(ReportId(graph.removeprefix(REPORT).removesuffix(_CLAIMS)) for graph in marked))

    def reports_on(self, country: str) -> tuple[ReportId, ...]:
        """The reports about a country (its IRI) with complete claims: one pattern that every store answers rightly."""
        claims = self.store.within(map(claims_graph, self.report_ids()))
        found = claims.select(_ON_COUNTRY, {"country": country})
        there = {term.removeprefix(REPORT) for (term,) in found.rows if isinstance(term, str)}
        return tuple(report for report in self.report_ids() if report in there)

    def report(self, report: ReportId) -> Facts:
        """The report's claims graph."""
        self.require(claims_graph(report))
        return Facts(self.store.triples(claims_graph(report)))

    def whole(self, graphs: Iterable[str]) -> tuple[str, ...]:
        """Those of the graphs that are marked complete, sorted: a query may read these."""
        return tuple(sorted(graph for graph in set(graphs) if graph in self.marks.whole))

    def require(self, *graphs: str) -> None:
        """Checks that the graphs are complete. Raises GapgraphError GG614 for the first that isn't."""
        for graph in graphs:
            if graph not in self.marks.whole:
                sentence = f"The graph {graph} is missing in the store, or its loading was cut off"
                remedy = "Run gapgraph load with the store's address: it finishes what was begun."
                raise failed("GG614", sentence, self.place(""), remedy)

    def ready(self, reports: Iterable[str] = ()) -> None:
        """Checks that the graphs of these reports, or of all if none is named, are complete.

        Raises GapgraphError GG614 as :meth:`require` does.
        """
        named = [make(report) for report in reports for make in (claims_graph, coverage_graph)]
        self.require(*SHARED_GRAPHS, *(named or sorted(self.marks.begun)))

    def copy(self, graphs: Iterable[str]) -> EmbeddedStore:
        """These graphs, and those copied before, in the embedded store; each is read once."""
        for graph in graphs:
            if graph not in self._copied:
                self._copy.fill(graph, self.store.triples(graph))
                self._copied.add(graph)
                _log.info("Copied the graph %s from the store, to answer the query here.", graph)
        return self._copy

    def place(self, part: str) -> str:
        """The store's address; it has no folders."""
        del part
        return bare(self.store.addresses.query)

    def close(self) -> None:
        """Closes the connections to the store."""
        self.store.close()
