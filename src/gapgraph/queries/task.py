"""A query that runs in its own process, which can be stopped: the engine itself has no time limit.

``python -m gapgraph.queries.task`` starts a process that runs one query. The process reads the task (the query, and the
place of its data) from its standard input, as JSON. The process writes the line ``ready`` to its standard output when
the data is loaded, and then the answer, or the error, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Event, Timer
from typing import IO, TYPE_CHECKING, Any, Final

from gapgraph.errors import GapgraphError
from gapgraph.queries.answer import QueryAnswer, answer, pack_answer, unpack_answer
from gapgraph.store.protocol import TripleStore
from gapgraph.vocabulary import NO_IRI, Iri, ReportId

if TYPE_CHECKING:
    from gapgraph.store.embedded import EmbeddedStore

READY: Final = b"ready\n"
"""The line that the process writes when the data is loaded."""

STARTED: Final = b"started\n"
"""The line that the process writes when it begins to parse a query that a user wrote; the parsing counts for the time
limit.
"""

PARSED: Final = b"parsed\n"
"""The line that the process writes when a query that a user wrote is parsed and may run."""


@dataclass(frozen=True)
class Task:
    """The query to run, and its data.

    The data of the query is the store in a folder, or reports of the folder ``root``, with derived triples if needed.
    If ``reports`` is empty, the query reads the reports about ``country`` (an IRI); if ``country`` is empty too, it
    reads all reports. ``name`` is the query's name in messages. For a query that a user wrote, ``graphs`` are the
    graphs that it may read, and its form (SELECT, ASK and so on) is detected; with ``only_parsed``, it is parsed but
    not run.
    """

    sparql: str
    form: str
    name: str
    root: str
    store: str = ""
    reports: tuple[ReportId, ...] = ()
    country: Iri = NO_IRI
    derived: bool = True
    limit: int | None = None
    graphs: tuple[str, ...] = ()
    only_parsed: bool = False

    @property
    def is_strange(self) -> bool:
        """Whether the text is foreign: not one of the canned queries."""
        return bool(self.graphs)


def run_stoppable(task: Task, seconds: float) -> QueryAnswer:
    """The task's answer; the time limit starts when the data is loaded, and also counts the parsing of a query that a
    user wrote.

    Raises GapgraphError GG509 for a timeout, GG510 if the process ends without an answer, and the errors of the query
    itself.
    """
    return understood(said_by_process(task, seconds), task)


def said_by_process(task: Task, seconds: float) -> bytes:
    """The bytes that a separate process writes as its answer to the task. The process never imports Python files from
    the current folder. Raises GapgraphError GG509 if the query takes too long.
    """
    command = [sys.executable, "-P", "-m", "gapgraph.queries.task"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:  # noqa: S603
        try:
            assert process.stdin
            process.stdin.write(json.dumps(asdict(task)).encode())
            process.stdin.close()
            process.stdin = None
            return _answer_of(process, _Clock(process, seconds))
        except TimeoutError:
            raise too_long(task, seconds) from None
        finally:
            process.kill()


class _Clock:
    """The time limit of a process, in seconds. The time for parsing and running the text counts, but not the time for
    loading data.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._left = seconds

    def during(self, read: Callable[[], bytes]) -> bytes:
        """The result of ``read``; the time that ``read`` takes counts for the time limit. Raises TimeoutError if the
        limit was reached; the process has then been ended.
        """
        over, begun = Event(), time.monotonic()

        def stop() -> None:
            over.set()
            self._process.kill()

        timer = Timer(max(self._left, 0.001), stop)
        timer.daemon = True
        timer.start()
        try:
            found = read()
        finally:
            timer.cancel()
            self._left -= time.monotonic() - begun
        if over.is_set():
            raise TimeoutError
        return found


def _answer_of(process: subprocess.Popen[bytes], clock: _Clock) -> bytes:
    """The output of the process after the line ``ready``; if the process doesn't write that line, all of its output (an
    error).
    """
    said = process.stdout
    assert said
    first = said.readline()
    if first == STARTED:
        first = clock.during(said.readline)
        first = said.readline() if first == PARSED else first
    if first == READY:
        return clock.during(said.read)
    return first + said.read()


