"""``gapgraph load FOLDER``: build a store on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.api import Gapgraph
    from gapgraph.tables.table import Table
    from gapgraph.vocabulary import ReportId


def load_folder_table(graph: Gapgraph, folder: Path, reports: Sequence[ReportId]) -> Table:
    """Build the store and show progress; the table lists what the store contains.

    Raises GapgraphError GG101 for an unknown report, GG208 if the folder can't be written, GG214 if the folder contains
    other files, GG215 if another process is building the store.
    """
    from gapgraph.loading.folder_load import load_folder
    from gapgraph.tables.store_tables import size_table

    chosen = tuple(dict.fromkeys(reports)) or graph.report_ids
    progress = _Progress(len(chosen))
    try:
        return size_table(load_folder(graph, folder, chosen, progress, workers=os.cpu_count() or 1))
    finally:
        progress.end()


class _Progress:
    """Progress on a terminal: one line that counts the reports."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, report: str) -> None:
        self._done += 1
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{self._done} / {self._total}  {report}")
            sys.stderr.flush()

    def end(self) -> None:
        """Clear the progress line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
