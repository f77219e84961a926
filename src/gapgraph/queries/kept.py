"""A process that runs queries and is kept alive, so that the second query of a session loads and derives nothing.

``python -m gapgraph.queries.kept`` starts a process that answers several tasks (a task is a query with its data). The
process reads one task from each line of its input, and keeps the loaded data in memory. For each task, the process
writes the line ``ready`` when the data is loaded, and then the answer in one line. A process that is kept alive ends
when its standard input closes. If a task exceeds the time limit, the caller ends the process, and the next query starts
another process.

A process that is kept alive runs only canned queries (the queries that Gapgraph contains). For each query that a user
writes, a new process is started (:mod:`gapgraph.queries.task`).
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Final

from gapgraph.corpus import Corpus, open_corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.derivation.dataset import fill_claims, fill_coverage, fill_shared, report_file, shared_files
from gapgraph.queries.answer import QueryAnswer
from gapgraph.queries.task import READY, Task, said_of, task_of, too_long, understood
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.rdf.input_files import files_in
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import open_engine
from gapgraph.vocabulary import NO_REPORT, Iri, ReportId

_MOST_IDLE: Final = 2
"""The maximum number of processes that wait for another query."""

_MOST_COPIED: Final = 12
"""The maximum number of reports that a process copies from a store in a folder into memory. A large report takes about
ten megabytes.
"""

_IDLE: Final[list[KeptProcess]] = []
_LOCK: Final = Lock()


class KeptProcess:
    """A process that is kept alive and answers one task (query) after another."""

    def __init__(self, place: tuple[str, str]) -> None:
        """Starts the process for the data at ``place``: the folder of the files, and the folder of the store."""
        command = [sys.executable, "-P", "-m", "gapgraph.queries.kept"]
        self.place = place
        self.owner = os.getpid()
        self.has_answered = False
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603

    def ask(self, task: Task, seconds: float) -> bytes | None:
        """The line with which the process answers the task; if the process has ended, the result of
        :meth:`_answer_after_end`. Raises GapgraphError GG509 if the answer takes too long.
        """
        source, target = self._process.stdin, self._process.stdout
        assert source
        assert target
        try:
            source.write(json.dumps(asdict(task)).encode() + b"\n")
            source.flush()
        except OSError:
            return self._answer_after_end()
        first = target.readline()
        if not first:
            return self._answer_after_end()
        self.has_answered = True
        return self._in_time(target, task, seconds) if first == READY else first

    def _answer_after_end(self) -> bytes | None:
        """What :meth:`ask` returns for a process that has ended. None means that the process has answered an earlier
        task, so that the caller sends the task to another process. Empty bytes mean that the process ended before its
        first answer; then the caller raises an error, because another process would probably end, too.
        """
        return None if self.has_answered else b""

    def _in_time(self, target: IO[bytes], task: Task, seconds: float) -> bytes:
        """The answer line that the query process writes. Kills the query process and raises GapgraphError GG509 if the
        process hasn't written its answer after ``seconds``.
        """
        over = Event()

        def stop() -> None:
            over.set()
            self._process.kill()

        clock = Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            said = target.readline()
        finally:
            clock.cancel()
        if over.is_set() and not said.endswith(b"\n"):
            raise too_long(task, seconds)
        return said

    @property
    def number(self) -> int:
        """The id of the process in the operating system."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs and was started by the calling process. If the calling process is a fork of
        the process that started it, the result is False, because the answers belong to the parent of the fork.
        """
        return self.owner == os.getpid() and self._process.poll() is None

    def end(self) -> None:
        """Ends the process and waits until the process has ended, if the calling process started it."""
        if self.owner == os.getpid():
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()


def ask_kept(task: Task, seconds: float) -> QueryAnswer:
    """The task's answer, from a process that may already have the data; the time limit starts when the data is loaded.

    Raises GapgraphError GG509 if the query takes too long, GG510 if the process ends without an answer, and the errors
    of the query itself.
    """
    while True:
        process = _taken((task.root, task.store))
        try:
            said = process.ask(task, seconds)
        except BaseException:
            # The process may still be writing an answer that nobody will read.
            process.end()
            raise
        if said is not None:
            _put_back(process)
            return understood(said, task)
        process.end()


def _taken(place: tuple[str, str]) -> KeptProcess:
    """A waiting process that has loaded the data of ``place`` (a folder of files and a folder of a store), or a new
    process.
    """
    with _LOCK:
        for process in reversed(_IDLE):
            if process.place == place:
                _IDLE.remove(process)
                if process.is_alive:
                    return process
                process.end()
    return KeptProcess(place)


def _put_back(process: KeptProcess) -> None:
    """Keeps the process for the next query. If more processes wait than the maximum, the oldest ones are ended."""
    with _LOCK:
        _IDLE.append(process)
        ended = _IDLE[:-_MOST_IDLE]
        del _IDLE[:-_MOST_IDLE]
    for one in ended:
        one.end()


def idle() -> tuple[KeptProcess, ...]:
    """The processes that wait for another task."""
    with _LOCK:
        return tuple(_IDLE)


@atexit.register
def end_all() -> None:
    """Ends the processes that wait for another task."""
    with _LOCK:
        ended = _IDLE.copy()
        _IDLE.clear()
    for one in ended:
        one.end()


class Loaded:
    """The data that a process has loaded, and uses again for the next query."""

    def __init__(self) -> None:
        """Create the object without loaded data."""
        self._stamp: object = None
        self._place: tuple[str, str] = ("", "")
        self._copied: EmbeddedStore | None = None

    def store_for(self, task: Task) -> EmbeddedStore:
        """A store with the data for the task, and possibly with other data; if files have changed, the data is loaded
        again.

        Raises GapgraphError for files that can't be read.
        """
        self.begin((task.root, task.store))
        if not task.store:
            self._add(task)
        return self._copied if self._copied and self._has_copied(task) else self._store

    def copy_for_next(self, task: Task) -> None:
        """Copies the graphs that a task has read from a store in a folder into memory, because a query of graphs in
        memory takes less than half the time of a query of a store in a folder.

        Only the reports that the task names are copied, at most :data:`_MOST_COPIED` reports; a query about more
        reports reads the store in the folder.
        """
        wanted = [report for report in task.reports if report not in self._claims]
        if not task.store or not wanted or len(self._claims) + len(wanted) > _MOST_COPIED:
            return
        if self._copied is None:
            self._copied = EmbeddedStore()
            self._copied.copy_graphs(self._store, SHARED_GRAPHS)
        self._copied.copy_graphs(
            self._store, [of(report) for report in wanted for of in (claims_graph, coverage_graph)]
        )
        self._claims.update(wanted)

    def _has_copied(self, task: Task) -> bool:
        return bool(task.reports) and self._claims.issuperset(task.reports)

    def begin(self, place: tuple[str, str]) -> None:
        """Loads the data that every query needs, if the data isn't loaded yet or its files have changed. Raises
        GapgraphError for files that can't be read.
        """
        stamp = _stamp(place)
        if (place, stamp) != (self._place, self._stamp):
            self._place, self._stamp = place, None
            self._load(*place)
            self._stamp = stamp

    def _load(self, root: str, folder: str) -> None:

        self._claims, self._coverage, self._copied = set[ReportId](), set[ReportId](), None
        self._on = dict[Iri, tuple[ReportId, ...]]()
        if folder:
            self._store = open_engine(Path(folder))
            return
        self._graph, self._store = open_corpus(Path(root)), EmbeddedStore()
        require_current_closures(self._graph)
        fill_shared(self._store, *self._graph.layers)

    def _add(self, task: Task) -> None:
        """Loads the reports of the task that aren't loaded yet."""
        wanted = _reports(task, self._graph, self._on)
        claims = [report for report in wanted if report not in self._claims]
        coverage = [report for report in wanted if task.derived and report not in self._coverage]
        fill_claims(self._store, self._graph, claims)
        self._claims.update(claims)
        fill_coverage(self._store, self._graph, coverage)
        self._coverage.update(coverage)
        for report in wanted:
            self._graph.drop_cached(report)


