"""How far two encoders agree: Krippendorff's alpha by slot (K. Krippendorff, Content Analysis, 2004, chapter 11).

Alpha measures the agreement of two encoders on a slot. Alpha is 1 if the encoders always agree, 0 if the encoders agree
only as often as by chance, and below 0 if the encoders agree less often than by chance. Alpha has no value if both
encoders gave the slot the same value in all claims: then nobody can know whether the encoders agree by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gapgraph.authoring.alignment import ABSENT, Unit
from gapgraph.errors import GapgraphError


@dataclass(frozen=True)
class SlotAgreement:
    """The agreement on one slot: the number of units (two matched claims, or one claim alone) in which at least one
    encoder filled the slot, the number of units in which both agree, and alpha (None if all values are the same).
    """

    slot: str
    units: int
    agreeing: int
    alpha: float | None


@dataclass(frozen=True)
class Disagreement:
    """A unit (two matched claims, or one claim alone) and a slot in which two encoders differ. The slot ``claim`` means
    a claim that only one encoder wrote.
    """

    unit: Unit
    slot: str
    first: str
    second: str


CLAIM = "claim"


def agreement(units: Sequence[Unit]) -> tuple[SlotAgreement, ...]:
    """The agreement on each slot: ``kind`` first, then the slots by how often they are filled.

    A claim that only one encoder wrote counts for ``kind`` alone. Raises GapgraphError GG316 when the library
    krippendorff isn't installed.
    """
    rated = {slot: list(_ratings(units, slot)) for slot in _slots(units)}
    ordered = sorted(rated.items(), key=lambda item: (item[0] != "kind", -len(item[1]), item[0]))
    return tuple(_agreement(slot, ratings) for slot, ratings in ordered)


def _agreement(slot: str, ratings: list[tuple[str, str]]) -> SlotAgreement:
    return SlotAgreement(slot, len(ratings), sum(a == b for a, b in ratings), alpha(ratings))


def _slots(units: Iterable[Unit]) -> set[str]:
    return {slot for unit in units for coded in (unit.first, unit.second) if coded for slot in coded.slots}


def _ratings(units: Iterable[Unit], slot: str) -> Iterator[tuple[str, str]]:
    """For each unit (two matched claims, or one claim alone) in which at least one encoder filled the slot, the values
    of both encoders. A claim that only one encoder wrote counts for the slot ``kind`` alone, with :data:`ABSENT` for
    the other encoder.
    """
    for unit in units:
        values = tuple(coded.slots.get(slot, ABSENT) if coded else ABSENT for coded in (unit.first, unit.second))
        if set(values) != {ABSENT} and (slot == "kind" or (unit.first and unit.second)):
            yield values[0], values[1]


def alpha(ratings: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of nominal ratings by two encoders; None if all ratings are the same."""
    values = sorted({value for pair in ratings for value in pair})
    if len(values) < 2:
        return None
    try:
        from krippendorff import alpha as of_library  # noqa: PLC0415  (imported late: krippendorff is in an extra)
    except ImportError as error:
        raise GapgraphError("GG316", "krippendorff isn't installed", remedy="pip install 'gapgraph[agree]'") from error
    coded = [[values.index(pair[rater]) for pair in ratings] for rater in (0, 1)]
    return float(of_library(reliability_data=coded, level_of_measurement="nominal"))


def disagreements(units: Iterable[Unit]) -> Iterator[Disagreement]:
    """Every slot in which two encoders differ, in the order of the text. A claim that only one encoder wrote is listed
    once.
    """
    for unit in units:
        if unit.first and unit.second:
            for slot in sorted(unit.first.slots.keys() | unit.second.slots.keys(), key=lambda s: (s != "kind", s)):
                values = tuple(coded.slots.get(slot, ABSENT) for coded in (unit.first, unit.second))
                if values[0] != values[1]:
                    yield Disagreement(unit, slot, values[0], values[1])
        else:
            told = [f"{coded.entry.kind} {coded.number}" if coded else ABSENT for coded in (unit.first, unit.second)]
            yield Disagreement(unit, CLAIM, told[0], told[1])
