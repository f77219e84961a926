"""Builds a store in a folder: the new store is built beside the old one, from unchanged and new graphs, and then
replaces it.

A graph of the old store is reused if it was made from the same bytes by the same code. Reports are added in bulk loads
of about a million quads. Finished reports are noted, so that the next load after an interruption continues after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from io import BufferedReader, RawIOBase
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from pyoxigraph import RdfFormat

from gapgraph.corpus import Corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.loading.load_parts import GraphText, shared_texts, wanted_digests
from gapgraph.loading.reports_in_parallel import texts_of_reports
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.store.folder import StoreChange, renew
from gapgraph.vocabulary import ReportId

_TOGETHER: Final = 1_000_000
"""The maximum number of quads in one bulk load: as many as the engine packs into files at once. If a bulk load had more
quads, the engine would need twice the memory, and write the rest into small files, which it merges without compression.
"""

_COMPACTED_FROM: Final = 20_000_000
"""The number of new quads after which a load ends with the engine's own compaction. The compaction compresses the
lowest level of the files: 56 million quads take 10.5 GB instead of 15.8 GB, for an eighth more processor time.
Compacting a small store would make it larger.
"""


class GraphSize(NamedTuple):
    """A graph of a store, and how many triples it has."""

    graph: str
    triples: int


def load_folder(
    graph: Corpus, folder: Path, reports: Sequence[ReportId], tell: Callable[[str], None], workers: int = 1
) -> tuple[GraphSize, ...]:
    """Make the store contain exactly these reports and the shared graphs; progress is reported for each report.

    With ``workers``, that many processes derive coverage while the calling process fills the store. Returns the store's
    graphs with their sizes. Raises GapgraphError GG101 for an unknown report, GG208 if the folder can't be written,
    GG214 if the folder contains other files, GG215 if another process is building the store.
    """
    require_current_closures(graph)
    ids = tuple(dict.fromkeys(map(graph.report_id, reports)))
    held = renew(folder, wanted_digests(graph, ids), lambda change: _add(change, graph, ids, tell, workers))
    return tuple(GraphSize(name, part.triples) for name, part in sorted(held.items()) if part.triples)


def _add(
    change: StoreChange, graph: Corpus, reports: Sequence[ReportId], tell: Callable[[str], None], workers: int
) -> None:
    """Adds missing graphs, first those that all reports share."""
    missing, added = change.missing(), 0
    waiting = [report for report in reports if not missing.isdisjoint(_graphs_of(report))]
    for report in (report for report in reports if missing.isdisjoint(_graphs_of(report))):
        tell(report)
    with closing(texts_of_reports(graph, waiting, workers)) as made:
        units = chain([tuple(shared_texts(graph, missing))], _told(made, waiting, tell))
        for _, bulk in groupby(_numbered(units), itemgetter(0)):
            sizes: dict[str, int] = {}
            texts = (text for _, unit in bulk for text in unit if text.graph in missing)
            source = BufferedReader(_Stream(_lines(texts, sizes)))
            # The engine itself has just written this text, so it needn't check the IRIs again.
            change.store.engine.bulk_load(source, format=RdfFormat.N_QUADS, lenient=True)
            change.note(sizes)
            added += sum(sizes.values())
    if added > _COMPACTED_FROM:
        change.store.engine.optimize()


def _graphs_of(report: ReportId) -> tuple[str, str]:
    return claims_graph(report), coverage_graph(report)


_Unit = tuple[GraphText, ...]


def _told(made: Iterator[_Unit], reports: Sequence[ReportId], tell: Callable[[str], None]) -> Iterator[_Unit]:
    for report, texts in zip(reports, made, strict=True):
        yield texts
        tell(report)


def _numbered(units: Iterable[_Unit]) -> Iterator[tuple[int, _Unit]]:
    """Pairs each unit (graphs that belong together) with the number of the bulk load that adds it to the store."""
    number = held = 0
    for unit in units:
        size = sum(text.triples for text in unit)
        number, held = (number, held + size) if held + size <= _TOGETHER else (number + 1, size)
        yield number, unit


def _lines(texts: Iterable[GraphText], sizes: dict[str, int]) -> Iterator[bytes]:
    """Yields the lines of the graphs, and adds the size of each graph to ``sizes``."""
    for text in texts:
        sizes[text.graph] = text.triples
        yield text.quads


class _Stream(RawIOBase):
    """A file object from which the engine reads pieces of text, one after the other; if a piece can't be made, the
    exception reaches the caller.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, memoryview(b"")

    def readable(self) -> bool:
        """Always true: a stream of pieces can be read."""
        return True

    def readinto(self, target: Any) -> int:
        """Copies at most one piece into the target; returns 0 at the end."""
        if not self._left:
            self._left = memoryview(next(filter(None, self._pieces), b""))
        many = min(len(target), len(self._left))
        target[:many], self._left = self._left[:many], self._left[many:]
        return many
