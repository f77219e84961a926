"""Runs one canned query for a command. Only the data that the query reads is loaded.

The command's process is forked, and the fork loads the data and runs the query, because a fork can be stopped and the
engine itself has no time limit. A new process would import all modules again, and the import takes longer than the
query. While the fork runs the query, the command's process imports the modules that draw the answer's page.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from select import select
from typing import Final, NoReturn

from gapgraph.core.facts import Triple
from gapgraph.corpus import Corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.derivation.dataset import derive_stored_triples, fill_shared, report_file
from gapgraph.derivation.stored_nodes import EVERYTHING, StoredPart
from gapgraph.queries.answer import QueryAnswer
from gapgraph.queries.header import Header
from gapgraph.queries.task import READY, Task, said_of, too_long, understood
from gapgraph.rdf.graphs import (
    COUNTRIES_GRAPH,
    INFERRED_GRAPH,
    MANDATES_GRAPH,
    ONTOLOGY_GRAPH,
    claims_graph,
    coverage_graph,
)
from gapgraph.rdf.sparql import tokens
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import ReportId, expand

_TURN: Final = 0.0002
"""In the fork that runs the query, the number of seconds that a thread runs before it lets another thread run."""

can_fork: Final = hasattr(os, "fork")
"""Whether the operating system can fork a process; Windows can't."""

_SHARED: Final = {
    "ontology": ONTOLOGY_GRAPH,
    "inferred": INFERRED_GRAPH,
    "law": MANDATES_GRAPH,
    "country": COUNTRIES_GRAPH,
}
"""The shared graphs, by the words that a query's header uses for them."""


def ask_once(
    graph: Corpus, header: Header, task: Task, seconds: float, meanwhile: Callable[[], object] = lambda: None
) -> QueryAnswer:
    """The task's answer; the time limit starts when the data is loaded.

    ``meanwhile`` is called in the command's process while the fork loads the data; for example, ``meanwhile`` can
    import the modules that draw the page.
    Raises GapgraphError GG509 if the query takes too long, GG510 if the fork ends without an answer, and GG201 or GG202
    for a file that can't be read.
    """
    source, target = os.pipe()
    child = os.fork()
    if not child:
        _answer(graph, header, task, target)
    os.close(target)
    try:
        # The pipe is opened without a buffer, because select doesn't see bytes that are already in a buffer.
        with os.fdopen(source, "rb", buffering=0) as said:
            meanwhile()
            first = said.readline()
            if first == READY and not select([said], [], [], seconds)[0]:
                raise too_long(task, seconds)
            return understood(said.readall() if first == READY else first, task)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _answer(graph: Corpus, header: Header, task: Task, target: int) -> NoReturn:
    """Loads the data, writes the answer, and ends the fork without the exit handlers of its parent."""
    try:
        with os.fdopen(target, "wb") as file:
            file.write(said_of(task, lambda: _loaded(graph, header, task), file))
    finally:
        os._exit(0)


def _loaded(graph: Corpus, header: Header, task: Task) -> EmbeddedStore:
    """A store with the data that the query reads. The engine reads the files in a second thread while the first thread
    derives the coverage.
    """
    is_ours = graph.is_bundled
    shared = [iri for word, iri in _SHARED.items() if word in header.reads or not is_ours]
    part = part_read(task.sparql) if is_ours else EVERYTHING
    store = EmbeddedStore()
    # The thread that reads the files waits after each file until the main thread lets it run again: by default 5 ms.
    sys.setswitchinterval(_TURN)
    with ThreadPoolExecutor(1) as beside:
        filled = beside.submit(fill_shared, store, *graph.layers, graphs=shared)
        require_current_closures(graph)
        reports = (graph.reports_on(task.country) if task.country else task.reports) or graph.report_ids
        parts = [beside.submit(_fill_claims, store, graph, report) for report in reports]
        for report in reports:
            # The second thread stores the coverage of a report while the main thread derives that of the next report.
            coverage = [(coverage_graph(report), _derived(graph, report, task, part))]
            parts.append(beside.submit(store.fill_all, coverage))
        for one in (filled, *parts):
            one.result()
    return store


def _fill_claims(store: EmbeddedStore, graph: Corpus, report: ReportId) -> None:
    store.fill_from(claims_graph(report), report_file(graph.root, report))


def _derived(graph: Corpus, report: ReportId, task: Task, part: StoredPart) -> list[Triple]:
    """The triples of the report's coverage that the query reads; none if the query reads no coverage. Even if the query
    reads no coverage, the report's file is read, so that an error in the file is always raised.
    """
    graph.report_facts(report)
    found = list(derive_stored_triples(graph, report, part)) if task.derived else []
    graph.drop_cached(report)
    return found


def part_read(sparql: str) -> StoredPart:
    """The parts of the coverage graphs that a bundled query reads, by the classes and groups that it names.

    A bundled query names the class of each node, and for coverage often the group. A test compares the answers from the
    loaded parts with the answers from all data.
    """
    found = list(tokens(sparql))
    classes = [token.text for token in found if token.text in _CLASSES]
    groups = [after for token, after in pairwise(found) if token.text == "gap:group"]
    is_named = len(groups) == classes.count(_COVERAGE) and all(after.kind == "name" for after in groups)
    return StoredPart(
        groups=frozenset(expand(after.text) for after in groups) if is_named else None,
        coverage=_COVERAGE in classes,
        gaps="gap:Gap" in classes,
        duties="gap:DutyAssessment" in classes,
    )


_COVERAGE: Final = "gap:Coverage"
_CLASSES: Final = (_COVERAGE, "gap:Gap", "gap:DutyAssessment")
