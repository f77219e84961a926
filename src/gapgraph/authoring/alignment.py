"""Finds for each claim of an encoding the claim of another encoding of the same text that matches it.

Claims that quote the same words are matched one to one, beginning with the most similar pair. Pairs are compared by
kind, then by the slots that agree, then by how much of their quotes they share. Claims without a match were written by
one encoder alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gapgraph.authoring.encoding import ClaimEntry, Encoding
from gapgraph.authoring.narrative import Span, locate, sentence_of, sentences
from gapgraph.core.claim_slots import SlotType, defaults_of, slots_of
from gapgraph.core.claim_words import Kind

ABSENT = "—"
"""Shown as the value of a slot that one encoder left empty and the other filled, if the slot has no default."""

_TRANSLATIONS = frozenset(key for slot in slots_of(SlotType.TEXT) for key in slot.keys[1:])
_ASIDE = frozenset({"note", "nth", "revises", "withdrawn"}) | _TRANSLATIONS
"""Keys that are ignored in a comparison, because they describe nothing in the source."""


@dataclass(frozen=True)
class Coded:
    """A claim as one encoder wrote it: the positions of its quotes, and its slots with defaults written out."""

    entry: ClaimEntry
    sentence: int
    spans: tuple[Span, ...]
    slots: Mapping[str, str]

    @property
    def number(self) -> int:
        """The claim's number in its encoding."""
        return self.entry.number

    @property
    def quote(self) -> str:
        """The quoted words, joined by ``…``."""
        return " … ".join(self.entry.quotes)

    @cached_property
    def places(self) -> frozenset[int]:
        """The positions of the quoted characters in the narrative."""
        return frozenset(place for span in self.spans for place in range(span.start, span.end))


@dataclass(frozen=True)
class Unit:
    """A pair of matched claims, or one claim without a match."""

    first: Coded | None
    second: Coded | None

    @property
    def sentence(self) -> int:
        """The number, from 1, of the sentence that the claims quote."""
        return next(coded.sentence for coded in (self.first, self.second) if coded)

    @property
    def overlap(self) -> float:
        """The share of the quoted characters that both claims quote, 0 to 1."""
        return _overlap(self.first, self.second) if self.first and self.second else 0.0


def read_encoded_claims(encoding: Encoding, narrative: str) -> tuple[Coded, ...]:
    """The claims of an encoding, without withdrawn claims.

    Raises GapgraphError GG307 or GG308 for a quote that isn't in the text.
    """
    spans = sentences(narrative)
    valid = (entry for entry in encoding.claims if not entry.text("withdrawn"))
    return tuple(_coded(entry, encoding, narrative, spans) for entry in valid)


def slots_left_out(kind: Kind, publisher: str) -> dict[str, str]:
    """The default values of the slots that an encoder may leave out in a claim of this kind.

    The result doesn't contain defaults for the codes and the unit of a count: if both encoders leave out a code or a
    unit, this doesn't count as an agreement.
    """
    usual = defaults_of(kind)
    return {"by": publisher} | {
        key: usual[key] for key in ("frequency", "certainty", "group", "provider") if key in usual
    }


def _coded(entry: ClaimEntry, encoding: Encoding, narrative: str, spans: tuple[Span, ...]) -> Coded:
    place = f"{encoding.source}, claim {entry.number}"
    found = tuple(locate(quote, narrative, entry.number_of("nth"), place) for quote in entry.quotes)
    country = f"{encoding.report['country'].lower()}:"
    written = slots_left_out(entry.kind, encoding.report["publisher"])
    slots = written | {key: _told(value, country) for key, value in entry.slots.items()}
    slots = {key: value for key, value in slots.items() if key not in _ASIDE and value != "false"}
    if "part_of" in slots:
        slots["part_of"] = _whole(encoding, entry)
    return Coded(entry, min(sentence_of(span, spans) for span in found), found, {"kind": entry.kind.value, **slots})


def _told(value: object, country: str) -> str:
    """The value of a slot as text. Names lose the prefix ``country``: ``per:MIMP`` and ``MIMP`` both give ``MIMP``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    names = value if isinstance(value, tuple) else (str(value),)
    return ", ".join(sorted(one.removeprefix(country) for one in names))


def _whole(encoding: Encoding, entry: ClaimEntry) -> str:
    """The value of the count that ``part_of`` names as the total. The claim number of the total isn't used, because
    claim numbers differ between two encodings.
    """
    whole = next((one for one in encoding.claims if one.number == entry.number_of("part_of")), None)
    return f"of {whole.value}" if whole else ABSENT


def align(first: Iterable[Coded], second: Iterable[Coded]) -> tuple[Unit, ...]:
    """The claims of both encodings as matched pairs and single claims, in the order of the text; each claim occurs
    once.
    """
    ones, others = list(first), list(second)
    pairs = sorted(
        ((_likeness(a, b), a, b) for a in ones for b in others if _overlap(a, b)),
        key=lambda pair: (*(-part for part in pair[0]), pair[1].number, pair[2].number),
    )
    units, used = [], set[int]()
    for _, a, b in pairs:
        if not {id(a), id(b)} & used:
            used |= {id(a), id(b)}
            units.append(Unit(a, b))
    units += [Unit(a, None) for a in ones if id(a) not in used]
    units += [Unit(None, b) for b in others if id(b) not in used]
    return tuple(sorted(units, key=_order))


def _order(unit: Unit) -> tuple[int, int, int]:
    claim = unit.first or unit.second
    return unit.sentence, claim.spans[0].start if claim else 0, claim.number if claim else 0


def _likeness(a: Coded, b: Coded) -> tuple[float, ...]:
    """Sort key of a pair: whether the kind is the same, then the share of slots that agree, then the share of the
    quoted characters that both quote.
    """
    keys = a.slots.keys() | b.slots.keys()
    agreeing = sum(a.slots.get(key) == b.slots.get(key) for key in keys)
    return float(a.entry.kind is b.entry.kind), agreeing / len(keys), _overlap(a, b)


def _overlap(a: Coded, b: Coded) -> float:
    return len(a.places & b.places) / len(a.places | b.places)
