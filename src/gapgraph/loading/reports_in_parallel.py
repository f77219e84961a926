"""Writes the graphs of many reports as text, in the calling process or in worker processes, in the order of the
reports.

Each worker process is newly started (not forked), because a process that runs the engine's threads can't be forked.
Each worker process opens the folder of the reports itself.
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
"""The minimum number of reports for which worker processes are started; for fewer reports, starting processes takes
more time than the processes save.
"""

_AHEAD: Final = 24
"""The maximum number of finished reports of each worker process that wait while the calling process stores a million
quads. Because the number of waiting reports is limited, memory use doesn't depend on the number of all reports.
"""

_LIVE_OBJECTS: Final = 100_000


def texts_of_reports(
    graph: Corpus, reports: Sequence[ReportId], workers: int = 1
) -> Generator[tuple[GraphText, ...], None, None]:
    """Yields for each report the texts of its two graphs: the claims, and the nodes derived from the claims. Raises
    GapgraphError for a report that can't be read.
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
    """Ends a worker process if its parent process was killed; otherwise the worker process would wait for work
    forever.
    """
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
    """A function that gives the texts of a report's graphs. The function is made once in each worker process. In a
    worker process, Python's garbage collector runs less often than by default, which saves time.
    """
    gc.set_threshold(_LIVE_OBJECTS)
    return partial(report_texts, Corpus(root))
