"""``python -m scripts.stores_conformance [SIZE …]``: every canned query on every store, and how fast each store is
filled.

Writes docs/stores/conformance.md and docs/proof/stores.md. A size is a number of generated reports that are added to
the bundled reports; ``0`` means only the bundled reports, and ``1`` only Peru 2021. Without a size, the
script measures every size that ``make proof`` measures. With sizes, it measures only these, and keeps the results of
the other sizes.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat

from gapgraph.api import Gapgraph, open_graph
from gapgraph.cli.load_folder_command import load_folder_table
from gapgraph.derivation.dataset import fill, fill_shared
from gapgraph.errors import GapgraphError
from gapgraph.loading.conformance import Trial, rules_trial, trial
from gapgraph.loading.load import LoadOptions, load, units_of
from gapgraph.loading.load_parts import all_parts
from gapgraph.queries.ask import ask_canned
from gapgraph.queries.catalogue import CannedQuery, read_catalogue
from gapgraph.queries.scope import scope_of
from gapgraph.rdf.writing import write_ntriples
from gapgraph.remote.remote_source import RemoteFacts
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import StoreFacts, build, open_folder
from gapgraph.store.protocol import Row, TripleStore
from gapgraph.testing.compose import generate
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT
from scripts.stores_pages import RULED, SIZES, Found, conformance_page, speed_page, wrong
from scripts.stores_speed import Times, Units, client, filled
from tests.stores.servers import FUSEKI, OXIGRAPH, RDF4J, VIRTUOSO, Kind, Server, running

FOUND = ROOT / ".cache" / "stores" / "found.json"
SECONDS = 60.0
NOT_BELIEVED = {"virtuoso": 15.0}
"""The maximum seconds for a query in a store whose answers aren't trusted; in such a store, many queries would never
end.
"""

_ON_RDF4J = 80
"""The maximum number of generated reports with which RDF4J is tried: RDF4J needs minutes, and other stores seconds."""

_RULES_SECONDS = 300.0
_IN_MEMORY = 80
"""The maximum number of generated reports in the store in memory, which needs memory in addition to the program's."""

Expected = dict[str, Counter[Row]]


@dataclass(frozen=True)
class Tried:
    """One store at one size: each query in the store itself, and through ``gapgraph query --endpoint``."""

    store: str
    asked: list[Trial]
    client: list[Trial]
    times: Times | None = None


def main(sizes: tuple[int, ...] = ()) -> int:
    """Try every store at every size and write the pages; returns 1 if a user gets another answer, or a load is too
    slow.
    """
    if not sizes:
        FOUND.unlink(missing_ok=True)
    for size in sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            for at in _at_size(size, Path(folder)):
                FOUND.write_text(json.dumps({**_found(), str(size): at}), encoding="utf-8")
    found = _found()
    write_pages(found)
    faults = wrong(found)
    print("\n".join(faults))
    return int(bool(faults))


def _found() -> Found:
    """The stored results of this run and of earlier runs, from the smallest size to the largest."""
    found: Found = json.loads(FOUND.read_text(encoding="utf-8")) if FOUND.exists() else {}
    return {size: found[size] for size in sorted(found, key=lambda size: (int(size) != 1, int(size)))}


def write_pages(found: Found) -> None:
    """Write the page of conformance and the page of speed, from the results."""
    page = conformance_page(found, SECONDS, NOT_BELIEVED["virtuoso"])
    (ROOT / "docs" / "stores" / "conformance.md").write_text(page, encoding="utf-8")
    (ROOT / "docs" / "proof" / "stores.md").write_text(speed_page(found), encoding="utf-8")


def _at_size(size: int, folder: Path) -> Iterator[Found]:
    """Try each store at one size; after each store, yield the results of all stores that were tried until then."""
    graph = generated(folder / "generated", size) if size > 1 else open_graph()
    reports = (ReportId("per-2021"),) if size == 1 else graph.report_ids
    units = Units(graph, folder / "reports.nq") if size > 1 else None
    began = time.monotonic()
    if units and units.are_many:
        build(folder / "store", partial(_from_file, units=units, graph=graph))
    else:
        load_folder_table(graph, folder / "store", reports)
    built = time.monotonic() - began
    expected, in_folder = _here(folder / "store", graph, reports if size <= _IN_MEMORY else ())
    at: Found = {"reports": len(reports), "triples": len(open_folder(folder / "store").engine), "built": built}
    at["tried"] = [asdict(in_folder)]
    for kind in (OXIGRAPH, VIRTUOSO, FUSEKI, *((RDF4J,) if size <= _ON_RDF4J else ())):
        tried = _on(kind, graph, reports, units, expected, folder / kind.name)
        print(f"{size}, {kind.name}: {_tally(tried.asked)}; by the client {_tally(tried.client)}", flush=True)
        at["tried"].append(asdict(tried))
        shutil.rmtree(folder / kind.name)
        yield at


