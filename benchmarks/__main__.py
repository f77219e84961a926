"""``python -m benchmarks``: measure, write docs/proof/benchmarks.md, and fail when a limit is passed."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import cold_start, report_coverage
from benchmarks.paired import Outcome, compare
from benchmarks.report_coverage import Cost

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "benchmarks.md"


def main() -> int:
    """Measure everything; 0 when every limit holds, 1 otherwise."""
    outcomes = [compare(pair) for pair in cold_start.PAIRS]
    costs = [report_coverage.cost("per-2021")]
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(page(outcomes, costs)) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return 0 if all([*(one.holds for one in outcomes), *(one.holds for one in costs)]) else 1


def page(outcomes: Iterable[Outcome], costs: Iterable[Cost]) -> Iterator[str]:
    """The lines of the page."""
    yield "# Benchmarks\n"
    yield "Written by `make bench`. Each pair is run in turn, A B A B, and compared round by round.\n"
    yield f"Machine: {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.\n"
    yield "## Waiting for the first answer\n"
    yield "| ours / theirs | median ratio | limit | ours, ms | theirs, ms | rounds | holds |"
    yield "|---|---|---|---|---|---|---|"
    for one in outcomes:
        numbers = f"{one.ratio:.2f} | {one.pair.limit:.2f} | {one.ours * 1000:.0f} | {one.theirs * 1000:.0f}"
        yield f"| {one.pair.title} | {numbers} | {len(one.ratios)} | {yes(one.holds)} |"
    yield "\n## Coverage of a report, per call, on one core\n"
    yield "| report | claims | ms | limit | holds |"
    yield "|---|---|---|---|---|"
    for cost in costs:
        numbers = f"{cost.claims} | {cost.milliseconds:.2f} | {report_coverage.LIMIT_MS:.2f}"
        yield f"| {cost.report} | {numbers} | {yes(cost.holds)} |"


def yes(holds: bool) -> str:
    """A verdict as a word."""
    return "yes" if holds else "**no**"


if __name__ == "__main__":
    sys.exit(main())
