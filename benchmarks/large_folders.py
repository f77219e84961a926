"""``python -m benchmarks large``: folders with reports as large as Peru 2021 are loaded, updated and queried."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from time import thread_time
from typing import NamedTuple

import pyoxigraph as ox

from benchmarks.corpus import PERU_SIZE, editions, reports
from benchmarks.paired import gapgraph, python
from benchmarks.query_worlds import GRAPH, Layout, World
from benchmarks.report_files import write_reports
from benchmarks.section import Section, table, yes
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.store.folder import in_use, open_folder
from gapgraph.store.held_parts import read_held

TITLE = "Folders of reports of Peru's size"
SIZES = (80, 800)
WITH_BULK = 80
"""The size of the largest folder for which the engine's own bulk loader is measured too."""

REPORTS = 4_000
"""The number of reports for which the figures are estimated from the two largest folders."""

MEDIAN_MS, WORST_MS, RATIO, MEMORY_MB = 50, 1_000, 2.0, 1_500
"""The limits: the processor time of queries, the time of a load divided by that of a bulk load, and a load's memory."""

BULK = """
import sys
import pyoxigraph as ox
engine = ox.Store(sys.argv[2])
engine.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)
engine.flush()
"""


class Run(NamedTuple):
    """The cost of a command: seconds of processor time of all its processes, and megabytes of the largest process."""

    seconds: float
    megabytes: float


class Folder(NamedTuple):
    """The results for a folder of ``reports`` reports; for each query the median milliseconds of five runs."""

    reports: int
    quads: int
    megabytes: float
    load: Run
    bulk: Run | None
    changed: Run
    again: Run
    queries: dict[str, tuple[int, float]]


def section(sizes: Sequence[int] = SIZES, keep: Path | None = None) -> Section:
    """Measure each size, in a folder that is removed afterwards unless the user keeps it."""
    with tempfile.TemporaryDirectory() as scratch:
        found = [_folder(size, keep or Path(scratch)) for size in sizes]
    holds = all(_holds(one) for one in found)
    return Section(TITLE, tuple(_lines(found, holds)), holds)