def _from_file(store: EmbeddedStore, units: Units, graph: Gapgraph) -> None:
    """Load the file of N-Quads that the stores' own loaders get, and the reports that are not in this file."""
    fill_shared(store, graph.root)
    store.engine.bulk_load(path=str(units.file), format=RdfFormat.N_QUADS)
    for part in (part for unit in units.sent for part in unit):
        store.engine.bulk_load(part.lines(), format=RdfFormat.N_TRIPLES, to_graph=NamedNode(part.graph))


def generated(root: Path, count: int) -> Gapgraph:
    """The bundled reports and the given number of generated ones, in a folder with the layout of the bundle."""
    (root / "data").mkdir(parents=True)
    for name in ("ontology", "queries", "data/countries"):
        (root / name).symlink_to(ROOT / name)
    reports = root / "data" / "reports"
    reports.mkdir()
    for path in (ROOT / "data" / "reports").glob("*.ttl"):
        (reports / path.name).symlink_to(path)
    for report in generate(1, count):
        (reports / f"{report.id}.ttl").write_bytes(write_ntriples(report.triples))
    return Gapgraph(root)


def _here(folder: Path, graph: Gapgraph, reports: tuple[ReportId, ...]) -> tuple[Expected, Tried]:
    """The expected answers, and the answers of the store in a folder."""
    there = Gapgraph(graph.root, StoreFacts(folder))
    memory = EmbeddedStore()
    if reports:
        fill(memory, graph, reports)
    expected, asked = Expected(), []
    for query in read_catalogue(graph.root).values():
        began = time.monotonic()
        try:
            rows = _rows(memory, query) if reports else _told(there, query)
        except GapgraphError as error:
            asked.append(Trial(query.name, 0, "failed", time.monotonic() - began, error.sentence))
            continue
        expected[query.name] = rows
        asked.append(_by_user(there, query, expected))
    return expected, Tried("in a folder", asked, [])


def _on(
    kind: Kind, graph: Gapgraph, reports: tuple[ReportId, ...], units: Units | None, expected: Expected, folder: Path
) -> Tried:
    if units:
        with filled(kind, units, folder) as (server, times):
            return replace(_asked(server, graph, reports, expected), times=times)
    with running(kind, folder) as server:
        with client(server) as store:
            load(store, units_of(all_parts(graph), reports), graph.root, LoadOptions())
        return _asked(server, graph, reports, expected)


def _asked(server: Server, graph: Gapgraph, reports: tuple[ReportId, ...], expected: Expected) -> Tried:
    queries = read_catalogue(graph.root).values()
    with client(server, NOT_BELIEVED.get(server.kind.name, SECONDS)) as store:
        asked = [_compared(q.name, expected, partial(_rows, store, q)) for q in queries]
    with client(server, SECONDS) as store:
        there = Gapgraph(source=RemoteFacts(store))
        told = [_by_user(there, q, expected) for q in queries]
    some = reports[:RULED]
    own = EmbeddedStore()
    fill(own, graph, some, with_derived=False)
    with client(server, _RULES_SECONDS) as store:
        asked.append(rules_trial(store, own, graph.root, some))
    return Tried(server.kind.name, asked, told)


def _by_user(there: Gapgraph, query: CannedQuery, expected: Expected) -> Trial:
    """The answer that a user gets; a query about missing reports is refused on every store."""
    try:
        scope_of(query, {}, there)
    except GapgraphError as error:
        return Trial(query.name, 0, "not asked", 0.0, error.sentence)
    return _compared(query.name, expected, partial(_told, there, query))


def _compared(name: str, expected: Expected, theirs: Callable[[], Counter[Row]]) -> Trial:
    """Whether the store's answer to the query ``name`` equals the expected answer, if there is an expected answer."""
    if name not in expected:
        return Trial(name, 0, "not asked", 0.0, "there is nothing to compare it with")
    return trial(name, partial(Counter, expected[name]), theirs)


def _rows(store: TripleStore, query: CannedQuery) -> Counter[Row]:
    return Counter(store.select(query.sparql).rows)


def _told(there: Gapgraph, query: CannedQuery) -> Counter[Row]:
    """The answer of ``gapgraph query NAME --endpoint URL``."""
    return Counter(ask_canned(there, query, {}, None, SECONDS).rows)


def _tally(trials: list[Trial]) -> str:
    verdicts = sorted({trial.verdict for trial in trials})
    return ", ".join(f"{sum(t.verdict == verdict for t in trials)} {verdict}" for verdict in verdicts)


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:]))))
