"""A group's coverage for each protection: best, worst, extent, exceptions and caveats; nothing is averaged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import claim_order
from gapgraph.core.reasons import (
    Backing,
    Onlooker,
    aside,
    attribution,
    backing,
    deciders,
    onlookers,
)
from gapgraph.core.statuses import BETTER_TO_WORSE, VERDICT_OF, Standing, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import ClaimId, Iri


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

    ``caveats`` are claims that concern the cell and decide nothing. ``standing`` says on whose statements the cell's
    statuses are based. ``places`` are the places where the statuses hold; empty if they hold everywhere. ``spoken``
    says whether any claim mentions the protection for the group; a page may say that the source is silent only if no
    claim does.
    """

    group: Iri
    protection: Iri
    best: Status
    worst: Status
    extent: Extent
    exceptions: tuple[Shortfall, ...]
    caveats: tuple[Claim, ...]
    evidence: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    standing: tuple[Standing, ...]
    places: tuple[Iri, ...]
    spoken: bool

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses of the group's leaves, the best first."""
        return (self.best, *(one.status for one in self.exceptions))

    @property
    def attribution(self) -> tuple[Iri, ...]:
        """The IRIs of the sources that the deciding claims name, each once."""
        return attribution(self.evidence)


def matrix(coverage: Coverage, view: View, scheme: Taxonomy, lattice: Lattice) -> Iterator[GroupCoverage]:
    """Every named group and applicable protection, groups in the ontology's order, protections in column order."""
    return matrix_cells(lattice.groups, coverage.values(), view, scheme, lattice)


def matrix_cells(
    groups: Iterable[Iri], rulings: Iterable[Ruling], view: View, scheme: Taxonomy, lattice: Lattice
) -> Iterator[GroupCoverage]:
    """The coverage of each of these groups by each ruling (the result of the rules on a protection) that applies to it;
    parts that groups share are computed once.
    """
    columns = MatrixColumns({ruling.protection: ruling for ruling in rulings}, view, scheme, lattice)
    return columns.cells(groups, columns.rulings)


class MatrixColumns:
    """The columns of a matrix. Each column is computed when it is first needed, and cached together with the results
    that several groups share.
    """

    def __init__(self, rulings: Mapping[Iri, Ruling], view: View, scheme: Taxonomy, lattice: Lattice) -> None:
        self.rulings = rulings
        self._lattice = lattice
        self._beside = onlookers(view, scheme, lattice)
        self._shortfall = _shortfalls(lattice)
        self._known: dict[Iri, _Column] = {}

    def cells(self, groups: Iterable[Iri], protections: Iterable[Iri]) -> Iterator[GroupCoverage]:
        """The coverage of each of these groups by each of these protections that applies to it."""
        columns = tuple(map(self._column, protections))
        for group in groups:
            whole = self._lattice.leaves_of(group)
            for column in columns:
                if leaves := whole & column.ruling.applicable:
                    yield _cell(group, leaves, column, self._shortfall)

    def _column(self, protection: Iri) -> _Column:
        if protection not in self._known:
            self._known[protection] = _column(self.rulings[protection], self._beside)
        return self._known[protection]


