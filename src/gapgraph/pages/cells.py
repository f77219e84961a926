"""Draws a cell of a grid: the statuses of a group of victims for a protection, as one symbol or two."""

from __future__ import annotations

from gapgraph.core.coverage import Ruling
from gapgraph.core.statuses import BETTER_TO_WORSE, BEYOND, SYMBOLS, VERDICT_OF, Status
from gapgraph.pages.grid import GridCell
from gapgraph.pages.layout import NO_BREAK, Page, Run
from gapgraph.pages.quotations import symbol_run
from gapgraph.tables.setting import Setting


def cell(setting: Setting, ruling: Ruling, leaves: int) -> GridCell:
    """The symbols of the best and the worst status of the leaves (smallest groups), one symbol if both are equal; empty
    if the protection doesn't apply.
    """
    found = [status for status in BETTER_TO_WORSE if ruling.statuses.get(status, 0) & leaves]
    return tuple(_symbol(setting, status, ruling, leaves) for status in dict.fromkeys((*found[:1], *found[-1:])))


def _symbol(setting: Setting, status: Status, ruling: Ruling, leaves: int) -> Run:
    """The symbol of a status. NotEvidenced has another symbol if the report is an excerpt that doesn't mention the
    protection.
    """
    if status is Status.NOT_EVIDENCED and ruling.statuses[status] & leaves & ruling.spoken:
        return Run(SYMBOLS[status], VERDICT_OF[status].value)
    return symbol_run(setting, status)


def draw_legend(page: Page, settings: tuple[Setting, ...]) -> None:
    """The legend of the symbols, without statuses that can't occur."""
    shown = settings[0]
    page.blank()
    words = [(SYMBOLS[s], shown.names.of_term(s), VERDICT_OF[s].value) for s in BETTER_TO_WORSE]
    if any(setting.is_beyond(Status.NOT_EVIDENCED) for setting in settings):
        words.append((BEYOND, shown.say("beyond"), VERDICT_OF[Status.NOT_EVIDENCED].value))
    items = ((Run(symbol, style), Run(NO_BREAK + word.replace(" ", NO_BREAK))) for symbol, word, style in words)
    page.line(*[run for item in items for run in (*item, Run("  "))][:-1])
    page.line(shown.say("legend"))
