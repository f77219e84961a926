"""What two encodings of one text agree on, as tables and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gapgraph.authoring.agreement import CLAIM, Disagreement, SlotAgreement, agreement, disagreements
from gapgraph.authoring.alignment import Unit
from gapgraph.i18n.say import say
from gapgraph.pages.layout import Page, Run
from gapgraph.tables.table import Cell, Column, Table

AGREEMENT_COLUMNS = (
    Column("report"),
    Column("slot"),
    Column("units"),
    Column("agreeing"),
    Column("share"),
    Column("alpha"),
)
DISAGREEMENT_COLUMNS = (
    Column("report"),
    Column("sentence"),
    Column("first_claim"),
    Column("second_claim"),
    Column("slot"),
    Column("first"),
    Column("second"),
    Column("first_quote"),
    Column("second_quote"),
)


@dataclass(frozen=True)
class Agreement:
    """Two encodings of one report, claim beside claim."""

    report: str
    units: Sequence[Unit]
    language: str = "en"

    @cached_property
    def slots(self) -> tuple[SlotAgreement, ...]:
        """How far they agree, slot by slot."""
        return agreement(self.units)

    @cached_property
    def differences(self) -> tuple[Disagreement, ...]:
        """Where they don't."""
        return tuple(disagreements(self.units))

    @property
    def told(self) -> str:
        """How many claims both wrote, and how many one alone."""
        both = sum(bool(unit.first and unit.second) for unit in self.units)
        first = sum(unit.second is None for unit in self.units)
        second = sum(unit.first is None for unit in self.units)
        return say("claims of two", self.language, both=both, first=first, second=second)


def agreement_table(found: Agreement) -> Table:
    """A row a slot: the units in which either filled it, the share in which they agree, alpha; empty if none varies."""
    return Table(AGREEMENT_COLUMNS, tuple(_slot_row(found.report, slot) for slot in found.slots))


def _slot_row(report: str, slot: SlotAgreement) -> tuple[Cell, ...]:
    alpha = "" if slot.alpha is None else f"{slot.alpha:.3f}"
    return report, slot.slot, slot.units, slot.agreeing, f"{slot.agreeing / slot.units:.3f}", alpha


def disagreement_table(found: Agreement) -> Table:
    """A row a slot in which two claims differ, or a claim that one alone wrote, in the order of the text."""
    return Table(DISAGREEMENT_COLUMNS, tuple(_difference_rows(found)))


def _difference_rows(found: Agreement) -> Iterator[tuple[Cell, ...]]:
    for one in found.differences:
        first, second = one.unit.first, one.unit.second
        yield (
            found.report,
            one.unit.sentence,
            first.number if first else "",
            second.number if second else "",
            one.slot,
            one.first,
            one.second,
            first.quote if first else "",
            second.quote if second else "",
        )


def agreement_page(page: Page, found: Agreement) -> None:
    """Draw alpha by slot, then the disagreements side by side."""

    def tell(key: str, **values: object) -> str:
        return say(key, found.language, **values)

    page.line(Run(tell("agreement of", report=found.report), "title"))
    page.line(Run(found.told, "faint"))
    page.blank()
    for slot in found.slots:
        told = tell("no variation") if slot.alpha is None else f"{slot.alpha:.3f}"
        words = tell("of slot", agreeing=slot.agreeing, units=slot.units, alpha=told)
        page.line(Run(f"{slot.slot}: ", "strong"), words, indent=2, hang=2)
    page.line(Run(tell("about alpha"), "faint"))
    page.blank()
    page.line(Run(tell("disagreements"), "heading"))
    for one in found.differences:
        page.blank()
        _draw(page, one, tell("by one alone") if one.slot == CLAIM else one.slot, found.language)
    if not found.differences:
        page.line(tell("none of these"), indent=2)


def _draw(page: Page, one: Disagreement, what: str, language: str) -> None:
    page.line(Run(f"{say('in sentence', language, number=one.unit.sentence)}, {what}", "strong"))
    for side, coded, value in (("A", one.unit.first, one.first), ("B", one.unit.second, one.second)):
        quote = f" “{coded.quote}” ({coded.number})" if coded else ""
        page.line(f"{side}: {value}", Run(quote, "faint"), indent=2, hang=3)
