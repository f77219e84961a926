"""The time to compute one report's coverage from its claims, which every what-if question needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import getloadavg
from time import process_time
from timeit import Timer

from benchmarks.section import Section, table, yes
from gapgraph.api import open_graph
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import coverage
from gapgraph.core.taxonomy import Taxonomy

TITLE = "Coverage of a report, per call, on one core"
LIMIT_MS = 1.0
LIMIT_RATIO = 3.0


@dataclass(frozen=True)
class Cost:
    """For one report, the number of its claims, and the milliseconds that a call of ``coverage`` and a call of the
    function ``bare_loop`` take on one core.
    """

    report: str
    claims: int
    milliseconds: float
    bare_loop: float

    @property
    def ratio(self) -> float:
        """The time of a call of ``coverage``, divided by the time of ``bare_loop``. A busy machine slows both calls, so
        the ratio changes little.
        """
        return self.milliseconds / self.bare_loop

    @property
    def holds(self) -> bool:
        """Whether a call of ``coverage`` takes at most LIMIT_MS milliseconds, or at most LIMIT_RATIO times as long as
        the function ``bare_loop``, the minimum work of any method.
        """
        return self.milliseconds <= LIMIT_MS or self.ratio <= LIMIT_RATIO


def cost(report: str, repeat: int = 200, number: int = 5) -> Cost:
    """The processor time of a call of ``coverage`` and of a call of ``bare_loop``, in milliseconds.

    Each time is the minimum over ``repeat`` rounds of the mean of ``number`` calls, because other processes add time.
    In each round, ``bare_loop`` is called after ``coverage``, so that both have the same conditions.
    """
    graph = open_graph()
    view, scheme, lattice = graph.view(report), graph.scheme, graph.lattice
    calls = Timer(lambda: coverage(view, scheme, lattice), timer=process_time)
    loops = Timer(lambda: bare_loop(view.claims, scheme), timer=process_time)
    rounds = [(calls.timeit(number), loops.timeit(number)) for _ in range(repeat)]
    ours, theirs = (min(times) / number * 1000 for times in zip(*rounds, strict=True))
    return Cost(report, len(graph.claims(report)), ours, theirs)


def bare_loop(claims: Sequence[Claim], scheme: Taxonomy) -> int:
    """The minimum work of any method: check for each claim and each protection whether the claim is about it."""
    met = 0
    for claim in claims:
        about = scheme.covered(claim.protection)
        for protection in scheme.protections:
            if protection in about:
                met += 1
    return met


def section() -> Section:
    """The section about Peru 2021 alone, after its claims are read."""
    one = cost("per-2021")
    head = ("report", "claims", "ms", "limit, ms", "bare loop, ms", "ratio", "limit, ratio", "load", "holds")
    measured = (f"{one.milliseconds:.2f}", f"{LIMIT_MS:.2f}", f"{one.bare_loop:.2f}", f"{one.ratio:.1f}")
    row = (one.report, str(one.claims), *measured, f"{LIMIT_RATIO:.0f}", f"{getloadavg()[0]:.0f}", yes(one.holds))
    lines = (
        *table(head, [row]),
        "",
        "The bare loop only checks, for each claim and each protection, whether the claim is about it. One of the two",
        "limits must hold. Load: how many processes used a core or waited for one in that minute; with many, all",
        "times are longer.",
    )
    return Section(TITLE, lines, one.holds)
