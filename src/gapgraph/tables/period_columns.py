"""One column for each period and a column of change, for answers whose rows are series, such as one body's counts of
one group.

A query's header names the four columns of a series: the period, the value, its bound, and the year of the report that
gives it. A period shows the figure of the newest report. The column of change compares figures of different periods. If
a later report gives another figure for the same period, the table calls the difference a revision, not a change. If no
two periods of a series can be compared, the column of changes says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from gapgraph.i18n.say import say
from gapgraph.tables.table import Cell, Heading, Table
from gapgraph.vocabulary import GAP

_MARKS: Final = {GAP + "About": "~", GAP + "AtLeast": "≥", GAP + "AtMost": "≤"}
_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
_YEAR: Final = re.compile(r"[0-9]{4}")


class PeriodFigure(NamedTuple):
    """The figure of a claim: its period, its value, whether the value is exact, and the year of the report."""

    period: str
    value: str
    bound: str
    year: str

    @property
    def shown(self) -> str:
        """The number, with ``≥``, ``≤`` or ``~`` before it if it isn't exact."""
        return _MARKS.get(self.bound, "") + self.value


def with_periods(table: Table, series: Sequence[tuple[PeriodFigure, ...]], at: int, language: str) -> Table:
    """The table with a column for each period and one for the change, all inserted before column ``at``. Rows with the
    most periods come first.
    """
    periods = sorted({figure.period for figures in series for figure in figures})
    added = (*map(Heading, periods), Heading("change"))
    pairs = sorted(zip(series, table.rows, strict=True), key=lambda pair: -len({one.period for one in pair[0]}))
    rows = ((*row[:at], *_cells(figures, periods, language), *row[at:]) for figures, row in pairs)
    return Table((*table.columns[:at], *added, *table.columns[at:]), tuple(rows))


def _cells(figures: Sequence[PeriodFigure], periods: Iterable[str], language: str) -> Iterator[Cell]:
    newest = dict(_newest(figures))
    for period in periods:
        yield _cell(newest.get(period, ()))
    yield _change(figures, newest, language)


def _newest(figures: Sequence[PeriodFigure]) -> Iterator[tuple[str, tuple[PeriodFigure, ...]]]:
    """For each period, the figures of the newest report about it: one, or several that differ."""
    for period, found in groupby(figures, key=lambda one: one.period):
        told = list(found)
        yield period, tuple(dict.fromkeys(one for one in told if one.year == told[-1].year))


def _cell(figures: Sequence[PeriodFigure]) -> Cell:
    text = _shown(figures)
    return int(text) if _WHOLE.fullmatch(text) else text


def _shown(figures: Iterable[PeriodFigure]) -> str:
    return " / ".join(one.shown for one in figures)


def _change(figures: Sequence[PeriodFigure], newest: dict[str, tuple[PeriodFigure, ...]], language: str) -> str:
    """How the figures changed from each period to the next period of the same kind (such as a fiscal year), then which
    figures were revised.
    """
    told = [*_steps(newest, language), *_revisions(figures, language)]
    return "; ".join(told) or say("series alone" if len(newest) == 1 else "series apart", language)


def _steps(newest: dict[str, tuple[PeriodFigure, ...]], language: str) -> Iterator[str]:
    """The changes from period to period: a year is compared with a year, a fiscal year with a fiscal year, a month with
    the same month of another year.
    """
    alike = sorted(newest, key=lambda period: (_YEAR.sub("", period), period))
    for earlier, later in pairwise(alike):
        if _YEAR.sub("", earlier) == _YEAR.sub("", later):
            step = _difference(newest[earlier], newest[later])
            of_one_report = {one.year for one in newest[earlier]} == {one.year for one in newest[later]}
            key = "series untold" if not step else "series step" if of_one_report else "series step of two reports"
            yield say(key, language, earlier=earlier, later=later, step=step)


def _difference(before: Sequence[PeriodFigure], after: Sequence[PeriodFigure]) -> str:
    """The difference of two figures, such as ``+4``; empty if one of them isn't a single exact number."""
    if len(before) != 1 or len(after) != 1 or {one.bound for one in (*before, *after)} & _MARKS.keys():
        return ""
    try:
        step = Decimal(after[0].value) - Decimal(before[0].value)
    except InvalidOperation:
        return ""
    return f"{'−' if step < 0 else '+' if step else '±'}{abs(step)}"


def _revisions(figures: Sequence[PeriodFigure], language: str) -> Iterator[str]:
    """The revisions: periods for which a report gives another figure than the report before it."""
    for period, found in groupby(figures, key=lambda one: one.period):
        by_year = [_shown(dict.fromkeys(told)) for _, told in groupby(found, key=lambda one: one.year)]
        for before, after in pairwise(by_year):
            if before != after:
                yield say("series revised", language, period=period, before=before, after=after)
