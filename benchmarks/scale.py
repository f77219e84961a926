"""``python -m benchmarks.scale [PACK]``: what coverage, answers, packing and validation cost for many reports.

Writes docs/proof/scale.md, with a plot as scale.svg and scale.png. Without PACK, the benchmark generates 4,000
reports as files, and packs these reports with ``gapgraph pack`` into a temporary folder.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import gapgraph as gg
from benchmarks import coverage_ways, judging_ways
from benchmarks.many_copies import Copies
from benchmarks.packing_cost import PackingCost, packing_costs
from benchmarks.paired import gapgraph
from benchmarks.processor_time import Timed, foretold, timed
from benchmarks.report_files import write_reports
from benchmarks.scale_plot import Measured, draw
from benchmarks.section import table, yes
from gapgraph.core.statuses import Verdict
from gapgraph.corpus.pack_summaries import CLAIMS_FILE
from gapgraph.corpus.packed_claims import PackedClaims
from gapgraph.corpus.packed_coverage import coverage_blocks
from gapgraph.corpus.packed_files import read_packed, write_packed
from gapgraph.store.packed_source import pack_in_use

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "scale.md"
REPORTS = 4_000
COPIES = 10
SHARES = (0.1, 0.25, 0.5, 1.0)
BESIDE = (0.1, 1.0)
"""The shares of the reports for which coverage is compared with a query in DuckDB and with reading the bytes alone."""

PACKED = (100, 200, 400, 1_000)
"""The numbers of reports with which ``gapgraph pack`` is measured; the smaller ones predict the cost of the largest."""

COVERAGE_MS, ANSWER_SECONDS, MODEL_ERROR, MEMORY_MB = 0.1, 0.1, 0.15, 1_500
"""The limits: milliseconds to compute the coverage of a report, seconds for an answer, relative error of a prediction,
megabytes of memory for 40,000 reports.
"""

Part = tuple[Sequence[str], bool]
"""The lines of a part of the page, and whether its limits hold."""


@dataclass(frozen=True)
class Bench:
    """The opened pack of reports that is measured, its claims, and a folder for temporary files."""

    pack: Path
    scratch: Path
    graph: gg.Gapgraph
    claims: PackedClaims

    def cover(self, size: int) -> None:
        """Compute the coverage of the first ``size`` reports."""
        for _ in coverage_blocks(self.claims.of_reports(0, size), self.graph.scheme, self.graph.lattice):
            pass


def main(pack: Path | None = None) -> int:
    """Measure, write docs/proof/scale.md and its plot; returns 1 if a limit is exceeded."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        at = pack or _packed(scratch)
        return _measured(Bench(at, scratch, gg.open(at), read_packed(pack_in_use(at) / CLAIMS_FILE)))


def _packed(scratch: Path) -> Path:
    root, made = write_reports(REPORTS, scratch / "reports"), scratch / "pack"
    subprocess.run(gapgraph("--root", str(root), "pack", str(made)), check=True, stdout=subprocess.DEVNULL)
    return made


def _measured(bench: Bench) -> int:
    sizes = [int(share * len(bench.claims.reports)) for share in SHARES]
    ours = {size: timed(partial(bench.cover, size)) for size in sizes}
    many = _copies(bench)
    packing = packing_costs(PACKED, bench.scratch)
    coverage_part, ways = _coverage(bench, ours)
    parts = (coverage_part, _growth(ours, many), _answers(bench.graph), _packing(packing), _judging(bench.graph))
    lines = ("# Many reports, measured", "", _INTRODUCTION, "")
    PAGE.write_text(
        "\n".join((*lines, *(line for part, _ in parts for line in part))).rstrip() + "\n", encoding="utf-8"
    )
    draw(
        Measured(
            {**{size: one.middle for size, one in ours.items()}, many.reports: many.seconds},
            ways,
            {size: cost.seconds for size, cost in packing.items()},
            COVERAGE_MS,
        ),
        PAGE,
    )
    print(PAGE.read_text(encoding="utf-8"))
    return int(not all(holds for _, holds in parts))


