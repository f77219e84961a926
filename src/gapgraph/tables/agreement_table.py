"""The tables about two encodings of one text: their agreement, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gapgraph.authoring.agreement import Disagreement, SlotAgreement, agreement, disagreements
from gapgraph.authoring.alignment import Unit
from gapgraph.i18n.say import say
from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import ReportId


@dataclass(frozen=True)
class Agreement:
    """Two encodings of one report: pairs of matching claims, and the claims that only one encoding has."""

    report: ReportId
    units: Sequence[Unit]
    language: str = "en"

    @cached_property
    def slots(self) -> tuple[SlotAgreement, ...]:
        """The agreement of the two encodings, slot by slot."""
        return agreement(self.units)

    @cached_property
    def differences(self) -> tuple[Disagreement, ...]:
        """The slots and claims in which the two encodings differ."""
        return tuple(disagreements(self.units))

    @property
    def told(self) -> str:
        """A sentence on how many claims both encoders wrote, and how many only one of them wrote."""
        both = sum(bool(unit.first and unit.second) for unit in self.units)
        first = sum(unit.second is None for unit in self.units)
        second = sum(unit.first is None for unit in self.units)
        return say("claims of two", self.language, both=both, first=first, second=second)


@dataclass(frozen=True)
class SlotRow:
    """The agreement of two encodings in one slot (field of a claim)."""

    report: ReportId
    slot: SlotAgreement


AGREEMENT_COLUMNS: tuple[Column[SlotRow], ...] = (
    Column("report", lambda row: row.report),
    Column("slot", lambda row: row.slot.slot),
    Column("units", lambda row: row.slot.units),
    Column("agreeing", lambda row: row.slot.agreeing),
    Column("share", lambda row: f"{row.slot.agreeing / row.slot.units:.3f}"),
    Column("alpha", lambda row: "" if row.slot.alpha is None else f"{row.slot.alpha:.3f}"),
)


def agreement_table(found: Agreement) -> Table:
    """One row for each slot: the number of units (pairs of matching claims, or single claims) in which at least one
    encoder filled the slot, the share of units in which both agree, and Krippendorff's alpha (empty if all values are
    the same).
    """
    return table_of(AGREEMENT_COLUMNS, (SlotRow(found.report, slot) for slot in found.slots))


@dataclass(frozen=True)
class DisagreementRow:
    """A slot in which two encodings differ."""

    report: ReportId
    at: Disagreement


DISAGREEMENT_COLUMNS: tuple[Column[DisagreementRow], ...] = (
    Column("report", lambda row: row.report),
    Column("sentence", lambda row: row.at.unit.sentence),
    Column("first_claim", lambda row: row.at.unit.first.number if row.at.unit.first else ""),
    Column("second_claim", lambda row: row.at.unit.second.number if row.at.unit.second else ""),
    Column("slot", lambda row: row.at.slot),
    Column("first", lambda row: row.at.first),
    Column("second", lambda row: row.at.second),
    Column("first_quote", lambda row: row.at.unit.first.quote if row.at.unit.first else ""),
    Column("second_quote", lambda row: row.at.unit.second.quote if row.at.unit.second else ""),
)


def disagreement_table(found: Agreement) -> Table:
    """One row for each slot in which two claims differ, or for each claim that only one encoder wrote, in the order of
    the text.
    """
    return table_of(DISAGREEMENT_COLUMNS, (DisagreementRow(found.report, one) for one in found.differences))
