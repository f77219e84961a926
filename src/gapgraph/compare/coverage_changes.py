"""Two reports side by side: what opened, what closed, and what changed only in the wording.

Coverage is compared leaf by leaf and shown as maximal boxes (the largest groups of equal leaves). If a report's text is
only an excerpt, silence means "not in the text that we have", and counts neither as a gap nor as a silence of the
report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.core.boxes import Box, maximal_boxes, minimal_cover
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import id_order
from gapgraph.core.reasons import aside, decisive, onlookers
from gapgraph.core.statuses import Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import Iri


class CoverageChange(StrEnum):
    """What happened to a gap from one report to another."""

    OPENED = "Opened"
    CLOSED = "Closed"
    WORSE = "Worse"
    BETTER = "Better"
    TELLING = "OnlyTheTelling"
    UNKNOWN = "NoLongerKnown"
    LEARNED = "NowKnown"
    NOT_IN_TEXT = "NotInTextWeHave"


@dataclass(frozen=True)
class Side:
    """One report in a comparison: the claims that count, its coverage, and whether its text is the whole section."""

    view: View
    scheme: Taxonomy
    coverage: Coverage
    whole: bool


@dataclass(frozen=True)
class Difference:
    """One change for a protection and a box of leaves, with the statuses and the deciding claims on both sides."""

    protection: Iri
    box: Box
    change: CoverageChange
    before: tuple[Status, ...]
    after: tuple[Status, ...]
    evidence_before: tuple[Claim, ...]
    evidence_after: tuple[Claim, ...]


def differences(before: Side, after: Side, lattice: Lattice) -> Iterator[Difference]:
    """The changes from one report to another, protection by protection, in maximal boxes."""
    for protection, old in before.coverage.items():
        new = after.coverage[protection]
        for change, leaves in _by_change(old, new, _beyond(old, before), _beyond(new, after)).items():
            for box in minimal_cover(maximal_boxes(lattice, leaves), leaves):
                yield Difference(
                    protection,
                    box,
                    change,
                    _statuses(old, box.leaves & leaves),
                    _statuses(new, box.leaves & leaves),
                    _evidence(before, old, box.leaves & leaves, lattice),
                    _evidence(after, new, box.leaves & leaves, lattice),
                )


def _beyond(ruling: Ruling, side: Side) -> int:
    """The leaves for which an excerpt is silent: we don't know what the rest of the section says about them."""
    return 0 if side.whole else ruling.statuses.get(Status.NOT_EVIDENCED, 0) & ~ruling.spoken


def _evidence(side: Side, ruling: Ruling, leaves: int, lattice: Lattice) -> tuple[Claim, ...]:
    """The claims that decided the status of these leaves, by number; if no claim decided it, the claims shown beside
    the status.
    """
    if decided := decisive(ruling, leaves):
        return decided
    standing = aside(ruling, onlookers(side.view, side.scheme, lattice))
    beside = {claim.id: claim for claim, touched in standing if touched & leaves}
    return tuple(beside[id_] for id_ in sorted(beside, key=id_order))


def _statuses(ruling: Ruling, leaves: int) -> tuple[Status, ...]:
    return tuple(status for status in Status if ruling.statuses.get(status, 0) & leaves)


def _by_change(old: Ruling, new: Ruling, old_beyond: int, new_beyond: int) -> dict[CoverageChange, int]:
    """For each kind of change, the set of leaves (smallest groups) with this change, as bits of an int.

    A leaf whose verdict is unknown in both reports is in no set, unless its two statuses differ and one report is an
    excerpt that doesn't mention the protection for this leaf (``NOT_IN_TEXT``).
    """
    changes: dict[CoverageChange, int] = {}
    for before, old_leaves in old.statuses.items():
        for after, new_leaves in new.statuses.items():
            leaves = old_leaves & new_leaves
            beyond = leaves & (old_beyond | new_beyond)
            if before is not after:
                changes[CoverageChange.NOT_IN_TEXT] = changes.get(CoverageChange.NOT_IN_TEXT, 0) | beyond
            if change := _change(before, after):
                changes[change] = changes.get(change, 0) | leaves & ~beyond
    return {change: changes[change] for change in CoverageChange if changes.get(change)}


_SEVERITY = {Verdict.OFFERED: 0, Verdict.UNDERSERVED: 1, Verdict.UNMET: 2}


def _change(before: Status, after: Status) -> CoverageChange | None:
    old, new = before.verdict, after.verdict
    if Verdict.UNKNOWN in (old, new):
        if old is new:
            return None
        return CoverageChange.LEARNED if old is Verdict.UNKNOWN else CoverageChange.UNKNOWN
    if old is new:
        return CoverageChange.TELLING if before is not after else None
    if new is Verdict.UNMET:
        return CoverageChange.OPENED
    if old is Verdict.UNMET:
        return CoverageChange.CLOSED
    return CoverageChange.WORSE if _SEVERITY[new] > _SEVERITY[old] else CoverageChange.BETTER