def _reports(task: Task, graph: Corpus, known: dict[Iri, tuple[ReportId, ...]]) -> tuple[ReportId, ...]:
    if not task.country:
        return task.reports or graph.report_ids
    if task.country not in known:
        known[task.country] = graph.reports_on(task.country)
    return known[task.country]


def _stamp(place: tuple[str, str]) -> tuple[tuple[str, int, int], ...]:
    """The path, the modification time and the size of each file of the folder; empty for a store. Loaded data is valid
    while paths, times and sizes are unchanged.
    """
    root, folder = place
    if folder:
        return ()
    shared = [path for _, path in shared_files(*open_corpus(Path(root)).layers)]
    files = [*shared, *files_in(report_file(Path(root), NO_REPORT).parent, "*.ttl")]
    stats = ((str(path), path.stat()) for path in files)
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


def answer_tasks(source: IO[bytes] | None = None, target: IO[bytes] | None = None) -> None:
    """Answer the tasks on ``source`` (the standard input) until it ends; write to ``target`` (the output)."""
    source, target = source or sys.stdin.buffer, target or sys.stdout.buffer
    loaded = Loaded()
    for line in iter(source.readline, b""):
        task = task_of(line)
        target.write(said_of(task, lambda task=task: loaded.store_for(task), target) + b"\n")  # type: ignore[misc]
        target.flush()
        loaded.copy_for_next(task)


if __name__ == "__main__":
    answer_tasks()
