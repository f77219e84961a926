"""Counts of two reports side by side: which ones can be compared, and why others can't.

Two figures are compared only if country, body, group, measure, unit, service, place and period agree. Figures of
different periods show a trend, not a correction; figures of different bodies are different counts. If two figures can't
be compared, the reasons are the names of the fields that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from gapgraph.core.claims import exact_number
from gapgraph.core.facts import Facts
from gapgraph.vocabulary import (
    GAP,
    NO_IRI,
    PROV,
    REPORT,
    SDMX_ATTRIBUTE,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    ClaimId,
    Iri,
    ReportId,
)

_CODES = (SDMX_DIMENSION + "age", SDMX_DIMENSION + "sex", GAP + "formCode", GAP + "nationalityCode", GAP + "lgbtqiCode")


@dataclass(frozen=True)
class Figure:
    """One count: the claim that gives it, its value, and everything that must be equal before it can be compared.

    ``counted`` is the group that was counted, with its code in every dimension. ``service`` is the protection that is
    measured, if the measure names one. The same kind of body, such as the government, is a different body in another
    ``country``.
    """

    claim: ClaimId
    value: int | Decimal
    measure: Iri
    unit: Iri
    service: Iri
    counted: tuple[Iri, ...]
    country: Iri
    body: Iri
    period: str
    places: tuple[Iri, ...]


class Relation(StrEnum):
    """How two figures are related."""

    SAME = "Same"
    REVISED = "Revised"
    REFUSED = "NotComparable"
    TOLD = "ComparedByTheReport"


@dataclass(frozen=True)
class Pair:
    """Two figures of two reports, or of one report that compares them; their relation; and what differs if they can't
    be compared.
    """

    first: Figure
    second: Figure
    relation: Relation
    differs: tuple[str, ...] = ()


def read_figures(facts: Facts, report: ReportId) -> tuple[Figure, ...]:
    """The counts of a report's graph, without withdrawn ones, by claim number."""
    claims = (iri for iri in facts.of_type(GAP + "Observation") if facts.iri(iri, GAP + "report") == REPORT + report)
    country = facts.iri(REPORT + report, GAP + "country") or NO_IRI
    return tuple(_figure(facts, iri, country) for iri in claims if not facts.terms(iri, PROV + "wasInvalidatedBy"))


def _figure(facts: Facts, iri: Iri, country: Iri) -> Figure:
    def term(predicate: str) -> Iri:
        return facts.iri(iri, predicate) or NO_IRI

    return Figure(
        claim=ClaimId(iri.removeprefix(REPORT)),
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
    """Why two figures can't be compared: the names of the fields of :class:`Figure` that differ."""
    return tuple(key for key in _KEYS if getattr(first, key) != getattr(second, key))


def compare(first: Figure, second: Figure) -> Pair:
    """The comparison of two figures, or the reasons why they can't be compared."""
    if differs := figure_differences(first, second):
        return Pair(first, second, Relation.REFUSED, differs)
    return Pair(first, second, Relation.SAME if first.value == second.value else Relation.REVISED)


def pairs(first: Iterable[Figure], second: Iterable[Figure]) -> Iterator[Pair]:
    """The comparisons between two reports that a reader might try, in the order of the first report's claims.

    Two figures are compared if, apart from their values, at most one of their fields differs. Two figures with the same
    value, country, unit and period are compared even if several other fields differ.
    """
    later = list(second)
    for one in first:
        for other in later:
            pair = compare(one, other)
            if len(pair.differs) <= 1 or _alike(one) == _alike(other):
                yield pair


def told_pairs(figures: Iterable[Figure]) -> Iterator[Pair]:
    """The comparisons within one report: each count of a period with the same count of the period before."""
    counts: dict[tuple[object, ...], dict[str, Figure]] = {}
    for one in figures:
        counts.setdefault(tuple(getattr(one, key) for key in _KEYS if key != "period"), {}).setdefault(one.period, one)
    for of_count in counts.values():
        for earlier, later in pairwise(sorted(of_count)):
            yield Pair(of_count[earlier], of_count[later], Relation.TOLD, ("period",))


def _alike(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.unit, figure.country, figure.period
