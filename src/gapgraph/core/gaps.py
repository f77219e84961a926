"""Gaps: a protection and a maximal box of leaves of which none is met (design, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.reasons import decisive
from gapgraph.core.statuses import BETTER_TO_WORSE, Status, Verdict


@dataclass(frozen=True)
class Gap:
    """A protection that a box of leaves lacks, the statuses among them (worst first), and the claims that say so."""

    protection: str
    box: Box
    verdict: Verdict
    statuses: tuple[Status, ...]
    evidence: tuple[Claim, ...]


def gaps(coverage: Coverage, lattice: Lattice, verdict: Verdict = Verdict.UNMET) -> Iterator[Gap]:
    """A minimal set of gaps that covers every leaf with the verdict, protection by protection."""
    for ruling in coverage.values():
        if leaves := ruling.leaves(verdict):
            for box in cover(lattice, leaves):
                yield Gap(ruling.protection, box, verdict, _statuses(ruling, box), decisive(ruling, box.leaves))


def _statuses(ruling: Ruling, box: Box) -> tuple[Status, ...]:
    return tuple(s for s in reversed(BETTER_TO_WORSE) if ruling.statuses.get(s, 0) & box.leaves)


def box_name(lattice: Lattice, box: Box) -> str:
    """The IRI of the group that the box is, or else its values' IRIs: ``+`` between dimensions, ``|`` within one."""
    named = lattice.names.get(box.leaves)
    return named or "+".join("|".join(values) for values in box.values(lattice))
