"""A group's coverage, protection by protection: best, worst, extent, exceptions and caveats; nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.boxes import Box, maximal_boxes, minimal_cover
from gapgraph.claims import Claim
from gapgraph.contexts import View
from gapgraph.coverage import Coverage, Ruling
from gapgraph.groups import Lattice
from gapgraph.reasons import beside, decisive
from gapgraph.scheme import Scheme
from gapgraph.vocabulary import BETTER_TO_WORSE, Status, Verdict


class Extent(StrEnum):
    """How many of a group's applicable leaves are met: all, some, or none."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class Shortfall:
    """The leaves of a group that fare worse than its best, as boxes relative to the group."""

    status: Status
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class GroupCoverage:
    """One cell of the matrix: a named group and a protection that applies to at least one of its leaves."""

    group: str
    protection: str
    best: Status
    worst: Status
    extent: Extent
    exceptions: tuple[Shortfall, ...]
    caveats: tuple[Claim, ...]
    evidence: tuple[Claim, ...]


def matrix(coverage: Coverage, view: View, scheme: Scheme, lattice: Lattice) -> Iterator[GroupCoverage]:
    """Every named group and applicable protection, groups in the ontology's order, protections in column order."""
    for group, leaves in lattice.groups.items():
        for ruling in coverage.values():
            if leaves & ruling.applicable:
                yield group_coverage(group, ruling, view, scheme, lattice)


def group_coverage(group: str, ruling: Ruling, view: View, scheme: Scheme, lattice: Lattice) -> GroupCoverage:
    """The group's coverage for one ruling. The group must have an applicable leaf."""
    leaves = lattice.leaves_of(group) & ruling.applicable
    ranked = [status for status in BETTER_TO_WORSE if ruling.statuses.get(status, 0) & leaves]
    deciders = decisive(ruling, leaves)
    decided = {claim.id for claim in deciders}
    aside = beside(view, ruling.protection, leaves, scheme, lattice)
    return GroupCoverage(
        group=group,
        protection=ruling.protection,
        best=ranked[0],
        worst=ranked[-1],
        extent=_extent(ruling.leaves(Verdict.MET) & leaves, leaves),
        exceptions=tuple(_shortfall(ruling, status, leaves, lattice) for status in ranked[1:]),
        caveats=tuple(role.claim for role in aside if role.claim.id not in decided),
        evidence=tuple(sorted(deciders, key=lambda claim: claim.id)),
    )


def _extent(met: int, leaves: int) -> Extent:
    if met == leaves:
        return Extent.FULL
    return Extent.PARTIAL if met else Extent.NONE


def _shortfall(ruling: Ruling, status: Status, leaves: int, lattice: Lattice) -> Shortfall:
    having = ruling.statuses[status] & leaves
    return Shortfall(status, minimal_cover(maximal_boxes(lattice, having, free=~leaves), having))
