"""``python -m benchmarks.scale [PACK]``: coverage and questions over many reports; writes docs/proof/scale.md and .svg.

Without a pack, 4,000 reports are generated, written as files, and packed by the command, in a folder of their own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import duckdb
import rdflib

import gapgraph as gg
from benchmarks.paired import gapgraph
from benchmarks.report_files import write_reports
from benchmarks.section import table, yes
from gapgraph.core.coverage import coverage
from gapgraph.core.statuses import Verdict
from gapgraph.corpus.pack_summaries import CLAIMS_FILE
from gapgraph.corpus.packed_claims import PackedClaims
from gapgraph.corpus.packed_coverage import coverage_blocks
from gapgraph.corpus.packed_files import read_packed
from gapgraph.store.packed_source import PACKED_GRAPHS, graph_rows, pack_in_use

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "scale.md"
REPORTS = 4_000
SHARES = (0.1, 0.25, 0.5, 1.0)
ROUNDS = 5
ONE_BY_ONE = 100
"""Reports that the slow baselines are timed on."""

COVERAGE_MS, ANSWER_SECONDS, MODEL_ERROR = 0.1, 0.1, 0.15
"""The limits: milliseconds of coverage a report, seconds an answer, and by how much the model may be wrong."""


class Timed(NamedTuple):
    """The median of some rounds and the quickest and slowest, in seconds."""

    middle: float
    least: float
    most: float

    def cells(self, per: float = 1.0, unit: float = 1000.0) -> tuple[str, str]:
        """The median and the spread, for each of so many things, in milliseconds."""
        return f"{self.middle / per * unit:.4g}", f"{self.least / per * unit:.4g} to {self.most / per * unit:.4g}"


def timed(what: Callable[[], object], rounds: int = ROUNDS) -> Timed:
    """Processor time: run once unmeasured, then in rounds."""
    what()
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        what()
        seconds.append(time.process_time() - start)
    return Timed(median(seconds), min(seconds), max(seconds))


def main(pack: Path | None = None) -> int:
    """Measure, write the page and the plot; 1 where a limit is passed."""
    if pack is None:
        with tempfile.TemporaryDirectory() as scratch:
            root = write_reports(REPORTS, Path(scratch) / "reports")
            made = Path(scratch) / "pack"
            command = gapgraph("--root", str(root), "pack", str(made))
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return main(made)
    graph = gg.open(pack)
    claims = read_packed(pack_in_use(pack) / CLAIMS_FILE)
    sizes = [int(share * len(claims.reports)) for share in SHARES]
    ours = {size: timed(partial(_cover, graph, claims.of_reports(0, size))) for size in sizes}
    coverage_lines, covered = _coverage(graph, pack, ours)
    model_lines, modelled = _model(ours)
    answer_lines, answered = _answers(graph)
    lines = (
        "# Many reports, measured",
        "",
        "Written by `python -m benchmarks.scale`. Processor time; the machine was shared.",
        "",
    )
    PAGE.write_text("\n".join((*lines, *coverage_lines, *model_lines, *answer_lines)) + "\n", encoding="utf-8")
    PAGE.with_suffix(".svg").write_text(_plot({size: one.middle / size * 1000 for size, one in ours.items()}))
    print(PAGE.read_text(encoding="utf-8"))
    return int(not (covered and modelled and answered))


def _cover(graph: gg.Gapgraph, claims: PackedClaims) -> None:
    for _ in coverage_blocks(claims, graph.scheme, graph.lattice):
        pass


def _coverage(graph: gg.Gapgraph, pack: Path, ours: dict[int, Timed]) -> tuple[Sequence[str], bool]:
    """Coverage from packed claims, beside the core, the plain stack, DuckDB and the reading of the bytes."""
    size, path = max(ours), pack_in_use(pack) / CLAIMS_FILE
    few = graph.report_ids[:ONE_BY_ONE]
    views = [graph.view(report) for report in few]
    texts = [text for _, text in zip(range(10), (t for _, t in graph_rows(path.parent / PACKED_GRAPHS)), strict=False)]
    counting = f"SELECT report, protection, kind, COUNT(*) FROM '{path}' GROUP BY ALL"  # noqa: S608  (our own path)
    rows = [
        ("columns of bits", size, ours[size]),
        ("the core, one report after the other", len(few), timed(lambda: _one_by_one(graph, views))),
        (
            "DuckDB, claims counted by report, protection and kind",
            size,
            timed(lambda: duckdb.execute(counting).fetchall()),
        ),
        ("rdflib, reading the graphs alone", len(texts), timed(lambda: _read(texts), 3)),
        ("floor: reading the packed claims", size, timed(path.read_bytes)),
    ]
    told = [(name, f"{count:,}", *one.cells(count)) for name, count, one in rows]
    holds = ours[size].middle / size * 1000 <= COVERAGE_MS
    return (
        "## Coverage, milliseconds a report",
        "",
        *table(("how", "reports", "median", "spread"), told),
        "",
        "DuckDB’s row is no coverage: it counts what is said, and has no row for what nobody speaks of.",
        "",
        f"At most {COVERAGE_MS} ms a report: {yes(holds)}.",
        "",
    ), holds


def _one_by_one(graph: gg.Gapgraph, views: Iterable[object]) -> None:
    for view in views:
        coverage(view, graph.scheme, graph.lattice)  # type: ignore[arg-type]


def _read(texts: Iterable[bytes]) -> None:
    for text in texts:
        rdflib.Graph().parse(data=text, format="nt")


def _model(ours: dict[int, Timed]) -> tuple[Sequence[str], bool]:
    """A line through the smaller sizes, and its prediction for the largest."""
    *fitted, last = sorted(ours)
    mean_size = sum(fitted) / len(fitted)
    mean = sum(ours[size].middle for size in fitted) / len(fitted)
    slope = sum((s - mean_size) * (ours[s].middle - mean) for s in fitted) / sum((s - mean_size) ** 2 for s in fitted)
    foretold = mean + slope * (last - mean_size)
    error = abs(foretold - ours[last].middle) / ours[last].middle
    rows = [(f"{size:,}", *one.cells(), *one.cells(size)[:1]) for size, one in sorted(ours.items())]
    return (
        "## Growth",
        "",
        *table(("reports", "ms in all", "spread", "ms a report"), rows),
        "",
        " ".join(
            (
                f"A line through all but the last foretells {foretold * 1000:.0f} ms for {last:,} reports: wrong by",
                f"{error:.0%} (limit {MODEL_ERROR:.0%}): {yes(error <= MODEL_ERROR)}.",
            )
        ),
        "",
    ), error <= MODEL_ERROR


def _answers(graph: gg.Gapgraph) -> tuple[Sequence[str], bool]:
    """Questions about all reports, from the summaries, in a process that has them open."""
    asked: dict[str, Callable[[], object]] = {
        "where do men have no shelter, since when, by which claims": lambda: graph.lacking("Man", "TemporaryLodging"),
        "the same with the sentences": lambda: graph.lacking("Man", "TemporaryLodging").table(),
        "trends of girls’ medical care": lambda: graph.trends("Girl", "MedicalCare"),
        "countries side by side, for women, every protection": lambda: graph.countries("Woman"),
        "gaps --all, the unmet, for the page": lambda: graph.gaps_on_page((Verdict.UNMET,)),
        "gaps --all --format csv, the unmet, every column": lambda: graph.packed_gaps((Verdict.UNMET,)),
        "matrix --all, one group": lambda: graph.countries("Man"),
    }
    found = {name: timed(what) for name, what in asked.items()}
    holds = all(one.middle < ANSWER_SECONDS for name, one in found.items() if "csv" not in name)
    rows = [(name, *one.cells()) for name, one in found.items()]
    return (
        "## Questions about all reports, milliseconds",
        "",
        *table(("question", "median", "spread"), rows),
        "",
        f"Each but the csv in less than {ANSWER_SECONDS} s: {yes(holds)}.",
    ), holds


def _plot(points: dict[int, float]) -> str:
    """Milliseconds a report by the number of reports, as SVG."""
    widest, highest = max(points), max(COVERAGE_MS, *points.values())
    at = [(60 + 500 * size / widest, 260 - 220 * ms / highest) for size, ms in sorted(points.items())]
    limit = 260 - 220 * COVERAGE_MS / highest
    dots = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/>' for x, y in at)
    names = "".join(
        f'<text x="{x:.0f}" y="280" text-anchor="middle">{size:,}</text>'
        for (x, _), size in zip(at, sorted(points), strict=True)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 600 300" '
        'font-family="sans-serif" font-size="12">'
        "<title>Coverage: milliseconds a report, by the number of reports</title>"
        '<path d="M60 20V260H580" fill="none" stroke="#444"/>'
        f'<path d="M60 {limit:.0f}H580" stroke="#b00" stroke-dasharray="4"/>'
        f'<text x="64" y="{limit - 4:.0f}">limit</text>'
        f'<polyline points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in at)}" fill="none" stroke="#06c"/>{dots}{names}'
        f'<text x="8" y="30">{highest:.2f} ms</text></svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
