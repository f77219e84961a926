"""Stores for queries: the bundled reports, one of them alone, and generated reports; and copies of these stores in
rdflib.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

import gapgraph as gg
from gapgraph.api import Gapgraph
from gapgraph.core import facts
from gapgraph.core.claims import read_claims, read_reports
from gapgraph.core.contexts import base_view
from gapgraph.core.facts import Facts
from gapgraph.derivation.dataset import fill, fill_shared
from gapgraph.derivation.stored_nodes import derive_stored
from gapgraph.queries.catalogue import CannedQuery, Catalogue, read_catalogue
from gapgraph.queries.run import Result
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Row
from gapgraph.testing import GeneratedReport, generate
from gapgraph.vocabulary import GAP, REPORT, ReportId

GOLDEN = Path(__file__).parent / "golden"
PERU = ReportId("per-2021")
SEED, GENERATED, SCALE = 1, 10, 0.15


@cache
def graph() -> Gapgraph:
    return gg.open()


@cache
def catalogue() -> Catalogue:
    return read_catalogue(graph().root)


@cache
def algebra(sparql: str) -> Any:
    """The query as rdflib understands it."""
    return translateQuery(parseQuery(sparql)).algebra


def about_one_report(query: CannedQuery) -> bool:
    return any(parameter.name == "report" for parameter in query.header.parameters)


def filled(reports: Iterable[ReportId]) -> EmbeddedStore:
    store = EmbeddedStore()
    fill(store, graph(), reports)
    return store


@cache
def bundled() -> EmbeddedStore:
    """Every bundled report. No test may change this store."""
    return filled(graph().report_ids)


@cache
def generated_reports() -> tuple[GeneratedReport, ...]:
    return tuple(generate(SEED, GENERATED, scale=SCALE, ontology=graph().facts))


@cache
def generated() -> EmbeddedStore:
    """Ten generated reports. No test may change this store."""
    store = EmbeddedStore()
    fill_shared(store, graph().root)
    for report in generated_reports():
        add_report(store, report.id, report.triples)
    return store


def add_report(store: EmbeddedStore, report: str, triples: Sequence[facts.Triple]) -> None:
    """The claims with their coverage, gaps and duties."""
    known = Facts(triples)
    described = next(one for one in read_reports(known) if one.id == report)
    store.fill(claims_graph(ReportId(report)), triples)
    view = base_view(read_claims(known, ReportId(report)))
    store.fill(coverage_graph(ReportId(report)), derive_stored(described, view, graph().derivation_inputs))


def country_of(report: GeneratedReport) -> str:
    found = Facts(report.triples).iri(REPORT + report.id, GAP + "country")
    assert found
    return found


def in_rdflib(store: EmbeddedStore, graphs: Iterable[str] | None = None) -> Dataset:
    """The quads of a store in rdflib: of the given graphs, or of all graphs if none are given."""
    dataset = Dataset()
    for name in store.graphs() if graphs is None else graphs:
        text = ox.serialize(
            (quad.triple for quad in store.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))),
            format=ox.RdfFormat.N_TRIPLES,
        )
        dataset.graph(URIRef(name)).parse(data=(text or b"").decode(), format="nt")
    return dataset


def asked_of_rdflib(dataset: Dataset, sparql: str) -> list[Row]:
    return [tuple(None if term is None else _plain(term) for term in row) for row in dataset.query(sparql)]  # type: ignore[union-attr]


def _plain(term: object) -> facts.Term:
    if isinstance(term, Literal):
        language = term.language or ""
        datatype = "" if language else str(term.datatype or "http://www.w3.org/2001/XMLSchema#string")
        return facts.Literal(str(term), language, datatype)
    return str(term)


def as_csv(result: Result) -> str:
    """The rows as csv, every cell unchanged."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(list(result.table().flat()))
    return out.getvalue()
