"""The slots of a claim, each declared once: its key, its property in the graph, and the kinds of claim that have it.

The reader and the writer of encodings, the way back from a graph to an encoding, the table of claims, the workbook, the
JSON schema and the comparison of two encodings read this table of slots. A new slot needs one entry in this module, a
property in ``ontology/gapgraph.ttl``, and a shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from gapgraph.core.claim_words import Kind
from gapgraph.vocabulary import GAP, PROV, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE

_ALL: Final = frozenset(Kind)
_OBSERVATION: Final = frozenset({Kind.OBSERVATION})
_GIVEN: Final = frozenset({Kind.PROVISION, Kind.STRENGTH})
_SERVICE: Final = _GIVEN | {Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE, Kind.ACTION}
_PROVISION: Final = frozenset({Kind.PROVISION})
_ACTION: Final = frozenset({Kind.ACTION})
_HARM: Final = frozenset({Kind.HARM})
_FULFILMENT: Final = frozenset({Kind.FULFILMENT})
_SHORT: Final = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.STRENGTH, Kind.HARM})


class SlotType(Enum):
    """The type of what a slot contains in an encoding."""

    NAME = auto()
    """One name of the ontology, or one that the encoding declares."""

    NAMES = auto()
    """A list of names of the ontology or of the encoding."""

    TEXT = auto()
    """A text in English; a second key, with ``_es``, has the Spanish text."""

    FLAG = auto()
    """True or false; false if it is left out."""

    COUNT = auto()
    """A number of zero or more, whole or with decimals."""

    PERIOD = auto()
    """A year (``2020``), or the first and the last month (``2020-04/2021-03``)."""

    CLAIM = auto()
    """The number of another claim of the report."""


@dataclass(frozen=True)
class ClaimSlot:
    """A slot: its key in an encoding, its property (``predicate``), its type, and the kinds of claim that may have the
    slot.

    If the encoder leaves the slot out of a claim of one of the kinds in ``defaulted``, the slot's value in the graph is
    ``default``. If ``several`` is true, a new claim may have a list of names in the slot, and the build makes one claim
    for each name. ``column`` is the name of the slot's column in the table of claims, if the name differs from ``key``.
    If ``labelled`` is true, the table has a second column with the value's label; if ``hidden`` is true, the table has
    no column for the slot. If ``body`` is true, the slot's value is an organization or another agent.
    """

    key: str
    predicate: str
    type: SlotType = SlotType.NAME
    kinds: frozenset[Kind] = _ALL
    default: str = ""
    defaulted: frozenset[Kind] = frozenset()
    several: bool = False
    column: str = ""
    labelled: bool = False
    hidden: bool = False
    body: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of an encoding that fill the slot: for a text also its Spanish key."""
        return (self.key, f"{self.key}_es") if self.type is SlotType.TEXT else (self.key,)


def _code(key: str, predicate: str) -> ClaimSlot:
    """A slot with a code for one feature (such as the age) of the people whom an Observation counts, as in a table of
    statistics.
    """
    return ClaimSlot(key, predicate, kinds=_OBSERVATION, default="Total", defaulted=_OBSERVATION)


_NAMES: Final = SlotType.NAMES
_TEXT: Final = SlotType.TEXT
_FLAG: Final = SlotType.FLAG

SLOTS: Final[tuple[ClaimSlot, ...]] = (
    ClaimSlot(
        "group",
        GAP + "group",
        default="Victim",
        defaulted=_GIVEN | _OBSERVATION,
        several=True,
        labelled=True,
        kinds=_ALL - {Kind.FULFILMENT},
    ),
    ClaimSlot("protection", GAP + "protection", several=True, labelled=True, kinds=_SERVICE | {Kind.PARITY}),
    ClaimSlot("protections", GAP + "protection", _NAMES, kinds=frozenset({Kind.PARITY, Kind.FULFILMENT}), hidden=True),
    ClaimSlot(
        "provider",
        GAP + "provider",
        default="AnyProvider",
        defaulted=_GIVEN,
        several=True,
        labelled=True,
        kinds=_SERVICE,
        body=True,
    ),
    ClaimSlot("by", PROV + "wasAttributedTo", column="asserted_by", labelled=True, body=True),
    ClaimSlot("reach", GAP + "reach", kinds=_PROVISION),
    ClaimSlot("specialized", GAP + "specialized", _FLAG, _PROVISION),
    ClaimSlot("exclusive", GAP + "exclusive", _FLAG, _PROVISION),
    ClaimSlot("inside", GAP + "inside", _FLAG, _PROVISION),
    ClaimSlot("frequency", GAP + "frequency", default="Always", defaulted=_ALL),
    ClaimSlot("certainty", GAP + "certainty", default="Stated", defaulted=_ALL),
    ClaimSlot("when", GAP + "when"),
    ClaimSlot("place", GAP + "place", _NAMES),
    ClaimSlot("condition", GAP + "condition", _TEXT, _ALL - {Kind.NON_DISCLOSURE, Kind.FULFILMENT}),
    ClaimSlot("mode", GAP + "mode", _TEXT, _ALL - {Kind.OBSERVATION, Kind.NON_DISCLOSURE, Kind.FULFILMENT}),
    ClaimSlot("scope", GAP + "scope", _TEXT, frozenset({Kind.NON_DISCLOSURE})),
    ClaimSlot("other_group", GAP + "otherGroup", several=True, kinds=frozenset({Kind.PARITY})),
    ClaimSlot("aaaq", GAP + "aaaq", several=True, kinds=frozenset({Kind.LIMITATION, Kind.STRENGTH})),
    ClaimSlot("cause", GAP + "cause", _NAMES, _SHORT),
    ClaimSlot("measure", GAP + "measure", several=True, kinds=_OBSERVATION | {Kind.NON_DISCLOSURE}),
    ClaimSlot("value", SDMX_MEASURE + "obsValue", SlotType.COUNT, _OBSERVATION),
    ClaimSlot("bound", GAP + "bound", default="Exact", defaulted=_OBSERVATION, kinds=_OBSERVATION),
    ClaimSlot("unit", SDMX_ATTRIBUTE + "unitMeasure", default="Persons", defaulted=_OBSERVATION, kinds=_OBSERVATION),
    ClaimSlot(
        "period", SDMX_DIMENSION + "refPeriod", SlotType.PERIOD, kinds=_OBSERVATION | {Kind.NON_DISCLOSURE, Kind.ACTION}
    ),
    ClaimSlot("body", GAP + "body", several=True, kinds=_OBSERVATION | {Kind.NON_DISCLOSURE}, body=True),
    _code("age", SDMX_DIMENSION + "age"),
    _code("sex", SDMX_DIMENSION + "sex"),
    _code("form", GAP + "formCode"),
    _code("nationality", GAP + "nationalityCode"),
    _code("lgbtqi", GAP + "lgbtqiCode"),
    ClaimSlot("part_of", GAP + "partOf", SlotType.CLAIM, _OBSERVATION),
    ClaimSlot("breakdown", GAP + "breakdown", kinds=_OBSERVATION),
    ClaimSlot("axis", GAP + "axis", kinds=_OBSERVATION),
    ClaimSlot("actor", GAP + "actor", several=True, kinds=frozenset({Kind.ACTION, Kind.FULFILMENT}), body=True),
    ClaimSlot("partner", GAP + "partner", kinds=_ACTION, body=True),
    ClaimSlot("action", GAP + "actionKind", several=True, kinds=_ACTION),
    ClaimSlot("direction", GAP + "direction", kinds=_ACTION),
    ClaimSlot("harm", GAP + "harmKind", several=True, kinds=_HARM),
    ClaimSlot("infringes", GAP + "infringes", kinds=_HARM),
    ClaimSlot("instrument", GAP + "instrument", kinds=_FULFILMENT),
    ClaimSlot("extent", GAP + "extent", kinds=_FULFILMENT),
    ClaimSlot("obligation", GAP + "obligation", _NAMES, _FULFILMENT),
    ClaimSlot("acknowledged", GAP + "acknowledged", _NAMES),
    ClaimSlot("revises", PROV + "wasRevisionOf", SlotType.CLAIM, hidden=True),
)
"""Every slot, in the order of the columns of the table of claims."""

CODES: Final = tuple(slot for slot in SLOTS if slot.default == "Total")
"""The slots that hold a code for the group of a count."""


def slots_of(*types: SlotType) -> tuple[ClaimSlot, ...]:
    """The slots of these types, in their order."""
    return tuple(slot for slot in SLOTS if slot.type in types)


def body_slots() -> tuple[ClaimSlot, ...]:
    """The slots that hold an organization or another agent."""
    return tuple(slot for slot in SLOTS if slot.body)


def keys_of(*types: SlotType) -> frozenset[str]:
    """The keys of an encoding that fill slots of these types."""
    return frozenset(key for slot in slots_of(*types) for key in slot.keys)


def defaults_of(kind: Kind) -> dict[str, str]:
    """The names that the graph gets for slots that the encoder left out in a claim of this kind."""
    return {slot.key: slot.default for slot in SLOTS if kind in slot.defaulted}
