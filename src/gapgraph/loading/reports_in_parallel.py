"""The quads of many reports, made here or in processes of their own, in the order of the reports.

A process is started afresh and opens the folder itself: a process with the engine's threads in it can't be forked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from gapgraph.corpus import Corpus
from gapgraph.derivation.dataset import quads_by_report
from gapgraph.rdf.writing import write_nquads

_WORTH_A_PROCESS: Final = 24
"""Below so many reports a process takes longer to start than it saves."""

_AHEAD: Final = 4
"""Reports a process that may wait to be stored, so that memory stays the same for any number of them."""


def quads_of_reports(graph: Corpus, reports: Sequence[str], workers: int = 1) -> Generator[Iterable[Quad], None, None]:
    """Of each report, its claims and what follows from them. Raises GapgraphError for a report that can't be read."""
    if workers < 2 or len(reports) < _WORTH_A_PROCESS:
        yield from map(quads_by_report(graph), reports)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"))
    try:
        waiting = iter(reports)
        coming = deque(pool.submit(_written, graph.root, one) for one in islice(waiting, workers * _AHEAD))
        while coming:
            yield parse(coming.popleft().result(), format=RdfFormat.N_QUADS)
            coming.extend(pool.submit(_written, graph.root, one) for one in islice(waiting, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _written(root: Path, report: str) -> bytes:
    return write_nquads(_maker(root)(report))


@cache
def _maker(root: Path) -> Callable[[str], Iterator[Quad]]:
    return quads_by_report(Corpus(root))
