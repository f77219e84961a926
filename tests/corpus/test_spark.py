"""Spark gives the same result as one process: locally, on a cluster, and on a cluster that loses a worker."""

from __future__ import annotations

import csv
import json
import subprocess
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import gapgraph as gg
from benchmarks.report_files import write_reports
from gapgraph.core.coverage import coverage
from gapgraph.core.statuses import Status
from gapgraph.loading.spark_run import SparkOutcome, run_here
from gapgraph.validation.report_findings import report_findings
from gapgraph.vocabulary import ReportId
from tests.cli.running import gapgraph
from tests.corpus.spark_cluster import cluster, environment, submitted
from tests.looking import each
from tests.machine import patient


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark") / "pack"
    assert gapgraph("pack", str(folder), "--only", "per-2021", "--only", "col-2020").status == 0
    return folder


def test_the_checksum_is_the_same_for_any_number_of_parts(pack: Path) -> None:
    whole, cut = run_here(pack), run_here(pack, together=1)
    assert whole == cut
    assert (whole.reports, whole.rows) == (2, 2 * len(gg.open().scheme.protections))


def test_spark_gives_the_same_findings_as_the_command_validate(pack: Path) -> None:
    bundled = Path(gg.open().root) / "data" / "reports" / "per-2021.ttl"
    told = json.loads(gapgraph("validate", str(bundled), "--format", "json", "--fail-on", "never").out)["findings"]
    triples = next(found for report, found in _graphs(pack) if report == "per-2021")
    found = sorted((one.rule, one.severity.lower()) for one in report_findings(pack, ReportId("per-2021"), triples))
    assert found == sorted((one["rule"], one["severity"].lower()) for one in told)


def _graphs(pack: Path) -> list[tuple[str, bytes]]:
    from gapgraph.store.packed_source import PACKED_GRAPHS, graph_rows, pack_in_use

    return list(graph_rows(pack_in_use(pack) / PACKED_GRAPHS))


@pytest.mark.proof
def test_local_spark_gives_the_same_coverage_as_one_process(pack: Path, tmp_path: Path) -> None:
    command = ["python", "-m", "gapgraph", "spark", str(pack), str(tmp_path / "out"), "--master", "local[2]"]
    done = subprocess.run(
        [*command, "--parts", "2", "--format", "csv"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert _outcome(done.stdout) == run_here(pack)
    rows = {(row["report"], row["protection"]): row for row in pq.read_table(tmp_path / "out" / "coverage").to_pylist()}
    graph = gg.open()
    for report in each(("per-2021", "col-2020")):
        for protection, ruling in coverage(graph.view(report), graph.scheme, graph.lattice).items():
            row = rows.pop((report, protection))
            assert {s: row[s.value] for s in Status if row[s.value]} == {
                s: leaves.bit_count() for s, leaves in ruling.statuses.items()
            }
    assert not rows


def _outcome(out: str) -> SparkOutcome:
    """The output of the command, without Spark's own output."""
    row = next(csv.DictReader(out[out.index("reports,rows") :].splitlines()))
    return SparkOutcome(*(int(row[name]) for name in SparkOutcome._fields))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SparkOutcome]:
    """A pack of many reports, and its result in one process."""
    scratch = tmp_path_factory.mktemp("many")
    assert gapgraph("pack", str(scratch / "pack"), root=write_reports(200, scratch / "reports")).status == 0
    return scratch / "pack", run_here(scratch / "pack", report_findings)


@pytest.mark.proof
@pytest.mark.parametrize("killed", [False, True], ids=["whole", "a worker is killed"])
def test_a_cluster_gives_the_coverage_of_one_process_also_if_a_worker_is_killed(
    many: tuple[Path, SparkOutcome], tmp_path: Path, killed: bool
) -> None:
    folder, expected = many
    with cluster(tmp_path) as running:
        driver = submitted(running.master, tmp_path, str(folder), str(tmp_path / "out"), "--parts", "16", "--findings")
        if killed:
            _wait_for_findings(tmp_path)
            running.kill_one()
        out, _ = driver.communicate(timeout=patient(400))
    told = (tmp_path / "driver.log").read_text()
    assert driver.returncode == 0, told[-2000:]
    assert _outcome(out) == expected
    assert ("Lost executor" in told, "while it was being computed, its executor exited" in told) == (killed, killed)


def _wait_for_findings(scratch: Path) -> None:
    """Wait until some parts of the findings are written, so that a worker dies while it writes others."""
    until = time.monotonic() + patient(120)
    while len({path.name for path in (scratch / "out" / "findings").rglob("part-*.parquet")}) < 4:
        assert time.monotonic() < until, "nothing has been written"
        time.sleep(0.05)
