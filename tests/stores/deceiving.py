"""Graphs of other programs in the same store, made to deceive: each graph would change an answer if a query read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gapgraph.core.facts import Literal, Triple
from gapgraph.rdf.graphs import INFERRED_GRAPH, ONTOLOGY_GRAPH, claims_graph, coverage_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, REPORT, ReportId

OTHER = "http://example.org/colleague/"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_OA = "http://www.w3.org/ns/oa#"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def deceiving_graphs(own: EmbeddedStore, report: str) -> Mapping[str, tuple[Triple, ...]]:
    """Thirteen graphs of another program about a report, by name; ``own`` is the store that contains the report."""
    facts = tuple(own.triples(claims_graph(ReportId(report))))
    claims = sorted({s for s, _, _ in facts if s.startswith(f"{REPORT}{report}/claim/")})
    coverage = tuple(own.triples(coverage_graph(ReportId(report))))
    ontology = tuple(own.triples(ONTOLOGY_GRAPH))
    inferred = tuple(own.triples(INFERRED_GRAPH))
    changed = {predicate: _changed(facts, predicate) for predicate in ("group", "provider", "frequency")}
    return {
        OTHER + "withdrawals": tuple((c, "http://www.w3.org/ns/prov#wasInvalidatedBy", OTHER + "me") for c in claims),
        OTHER + "labels": tuple((s, p, Literal("Invented", "en")) for s, p, _ in (*facts, *ontology) if p == LABEL),
        OTHER + "quotes": tuple(_quotes(facts)),
        OTHER + "times": tuple((claim, GAP + "when", OTHER + "never") for claim in claims),
        OTHER + "places": tuple((claim, GAP + "place", OTHER + "nowhere") for claim in claims),
        OTHER + "statuses": tuple((s, p, GAP + "General") for s, p, _ in coverage if p == GAP + "status"),
        OTHER + "groups": tuple(changed["group"]),
        OTHER + "providers": (*changed["provider"], *changed["frequency"]),
        OTHER + "reasoning": tuple((s, p, GAP + "Man") for s, p, _ in inferred if p == SUBCLASS),
        # The following graph names look like names of Gapgraph's graphs.
        f"{REPORT}{report}/claims/": tuple(changed["group"]),
        f"{REPORT}{report}/claims-of-mine": facts,
        f"{REPORT}zzz-2021/claims": tuple((_moved(s, report), p, o) for s, p, o in facts),
        f"{REPORT}zzz-2021/coverage": tuple((_moved(s, report), p, o) for s, p, o in coverage),
    }


def _changed(facts: tuple[Triple, ...], predicate: str) -> Iterator[Triple]:
    values = {"group": GAP + "Man", "provider": GAP + "AnyProvider", "frequency": GAP + "Sometimes"}
    return ((s, p, values[predicate]) for s, p, _ in facts if p == GAP + predicate)


def _quotes(facts: tuple[Triple, ...]) -> Iterator[Triple]:
    """A second quotation and a second place in the text for every piece of evidence."""
    for subject, predicate, _ in facts:
        if predicate == _OA + "hasSelector":
            yield subject, predicate, OTHER + "words"
            yield subject, predicate, OTHER + "position"
    yield OTHER + "words", TYPE, _OA + "TextQuoteSelector"
    yield OTHER + "words", _OA + "exact", Literal("This was never said", "en")
    yield OTHER + "position", _OA + "start", Literal("0", "", _INTEGER)
    yield OTHER + "position", _OA + "end", Literal("1", "", _INTEGER)


def _moved(name: str, report: str) -> str:
    return name.replace(f"{REPORT}{report}/", f"{REPORT}zzz-2021/")
