"""``gapgraph load FOLDER``: a store on the disk."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.api import Gapgraph
    from gapgraph.store.embedded import EmbeddedStore
    from gapgraph.tables.table import Table

_SIZES = "SELECT ?graph (COUNT(*) AS ?size) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"


def load_folder(graph: Gapgraph, folder: Path, reports: Sequence[str]) -> Table:
    """Build the store beside the old one and swap it in; the table says what it holds.

    Raises GapgraphError GG208, GG214 or GG215, and GG101 for an unknown report.
    """
    from gapgraph.derivation.dataset import fill
    from gapgraph.store.folder import build, open_folder

    chosen = tuple(dict.fromkeys(reports)) or graph.report_ids
    progress = _Progress(len(chosen))

    def fill_it(store: EmbeddedStore) -> None:
        fill(store, graph, chosen, tell=progress)

    try:
        build(folder, fill_it)
    finally:
        progress.end()
    return _table(open_folder(folder))


class _Progress:
    """On a terminal, a line that counts the reports."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, report: str) -> None:
        self._done += 1
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{self._done} / {self._total}  {report}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leaves the line as it was before."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _table(store: EmbeddedStore) -> Table:
    from gapgraph.core.facts import Literal
    from gapgraph.tables.store_tables import GraphSize, size_table

    rows = store.select(_SIZES).rows
    return size_table(GraphSize(str(graph), int(size.text)) for graph, size in rows if isinstance(size, Literal))