class _Column(NamedTuple):
    """A ruling (the result of the rules on a protection), and the data from it that every group needs: the claims that
    decided, and the claims that are shown beside the ruling, with their leaves.
    """

    ruling: Ruling
    ranked: tuple[tuple[Status, int], ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    offered: int
    decided: tuple[tuple[Claim, int], ...]
    backing: Backing
    aside: tuple[tuple[Claim, int], ...]
    alike: tuple[int, ...]
    known: dict[tuple[int, ...], _SharedFields]


class _SharedFields(NamedTuple):
    """The values of a cell's fields (:class:`GroupCoverage`) that are equal for several groups in one column of the
    matrix.

    ``before`` has the values of the fields that stand before ``exceptions`` in a cell: ``best``, ``worst`` and
    ``extent``. ``after`` has the values of the fields that stand after ``exceptions``, from ``caveats`` to ``spoken``.
    ``worse`` has the statuses below the best status of the groups, each with the leaves that have the status; the field
    ``exceptions`` of each group's cell is computed from ``worse``.
    """

    worse: tuple[tuple[Status, int], ...]
    before: tuple[Status, Status, Extent]
    after: tuple[object, ...]


def _column(ruling: Ruling, beside: Iterable[Onlooker]) -> _Column:
    told = deciders(ruling)
    decided, backed = _once((claim, leaves) for claim, leaves, _ in told), backing(ruling, told)
    standing = _once(aside(ruling, beside))
    claims = (leaves for _, leaves in (*decided, *standing))
    masks = (*ruling.statuses.values(), *backed.standings.values(), *backed.places.values(), ruling.spoken, *claims)
    ranked = tuple((status, ruling.statuses[status]) for status in BETTER_TO_WORSE if status in ruling.statuses)
    return _Column(
        ruling,
        ranked,
        tuple((VERDICT_OF[status], leaves) for status, leaves in ranked),
        ruling.leaves(Verdict.OFFERED),
        decided,
        backed,
        standing,
        _alike(ruling.applicable, masks),
        {},
    )


def _alike(leaves: int, masks: Iterable[int]) -> tuple[int, ...]:
    """Divide the leaves into sets, so that each of ``masks`` contains either all leaves of a set or none of them."""
    found = [leaves]
    for mask in set(masks):
        found = [part for whole in found for part in (whole & mask, whole & ~mask) if part]
    return tuple(found)


def _once(told: Iterable[tuple[Claim, int]]) -> tuple[tuple[Claim, int], ...]:
    """Each claim once, with all leaves that it has in ``told``, sorted by claim number."""
    claims, leaves = dict[ClaimId, Claim](), dict[ClaimId, int]()
    for claim, struck in told:
        claims[claim.id] = claim
        leaves[claim.id] = leaves.get(claim.id, 0) | struck
    return tuple((claims[id_], leaves[id_]) for id_ in sorted(claims, key=claim_order))


def _cell(group: Iri, leaves: int, column: _Column, shortfall: _ShortfallOf) -> GroupCoverage:
    kinds = tuple([kind for kind in column.alike if kind & leaves])
    shared = column.known.get(kinds)
    if shared is None:
        shared = column.known[kinds] = _shared_fields(column, leaves)
    exceptions = (
        tuple([shortfall(status, having & leaves, leaves) for status, having in shared.worse]) if shared.worse else ()
    )
    return GroupCoverage._make((group, column.ruling.protection, *shared.before, exceptions, *shared.after))


def _shared_fields(column: _Column, leaves: int) -> _SharedFields:
    found = tuple([one for one in column.ranked if one[1] & leaves])
    evidence = tuple([claim for claim, struck in column.decided if struck & leaves])
    after = (
        _caveats(column.aside, leaves, evidence) if column.aside else (),
        evidence,
        _verdicts(column.verdicts, leaves),
        column.backing.standing(leaves),
        column.backing.where(leaves),
        bool(column.ruling.spoken & leaves),
    )
    return _SharedFields(found[1:], (found[0][0], found[-1][0], _extent(column.offered & leaves, leaves)), after)


def _caveats(aside: Iterable[tuple[Claim, int]], leaves: int, evidence: Iterable[Claim]) -> tuple[Claim, ...]:
    decided = {claim.id for claim in evidence}
    return tuple([claim for claim, touched in aside if touched & leaves and claim.id not in decided])


def _verdicts(ranked: Iterable[tuple[Verdict, int]], leaves: int) -> tuple[Verdict, ...]:
    """The verdicts among these leaves, the best first, each once."""
    found: list[Verdict] = []
    for verdict, having in ranked:
        if having & leaves and verdict not in found:
            found.append(verdict)
    return tuple(found)


def _extent(met: int, leaves: int) -> Extent:
    if met == leaves:
        return Extent.FULL
    return Extent.PARTIAL if met else Extent.NONE


_ShortfallOf = Callable[[Status, int, int], Shortfall]


def _shortfalls(lattice: Lattice) -> _ShortfallOf:
    """A function that makes a :class:`Shortfall` from a status, the leaves with this status, and the leaves of the
    group. The function caches its results, because most protections divide a group in the same ways.
    """
    known: dict[tuple[str, int, int], Shortfall] = {}

    def shortfall(status: Status, having: int, leaves: int) -> Shortfall:
        key = (status._value_, having, leaves)
        found = known.get(key)
        if found is None:
            found = known[key] = Shortfall(status, cover(lattice, having, ~leaves))
        return found

    return shortfall
