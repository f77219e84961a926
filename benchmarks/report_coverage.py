"""The cost of one report's coverage after its claims are read; every what-if needs this work."""

from __future__ import annotations

from dataclasses import dataclass
from time import process_time
from timeit import Timer

from benchmarks.section import Section, table, yes
from gapgraph.api import open_graph
from gapgraph.core.coverage import coverage

TITLE = "Coverage of a report, per call, on one core"
LIMIT_MS = 1.0


@dataclass(frozen=True)
class Cost:
    """The milliseconds of a call on one core, and what was computed."""

    report: str
    claims: int
    milliseconds: float

    @property
    def holds(self) -> bool:
        """Whether a call stays within the limit."""
        return self.milliseconds <= LIMIT_MS


def cost(report: str, repeat: int = 15, number: int = 50) -> Cost:
    """The mean processor time of ``number`` calls; the minimum of ``repeat`` runs, as other processes add time."""
    graph = open_graph()
    view, scheme, lattice = graph.view(report), graph.scheme, graph.lattice
    runs = Timer(lambda: coverage(view, scheme, lattice), timer=process_time).repeat(repeat, number)
    return Cost(report, len(graph.claims(report)), min(runs) / number * 1000)


def section() -> Section:
    """Peru 2021 alone, its claims read."""
    one = cost("per-2021")
    row = (one.report, str(one.claims), f"{one.milliseconds:.2f}", f"{LIMIT_MS:.2f}", yes(one.holds))
    lines = table(("report", "claims", "ms", "limit", "holds"), [row])
    return Section(TITLE, lines, one.holds)
