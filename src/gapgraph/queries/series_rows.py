"""The figures of each series of an answer, such as one body's counts of one group, with a column for each period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapgraph.core.facts import Literal, Term
from gapgraph.queries.joined_rows import claims_of_rows
from gapgraph.store.protocol import Row
from gapgraph.tables.period_columns import PeriodFigure


def series_of_rows(
    columns: Sequence[str], rows: Iterable[Row], joins: Iterable[str], series: Sequence[str]
) -> list[tuple[PeriodFigure, ...]]:
    """For each joined row, the figures from which it was joined, by period and year of the report; in the order of the
    joined rows.
    """
    places = [columns.index(name) for name in series]
    found = claims_of_rows(columns, rows, joins)
    return [tuple(sorted(PeriodFigure(*(_text(claim[0][n]) for n in places)) for claim in claims)) for claims in found]


def _text(term: Term | None) -> str:
    return term.text if isinstance(term, Literal) else term or ""
