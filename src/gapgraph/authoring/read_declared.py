"""Reads the names that a report's encoding declares from the facts of a folder."""

from __future__ import annotations

from typing import Any, Final

from gapgraph.authoring.declared import DECLARED_CLASSES, DEFINED_BY
from gapgraph.core.facts import LABEL, TYPE, Facts, Literal, Triple
from gapgraph.vocabulary import GAP, ORG, REPORT, SKOS, Iri, ReportId, curie

_PARENTS: Final = (ORG + "subOrganizationOf", SKOS + "broader")


def declared_tables(report: ReportId, ontology: Facts) -> dict[str, list[dict[str, Any]]]:
    """The tables of an encoding that declare its names. Each table name maps to its tables, sorted by id."""
    tables: dict[str, list[dict[str, Any]]] = {}
    own = _subjects(report, ontology)
    for iri in sorted(own):
        kind = next((name for name, cls in DECLARED_CLASSES.items() if GAP + cls in own[iri]), "")
        if kind:
            tables.setdefault(kind, []).append(_table(iri, own, ontology))
    return tables


def triples_of_declared(report: ReportId, ontology: Facts) -> set[Triple]:
    """All facts about the names that the encoding declares."""
    return {triple for iri in _subjects(report, ontology) for triple in ontology.about(iri)}


def _subjects(report: ReportId, ontology: Facts) -> dict[Iri, set[Iri]]:
    """The IRI of each declared name, and the classes of each."""
    base = REPORT + report
    return {iri: set(ontology.iris(iri, TYPE)) for iri in ontology if base in ontology.iris(iri, DEFINED_BY)}


def _table(iri: Iri, own: dict[Iri, set[Iri]], ontology: Facts) -> dict[str, Any]:
    label, spanish = ontology.text(iri, LABEL, "en") or "", ontology.text(iri, LABEL, "es") or ""
    table: dict[str, Any] = {"id": _id(iri), "label": label}
    if spanish != label:
        table["label_es"] = spanish
    parent = next((one for name in _PARENTS if (one := ontology.iri(iri, name))), None)
    if parent:
        table["parent"] = _id(parent) if parent in own else curie(parent).removeprefix("gap:")
    names = [one for one in ontology.terms(iri, SKOS + "altLabel") if isinstance(one, Literal)]
    if names:
        table["also"] = sorted(one.text for one in names)
    for key, language, default in (("definition", "en", label), ("definition_es", "es", spanish)):
        if (words := ontology.text(iri, SKOS + "definition", language)) and words != f"{default}.":
            table[key] = words
    return table


def _id(iri: Iri) -> str:
    return iri.rpartition("#")[2]
