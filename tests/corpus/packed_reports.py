"""Coverage from a pack and coverage from the core in one form, so that tests can compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Coverage
from gapgraph.core.groups import Lattice
from gapgraph.core.reasons import backing, deciders
from gapgraph.core.statuses import Standing, Status
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.corpus.leaf_columns import as_integer
from gapgraph.corpus.packed_claims import pack
from gapgraph.corpus.packed_coverage import STATUSES, CoverageBlock, coverage_blocks
from gapgraph.corpus.packed_standing import STANDINGS, placed_leaves, standings
from gapgraph.vocabulary import ClaimId, Iri, ReportId


class CellCoverage(NamedTuple):
    """The statuses of one protection in one report, with the claims, speakers and places behind the statuses."""

    statuses: Mapping[Status, int]
    offered: int
    spoken: int
    deciders: Mapping[tuple[Status, ClaimId], int]
    standings: Mapping[Standing, int]
    places: Mapping[Iri, int]


Cells = Mapping[tuple[ReportId, Iri], CellCoverage]


def told_by_the_core(report: ReportId, coverage: Coverage) -> Cells:
    told = {}
    for protection, ruling in coverage.items():
        decided: dict[tuple[Status, ClaimId], int] = {}
        for claim, leaves, status in deciders(ruling):
            decided[status, claim.id] = decided.get((status, claim.id), 0) | leaves
        told[report, protection] = CellCoverage(
            dict(ruling.statuses),
            ruling.offered,
            ruling.spoken,
            decided,
            _some(backing(ruling).standings),
            _some(backing(ruling).places),
        )
    return told


_Name = TypeVar("_Name", bound=str)


def _some(sets: Mapping[_Name, int]) -> dict[_Name, int]:
    return {name: leaves for name, leaves in sets.items() if leaves}


def told_by_columns(
    reports: Iterable[tuple[ReportId, Iterable[Claim]]],
    scheme: Taxonomy,
    lattice: Lattice,
    times: frozenset[str] = frozenset(),
    place: str = "",
    at_once: int = 3,
) -> Cells:
    blocks = coverage_blocks(pack(reports), scheme, lattice, times, place, at_once)
    return {cell: told for block in blocks for cell, told in _told(block)}


def _told(block: CoverageBlock) -> Iterator[tuple[tuple[ReportId, Iri], CellCoverage]]:
    many = len(block.terms.protections)
    decided: dict[int, dict[tuple[Status, ClaimId], int]] = {}
    rows = block.deciders
    for row, cell in enumerate(rows.cell):
        key = (STATUSES[rows.status[row]], block.packed.id_of(int(rows.claim[row])))
        there = decided.setdefault(int(cell), {})
        there[key] = there.get(key, 0) | as_integer(rows.leaves[:, row])
    by_word, placed = standings(block), placed_leaves(block)
    places: dict[int, dict[Iri, int]] = {}
    for row, cell in enumerate(placed.cell):
        places.setdefault(int(cell), {})[placed.names[placed.place[row]]] = as_integer(placed.leaves[:, row])
    for cell in range(block.offered.shape[1]):
        masks = {status: as_integer(block.statuses[number, :, cell]) for number, status in enumerate(STATUSES)}
        words = {standing: as_integer(by_word[number, :, cell]) for number, standing in enumerate(STANDINGS)}
        sides = (as_integer(block.offered[:, cell]), as_integer(block.spoken[:, cell]), decided.get(cell, {}))
        told = CellCoverage(_some(masks), *sides, _some(words), places.get(cell, {}))
        yield (block.packed.reports[cell // many], block.terms.protections[cell % many]), told
