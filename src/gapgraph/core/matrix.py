"""A group's coverage for each protection: best, worst, extent, exceptions and caveats; nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import id_order
from gapgraph.core.reasons import Backing, Decided, aside, attribution, backing, deciders
from gapgraph.core.statuses import BETTER_TO_WORSE, VERDICT_OF, Standing, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy


class Extent(StrEnum):
    """How many of a group's applicable leaves are offered the protection: all, some, or none."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class Shortfall:
    """The leaves of a group with a status below its best, as boxes within the group."""

    status: Status
    boxes: tuple[Box, ...]


class GroupCoverage(NamedTuple):
    """One cell of the matrix: a named group and a protection that applies to at least one of its leaves.

    ``caveats`` concern it and decide nothing. ``standing`` is whose word its statuses rest on; ``places`` where they
    hold, if only in part of the country. ``spoken`` is whether any claim mentions it: only if none does may a view say
    that the source is silent.
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
    spoken: bool

    @property
    def attribution(self) -> tuple[str, ...]:
        """The IRIs of those who say so, each once."""
        return attribution(self.evidence)


def matrix(coverage: Coverage, view: View, scheme: Taxonomy, lattice: Lattice) -> Iterator[GroupCoverage]:
    """Every named group and applicable protection, groups in the ontology's order, protections in column order."""
    return matrix_cells(lattice.groups, coverage.values(), view, scheme, lattice)


def matrix_cells(
    groups: Iterable[str], rulings: Iterable[Ruling], view: View, scheme: Taxonomy, lattice: Lattice
) -> Iterator[GroupCoverage]:
    """The coverage of each of these groups by each ruling that applies to it; shared parts are computed once."""
    columns = [_column(ruling, view, scheme, lattice) for ruling in rulings]
    for group in groups:
        for column in columns:
            if lattice.leaves_of(group) & column.ruling.applicable:
                yield _cell(group, column, lattice)


class _Column(NamedTuple):
    """A ruling, and what every group needs from it: the claims that decided and those beside, with their leaves."""

    ruling: Ruling
    ranked: tuple[tuple[Status, int], ...]
    offered: int
    decided: tuple[tuple[Claim, int], ...]
    backing: Backing
    aside: tuple[tuple[Claim, int], ...]


def _column(ruling: Ruling, view: View, scheme: Taxonomy, lattice: Lattice) -> _Column:
    decided = deciders(ruling)
    return _Column(
        ruling,
        tuple((status, ruling.statuses[status]) for status in BETTER_TO_WORSE if status in ruling.statuses),
        ruling.leaves(Verdict.OFFERED),
        _once(decided),
        backing(ruling, decided),
        aside(view, ruling, scheme, lattice),
    )


def _once(decided: Decided) -> tuple[tuple[Claim, int], ...]:
    """Each deciding claim with all its leaves, by number."""
    claims, leaves = dict[str, Claim](), dict[str, int]()
    for claim, struck, _ in decided:
        claims[claim.id] = claim
        leaves[claim.id] = leaves.get(claim.id, 0) | struck
    return tuple((claims[id_], leaves[id_]) for id_ in sorted(claims, key=id_order))


def _cell(group: str, column: _Column, lattice: Lattice) -> GroupCoverage:
    ruling = column.ruling
    leaves = lattice.leaves_of(group) & ruling.applicable
    ranked = [status for status, having in column.ranked if having & leaves]
    evidence = tuple(claim for claim, struck in column.decided if struck & leaves)
    decided = {claim.id for claim in evidence}
    return GroupCoverage(
        group=group,
        protection=ruling.protection,
        best=ranked[0],
        worst=ranked[-1],
        extent=_extent(column.offered & leaves, leaves),
        exceptions=tuple(_shortfall(ruling, status, leaves, lattice) for status in ranked[1:]),
        caveats=tuple({c.id: c for c, touched in column.aside if touched & leaves and c.id not in decided}.values()),
        evidence=evidence,
        verdicts=_verdicts(tuple(ranked)),
        standing=column.backing.standing(leaves),
        places=column.backing.where(leaves),
        spoken=bool(ruling.spoken & leaves),
    )


@cache
def _verdicts(ranked: tuple[Status, ...]) -> tuple[Verdict, ...]:
    return tuple(dict.fromkeys(VERDICT_OF[status] for status in ranked))


def _extent(met: int, leaves: int) -> Extent:
    if met == leaves:
        return Extent.FULL
    return Extent.PARTIAL if met else Extent.NONE


def _shortfall(ruling: Ruling, status: Status, leaves: int, lattice: Lattice) -> Shortfall:
    having = ruling.statuses[status] & leaves
    return Shortfall(status, cover(lattice, having, ~leaves))
