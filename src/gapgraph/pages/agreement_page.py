"""The agreement of two encodings of one text, as a page."""

from __future__ import annotations

from gapgraph.authoring.agreement import CLAIM, Disagreement
from gapgraph.core.claims import language_mark
from gapgraph.i18n.say import say
from gapgraph.pages.layout import Page, Run
from gapgraph.tables.agreement_table import Agreement


def agreement_page(page: Page, found: Agreement) -> None:
    """Draw Krippendorff's alpha for each slot (field of a claim), then the disagreements side by side."""

    def tell(key: str, **values: object) -> str:
        return say(key, found.language, **values)

    page.line(Run(tell("agreement of", report=found.report), "title"))
    page.line(Run(found.told, "faint"))
    page.blank()
    for slot in found.slots:
        told = tell("no variation") if slot.alpha is None else f"{slot.alpha:.3f}"
        words = tell("of slot", agreeing=slot.agreeing, units=slot.units, alpha=told)
        page.line(Run(f"{slot.slot}: ", "strong"), words, indent=2, hang=2)
    page.line(Run(tell("about alpha"), "faint"))
    page.blank()
    page.line(Run(tell("disagreements"), "heading"))
    for one in found.differences:
        page.blank()
        _draw(page, one, tell("by one alone") if one.slot == CLAIM else one.slot, found.language)
    if not found.differences:
        page.line(tell("none of these"), indent=2)


def _draw(page: Page, one: Disagreement, what: str, language: str) -> None:
    page.line(Run(f"{say('in sentence', language, number=one.unit.sentence)}, {what}", "strong"))
    for side, coded, value in (("A", one.unit.first, one.first), ("B", one.unit.second, one.second)):
        quote = f" {language_mark(language)}“{coded.quote}” ({coded.number})" if coded else ""
        page.line(f"{side}: {value}", Run(quote, "faint"), indent=2, hang=3)
