"""The speed of loading reports: ``gapgraph load`` and plain PUT in turn, compared with each store's own bulk loader.

Part of ``python -m scripts.stores_conformance``; writes docs/proof/stores.md. Times are from one run on one machine. A
store gets its reports in blocks, in turn by ``gapgraph load`` and by PUT, so that neither has a smaller store or a
faster machine. Only the ratios of the times can be compared with other runs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from gapgraph.api import Gapgraph
from gapgraph.loading.load import LoadOptions, load
from gapgraph.loading.load_parts import LoadPart, all_parts, mark_of
from gapgraph.rdf.graphs import NAMESPACE
from gapgraph.remote.address import Given
from gapgraph.remote.completion_marks import Mark, write_marks
from gapgraph.remote.credentials import Secret
from gapgraph.remote.exchange import Patience
from gapgraph.remote.remote_store import RemoteStore, connect
from tests.stores.servers import FUSEKI_JAR, OXIGRAPH, RDF4J, VIRTUOSO, Kind, Server, running

LIMIT = 1.5
SENT = 80
"""The number of reports that are sent in blocks, in turn by ``gapgraph load`` and by PUT. The reports that are sent are
the last reports; the bulk loader loads all reports before them.
"""

_BLOCK = 10
_MARKED_AT_ONCE = 40

Unit = tuple[LoadPart, ...]


@dataclass(frozen=True)
class Times:
    """Seconds and triples: by ``gapgraph load``, by PUT alone, by the store's own bulk loader."""

    load: float
    loaded: int
    puts: float
    put: int
    bulk: float
    bulked: int

    @property
    def ratio(self) -> float:
        """The time for a triple by ``gapgraph load`` (deriving, sending, counting and marking), divided by the time for
        a triple by PUT (sending only).
        """
        return (self.load / self.loaded) / (self.puts / self.put)


class Units:
    """The graphs to load: the shared graphs, the reports in the file for the bulk loader, and the reports to send."""

    def __init__(self, graph: Gapgraph, file: Path) -> None:
        units = list(all_parts(graph))
        self.root, self.file = graph.root, file
        self.shared = [unit for unit in units if not unit[0].report]
        reports = units[len(self.shared) :]
        self.before, self.sent = reports[:-SENT], reports[-SENT:]
        self.are_many = len(self.before) > SENT
        self.marks = _write_quads(self.before if self.are_many else reports, file)

    @property
    def triples(self) -> int:
        """The number of triples in the file for the bulk loader."""
        return sum(mark.size for mark in self.marks.values())


def _write_quads(units: Sequence[Unit], file: Path) -> dict[str, Mark]:
    """N-Quads of the reports, which have no blank nodes, and the completion marks of their graphs."""
    marks = {}
    with file.open("wb") as out:
        for part in (part for unit in units for part in unit):
            lines = part.lines()
            marks[part.graph] = mark_of(part, lines)
            out.write(lines.replace(b" .\n", f" <{part.graph}> .\n".encode()))
    return marks


@contextmanager
def filled(kind: Kind, units: Units, folder: Path) -> Iterator[tuple[Server, Times]]:
    """A server of this kind that contains all reports, and the times of the ways to fill the server."""
    if not units.are_many:
        with _bulked(kind, units, folder.with_name(f"{folder.name}-bulk")) as (_, bulk):
            pass
        with running(kind, folder) as server, client(server) as store:
            load(store, iter([*units.shared, *units.before]), units.root, LoadOptions())
            yield server, _by_turns(store, units, bulk)
        return
    with _bulked(kind, units, folder) as (server, bulk), client(server) as store:
        marks = list(units.marks.items())
        for begin in range(0, len(marks), _MARKED_AT_ONCE):
            write_marks(store, dict(marks[begin : begin + _MARKED_AT_ONCE]))
        load(store, iter(units.shared), units.root, LoadOptions())
        yield server, _by_turns(store, units, bulk)


@contextmanager
def client(server: Server, seconds: float = 1200.0) -> Iterator[RemoteStore]:
    """A client of the server; the connection is closed at the end of the ``with`` block."""
    store = connect(Given(server.base), Patience(seconds), Secret(server.kind.user, server.kind.password))
    try:
        yield store
    finally:
        store.close()


def _by_turns(store: RemoteStore, units: Units, bulk: float) -> Times:
    """Send blocks of reports to the store, some by ``gapgraph load`` and some by PUT, and measure the times. ``bulk``
    is the time that the store's own bulk loader needed, in seconds.

    The order of the blocks (load, PUT, PUT, load, and so on) gives neither ``gapgraph load`` nor PUT an advantage if
    the store gets slower as it grows.
    """
    load_s, loaded, puts_s, put = 0.0, 0, 0.0, 0
    for number, begin in enumerate(range(0, len(units.sent), _BLOCK)):
        block = units.sent[begin : begin + _BLOCK]
        if number % 4 in (0, 3):
            began = time.monotonic()
            done = load(store, iter(block), units.root, LoadOptions())
            load_s += time.monotonic() - began
            loaded += sum(step.triples for step in done)
        else:
            parts = [part for unit in block for part in unit]
            bodies = [part.lines() for part in parts]
            began = time.monotonic()
            for part, lines in zip(parts, bodies, strict=True):
                store.put_lines(part.graph, lines)
            puts_s += time.monotonic() - began
            marks = {part.graph: mark_of(part, lines) for part, lines in zip(parts, bodies, strict=True)}
            put += sum(mark.size for mark in marks.values())
            write_marks(store, marks)
    return Times(load_s, loaded, puts_s, put, bulk, units.triples)


@contextmanager
def _bulked(kind: Kind, units: Units, folder: Path) -> Iterator[tuple[Server, float]]:
    """A server filled by the store's own loader; if the loader works without the server, the server's start isn't
    counted.
    """
    folder.mkdir(parents=True)
    if kind is VIRTUOSO:
        with running(kind, folder) as server:
            beside = folder / units.file.name
            beside.hardlink_to(units.file)
            yield server, _timed(lambda: _run(_isql(server, beside)))
        return
    if kind is RDF4J:
        with running(kind, folder) as server:
            yield server, _timed(lambda: _post(server.update, units.file))
        return
    data = str(folder / "data")
    if kind is OXIGRAPH:
        program = str(Path(sys.executable).with_name("oxigraph"))
        took = _timed(lambda: _run([program, "load", "--location", data, "--file", str(units.file)]))
    else:
        loader = ["java", "-Xmx2g", "-cp", str(FUSEKI_JAR), "tdb2.tdbloader", "--loc", data, str(units.file)]
        took = _timed(lambda: _run(loader))
    with running(kind, folder) as server:
        yield server, took


def _post(address: str, file: Path) -> None:
    """Add the whole file in one request, which is RDF4J's way of bulk loading."""
    with file.open("rb") as lines:
        headers = {"Content-Type": "application/n-quads"}
        httpx.post(address, content=lines, headers=headers, timeout=3600).raise_for_status()


def _isql(server: Server, file: Path) -> list[str]:
    settings = (server.folder / "virtuoso.ini").read_text(encoding="utf-8").splitlines()
    port = next(line.rpartition(":")[2] for line in settings if line.startswith("ServerPort"))
    do = f"ld_dir('{file.parent}', '{file.name}', '{NAMESPACE}'); rdf_loader_run(); checkpoint;"
    return ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={do}"]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _timed(do: Callable[[], None]) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began
