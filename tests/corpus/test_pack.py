"""A pack gives the same answers as its reports, and the deciding claims can be found from it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.api import Gapgraph
from gapgraph.core.statuses import BETTER_TO_WORSE, Standing, Status, Verdict
from gapgraph.corpus.corpus_questions import deciding_claims
from gapgraph.corpus.summaries import SPOKEN, STANDING_BITS, statuses_in
from gapgraph.tables.packed_gap_lines import gap_lines
from gapgraph.tables.table import Heading, Table
from gapgraph.tables.table_formats import csv_text
from gapgraph.vocabulary import ReportId
from tests.cli.running import gapgraph
from tests.looking import each


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packed") / "pack"
    assert gapgraph("pack", str(folder)).status == 0
    return folder


@pytest.fixture(scope="module")
def packed(pack: Path) -> Gapgraph:
    return gg.open(pack)


def test_a_pack_has_the_same_reports_and_claims_as_the_files(packed: Gapgraph) -> None:
    bundled = gg.open()
    assert packed.report_ids == bundled.report_ids
    assert packed.facts.named() == bundled.facts.named()
    for report in each(bundled.report_ids):
        assert packed.claims(report) == bundled.claims(report)


@pytest.mark.parametrize(("verdict", "language"), [*((verdict, "en") for verdict in Verdict), (Verdict.UNMET, "es")])
def test_a_pack_gives_the_same_table_of_gaps_as_the_reports(packed: Gapgraph, verdict: Verdict, language: str) -> None:
    found = packed.packed_gaps((verdict,), language)
    assert found
    expected = gg.open().all_gaps(verdict).table(language)
    assert list(found.table.records()) == list(expected.records())
    assert list(found.table.flat()) == list(expected.flat())


@given(st.lists(st.tuples(*[st.text(alphabet='a1=+-@,"\n\r\t\x1f é.', max_size=5)] * 2), max_size=12))
def test_csv_from_a_pack_is_quoted_and_escaped_as_other_csv(cells: list[tuple[str, str]]) -> None:
    headings = (Heading("report"), Heading("quotes", " | "), Heading("told", extra=True))
    columns = {"_country": [""] * len(cells), "report": [a for a, _ in cells], "quotes": [b for _, b in cells]}
    words = pa.table({n: pa.array(c, pa.string()).dictionary_encode() for n, c in columns.items()})
    packed = words.append_column("_year", pa.array([2021] * len(cells), pa.int32()))
    rows = ((a, tuple(b.split("\x1f")) if b else (), "") for a, b in sorted(cells, key=lambda cell: cell[0]))
    assert gap_lines([packed, packed[:0]], headings, "\x1f") == csv_text(Table(headings, tuple(rows)))


def test_a_pack_gives_the_same_gaps_of_all_verdicts_as_the_files(pack: Path) -> None:
    asked = ("gaps", "--all", "--verdict", "all", "--format", "csv")
    assert gapgraph(*asked, root=pack).out == gapgraph(*asked).out


def test_csv_from_a_pack_can_be_a_file_for_excel(pack: Path, tmp_path: Path) -> None:
    text = gapgraph("gaps", "--all", "--format", "csv").out
    assert gapgraph("gaps", "--all", "--excel", root=pack).out == "\ufeff" + text
    assert gapgraph("gaps", "--all", "-o", str(tmp_path / "gaps.csv"), root=pack).status == 0
    assert (tmp_path / "gaps.csv").read_text(encoding="utf-8") == text


def test_gaps_all_has_the_same_exit_status_on_a_pack_as_on_reports(pack: Path) -> None:
    for severity in each(("violation", "info")):
        asked = ("gaps", "--all", "--fail-on", severity, "--format", "csv")
        assert gapgraph(*asked, root=pack).status == gapgraph(*asked).status


@pytest.mark.parametrize("source", ["packed", "bundled"])
def test_the_summaries_of_a_pack_equal_the_matrix(packed: Gapgraph, source: str) -> None:
    graph = packed if source == "packed" else gg.open()
    summaries = graph.summaries
    cells = {
        (one.group, one.protection, str(report)): one for report in graph.report_ids for one in graph.matrix(report)
    }
    for group, protection in each(product(graph.lattice.groups, graph.scheme.protections)):
        for report, told in zip(summaries.reports.ids, summaries.bits(group, protection), strict=True):
            bits, one = int(told), cells.pop((group, protection, report), None)
            assert bool(bits) == bool(one)
            if one:
                statuses = statuses_in(bits, BETTER_TO_WORSE)
                assert (statuses[0], statuses[-1]) == (one.best, one.worst)
                assert tuple(s for s in Standing if bits & STANDING_BITS[s]) == one.standing
                assert bool(bits & SPOKEN) == one.spoken
    assert not cells
    assert len(summaries.reports.ids) == len(gg.open().report_ids)


def test_the_deciding_claims_of_a_cell_are_found_from_a_pack(packed: Gapgraph) -> None:
    summaries = packed.summaries
    for row, report in each(enumerate(summaries.reports.ids)):
        for cell in packed.matrix(report)[::29]:
            found = deciding_claims(summaries, packed.lattice, row, cell.group, cell.protection)
            assert found == tuple(claim.id for claim in cell.evidence)


def test_the_command_lacking_shows_places_years_and_speakers(packed: Gapgraph) -> None:
    peru = {one.country.rsplit("/", 1)[-1]: one for one in packed.lacking("Man", "TemporaryLodging")}["per#Country"]
    assert (peru.years, peru.otherwise, peru.report, peru.statuses) == ((2021,), (), "per-2021", (Status.DENIED,))
    assert peru.evidence == ("per-2021/claim/112",)
    rows = packed.lacking("Man", "TemporaryLodging").table().records()
    quotes = {str(row["country"]): str(row["quotes"]) for row in rows}
    assert [country for country, told in quotes.items() if "there were no shelters that accepted men" in told] == [
        "per:Country"
    ]


def test_the_command_trends_counts_every_report_once_for_each_year(packed: Gapgraph) -> None:
    matrices = {(report.country, report.year): packed.matrix(report.id) for report in packed.reports()}
    for one in each(packed.trends("Man", "TemporaryLodging")):
        told_of = matrices[one.country, one.year]
        cells = [cell for cell in told_of if (cell.group, cell.protection) == (one.group, one.protection)]
        told = {verdict: sum(verdict in cell.verdicts for cell in cells) for verdict in Verdict}
        assert one.reports == len(cells)
        assert (one.offered, one.underserved, one.unmet, one.unknown) == tuple(told[v] for v in Verdict)
        assert one.silent == sum(not cell.spoken for cell in cells)


def test_the_command_countries_uses_only_the_newest_report_of_each_country(packed: Gapgraph) -> None:
    newest = {report.country: report.id for report in packed.reports()}
    found = packed.countries("Girl")
    assert {one.reports for one in found} == {(id_,) for id_ in newest.values()}
    cells = {(id_, c.group, c.protection): c for id_ in newest.values() for c in packed.matrix(id_)}
    for one in each(found):
        cell = cells[one.reports[0], one.group, one.protection]
        assert (one.best, one.worst, one.spoken) == (cell.best, cell.worst, cell.spoken)


def test_a_question_that_a_packs_summaries_cannot_answer_has_the_same_answer_as_without_a_pack(pack: Path) -> None:
    asked = ("explain", "per-2021", "Man", "TemporaryLodging")
    assert gapgraph(*asked, root=pack).out == gapgraph(*asked).out
    where = ("gaps", "--all", "--where", "Lima", "--format", "csv")
    assert gapgraph(*where, root=pack).out == gapgraph(*where).out


def test_a_folder_with_other_files_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    done = gapgraph("pack", str(tmp_path))
    assert (done.status, "GG214" in done.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_second_pack_into_a_folder_replaces_the_first_completely(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    assert gapgraph("pack", str(folder), "--only", "per-2021").status == 0
    assert gapgraph("pack", str(folder), "--only", "per-2020").status == 0
    assert gg.open(folder).report_ids == (ReportId("per-2020"),)
    assert len(list(folder.iterdir())) == 2


def test_a_pack_without_its_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gapgraph-pack.json").write_text('{"pack": "pack-none"}')
    done = gapgraph("reports", root=tmp_path)
    assert (done.status, "GG221" in done.err) == (2, True)
    (tmp_path / "gapgraph-pack.json").write_text("{}")
    assert "is not a pack" in gapgraph("reports", root=tmp_path).err


def test_pages_of_many_reports_group_the_gaps_by_country(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = gapgraph("gaps", "--all", root=pack).out
    assert "Peru: reports with gaps: 1, 2021" in page
    assert "temporary lodging (1 of 1, 2021)" in " ".join(page.split())
    monkeypatch.setattr("gapgraph.pages.corpus_page.SIDE_BY_SIDE", 3)
    assert gapgraph("gaps", "--all").out == page
    matrix = gapgraph("matrix", "--all", "--group", "Man", root=pack).out
    assert "col gha mex per" in " ".join(matrix.split())
    assert gapgraph("matrix", "--all", "--group", "Man").out == matrix
