"""Reads the ontology and the reports from a remote store. A graph without a completion mark (the record that the graph
is complete) is refused.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from gapgraph.core.facts import Facts, Triple
from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.remote.completion_marks import Marks, read_marks
from gapgraph.remote.conformance_passes import has_passed, queries_digest
from gapgraph.remote.endpoint_errors import failed
from gapgraph.remote.exchange import bare
from gapgraph.remote.graph_digests import Watched, holds
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, REPORT, ReportId

_log = logging.getLogger(__name__)

_CLAIMS: Final = "/claims"
_ON_COUNTRY: Final = f"SELECT ?report WHERE {{ GRAPH ?claims {{ ?report <{GAP}country> ?country }} }}"
_MOST_DIGESTED: Final = 150_000
"""Before a query, the store computes the digests of the queried graphs only if the graphs together have at most this
number of triples. A store needs half a second for the digests of the 60,000 triples of the nine bundled reports.
"""


class RemoteFacts:
    """A :class:`~gapgraph.store.source.FactSource` over a store that ``gapgraph load`` has filled.

    Raises GapgraphError GG614 for a graph that is missing or incomplete in the store, GG622 for a graph that has
    changed.
    """

    def __init__(self, store: RemoteStore) -> None:
        self.store = store
        self._copy, self._copied = EmbeddedStore(), set[str]()

    @cached_property
    def marks(self) -> Marks:
        """Which graphs of the store are complete, and their completion marks; read once."""
        return read_marks(self.store)

    def is_believed(self, queries: Iterable[str]) -> bool:
        """Whether the store may answer these canned queries itself: because of its kind, or because it has passed
        ``gapgraph conformance`` with them.
        """
        flavor = self.store.addresses.flavor
        return flavor.answers_rightly or (not flavor.is_known and has_passed(self.store, queries_digest(list(queries))))

    def shared(self) -> Facts:
        """The graphs that all reports share."""
        return Facts(triple for graph in SHARED_GRAPHS for triple in self._triples(graph))

    def _triples(self, graph: str) -> Iterator[Triple]:
        """The triples of a whole graph, compared with its completion mark. Raises GapgraphError GG622 if the triples
        differ from what the completion mark says.

        A graph that an interrupted load was replacing isn't compared: it is complete, but may be the old or the new
        one.
        """
        self.require(graph)
        read = Watched(self.store.triples(graph))
        yield from read
        if read.held != self.marks.whole[graph].held and graph not in self.marks.written:
            raise self._drifted(graph)

    def require_held(self, graphs: Iterable[str]) -> None:
        """Checks that complete graphs have the size and the digest that their completion marks give. Raises
        GapgraphError GG622 for the first graph that differs from its completion mark.

        If the graphs have more than :data:`_MOST_DIGESTED` triples, only the sizes are compared, because digests would
        take long.
        """
        marked = {graph: self.marks.whole[graph] for graph in self.whole(graphs) if graph not in self.marks.written}
        in_full = sum(mark.size for mark in marked.values()) <= _MOST_DIGESTED
        for graph, mark in marked.items():
            if not (holds(self.store, graph, mark.held) if in_full else self.store.size(graph) == mark.size):
                raise self._drifted(graph)

    def _drifted(self, graph: str) -> GapgraphError:
        """The error for a graph that differs from its completion mark: GG614 if a load has begun to replace it in the
        meantime, else GG622.
        """
        now = read_marks(self.store)
        if graph in now.begun | now.written or now.whole.get(graph) != self.marks.whole[graph]:
            return self._not_whole(graph)
        sentence = f"The graph {graph} no longer contains what was loaded"
        remedy = (
            "Run gapgraph load with the store's address, to replace the graphs that differ. "
            "gapgraph doctor lists the graphs that differ."
        )
        return failed("GG622", sentence, self.place(""), remedy)

    def require_current(self, reports: Iterable[ReportId]) -> None:
        """Checks that the coverage of these reports was derived from the claims, ontology and law in the store. Raises
        GapgraphError GG622 for the first report whose coverage was derived from other data.
        """
        for report in reports:
            if not self.marks.is_current(report):
                sentence = f"The coverage of {report} was derived from other claims, or another ontology or law"
                remedy = (
                    "Run gapgraph load with the store's address, without --only; "
                    "--prune removes reports that the data lacks."
                )
                raise failed("GG622", sentence, self.place(""), remedy)

    def report_ids(self) -> tuple[ReportId, ...]:
        """The reports with complete claims."""
        marked = (graph for graph in self.marks.whole if graph.startswith(REPORT) and graph.endswith(_CLAIMS))
        return tuple(sorted(ReportId(graph.removeprefix(REPORT).removesuffix(_CLAIMS)) for graph in marked))

    def reports_on(self, country: str) -> tuple[ReportId, ...]:
        """The reports about a country (its IRI) with complete claims: the query has a single pattern, which every store
        answers correctly.
        """
        graphs = tuple(map(claims_graph, self.report_ids()))
        self.require_held(graphs)
        claims = self.store.within(graphs)
        found = claims.select(_ON_COUNTRY, {"country": country})
        there = {term.removeprefix(REPORT) for (term,) in found.rows if isinstance(term, str)}
        return tuple(report for report in self.report_ids() if report in there)

    def report(self, report: ReportId) -> Facts:
        """The report's claims graph."""
        return Facts(self._triples(claims_graph(report)))

    def whole(self, graphs: Iterable[str]) -> tuple[str, ...]:
        """The given graphs that have a completion mark, sorted. A query may read only graphs that have a completion
        mark.
        """
        return tuple(sorted(graph for graph in set(graphs) if graph in self.marks.whole))

    def require(self, *graphs: str) -> None:
        """Checks that the graphs are complete. Raises GapgraphError GG614 for the first incomplete graph."""
        for graph in graphs:
            if graph not in self.marks.whole:
                raise self._not_whole(graph)

    def _not_whole(self, graph: str) -> GapgraphError:
        fault = self.marks.malformed.get(graph, "")
        sentence = f"The graph {graph} is missing in the store, or its loading was interrupted"
        if fault:
            sentence = f"The completion mark of the graph {graph} is malformed: it has {fault}"
        remedy = "Run gapgraph load with the store's address, to load the missing graphs."
        return failed("GG614", sentence, self.place(""), remedy)

    def require_known(self, name: str) -> None:
        """Raises GapgraphError GG614 if a report of this name exists in the store but its load was begun and not
        finished. An unknown name, or the name of a completely loaded report, raises no error.
        """
        graph = claims_graph(ReportId(name.casefold()))
        if graph in self.marks.begun:
            raise self._not_whole(graph)

    def require_no_other(self) -> None:
        """Raises GapgraphError GG614 if the load of a report has begun and is not finished."""
        begun = sorted(graph for graph in self.marks.begun if graph.startswith(REPORT))
        self.require(*begun)

    def ready(self, reports: Iterable[ReportId] = ()) -> None:
        """Checks that the graphs of these reports are complete; if no report is named, the graphs of all reports.

        Raises GapgraphError GG614 for the first graph that isn't complete, and GG622 if a report's coverage was derived
        from other data.
        """
        asked = tuple(reports)
        named = [make(report) for report in asked or self.report_ids() for make in (claims_graph, coverage_graph)]
        self.require(*SHARED_GRAPHS, *named, *(() if asked else sorted(self.marks.begun)))
        self.require_current(asked or self.report_ids())

    def copy(self, graphs: Iterable[str]) -> EmbeddedStore:
        """An embedded store with copies of these graphs and of all graphs that were copied before; each graph is read
        only once.
        """
        for graph in graphs:
            if graph not in self._copied:
                self._copy.fill(graph, self._triples(graph))
                self._copied.add(graph)
                _log.info("Copied the graph %s from the store, to answer the query here.", graph)
        return self._copy

    def place(self, part: str) -> str:
        """The store's address, as the place of every part of the data, because a store has no folders."""
        del part
        return bare(self.store.addresses.query)

    def close(self) -> None:
        """Closes the connections to the store."""
        self.store.close()