_INTRODUCTION = (
    "Written by `python -m benchmarks.scale`, with [a plot](scale.svg) ([png](scale.png)). Times are processor\n"
    "time of one run on a shared machine, so only differences of a factor of two or more mean something. The\n"
    "reports are generated; a report has as many claims as an excerpt."
)


def _copies(bench: Bench) -> Copies:
    command = [sys.executable, "-m", "benchmarks.many_copies", str(bench.pack), str(COPIES)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PAGE.parents[2])
    return Copies(**json.loads(done.stdout))


def _coverage(bench: Bench, ours: dict[int, Timed]) -> tuple[Part, Mapping[str, Mapping[int, float]]]:
    """The section that compares the coverage of packed claims with other ways to compute what reports say of groups."""
    graph, reports = bench.graph, bench.claims.reports
    rows: list[tuple[str, int, Timed]] = []
    for size in (int(share * len(reports)) for share in BESIDE):
        file = bench.scratch / f"claims-{size}.parquet"
        write_packed(bench.claims.of_reports(0, size), file)
        asked = coverage_ways.in_tables(graph, file, reports[:size])
        rows += [
            ("columns of bits: all of coverage", size, ours[size]),
            ("DuckDB, claims and terms as tables: which claims reach which groups", size, timed(asked, 1, warm=False)),
            ("floor: reading the bytes of the packed claims", size, timed(file.read_bytes)),
        ]
    rows.append(("the core, one report after the other: all of coverage", *coverage_ways.core(graph)))
    rows += [
        (f"{name}, the naive query: what nobody offers to which groups", *cost)
        for name, cost in coverage_ways.naive(graph, pack_in_use(bench.pack)).items()
    ]
    last = max(ours)
    holds = ours[last].middle / last * 1000 <= COVERAGE_MS
    ways: dict[str, dict[int, float]] = {}
    for name, size, one in rows:
        ways.setdefault(name.split(":")[0].split(",")[0], {})[size] = one.middle / size * 1000
    return (
        (
            "## Coverage, milliseconds per report",
            "",
            *table(("how: what", "reports", "median", "spread"), [(n, f"{s:,}", *one.cells(s)) for n, s, one in rows]),
            "",
            "DuckDB and the naive queries answer an easier question: they ignore exceptions, collections, places and",
            "times. Every way gives a result for each group and protection, also where no claim says anything. The",
            "time to read the graphs isn’t counted.",
            "",
            f"Limit: {COVERAGE_MS} ms per report. It holds: {yes(holds)}.",
            "",
        ),
        holds,
    ), ways


def _growth(ours: dict[int, Timed], many: Copies) -> Part:
    """The section on growth: the times for few reports, by a straight line, predict the times for many reports."""
    *fitted, last = sorted(ours)
    line = {size: ours[size].middle for size in fitted}
    errors = {
        size: abs(foretold(line, size) / measured - 1)
        for size, measured in ((last, ours[last].middle), (many.reports, many.seconds))
    }
    rows = [(f"{size:,}", *one.cells(), *one.cells(size)[:1]) for size, one in sorted(ours.items())]
    ms = many.seconds * 1000
    rows.append((f"{many.reports:,}", f"{ms:,.0f}", "", f"{ms / many.reports:.3g}"))
    modelled = errors[last] <= MODEL_ERROR
    identical = not many.differ and many.alike and many.memory <= MEMORY_MB
    return (
        "## Growth",
        "",
        *table(("reports", "ms in total", "spread", "ms per report"), rows),
        "",
        f"The last row is the same pack {COPIES} times, each copy with other report ids. A line through the times for",
        f"{_listed(fitted)} reports predicts {foretold(line, last) * 1000:,.0f} ms for {last:,}, an error of",
        f"{errors[last]:.0%} (limit {MODEL_ERROR:.0%}): {yes(modelled)}. For {many.reports:,} it predicts",
        f"{foretold(line, many.reports) * 1000:,.0f} ms, an error of {errors[many.reports]:.0%}.",
        "",
        f"Every tenth of the {last:,} reports was compared with the core, leaf by leaf: {many.compared} reports,",
        f"{many.differ} differ. All {COPIES} copies gave the same result: {yes(many.alike)}. One process with",
        f"{many.reports:,} reports needs {many.memory:.0f} MB of memory (limit {MEMORY_MB:,} MB):",
        f"{yes(many.memory <= MEMORY_MB)}.",
        "",
    ), modelled and identical


