"""Summaries of what many reports say: twelve bits for each report, group and protection, also for those that no claim
mentions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from gapgraph.core.claims import Report
from gapgraph.core.groups import Lattice
from gapgraph.core.statuses import VERDICT_OF, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.corpus.leaf_columns import RowNumbers, Sets, as_columns, has_any
from gapgraph.corpus.packed_claims import PackedClaims
from gapgraph.corpus.packed_coverage import STATUSES, CoverageBlock, coverage_blocks
from gapgraph.corpus.packed_standing import STANDINGS, standings
from gapgraph.vocabulary import ClaimId, Iri, ReportId

STATUS_BITS: Final = {status: 1 << number for number, status in enumerate(STATUSES)}
"""The bit of each status in a summary: whether a leaf of the group has the status."""

STANDING_BITS: Final = {standing: 1 << len(STATUSES) + number for number, standing in enumerate(STANDINGS)}
"""The bit of each standing: whether the status of a leaf of the group is based on statements with this standing."""

SPOKEN: Final = 1 << len(STATUSES) + len(STANDINGS)
"""The bit that is set if a claim mentions a leaf of the group; otherwise the source is silent."""

Bits = NDArray[np.int16]
"""The summaries of cells (a group, a protection and a report) as bits; a summary is 0 if the protection doesn't apply
to the group.
"""


def bits_of(verdict: Verdict) -> int:
    """A number with the bits of all statuses that have this verdict."""
    return sum(bit for status, bit in STATUS_BITS.items() if VERDICT_OF[status] is verdict)


def statuses_in(bits: int, order: Iterable[Status] = STATUSES) -> tuple[Status, ...]:
    """The statuses of a summary, in a fixed order."""
    return tuple(status for status in order if bits & STATUS_BITS[status])


class ReportColumns(NamedTuple):
    """The reports of the summaries: their ids, the IRIs of their countries, and their years."""

    ids: tuple[ReportId, ...]
    countries: NDArray[np.str_]
    years: NDArray[np.int32]


def report_columns(reports: Iterable[Report]) -> ReportColumns:
    """The ids, countries and years of the given reports, in columns."""
    listed = tuple(reports)
    countries = np.array([one.country for one in listed], dtype=np.str_)
    return ReportColumns(tuple(r.id for r in listed), countries, np.array([r.year for r in listed], dtype=np.int32))


class Decisions(NamedTuple):
    """Decisions (which claim decides which status) about one protection, in columns: the report's number, the status,
    the claim's row, and the leaves.
    """

    report: RowNumbers
    status: RowNumbers
    claim: RowNumbers
    leaves: Sets


class Summaries(Protocol):
    """The summaries (the statuses for a group and a protection, as bits) and the decisions (which claim decides which
    status) of many reports. Answers about many reports are computed from them.
    """

    @property
    def reports(self) -> ReportColumns:
        """The reports; their order is that of the summaries in :meth:`bits`."""

    def bits(self, group: Iri, protection: Iri) -> Bits:
        """The summary of one group and protection in every report."""

    def decisions(self, protection: Iri) -> Decisions:
        """The decisions about one protection, in every report, in order."""

    def claim_ids(self, claims: Iterable[int]) -> tuple[ClaimId, ...]:
        """The ids of the claims in these rows."""


class DecisionRows(NamedTuple):
    """Decisions (which claim decides which status) about every protection, in columns; ``protection`` is the
    protection's number.
    """

    protection: RowNumbers
    report: RowNumbers
    status: RowNumbers
    claim: RowNumbers
    leaves: Sets

    def about(self, protection: int) -> Decisions:
        """The decisions (which claim decides which status) about one protection."""
        rows = np.flatnonzero(self.protection == protection)
        return Decisions(self.report[rows], self.status[rows], self.claim[rows], self.leaves[:, rows])


class SummarizedBlock(NamedTuple):
    """The summaries and decisions of reports that are computed together. ``bits`` is an array with three axes: groups,
    protections and reports.
    """

    bits: Bits
    decisions: DecisionRows


def summarize(block: CoverageBlock, lattice: Lattice) -> SummarizedBlock:
    """The summaries of a block's reports; the groups are in the ontology's order."""
    many = len(block.terms.protections)
    told = np.concatenate((block.statuses, standings(block), block.spoken[None] & block.statuses.sum(axis=0)[None]))
    bits = [_group_bits(told, group).reshape(-1, many).T for group in _masks(lattice, block.terms.columns)]
    rows = block.deciders
    decisions = DecisionRows(rows.cell % many, rows.cell // many, rows.status, rows.claim, rows.leaves)
    return SummarizedBlock(np.array(bits, dtype=np.int16), decisions)


def _masks(lattice: Lattice, columns: int) -> Sets:
    return as_columns(lattice.groups.values(), columns).T


def _group_bits(told: NDArray[np.uint64], group: NDArray[np.uint64]) -> Bits:
    """For each cell, a number in which bit n says whether the set ``told[n]`` contains a leaf of the group."""
    found = np.zeros(told.shape[2], dtype=np.int16)
    for number, sets in enumerate(told):
        found |= np.left_shift(has_any(sets & group[:, None]), number, dtype=np.int16)
    return found


class SummariesInMemory:
    """The summaries of packed claims, all computed at once. ``grid`` is an array with three axes: groups, protections
    and reports.
    """

    def __init__(self, packed: PackedClaims, reports: ReportColumns, scheme: Taxonomy, lattice: Lattice) -> None:
        self.reports = reports
        self._packed = packed
        self._groups = {group: number for number, group in enumerate(lattice.groups)}
        self._protections = {protection: number for number, protection in enumerate(scheme.protections)}
        grids, rows, reached, claims = [], [], 0, 0
        for block in coverage_blocks(packed, scheme, lattice):
            one = summarize(block, lattice)
            grids.append(one.bits)
            rows.append(
                one.decisions._replace(report=one.decisions.report + reached, claim=one.decisions.claim + claims)
            )
            reached, claims = reached + len(block.packed.reports), claims + len(block.packed.ids)
        self.grid: Bits = np.concatenate(grids, axis=2)
        self.rows = DecisionRows._make(np.concatenate(columns, axis=-1) for columns in zip(*rows, strict=True))

    def bits(self, group: Iri, protection: Iri) -> Bits:
        """The summary of one group and protection in every report."""
        found: Bits = self.grid[self._groups[group], self._protections[protection]]
        return found

    def decisions(self, protection: Iri) -> Decisions:
        """The decisions about one protection, in every report, in order."""
        found = self.rows.about(self._protections[protection])
        order = np.argsort(found.report, kind="stable")
        return Decisions(found.report[order], found.status[order], found.claim[order], found.leaves[:, order])

    def claim_ids(self, claims: Iterable[int]) -> tuple[ClaimId, ...]:
        """The ids of the claims in these rows."""
        return tuple(map(self._packed.id_of, claims))
