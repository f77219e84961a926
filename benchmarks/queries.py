"""``python -m benchmarks.queries [SMALL LARGE RATIO]``: what the canned queries cost; writes docs/proof/queries.md.

Each query is timed on SMALL and on LARGE generated reports, beside the triples that it touches: those of the graphs of
the report, or of the country's reports, that it asks about, and of the shared graphs that it reads. Then the queries
about claims are asked of rdflib as well, over RATIO reports, with the same text; the rows must be equal.
"""

from __future__ import annotations

import math
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from types import FrameType

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from benchmarks.section import table, yes
from gapgraph.claims import read_claims, read_reports
from gapgraph.contexts import base_view
from gapgraph.dataset import fill_shared, ground
from gapgraph.derive import derive
from gapgraph.facts import Facts
from gapgraph.generator import generate
from gapgraph.graph import open_graph
from gapgraph.queries.bind import bind
from gapgraph.queries.catalogue import CannedQuery, read_catalogue
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.names import claims_graph, coverage_graph
from gapgraph.vocabulary import GAP, REPORT

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "queries.md"
SCALE = 0.15
PATIENCE = 20
"""Seconds of rdflib's time, after which it is stopped and its ratio is a lower bound."""

GRAPH = open_graph()


@dataclass(frozen=True)
class World:
    """A store of generated reports, the first report's id, its country, and which reports are about that country."""

    store: EmbeddedStore
    report: str
    country: str
    siblings: tuple[str, ...]
    count: int

    def size(self, query: CannedQuery) -> int:
        """The triples in the graphs that the query is about, and in the shared graphs."""
        reports = (self.report,) if _takes(query, "report") else self.siblings
        graphs = [claims_graph(one) for one in reports]
        if "coverage" in query.header.reads:
            graphs += [coverage_graph(one) for one in reports]
        shared = [one for one in self.store.graphs() if not one.startswith(REPORT)]
        return sum(len(list(self.store.triples(one))) for one in (*graphs, *shared))


def world(count: int, *, with_derived: bool) -> World:
    """A store of so many generated reports."""
    store, ids = EmbeddedStore(), []
    fill_shared(store, GRAPH.root)
    basis = ground(GRAPH)
    for one in generate(1, count, scale=SCALE, ontology=GRAPH.facts):
        facts = Facts(one.triples)
        store.fill(claims_graph(one.id), one.triples)
        ids.append((one.id, facts.iri(REPORT + one.id, GAP + "country") or ""))
        if with_derived:
            view = base_view(read_claims(facts, one.id))
            store.fill(coverage_graph(one.id), derive(read_reports(facts)[0], view, basis))
    first, country = ids[0]
    return World(store, first, country, tuple(id_ for id_, of in ids if of == country), count)


def _takes(query: CannedQuery, name: str) -> bool:
    return any(parameter.name == name for parameter in query.header.parameters)


def text(query: CannedQuery, world: World) -> str:
    """The query about the first report or its country."""
    terms = {"report": REPORT + world.report, "country": world.country}
    return bind(query.sparql, {name: term for name, term in terms.items() if _takes(query, name)})


def milliseconds(query: CannedQuery, world: World) -> float:
    """The least processor time of three runs."""
    return min(_once(world.store, text(query, world)) for _ in range(3)) * 1000


def _once(store: EmbeddedStore, sparql: str) -> float:
    began = process_time()
    list(store.select(sparql).rows)
    return process_time() - began


def growth_rows(small: World, large: World, queries: Sequence[CannedQuery]) -> Iterator[tuple[str, ...]]:
    """A row a query: time and touched triples at both sizes, and whether time grew faster than touched times log n."""
    for query in queries:
        before, after = milliseconds(query, small), milliseconds(query, large)
        touched, more = small.size(query), large.size(query)
        allowed = (more * math.log(len(large.store.engine))) / (touched * math.log(len(small.store.engine)))
        grown = after / max(before, 1.0)
        shown = (
            query.name,
            f"{touched:,}",
            f"{before:.1f}",
            f"{more:,}",
            f"{after:.1f}",
            f"{grown:.1f}",
            f"{allowed:.1f}",
        )
        yield (*shown, yes(grown <= 2 * allowed))


def in_rdflib(store: EmbeddedStore) -> Dataset:
    """The same quads in rdflib."""
    dataset = Dataset()
    for name in store.graphs():
        quads = store.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))
        lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
        dataset.graph(URIRef(name)).parse(data=lines.decode(), format="nt")
    return dataset


def ratio_rows(world: World, queries: Sequence[CannedQuery]) -> Iterator[tuple[str, float, str, str]]:
    """A row a query: the ratio of rdflib's time to ours, and whether the rows were equal or rdflib was stopped."""
    dataset = in_rdflib(world.store)
    for query in queries:
        sparql = text(query, world)
        ours = min(_once(world.store, sparql) for _ in range(3))
        rows = [
            tuple(None if t is None else getattr(t, "text", t) for t in row) for row in world.store.select(sparql).rows
        ]
        began = process_time()
        theirs = _patiently(dataset, sparql)
        taken = process_time() - began
        verdict = "stopped" if theirs is None else "equal" if theirs == rows else "DIFFERENT"
        yield query.name, taken / max(ours, 0.001), f"{taken:.1f}", verdict


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


def main(small: int = 40, large: int = 400, ratio: int = 80) -> int:
    """Measure, and write the page; 1 when a query grew too fast or two engines differed."""
    queries = [one for one in read_catalogue(GRAPH.root).values() if _takes(one, "report") or _takes(one, "country")]
    about_claims = [one for one in queries if "coverage" not in one.header.reads]
    grown = list(growth_rows(world(small, with_derived=True), world(large, with_derived=True), queries))
    ratios = list(ratio_rows(world(ratio, with_derived=False), about_claims))
    PAGE.write_text(_page(small, large, ratio, grown, ratios), encoding="utf-8")
    sound = all(row[-1] == yes(True) for row in grown) and all(row[-1] != "DIFFERENT" for row in ratios)
    return 0 if sound else 1


def _page(
    small: int, large: int, ratio: int, grown: Sequence[tuple[str, ...]], ratios: Sequence[tuple[str, float, str, str]]
) -> str:
    heads = ("query", f"touched at {small}", "ms", f"touched at {large}", "ms", "grown", "touched × log n", "holds")
    shown = [(name, f"{'at least ' if end == 'stopped' else ''}{times:.0f}×", end) for name, times, _, end in ratios]
    middle = median(times for _, times, _, _ in ratios)
    lines = (
        "# What the queries cost",
        "",
        "Written by `python -m benchmarks.queries`, over generated reports of a seventh of Peru 2021's size; their",
        "coverage is as large as any. The machine was shared, so trust factors of two and more.",
        "",
        f"## From {small} to {large} reports",
        "",
        "Milliseconds of processor time, beside the triples of the graphs that the query is about. A query holds when",
        "its time has not grown by more than twice the touched triples times log n; below 1 ms counts as 1.",
        "",
        *table(heads, grown),
        "",
        "What is touched holds the shared graphs at both sizes. Queries about a country read all its reports, of which",
        "there are more the more reports there are; conflicts pairs their figures.",
        "",
        f"## Against rdflib, {ratio} reports",
        "",
        "The queries about claims alone, the same text and the same rows. rdflib is stopped in time; its ratio is then",
        f"a lower bound ({PATIENCE} seconds). Median: {middle:.0f}×.",
        "",
        *table(("query", "rdflib's time to ours", "rows"), shown),
        "",
    )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
