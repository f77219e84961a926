"""``python -m benchmarks folder``: the cost to load a folder of reports, to load it again, to change one report, and to
query it. For comparison, the benchmark also measures Oxigraph's own bulk loader, which loads the quads of the folder
from N-Quads text.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

import pyoxigraph as ox

import gapgraph as gg
from benchmarks.report_files import write_reports
from benchmarks.section import Section, table, yes
from gapgraph import resources
from gapgraph.loading.folder_load import load_folder
from gapgraph.queries.kept import end_all
from gapgraph.store.folder import open_folder

TITLE = "A folder of reports"
GENERATED = 80
ROUNDS = {9: 3, GENERATED: 1}
"""How often each folder is measured; the median counts."""

RATIO, WARM_MS = 2.0, 20.0
"""The limits: Gapgraph's load time divided by the bulk loader's, and the milliseconds of a query in an open store."""


class FolderCost(NamedTuple):
    """Processor time in seconds (for the query: wall time in milliseconds), and the size of the store."""

    reports: int
    quads: int
    megabytes: float
    bulk: float
    bulk_megabytes: float
    loads: tuple[float, ...]
    ratios: tuple[float, ...]
    again: float
    changed: float
    asked: float


def section() -> Section:
    """The section on loads of the bundled reports, and of generated reports of an excerpt's size."""
    found = [_nine(), _generated()]
    holds = all(one.asked <= WARM_MS for one in found) and median(found[0].ratios) <= RATIO
    head = (
        "reports",
        "quads",
        "MB",
        "MB by bulk",
        "bulk",
        "load",
        "load / bulk",
        "same again",
        "one changed",
        "query, ms",
    )
    lines = (
        "Medians of seconds of processor time. “Bulk” is the engine’s own loader, which reads the same quads from a",
        "text; bulk and load run in turn. “Same again” is a second load without a change, “one changed” a load after",
        "a change of one report. “Query” is the time by the clock until `adult-men` is answered again in an open",
        "session.",
        "",
        *table(head, map(_row, found)),
        "",
        f"Limits: a load of the nine takes at most {RATIO:g} times as long as the bulk, and a query at most",
        f"{WARM_MS:g} ms. Both hold: {yes(holds)}.",
    )
    return Section(TITLE, lines, holds)


def _row(one: FolderCost) -> tuple[str, ...]:
    return (
        str(one.reports),
        f"{one.quads:,}",
        f"{one.megabytes:.1f}",
        f"{one.bulk_megabytes:.1f}",
        f"{one.bulk:.2f}",
        f"{median(one.loads):.2f}",
        f"{median(one.ratios):.2f} ({min(one.ratios):.2f} to {max(one.ratios):.2f})",
        f"{one.again:.3f}",
        f"{one.changed:.2f}",
        f"{one.asked:.1f}",
    )


def _nine() -> FolderCost:
    with TemporaryDirectory() as scratch:
        own = Path(scratch) / "own"
        shutil.copytree(resources.root() / "data" / "reports", own / "data" / "reports")
        return _cost(own, Path(scratch))


def _generated() -> FolderCost:
    with TemporaryDirectory() as scratch:
        return _cost(write_reports(GENERATED, Path(scratch) / "own"), Path(scratch))


def _cost(own: Path, scratch: Path) -> FolderCost:
    store = scratch / "store"
    reports = gg.open(own).report_ids
    _load(own, store)
    quads = ox.serialize(open_folder(store).engine, format=ox.RdfFormat.N_QUADS) or b""
    loads, bulks = [], []
    for _ in range(ROUNDS[len(reports)]):
        shutil.rmtree(store)
        loads.append(_load(own, store))
        bulks.append(_bulk(quads, scratch / "bulk"))
    full = _megabytes(store)
    again = _load(own, store)
    path = own / "data" / "reports" / f"{reports[0]}.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    changed = _load(own, store)
    return FolderCost(
        reports=len(reports),
        quads=quads.count(b"\n"),
        megabytes=full,
        bulk=median(bulks),
        bulk_megabytes=_megabytes(scratch / "bulk"),
        loads=tuple(loads),
        ratios=tuple(ours / theirs for ours, theirs in zip(loads, bulks, strict=True)),
        again=again,
        changed=changed,
        asked=_asked(store, reports[-1]),
    )


def _spent(what: Callable[[], object]) -> float:
    start = process_time()
    what()
    return process_time() - start


def _load(own: Path, store: Path) -> float:
    """The processor time of one load by a new ``Gapgraph``, which has read no file before."""
    graph = gg.open(own)
    return _spent(lambda: load_folder(graph, store, graph.report_ids, lambda _: None))


def _bulk(quads: bytes, place: Path) -> float:
    shutil.rmtree(place, ignore_errors=True)

    def fill() -> None:
        engine = ox.Store(str(place))
        engine.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        engine.flush()

    return _spent(fill)


def _asked(store: Path, report: str) -> float:
    graph = gg.open(store)
    times = []
    for _ in range(12):
        start = perf_counter()
        graph.query("adult-men", report=report)
        times.append((perf_counter() - start) * 1000)
    end_all()
    return median(times[2:])


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
