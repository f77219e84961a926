"""Reports as files: the graphs of claims, with or without derived triples; the same data gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, serialize

from gapgraph.core.facts import TYPE, Facts, Triple
from gapgraph.corpus import Corpus
from gapgraph.derivation.dataset import derive_triples
from gapgraph.derivation.term_names import names_of_used_terms
from gapgraph.rdf.graphs import COUNTRIES_GRAPH, MANDATES_GRAPH, ONTOLOGY_GRAPH, claims_graph, coverage_graph
from gapgraph.rdf.jsonld import read_context, to_jsonld
from gapgraph.rdf.settled_blanks import is_blank, with_settled_blanks
from gapgraph.rdf.writing import engine_quads, write_nquads
from gapgraph.vocabulary import COUNTRY, LAW, PREFIXES, ReportId


class Named(NamedTuple):
    """A graph's IRI and its triples in order."""

    graph: str
    triples: tuple[Triple, ...]


def export_graphs(
    graph: Corpus, reports: Iterable[ReportId], *, with_derived: bool = False, with_ontology: bool = False
) -> Iterator[Named]:
    """The graphs of the reports, by name; triples are sorted by subject, a node's type first. Raises GapgraphError
    GG101 for an unknown report.

    With ``with_ontology``, the ontology, the law and the countries come first.
    """
    if with_ontology:
        yield from _with_all_names(graph, tuple(export_graphs(graph, reports, with_derived=with_derived)))
        return
    for report in sorted(set(reports)):
        yield _sorted(claims_graph(report), graph.report_facts(report).triples())
        if with_derived:
            yield _sorted(coverage_graph(report), derive_triples(graph, report))


def _with_all_names(graph: Corpus, of_reports: tuple[Named, ...]) -> Iterator[Named]:
    """The shared graphs and those of the reports; with the ontology, also labels for external terms."""
    shared = tuple(_shared_graphs(graph.facts))
    used = chain.from_iterable(one.triples for one in (*shared, *of_reports))
    more = tuple(names_of_used_terms(used, graph.base / "ontology" / "shapes" / "protections"))
    for one in shared:
        yield _sorted(one.graph, (*one.triples, *more)) if one.graph == ONTOLOGY_GRAPH else one
    yield from of_reports


def _shared_graphs(facts: Facts) -> Iterator[Named]:
    """The shared graphs, with the law and the countries in separate graphs."""
    parts: dict[str, list[Triple]] = {ONTOLOGY_GRAPH: [], MANDATES_GRAPH: [], COUNTRIES_GRAPH: []}
    for triple in facts.triples():
        subject = triple[0]
        is_country = subject.startswith(COUNTRY)
        name = MANDATES_GRAPH if subject.startswith(LAW) else COUNTRIES_GRAPH if is_country else ONTOLOGY_GRAPH
        parts[name].append(triple)
    yield from (_sorted(name, triples) for name, triples in parts.items())


def _sorted(name: str, triples: Iterable[Triple]) -> Named:
    found = set(triples)
    if any(is_blank(term) for subject, _, obj in found for term in (subject, obj)):
        found = set(with_settled_blanks(found))
    return Named(name, tuple(sorted(found, key=_order)))


def _order(triple: Triple) -> tuple[str, bool, str, bool, tuple[str, ...]]:
    """Sort key: by subject; a node's type before its other properties; IRIs before literals."""
    subject, predicate, term = triple
    is_iri = isinstance(term, str)
    return subject, predicate != TYPE, predicate, not is_iri, (term,) if isinstance(term, str) else tuple(term)


def merged_turtle(graphs: Iterable[Named], graph: Corpus) -> str:
    """The graphs as Turtle, merged into one graph."""
    merged = sorted({triple for one in graphs for triple in one.triples}, key=_order)
    return _written((quad.triple for quad in engine_quads(merged)), RdfFormat.TURTLE, graph)


def to_trig(graphs: Iterable[Named], graph: Corpus) -> str:
    """TriG: Turtle with named graphs."""
    return _written(_quads(graphs), RdfFormat.TRIG, graph)


def to_nquads(graphs: Iterable[Named], graph: Corpus) -> str:
    """N-Quads, lines sorted."""
    del graph
    return b"".join(sorted(write_nquads(_quads(graphs)).splitlines(keepends=True))).decode()


def to_json(graphs: Iterable[Named], graph: Corpus) -> str:
    """JSON-LD with the context in it."""
    return to_jsonld(graphs, read_context(graph.base))


GRAPH_FORMATS: Mapping[str, Callable[[Iterable[Named], Corpus], str]] = {
    "ttl": merged_turtle,
    "trig": to_trig,
    "nq": to_nquads,
    "jsonld": to_json,
}
"""Maps the name of each format for graphs to the function that writes it."""


def _quads(graphs: Iterable[Named]) -> Iterator[Quad]:
    return (quad for one in graphs for quad in engine_quads(one.triples, one.graph))


def _written(statements: Iterable[object], syntax: RdfFormat, graph: Corpus) -> str:
    own = {prefix: f"{COUNTRY}{prefix}#" for prefix in sorted(graph.prefixes - {"gap"})}
    return (serialize(statements, format=syntax, prefixes={**PREFIXES, **own}) or b"").decode()  # type: ignore[arg-type]
