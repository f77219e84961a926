"""The page that compares two reports: first real changes, then facts that only one of them reports, then protections
that one of the texts doesn't cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from starlette.responses import Response

from gapgraph.compare.coverage_changes import CoverageChange
from gapgraph.core.statuses import Status
from gapgraph.tables.comparison import Comparison
from gapgraph.tables.comparison_table import comparison_table
from gapgraph.tables.setting import Setting, command
from gapgraph.tables.status_words import StatusWord, Telling, status_word
from gapgraph.web.reader import Reader

COMPARE_PARTS: Final = {
    "changed": (CoverageChange.OPENED, CoverageChange.WORSE, CoverageChange.BETTER, CoverageChange.CLOSED),
    "told": (CoverageChange.LEARNED, CoverageChange.UNKNOWN, CoverageChange.TELLING),
    "beyond": (CoverageChange.NOT_IN_TEXT,),
}
"""The parts of the page: changes, facts that only one report has, and protections that one of the texts doesn't cover.
"""

FIGURE_ORDER: Final = ("Revised", "ComparedByTheReport", "Same", "NotComparable")
"""The relations of figures, in the order of the page."""

_Records = list[dict[str, Any]]


def compare_page(reader: Reader) -> Response:
    """Two reports side by side: what changed in coverage, and which figures can be compared."""
    second = reader.value("second") or reader.site.graph.newest
    first = reader.value("first") or _earlier(reader, second)
    both = [Setting(reader.site.graph, reader.site.graph.report_id(one), reader.language) for one in (first, second)]
    comparison = Comparison(*both)
    records = list(comparison_table(comparison).records())
    parts = _coverage(comparison, [one for one in records if one["of"] == "coverage"])
    figures = _figures(comparison, [one for one in records if one["of"] == "figures"])
    return reader.page(
        "compare.html",
        "compare",
        first=first,
        second=second,
        of_countries=comparison.is_of_countries,
        titles=[f"{one.names.label(one.report.country)} {one.report.year}" for one in both],
        parts=parts,
        figures=figures,
        counts=_counts(parts, figures),
        command=command(reader.language, "diff", first, second),
    )


def _earlier(reader: Reader, second: str) -> str:
    country = reader.site.graph.report(second).country
    same = [one for one in reader.site.graph.reports_on(country) if one != second]
    return same[-1] if same else reader.site.graph.report_ids[0]


def _coverage(comparison: Comparison, records: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[str, _Records]]]:
    """For each part of the page, its kinds of change with their headings and rows."""
    kinds: dict[str, _Records] = {}
    for one in records:
        told = {
            f"{side}_words": _statuses(setting, one[side], one[f"{side}_labels"])
            for side, setting in (("before", comparison.first), ("after", comparison.second))
        }
        kinds.setdefault(str(one["change"]), []).append({**one, **told})
    return {
        part: [
            (comparison.heading(change).lower(), kinds[comparison.code(change)])
            for change in changes
            if comparison.code(change) in kinds
        ]
        for part, changes in COMPARE_PARTS.items()
    }


def _statuses(setting: Setting, names: Iterable[str], labels: Iterable[str]) -> list[StatusWord]:
    """The statuses of one report, in plain words. The label “not in the text we have” isn't replaced by a word."""
    found = [status_word(setting, Status(name), Telling(spoken=True)) for name in names]
    beyond = setting.say("beyond").casefold()
    return [
        StatusWord(one.name, one.verdict, one.fill, label if label.casefold() == beyond else one.word, one.title)
        for one, label in zip(found, labels, strict=True)
    ]


def _figures(comparison: Comparison, records: Iterable[dict[str, Any]]) -> list[tuple[str, str, _Records]]:
    """The figures grouped by their relation, with headings; figures that a later report revised come first."""
    kinds: dict[str, _Records] = {}
    for one in records:
        kinds.setdefault(str(one["change"]), []).append(one)
    say = comparison.first.say
    keys = {"ComparedByTheReport": "heading told"}
    return [
        (kind, say(keys.get(kind, f"heading {kind}")).lower(), kinds[kind]) for kind in FIGURE_ORDER if kind in kinds
    ]


def _counts(
    parts: Mapping[str, list[tuple[str, _Records]]], figures: Iterable[tuple[str, str, _Records]]
) -> dict[str, int]:
    """How many rows each part has, and how many figures were revised."""
    found = {part: sum(len(rows) for _, rows in kinds) for part, kinds in parts.items()}
    return {**found, "revised": sum(len(rows) for kind, _, rows in figures if kind == "Revised")}
