"""``python -m benchmarks.queries [SMALL LARGE RATIO]``: the cost of the canned queries; writes docs/proof/queries.md.

Each query is timed on SMALL and on LARGE generated reports, beside what it touches: the triples of the reports that it
asks about, and the cells of its answer. Then every query is asked of rdflib as well, over RATIO reports, with the same
text; the rows must be equal.
"""

from __future__ import annotations

import math
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import thread_time
from types import FrameType

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from benchmarks.query_worlds import GRAPH, Layout, World, takes, world
from benchmarks.section import table, yes
from gapgraph.queries.catalogue import CannedQuery, read_catalogue
from gapgraph.store.embedded import EmbeddedStore

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "queries.md"
MORE = (10, 80)
"""Two more sizes, with reports only about the generator's few countries, so that the queried country has more reports
in the larger one.
"""
NOISE = 1.25
"""The tolerated factor above "touched data times log n", which the machine may cause."""
PATIENCE = 8
"""The time limit for rdflib, in seconds; after it rdflib is stopped, and the ratio is a lower bound."""
MEDIAN, LEAST = 50, 5


@dataclass(frozen=True)
class Cost:
    """The milliseconds, the size of the data that the query touched, and the rows found."""

    milliseconds: float
    touched: int
    rows: int


@dataclass(frozen=True)
class Growth:
    """One query in a small store and in a large one."""

    query: str
    small: Cost
    large: Cost
    logarithms: float

    @property
    def grown(self) -> float:
        """The ratio of two times; a time below a millisecond counts as one millisecond."""
        return max(self.large.milliseconds, 1.0) / max(self.small.milliseconds, 1.0)

    @property
    def allowed(self) -> float:
        """The size of the touched data, times log n."""
        return self.large.touched / self.small.touched * self.logarithms

    @property
    def holds(self) -> bool:
        """Whether the time grew no faster than is allowed."""
        return self.grown <= NOISE * self.allowed

    @property
    def row(self) -> tuple[str, ...]:
        """The row of the table."""
        costs = (
            text
            for one in (self.small, self.large)
            for text in (f"{one.touched:,}", f"{one.rows:,}", f"{one.milliseconds:.1f}")
        )
        return (self.query, *costs, f"{self.grown:.2f}", f"{self.allowed:.2f}", yes(self.holds))


@dataclass(frozen=True)
class Ratio:
    """The ratio of rdflib's time to ours, and whether the rows were equal or rdflib was stopped."""

    query: str
    times: float
    rows: int
    verdict: str


def cost(query: CannedQuery, asked: World) -> Cost:
    """The minimum processor time of a few runs."""
    sparql = asked.text(query)
    seconds, rows = zip(*(_once(asked.store, sparql) for _ in range(5)), strict=True)
    return Cost(min(seconds) * 1000, asked.triples(query) + rows[0] * len(query.header.columns), rows[0])


def _once(store: EmbeddedStore, sparql: str) -> tuple[float, int]:
    began = thread_time()
    rows = len(list(store.select(sparql).rows))
    return thread_time() - began, rows


def costs(asked: World, queries: Sequence[CannedQuery]) -> dict[str, Cost]:
    """Each query's cost."""
    return {query.name: cost(query, asked) for query in queries}


def growth(small: Layout, large: Layout, queries: Sequence[CannedQuery]) -> tuple[list[Growth], str]:
    """Every query in both stores, each in a folder, one store at a time; and the content of the stores."""
    found, quads, held = [], [], []
    for layout in (small, large):
        with tempfile.TemporaryDirectory() as folder:
            asked = world(layout, Path(folder))
            found.append(costs(asked, queries))
            quads.append(len(asked.store.engine))
            held.append(f"{layout.reports:,} reports, {quads[-1]:,} quads")
            del asked
    logarithms = math.log(quads[1]) / math.log(quads[0])
    grown = [Growth(one.name, found[0][one.name], found[1][one.name], logarithms) for one in queries]
    return grown, "; ".join(held)


def in_rdflib(store: EmbeddedStore) -> Dataset:
    """The same quads in rdflib."""
    dataset = Dataset()
    for name in store.graphs():
        quads = store.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))
        lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
        dataset.graph(URIRef(name)).parse(data=lines.decode(), format="nt")
    return dataset


