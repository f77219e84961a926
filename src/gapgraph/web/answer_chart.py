"""The answer to a question as bars: one chart for each measure, because people and places can't share an axis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from textwrap import wrap
from typing import Final

from gapgraph.core.facts import Literal
from gapgraph.queries.run import Result
from gapgraph.vocabulary import Iri, expand
from gapgraph.web.rendering import Links, render

MOST_BARS: Final = 40
"""The maximum number of bars in a chart; the table has the other rows, too."""

_NUMBERS: Final = frozenset(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double"))
_LINE: Final = 62
"""The maximum number of characters in a line of a label."""

_KINDS: Final = ("measure_label", "measure", "unit")
_TIMES: Final = ("period", "year")
_CODES: Final = ("form", "nationality", "lgbtqi")
_NOT_SAID: Final = frozenset({"claim_label", "report_label", "gap:Total", ""})


@dataclass(frozen=True)
class AnswerBar:
    """A row of the answer: what is counted, the number, and its text in the answer."""

    label: str
    value: float
    shown: str

    @property
    def lines(self) -> list[str]:
        """The label in lines that fit a narrow chart."""
        return wrap(self.label, _LINE) or [""]


@dataclass(frozen=True)
class AnswerChart:
    """The bars of one measure; ``more`` is the number of further rows, for which there is no bar."""

    title: str
    bars: tuple[AnswerBar, ...]
    more: int = 0

    @property
    def top(self) -> float:
        """The end of the axis: the longest bar, or 1 if all are zero."""
        return max((bar.value for bar in self.bars), default=0) or 1.0

    @property
    def placed(self) -> list[tuple[int, AnswerBar]]:
        """Each bar, and the position of its label: the total height of the bars above it."""
        heights = accumulate((_height(bar) for bar in self.bars), initial=0)
        return list(zip(heights, self.bars, strict=False))

    @property
    def height(self) -> int:
        """The height of all bars with their labels, in the units of the picture."""
        return sum(map(_height, self.bars))


def answer_charts(result: Result, label: Callable[[Iri], str]) -> tuple[AnswerChart, ...]:
    """The charts of an answer, by measure in the order of the rows; none if no column has numbers.

    ``label`` gives the label of a term: codes that distinguish rows, such as a nationality, have no column for labels.
    """
    number = _number_column(result)
    if not number:
        return ()
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.table().flat() if row]
    rows = [_with_codes(row, label) for row in _once(rows) if _is_number(row[number])]
    kind = next((name for name in _KINDS if name in result.columns), "")
    told = _told_columns(rows, result.columns, kind)
    by_kind = groupby(sorted(rows, key=lambda row: row.get(kind, "")), key=lambda row: row.get(kind, ""))
    return tuple(_chart(title, list(found), told, number) for title, found in by_kind)


def chart_picture(charts: Sequence[AnswerChart], title: str, language: str) -> str:
    """The charts as one SVG file that needs no style sheet."""
    return render("answer_chart.svg", language, Links(), charts=list(_placed(charts)), title=title, height=_end(charts))


def _number_column(result: Result) -> str:
    """The first column with nothing but numbers; years are texts or dates and don't count."""
    for name, column in zip(result.columns, zip(*result.rows, strict=True), strict=False):
        bound = [term for term in column if term is not None]
        if bound and all(isinstance(term, Literal) and term.datatype in _NUMBERS for term in bound):
            return name
    return ""


def _with_codes(row: Mapping[str, str], label: Callable[[Iri], str]) -> dict[str, str]:
    """The row with labels for its codes; a label is empty if the code means a total, or if the group's label already
    contains the code's label.
    """
    told = {name: "" for name in _CODES if name in row}
    for name in told:
        code = label(expand(row[name])) if row[name] not in _NOT_SAID else ""
        told[name] = "" if code in row.get("group_label", "") else code
    return {**row, **told}


def _told_columns(rows: Sequence[Mapping[str, str]], columns: Sequence[str], kind: str) -> list[str]:
    """The columns that distinguish the rows: columns of labels and times whose values aren't all equal."""
    named = [name for name in columns if name.endswith("_label") or name in (*_TIMES, *_CODES, "report")]
    return [name for name in named if name not in (kind, "claim_label") and len({row[name] for row in rows}) > 1]


def _chart(title: str, rows: list[Mapping[str, str]], told: Sequence[str], number: str) -> AnswerChart:
    bars = tuple(_bar(row, told, number) for row in rows[:MOST_BARS])
    return AnswerChart(title.removeprefix("gap:"), bars, max(0, len(rows) - MOST_BARS))


def _bar(row: Mapping[str, str], told: Sequence[str], number: str) -> AnswerBar:
    label = ", ".join(dict.fromkeys(row[name] for name in told if row[name] not in _NOT_SAID))
    return AnswerBar(label, float(row[number]), row[number])


def _once(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows reduced to one for each claim, so that a claim has one bar even if it quotes several sentences."""
    return list({row.get("claim") or number: row for number, row in enumerate(rows)}.values())


def _height(bar: AnswerBar) -> int:
    return 22 + 13 * len(bar.lines)


def _is_number(text: str) -> bool:
    try:
        return float(text) >= 0
    except ValueError:
        return False


def _placed(charts: Sequence[AnswerChart]) -> Iterator[tuple[int, AnswerChart]]:
    """Each chart and its vertical position in the picture."""
    top = 0
    for chart in charts:
        yield top, chart
        top += 44 + chart.height


def _end(charts: Sequence[AnswerChart]) -> int:
    return sum(44 + chart.height for chart in charts)
