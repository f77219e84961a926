"""A claim's slots as triples: the property of each key, and the value that is written if the encoder left it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gapgraph.authoring.encoding import ClaimEntry
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import LABEL, TYPE, Literal, Triple
from gapgraph.core.ids import claim_iri
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.vocabulary import GAP, PROV, QB, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, XSD, Iri

_OFFERING = (Kind.PROVISION, Kind.STRENGTH)
TERM_SLOTS = {
    "group": "group",
    "other_group": "otherGroup",
    "protection": "protection",
    "provider": "provider",
    "reach": "reach",
    "aaaq": "aaaq",
    "measure": "measure",
    "body": "body",
    "breakdown": "breakdown",
    "axis": "axis",
    "actor": "actor",
    "partner": "partner",
    "action": "actionKind",
    "direction": "direction",
    "harm": "harmKind",
    "infringes": "infringes",
    "instrument": "instrument",
    "extent": "extent",
    "when": "when",
}
"""Keys that hold one name, and the property of each."""
LIST_SLOTS = {
    "cause": "cause",
    "place": "place",
    "obligation": "obligation",
    "protections": "protection",
    "acknowledged": "acknowledged",
}
"""Keys that hold a list of names, and the property of each."""
TEXT_SLOTS = ("condition", "mode", "scope")
"""Keys that hold a text, in English, and with ``_es`` in Spanish; the property has the same name."""
_REQUIRED = {
    Kind.DENIAL: ("group", "protection", "provider"),
    Kind.ABSENCE: ("group", "protection", "provider"),
    Kind.LIMITATION: ("group", "protection", "provider"),
    Kind.HARM: ("group",),
}
"""Slots without a default: if they were left out, the claim would mean all people, or all services."""
_MOST = {"group": "Victim", "protection": "VictimServices", "provider": "AnyProvider"}
CODE_PROPERTIES = {
    "age": SDMX_DIMENSION + "age",
    "sex": SDMX_DIMENSION + "sex",
    "form": GAP + "formCode",
    "nationality": GAP + "nationalityCode",
    "lgbtqi": GAP + "lgbtqiCode",
}
"""Keys of a count that hold a code, and the property of each."""
FLAG_SLOTS = ("specialized", "exclusive", "inside")
"""Keys of a Provision that are true or false; the property has the same name."""


def claim_slots(claim: ClaimEntry, base: Iri, publisher: str, terms: Terms, place: str) -> Iterator[Triple]:
    """The triples of a claim, except its label and its evidence.

    Raises GapgraphError GG309 for an undeclared name, GG310 for a required slot that is missing.
    """
    iri = claim_iri(base, claim.number)
    _see_to(claim, place)
    yield iri, TYPE, GAP + claim.kind
    yield iri, GAP + "report", base
    yield iri, PROV + "wasAttributedTo", terms.iri(claim.text("by", publisher), place)
    yield iri, GAP + "frequency", terms.iri(claim.text("frequency", "Always"), place)
    yield iri, GAP + "certainty", terms.iri(claim.text("certainty", "Stated"), place)
    defaults = defaults_of(claim.kind)
    for key, name in TERM_SLOTS.items():
        if value := claim.text(key, defaults.get(key, "")):
            yield iri, GAP + name, terms.iri(value, place)
    for key, name in LIST_SLOTS.items():
        for value in claim.names(key):
            yield iri, GAP + name, terms.iri(value, place)
    yield from _texts(iri, claim)
    yield from _history(iri, base, claim)
    if claim.kind is Kind.PROVISION:
        for flag in FLAG_SLOTS:
            yield iri, GAP + flag, _boolean(claim.slots.get(flag) is True)
    if claim.kind is Kind.OBSERVATION or claim.text("period"):
        yield from _period(iri, claim, place)
    if claim.kind is Kind.OBSERVATION:
        yield from _count(iri, base, claim, terms, place)


def _see_to(claim: ClaimEntry, place: str) -> None:
    for key in _REQUIRED.get(claim.kind, ()):
        if not claim.text(key):
            remedy = f'Write the one that the source means; {key} = "{_MOST[key]}" only if the source speaks of all.'
            raise _lacking(claim.kind, key, place, remedy)


def defaults_of(kind: Kind) -> dict[str, str]:
    """The group and the provider that the graph gets if the encoder left them out."""
    defaults = {}
    if kind in (*_OFFERING, Kind.OBSERVATION):
        defaults["group"] = "Victim"
    if kind in _OFFERING:
        defaults["provider"] = "AnyProvider"
    return defaults


def _texts(iri: Iri, claim: ClaimEntry) -> Iterator[Triple]:
    for name in TEXT_SLOTS:
        for key, language in ((name, "en"), (f"{name}_es", "es")):
            if value := claim.text(key):
                yield iri, GAP + name, Literal(value, language)
    if note := claim.text("note"):
        yield iri, GAP + "note", Literal(note, "en")


def _history(iri: Iri, base: Iri, claim: ClaimEntry) -> Iterator[Triple]:
    """Triples on the history of a claim: a correction links to the claim that it corrects; a withdrawn claim stays in
    the graph, with the reason.
    """
    if (revised := claim.number_of("revises")) is not None:
        yield iri, PROV + "wasRevisionOf", claim_iri(base, revised)
    if reason := claim.text("withdrawn"):
        withdrawal = f"{iri}/withdrawal"
        yield iri, PROV + "wasInvalidatedBy", withdrawal
        yield withdrawal, TYPE, GAP + "Withdrawal"
        for language in LANGUAGES:
            yield withdrawal, LABEL, Literal(say("label withdrawal", language, number=claim.number), language)
        yield withdrawal, GAP + "note", Literal(reason, "en")


def _boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", "", XSD + "boolean")


def _period(iri: Iri, claim: ClaimEntry, place: str) -> Iterator[Triple]:
    period = claim.text("period")
    if not period:
        remedy = 'Write its year, "2020"; if the text gives none, the months of the report: "2020-04/2021-03".'
        raise _lacking(claim.kind, "period", place, remedy)
    is_year = re.fullmatch(r"\d{4}", period) is not None
    yield iri, SDMX_DIMENSION + "refPeriod", Literal(period, "", XSD + ("gYear" if is_year else "string"))


def _count(iri: Iri, base: Iri, claim: ClaimEntry, terms: Terms, place: str) -> Iterator[Triple]:
    value = claim.value
    if value is None:
        raise _lacking(claim.kind, "value", place, "Write the number that is quoted: value = 12.")
    yield iri, QB + "dataSet", base + "/counts"
    yield iri, SDMX_MEASURE + "obsValue", _number(value)
    yield iri, SDMX_ATTRIBUTE + "unitMeasure", terms.iri(claim.text("unit", "Persons"), place)
    for key, predicate in CODE_PROPERTIES.items():
        yield iri, predicate, terms.iri(claim.text(key, "Total"), place)
    if (total := claim.number_of("part_of")) is not None:
        yield iri, GAP + "partOf", claim_iri(base, total)
    yield iri, GAP + "bound", terms.iri(claim.text("bound", "Exact"), place)


def _number(value: int | Decimal) -> Literal:
    """A whole number as xsd:integer, one with decimals as an exact xsd:decimal."""
    return Literal(
        f"{value:f}" if isinstance(value, Decimal) else str(value),
        "",
        XSD + ("decimal" if isinstance(value, Decimal) else "integer"),
    )


def _lacking(kind: Kind, key: str, place: str, remedy: str) -> GapgraphError:
    article = "An" if kind[0] in "AO" else "A"
    return GapgraphError("GG310", f"{article} {kind} needs {key!r}", place=place, remedy=remedy)
