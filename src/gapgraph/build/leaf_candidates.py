"""Writes the questions for the reasoners: which combinations of values are possible, and is each dimension a
partition?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from rdflib import OWL, RDF, BNode, Graph, URIRef
from rdflib.collection import Collection

from gapgraph.build.tbox import TBox
from gapgraph.vocabulary import GAP, VICTIM, Iri, curie

LEAF: Final = GAP + "leaf-"
PROBE: Final = GAP + "probe-"


@dataclass(frozen=True)
class Probe:
    """A class that must be unsatisfiable, and the error if it isn't."""

    iri: Iri
    complaint: str


def leaves(tbox: TBox) -> dict[Iri, tuple[Iri, ...]]:
    """Every combination of one value from each dimension, possible or not, with its IRI; in the grid's order."""
    return {Iri(LEAF + "-".join(map(_local, values))): values for values in product(*tbox.dimensions.values())}


def probes(tbox: TBox) -> list[Probe]:
    """One test class for each pair of values of a dimension, and one for people with none of them."""
    return [probe for probe, _ in _probes(tbox)]


def questions(tbox: TBox) -> Graph:
    """The definitions of the groups for a reasoner, with all leaves and test classes added as defined classes."""
    graph = Graph()
    for triple in tbox.logic:
        graph.add(triple)
    for iri, values in leaves(tbox).items():
        _define(graph, iri, (URIRef(value) for value in values))
    for probe, parts in _probes(tbox):
        _define(graph, probe.iri, (_node(graph, part) for part in parts))
    return graph


def _probes(tbox: TBox) -> Iterator[tuple[Probe, tuple[Iri | tuple[Iri, ...], ...]]]:
    for dimension, values in tbox.dimensions.items():
        for one, other in combinations(values, 2):
            complaint = f"{curie(one)} and {curie(other)}, values of {curie(dimension)}, aren't disjoint"
            yield Probe(Iri(f"{PROBE}{_local(one)}-{_local(other)}"), complaint), (one, other)
        complaint = f"the values of {curie(dimension)} don't cover gap:Victim"
        yield Probe(Iri(f"{PROBE}none-{_local(dimension)}"), complaint), (VICTIM, values)


def _local(iri: Iri) -> str:
    return iri.rsplit("#", 1)[-1]


def _node(graph: Graph, part: Iri | tuple[Iri, ...]) -> URIRef | BNode:
    """The node of the class ``part``. If ``part`` is several classes, the node of a new class: all
    people who are in none of these classes.
    """
    if isinstance(part, str):
        return URIRef(part)
    union, complement = BNode(), BNode()
    for node in (union, complement):
        graph.add((node, RDF.type, OWL.Class))
    graph.add((union, OWL.unionOf, _list(graph, (URIRef(value) for value in part))))
    graph.add((complement, OWL.complementOf, union))
    return complement


def _define(graph: Graph, iri: Iri, parts: Iterable[URIRef | BNode]) -> None:
    both = BNode()
    for node in (URIRef(iri), both):
        graph.add((node, RDF.type, OWL.Class))
    graph.add((both, OWL.intersectionOf, _list(graph, parts)))
    graph.add((URIRef(iri), OWL.equivalentClass, both))


def _list(graph: Graph, members: Iterable[URIRef | BNode]) -> BNode:
    head = BNode()
    Collection(graph, head, list(members))
    return head
