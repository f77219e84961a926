"""The table of drafts: claims that rules or a model propose, each with its quote and its confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.authoring.encoding import ClaimEntry
from gapgraph.core.claim_slots import defaults_of
from gapgraph.tables.table import Cell, Column, Table, table_of
from gapgraph.vocabulary import curie, expand


@dataclass(frozen=True)
class DraftRow:
    """A proposed claim with its confidence, 0 to 1, and its proposer."""

    claim: ClaimEntry
    confidence: float
    rule: str


def _name(row: DraftRow, slot: str, default: str = "") -> Cell:
    value = row.claim.text(slot) or defaults_of(row.claim.kind).get(slot, default)
    return curie(expand(value)) if value else ""


DRAFT_COLUMNS: tuple[Column[DraftRow], ...] = (
    Column("claim", lambda row: row.claim.number),
    Column("kind", lambda row: row.claim.kind.value),
    Column("group", lambda row: _name(row, "group")),
    Column("protection", lambda row: _name(row, "protection")),
    Column("provider", lambda row: _name(row, "provider")),
    Column("body", lambda row: _name(row, "body") or _name(row, "actor")),
    Column("measure", lambda row: _name(row, "measure")),
    Column("value", lambda row: "" if row.claim.value is None else str(row.claim.value)),
    Column("bound", lambda row: _name(row, "bound", "Exact" if row.claim.value is not None else "")),
    Column("period", lambda row: row.claim.text("period")),
    Column("reach", lambda row: _name(row, "reach")),
    Column("frequency", lambda row: _name(row, "frequency", "Always")),
    Column("certainty", lambda row: _name(row, "certainty", "Stated")),
    Column("by", lambda row: _name(row, "by")),
    Column("quote", lambda row: " … ".join(row.claim.quotes)),
    Column("confidence", lambda row: f"{row.confidence:.2f}"),
    Column("rule", lambda row: row.rule, extra=True),
    Column("part_of", lambda row: row.claim.number_of("part_of") or "", extra=True),
)


def draft_table(rows: Iterable[DraftRow]) -> Table:
    """One row for each draft, in the order of the text; an empty ``by`` means the report's publisher."""
    return table_of(DRAFT_COLUMNS, rows)
