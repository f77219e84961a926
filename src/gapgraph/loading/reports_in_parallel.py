"""The graphs of many reports as text, made in this process or in separate processes, in the order of the reports.

Each process is newly started and opens the folder itself, because a process that runs the engine's threads can't be
forked.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Final

from gapgraph.corpus import Corpus
from gapgraph.loading.load_parts import GraphText, report_texts
from gapgraph.vocabulary import ReportId

_WORTH_A_PROCESS: Final = 24
"""With fewer reports than this, starting processes takes more time than the processes save."""

_AHEAD: Final = 24
"""The number of finished reports for each process that can wait to be stored. Reports wait while the calling process
stores a million quads; because their number is limited, memory use doesn't depend on the number of all reports.
"""

_LIVE_OBJECTS: Final = 100_000


def texts_of_reports(
    graph: Corpus, reports: Sequence[ReportId], workers: int = 1
) -> Generator[tuple[GraphText, ...], None, None]:
    """Yields the graphs of each report: its claims, and the nodes derived from them. Raises GapgraphError for a report
    that can't be read.
    """
    if workers < 2 or len(reports) < _WORTH_A_PROCESS:
        yield from map(partial(report_texts, graph), reports)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent)
    try:
        waiting = iter(reports)
        coming = deque(pool.submit(_made, graph.root, one) for one in islice(waiting, workers * _AHEAD))
        while coming:
            yield coming.popleft().result()
            coming.extend(pool.submit(_made, graph.root, one) for one in islice(waiting, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Ends this process if its parent was killed; otherwise it would wait for work forever."""
    parent = parent_process()
    assert parent

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _made(root: Path, report: ReportId) -> tuple[GraphText, ...]:
    return _maker(root)(report)


@cache
def _maker(root: Path) -> Callable[[str], tuple[GraphText, ...]]:
    """A function that makes the texts of a report. The process of this function keeps no results, so its garbage
    collector may run less often.
    """
    gc.set_threshold(_LIVE_OBJECTS)
    return partial(report_texts, Corpus(root))
