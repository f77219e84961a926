"""Runs one canned query for a command. Only the data that the query reads is loaded, in this process.

The query runs in a fork of this process, because a fork can be stopped and the engine itself has no time limit. A new
process would import and read everything again, which takes longer than the query.
"""

from __future__ import annotations

import os
import signal
from io import BytesIO
from itertools import pairwise
from select import select
from typing import Final, NoReturn

from gapgraph.corpus import Corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.derivation.dataset import fill_claims, fill_coverage, fill_shared
from gapgraph.derivation.stored_nodes import EVERYTHING, StoredPart
from gapgraph.queries.answer import QueryAnswer
from gapgraph.queries.header import Header
from gapgraph.queries.task import Task, said_of, too_long, understood
from gapgraph.rdf.graphs import COUNTRIES_GRAPH, INFERRED_GRAPH, MANDATES_GRAPH, ONTOLOGY_GRAPH
from gapgraph.rdf.sparql import tokens
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import expand

can_fork: Final = hasattr(os, "fork")
"""Whether this system can fork a process; Windows can't."""

_SHARED: Final = {
    "ontology": ONTOLOGY_GRAPH,
    "inferred": INFERRED_GRAPH,
    "law": MANDATES_GRAPH,
    "country": COUNTRIES_GRAPH,
}
"""The shared graphs, by the words of a query's header."""


def ask_once(graph: Corpus, header: Header, task: Task, seconds: float) -> QueryAnswer:
    """The task's answer; the time limit starts when the data is loaded.

    Raises GapgraphError GG509 and GG510 as :func:`gapgraph.queries.task.run_stoppable` does, and the errors for files
    that can't be read.
    """
    store = _loaded(graph, header, task)
    source, target = os.pipe()
    child = os.fork()
    if not child:
        _answer(store, task, target)
    os.close(target)
    try:
        with os.fdopen(source, "rb") as said:
            if not select([said], [], [], seconds)[0]:
                raise too_long(task, seconds)
            return understood(said.read(), task)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _answer(store: EmbeddedStore, task: Task, target: int) -> NoReturn:
    """Writes the answer, and ends the fork without the exit handlers of its parent."""
    try:
        with os.fdopen(target, "wb") as file:
            file.write(said_of(task, lambda: store, BytesIO()))
    finally:
        os._exit(0)


def _loaded(graph: Corpus, header: Header, task: Task) -> EmbeddedStore:
    require_current_closures(graph)
    reports = (graph.reports_on(task.country) if task.country else task.reports) or graph.report_ids
    is_ours = graph.is_bundled
    shared = [iri for word, iri in _SHARED.items() if word in header.reads or not is_ours]
    store = EmbeddedStore()
    fill_shared(store, *graph.layers, graphs=shared)
    part = part_read(task.sparql) if is_ours else EVERYTHING
    for report in reports:
        fill_claims(store, graph, [report])
        if task.derived:
            fill_coverage(store, graph, [report], part)
        if len(reports) > 1:
            # For one report the facts stay in memory, because the page that is written next needs them too.
            graph.drop_cached(report)
    return store


def part_read(sparql: str) -> StoredPart:
    """The parts of the coverage graphs that a bundled query reads, by the classes and groups that it names.

    A bundled query names the class of each node, and for coverage often the group; a test compares all answers with
    those from the whole data.
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
