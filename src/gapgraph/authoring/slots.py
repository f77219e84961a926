"""A claim's slots as triples, with the defaults of slots that the encoder left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from gapgraph.authoring.encoding import ClaimEntry
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_slots import SLOTS, ClaimSlot, SlotType, defaults_of
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import LABEL, TYPE, Literal, Triple
from gapgraph.core.ids import claim_iri
from gapgraph.core.required_slots import ADVERSE
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.vocabulary import GAP, PROV, QB, XSD, Iri

_WIDEST = {"group": "Victim", "protection": "VictimServices", "provider": "AnyProvider"}


def claim_slots(claim: ClaimEntry, base: Iri, publisher: str, terms: Terms, place: str) -> Iterator[Triple]:
    """The triples of a claim, except its label and its evidence.

    Raises GapgraphError GG309 for an undeclared name, GG310 for a required slot that is missing.
    """
    iri = claim_iri(base, claim.number)
    _see_to(claim, place)
    yield iri, TYPE, GAP + claim.kind
    yield iri, GAP + "report", base
    default = {**defaults_of(claim.kind), "by": publisher}
    for slot in SLOTS:
        names = _names(slot, claim, default.get(slot.key, ""))
        yield from ((iri, slot.predicate, terms.iri(name, place)) for name in names)
        yield from ((iri, slot.predicate, one) for one in _literals(slot, claim, place))
        if slot.type is SlotType.CLAIM and (number := claim.number_of(slot.key)) is not None:
            yield iri, slot.predicate, claim_iri(base, number)
    yield from _withdrawal(iri, claim)
    if claim.kind is Kind.OBSERVATION:
        yield iri, QB + "dataSet", base + "/counts"
    if note := claim.text("note"):
        yield iri, GAP + "note", Literal(note, "en")


def _names(slot: ClaimSlot, claim: ClaimEntry, default: str) -> Iterable[str]:
    """The names in a slot; the default if it is empty."""
    if slot.type is SlotType.NAMES:
        return claim.names(slot.key)
    name = claim.text(slot.key, default) if slot.type is SlotType.NAME else ""
    return (name,) if name else ()


def _literals(slot: ClaimSlot, claim: ClaimEntry, place: str) -> Iterator[Literal]:
    """The texts, the number, the period, or the truth value in a slot."""
    own = claim.kind in slot.kinds
    if slot.type is SlotType.TEXT:
        texts = zip((claim.text(key) for key in slot.keys), LANGUAGES, strict=True)
        yield from (Literal(text, language) for text, language in texts if text)
    elif slot.type is SlotType.FLAG and own:
        yield _boolean(claim.slots.get(slot.key) is True)
    elif slot.type is SlotType.COUNT and own:
        yield _number(claim, place)
    elif slot.type is SlotType.PERIOD and (claim.kind is Kind.OBSERVATION or claim.text(slot.key)):
        yield _period(claim, place)


def _see_to(claim: ClaimEntry, place: str) -> None:
    for key in ADVERSE.get(claim.kind, ()):
        if not claim.text(key):
            widest = f'{key} = "{_WIDEST[key]}"'
            remedy = (
                f"Write the value that the source means. The widest value is {widest}: "
                "write it only if the source speaks of all."
            )
            raise _lacking(claim.kind, key, place, remedy)


def _withdrawal(iri: Iri, claim: ClaimEntry) -> Iterator[Triple]:
    """A withdrawn claim stays in the graph, with the reason."""
    if reason := claim.text("withdrawn"):
        withdrawal = f"{iri}/withdrawal"
        yield iri, PROV + "wasInvalidatedBy", withdrawal
        yield withdrawal, TYPE, GAP + "Withdrawal"
        for language in LANGUAGES:
            yield withdrawal, LABEL, Literal(say("label withdrawal", language, number=claim.number), language)
        yield withdrawal, GAP + "note", Literal(reason, "en")


def _boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", "", XSD + "boolean")


def _period(claim: ClaimEntry, place: str) -> Literal:
    """A year as xsd:gYear, and several months as a string."""
    period = claim.text("period")
    if not period:
        remedy = 'Write the year: "2020". If the text gives no year, write the months of the report: "2020-04/2021-03".'
        raise _lacking(claim.kind, "period", place, remedy)
    is_year = re.fullmatch(r"\d{4}", period) is not None
    return Literal(period, "", XSD + ("gYear" if is_year else "string"))


def _number(claim: ClaimEntry, place: str) -> Literal:
    """A whole number as xsd:integer, a number with decimals as an exact xsd:decimal."""
    value = claim.value
    if value is None:
        raise _lacking(claim.kind, "value", place, "Write the number that is quoted: value = 12.")
    if isinstance(value, Decimal):
        return Literal(f"{value:f}", "", XSD + "decimal")
    return Literal(str(value), "", XSD + "integer")


def _lacking(kind: Kind, key: str, place: str, remedy: str) -> GapgraphError:
    article = "An" if kind[0] in "AO" else "A"
    return GapgraphError("GG310", f"{article} {kind} needs {key!r}", place=place, remedy=remedy)
