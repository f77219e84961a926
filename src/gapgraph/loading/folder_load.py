"""A store in a folder: made beside the old one from what is still as it was and what is new, and swapped in.

A part (a graph) is taken over where it was made from the same bytes by the same code. Reports come in so many at a
time; finished reports are noted, and the next load after an interruption continues there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad

from gapgraph.core.facts import Literal
from gapgraph.corpus import Corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.derivation.dataset import shared_quads
from gapgraph.loading.load_parts import wanted_digests
from gapgraph.loading.reports_in_parallel import quads_of_reports
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.rdf.writing import write_term
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import StoreChange, renew

_TOGETHER: Final = 1_000_000
"""Quads that come in as one bulk, as many as the engine packs into files at once; after an interruption no more than
these are made again."""


class GraphSize(NamedTuple):
    """A graph of a store, and how many triples it has."""

    graph: str
    triples: int


def load_folder(
    graph: Corpus, folder: Path, reports: Sequence[str], tell: Callable[[str], None], workers: int = 1
) -> tuple[GraphSize, ...]:
    """Make the store hold these reports and the shared graphs; progress is reported for each report.

    With ``workers``, that many processes derive coverage while this one fills the store. Returns what the store holds.
    Raises GapgraphError GG208, GG214 or GG215, and GG101 for an unknown report.
    """
    require_current_closures(graph)
    ids = tuple(dict.fromkeys(map(graph.report_id, reports)))
    held = renew(folder, wanted_digests(graph, ids), lambda change: _add(change, graph, ids, tell, workers))
    return tuple(GraphSize(name, part.triples) for name, part in sorted(held.items()) if part.triples)


def _add(change: StoreChange, graph: Corpus, reports: Sequence[str], tell: Callable[[str], None], workers: int) -> None:
    """Adds what is missing: first what all reports share, with the first few of them."""
    missing = change.missing()
    waiting = deque(report for report in reports if not missing.isdisjoint(_graphs_of(report)))
    for report in (report for report in reports if missing.isdisjoint(_graphs_of(report))):
        tell(report)
    with closing(quads_of_reports(graph, tuple(waiting), workers)) as made:
        shared = [name for name in SHARED_GRAPHS if name in missing]
        if shared or waiting:
            _put(change, shared, _Some(waiting, made, tell), _shared(graph, shared))
        while waiting:
            _put(change, [], _Some(waiting, made, tell))


class _Some:
    """The quads of the next few reports, as many as come in together; and which these were."""

    def __init__(self, waiting: deque[str], made: Iterator[Iterable[Quad]], tell: Callable[[str], None]) -> None:
        self._waiting, self._made, self._tell = waiting, made, tell
        self.graphs: list[str] = []

    def quads(self, store: EmbeddedStore, held: Container[str]) -> Iterator[Quad]:
        """Takes reports off those that wait until there are enough quads. Of a report both graphs are made anew."""
        count = 0
        while self._waiting and count < _TOGETHER:
            report = self._waiting.popleft()
            for name in (name for name in _graphs_of(report) if name in held):
                store.drop(name)
            for quad in next(self._made):
                count += 1
                yield quad
            self.graphs.extend(_graphs_of(report))
            self._tell(report)


def _put(change: StoreChange, shared: Sequence[str], some: _Some, first: Iterable[Quad] = ()) -> None:
    """Adds what all share and a few reports in one bulk (a bulk each leaves many small files), and notes the graphs."""
    change.store.engine.bulk_extend(chain(first, some.quads(change.store, change.held)))
    names = [*shared, *some.graphs]
    change.note(dict.fromkeys(names, 0) | _sizes(change.store, names))


def _shared(graph: Corpus, names: Iterable[str]) -> Iterator[Quad]:
    wanted = frozenset(map(NamedNode, names))
    return (quad for quad in shared_quads(*graph.layers) if quad.graph_name in wanted) if wanted else iter(())


def _graphs_of(report: str) -> tuple[str, str]:
    return claims_graph(report), coverage_graph(report)


def _sizes(store: EmbeddedStore, names: Iterable[str]) -> dict[str, int]:
    """Of these graphs alone: the rest of the store isn't looked at."""
    named = " ".join(map(write_term, names))
    counting = f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {named} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    rows = store.select(counting).rows
    return {str(name): int(size.text) for name, size in rows if isinstance(size, Literal)}
