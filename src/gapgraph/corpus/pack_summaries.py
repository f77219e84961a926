"""Writes the summaries of a pack as Parquet files, and reads the parts of the files that a question needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from gapgraph.core.statuses import Verdict
from gapgraph.corpus.leaf_columns import no_sets
from gapgraph.corpus.packed_files import write_table
from gapgraph.corpus.summaries import Bits, Decisions, ReportColumns, SummariesInMemory
from gapgraph.store.packed_source import parquet_file
from gapgraph.vocabulary import ClaimId, Iri, curie

REPORTS_FILE: Final = "reports.parquet"
CLAIMS_FILE: Final = "claims.parquet"
MATRIX_FILE: Final = "matrix.parquet"
DECISIONS_FILE: Final = "decisions.parquet"

GAP_LANGUAGES: Final = ("en", "es")
"""The languages of the tables of gaps."""

SEPARATOR: Final = "\x1f"
"""The separator between the parts of a cell of a packed table."""


def gaps_file(verdict: Verdict, language: str) -> str:
    """The file of the gaps with a verdict, in a language."""
    return f"gaps-{verdict}-{language}.parquet"


def write_summaries(
    folder: Path, summaries: SummariesInMemory, groups: Iterable[Iri], protections: tuple[Iri, ...]
) -> None:
    """Write the reports, the matrix (one part for each group, one column for each protection) and the deciding claims
    (one part for each protection).
    """
    reports = summaries.reports
    columns: dict[str, Any] = {
        "report": pa.array(reports.ids, pa.string()),
        "country": pa.array(reports.countries.tolist(), pa.string()),
    }
    columns["year"] = pa.array(reports.years)
    write_table(pa.table(columns), folder / REPORTS_FILE)
    _write_matrix(folder / MATRIX_FILE, summaries, columns, tuple(groups), protections)
    _write_decisions(folder / DECISIONS_FILE, summaries, len(protections))


def _write_matrix(
    path: Path,
    summaries: SummariesInMemory,
    reports: Mapping[str, Any],
    groups: tuple[Iri, ...],
    protections: tuple[Iri, ...],
) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    names = [curie(protection) for protection in protections]
    schema = pa.schema(
        [
            ("group", pa.string()),
            *((name, column.type) for name, column in reports.items()),
            *((name, pa.int16()) for name in names),
        ]
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group, bits in zip(groups, summaries.grid, strict=True):
            column = pa.array([curie(group)] * bits.shape[1], pa.string())
            cells: dict[str, Any] = {name: pa.array(row) for name, row in zip(names, bits, strict=True)}
            writer.write_table(
                pa.table({"group": column, **reports, **cells}, schema), row_group_size=max(1, bits.shape[1])
            )


def _write_decisions(path: Path, summaries: SummariesInMemory, protections: int) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    words = len(summaries.rows.leaves)
    numbers = [(name, pa.int32()) for name in ("protection", "report", "status", "claim")]
    schema = pa.schema([*numbers, *((f"leaves_{word}", pa.int64()) for word in range(words))])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for protection in range(protections):
            found = summaries.rows.about(protection)
            if not len(found.report):
                continue
            order = np.argsort(found.report, kind="stable")
            row = {
                name: pa.array(getattr(found, name)[order].astype(np.int32)) for name in ("report", "status", "claim")
            }
            leaves = {f"leaves_{n}": pa.array(column[order].view(np.int64)) for n, column in enumerate(found.leaves)}
            number = pa.array(np.full(len(order), protection, dtype=np.int32))
            writer.write_table(
                pa.table({"protection": number, **row, **leaves}, schema), row_group_size=max(1, len(order))
            )


class PackSummaries:
    """The :class:`~gapgraph.corpus.summaries.Summaries` that a pack contains. ``folder`` is the subfolder with the
    pack's current files. Raises GapgraphError GG221 if a file of the pack can't be read.
    """

    def __init__(self, folder: Path, groups: Iterable[Iri], protections: tuple[Iri, ...]) -> None:
        self.folder = folder
        self._groups = {group: number for number, group in enumerate(groups)}
        self._protections = {protection: number for number, protection in enumerate(protections)}

    @cached_property
    def reports(self) -> ReportColumns:
        """The reports; their order is that of the summaries in :meth:`bits`."""
        table = parquet_file(self.folder / REPORTS_FILE).read()
        countries = np.array(table.column("country").to_pylist(), dtype=np.str_)
        return ReportColumns(tuple(table.column("report").to_pylist()), countries, table.column("year").to_numpy())

    @cached_property
    def _matrix(self) -> Any:
        return parquet_file(self.folder / MATRIX_FILE)

    @cached_property
    def _decisions(self) -> Any:
        return parquet_file(self.folder / DECISIONS_FILE)

    def bits(self, group: Iri, protection: Iri) -> Bits:
        """The summary of one group and protection in every report."""
        name = curie(protection)
        found: Bits = self._matrix.read_row_group(self._groups[group], columns=[name]).column(name).to_numpy()
        return found

    def decisions(self, protection: Iri) -> Decisions:
        """The decisions about one protection, in every report, in order."""
        part = self._parts.get(self._protections[protection])
        table = self._decisions.schema_arrow.empty_table() if part is None else self._decisions.read_row_group(part)
        words = [name for name in table.column_names if name.startswith("leaves_")]
        report, status, claim = (
            table.column(name).to_numpy().astype(np.intp) for name in ("report", "status", "claim")
        )
        leaves = no_sets(len(words), len(table))
        for number, name in enumerate(words):
            leaves[number] = table.column(name).to_numpy().view(np.uint64)
        return Decisions(report, status, claim, leaves)

    @cached_property
    def _parts(self) -> dict[int, int]:
        """Maps the number of a protection to the row group of this protection in the Parquet file of decisions; a
        protection about which no claim decides isn't in the map.
        """
        metadata = self._decisions.metadata
        return {metadata.row_group(n).column(0).statistics.min: n for n in range(metadata.num_row_groups)}

    @cached_property
    def _claims(self) -> Any:
        return parquet_file(self.folder / CLAIMS_FILE).read(columns=["claim"]).column("claim")

    def claim_ids(self, claims: Iterable[int]) -> tuple[ClaimId, ...]:
        """The ids of the claims in these rows."""
        return tuple(self._claims[row].as_py() for row in claims)

    def gaps(self, verdict: Verdict, language: str, columns: Sequence[str] | None = None) -> dict[str, list[Any]]:
        """The rows of the gaps with a verdict, column by column; ``_country`` and ``_year`` are the country and the
        year of the report.
        """
        table = parquet_file(self.folder / gaps_file(verdict, language)).read(columns=columns)
        return {name: table.column(name).to_pylist() for name in table.column_names}

    def gap_words(self, verdict: Verdict, language: str, columns: Sequence[str]) -> Any:
        """Columns of the gaps with a verdict as an Arrow table, in which each word of a column is stored once."""
        path = self.folder / gaps_file(verdict, language)
        return parquet_file(path, ("_country", *columns)).read(["_country", "_year", *columns], use_threads=False)
