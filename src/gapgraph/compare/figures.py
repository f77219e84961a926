"""Counts of two reports side by side: which may be compared, and why others may not.

Two figures are compared only if country, body, group, measure, unit, service, place and period agree. A figure of
another period is a trend, not a correction; a figure of another body is another count. The reason is a value, never a
silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from gapgraph.core.claims import exact_number
from gapgraph.core.facts import Facts
from gapgraph.vocabulary import GAP, PROV, REPORT, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE

_CODES = (SDMX_DIMENSION + "age", SDMX_DIMENSION + "sex", GAP + "formCode", GAP + "nationalityCode", GAP + "lgbtqiCode")


@dataclass(frozen=True)
class Figure:
    """One count: the claim that gives it, its value, and all that must agree before it is compared.

    ``counted`` is the group with the codes of every dimension; ``service`` is the protection that is measured, where
    the measure is of one. A body such as the government is another one in another ``country``.
    """

    claim: str
    value: int | Decimal
    measure: str
    unit: str
    service: str
    counted: tuple[str, ...]
    country: str
    body: str
    period: str
    places: tuple[str, ...]


class Relation(StrEnum):
    """How two figures stand to each other."""

    SAME = "Same"
    REVISED = "Revised"
    REFUSED = "NotComparable"
    TOLD = "ComparedByTheReport"


@dataclass(frozen=True)
class Pair:
    """Two figures of two reports, how they stand, and what differs where they can't be compared."""

    first: Figure
    second: Figure
    relation: Relation
    differs: tuple[str, ...] = ()


def read_figures(facts: Facts, report: str) -> tuple[Figure, ...]:
    """The counts of a report's graph, withdrawn ones left out, by claim number."""
    claims = (iri for iri in facts.of_type(GAP + "Observation") if facts.iri(iri, GAP + "report") == REPORT + report)
    country = facts.iri(REPORT + report, GAP + "country") or ""
    return tuple(_figure(facts, iri, country) for iri in claims if not facts.terms(iri, PROV + "wasInvalidatedBy"))


def _figure(facts: Facts, iri: str, country: str) -> Figure:
    def term(predicate: str) -> str:
        return facts.iri(iri, predicate) or ""

    return Figure(
        claim=iri.removeprefix(REPORT),
        value=exact_number(facts.text(iri, SDMX_MEASURE + "obsValue") or "0"),
        measure=term(GAP + "measure"),
        unit=term(SDMX_ATTRIBUTE + "unitMeasure"),
        service=term(GAP + "protection"),
        counted=(term(GAP + "group"), *(term(code) for code in _CODES)),
        country=country,
        body=term(GAP + "body"),
        period=facts.text(iri, SDMX_DIMENSION + "refPeriod") or "",
        places=facts.iris(iri, GAP + "place"),
    )


_KEYS = ("measure", "unit", "service", "counted", "country", "body", "period", "places")


def figure_differences(first: Figure, second: Figure) -> tuple[str, ...]:
    """What keeps two figures apart: the names of the fields of :class:`Figure` that differ."""
    return tuple(key for key in _KEYS if getattr(first, key) != getattr(second, key))


def compare(first: Figure, second: Figure) -> Pair:
    """The two figures compared, or refused with the reasons."""
    if differs := figure_differences(first, second):
        return Pair(first, second, Relation.REFUSED, differs)
    return Pair(first, second, Relation.SAME if first.value == second.value else Relation.REVISED)


def pairs(first: Iterable[Figure], second: Iterable[Figure]) -> Iterator[Pair]:
    """The comparisons between two reports that anyone might try, in the order of the first report's claims.

    That is: figures equal in all that must agree; those that differ in one thing alone, another period (a trend, not
    a correction) included; and, within a country, the same number of the same unit for the same period, whatever else
    differs.
    """
    later = list(second)
    for one in first:
        for other in later:
            pair = compare(one, other)
            if len(pair.differs) <= 1 or _alike(one) == _alike(other):
                yield pair


def told_pairs(figures: Iterable[Figure]) -> Iterator[Pair]:
    """The comparisons that one report makes itself: one count of a period, and the same of the period before it."""
    counts: dict[tuple[object, ...], dict[str, Figure]] = {}
    for one in figures:
        counts.setdefault(tuple(getattr(one, key) for key in _KEYS if key != "period"), {}).setdefault(one.period, one)
    for of_count in counts.values():
        for earlier, later in pairwise(sorted(of_count)):
            yield Pair(of_count[earlier], of_count[later], Relation.TOLD, ("period",))


def _alike(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.unit, figure.country, figure.period
