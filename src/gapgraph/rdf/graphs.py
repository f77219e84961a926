"""The named graphs: which one holds what. No query and no rule relies on a default graph."""

from __future__ import annotations

from typing import Final

from gapgraph.vocabulary import REPORT

NAMESPACE: Final = "https://w3id.org/gapgraph/"
"""What every IRI of Gapgraph's begins with."""

ONTOLOGY_GRAPH: Final = "https://w3id.org/gapgraph/ontology"
"""The ontology's own files: groups, protections, providers, code lists."""

INFERRED_GRAPH: Final = "https://w3id.org/gapgraph/ontology/inferred"
"""What the reasoners and the closures add."""

MANDATES_GRAPH: Final = "https://w3id.org/gapgraph/law"
"""Instruments and obligations."""

COUNTRIES_GRAPH: Final = "https://w3id.org/gapgraph/country"
"""Every country's providers and places."""

SHARED_GRAPHS: Final = (ONTOLOGY_GRAPH, INFERRED_GRAPH, MANDATES_GRAPH, COUNTRIES_GRAPH)
"""What all reports share."""

LOADED_GRAPH: Final = "https://w3id.org/gapgraph/loaded"
"""In a store elsewhere: which of the other graphs stand there whole, and from what they were made."""


def claims_graph(report: str) -> str:
    """The graph of a report's claims, evidence and text; ``report`` is ``per-2021``."""
    return f"{REPORT}{report}/claims"


def coverage_graph(report: str) -> str:
    """The graph of what is derived from a report's claims; never edited."""
    return f"{REPORT}{report}/coverage"


class OurGraphs:
    """All graphs of Gapgraph's, by their names."""

    def __contains__(self, graph: object) -> bool:
        return isinstance(graph, str) and graph.startswith(NAMESPACE)


OURS: Final = OurGraphs()
"""What a query may name in FROM where nobody knows the graphs at hand: nothing elsewhere."""
