"""Tests of the benchmarks over many reports: copied reports have the coverage of the originals, tables of coverage
count every leaf, measurements are extrapolated on a straight line, and the plot shows every method.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

import gapgraph as gg
from benchmarks.coverage_ways import in_tables
from benchmarks.many_copies import digests, repeated, unlike_the_core
from benchmarks.processor_time import foretold
from gapgraph.corpus.packed_claims import PackedClaims, pack
from gapgraph.corpus.packed_files import write_packed


@pytest.fixture(scope="module")
def claims() -> PackedClaims:
    graph = gg.open()
    return pack((report, graph.claims(report)) for report in graph.report_ids)


def test_each_copy_of_the_reports_has_the_same_coverage_as_the_original(claims: PackedClaims) -> None:
    graph, many = gg.open(), len(claims.reports)
    found = list(digests(graph, repeated(claims, 3)))
    assert len(set(repeated(claims, 3).reports)) == 3 * many == len(found)
    assert found == list(digests(graph, claims)) * 3
    assert len(set(found)) > many // 2


def test_the_benchmark_counts_the_reports_whose_statuses_from_a_pack_differ_from_the_cores_statuses(
    claims: PackedClaims,
) -> None:
    assert unlike_the_core(gg.open(), claims) == (1, 0)
    kinds = claims.columns["kind"]
    wrong = claims._replace(columns={**claims.columns, "kind": kinds.max() - kinds})
    assert unlike_the_core(gg.open(), wrong) == (1, 1)


def test_the_measured_coverage_counts_every_leaf_for_each_report_and_protection(
    claims: PackedClaims, tmp_path: Path
) -> None:
    graph = gg.open()
    write_packed(claims, tmp_path / "claims.parquet")
    rows = in_tables(graph, tmp_path / "claims.parquet", claims.reports)()
    leaves: dict[tuple[object, object], int] = {}
    for report, protection, _, count in rows:
        assert isinstance(count, int)
        leaves[report, protection] = leaves.get((report, protection), 0) + count
    assert set(leaves.values()) == {graph.lattice.possible.bit_count()}
    assert len(leaves) == len(claims.reports) * len(graph.scheme.protections)
    assert {kinds == 0 for _, _, kinds, _ in rows} == {True, False}


def test_values_are_extrapolated_on_the_straight_line_fitted_to_the_measurements() -> None:
    assert foretold({1: 3.0, 2: 5.0, 4: 9.0}, 10) == pytest.approx(21.0)
    assert foretold({1: 1.0, 3: 2.0}, 2) == pytest.approx(1.5)


@pytest.mark.proof
def test_the_plot_of_running_times_is_deterministic_and_has_a_label_for_each_line(tmp_path: Path) -> None:
    from benchmarks.scale_plot import Measured, draw

    measured = Measured({10: 0.1, 100: 0.5}, {"the core": {10: 0.4}}, {10: 1.0, 20: 2.0}, 0.1)
    draw(measured, tmp_path / "scale.md")
    first = (tmp_path / "scale.svg").read_bytes()
    text = "".join(parse(tmp_path / "scale.svg").getroot().itertext())
    assert all(word in text for word in ("columns of bits", "the core", "limit", "Packing"))
    assert (tmp_path / "scale.png").read_bytes().startswith(b"\x89PNG")
    draw(measured, tmp_path / "scale.md")
    assert (tmp_path / "scale.svg").read_bytes() == first
