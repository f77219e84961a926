"""A repeated pack: copies of its claims under other report ids, with the same coverage for each copy."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

import gapgraph as gg
from benchmarks.processor_time import timed
from gapgraph.core.coverage import coverage
from gapgraph.corpus.leaf_columns import as_integer
from gapgraph.corpus.pack_summaries import CLAIMS_FILE
from gapgraph.corpus.packed_claims import PackedClaims
from gapgraph.corpus.packed_coverage import STATUSES, CoverageBlock, coverage_blocks
from gapgraph.corpus.packed_files import read_packed
from gapgraph.store.packed_source import pack_in_use
from gapgraph.vocabulary import ReportId

EVERY = 10
"""The step: every tenth report is compared with the core."""


@dataclass(frozen=True)
class Copies:
    """The results for a repeated pack: seconds, memory in megabytes, and whether all statuses are right."""

    reports: int
    seconds: float
    memory: float
    compared: int
    differ: int
    alike: bool


def repeated(claims: PackedClaims, times: int) -> PackedClaims:
    """The claims, repeated the given number of times; each copy belongs to its own reports."""
    many = len(claims.reports)
    reports = tuple(ReportId(f"{one}-{turn}") for turn in range(times) for one in claims.reports)
    numbers = np.concatenate([claims.report + np.int32(turn * many) for turn in range(times)])
    columns = {name: np.tile(column, times) for name, column in claims.columns.items()}
    return claims._replace(reports=reports, report=numbers, ids=np.tile(claims.ids, times), columns=columns)


def digests(graph: gg.Gapgraph, claims: PackedClaims) -> Iterator[int]:
    """A checksum of each report's statuses, in their order."""
    for block in coverage_blocks(claims, graph.scheme, graph.lattice):
        for number in range(len(block.packed.reports)):
            yield crc32(_cells(block, number).tobytes())


def _cells(block: CoverageBlock, number: int) -> np.ndarray:
    many = len(block.terms.protections)
    return np.ascontiguousarray(block.statuses[:, :, number * many : (number + 1) * many])


def unlike_the_core(graph: gg.Gapgraph, claims: PackedClaims) -> tuple[int, int]:
    """The number of reports whose packed statuses were compared with the core's, and the number that differ."""
    compared = differ = reached = 0
    for block in coverage_blocks(claims, graph.scheme, graph.lattice):
        for number, report in enumerate(block.packed.reports):
            if (reached + number) % EVERY == 0:
                compared += 1
                differ += _told(block, number) != _by_the_core(graph, report)
        reached += len(block.packed.reports)
    return compared, differ


def _told(block: CoverageBlock, number: int) -> dict[tuple[str, str], int]:
    cells, protections = _cells(block, number), block.terms.protections
    found = {
        (protection, status.value): as_integer(cells[row, :, column])
        for column, protection in enumerate(protections)
        for row, status in enumerate(STATUSES)
    }
    return {key: leaves for key, leaves in found.items() if leaves}


def _by_the_core(graph: gg.Gapgraph, report: str) -> dict[tuple[str, str], int]:
    rulings = coverage(graph.view(report), graph.scheme, graph.lattice)
    graph.drop_cached(report)
    return {
        (protection, status.value): leaves
        for protection, ruling in rulings.items()
        for status, leaves in ruling.statuses.items()
        if leaves
    }


def copies(pack: Path, times: int) -> Copies:
    """Coverage of the repeated pack, in its own process so that its memory can be measured."""
    graph = gg.open(pack)
    claims = read_packed(pack_in_use(pack) / CLAIMS_FILE)
    many = repeated(claims, times)
    took = timed(lambda: sum(1 for _ in coverage_blocks(many, graph.scheme, graph.lattice)), 3)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = np.fromiter(digests(graph, many), np.uint32).reshape(times, -1)
    compared, differ = unlike_the_core(graph, claims)
    return Copies(len(many.reports), took.middle, memory, compared, differ, bool((found == found[0]).all()))


if __name__ == "__main__":
    import json

    print(json.dumps(vars(copies(Path(sys.argv[1]), int(sys.argv[2])))))
