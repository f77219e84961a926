"""Two reports side by side: what opened, what closed, and what only the telling changed.

Coverage is compared leaf by leaf and told in maximal boxes. A report whose text is an excerpt has said nothing of
what lies beyond it: there, silence is "not in the text we have", and is never compared as a gap or as a silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.boxes import Box, maximal_boxes, minimal_cover
from gapgraph.claims import Claim
from gapgraph.coverage import Coverage, Ruling
from gapgraph.groups import Lattice
from gapgraph.reasons import decisive
from gapgraph.vocabulary import Status, Verdict


class Change(StrEnum):
    """What became of a gap between two reports."""

    OPENED = "opened"
    CLOSED = "closed"
    WORSE = "worse"
    BETTER = "better"
    TELLING = "only the telling"
    UNKNOWN = "no longer known"
    LEARNED = "now known"
    NOT_IN_TEXT = "not in the text we have"


@dataclass(frozen=True)
class Side:
    """One report's part in a comparison: its coverage, and whether its text is the whole section."""

    coverage: Coverage
    whole: bool


@dataclass(frozen=True)
class Difference:
    """One change for a protection and a box of leaves, with the statuses and the deciding claims on both sides."""

    protection: str
    box: Box
    change: Change
    before: tuple[Status, ...]
    after: tuple[Status, ...]
    evidence_before: tuple[Claim, ...]
    evidence_after: tuple[Claim, ...]


def differences(before: Side, after: Side, lattice: Lattice) -> Iterator[Difference]:
    """The changes from one report to another, protection by protection, in maximal boxes."""
    for protection, old in before.coverage.items():
        new = after.coverage[protection]
        for change, leaves in _by_change(old, new, before.whole, after.whole).items():
            for box in minimal_cover(maximal_boxes(lattice, leaves), leaves):
                yield Difference(
                    protection,
                    box,
                    change,
                    _statuses(old, box.leaves),
                    _statuses(new, box.leaves),
                    decisive(old, box.leaves),
                    decisive(new, box.leaves),
                )


def _statuses(ruling: Ruling, leaves: int) -> tuple[Status, ...]:
    return tuple(status for status in Status if ruling.statuses.get(status, 0) & leaves)


def _by_change(old: Ruling, new: Ruling, old_whole: bool, new_whole: bool) -> dict[Change, int]:
    """The leaves by what changed for them; leaves of which both sides know nothing are left out."""
    changes: dict[Change, int] = {}
    for before, old_leaves in old.statuses.items():
        for after, new_leaves in new.statuses.items():
            leaves = old_leaves & new_leaves
            beyond = _beyond(before, whole=old_whole) or _beyond(after, whole=new_whole)
            change = Change.NOT_IN_TEXT if beyond else _change(before, after)
            if leaves and change and not (beyond and _silent(before) and _silent(after)):
                changes[change] = changes.get(change, 0) | leaves
    return {change: changes[change] for change in Change if change in changes}


def _beyond(status: Status, *, whole: bool) -> bool:
    """Silence in an excerpt: what the rest of the section says is not known here."""
    return status is Status.NOT_EVIDENCED and not whole


def _silent(status: Status) -> bool:
    return status is Status.NOT_EVIDENCED


_SEVERITY = {Verdict.MET: 0, Verdict.UNDERSERVED: 1, Verdict.UNMET: 2}


def _change(before: Status, after: Status) -> Change | None:
    old, new = before.verdict, after.verdict
    if Verdict.UNKNOWN in (old, new):
        if old is new:
            return None
        return Change.LEARNED if old is Verdict.UNKNOWN else Change.UNKNOWN
    if old is new:
        return Change.TELLING if before is not after else None
    if new is Verdict.UNMET:
        return Change.OPENED
    if old is Verdict.UNMET:
        return Change.CLOSED
    return Change.WORSE if _SEVERITY[new] > _SEVERITY[old] else Change.BETTER
