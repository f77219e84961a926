"""Computes the coverage and the findings of a pack with Apache Spark. Every worker computes its part of the pack with
the code that one machine uses; the code has no side effects.

Spark passes batches of reports (``mapInArrow``) to the usual functions, which parse, pack, compute and validate them.
Parts don't depend on each other, so the parts of a lost worker are computed again. The driver needs the extra
``spark``; every worker needs pyarrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

import pyarrow as pa

from gapgraph.core.claims import Claim, read_claims, read_reports
from gapgraph.core.groups import Lattice
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.corpus import open_corpus
from gapgraph.corpus.leaf_columns import counts_of
from gapgraph.corpus.packed_claims import pack
from gapgraph.corpus.packed_coverage import STATUSES, CoverageBlock, coverage_blocks
from gapgraph.rdf.reading import facts_of
from gapgraph.store.packed_source import PACKED_GRAPHS, graph_rows, pack_in_use
from gapgraph.vocabulary import ReportId

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Judge = Callable[[Path, ReportId, bytes], Iterable[tuple[str, ...]]]
"""A function that validates a report and its triples by the rules of a pack, and gives the findings (rule, severity,
focus).
"""

COVERAGE_SCHEMA: Final = pa.schema(
    [
        ("report", pa.string()),
        ("country", pa.string()),
        ("year", pa.int32()),
        ("protection", pa.string()),
        *((status.value, pa.int32()) for status in STATUSES),
        ("checksum", pa.int64()),
    ]
)
"""One row for each report and protection: how many leaves (smallest groups) have each status, and a checksum of the
leaves.
"""

FINDING_SCHEMA: Final = pa.schema([(name, pa.string()) for name in ("report", "rule", "severity", "focus")])

_BY_COUNTRY: Final = """
SELECT country, year, protection, COUNT(*) AS reports,
       SUM(CASE WHEN Denied + Restricted > 0 THEN 1 ELSE 0 END) AS unmet,
       SUM(CASE WHEN Specialized + General > 0 THEN 1 ELSE 0 END) AS offered
FROM coverage GROUP BY country, year, protection ORDER BY country, year, protection
"""
"""For each country, year and protection: the number of reports, in how many of them someone lacks the protection, and
in how many someone is offered it.
"""


class SparkOutcome(NamedTuple):
    """The result of a run: reports, rows of coverage, their checksum, and findings."""

    reports: int
    rows: int
    checksum: int
    findings: int


def run_on_spark(session: SparkSession, folder: Path, out: Path, parts: int, judge: Judge | None) -> SparkOutcome:
    """Compute the coverage of every report of a pack, validate the reports if ``judge`` is given, and write Parquet
    files below ``out``.

    The files in ``coverage`` have one row for each report and protection. The files in ``by-country`` have the sums for
    each country, year and protection, computed by Spark SQL. The files in ``findings`` have one row for each finding of
    the validation. Every worker must find the pack under the same path.
    """
    graphs = pack_in_use(folder) / PACKED_GRAPHS
    session.conf.set("spark.sql.files.maxPartitionBytes", str(max(65_536, graphs.stat().st_size // parts)))
    reports = session.read.parquet(str(graphs)).where("report <> ''").repartition(parts)
    covered = reports.mapInArrow(partial(_cover, folder), _ddl(COVERAGE_SCHEMA))
    covered.write.mode("overwrite").parquet(str(out / "coverage"))
    written = session.read.parquet(str(out / "coverage"))
    written.createOrReplaceTempView("coverage")
    session.sql(_BY_COUNTRY).coalesce(1).write.mode("overwrite").parquet(str(out / "by-country"))
    findings = _judged(session, reports, folder, out, judge) if judge else 0
    told = session.sql("SELECT COUNT(DISTINCT report), COUNT(*), SUM(checksum) FROM coverage").first()
    assert told is not None
    return SparkOutcome(int(told[0]), int(told[1]), int(told[2] or 0), findings)


def _judged(session: SparkSession, reports: DataFrame, folder: Path, out: Path, judge: Judge) -> int:
    found = reports.mapInArrow(partial(_judge, folder, judge), _ddl(FINDING_SCHEMA))
    found.write.mode("overwrite").parquet(str(out / "findings"))
    return int(session.read.parquet(str(out / "findings")).count())


def run_here(folder: Path, judge: Judge | None = None, together: int = 400) -> SparkOutcome:
    """Computes the results of :func:`run_on_spark` in this process and without Spark; they are the reference for a run
    on many machines.
    """
    reports = rows = total = findings = 0
    for batch in _batches(graph_rows(pack_in_use(folder) / PACKED_GRAPHS), together):
        for covered in _cover(folder, iter((batch,))):
            rows += covered.num_rows
            total += sum(covered.column("checksum").to_pylist())
        reports += batch.num_rows
        findings += sum(one.num_rows for one in _judge(folder, judge, iter((batch,)))) if judge else 0
    return SparkOutcome(reports, rows, total, findings)


def _batches(reports: Iterable[tuple[str, bytes]], together: int) -> Iterator[pa.RecordBatch]:
    waiting: list[dict[str, object]] = []
    for report, triples in reports:
        waiting.append({"report": report, "triples": triples})
        if len(waiting) == together:
            yield pa.RecordBatch.from_pylist(waiting)
            waiting = []
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting)


def _cover(folder: Path, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The coverage of the reports of each batch."""
    scheme, lattice = _terms(folder)
    for batch in batches:
        heads: dict[ReportId, tuple[str, int]] = {}
        packed = pack(_claims(batch, heads))
        for block in coverage_blocks(packed, scheme, lattice):
            yield _covered(block, heads)


@cache
def _terms(folder: Path) -> tuple[Taxonomy, Lattice]:
    corpus = open_corpus(folder)
    return corpus.scheme, corpus.lattice


def _claims(
    batch: pa.RecordBatch, heads: dict[ReportId, tuple[str, int]]
) -> Iterator[tuple[ReportId, tuple[Claim, ...]]]:
    """The claims of each report, with country and year from the report's facts."""
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415

    for row in batch.to_pylist():
        facts = facts_of(parse(bytes(row["triples"]), format=RdfFormat.N_TRIPLES))
        head = read_reports(facts)[0]
        heads[head.id] = (head.country, head.year)
        yield head.id, read_claims(facts, head.id)


def _covered(block: CoverageBlock, heads: dict[ReportId, tuple[str, int]]) -> pa.RecordBatch:
    protections = block.terms.protections
    counts = [counts_of(sets) for sets in block.statuses]
    rows = [
        {
            "report": report,
            "country": heads[report][0],
            "year": heads[report][1],
            "protection": protection,
            **{status.value: int(count[cell]) for status, count in zip(STATUSES, counts, strict=True)},
            "checksum": crc32(f"{report} {protection}".encode() + block.statuses[:, :, cell].tobytes()),
        }
        for cell, (report, protection) in enumerate((r, p) for r in block.packed.reports for p in protections)
    ]
    return pa.RecordBatch.from_pylist(rows, COVERAGE_SCHEMA)


def _judge(folder: Path, judge: Judge, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows = [
            dict(zip(FINDING_SCHEMA.names, (row["report"], *finding), strict=True))
            for row in batch.to_pylist()
            for finding in judge(folder, row["report"], bytes(row["triples"]))
        ]
        yield pa.RecordBatch.from_pylist(rows, FINDING_SCHEMA)


_SQL_TYPES: Final = {pa.string(): "string", pa.int32(): "int", pa.int64(): "bigint"}


def _ddl(schema: pa.Schema) -> str:
    return ", ".join(f"{field.name} {_SQL_TYPES[field.type]}" for field in schema)


def spark_session(master: str) -> Any:
    """A Spark session on this master; if ``master`` is empty, on the one that ``spark-submit`` names."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  (imported late: pyspark is optional and slow to import)

    builder = SparkSession.builder.appName("gapgraph").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "400")
    return (builder.master(master) if master else builder).getOrCreate()