def run(command: Sequence[str]) -> Run:
    """Run the command to its end. Raises RuntimeError if it fails."""
    process = Popen(command, stdout=DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{command} ended with {status}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _folder(size: int, scratch: Path) -> Folder:
    own = write_reports(size, scratch / f"own-{size}", PERU_SIZE)
    store = scratch / f"store-{size}"
    shutil.rmtree(store, ignore_errors=True)
    command = gapgraph("--root", str(own), "load", str(store))
    load = run(command)
    megabytes = sum(path.stat().st_size for path in store.rglob("*") if path.is_file()) / 1e6
    quads = sum(part.triples for part in read_held(store / in_use(store)).values())
    bulk = _bulk(store, scratch / "bulk") if size <= WITH_BULK else None
    queries = dict(_asked(size, store))
    first = min((own / "data" / "reports").glob("*.ttl"))
    first.write_text(first.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    return Folder(size, quads, megabytes, load, bulk, run(command), run(command), queries)


def _bulk(store: Path, scratch: Path) -> Run:
    """The cost of the engine's own bulk loader, which reads the quads of the store from a text."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    text = scratch / "quads.nq"
    with text.open("wb") as file:
        open_folder(store).engine.dump(file, format=ox.RdfFormat.N_QUADS)
    return run((*python(BULK), str(text), str(scratch / "store")))


def _asked(size: int, folder: Path) -> Iterator[tuple[str, tuple[int, float]]]:
    """Each canned query's rows and milliseconds, about the first report or its country."""
    made = [(one.report.id, one.country) for one in editions(reports(size, PERU_SIZE))]
    country = made[0][1]
    siblings = tuple(report for report, of in made if of == country)
    asked = World(Layout(size, 1), open_folder(folder), country, siblings)
    for query in read_catalogue(GRAPH.root).values():
        text, times, rows = asked.text(query), [], 0
        for _ in range(5):
            start = thread_time()
            rows = len(list(asked.store.select(text).rows))
            times.append((thread_time() - start) * 1000)
        yield query.name, (rows, median(times))


def _holds(one: Folder) -> bool:
    times = [milliseconds for _, milliseconds in one.queries.values()]
    ratio = one.load.seconds / one.bulk.seconds if one.bulk else 0
    fast = median(times) < MEDIAN_MS and max(times) < WORST_MS
    return fast and ratio <= RATIO and one.load.megabytes <= MEMORY_MB


def _lines(found: Sequence[Folder], holds: bool) -> Iterator[str]:
    yield "`gapgraph load FOLDER` loads generated reports; each is a file with as many claims as Peru 2021. One"
    yield "process fills the store, and one more for each core derives coverage. Seconds are the processor time of all"
    yield "processes together. A bulk is the engine’s own loader, which reads the same quads from a text. “One"
    yield "changed” is a load after a change of one report, “same again” a load without a change."
    yield ""
    yield from table(_HEADS, map(_row, found))
    yield ""
    yield from _foretold(found)
    yield "The canned queries in the folder, each about one report or about the reports on its country: milliseconds of"
    yield "processor time, the median of five runs."
    yield ""
    heads = (head for one in found for head in (f"{one.reports:,} reports: rows", "ms"))
    yield from table(("query", *heads), _query_rows(found))
    yield ""
    yield f"Limits: the median query under {MEDIAN_MS} ms, and the slowest under {WORST_MS:,} ms; a load takes at most"
    yield f"{RATIO:g} times as long as a bulk, and at most {MEMORY_MB:,} MB of memory. All hold: {yes(holds)}."


_HEADS = (
    "reports",
    "quads",
    "MB",
    "KB per quad",
    "load, s",
    "µs per quad",
    "load / bulk",
    "peak memory, MB",
    "one changed, s",
    "same again, s",
)


def _row(one: Folder) -> tuple[str, ...]:
    ratio = f"{one.load.seconds / one.bulk.seconds:.2f}" if one.bulk else ""
    return (
        f"{one.reports:,}",
        f"{one.quads:,}",
        f"{one.megabytes:,.0f}",
        f"{one.megabytes * 1000 / one.quads:.3f}",
        f"{one.load.seconds:.1f}",
        f"{one.load.seconds * 1e6 / one.quads:.1f}",
        ratio,
        f"{one.load.megabytes:,.0f}",
        f"{one.changed.seconds:.2f}",
        f"{one.again.seconds:.2f}",
    )


def _foretold(found: Sequence[Folder]) -> Iterator[str]:
    """The estimate for 4,000 reports, by a line through the last two sizes."""
    if len(found) < 2:
        return
    small, large = found[-2:]
    more = (REPORTS - large.reports) / (large.reports - small.reports)
    quads = large.quads + more * (large.quads - small.quads)
    minutes = (large.load.seconds + more * (large.load.seconds - small.load.seconds)) / 60
    gigabytes = (large.megabytes + more * (large.megabytes - small.megabytes)) / 1000
    yield f"A line through the last two rows predicts for {REPORTS:,} reports: {quads / 1e6:.0f} million quads,"
    yield f"{gigabytes:.1f} GB and {minutes:.0f} minutes of processor time; two busy cores take {minutes / 2:.0f}."
    yield ""


def _query_rows(found: Sequence[Folder]) -> Iterator[tuple[str, ...]]:
    for name in found[0].queries:
        cells = (one.queries[name] for one in found)
        yield (name, *(text for rows, ms in cells for text in (f"{rows:,}", f"{ms:.1f}")))
    for word, of in (("median", median), ("worst", max)):
        times = (of([ms for _, ms in one.queries.values()]) for one in found)
        yield (f"**{word}**", *(text for ms in times for text in ("", f"{ms:.1f}")))
