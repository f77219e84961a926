"""Coverage computed from packed columns equals the core's coverage for every leaf: statuses, deciding claims, and
silence.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.core.contexts import base_view, view
from gapgraph.core.coverage import coverage
from gapgraph.corpus.packed_claims import PackedClaims, pack
from gapgraph.corpus.packed_files import read_packed, write_packed
from gapgraph.vocabulary import Iri, ReportId
from tests.core.strategies import THOROUGH, Asked, numbered, real_reports, small_reports
from tests.core.worlds import graph, real
from tests.corpus.packed_reports import Cells, told_by_columns, told_by_the_core
from tests.looking import each

REPORTS = graph().report_ids


def foretold(asked: Asked) -> Cells:
    return told_by_the_core(ReportId("r"), asked.coverage)


def found(asked: Asked) -> Cells:
    world = asked.world
    return told_by_columns([(ReportId("r"), asked.claims)], world.scheme, world.lattice, asked.times, asked.place)


def test_packed_coverage_and_core_agree_on_all_reports_at_once() -> None:
    scheme, lattice = real().scheme, real().lattice
    together = told_by_columns([(one, graph().claims(one)) for one in REPORTS], scheme, lattice)
    alone = [told_by_the_core(one, coverage(base_view(graph().claims(one)), scheme, lattice)) for one in REPORTS]
    assert together == {cell: told for report in alone for cell, told in report.items()}
    assert len(together) == len(REPORTS) * len(scheme.protections)


@pytest.mark.parametrize("report", REPORTS)
def test_packed_coverage_and_core_agree_at_every_time_and_place(report: ReportId) -> None:
    claims, scheme, lattice = graph().claims(report), real().scheme, real().lattice
    times = [frozenset((one.when,)) for one in claims if one.when]
    places = sorted({place for one in claims for place in one.places})
    for heard, place in each({*((time, "") for time in times), *((frozenset(), p) for p in (*places, "Nowhere"))}):
        expected = told_by_the_core(report, coverage(view(claims, heard, Iri(place)), scheme, lattice))
        assert told_by_columns([(report, claims)], scheme, lattice, heard, place) == expected, (heard, place)


@THOROUGH
@given(small_reports())
def test_packed_coverage_and_core_agree_on_generated_worlds(asked: Asked) -> None:
    assert found(asked) == foretold(asked)


@THOROUGH
@given(real_reports())
def test_packed_coverage_and_core_agree_on_generated_reports(asked: Asked) -> None:
    assert found(asked) == foretold(asked)


@given(st.data())
def test_reports_in_one_pack_do_not_influence_each_other(data: st.DataObject) -> None:
    asked = data.draw(small_reports())
    cut = data.draw(st.integers(0, len(asked.claims)))
    parts = {
        ReportId("a"): numbered(asked.claims[:cut]),
        ReportId("b"): (),
        ReportId("c"): numbered(asked.claims[cut:]),
    }
    world = asked.world
    together = told_by_columns(parts.items(), world.scheme, world.lattice, asked.times, asked.place)
    for name, claims in each(parts.items()):
        alone = told_by_the_core(name, asked.with_claims(claims).coverage)
        assert {cell: told for cell, told in together.items() if cell[0] == name} == alone


def test_a_report_without_claims_leaves_everything_unknown() -> None:
    told = told_by_columns([(ReportId("r"), ())], real().scheme, real().lattice)
    assert {tuple(one.statuses) for one in told.values()} == {("NotEvidenced",)}
    assert not any(one.spoken for one in told.values())


def _as_words(packed: PackedClaims) -> list[tuple[object, ...]]:
    """The claims with names instead of the numbers of names, so that different numbers make no difference."""
    names, sets = (
        ("group", "protection", "provider", "when", "harm", "infringes", "asserted_by"),
        ("places", "protections"),
    )
    return [
        (
            packed.reports[packed.report[row]],
            packed.id_of(row),
            *(packed.names[packed.columns[name][row]] for name in names),
            *(packed.sets[packed.columns[name][row]] for name in sets),
            *(column[row].item() for name, column in packed.columns.items() if name not in (*names, *sets)),
        )
        for row in range(len(packed.ids))
    ]


def test_a_packed_file_is_read_back_unchanged(tmp_path: Path) -> None:
    reports = [(ReportId("none-1999"), ()), *((one, graph().claims(one)) for one in REPORTS)]
    packed = pack(reports)
    write_packed(packed, tmp_path / "claims.parquet")
    read = read_packed(tmp_path / "claims.parquet", packed.reports)
    assert _as_words(read) == _as_words(packed)
    assert read.reports == packed.reports
    assert {name: column.dtype for name, column in read.columns.items()} == {
        name: column.dtype for name, column in packed.columns.items()
    }


def test_a_file_without_claims_is_read(tmp_path: Path) -> None:
    write_packed(pack([(ReportId("r"), ())]), tmp_path / "claims.parquet")
    assert _as_words(read_packed(tmp_path / "claims.parquet", (ReportId("r"),))) == []
