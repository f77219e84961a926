"""``python -m scripts.stores_conformance``: every canned query and the rules on every store, as a page of docs/stores.

``GAPGRAPH_PROOF_REPORTS`` adds generated reports to the nine, say ``80`` or ``800``. The page holds no clock time.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gapgraph.conformance import Trial, conform
from gapgraph.generator.compose import generate
from gapgraph.graph import Gapgraph, open_graph
from gapgraph.remote.address import Given
from gapgraph.remote.exchange import Patience
from gapgraph.remote.secrets import Secret
from gapgraph.remote.store import connect
from gapgraph.store.lines import to_lines
from scripts.core import ROOT
from tests.stores.servers import KINDS, running

PAGE = ROOT / "docs" / "stores" / "conformance.md"
SECONDS = 300.0
NOT_BELIEVED = {"virtuoso": 15.0}
"""Seconds for a store whose answers count for nothing here; many of them would never come."""

GENERATED = int(os.environ.get("GAPGRAPH_PROOF_REPORTS", "0"))

Sizes = dict[str, Gapgraph]
Found = dict[tuple[str, str], list[Trial]]


def main() -> int:
    """Try every store at every size, write the page; 1 when a store that is believed answers otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        sizes = _sizes(Path(folder))
        found: Found = {}
        for kind in KINDS.values():
            for size, graph in sizes.items():
                with running(kind, Path(folder) / f"{kind.name}-{len(found)}") as server:
                    store = connect(
                        Given(server.base),
                        Patience(NOT_BELIEVED.get(kind.name, SECONDS)),
                        Secret(kind.user, kind.password),
                    )
                    reports = ("per-2021",) if size == "Peru 2021" else graph.report_ids
                    found[kind.name, size] = list(conform(store, graph, reports))
                    print(f"{kind.name}, {size}: {_tally(found[kind.name, size])}", flush=True)
                    store.close()
    PAGE.write_text("\n".join(_page(found, list(sizes))) + "\n", encoding="utf-8")
    believed = (trials for (kind, _), trials in found.items() if kind not in NOT_BELIEVED)
    return int(any(trial.verdict != "same" for trials in believed for trial in trials))


def _sizes(folder: Path) -> Sizes:
    sizes = {"Peru 2021": open_graph(), "all nine": open_graph()}
    if GENERATED:
        sizes[f"{GENERATED} generated"] = generated(folder / "generated", GENERATED)
    return sizes


def generated(root: Path, count: int) -> Gapgraph:
    """The nine and so many more, in a folder laid out as the bundle is."""
    (root / "data").mkdir(parents=True)
    for name in ("ontology", "queries", "data/countries"):
        (root / name).symlink_to(ROOT / name)
    reports = root / "data" / "reports"
    reports.mkdir()
    for path in (ROOT / "data" / "reports").glob("*.ttl"):
        (reports / path.name).symlink_to(path)
    for report in generate(1, count):
        (reports / f"{report.id}.ttl").write_bytes(to_lines(report.triples))
    return Gapgraph(root)


def _tally(trials: list[Trial]) -> str:
    verdicts = sorted({trial.verdict for trial in trials})
    return ", ".join(f"{sum(t.verdict == verdict for t in trials)} {verdict}" for verdict in verdicts)


def _page(found: Found, sizes: list[str]) -> Iterator[str]:
    yield "# The same questions on every store\n"
    yield "Written by `make proof` (`python -m scripts.stores_conformance`). Each canned query, and the rules of"
    yield "`ontology/rules`, asked of the store itself and compared, as a multiset of rows, with the store that comes"
    yield "with Gapgraph. *failed* is an error, or an answer that did not come in time.\n"
    yield "Where Virtuoso answers wrongly, Gapgraph does not ask it: see [its page](virtuoso.md). It had"
    yield f"{NOT_BELIEVED['virtuoso']:g} seconds for each answer.\n"
    for size in sizes:
        yield f"## {size}\n"
        yield "| question | rows | " + " | ".join(KINDS) + " |"
        yield "|---|---|" + "---|" * len(KINDS)
        columns = [found[name, size] for name in KINDS]
        for row in zip(*columns, strict=True):
            yield f"| {row[0].name} | {row[0].rows} | " + " | ".join(trial.verdict for trial in row) + " |"
        yield ""


if __name__ == "__main__":
    sys.exit(main())
