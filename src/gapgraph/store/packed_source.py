"""A pack: a folder of Parquet files that ``gapgraph pack`` wrote, as a source of facts. To read a pack, the package
pyarrow is needed.

The folder has a file, ``gapgraph-pack.json``, that names the subfolder in use; it is replaced atomically, so a pack is
always either the old one or the new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import RdfFormat, parse

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError, missing_library
from gapgraph.rdf.reading import facts_of
from gapgraph.vocabulary import NO_REPORT, ReportId

if TYPE_CHECKING:
    import pyarrow.parquet as pq

PACK_POINTER: Final = "gapgraph-pack.json"
"""The file that names the subfolder in use."""

PACK_PREFIX: Final = "pack-"
"""The beginning of the names of a pack's subfolders."""

PACKED_GRAPHS: Final = "graphs.parquet"
"""The file of graphs, with the columns ``report`` and ``triples`` (N-Triples); its first row has an empty ``report``
and the triples that all reports share.
"""


def is_pack(folder: Path) -> bool:
    """Whether the folder is a pack."""
    try:
        return (folder / PACK_POINTER).is_file()
    except OSError:
        return False


def pack_in_use(folder: Path) -> Path:
    """The subfolder with the pack's current files; a pointer file names it. Raises GapgraphError GG221 for a folder
    that isn't a pack.
    """
    try:
        named = json.loads((folder / PACK_POINTER).read_text(encoding="utf-8"))["pack"]
        if isinstance(named, str) and named.startswith(PACK_PREFIX) and Path(named).name == named:
            return folder / named
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise GapgraphError(
        "GG221", "The folder is not a pack", place=str(folder), remedy="Make a pack with gapgraph pack."
    )


def parquet_file(path: Path, numbered: Sequence[str] = ()) -> pq.ParquetFile:
    """Opens a Parquet file that is read in parts; in the columns ``numbered``, each word is held in memory once.

    Raises GapgraphError GG221 if the file doesn't exist, GG222 if the extra isn't installed.
    """
    try:
        import pyarrow.parquet as reader  # noqa: PLC0415  (imported late: pyarrow is in an extra and slow to import)
    except ImportError as error:
        raise missing_library(error) or error from error
    try:
        return reader.ParquetFile(path, memory_map=True, read_dictionary=list(numbered))
    except (OSError, ValueError) as error:
        remedy = "Make a pack with gapgraph pack."
        raise GapgraphError("GG221", "A file of the pack can't be read", place=str(path), remedy=remedy) from error


class PackFacts:
    """A :class:`~gapgraph.store.source.FactSource` over a pack."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.pack = pack_in_use(folder)

    @cached_property
    def _graphs(self) -> Any:
        return parquet_file(self.pack / PACKED_GRAPHS)

    @cached_property
    def _row_groups(self) -> dict[str, int]:
        """For each report the part of the file that contains it."""
        parts = range(self._graphs.num_row_groups)
        named = ((part, self._graphs.read_row_group(part, columns=["report"])) for part in parts)
        return {report: part for part, table in named for report in table.column("report").to_pylist()}

    def shared(self) -> Facts:
        """The graphs that all reports share."""
        return self._facts(NO_REPORT)

    def report_ids(self) -> tuple[ReportId, ...]:
        """The reports of the pack."""
        return tuple(sorted(ReportId(report) for report in self._row_groups if report))

    def report(self, report: ReportId) -> Facts:
        """The report's claims graph."""
        return self._facts(report)

    def _facts(self, report: ReportId) -> Facts:
        table = self._graphs.read_row_group(self._row_groups[report])
        row = table.column("report").to_pylist().index(report)
        return facts_of(parse(table.column("triples")[row].as_buffer().to_pybytes(), format=RdfFormat.N_TRIPLES))

    def place(self, part: str) -> str:
        """The pack's folder, as the place of every part of the data."""
        del part
        return str(self._folder)

    def close(self) -> None:
        """Closes the files."""
        if "_graphs" in vars(self):
            self._graphs.close()


def graph_rows(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every report and its triples, in the order of the file."""
    file = parquet_file(path)
    for part in range(file.num_row_groups):
        table = file.read_row_group(part)
        for report, triples in zip(table.column("report").to_pylist(), table.column("triples"), strict=True):
            if report:
                yield report, triples.as_buffer().to_pybytes()
