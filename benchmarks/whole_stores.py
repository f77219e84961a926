"""The cost to fill a store: in memory and on disk, with claims alone and with coverage, gaps and duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.corpus import EXCERPT, Generated, graph, reports
from benchmarks.section import Section, table, yes
from gapgraph.api import Gapgraph
from gapgraph.derivation.dataset import fill, fill_shared
from gapgraph.rdf.graphs import claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import build, open_folder
from gapgraph.testing import GeneratedReport

TITLE = "Filling stores"
CLAIMS = (80, 800, 4000)
DERIVED = 80
GROWTH = 1.5
"""The maximum ratio of the cost of a report in the largest store to its cost in the smallest store."""


@dataclass(frozen=True)
class Filled:
    """A filled store: its content, and the milliseconds of processor time for each report."""

    what: str
    reports: int
    quads: int
    milliseconds: float


def section() -> Section:
    """The section about the cost to fill each kind of store once."""
    on_disk = [claims_on_disk(count) for count in CLAIMS]
    found = [claims_in_memory(CLAIMS[0]), claims_in_memory(CLAIMS[1]), *on_disk, with_derived(DERIVED)]
    growth = on_disk[-1].milliseconds / on_disk[0].milliseconds
    holds = growth <= GROWTH
    head = ("store", "reports", "quads", "ms per report", "quads per ms")
    rows = [
        (one.what, f"{one.reports:,}", f"{one.quads:,}", f"{one.milliseconds:.2f}", f"{_speed(one):.0f}")
        for one in found
    ]
    verdict = f"On disk, one of {CLAIMS[-1]:,} reports costs {growth:.2f} times as much as one of {CLAIMS[0]} reports"
    lines = (
        "Milliseconds of processor time. The reports are generated; a report has as many claims as an excerpt",
        f"({EXCERPT} of Peru 2021). The time to generate them isn’t counted. “Derived” is everything that",
        "`gapgraph load FOLDER` writes: also coverage, gaps and duties of every report.",
        "",
        *table(head, rows),
        "",
        f"{verdict} (limit {GROWTH}): {yes(holds)}.",
    )
    return Section(TITLE, lines, holds)


def _speed(one: Filled) -> float:
    return one.quads / (one.milliseconds * one.reports)


def claims_in_memory(count: int) -> Filled:
    """Fill a store in memory with the claims of reports, without coverage."""
    store = EmbeddedStore()
    start = process_time()
    made = _fill(store, count)
    return Filled("in memory, claims", count, len(store.engine), (process_time() - start - made) / count * 1000)


def claims_on_disk(count: int) -> Filled:
    """Fill a store on disk with the claims of reports, without coverage; as in ``gapgraph load``, the new store then
    replaces the old one.
    """
    with TemporaryDirectory() as folder:
        place, made = Path(folder) / "store", [0.0]
        start = process_time()
        build(place, lambda store: made.append(_fill(store, count)))
        spent = process_time() - start - sum(made)
        return Filled("on disk, claims", count, len(open_folder(place).engine), spent / count * 1000)


def with_derived(count: int) -> Filled:
    """Fill a store on disk with claims, coverage, gaps and duties, as ``gapgraph load`` does."""
    source = Gapgraph(graph().root, Generated(count))
    with TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        start = process_time()
        build(place, lambda store: fill(store, source))
        spent = process_time() - start
        return Filled("on disk, derived", count, len(open_folder(place).engine), spent / count * 1000)


def _fill(store: EmbeddedStore, count: int) -> float:
    """Adds the shared graphs and the claims; returns the seconds that it took to generate the reports."""
    fill_shared(store, graph().root)
    clock = _Clock()
    store.fill_all((claims_graph(report.id), report.triples) for report in clock.timed(reports(count)))
    return clock.seconds


class _Clock:
    """The time that it took to generate the items of an iterator."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, coming: Iterator[GeneratedReport]) -> Iterator[GeneratedReport]:
        """The items of the iterator; ``seconds`` is the total time to generate them."""
        while True:
            start = process_time()
            one = next(coming, None)
            self.seconds += process_time() - start
            if one is None:
                return
            yield one
