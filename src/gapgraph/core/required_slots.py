"""The slots that each kind of claim requires; the data shapes require the same slots in a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gapgraph.core.claim_words import Kind

NEEDED: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    Kind.OBSERVATION: (("measure",), ("value",), ("period",), ("body",)),
    Kind.PROVISION: (("protection",), ("reach",)),
    Kind.DENIAL: (("group",), ("protection",), ("provider",)),
    Kind.ABSENCE: (("group",), ("protection",), ("provider",)),
    Kind.LIMITATION: (("group",), ("protection",), ("provider",), ("aaaq",)),
    Kind.STRENGTH: (("protection",), ("aaaq",)),
    Kind.PARITY: (("group",), ("other_group",), ("protection", "protections")),
    Kind.NON_DISCLOSURE: (("measure", "protection"),),
    Kind.ACTION: (("action",), ("actor",)),
    Kind.HARM: (("group",), ("harm",)),
    Kind.FULFILMENT: (("obligation", "instrument"), ("extent",)),
}
"""For each kind of claim, the slots that it requires because they have no default. If a tuple has several slots, one of
them is enough.
"""
OFFER: Final = frozenset({"group", "protection", "provider"})
"""The slots that say who gets which service from whom."""


def needed(kind: Kind, among: frozenset[str]) -> tuple[str, ...]:
    """The slots in ``among`` that every claim of the kind requires, in order. A slot that another slot can replace
    isn't included.

    >>> needed(Kind.HARM, OFFER)
    ('group',)
    """
    return tuple(slots[0] for slots in NEEDED[kind] if len(slots) == 1 and slots[0] in among)


ADVERSE: Final[Mapping[Kind, tuple[str, ...]]] = {
    kind: needed(kind, OFFER) for kind in (Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM)
}
"""For each of the kinds Denial, Absence, Limitation and Harm, the slots among ``group``, ``protection`` and
``provider`` that a claim of this kind must have. A Denial without a group would deny something to everyone, and a
Denial without a protection would deny everything.
"""
