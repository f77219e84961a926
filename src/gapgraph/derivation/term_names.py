"""Labels and definitions for external terms in an export with the ontology.

External terms are the terms of RDF, RDFS and OWL, and the classes of assessed duties, which are defined among the
shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tomllib import loads
from typing import Final

from gapgraph.core.facts import LABEL, TYPE, Facts, Literal, Triple
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import GAP, LAW, OWL, RDF, RDFS, SKOS

_TERMS: Final = Path(__file__).with_name("w3c_terms.toml")
_NAMESPACES: Final = {"rdf": RDF, "rdfs": RDFS, "owl": OWL}
_DEFINITION: Final = SKOS + "definition"


def names_of_used_terms(used: Iterable[Triple], shapes: Path) -> Iterator[Triple]:
    """The labels and definitions of the external terms in the triples: W3C terms from our table, classes of assessed
    duties from their shapes.
    """
    terms, duties = set[str](), set[str]()
    for _, predicate, term in used:
        terms.add(predicate)
        if predicate == TYPE and isinstance(term, str):
            (duties if term.startswith(LAW) else terms).add(term)
    yield from (triple for triple in _w3c_names() if triple[0] in terms)
    if duties:
        known = read_facts(sorted(shapes.glob("*.ttl")))
        yield from (triple for one in sorted(duties) for triple in _duty_names(one, known))


def _w3c_names() -> Iterator[Triple]:
    for prefix, terms in loads(_TERMS.read_text(encoding="utf-8")).items():
        for name, (label, definition, etiqueta, definicion) in terms.items():
            iri = _NAMESPACES[prefix] + name
            yield from ((iri, LABEL, Literal(label, "en")), (iri, LABEL, Literal(etiqueta, "es")))
            yield from ((iri, _DEFINITION, Literal(definition, "en")), (iri, _DEFINITION, Literal(definicion, "es")))


def _duty_names(duty: str, known: Facts) -> Iterator[Triple]:
    """The label and the definition of the class of a duty's assessments."""
    yield duty, RDFS + "subClassOf", GAP + "DutyAssessment"
    for term in known.terms(duty, LABEL):
        yield duty, LABEL, term
        if isinstance(term, Literal):
            yield duty, _DEFINITION, Literal(_OF_DUTIES[term.language].format(label=term.text), term.language)


_OF_DUTIES: Final = {
    "en": "What follows from the claims of a report: {label}.",
    "es": "Lo que se sigue de las afirmaciones de un informe: {label}.",
}
