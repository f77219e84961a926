"""``python -m benchmarks.queries [SMALL LARGE RATIO]``: the cost of the canned queries; writes docs/proof/queries.md.

The arguments SMALL and LARGE are numbers of generated reports: each query is timed in a store with SMALL reports and in
a store with LARGE reports. The growth of a query's time is compared with the growth of the data that the query touches:
the triples of the reports that the query is about, and the cells of its answer. The argument RATIO is the number of
generated reports over which rdflib and Gapgraph's store each run every query: both must return equal rows, and the page
compares the time of rdflib with the time of Gapgraph's store.
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
"""The numbers of reports in the small and in the large store for the queries about one country. All generated reports
are about the same few countries, so the queried country has more reports in the large store.
"""
NOISE = 1.25
"""The factor by which a query's time may grow more than allowed, because the machine also runs other processes."""
PATIENCE = 8
"""The seconds after which a query in rdflib is stopped; rdflib's time divided by ours is then only a lower bound."""
MEDIAN, LEAST = 50, 5


@dataclass(frozen=True)
class Cost:
    """A query's milliseconds, the size of the data that the query touched, and the number of rows found."""

    milliseconds: float
    touched: int
    rows: int


@dataclass(frozen=True)
class Growth:
    """The costs of one query in a small store and in a large store."""

    query: str
    small: Cost
    large: Cost
    logarithms: float

    @property
    def grown(self) -> float:
        """The time in the large store divided by the time in the small store; a time below 1 ms counts as 1 ms."""
        return max(self.large.milliseconds, 1.0) / max(self.small.milliseconds, 1.0)

    @property
    def allowed(self) -> float:
        """How many times longer the query may take in the large store: the ratio of the sizes of the touched data,
        times the ratio of log n, where n is the number of quads in a store.
        """
        return self.large.touched / self.small.touched * self.logarithms

    @property
    def holds(self) -> bool:
        """Whether the query's time grew no faster than allowed."""
        return self.grown <= NOISE * self.allowed

    @property
    def row(self) -> tuple[str, ...]:
        """The row of this query in the page's table."""
        costs = (
            text
            for one in (self.small, self.large)
            for text in (f"{one.touched:,}", f"{one.rows:,}", f"{one.milliseconds:.1f}")
        )
        return (self.query, *costs, f"{self.grown:.2f}", f"{self.allowed:.2f}", yes(self.holds))


@dataclass(frozen=True)
class Ratio:
    """A query's time in rdflib divided by ours, and whether the rows were equal or rdflib was stopped."""

    query: str
    times: float
    rows: int
    verdict: str


def cost(query: CannedQuery, asked: World) -> Cost:
    """The cost of a query in a store; the time is the processor time of the fastest of five runs."""
    sparql = asked.text(query)
    seconds, rows = zip(*(_once(asked.store, sparql) for _ in range(5)), strict=True)
    return Cost(min(seconds) * 1000, asked.triples(query) + rows[0] * len(query.header.columns), rows[0])


def _once(store: EmbeddedStore, sparql: str) -> tuple[float, int]:
    began = thread_time()
    rows = len(list(store.select(sparql).rows))
    return thread_time() - began, rows


def costs(asked: World, queries: Sequence[CannedQuery]) -> dict[str, Cost]:
    """The cost of each query in a store, by the query's name."""
    return {query.name: cost(query, asked) for query in queries}


def growth(small: Layout, large: Layout, queries: Sequence[CannedQuery]) -> tuple[list[Growth], str]:
    """The costs of every query in a small and in a large store, and a text with the numbers of reports and quads."""
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
    """The quads of the store as an rdflib dataset."""
    dataset = Dataset()
    for name in store.graphs():
        quads = store.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))
        lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
        dataset.graph(URIRef(name)).parse(data=lines.decode(), format="nt")
    return dataset


def ratios(asked: World, queries: Sequence[CannedQuery]) -> Iterator[Ratio]:
    """For each query, rdflib's time divided by the store's time, and whether both engines find the same rows."""
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
    """Measure, and write the page; returns 1 if a query's time grew too fast, or rdflib's rows differ, or rdflib is too
    fast compared with Gapgraph's store.
    """
    queries = list(read_catalogue(GRAPH.root).values())
    by_country = [one for one in queries if takes(one, "country")]
    engines = list(ratios(world(Layout(ratio, ratio)), queries))
    more = growth(Layout(MORE[0], 1, one_per_year=False), Layout(MORE[1], 1, one_per_year=False), by_country)
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
    sizes = (f"{size}: {what}" for size in ("small", "large") for what in ("touched", "rows", "ms"))
    heads = ("query", *sizes, "grown", "touched × log n", "holds")
    return (
        "# What the queries cost",
        "",
        "Written by `python -m benchmarks.queries`. The reports are generated: their claims are a seventh of those of",
        "Peru 2021, and their coverage is as large as that of any report. Times are milliseconds of processor time,",
        "the fastest of five runs. “Touched” is the size of the data that a query needs: the triples of the reports",
        "that it is about (claims and coverage, because a report leads to both) and the cells of its answer. The",
        "shared graphs, in which it looks up labels and parts, aren't counted. “Grown” is the time in the large store",
        "divided by the time in the small one; a time below 1 ms counts as 1 ms. “Touched × log n” is the same for",
        "the touched data, times the growth of log n, where n is the number of quads in the store. “Holds” is yes if",
        f"“grown” is at most {NOISE:.2f} times “touched × log n”; the factor allows for other work of the machine.",
        "",
        "## A larger store",
        "",
        f"{stores[1]}.",
        "",
        "The store is in a folder, as `gapgraph load` builds it, with the coverage of every report. A country has one",
        "report for each year, as in real data; further reports about the same country and year belong to a made-up",
        "country.",
        "",
        *table(heads, (one.row for one in stores[0])),
        "",
        "## A country with more reports",
        "",
        f"{more[1]}.",
        "",
        "Here all reports are about the few countries of the generator. `conflicts` and `revised-figures` compare",
        "every two figures of the same body, group and period, so their answers grow with the square of the number of",
        "reports about one year.",
        "",
        *table(heads, (one.row for one in more[0])),
        "",
        *_engines(engines, ratio),
    )


def _engines(engines: Sequence[Ratio], ratio: int) -> Iterator[str]:
    """The section that compares the store with rdflib, and names the queries with a ratio below LEAST."""
    middle = median(one.times for one in engines)
    slow = [one for one in engines if one.times < LEAST]
    yield f"## Compared with rdflib, {ratio} reports"
    yield ""
    yield "Both engines get the same text of each query. The store has the claims of all reports, and the coverage of"
    yield f"the reports on the country in question. rdflib is stopped after {PATIENCE} seconds: then its ratio is a"
    yield "lower bound, and only the tests compare its rows, on smaller graphs."
    yield ""
    shown = (
        (one.query, f"{'at least ' * (one.verdict == 'stopped')}{one.times:.0f}×", f"{one.rows:,}") for one in engines
    )
    verdicts = (one.verdict for one in engines)
    rows = ((*cells, verdict) for cells, verdict in zip(shown, verdicts, strict=True))
    yield from table(("query", "rdflib's time / ours", "rows", "rdflib's rows"), rows)
    yield ""
    below = ", ".join(f"{one.query} ({one.times:.1f}×)" for one in slow) or "none"
    yield f"Median {middle:.0f}× (at least {MEDIAN}×: {yes(middle >= MEDIAN)}). Queries below {LEAST}×: {below}."


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
