"""The charts and the map of a report's page as separate image files, with title, legend, cautions and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import capital
from gapgraph.vocabulary import REPORT
from gapgraph.web.bar_charts import capacity_bars, year_chart
from gapgraph.web.region_map import region_map
from gapgraph.web.rendering import Links, render
from gapgraph.web.report_view import ReportView

PICTURES: Final = ("capacity", "years", "map")
"""The names of the pictures, as in their addresses."""

_LINE: Final = 72
_MAP_SCALE: Final = 0.625


@dataclass(frozen=True)
class Picture:
    """A chart or a map with title, legend and notes; each entry of ``legend`` is the code of a color, and the text
    beside the color; ``notes`` are whole sentences.
    """

    kind: str
    title: str
    values: dict[str, Any]
    height: float
    legend: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]

    @property
    def title_lines(self) -> list[str]:
        """The title, split into lines that fit into the picture."""
        return wrap(self.title, 46)

    @property
    def legend_lines(self) -> list[tuple[str, str]]:
        """The lines of the legend: a color's code, which is empty after the first line of an entry, and the text."""
        return [
            (key if n == 0 else "", line) for key, text in self.legend for n, line in enumerate(wrap(text, _LINE - 4))
        ]

    @property
    def note_lines(self) -> list[str]:
        """The lines of text below the picture; each sentence begins on a new line."""
        return [line for note in self.notes for line in wrap(note, _LINE)]


def picture_svg(view: ReportView, name: str) -> str:
    """The picture with the given name. Raises GapgraphError GG001 for an unknown name, or if the report lacks the
    picture.
    """
    found = {"capacity": _capacity, "years": _years, "map": _map}.get(name)
    picture = found(view) if found else None
    if picture is None:
        remedy = f"Use one of {', '.join(names) or 'another report'}." if (names := pictures_of(view)) else ""
        raise GapgraphError("GG001", f"There is no picture {name!r} of {view.setting.id}", remedy=remedy)
    return render("picture.svg", view.setting.language, Links(), picture=picture, **picture.values)


def pictures_of(view: ReportView) -> tuple[str, ...]:
    """The names of the pictures that the report has."""
    shapes = region_map(view)
    has = {
        "capacity": bool(capacity_bars(view)),
        "years": bool(year_chart(view)),
        "map": bool(shapes and shapes.regions),
    }
    return tuple(name for name in PICTURES if has[name])


def _capacity(view: ReportView) -> Picture | None:
    bars = capacity_bars(view)
    if not bars:
        return None
    title, notes = view.setting.say("chart capacity"), (view.setting.say("chart caution"), *_source(view))
    return Picture("capacity", _titled(view, title), {"bars": bars}, len(bars) * 50 + 6, (), notes)


def _years(view: ReportView) -> Picture | None:
    chart = year_chart(view)
    if chart is None:
        return None
    legend = tuple((str(n % 4), capital(one.label)) for n, one in enumerate(chart.series))
    title, notes = view.setting.say("chart years"), (view.setting.say("chart overlap"), *_source(view))
    return Picture("years", _titled(view, title), {"chart": chart}, 218, legend, notes)


def _map(view: ReportView) -> Picture | None:
    found = region_map(view)
    if found is None or not found.regions:
        return None
    say = view.setting.say
    legend = tuple((state, _with_names(say(f"map {state}"), names)) for state, names in found.states.items())
    cautions = [say("map caution") if found.named else say("map none"), say("map source")]
    cautions += [say("map until", year=found.until)] if found.until else []
    height = found.height * _MAP_SCALE
    return Picture("map", _titled(view, say("map title")), {"map": found}, height, legend, (*cautions, *_source(view)))


def _with_names(text: str, names: list[str]) -> str:
    return f"{text}: {', '.join(names)}" if names else text


def _titled(view: ReportView, title: str) -> str:
    return f"{view.country} {view.setting.report.year}: {title[:1].lower()}{title[1:]}"


def _source(view: ReportView) -> Iterator[str]:
    yield view.setting.say("source is", title=view.title, publisher=view.label(view.setting.publisher))
    yield REPORT + view.setting.id
