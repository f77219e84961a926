"""The result of verifying a report against a text, as a page."""

from __future__ import annotations

from collections.abc import Sequence

from gapgraph.authoring.verification import PassagePlace, Verified
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading
from gapgraph.tables.setting import Setting


def verified_page(page: Page, setting: Setting, found: Sequence[Verified]) -> None:
    """Draw the verdict, and each passage that isn't where it should be."""
    heading(page, setting)
    page.blank()
    wrong = [one for one in found if one.standing is not PassagePlace.FOUND]
    if wrong:
        page.line(Run(setting.say("verified not", wrong=len(wrong), count=len(found)), "unmet"))
    else:
        by_reference = sum(one.by == "reference" for one in found)
        counts = {"count": len(found), "quotes": len(found) - by_reference, "references": by_reference}
        page.line(Run(setting.say("verified all", **counts), "offered"))
    for one in wrong:
        told = {"claim": one.claim, "sentence": one.quote.sentence, "at": one.sentence, "words": one.quote.exact}
        page.line(setting.say(f"{one.standing} {one.by}", **told), indent=2, hang=2)
