"""Run a query on the source of the data: the reports of a folder, which are loaded for the query, or a remote store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.core.facts import Literal
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.queries.answer import QueryAnswer, answer
from gapgraph.queries.asked_once import ask_once, can_fork
from gapgraph.queries.catalogue import CannedQuery, Values, read_catalogue
from gapgraph.queries.guard import OwnQuery, over_graphs
from gapgraph.queries.kept import ask_kept
from gapgraph.queries.run import Result, ask
from gapgraph.queries.scope import Scope, scope_of
from gapgraph.queries.task import Task, run_stoppable, said_by_process, unpacked
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.rdf.input_files import plain_utf8
from gapgraph.store.folder import StoreFacts
from gapgraph.store.protocol import TripleStore
from gapgraph.store.source import FolderFacts
from gapgraph.vocabulary import Iri, ReportId, curie

if TYPE_CHECKING:
    from gapgraph.remote.remote_source import RemoteFacts

_MOST_COPIED = 1_250_000
"""The maximum number of triples that are copied from a store whose own answers aren't reliable. Copying this number of
triples takes about a minute.
"""

_LARGEST = 1_000_000
"""The maximum size of a query that a user writes, in bytes."""


def ask_canned(
    graph: Corpus,
    query: CannedQuery,
    values: Values,
    limit: int | None,
    seconds: float,
    *,
    once: bool = False,
    meanwhile: Callable[[], object] = lambda: None,
) -> Result:
    """The canned query's rows, from a process that is reused for the next query, and stopped after ``seconds``.

    ``once`` says that no other query follows: then a fork of the calling process loads the data that the query needs,
    if the data is in files and the system can fork. Until the fork answers, ``meanwhile`` runs in the calling process.
    A query about some reports or a country reads only the graphs of these reports (:mod:`gapgraph.queries.scope`).
    Raises GapgraphError GG502, GG503 and GG508 for wrong values, GG509 if the query takes too long, GG510 if the query
    fails, and the errors of a remote store.
    """
    sparql = query.bind(values, graph)
    scope = scope_of(query, values, graph)
    store = store_elsewhere(graph, scope.reports)
    if store is not None:
        found = ask(_reliable_store(graph, store, scope, query), sparql, limit)
        return found.shaped(query.header)
    name = " ".join((query.name, *(f"{key}={value}" for key, value in values.items())))
    task = Task(
        sparql=sparql,
        form="select",
        name=name,
        root=str(graph.root),
        store=store_in_folder(graph),
        reports=scope.reports,
        country=scope.country,
        derived="coverage" in query.header.reads,
        limit=limit,
    )
    if once and can_fork and not task.store:
        asked = ask_once(graph, query.header, task, seconds, meanwhile)
    else:
        asked = ask_kept(task, seconds)
    assert isinstance(asked, Result)
    return asked.shaped(query.header)


def _reliable_store(graph: Corpus, store: TripleStore, scope: Scope, query: CannedQuery) -> TripleStore:
    """The remote store itself, restricted to the graphs that the query reads; or a local copy of these graphs, if the
    remote store's own answers aren't reliable.

    Raises GapgraphError GG616 if a local copy is needed, but would have more than :data:`_MOST_COPIED` triples.
    """
    from gapgraph.remote.remote_source import RemoteFacts  # noqa: PLC0415  (imported late: RemoteFacts needs an extra)

    source = graph.source
    if not isinstance(source, RemoteFacts):
        return store
    graphs = _read_by(query, scope, source)
    if source.is_believed(one.sparql for one in read_catalogue(graph.base).values()):
        source.require_held(graphs)
        return source.store.within(source.whole(graphs))
    source.require(*graphs)
    triples = sum(source.marks.whole[graph].size for graph in graphs)
    if triples > _MOST_COPIED:
        source.store.refuse(
            f"its own answers are not reliable, and {triples:,} triples are too many to copy for {query.name}"
        )
    return source.copy(graphs).within(graphs)


def _read_by(query: CannedQuery, scope: Scope, source: RemoteFacts) -> tuple[str, ...]:
    """The graphs that the query needs: the shared graphs, and for each report in the scope, the claims graph and, if
    the query reads coverage, the coverage graph.
    """
    reports = scope.reports or (source.reports_on(scope.country) if scope.country else source.report_ids())
    kinds = (claims_graph, coverage_graph) if "coverage" in query.header.reads else (claims_graph,)
    return (*SHARED_GRAPHS, *(make(report) for report in reports for make in kinds))


def choose_values(query: CannedQuery, values: Values, graph: Corpus) -> Mapping[str, str]:
    """Every parameter with its value, chosen or default, in the form in which a table shows it."""
    terms = query.all_terms(values, graph)
    return {name: term.text if isinstance(term, Literal) else curie(Iri(term)) for name, term in terms.items()}


def ask_own(graph: Corpus, path: Path, limit: int | None, seconds: float) -> QueryAnswer:
    """The answer to the SPARQL query in a file (``-`` is the standard input), over every report.

    Raises GapgraphError GG201 for a file that can't be read, GG205 for a file that is too large, GG211 for a text that
    isn't a SPARQL query, GG212 for a forbidden query, GG509 if the query takes too long, GG510 if it fails.
    """
    return ask_text(graph, _read(path), _STDIN if str(path) == "-" else str(path), limit, seconds)


_STDIN = "standard input"
"""The name, in messages, of the text that is read from ``-``."""


def ask_text(graph: Corpus, sparql: str, name: str, limit: int | None, seconds: float) -> QueryAnswer:
    """The answer to a query that a user wrote; ``name`` is its name in messages. Raises GapgraphError GG211 if the text
    isn't a SPARQL query, GG212 if the query is forbidden, GG509 if it takes too long, GG510 if it fails.
    """
    graphs = own_graphs(graph)
    task = Task(sparql, "", name, str(graph.root), store=store_in_folder(graph), limit=limit, graphs=graphs)
    store = store_elsewhere(graph)
    if store is None:
        return run_stoppable(task, seconds)
    checked = replace(task, only_parsed=True)
    _require_held(graph, graphs)
    query = OwnQuery(*unpacked(said_by_process(checked, seconds), checked))
    text = over_graphs(query.text, graphs) if query.over_all else query.text
    return answer(store, text, query.form, limit)


def _require_held(graph: Corpus, graphs: Iterable[str]) -> None:
    from gapgraph.remote.remote_source import RemoteFacts  # noqa: PLC0415  (imported late: RemoteFacts needs an extra)

    if isinstance(graph.source, RemoteFacts):
        graph.source.require_held(graphs)


def own_graphs(graph: Corpus) -> tuple[str, ...]:
    """The named graphs that a query may name in FROM: the shared graphs, and two for each report."""
    named = (make(report) for report in graph.report_ids for make in (claims_graph, coverage_graph))
    return (*SHARED_GRAPHS, *named)


def store_in_folder(graph: Corpus) -> str:
    """The folder of the engine's files, if the facts come from a store on disk; else empty."""
    return str(graph.source.place_of_engine) if isinstance(graph.source, StoreFacts) else ""


def store_elsewhere(graph: Corpus, reports: Iterable[ReportId] = ()) -> TripleStore | None:
    """The remote store with the data, restricted to our complete graphs; None if the data is in a folder.

    Raises GapgraphError GG614 if one of these reports (if none is named: any graph of the store) isn't completely
    loaded.
    """
    if isinstance(graph.source, FolderFacts):
        return None
    from gapgraph.remote.remote_source import RemoteFacts  # noqa: PLC0415  (imported late: RemoteFacts needs an extra)

    if not isinstance(graph.source, RemoteFacts):
        return None
    graph.source.ready(reports)
    return graph.source.store.within(graph.source.whole(own_graphs(graph)))


def _read(path: Path) -> str:
    try:
        source = sys.stdin.buffer.read(_LARGEST + 1) if str(path) == "-" else path.read_bytes()
        if len(source) > _LARGEST:
            remedy = f"A query has {_LARGEST} bytes at most."
            raise GapgraphError("GG205", "The query is too large", place=str(path), remedy=remedy)
        return plain_utf8(source, str(path)).decode()
    except OSError as error:
        raise GapgraphError("GG201", "The file can't be read", place=str(path), remedy=system_remedy(error)) from error
