"""The required slots that an encoded claim lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gapgraph.core.claim_words import Kind
from gapgraph.core.required_slots import ADVERSE, NEEDED
from gapgraph.errors import GapgraphError

_CHECKED_ELSEWHERE: Final = frozenset({"value", "period", "obligation"})
"""Required slots that :func:`lacking_slots` doesn't check. The compiler checks ``value`` and ``period`` of an
Observation. A Fulfilment compiles without a duty (``obligation``), which the encoder may add later; only ``gapgraph
validate`` reports the missing duty.
"""
_REMEDIES: Final = {
    "reach": "Write ToAll, Target, ToSome or Eligibility; in doubt, ToSome.",
    "aaaq": "Write Availability, Accessibility, Acceptability, Quality, Accountability or Safety.",
    "extent": "Write FullyMet, PartlyMet or NotMet.",
    "breakdown": "Write Exhaustive if the parts together are the total, otherwise Inclusion.",
}


def lacking_slots(claim: Mapping[str, Any], place: str) -> Iterator[GapgraphError]:
    """An error GG310 for each required slot that the claim lacks, except slots that other functions check."""
    kind = next((one for one in Kind if one == claim.get("kind")), None)
    if kind is None:
        return
    asked = NEEDED[kind] + ((("breakdown",),) if "part_of" in claim else ())
    for keys in asked:
        if keys[0] in _CHECKED_ELSEWHERE or keys[0] in ADVERSE.get(kind, ()) or any(key in claim for key in keys):
            continue
        article = "An" if kind[0] in "AO" else "A"
        names = " or ".join(map(repr, keys))
        remedy = _REMEDIES.get(
            keys[0], "Write the name of what the quote mentions; docs/codebook.md explains each slot."
        )
        yield GapgraphError("GG310", f"{article} {kind} needs {names}", place=place, remedy=remedy)
