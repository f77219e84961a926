"""The required slots of each kind of claim; the data shapes require the same slots in a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gapgraph.core.claim_words import Kind
from gapgraph.errors import GapgraphError

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
_TOLD: Final = frozenset({"value", "period", "obligation"})
"""Required slots that :func:`lacking_slots` doesn't check. The compiler checks the value and the period of an
Observation. ``gapgraph validate`` checks the duty of a Fulfilment, because the encoder may add the duty later.
"""
_BY_THE_COMPILER: Final = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM})
_OFFER: Final = frozenset({"group", "protection", "provider"})
_REMEDIES: Final = {
    "reach": "Write ToAll, Target, ToSome or Eligibility; in doubt, ToSome.",
    "aaaq": "Write Availability, Accessibility, Acceptability, Quality, Accountability or Safety.",
    "extent": "Write FullyMet, PartlyMet or NotMet.",
    "breakdown": "Write Exhaustive if the parts together are the total, otherwise Inclusion.",
}


def lacking_slots(claim: Mapping[str, Any], place: str) -> Iterator[GapgraphError]:
    """An error GG310 for each required slot that the claim lacks, except those that the compiler reports."""
    kind = next((one for one in Kind if one == claim.get("kind")), None)
    if kind is None:
        return
    asked = NEEDED[kind] + ((("breakdown",),) if "part_of" in claim else ())
    for keys in asked:
        told_elsewhere = keys[0] in _TOLD or (
            kind in _BY_THE_COMPILER and keys[0] in {"group", "protection", "provider"}
        )
        if told_elsewhere or any(key in claim for key in keys):
            continue
        article = "An" if kind[0] in "AO" else "A"
        names = " or ".join(map(repr, keys))
        remedy = _REMEDIES.get(
            keys[0], "Write the name of what the quote mentions; docs/codebook.md explains each slot."
        )
        yield GapgraphError("GG310", f"{article} {kind} needs {names}", place=place, remedy=remedy)
