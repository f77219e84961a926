"""Pages about many reports, sorted by country and group: a column for each report would make a page too wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from gapgraph.core.labels import Labels
from gapgraph.core.statuses import BETTER_TO_WORSE, SYMBOLS, VERDICT_OF, Status
from gapgraph.i18n.say import capital, say
from gapgraph.pages.grid import GridCell, GridRow, draw_stacked
from gapgraph.pages.layout import NO_BREAK, Page, Run
from gapgraph.vocabulary import COUNTRY, Iri, ReportId, curie

SIDE_BY_SIDE: Final = 24
"""Up to this number of reports, a page has one column for each."""

_GROUPS_SHOWN: Final = 12
"""The maximum number of groups of a country on a page; the groups in the gaps of most reports come first."""


class GapOfReport(NamedTuple):
    """A gap for a page about many reports: the country's IRI, the year, the report and the labels."""

    country: Iri
    year: int
    report: ReportId
    protection: str
    group: str


def gaps_by_country_page(page: Page, names: Labels, language: str, gaps: Iterable[GapOfReport]) -> None:
    """Draw the gaps country by country, one line for each group, with the protections that it lacks and in how many
    reports.
    """
    page.line(Run(say("gaps by country", language), "title"))
    found: dict[Iri, list[GapOfReport]] = {}
    for gap in gaps:
        found.setdefault(gap.country, []).append(gap)
    if not found:
        page.blank()
        page.line(say("nothing to show", language))
    for country, there in found.items():
        page.blank()
        count, years = len({gap.report for gap in there}), _years(gap.year for gap in there)
        page.line(
            Run(
                capital(say("reports of country", language, country=names.label(country), count=count, years=years)),
                "strong",
            )
        )
        _draw_groups(page, language, there, count)


def _draw_groups(page: Page, language: str, gaps: Sequence[GapOfReport], reports: int) -> None:
    by_group: dict[str, list[GapOfReport]] = {}
    for gap in gaps:
        by_group.setdefault(gap.group, []).append(gap)
    ranked = sorted(by_group.items(), key=lambda one: (-len({gap.report for gap in one[1]}), one[0]))
    for group, there in ranked[:_GROUPS_SHOWN]:
        lacking: dict[str, list[GapOfReport]] = {}
        for gap in there:
            lacking.setdefault(gap.protection, []).append(gap)
        told = (
            say(
                "in reports",
                language,
                protection=protection,
                count=len({g.report for g in own}),
                all=reports,
                years=_years(g.year for g in own),
            )
            for protection, own in sorted(lacking.items(), key=lambda one: (-len({g.report for g in one[1]}), one[0]))
        )
        page.line(Run(f"{group}: ", "strong"), "; ".join(told), indent=2, hang=2)
    if len(ranked) > _GROUPS_SHOWN:
        page.line(Run(say("groups in fewer reports", language, count=len(ranked) - _GROUPS_SHOWN), "faint"), indent=2)


def _years(years: Iterable[int]) -> str:
    listed = sorted(set(years))
    return str(listed[0]) if len(listed) == 1 else f"{listed[0]}–{listed[-1]}"


class StandingOnPage(NamedTuple):
    """The coverage of a group by a protection in a country's newest reports."""

    group: Iri
    protection: Iri
    country: Iri
    best: Status
    worst: Status


def matrix_by_country_page(page: Page, names: Labels, language: str, standings: Iterable[StandingOnPage]) -> None:
    """Draw group by group, with one row for each protection and one column for each country."""
    page.line(Run(say("matrix by country", language), "title"))
    by_group: dict[Iri, dict[Iri, dict[Iri, GridCell]]] = {}
    countries: dict[Iri, None] = {}
    for one in standings:
        countries[one.country] = None
        by_group.setdefault(one.group, {}).setdefault(one.protection, {})[one.country] = _cell(one)
    columns = sorted(countries)
    heads = [country.removeprefix(COUNTRY).partition("#")[0] for country in columns]
    for group, protections in by_group.items():
        page.blank()
        page.line(Run(capital(names.label(group)), "strong"), Run(f"  {curie(group)}", "faint"))
        draw_stacked(page, heads, [GridRow(names.label(p), _cells(cells, columns)) for p, cells in protections.items()])
    _draw_symbols(page, names, language)


def _cells(cells: Mapping[Iri, GridCell], countries: Sequence[Iri]) -> tuple[GridCell, ...]:
    return tuple(cells.get(country, ()) for country in countries)


def _cell(one: StandingOnPage) -> GridCell:
    return tuple(Run(SYMBOLS[status], VERDICT_OF[status].value) for status in dict.fromkeys((one.best, one.worst)))


def _draw_symbols(page: Page, names: Labels, language: str) -> None:
    page.blank()
    words = ((SYMBOLS[s], VERDICT_OF[s].value, names.of_term(s).replace(" ", NO_BREAK)) for s in BETTER_TO_WORSE)
    runs = [run for symbol, style, word in words for run in (Run(symbol, style), Run(NO_BREAK + word), Run("  "))]
    page.line(*runs[:-1])
    page.line(say("legend", language))