def _listed(sizes: Sequence[int]) -> str:
    return f"{', '.join(f'{one:,}' for one in sizes[:-1])} and {sizes[-1]:,}"


def _packing(costs: Mapping[int, PackingCost]) -> Part:
    """The section on `gapgraph pack`: the costs for few reports, by a straight line, predict the costs for many."""
    *fitted, last = sorted(costs)
    rows = [(f"{n:,}", f"{c.seconds:.1f}", f"{c.memory:.0f}", f"{c.megabytes:.1f}") for n, c in costs.items()]
    told, holds = [], True
    for name, values in (
        ("seconds", {size: one.seconds for size, one in costs.items()}),
        ("MB of memory", {size: one.memory for size, one in costs.items()}),
        ("MB of Parquet", {size: one.megabytes for size, one in costs.items()}),
    ):
        given = foretold({size: values[size] for size in fitted}, last)
        error = abs(given / values[last] - 1)
        holds = holds and error <= MODEL_ERROR
        told.append(f"{given:.1f} {name} (error {error:.0%})")
    return (
        "## Packing",
        "",
        *table(("reports", "s of processor time", "memory, MB", "pack, MB"), rows),
        "",
        f"Lines through the figures for {_listed(fitted)} reports predict for {last:,}: {told[0]}, {told[1]},",
        f"{told[2]}. Limit of each error: {MODEL_ERROR:.0%}. It holds: {yes(holds)}.",
        "",
    ), holds


def _judging(graph: gg.Gapgraph) -> Part:
    """The section on the time to validate a report by the shapes, with the default engine and with pySHACL."""
    times, same = judging_ways.judged(graph)
    names = {"shacl": "the default engine", "pyshacl": "rdflib and pySHACL alone"}
    rows = [(names[name], f"{many:,}", *one.cells(many)) for name, (many, one) in times.items()]
    return (
        "## Validation by the shapes, milliseconds per report",
        "",
        *table(("how", "reports", "median", "spread"), rows),
        "",
        f"One report after the other, from text to findings. Both find the same: {yes(same)}.",
        "",
    ), same


def _answers(graph: gg.Gapgraph) -> Part:
    """The section on the time of questions about all reports, which the summaries in the open pack answer."""
    asked: dict[str, Callable[[], object]] = {
        "where men have no shelter, since when, by which claims": lambda: graph.lacking("Man", "TemporaryLodging"),
        "the same with the sentences": lambda: graph.lacking("Man", "TemporaryLodging").table(),
        "trends of girls’ medical care": lambda: graph.trends("Girl", "MedicalCare"),
        "countries side by side, every protection, for women": lambda: graph.countries("Woman"),
        "`gaps --all`: the unmet gaps, for the page": lambda: graph.gaps_on_page((Verdict.UNMET,)),
        "`gaps --all --format csv`: the unmet gaps, every column": lambda: graph.packed_gaps_csv((Verdict.UNMET,)),
        "`matrix --all`: one group": lambda: graph.countries("Man"),
    }
    found = {name: timed(what) for name, what in asked.items()}
    holds = all(one.middle < ANSWER_SECONDS for one in found.values())
    rows = [(name, *one.cells()) for name, one in found.items()]
    return (
        "## Questions about all reports, milliseconds",
        "",
        *table(("question", "median", "spread"), rows),
        "",
        f"Limit: {ANSWER_SECONDS} s for each. It holds: {yes(holds)}.",
        "",
    ), holds


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
