"""The matrix of groups and protections as a page: a grid of symbols, or words for few groups or a narrow terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gapgraph.core.matrix import GroupCoverage, Shortfall
from gapgraph.i18n.say import capital
from gapgraph.pages.cells import cell, draw_legend
from gapgraph.pages.grid import GridRow, draw_stacked, draw_staircase, fits_staircase
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading, status_run
from gapgraph.tables.setting import Setting, command
from gapgraph.vocabulary import Iri, curie

IN_WORDS = 3
"""If there are at most this number of groups, or at most this number of protections, the matrix is written in words."""

_FEWEST = 4
"""Below this width, no grid is drawn."""


def matrix_page(page: Page, setting: Setting, groups: Sequence[Iri], protections: Sequence[Iri]) -> None:
    """Draw the matrix of one report: these groups, in the order given, and these protections, in column order."""
    heading(page, setting)
    rows = _rows(setting, groups, protections)
    columns = [setting.names.label(protection) for protection in protections]
    if not any(cells for row in rows for cells in row.cells):
        page.blank()
        page.line(setting.say("nothing to show"))
        return
    if min(len(groups), len(protections)) <= IN_WORDS or not fits_staircase(page, columns, rows, _FEWEST):
        for group in groups:
            _draw_in_words(page, setting, group, protections)
    else:
        draw_staircase(page, columns, rows)
        draw_legend(page, (setting,))
        page.line(setting.say("one group", command=setting.command("matrix", "--group", _bare(groups[0]))))
    page.blank()
    why = setting.command("explain", _bare(groups[0]), _bare(protections[0]))
    page.line(Run(setting.say("why", command=why), "faint"))


def _bare(name: Iri) -> str:
    return curie(name).removeprefix("gap:")


def _rows(setting: Setting, groups: Sequence[Iri], protections: Sequence[Iri]) -> list[GridRow]:
    lattice, coverage = setting.graph.lattice, setting.coverage
    return [
        GridRow(
            setting.names.label(group),
            tuple(cell(setting, coverage[protection], lattice.leaves_of(group)) for protection in protections),
        )
        for group in groups
    ]


def _draw_in_words(page: Page, setting: Setting, group: Iri, protections: Sequence[Iri]) -> None:
    page.blank()
    page.line(Run(capital(setting.names.label(group)), "strong"), Run(f"  {curie(group)}", "faint"))
    for alike in _alike(setting.cells([group], protections)):
        spoken = alike[0].spoken
        best, worst = (status_run(setting, one, spoken=spoken) for one in (alike[0].best, alike[0].worst))
        what = ", ".join(setting.names.label(one.protection) for one in alike)
        runs = [best] if best == worst else [best, Run(" – "), worst]
        page.line(*runs, Run(f": {what}", "strong"), indent=2, hang=4)
        for shortfall in alike[0].exceptions:
            page.line(_exception(setting, shortfall, spoken=spoken), indent=6, hang=2)


def _exception(setting: Setting, shortfall: Shortfall, *, spoken: bool) -> str:
    who = setting.names.parts_label(shortfall.boxes)
    return setting.say("exception", who=who, status=setting.status_word(shortfall.status, spoken=spoken))


def _alike(cells: Iterable[GroupCoverage]) -> Iterator[list[GroupCoverage]]:
    """Lists of the protections with the same coverage for a group; the lists are in the order of their first
    protection.
    """
    kinds: dict[object, list[GroupCoverage]] = {}
    for one in cells:
        kinds.setdefault((one.best, one.worst, one.exceptions, one.spoken), []).append(one)
    return iter(kinds.values())


def matrices_page(page: Page, settings: tuple[Setting, ...], groups: Sequence[Iri], protections: Sequence[Iri]) -> None:
    """Draw the matrices of all reports, group by group, with one row for each protection and one column for each
    report.
    """
    first = settings[0]
    page.line(Run(first.say("all matrix"), "title"))
    lattice = first.graph.lattice
    for group in groups:
        page.blank()
        page.line(Run(capital(first.names.label(group)), "strong"), Run(f"  {curie(group)}", "faint"))
        leaves = lattice.leaves_of(group)
        rows = [
            GridRow(first.names.label(p), cells)
            for p in protections
            if any(cells := tuple(cell(one, one.coverage[p], leaves) for one in settings))
        ]
        draw_stacked(page, [one.id for one in settings], rows)
    draw_legend(page, settings)
    if len(groups) > 1:
        alone = command(first.language, "matrix", "--all", "--group", _bare(groups[0]))
        page.line(first.say("one group", command=alone))
