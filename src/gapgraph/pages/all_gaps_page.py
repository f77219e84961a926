"""The gaps of every report side by side: who lacks which protection in one report, and their status in the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gapgraph.core.boxes import Box
from gapgraph.core.gaps import Gap
from gapgraph.i18n.say import capital
from gapgraph.pages.cells import cell, draw_legend
from gapgraph.pages.grid import GridRow, draw_stacked
from gapgraph.pages.layout import Page, Run
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import Iri


def all_gaps_page(page: Page, settings: Sequence[Setting], gaps: Iterable[Gap]) -> None:
    """Draw the gaps protection by protection, with one row for each group and one column for each report."""
    first, found = settings[0], tuple(gaps)
    page.line(Run(first.say("all gaps"), "title"))
    page.blank()
    if not found:
        page.line(first.say("nothing to show"))
        return
    draw_stacked(page, [one.id for one in settings], list(_rows(settings, found)))
    draw_legend(page, tuple(settings))


def _rows(settings: Sequence[Setting], gaps: Sequence[Gap]) -> Iterator[GridRow]:
    for protection in settings[0].graph.scheme.protections:
        if boxes := _boxes(gap for gap in gaps if gap.protection == protection):
            yield GridRow(capital(settings[0].names.label(protection)))
            yield from (_row(settings, protection, box) for box in boxes)


def _boxes(gaps: Iterable[Gap]) -> list[Box]:
    """The boxes (sets of smallest groups) of the gaps, each once, the largest box first."""
    boxes = {gap.box.leaves: gap.box for gap in gaps}
    return sorted(boxes.values(), key=lambda box: (-box.leaves.bit_count(), box.leaves))


def _row(settings: Sequence[Setting], protection: Iri, box: Box) -> GridRow:
    cells = tuple(cell(one, one.coverage[protection], box.leaves) for one in settings)
    return GridRow(settings[0].names.box_label(box), cells)
