"""A query to be run in a process of its own, which can be stopped: the engine itself knows no time limit.

``python -m gapgraph.queries.task`` is that process: it reads the task as JSON, says ``ready`` when the data is loaded,
and writes the answer as JSON, or what went wrong.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from gapgraph.errors import GapgraphError
from gapgraph.queries.answer import QueryAnswer, answer, pack_answer, unpack_answer
from gapgraph.store.protocol import TripleStore

if TYPE_CHECKING:
    from gapgraph.store.embedded import EmbeddedStore

READY: Final = b"ready\n"
"""What the process says when the data is loaded."""


@dataclass(frozen=True)
class Task:
    """What to run, and on what.

    The data is a store's folder, or the reports of ``root`` (where none is named those on ``country``, an IRI, and
    without that all), with what is derived from them where that is needed. ``name`` is how messages call the query.
    """

    sparql: str
    form: str
    name: str
    root: str
    store: str = ""
    reports: tuple[str, ...] = ()
    country: str = ""
    derived: bool = True
    limit: int | None = None


def run_stoppable(task: Task, seconds: float) -> QueryAnswer:
    """The task's answer; the clock starts when the data is loaded.

    Raises GapgraphError GG509 when the time is over, GG510 when the process ends without an answer, and what the query
    itself raises.
    """
    command = [sys.executable, "-m", "gapgraph.queries.task"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:  # noqa: S603
        try:
            assert process.stdin
            process.stdin.write(json.dumps(asdict(task)).encode())
            process.stdin.close()
            process.stdin = None
            said = _answer_of(process, seconds)
        except subprocess.TimeoutExpired:
            raise too_long(task, seconds) from None
        finally:
            process.kill()
    return understood(said, task)


def _answer_of(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """What the process wrote after it was ready, or instead of that."""
    assert process.stdout
    first = process.stdout.readline()
    rest, _ = process.communicate(timeout=seconds)
    return rest if first == READY else first + rest


def understood(said: bytes, task: Task) -> QueryAnswer:
    """The answer that the process wrote. Raises the error that it tells, or GapgraphError GG510 where it wrote none."""
    if not said:
        raise GapgraphError(
            "GG510",
            "The query's process ended without an answer",
            place=task.name,
            remedy="It may have run out of memory: ask for less.",
        )
    found: dict[str, Any] = json.loads(said)
    if "error" in found:
        raise GapgraphError(**found["error"])
    return unpack_answer(said)


def too_long(task: Task, seconds: float) -> GapgraphError:
    """The error that tells that the time was over."""
    return GapgraphError(
        "GG509",
        f"The query was stopped after {seconds:g} s; nothing is known of its answer",
        place=task.name,
        remedy="Give it longer with --timeout, or ask for less.",
    )


def _main(source: IO[bytes] | None = None, target: IO[bytes] | None = None) -> None:
    """Run the task on ``source`` (the standard input); the answer, or the error, goes to ``target`` (the output).

    The standard streams are looked up here: those of a notebook, which imports this module too, take no bytes.
    """
    source, target = source or sys.stdin.buffer, target or sys.stdout.buffer
    task = task_of(source.read())
    target.write(said_of(task, lambda: store_for(task), target))


def task_of(line: bytes) -> Task:
    """The task that was written as JSON."""
    given = json.loads(line)
    return Task(**{**given, "reports": tuple(given["reports"])})


def said_of(task: Task, load: Callable[[], TripleStore], target: IO[bytes]) -> bytes:
    """The answer, or the error, as it travels; ``ready`` goes to ``target`` before the query is asked."""
    try:
        store = load()
        target.write(READY)
        target.flush()
        said = pack_answer(answer(store, task.sparql, task.form, task.limit))
    except GapgraphError as error:
        said = _packed_error(error)
    except Exception as error:  # noqa: BLE001  (whatever the engine raises is the query's failure, and is told)
        sentence = f"The query failed: {type(error).__name__}: {' '.join(str(error).split())}"
        said = _packed_error(GapgraphError("GG510", sentence, place=task.name, remedy="Ask for less."))
    return said.encode()


def _packed_error(error: GapgraphError) -> str:
    parts = ("code", "sentence", "place", "remedy")
    return json.dumps({"error": {part: getattr(error, part) for part in parts}})


def store_for(task: Task) -> EmbeddedStore:
    """The store that the task runs on, filled."""
    from gapgraph.corpus import open_corpus  # noqa: PLC0415
    from gapgraph.derivation.dataset import fill  # noqa: PLC0415  (the parent needs none of this)
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
