"""The table of the result of verifying a report against a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapgraph.authoring.verification import Verified
from gapgraph.core.claims import passage
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Column, Table, table_of


@dataclass(frozen=True)
class VerifiedRow:
    """A passage of a report's claim that was searched for in a text."""

    setting: Setting
    passage: Verified


VERIFIED_COLUMNS: tuple[Column[VerifiedRow], ...] = (
    Column("report", lambda row: row.setting.id),
    Column("claim", lambda row: row.passage.claim),
    Column("by", lambda row: row.passage.by),
    Column("sentence", lambda row: row.passage.quote.sentence),
    Column(
        "standing",
        lambda row: row.passage.standing.value,
        lambda row: row.setting.say(row.passage.standing.value),
    ),
    Column("stands_in", lambda row: row.passage.sentence),
    Column("quote", lambda row: passage(row.passage.quote, row.setting.language)),
)


def verified_table(setting: Setting, found: Sequence[Verified]) -> Table:
    """One row for each passage, in the order of the claims; the column ``stands_in`` has the number of the sentence
    with the passage, and 0 if the text has no such sentence.
    """
    return table_of(VERIFIED_COLUMNS, (VerifiedRow(setting, one) for one in found))