def ratios(asked: World, queries: Sequence[CannedQuery]) -> Iterator[Ratio]:
    """Every query on both engines."""
    dataset = in_rdflib(asked.store)
    for query in queries:
        sparql = asked.text(query)
        ours = min(_once(asked.store, sparql)[0] for _ in range(5))
        solutions = asked.store.select(sparql).rows
        rows = [tuple(None if term is None else getattr(term, "text", term) for term in row) for row in solutions]
        began = thread_time()
        theirs = _patiently(dataset, sparql)
        taken = thread_time() - began
        verdict = "stopped" if theirs is None else "equal" if theirs == rows else "DIFFERENT"
        yield Ratio(query.name, taken / max(ours, 0.0005), len(rows), verdict)


def _patiently(dataset: Dataset, sparql: str) -> list[tuple[str | None, ...]] | None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        return [tuple(None if term is None else str(term) for term in row) for row in dataset.query(sparql)]  # type: ignore[union-attr]
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


def main(small: int = 400, large: int = 4000, ratio: int = 80) -> int:
    """Measure, and write the page; 1 when a query grew too fast, two engines differed or a ratio is too low."""
    queries = list(read_catalogue(GRAPH.root).values())
    by_country = [one for one in queries if takes(one, "country")]
    engines = list(ratios(world(Layout(ratio, ratio)), queries))
    more = growth(Layout(MORE[0], 1, settled=False), Layout(MORE[1], 1, settled=False), by_country)
    stores = growth(Layout(small, 1), Layout(large, 1), queries)
    PAGE.write_text("\n".join(_page(stores, more, engines, ratio)) + "\n", encoding="utf-8")
    sound = all(one.holds for grown, _ in (stores, more) for one in grown)
    return 0 if sound and _fast(engines) else 1


def _fast(engines: Sequence[Ratio]) -> bool:
    times = [one.times for one in engines]
    return median(times) >= MEDIAN and min(times) >= LEAST and all(one.verdict != "DIFFERENT" for one in engines)


def _page(
    stores: tuple[list[Growth], str], more: tuple[list[Growth], str], engines: Sequence[Ratio], ratio: int
) -> tuple[str, ...]:
    heads = ("query", "touched", "rows", "ms", "touched", "rows", "ms", "grown", "touched × log n", "holds")
    return (
        "# What the queries cost",
        "",
        "Written by `python -m benchmarks.queries`, over generated reports of a seventh of Peru 2021's size; their",
        "coverage is as large as any. Milliseconds of processor time, the least of five runs. What a query touches",
        "is the triples of the reports that it asks about (claims and coverage, since a report leads to both) and",
        "the cells of its answer; the shared graphs, in which it looks up labels and parts, are left out. A query",
        f"holds when its time has not grown by more than touched times log n, n being the store's quads; {NOISE:.2f}",
        "times that is put down to the machine, and below 1 ms counts as 1.",
        "",
        "## A larger store",
        "",
        f"{stores[1]}.",
        "",
        "In a folder, as gapgraph load builds it, with the coverage of every report. A country has a report a year,",
        "as real ones do: further reports about a country and year are put under a made-up country.",
        "",
        *table(heads, (one.row for one in stores[0])),
        "",
        "## A country with more reports",
        "",
        f"{more[1]}.",
        "",
        "They are about the generator’s few countries alone. conflicts and revised-figures pair the figures of one",
        "body, group and period, so their answer grows with the square of the reports about one year.",
        "",
        *table(heads, (one.row for one in more[0])),
        "",
        *_engines(engines, ratio),
    )


def _engines(engines: Sequence[Ratio], ratio: int) -> Iterator[str]:
    """The part about rdflib, with a reason for each ratio that is too low."""
    middle = median(one.times for one in engines)
    slow = [one for one in engines if one.times < LEAST]
    yield f"## Against rdflib, {ratio} reports"
    yield ""
    yield "Every query, the same text, the claims of all reports and the coverage of those of the country asked about."
    yield f"rdflib is stopped after {PATIENCE} seconds; its ratio is then a lower bound, and its rows are compared on"
    yield "smaller graphs by the tests alone."
    yield ""
    shown = (
        (one.query, f"{'at least ' * (one.verdict == 'stopped')}{one.times:.0f}×", f"{one.rows:,}") for one in engines
    )
    verdicts = (one.verdict for one in engines)
    rows = ((*cells, verdict) for cells, verdict in zip(shown, verdicts, strict=True))
    yield from table(("query", "rdflib's time to ours", "rows", "rdflib's rows"), rows)
    yield ""
    below = ", ".join(f"{one.query} ({one.times:.1f}×)" for one in slow) or "none"
    yield f"Median {middle:.0f}× (at least {MEDIAN}×: {yes(middle >= MEDIAN)}); below {LEAST}×: {below}."


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
