"""Writes a pack: many reports in Parquet files, with summaries that answer questions about all of them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from gapgraph.core.claims import Claim, Report
from gapgraph.core.statuses import Verdict
from gapgraph.corpus import Corpus
from gapgraph.corpus.pack_summaries import CLAIMS_FILE, GAP_LANGUAGES, SEPARATOR, gaps_file, write_summaries
from gapgraph.corpus.packed_claims import pack
from gapgraph.corpus.packed_files import write_packed
from gapgraph.corpus.summaries import SummariesInMemory, report_columns
from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.rdf.writing import write_ntriples
from gapgraph.store.packed_source import PACK_POINTER, PACK_PREFIX, PACKED_GRAPHS
from gapgraph.vocabulary import ReportId

GapRows = Callable[[str, Verdict, str], tuple[Sequence[str], Iterable[Sequence[object]]]]
"""The heading and rows of the table of gaps, for a report, a verdict and a language."""

_GRAPHS_TOGETHER = 16


class PackedFile(NamedTuple):
    """A file of a pack: its name, rows and bytes."""

    file: str
    rows: int
    bytes: int


def pack_folder(
    graph: Corpus, folder: Path, reports: Sequence[ReportId], gap_rows: GapRows, tell: Callable[[str], None]
) -> tuple[PackedFile, ...]:
    """Pack these reports into the folder, replacing its content, or change nothing; progress is reported for each
    report.

    Raises GapgraphError GG214 for a folder that contains anything other than a pack, GG208 if it can't be written.
    """
    _refuse_what_is_no_pack(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"{PACK_PREFIX}{uuid4().hex}"
        place.mkdir()
        try:
            _fill(graph, place, reports, gap_rows, tell)
            _point_at(folder, place.name)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
    except OSError as error:
        raise GapgraphError(
            "GG208", "The pack can't be written", place=str(folder), remedy=system_remedy(error)
        ) from error
    _remove_others(folder, place.name)
    return tuple(_sizes(place))


def _refuse_what_is_no_pack(folder: Path) -> None:
    others = (
        sorted(p.name for p in folder.iterdir() if not p.name.startswith((PACK_POINTER, PACK_PREFIX)))
        if folder.is_dir()
        else []
    )
    if others or (folder.exists() and not folder.is_dir()):
        what = (
            f"The folder is not a pack, and contains {others[0]}" if others else "The path exists, but is not a folder"
        )
        raise GapgraphError("GG214", what, place=str(folder), remedy="Give a new folder, an empty one, or a pack.")


def _point_at(folder: Path, name: str) -> None:
    beside = folder / f"{PACK_POINTER}.{name}"
    with beside.open("w", encoding="utf-8") as file:
        json.dump({"format": 1, "pack": name}, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / PACK_POINTER)


def _remove_others(folder: Path, used: str) -> None:
    for path in folder.iterdir():
        if path.name.startswith(PACK_PREFIX) and path.name != used:
            shutil.rmtree(path, ignore_errors=True)


def _sizes(place: Path) -> Iterator[PackedFile]:
    for path in sorted(place.glob("*.parquet")):
        yield PackedFile(path.name, pq.ParquetFile(path).metadata.num_rows, path.stat().st_size)


def _fill(
    graph: Corpus, place: Path, reports: Sequence[ReportId], gap_rows: GapRows, tell: Callable[[str], None]
) -> None:
    heads: list[Report] = []
    with ExitStack() as open_files:
        graphs = open_files.enter_context(_Rows(place / PACKED_GRAPHS, _GRAPHS_TOGETHER))
        tables = ((verdict, language) for verdict in Verdict for language in GAP_LANGUAGES)
        gaps = {one: open_files.enter_context(_Rows(place / gaps_file(*one))) for one in tables}
        graphs.add({"report": "", "triples": write_ntriples(graph.facts.triples())})

        def claims() -> Iterator[tuple[ReportId, Iterable[Claim]]]:
            for report in reports:
                heads.append(graph.report(report))
                graphs.add({"report": report, "triples": write_ntriples(graph.report_facts(report).triples())})
                for (verdict, language), rows in gaps.items():
                    _add_gaps(rows, heads[-1], *gap_rows(report, verdict, language))
                yield report, graph.claims(report)
                graph.drop_cached(report)
                tell(report)

        packed = pack(claims())
    write_packed(packed, place / CLAIMS_FILE)
    summaries = SummariesInMemory(packed, report_columns(heads), graph.scheme, graph.lattice)
    write_summaries(place, summaries, graph.lattice.groups, graph.scheme.protections)


def _add_gaps(rows: _Rows, report: Report, head: Sequence[str], table: Iterable[Sequence[object]]) -> None:
    rows.columns(("_country", "_year", *head))
    for row in table:
        cells = (SEPARATOR.join(map(str, cell)) if isinstance(cell, tuple) else str(cell) for cell in row)
        rows.add({"_country": report.country, "_year": report.year, **dict(zip(head, cells, strict=True))})


class _Rows:
    """Rows that are written to a Parquet file in batches."""

    def __init__(self, path: Path, together: int = 8_192) -> None:
        self._path, self._together = path, together
        self._waiting: list[Mapping[str, object]] = []
        self._writer: Any = None
        self._head: tuple[str, ...] = ()

    def __enter__(self) -> _Rows:
        return self

    def __exit__(self, *error: object) -> None:
        self._flush()
        if self._writer is not None:
            self._writer.close()

    def columns(self, names: tuple[str, ...]) -> None:
        """Name the columns, so that a file without rows has them too."""
        self._head = names

    def add(self, row: Mapping[str, object]) -> None:
        """Add a row."""
        self._head = self._head or tuple(row)
        self._waiting.append(row)
        if len(self._waiting) >= self._together:
            self._flush()

    def _flush(self) -> None:
        if not self._head:
            return
        schema = pa.schema([(name, _KINDS.get(name, pa.string())) for name in self._head])
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, schema, compression="zstd")
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema))
        self._waiting.clear()


_KINDS = {"triples": pa.binary(), "_year": pa.int32()}
