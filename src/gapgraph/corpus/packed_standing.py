"""For many reports at once, on whose statements the statuses are based, and in which places the statuses are true.

For one protection of one report, :func:`gapgraph.core.reasons.backing` finds on whose statements the statuses are
based, and in which places the statuses are true.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gapgraph.core.claim_words import Kind
from gapgraph.core.statuses import VERDICT_OF, Standing, Status, Verdict
from gapgraph.corpus.leaf_columns import Flags, RowNumbers, Sets, has_any, unions
from gapgraph.corpus.packed_claims import KINDS
from gapgraph.corpus.packed_coverage import STATUSES, CoverageBlock

STANDINGS: Final = tuple(Standing)
"""The standings (on whose statements a status is based), the strongest first; the number of a standing is its position
in this tuple.
"""

_VERDICTS: Final = tuple(VERDICT_OF[status] for status in STATUSES)
_BEARER_STANDINGS: Final = np.array(
    [
        2 if verdict is Verdict.OFFERED else 1 if status is Status.UNSPECIFIED else 0
        for status, verdict in zip(STATUSES, _VERDICTS, strict=True)
    ]
)
"""For each status that a statement of a duty bearer decides, the standing of the status, as a position in
:data:`STANDINGS`. A status with the verdict offered gets the standing OwnAccount, because the duty bearer speaks in
favor of itself. The status Unspecified gets the standing OthersWord. All other statuses get the standing ReportsWord,
because the duty bearer speaks against itself.
"""

_EXCLUDES: Final = np.array([verdict in (Verdict.UNMET, Verdict.UNDERSERVED) for verdict in _VERDICTS])


class PackedPlaces(NamedTuple):
    """Leaves of a cell whose status is true only in some places, because every claim that decides the status names
    places.

    ``place`` is the number of the place among ``names``.
    """

    cell: RowNumbers
    place: RowNumbers
    leaves: Sets
    names: tuple[str, ...]


def standings(block: CoverageBlock) -> NDArray[np.uint64]:
    """For each standing (on whose statements a status is based) and each cell (a report and a protection), the leaves
    whose status has this standing. The value at ``[s, c, n]`` of the result has the bits ``64 * c`` to ``64 * c + 63``
    (one bit for each leaf) for standing number ``s`` and cell number ``n``.
    """
    rows, cells = block.deciders, block.offered.shape[1]
    voice = block.terms.voice[block.packed.columns["asserted_by"][rows.claim]]
    standing = np.where(voice == 2, _BEARER_STANDINGS[rows.status], voice)
    told = unions(standing * cells + rows.cell, rows.leaves, len(STANDINGS) * cells)
    found = told.reshape(len(told), len(STANDINGS), cells).transpose(1, 0, 2).copy()
    found[1] &= ~found[0]
    found[2] &= ~(found[0] | found[1])
    return found


def placed_leaves(block: CoverageBlock) -> PackedPlaces:
    """The places of statuses that hold only in part of the country."""
    rows, packed = block.deciders, block.packed
    names = tuple(sorted({place for places in packed.sets for place in places}))
    somewhere = np.array([[name in places for name in names] for places in packed.sets], dtype=np.bool_)
    there = packed.columns["places"][rows.claim]
    placed = (there != 0) & ~_excluding(block)
    everywhere = unions(rows.cell[~placed], rows.leaves[:, ~placed], block.offered.shape[1])
    row, place = np.nonzero(somewhere.reshape(len(packed.sets), len(names))[there] & placed[:, None])
    keys, number = np.unique(rows.cell[row] * max(1, len(names)) + place, return_inverse=True)
    cell = keys // max(1, len(names))
    leaves = unions(number, rows.leaves[:, row], len(keys)) & ~everywhere[:, cell]
    left = has_any(leaves)
    return PackedPlaces(cell[left], (keys % max(1, len(names)))[left], leaves[:, left], names)


def _excluding(block: CoverageBlock) -> Flags:
    """For each decision in ``block.deciders``, whether the claim that decided is an exclusive Provision that excludes
    the leaves. An exclusive Provision excludes people everywhere, so the place of the Provision doesn't limit the
    places where the status holds.
    """
    rows = block.deciders
    provision = block.packed.columns["kind"][rows.claim] == KINDS.index(Kind.PROVISION)
    excluding: Flags = provision & _EXCLUDES[rows.status]
    return excluding