def understood(said: bytes, task: Task) -> QueryAnswer:
    """The answer that the process wrote. Raises the error that the process reports, or GG510 if it wrote nothing."""
    unpacked(said, task)
    return unpack_answer(said)


def unpacked(said: bytes, task: Task) -> Any:
    """The JSON that the process wrote. Raises the error that the process reports, or GapgraphError GG510 if the process
    wrote nothing.
    """
    if not said:
        raise GapgraphError(
            "GG510",
            "The query's process ended without an answer",
            place=task.name,
            remedy="The query may have used too much memory: request less data.",
        )
    found = json.loads(said)
    if isinstance(found, dict) and "error" in found:
        raise GapgraphError(**found["error"])
    return found


def too_long(task: Task, seconds: float) -> GapgraphError:
    """The error for a query that took too long."""
    return GapgraphError(
        "GG509",
        f"The query was stopped after {seconds:g} s; its answer is unknown",
        place=task.name,
        remedy="Allow more time with --timeout, or request less data.",
    )


def _main(source: IO[bytes] | None = None, target: IO[bytes] | None = None) -> None:
    """Run the task on ``source`` (the standard input); write the answer, or the error, to ``target`` (the output).

    The standard streams are looked up when the process runs, and not at the import: in a notebook, which also imports
    this module, they can't read or write bytes.
    """
    source, target = source or sys.stdin.buffer, target or sys.stdout.buffer
    task = task_of(source.read())
    target.write(said_of(task, lambda: store_for(task), target))


def task_of(line: bytes) -> Task:
    """The task that was written as JSON."""
    given = json.loads(line)
    return Task(**{**given, "reports": tuple(given["reports"]), "graphs": tuple(given["graphs"])})


def said_of(task: Task, load: Callable[[], TripleStore], target: IO[bytes]) -> bytes:
    """The answer, or the error, as JSON; ``ready`` goes to ``target`` before the query runs."""
    try:
        said = _strange_said_of(task, target) if task.is_strange else _run(task, load, target)
    except GapgraphError as error:
        said = _packed_error(error)
    except Exception as error:  # noqa: BLE001  (any exception of the engine is reported as the query's failure)
        sentence = f"The query failed: {type(error).__name__}: {' '.join(str(error).split())}"
        said = _packed_error(GapgraphError("GG510", sentence, place=task.name, remedy="Request less data."))
    return said.encode()


def _run(task: Task, load: Callable[[], TripleStore], target: IO[bytes]) -> str:
    store = load()
    _say(READY, target)
    return pack_answer(answer(store, task.sparql, task.form, task.limit))


def _strange_said_of(task: Task, target: IO[bytes]) -> str:
    """The answer to a query that a user wrote, as JSON; the query is checked before anything is loaded."""
    from gapgraph.queries.guard import guard  # noqa: PLC0415  (imported late: guard is needed only if the query isn't canned)

    _say(STARTED, target)
    query = guard(task.sparql, frozenset(task.graphs), task.name)
    _say(PARSED, target)
    if task.only_parsed:
        return json.dumps(query)

    def load() -> EmbeddedStore:
        store = store_for(task)
        store.default_is_all = query.over_all
        return store

    return _run(replace(task, sparql=query.text, form=query.form), load, target)


def _say(word: bytes, target: IO[bytes]) -> None:
    target.write(word)
    target.flush()


def _packed_error(error: GapgraphError) -> str:
    parts = ("code", "sentence", "place", "remedy")
    return json.dumps({"error": {part: getattr(error, part) for part in parts}})


def store_for(task: Task) -> EmbeddedStore:
    """A store filled with the data of the task."""
    from gapgraph.corpus import open_corpus  # noqa: PLC0415
    from gapgraph.derivation.dataset import fill  # noqa: PLC0415  (imported late: fill is needed only in the separate process)
    from gapgraph.store.embedded import EmbeddedStore  # noqa: PLC0415
    from gapgraph.store.folder import open_engine  # noqa: PLC0415

    if task.store:
        return open_engine(Path(task.store))
    store, graph = EmbeddedStore(), open_corpus(Path(task.root))
    reports = graph.reports_on(task.country) if task.country else task.reports or None
    fill(store, graph, reports, with_derived=task.derived)
    return store


if __name__ == "__main__":
    _main()
