"""Reads ``ontology/groups.ttl`` as dimensions, values and named groups.

The file must be a pure TBox (classes only): if a class is also an individual, owlready2 silently loses subsumptions, so
individuals are refused before reasoning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from gapgraph.build.ontology_problem import OntologyProblemError
from gapgraph.vocabulary import GAP, VICTIM, Iri, curie

GROUPS: Final = "ontology/groups.ttl"

_DIMENSION: Final = URIRef(GAP + "dimension")
_ORDER: Final = URIRef(GAP + "order")
_LAST: Final = 1_000_000
_ALLOWED_TYPES: Final = frozenset({OWL.Class, OWL.AnnotationProperty, OWL.Ontology, RDF.List})
_LOGICAL: Final = frozenset(
    {
        RDF.type,
        RDF.first,
        RDF.rest,
        RDFS.subClassOf,
        OWL.equivalentClass,
        OWL.disjointWith,
        OWL.disjointUnionOf,
        OWL.unionOf,
        OWL.intersectionOf,
        OWL.complementOf,
    }
)


@dataclass(frozen=True)
class TBox:
    """The definitions of all groups.

    ``dimensions`` maps a dimension's IRI to its values, both in the ontology's order; ``named`` are the classes with a
    definition (``owl:equivalentClass``), sorted; ``labels`` maps (IRI, language) to the label. ``logic`` has what a
    reasoner needs, without annotations.
    """

    dimensions: dict[Iri, tuple[Iri, ...]]
    named: tuple[Iri, ...]
    labels: dict[tuple[Iri, str], str]
    logic: Graph

    @property
    def values(self) -> tuple[Iri, ...]:
        """Every value of every dimension, in order."""
        return tuple(value for values in self.dimensions.values() for value in values)


def read_tbox(root: Path) -> TBox:
    """The groups of a folder laid out like the repository. Raises OntologyProblemError if the file of groups isn't a
    pure TBox.
    """
    graph = _parse(root / GROUPS)
    _refuse_individuals(graph)
    dimensions = _dimensions(graph)
    named = tuple(sorted(Iri(str(c)) for c in set(graph.subjects(OWL.equivalentClass)) if isinstance(c, URIRef)))
    _refuse_undefined(graph, {VICTIM, *named, *(value for values in dimensions.values() for value in values)})
    logic = Graph()
    for triple in graph:
        if triple[1] in _LOGICAL and triple[2] != OWL.AnnotationProperty:
            logic.add(triple)
    return TBox(dimensions, named, _labels(graph), logic)


def _parse(path: Path) -> Graph:
    try:
        return Graph().parse(path, format="turtle")
    except FileNotFoundError:
        raise OntologyProblemError(f"{path} is missing") from None
    except Exception as error:  # noqa: BLE001  # rdflib's parser raises several unrelated kinds
        raise OntologyProblemError(f"{path} isn't Turtle: {error}") from None


def _refuse_individuals(graph: Graph) -> None:
    for subject, cls in sorted(graph.subject_objects(RDF.type)):
        if cls not in _ALLOWED_TYPES:
            raise OntologyProblemError(
                f"{GROUPS} contains an individual, {curie(Iri(str(subject)))} of type {curie(Iri(str(cls)))}; "
                "it may contain only classes and annotations"
            )


def _refuse_undefined(graph: Graph, known: set[Iri]) -> None:
    for cls in sorted(Iri(str(c)) for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef)):
        if cls not in known:
            raise OntologyProblemError(
                f"{curie(cls)} is neither a value (gap:dimension) nor defined (owl:equivalentClass) in {GROUPS}"
            )


def _dimensions(graph: Graph) -> dict[Iri, tuple[Iri, ...]]:
    values: dict[Iri, list[Iri]] = {}
    for value, dimension in graph.subject_objects(_DIMENSION):
        values.setdefault(Iri(str(dimension)), []).append(Iri(str(value)))
    return {d: _ordered(graph, values[d]) for d in _ordered(graph, values)}


def _ordered(graph: Graph, iris: Iterable[Iri]) -> tuple[Iri, ...]:
    return tuple(sorted(iris, key=lambda iri: (_order(graph, iri), iri)))


def _order(graph: Graph, iri: Iri) -> int:
    return int(str(next(graph.objects(URIRef(iri), _ORDER), _LAST)))


def _labels(graph: Graph) -> dict[tuple[Iri, str], str]:
    found = ((Iri(str(s)), getattr(o, "language", None) or "", str(o)) for s, o in graph.subject_objects(RDFS.label))
    return {(iri, language): text for iri, language, text in sorted(found, reverse=True)}
