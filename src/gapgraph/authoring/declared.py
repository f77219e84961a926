"""Names that an encoding declares: a body, a place, a measure, a form of exploitation, a unit, with its parent.

``[[body]] id = "HopeHouse"``, ``label``, ``label_es`` and ``parent`` are enough; claims name the body by its id. A
declared name becomes a term of the report's country, in ``data/countries/{report}.ttl``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gapgraph.core.facts import LABEL, TYPE, Facts, Literal, Term, Triple
from gapgraph.errors import GapgraphError, nearest
from gapgraph.vocabulary import ANY_PROVIDER, COUNTRY, GAP, ORG, OWL, RDFS, REPORT, SKOS, XSD, ReportId, expand

DECLARED: Final = ("body", "place", "measure", "form", "unit")
"""The tables in which an encoding declares names."""
_KEYS: Final = frozenset({"id", "label", "label_es", "parent", "also", "definition", "definition_es"})
_CLASSES: Final = {
    "body": "Provider",
    "place": "Place",
    "measure": "Measure",
    "form": "CountCode",
    "nationality": "CountCode",
    "unit": "Unit",
}
DECLARED_CLASSES: Final[Mapping[str, str]] = {kind: _CLASSES[kind] for kind in DECLARED}
"""The class of the names that each table declares."""
_SCHEME: Final = {
    "measure": "MeasureScheme",
    "form": "CountCodeScheme",
    "nationality": "CountCodeScheme",
    "unit": "UnitScheme",
}
_DIMENSION: Final = {"form": "ExploitationForm", "nationality": "Nationality"}
DEFINED_BY: Final = RDFS + "isDefinedBy"
"""The property that names the report whose encoding declares a name."""
_FIRST_ORDER: Final = 1_000_000
"""The smallest ``gap:order`` of a declared name, so that declared names come after the ontology's own in a list. The
order among declared names depends only on their IRIs.
"""
_CONTAINS: Final = GAP + "contains"


@dataclass(frozen=True)
class Declared:
    """One name: its kind, its id, its labels and definitions by language, its parent, and its other names.

    A name with an ISO code is the same term in every report.
    """

    kind: str
    id: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parent: str = ""
    also: tuple[str, ...] = ()
    code: str = ""


def parse_declared(kind: str, table: Mapping[str, Any], place: str) -> Declared:
    """The declaration in a parsed TOML table. Raises GapgraphError GG323 if a key is missing or unknown."""
    for key, value in table.items():
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            remedy = f"Did you mean {near[0]!r}?" if near else f"The known keys are {', '.join(sorted(_KEYS))}."
            raise _wrong(f"There is no key {key!r}", place, remedy)
        words = [value] if key != "also" else value if isinstance(value, list) else [None]
        if not all(isinstance(one, str) and one.strip() for one in words):
            raise _wrong(f"The key {key!r} must be {'a list of texts' if key == 'also' else 'text'}", place)
    for key in ("id", "label", *(("parent",) if kind == "body" else ())):
        if key not in table:
            remedy = (
                'Write the larger body that this body is part of, such as "Government" or "NGOs".'
                if key == "parent"
                else ""
            )
            raise _wrong(f"A {kind} needs {key!r}", place, remedy)
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", table["id"]):
        raise _wrong(
            f"The id {table['id']!r} isn't a valid name",
            place,
            "Write a capital letter, then letters and digits, as in HopeHouse.",
        )
    labels = {"en": table["label"], "es": table.get("label_es", table["label"])}
    given = {"en": table.get("definition"), "es": table.get("definition_es")}
    definitions = {language: words or f"{labels[language]}." for language, words in given.items()}
    return Declared(kind, table["id"], labels, definitions, table.get("parent", ""), tuple(table.get("also", ())))


def declared_iris(declared: Iterable[Declared], country: str) -> dict[str, str]:
    """The IRI of each name, by its id: a term of the ontology if the name has an ISO code, otherwise a term of the
    country.
    """
    return {one.id: expand(one.id) if one.code else f"{COUNTRY}{country.lower()}#{one.id}" for one in declared}


def declared_triples(declared: Iterable[Declared], iris: Mapping[str, str], report: ReportId) -> Iterator[Triple]:
    """The triples of the declared names: the content of ``data/countries/{report}.ttl``."""
    for one in declared:
        iri, parent = iris[one.id], iris.get(one.parent) or expand(one.parent)
        yield iri, TYPE, OWL + "NamedIndividual"
        yield iri, TYPE, GAP + _CLASSES[one.kind]
        if dimension := _DIMENSION.get(one.kind):
            yield iri, GAP + "codeOf", GAP + dimension
        if scheme := _SCHEME.get(one.kind):
            yield iri, SKOS + "inScheme", GAP + scheme
            yield iri, GAP + "order", Literal(str(_FIRST_ORDER + zlib.crc32(iri.encode())), "", XSD + "integer")
        if one.parent:
            yield iri, (ORG + "subOrganizationOf" if one.kind == "body" else SKOS + "broader"), parent
        for predicate, texts in ((LABEL, one.labels), (SKOS + "definition", one.definitions)):
            yield from ((iri, predicate, Literal(text, language)) for language, text in texts.items())
        yield from ((iri, SKOS + "altLabel", Literal(text, "en")) for text in one.also)
        if one.code:
            yield iri, SKOS + "notation", Literal(one.code)
        else:
            yield iri, DEFINED_BY, REPORT + report


def containing(declared: Sequence[Declared], iris: Mapping[str, str], known: Facts) -> Iterator[Triple]:
    """The ``gap:contains`` triples of the declared bodies. Queries need the transitive closure, so there is a triple
    for every body that contains a declared one, directly or through a third body.
    """
    parents = {iris[one.id]: iris.get(one.parent) or expand(one.parent) for one in declared if one.kind == "body"}
    for iri in sorted(parents):
        wholes: dict[str, None] = {iri: None}
        above: list[str] = [iri]
        while above:
            whole = above.pop()
            found: Iterable[Term | None] = [parents.get(whole), *_wholes(known, whole)]
            fresh = [one for one in found if isinstance(one, str) and one not in wholes]
            wholes.update(dict.fromkeys(fresh))
            above += fresh
        for whole in sorted({*wholes, ANY_PROVIDER}):
            yield whole, _CONTAINS, iri


def _wholes(known: Facts, body: str) -> Iterator[str]:
    for predicate in ("subOrganizationOf", "unitOf"):
        yield from known.iris(body, ORG + predicate)


def _wrong(sentence: str, place: str, remedy: str = "") -> GapgraphError:
    return GapgraphError(
        "GG323", sentence, place=place, remedy=remedy or "docs/encoding.md shows how to declare a body or another term."
    )
