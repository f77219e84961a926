"""Two bar charts of the numbers that a report gives. The chart of capacity compares the places in shelters with the
people who were referred and with the people who were identified or suspected as victims. The chart of years shows the
counts of all victims by year and body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gapgraph.vocabulary import expand
from gapgraph.web.report_view import ReportView

CAPACITY = "gap:ShelterCapacity"
REFERRED = "gap:ReferredVictims"
REFERRAL = "gap:Referral"
FOUND = ("gap:IdentifiedVictims", "gap:SuspectedVictims")
"""The measures of people who were identified or suspected as victims; both charts show these people."""

CountRecord = dict[str, str]


@dataclass(frozen=True)
class Bar:
    """A bar: its label, its value, how exact the value is, and the claim that gives it."""

    label: str
    value: float
    shown: str
    kind: str
    claim: str
    quote: str


@dataclass(frozen=True)
class Series:
    """The values of one body by year; None for a year without one."""

    label: str
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True)
class YearChart:
    """The counts of all victims by year."""

    years: tuple[str, ...]
    series: tuple[Series, ...]
    top: float

    @property
    def axis(self) -> tuple[float, list[float]]:
        """The end of the axis of values, and its ticks."""
        return rounded_top(self.top)

    @property
    def most(self) -> int:
        """The maximum number of bars side by side."""
        return max(sum(one.bars[i] is not None for one in self.series) for i in range(len(self.years)))


def capacity_bars(view: ReportView) -> list[Bar]:
    """Bars for the people who were identified or suspected as victims, the people who were referred, and the places in
    shelters. The list is empty if the report gives no number of places, or no number of people to compare with the
    places.
    """
    counts = view.counts
    places = [one for one in counts if one["measure"] == CAPACITY and _is_whole(one)]
    services = {one["protection"] for one in places} | {REFERRAL}
    referred = [one for one in counts if one["measure"] == REFERRED and one["protection"] in services]
    groups = {one["group"] for one in referred or places}
    newest = max((_year(one) for one in counts if one["measure"] in FOUND), default="")
    found = [
        o for o in counts if o["measure"] in FOUND and o["group"] in groups and _year(o) == newest and not o["place"]
    ]
    if not places or not (referred or found):
        return []
    ordered = (*sorted(found, key=_newest), *sorted(referred, key=_newest), *places)
    return [_bar(view, one) for one in ordered]


def year_chart(view: ReportView) -> YearChart | None:
    """The counts of all victims by year, with one series for each body; None if there are fewer than two years."""
    whole = [one for one in view.counts if one["measure"] in FOUND and _is_everyone(one)]
    years = sorted({_year(one) for one in whole} - {""})
    bodies = dict.fromkeys((one["measure"], one["body"]) for one in whole)
    if len(years) < 2:
        return None
    series = tuple(_series(view, whole, years, measure, body) for measure, body in bodies)
    top = max(bar.value for one in series for bar in one.bars if bar)
    return YearChart(tuple(years), series, top)


def _series(view: ReportView, counts: Iterable[CountRecord], years: list[str], measure: str, body: str) -> Series:
    own = {_year(one): one for one in counts if one["measure"] == measure and one["body"] == body}
    label = ": ".join(part for part in (_label(view, body), _label(view, measure)) if part)
    return Series(label, tuple(_bar(view, own[year]) if year in own else None for year in years))


def _bar(view: ReportView, one: CountRecord) -> Bar:
    parts = [_label(view, one["measure"]), one["group_label"]]
    label = ", ".join(part for part in (*parts, _year(one)) if part)
    kind = {CAPACITY: "places", REFERRED: "referred"}.get(one["measure"], "found")
    bound = one.get("bound", "gap:Exact")
    value = float(one["value"])
    number = f"{value:,.0f}" if value.is_integer() else f"{value:g}"
    hedged = number if bound in ("", "gap:Exact") else f"{number} ({_label(view, bound)})"
    return Bar(label, value, hedged, kind, one["claim"].rsplit("/", 1)[-1], one["quotes"])


def _label(view: ReportView, curie: str) -> str:
    return view.label(expand(curie)) if curie.partition(":")[2] else ""


def _year(one: CountRecord) -> str:
    return one["period"][:4]


def _newest(one: CountRecord) -> tuple[int, str]:
    return -int(_year(one) or 0), one["claim"]


def _is_whole(one: CountRecord) -> bool:
    """Whether the figure counts a whole: it is neither part of a breakdown nor limited to a place."""
    return not one.get("breakdown") and not one.get("place")


def _is_everyone(one: CountRecord) -> bool:
    return one["group"] == "gap:Victim" and not one["protection"] and not one["part_of"] and not one["place"]


def rounded_top(value: float) -> tuple[float, list[float]]:
    """The end of an axis, and its ticks: three or four round numbers."""
    size = 10 ** (len(str(int(value))) - 1)
    step = next(size * part for part in (0.25, 0.5, 1, 2, 2.5, 5) if value / (size * part) <= 4)
    ticks = list(_ticks(step, value))
    return max(ticks[-1], value), ticks


def _ticks(step: float, top: float) -> Iterator[float]:
    tick = 0.0
    while tick <= top:
        yield tick
        tick += step
