"""The names of one encoding: those that it declares, and the ISO codes that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gapgraph.authoring.declared import Declared, declared_iris, declared_triples
from gapgraph.authoring.encoding import Encoding
from gapgraph.authoring.iso_names import countries, currencies
from gapgraph.core.facts import Facts
from gapgraph.vocabulary import COUNTRY, expand

_CURRENCY: Final = "Currency"
_NAMED_BEFORE: Final = {"GHS": "Cedis"}
"""Currencies whose term in the ontology isn't named after their code."""


@dataclass(frozen=True)
class OwnNames:
    """All declared names, the IRI of each, and the triples of the declarations."""

    declared: tuple[Declared, ...]
    iris: Mapping[str, str]
    facts: Facts


def own_names(encoding: Encoding, ontology: Facts) -> OwnNames:
    """The names that the encoding declares, and the codes that its claims use and the ontology lacks."""
    used, more = iso_names_used((claim.slots for claim in encoding.claims), ontology)
    declared, country = (*encoding.declared, *used), encoding.report["country"]
    iris = declared_iris(declared, country)
    facts = Facts(declared_triples(declared, iris, encoding.id))
    return OwnNames(declared, names_of_country(country, ontology) | iris | more, facts)


def names_of_country(country: str, ontology: Facts) -> dict[str, str]:
    """The names of a country's own bodies and places, as encodings of the country's reports write them: without a
    prefix.

    A name that the ontology also has is left out, because it means the term of the ontology.
    """
    own = f"{COUNTRY}{country.lower()}#"
    names = {iri.removeprefix(own): iri for iri in ontology if iri.startswith(own)}
    return {name: iri for name, iri in names.items() if expand(name) not in ontology}


def iso_names_used(claims: Iterable[Mapping[str, Any]], ontology: Facts) -> tuple[tuple[Declared, ...], dict[str, str]]:
    """The declarations for the codes of countries and currencies in ``nationality`` and ``unit``, and the IRI of each
    code.

    A unit is written as HNL, and its term is CurrencyHNL, because some codes are also codes of a country.
    """
    declared: dict[str, Declared] = {}
    iris: dict[str, str] = {}
    for claim in claims:
        for name, one in _codes(claim):
            if one.id not in declared and expand(one.id) not in ontology:
                declared[one.id] = one
            if name not in countries() or one.kind == "nationality":
                iris[name] = expand(one.id)
    return tuple(declared.values()), iris


def _codes(claim: Mapping[str, Any]) -> Iterator[tuple[str, Declared]]:
    """The ISO codes in a claim: each as written, with its declaration."""
    nationality, unit = claim.get("nationality"), claim.get("unit")
    if isinstance(nationality, str) and (country := countries().get(nationality)):
        words = f"Nationals of {country.english} (ISO 3166-1 alpha-3: {nationality})."
        spanish = f"Nacionales de {country.spanish} (ISO 3166-1 alfa-3: {nationality})."
        labels = {"en": country.english, "es": country.spanish}
        yield nationality, Declared("nationality", nationality, labels, {"en": words, "es": spanish}, code=nationality)
    if isinstance(unit, str) and (currency := currencies().get(unit.removeprefix(_CURRENCY))):
        code = unit.removeprefix(_CURRENCY)
        labels = {"en": currency.english, "es": currency.spanish}
        told = {language: f"{label[0].upper()}{label[1:]} (ISO 4217: {code})." for language, label in labels.items()}
        name = _NAMED_BEFORE.get(code, f"{_CURRENCY}{code}")
        yield unit, Declared("unit", name, labels, told, code=code)
