"""Questions about many reports, answered from their summaries: where a group lacks something, since when, and trends.

Every answer links to the reports and to the claims that decide. Nothing is averaged, and what no report mentions is
never reported as lacking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

import numpy as np

from gapgraph.core.groups import Lattice
from gapgraph.core.ids import id_order
from gapgraph.core.statuses import BETTER_TO_WORSE, Status, Verdict
from gapgraph.corpus.leaf_columns import RowNumbers, as_columns, has_any
from gapgraph.corpus.summaries import SPOKEN, Bits, Summaries, bits_of, statuses_in
from gapgraph.vocabulary import ClaimId, Iri, ReportId

_UNMET: Final = bits_of(Verdict.UNMET)
_OFFERED: Final = bits_of(Verdict.OFFERED)


@dataclass(frozen=True)
class Lack:
    """A country whose reports say that someone of a group is refused a protection or doesn't get it.

    ``years`` are the years of reports that say that someone lacks the protection; ``otherwise`` the years in which
    reports say only that the protection is offered. ``report`` is the newest report that says that someone lacks the
    protection, with its ``statuses``, the worst first, and the claims that decide them.
    """

    country: Iri
    group: Iri
    protection: Iri
    years: tuple[int, ...]
    otherwise: tuple[int, ...]
    reports: int
    report: ReportId
    statuses: tuple[Status, ...]
    evidence: tuple[ClaimId, ...]


def lacks(summaries: Summaries, lattice: Lattice, group: Iri, protection: Iri) -> tuple[Lack, ...]:
    """Where somebody of the group lacks the protection, country by country."""
    bits, reports = summaries.bits(group, protection), summaries.reports
    unmet, offered = bits & _UNMET != 0, (bits & _OFFERED != 0) & (bits & ~(_OFFERED | _STANDINGS) == 0)
    found = []
    for country in np.unique(reports.countries[unmet]):
        there = reports.countries == country
        rows = np.flatnonzero(there & unmet)
        newest = int(rows[np.argmax(reports.years[rows])])
        years, otherwise = (tuple(map(int, np.unique(reports.years[there & flags]))) for flags in (unmet, offered))
        found.append(
            Lack(
                Iri(str(country)),
                group,
                protection,
                years,
                tuple(year for year in otherwise if year not in years),
                len(rows),
                reports.ids[newest],
                tuple(
                    one
                    for one in statuses_in(int(bits[newest]), BETTER_TO_WORSE[::-1])
                    if bits_of(one.verdict) == _UNMET
                ),
                deciding_claims(summaries, lattice, newest, group, protection, Verdict.UNMET),
            )
        )
    return tuple(found)


_STANDINGS: Final = 0x7FFF & ~reduce(or_, map(bits_of, Verdict))


def deciding_claims(
    summaries: Summaries, lattice: Lattice, report: int, group: Iri, protection: Iri, verdict: Verdict | None = None
) -> tuple[ClaimId, ...]:
    """The claims that decide a group's status in a report; ``report`` is the report's number. With ``verdict``, only
    the claims that decide this verdict for a leaf of the group.
    """
    found = summaries.decisions(protection)
    low, high = np.searchsorted(found.report, (report, report + 1))
    leaves = as_columns([lattice.leaves_of(group)], len(found.leaves))
    rows = low + np.flatnonzero(has_any(found.leaves[:, low:high] & leaves))
    asked = [row for row in rows if verdict is None or tuple(Status)[found.status[row]].verdict is verdict]
    ids = summaries.claim_ids(dict.fromkeys(int(found.claim[row]) for row in asked))
    return tuple(sorted(ids, key=id_order))


@dataclass(frozen=True)
class YearOfReports:
    """A country's reports of one year about a group and a protection.

    A report counts under each verdict that someone of the group has; ``silent`` counts the reports that don't mention
    the protection.
    """

    country: Iri
    year: int
    group: Iri
    protection: Iri
    reports: int
    offered: int
    underserved: int
    unmet: int
    unknown: int
    silent: int


def trend(summaries: Summaries, group: Iri, protection: Iri) -> tuple[YearOfReports, ...]:
    """What a country's reports of each year say about a group and a protection, sorted by country and year; years
    without a report have no row.
    """
    bits, reports = summaries.bits(group, protection), summaries.reports
    _, country = np.unique(reports.countries, return_inverse=True)
    keys, first, row = np.unique(country * 10_000 + reports.years, return_index=True, return_inverse=True)

    def count(flags: Bits) -> list[int]:
        counted: list[int] = np.bincount(row, weights=flags, minlength=len(keys)).astype(int).tolist()
        return counted

    applies = bits != 0
    columns = (count(applies), *(count(bits & bits_of(v) != 0) for v in Verdict), count(applies & (bits & SPOKEN == 0)))
    years = zip(first, *columns, strict=True)
    return tuple(
        YearOfReports(Iri(reports.countries[one]), int(reports.years[one]), group, protection, *numbers)
        for one, *numbers in years
        if numbers[0]
    )


@dataclass(frozen=True)
class CountryStanding:
    """The coverage of a group in the newest reports of a country: the best and the worst status."""

    protection: Iri
    country: Iri
    year: int
    group: Iri
    reports: tuple[ReportId, ...]
    best: Status
    worst: Status
    spoken: bool


def newest_standings(summaries: Summaries, group: Iri, protections: tuple[Iri, ...]) -> Iterator[CountryStanding]:
    """Countries side by side: protection by protection, each country by the reports of its newest year."""
    newest = newest_reports(summaries)
    for protection in protections:
        bits = summaries.bits(group, protection)
        for country, rows in newest.items():
            if together := int(np.bitwise_or.reduce(bits[rows])):
                ranked = statuses_in(together, BETTER_TO_WORSE)
                ids = tuple(summaries.reports.ids[row] for row in rows)
                year = int(summaries.reports.years[rows[0]])
                yield CountryStanding(
                    protection, country, year, group, ids, ranked[0], ranked[-1], bool(together & SPOKEN)
                )


def newest_reports(summaries: Summaries) -> dict[Iri, RowNumbers]:
    """For each country the numbers of the reports of its newest year."""
    reports = summaries.reports
    found = {}
    for country in np.unique(reports.countries):
        there = np.flatnonzero(reports.countries == country)
        found[Iri(str(country))] = there[reports.years[there] == reports.years[there].max()]
    return found
