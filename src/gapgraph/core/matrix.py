"""A group's coverage, protection by protection: best, worst, extent, exceptions and caveats; nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import id_order
from gapgraph.core.reasons import Backing, Decided, aside, attribution, backing, deciders, decisive_of
from gapgraph.core.statuses import BETTER_TO_WORSE, VERDICT_OF, Standing, Status, Verdict
from gapgraph.core.taxonomy import Scheme


class Extent(StrEnum):
    """To how many of a group's applicable leaves the protection is offered: all, some, or none."""

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
    """One cell of the matrix: a named group and a protection that applies to at least one of its leaves.

    ``caveats`` touch it without deciding. ``standing`` is by whose word its statuses hold, ``places`` where, if what
    decides is in part of the country, and ``attribution`` who says so.
    ``spoken`` is whether any claim speaks of it: only where none does may a view say that the source is silent.
    """

    group: str
    protection: str
    best: Status
    worst: Status
    extent: Extent
    exceptions: tuple[Shortfall, ...]
    caveats: tuple[Claim, ...]
    evidence: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    standing: tuple[Standing, ...]
    places: tuple[str, ...]
    attribution: tuple[str, ...]
    spoken: bool


def matrix(coverage: Coverage, view: View, scheme: Scheme, lattice: Lattice) -> Iterator[GroupCoverage]:
    """Every named group and applicable protection, groups in the ontology's order, protections in column order."""
    columns = [_column(ruling, view, scheme, lattice) for ruling in coverage.values()]
    for group, leaves in lattice.groups.items():
        for column in columns:
            if leaves & column.ruling.applicable:
                yield _cell(group, column, lattice)


def group_coverage(group: str, ruling: Ruling, view: View, scheme: Scheme, lattice: Lattice) -> GroupCoverage:
    """The group's coverage for one ruling. The group must have an applicable leaf."""
    return _cell(group, _column(ruling, view, scheme, lattice), lattice)


class _Column(NamedTuple):
    """A ruling, and what every group asks of it: what decided, and what stands beside, with leaves."""

    ruling: Ruling
    decided: Decided
    backing: Backing
    aside: tuple[tuple[Claim, int], ...]


def _column(ruling: Ruling, view: View, scheme: Scheme, lattice: Lattice) -> _Column:
    decided = deciders(ruling)
    return _Column(ruling, decided, backing(ruling, decided), aside(view, ruling, scheme, lattice))


def _cell(group: str, column: _Column, lattice: Lattice) -> GroupCoverage:
    ruling = column.ruling
    leaves = lattice.leaves_of(group) & ruling.applicable
    ranked = [status for status in BETTER_TO_WORSE if ruling.statuses.get(status, 0) & leaves]
    evidence = sorted(decisive_of(column.decided, leaves), key=lambda claim: id_order(claim.id))
    decided = {claim.id for claim in evidence}
    return GroupCoverage(
        group=group,
        protection=ruling.protection,
        best=ranked[0],
        worst=ranked[-1],
        extent=_extent(ruling.leaves(Verdict.OFFERED) & leaves, leaves),
        exceptions=tuple(_shortfall(ruling, status, leaves, lattice) for status in ranked[1:]),
        caveats=tuple({c.id: c for c, touched in column.aside if touched & leaves and c.id not in decided}.values()),
        evidence=tuple(evidence),
        verdicts=tuple(dict.fromkeys(VERDICT_OF[status] for status in ranked)),
        standing=column.backing.standing(leaves),
        places=column.backing.where(leaves),
        attribution=attribution(evidence),
        spoken=bool(ruling.spoken & leaves),
    )


def _extent(met: int, leaves: int) -> Extent:
    if met == leaves:
        return Extent.FULL
    return Extent.PARTIAL if met else Extent.NONE


def _shortfall(ruling: Ruling, status: Status, leaves: int, lattice: Lattice) -> Shortfall:
    having = ruling.statuses[status] & leaves
    return Shortfall(status, cover(lattice, having, ~leaves))
