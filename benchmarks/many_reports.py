"""The processor time that one core needs to generate many reports, to read them, and to compute their statuses in two
ways: in Python, and by the SPARQL rules of ``ontology/rules``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from time import process_time

from benchmarks.corpus import EXCERPT, graph, reports, store_of
from benchmarks.section import Section, table, yes
from gapgraph.core.claims import read_claims
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import coverage
from gapgraph.core.facts import Facts
from gapgraph.core.gaps import gaps
from gapgraph.derivation.sparql_rules import Question, leaf_statuses
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import ReportId

TITLE = "Many reports"
COUNTS = (80, 800, 4000)
BY_RULES = (80, 800)
"""The sizes of the corpora in which the SPARQL rules are measured; the largest corpus is computed only in Python."""

AT_ONCE = 40
"""The number of reports for which the rules run together."""

BATCHES = 6
"""The number of runs of the rules, each with other reports."""

GROWTH = 1.5
"""The maximum ratio of the cost of a report in the largest corpus to its cost in the smallest corpus."""

RULES_MS = 20.0
"""The maximum milliseconds that the rules may need for one report."""


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time for one report, stage by stage, in a corpus with ``reports`` reports."""

    reports: int
    triples: int
    made: float
    read: float
    covered: float
    gaps: float

    @property
    def python(self) -> float:
        """The milliseconds to compute the statuses of a report from its triples."""
        return self.read + self.covered


def section() -> Section:
    """The section about the cost for each report in corpora of several sizes, and the growth of this cost."""
    costs = [cost(count) for count in COUNTS]
    by_rules = {count: rules_cost(count) for count in BY_RULES}
    growth = costs[-1].python / costs[0].python
    holds = growth <= GROWTH and all(ruled <= RULES_MS for ruled, _ in by_rules.values())
    verdict = f"In Python, one of {COUNTS[-1]:,} reports costs {growth:.2f} times as much as one of {COUNTS[0]} reports"
    head = ("reports", "triples", "make", "read", "coverage", "gaps", "rules", "leaves", "rules / Python")
    rows = [_row(one, by_rules.get(one.reports)) for one in costs]
    lines = (
        "Milliseconds of processor time for each report. The reports are generated; a report has as many claims as an",
        f"excerpt ({EXCERPT} of Peru 2021). “Make” is to generate a report, “read” to read its claims from triples,",
        "“coverage” and “gaps” to compute these in Python. “Rules” is to run the SPARQL rules in the embedded store,",
        f"for {AT_ONCE} reports together, and “leaves” to read the status of each leaf and protection from their",
        "result. The last column compares “rules” with “read” and “coverage” together.",
        "",
        *table(head, rows),
        "",
        f"{verdict} (limit {GROWTH}).",
        f"By the rules a report may cost {RULES_MS:.0f} ms at most. Both limits hold: {yes(holds)}.",
    )
    return Section(TITLE, lines, holds)


def _row(one: Cost, rules: tuple[float, float] | None) -> tuple[str, ...]:
    stages = (f"{ms:.2f}" for ms in (one.made, one.read, one.covered, one.gaps))
    by_rules = (f"{rules[0]:.2f}", f"{rules[1]:.2f}", f"{rules[0] / one.python:.1f}") if rules else ("", "", "")
    return (f"{one.reports:,}", f"{one.triples:,}", *stages, *by_rules)


def cost(count: int) -> Cost:
    """Every stage of every report, one report after another; no report stays in memory."""
    scheme, lattice = graph().scheme, graph().lattice
    spent = [0.0] * 4
    triples = 0
    coming = reports(count)
    for _ in range(count):
        times = [process_time()]
        report = next(coming)
        times.append(process_time())
        view = base_view(read_claims(Facts(report.triples), report.id))
        times.append(process_time())
        found = coverage(view, scheme, lattice)
        times.append(process_time())
        tuple(gaps(found, lattice))
        times.append(process_time())
        spent = [total + later - earlier for total, earlier, later in zip(spent, times, times[1:], strict=False)]
        triples += len(report.triples)
    made, read, covered, of_gaps = (seconds / count * 1000 for seconds in spent)
    return Cost(count, triples, made, read, covered, of_gaps)


def rules_cost(count: int) -> tuple[float, float]:
    """Milliseconds for each report: for the rules in a store of this size, and to read the status of every leaf. The
    minimum of a few batches, because other processes on the machine add time.
    """
    store = store_of(count)
    ids = [report.id for report in reports(count)]
    batches = [_batch_cost(store, batch) for batch in islice(_batches(ids), BATCHES)]
    ruled, read = (min(seconds) / AT_ONCE * 1000 for seconds in zip(*batches, strict=True))
    return ruled, read


def _batch_cost(store: EmbeddedStore, batch: list[ReportId]) -> tuple[float, float]:
    """Seconds until the rules have run, and from then until every leaf is read."""
    start = process_time()
    leaves = leaf_statuses(store, graph().root, map(Question, batch))
    next(leaves)
    first = process_time()
    for _ in leaves:
        pass
    return first - start, process_time() - first


def _batches(ids: Iterable[ReportId]) -> Iterator[list[ReportId]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch
