"""The table of what to correct: quotes that aren't in the source, and text that no claim covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.core.source_check import SourceFinding
from gapgraph.i18n.say import say
from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import ReportId


@dataclass(frozen=True)
class SourceRow:
    """A finding about a report's source, and the reader's language."""

    report: ReportId
    finding: SourceFinding
    language: str


SOURCE_COLUMNS: tuple[Column[SourceRow], ...] = (
    Column("report", lambda row: row.report),
    Column("lack", lambda row: row.finding.lack.value),
    Column("sentence", lambda row: row.finding.sentence),
    Column("start", lambda row: row.finding.start),
    Column("end", lambda row: row.finding.end),
    Column("text", lambda row: row.finding.text),
    Column("claim", lambda row: row.finding.claim),
    Column("quoted", lambda row: row.finding.quoted),
    Column("remedy", lambda row: remedy(row.finding, row.language)),
)


def source_table(report: ReportId, findings: Iterable[SourceFinding], language: str) -> Table:
    """One row for each finding, in the order of the text. Positions are in code points from 0, with an exclusive end.

    ``text`` is the source's text at the position; ``quoted`` is the claim's text, for a wrong quote.
    """
    return table_of(SOURCE_COLUMNS, (SourceRow(report, one, language) for one in findings))


def remedy(finding: SourceFinding, language: str) -> str:
    """What to do about a finding."""
    return say(f"remedy {finding.lack}", language)
