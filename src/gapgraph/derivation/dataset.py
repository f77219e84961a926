"""All data as named graphs: the ontology, its inferences, the mandates, the countries, two graphs for each report."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from gapgraph.core.facts import Triple
from gapgraph.corpus import Corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.derivation.nodes import derive
from gapgraph.derivation.stored_nodes import EVERYTHING, StoredPart, derive_stored, derive_unshared
from gapgraph.rdf.graphs import (
    COUNTRIES_GRAPH,
    INFERRED_GRAPH,
    MANDATES_GRAPH,
    ONTOLOGY_GRAPH,
    SHARED_GRAPHS,
    claims_graph,
    coverage_graph,
)
from gapgraph.rdf.input_files import files_in
from gapgraph.rdf.reading import read_quads
from gapgraph.rdf.writing import engine_quads
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import ReportId

_FOLDERS = (
    (ONTOLOGY_GRAPH, "ontology"),
    (INFERRED_GRAPH, "ontology/inferred"),
    (MANDATES_GRAPH, "ontology/mandates"),
    (COUNTRIES_GRAPH, "data/countries"),
)


def shared_files(*layers: Path) -> Iterator[tuple[str, Path]]:
    """The files that all reports share, each with its graph, the base folder first."""
    for graph, folder in _FOLDERS:
        for layer in layers:
            for path in files_in(layer / folder, "*.ttl"):
                yield graph, path


def report_file(root: Path, report: ReportId) -> Path:
    """The file of a report's claims."""
    return root / "data" / "reports" / f"{report}.ttl"


def derive_triples(graph: Corpus, report: ReportId) -> Iterator[Triple]:
    """What follows from the report's claims without a time, in the full form that exported files have. Raises
    GapgraphError GG101 for an unknown report.
    """
    return derive(graph.report(report), graph.view(report), graph.derivation_inputs)


def derive_stored_triples(graph: Corpus, report: ReportId, part: StoredPart = EVERYTHING) -> Iterator[Triple]:
    """What follows from the report's claims, in the form of the coverage graph in a store. Raises GapgraphError GG101
    for an unknown report.
    """
    return derive_stored(graph.report(report), graph.view(report), graph.derivation_inputs, part)


def derive_unshared_triples(graph: Corpus, report: ReportId) -> Iterator[Triple]:
    """What follows from the report's claims, with one node of coverage for each group, as the SPARQL rules write it.
    Raises GapgraphError GG101 for an unknown report.
    """
    return derive_unshared(graph.report(report), graph.view(report), graph.derivation_inputs)


def fill(
    store: EmbeddedStore,
    graph: Corpus,
    reports: Iterable[ReportId] | None = None,
    *,
    with_derived: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Adds the shared graphs and the graphs of the reports (if none is named, of all) to an empty store.

    All files are added in one bulk load, because a bulk load for each file would take twice the space on disk. ``tell``
    is called with the id of each report that was added. The facts of a report are dropped from memory after they are
    stored.
    """
    require_current_closures(graph)
    ids = graph.report_ids if reports is None else reports
    of_reports = (part for report in ids for part in _of_report(graph, report, tell, with_derived=with_derived))
    quads = (quad for name, triples in of_reports for quad in engine_quads(triples, name))
    store.engine.bulk_extend(chain(shared_quads(*graph.layers), quads))


def _of_report(
    graph: Corpus, report: ReportId, tell: Callable[[str], None], *, with_derived: bool
) -> Iterator[tuple[str, Iterable[Triple]]]:
    """The graphs of a report, each with its triples; its facts are dropped when the next report is requested."""
    yield claims_graph(report), graph.report_facts(report).triples()
    if with_derived:
        yield coverage_graph(report), derive_stored_triples(graph, report)
    graph.drop_cached(report)
    tell(report)


def fill_claims(store: EmbeddedStore, graph: Corpus, reports: Iterable[ReportId]) -> None:
    """Adds the claims of the reports, from the files of a folder, to a store.

    Raises GapgraphError GG101 for an unknown report, and if a file contains another report.
    """
    for report in reports:
        graph.report_facts(report)
        store.fill_from(claims_graph(report), report_file(graph.root, report))


def fill_coverage(
    store: EmbeddedStore, graph: Corpus, reports: Iterable[ReportId], part: StoredPart = EVERYTHING
) -> None:
    """Adds the reports' coverage, gaps and duties to a store. Raises GapgraphError GG101 for an unknown report."""
    store.fill_all((coverage_graph(report), derive_stored_triples(graph, report, part)) for report in reports)


def fill_shared(store: EmbeddedStore, *layers: Path, graphs: Container[str] = SHARED_GRAPHS) -> None:
    """Adds the ontology, its inferences, the mandates and the countries to a store, or only the chosen ones."""
    for name, path in shared_files(*layers):
        if name in graphs:
            store.fill_from(name, path)


def shared_quads(*layers: Path) -> Iterator[Quad]:
    """What all reports share, in the graphs of :func:`shared_files`."""
    for name, path in shared_files(*layers):
        graph = NamedNode(name)
        yield from (Quad(q.subject, q.predicate, q.object, graph) for q in read_quads(path))
