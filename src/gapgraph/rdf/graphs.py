"""The named graphs and their content. No query and no rule relies on a default graph."""

from __future__ import annotations

from typing import Final

from gapgraph.vocabulary import REPORT, ReportId

NAMESPACE: Final = "https://w3id.org/gapgraph/"
"""The start of every IRI of Gapgraph."""

ONTOLOGY_GRAPH: Final = "https://w3id.org/gapgraph/ontology"
"""The graph of the ontology's own files: groups, protections, providers, code lists."""

INFERRED_GRAPH: Final = "https://w3id.org/gapgraph/ontology/inferred"
"""The graph of the triples that the reasoners and the closures add."""

MANDATES_GRAPH: Final = "https://w3id.org/gapgraph/law"
"""The graph of the law: instruments and obligations."""

COUNTRIES_GRAPH: Final = "https://w3id.org/gapgraph/country"
"""The graph of every country's providers and places."""

SHARED_GRAPHS: Final = (ONTOLOGY_GRAPH, INFERRED_GRAPH, MANDATES_GRAPH, COUNTRIES_GRAPH)
"""The graphs that all reports share."""

LOADED_GRAPH: Final = "https://w3id.org/gapgraph/loaded"
"""The graph of completion marks in a remote store, which say which graphs are complete and give the digests of their
inputs.
"""


def claims_graph(report: ReportId) -> str:
    """The graph of a report's claims, evidence and text; ``report`` is ``per-2021``."""
    return f"{REPORT}{report}/claims"


def coverage_graph(report: ReportId) -> str:
    """The graph of what is derived from a report's claims; never edited."""
    return f"{REPORT}{report}/coverage"


class OurGraphs:
    """All graphs of Gapgraph, by name."""

    def __contains__(self, graph: object) -> bool:
        return isinstance(graph, str) and graph.startswith(NAMESPACE)


OURS: Final = OurGraphs()
"""The graphs that a query may name in FROM if the loaded graphs aren't known: only Gapgraph's."""
