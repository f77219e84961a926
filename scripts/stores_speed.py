"""``python -m scripts.stores_speed``: how long stores take to load, beside their own loaders; docs/proof/stores.md.

``GAPGRAPH_PROOF_REPORTS`` is the number of generated reports that are added to the nine. Times are of one run on one
machine, side by side; only their ratios mean something.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gapgraph.graph import Gapgraph, open_graph
from gapgraph.loading import Wish, load
from gapgraph.parts import Part, all_parts
from gapgraph.remote.address import Given
from gapgraph.remote.exchange import Patience
from gapgraph.remote.secrets import Secret
from gapgraph.remote.store import RemoteStore, connect
from gapgraph.store.names import NAMESPACE
from scripts.core import ROOT
from scripts.stores_conformance import generated
from tests.stores.servers import FUSEKI_JAR, KINDS, OXIGRAPH, VIRTUOSO, Kind, Server, running

PAGE = ROOT / "docs" / "proof" / "stores.md"
GENERATED = int(os.environ.get("GAPGRAPH_PROOF_REPORTS", "0"))
LIMIT = 1.5


@dataclass(frozen=True)
class Times:
    """Seconds: ``gapgraph load``, the same graphs sent by the Graph Store Protocol, the store's own bulk loader."""

    kind: str
    load: float
    puts: float
    bulk: float

    @property
    def ratio(self) -> float:
        """``gapgraph load``, which also derives coverage, counts and marks, to sending alone."""
        return self.load / self.puts


def main() -> int:
    """Measure each store, write the page; 1 when one passes the limit."""
    with tempfile.TemporaryDirectory() as folder:
        graph = generated(Path(folder) / "generated", GENERATED) if GENERATED else open_graph()
        parts = [part for unit in all_parts(graph) for part in unit]
        bodies = [(part, part.lines()) for part in parts]
        triples = sum(lines.count(b"\n") for _, lines in bodies)
        found = [_times(kind, graph, bodies, Path(folder)) for kind in KINDS.values()]
    PAGE.write_text("\n".join(_page(found, len(graph.report_ids), triples)) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return int(any(one.ratio > LIMIT for one in found))


def _times(kind: Kind, graph: Gapgraph, bodies: list[tuple[Part, bytes]], folder: Path) -> Times:
    def puts(store: RemoteStore) -> None:
        for part, lines in bodies:
            store.put_lines(part.graph, lines)

    def whole(store: RemoteStore) -> None:
        load(store, all_parts(Gapgraph(graph.root)), graph.root, Wish())

    took = {name: _on_new(kind, folder / f"{kind.name}-{name}", do) for name, do in (("puts", puts), ("load", whole))}
    return Times(kind.name, took["load"], took["puts"], _bulk(kind, bodies, folder / f"{kind.name}-bulk"))


def _on_new(kind: Kind, folder: Path, do: Callable[[RemoteStore], None]) -> float:
    with running(kind, folder) as server:
        store = connect(Given(server.base), Patience(1200), Secret(kind.user, kind.password))
        began = time.monotonic()
        do(store)
        took = time.monotonic() - began
        store.close()
    return took


def _bulk(kind: Kind, bodies: list[tuple[Part, bytes]], folder: Path) -> float:
    """The store's own loader, on N-Quads in a file; the server's start isn't counted."""
    folder.mkdir(parents=True)
    file = folder / "all.nq"
    with file.open("wb") as out:
        for part, lines in bodies:
            end = f" <{part.graph}> .\n".encode()
            out.writelines(line[:-3] + end for line in lines.splitlines(keepends=True))
    if kind is VIRTUOSO:
        with running(kind, folder) as server:
            return _timed(_isql(server, file))
    if kind is OXIGRAPH:
        program = str(Path(sys.executable).with_name("oxigraph"))
        return _timed([program, "load", "--location", str(folder / "data"), "--file", str(file)])
    loader = ["java", "-Xmx2g", "-cp", str(FUSEKI_JAR), "tdb2.tdbloader", "--loc", str(folder / "data"), str(file)]
    return _timed(loader)


def _isql(server: Server, file: Path) -> list[str]:
    settings = (server.folder / "virtuoso.ini").read_text(encoding="utf-8").splitlines()
    port = next(line.rpartition(":")[2] for line in settings if line.startswith("ServerPort"))
    do = f"ld_dir('{file.parent}', '{file.name}', '{NAMESPACE}'); rdf_loader_run(); checkpoint;"
    return ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={do}"]


def _timed(command: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - began


def _page(found: list[Times], reports: int, triples: int) -> Iterator[str]:
    yield "# Loading stores elsewhere\n"
    yield "Written by `make proof` (`python -m scripts.stores_speed`): one run, one machine, side by side; the ratios"
    yield f"mean something, the seconds little. {reports} reports, {triples:,} triples with what is derived.\n"
    yield f"| store | `gapgraph load`, s | by PUT alone, s | ratio | within {LIMIT} | its own bulk loader, s |"
    yield "|---|---|---|---|---|---|"
    for one in found:
        holds = "yes" if one.ratio <= LIMIT else "**no**"
        yield f"| {one.kind} | {one.load:.1f} | {one.puts:.1f} | {one.ratio:.2f} | {holds} | {one.bulk:.1f} |"
    yield "\n`gapgraph load` derives the coverage, sends, counts what the store holds, and marks; PUT only sends."


if __name__ == "__main__":
    sys.exit(main())
