"""The results of a search, as a page: sentences, claims, terms and queries, each kind under its heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gapgraph.core.claims import language_mark
from gapgraph.corpus import Corpus
from gapgraph.i18n.say import say
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import draw_paraphrased
from gapgraph.tables.search_table import HitKind, SearchHit

MOST_HITS = 8
"""The maximum number of results of each kind on a page, unless only one kind is requested."""


def hits_page(
    page: Page, graph: Corpus, hits: Sequence[SearchHit], language: str, most: int | None = MOST_HITS
) -> None:
    """Draw the results, kind by kind: at most ``most`` results of each kind, and the number of further results. Below
    the results, name the quoted reports whose text is a paraphrase.
    """
    shown: list[SearchHit] = []
    if not hits:
        page.line(say("hits none", language))
    for kind, of_kind in groupby(hits, key=lambda hit: hit.kind):
        found = list(of_kind)
        page.blank()
        page.line(Run(say(f"hits {kind}", language, count=len(found)), "heading"))
        for hit in found[:most]:
            _draw_hit(page, hit, language)
        shown += found[:most]
        if most is not None and len(found) > most:
            more = say("more hits", language, count=len(found) - most, kind=kind.value)
            page.line(Run(more, "faint"), indent=2, hang=2)
    draw_paraphrased(page, graph, (hit.report for hit in shown if hit.report and hit.text), language)


def _draw_hit(page: Page, hit: SearchHit, language: str) -> None:
    mark = language_mark(language)
    if hit.kind is HitKind.SENTENCE:
        page.line(f"{mark}“{hit.text}”", Run(f" {hit.id}", "faint"), indent=2, hang=2)
    elif hit.kind is HitKind.CLAIM:
        quoted = f" {mark}“{hit.text}”" if hit.text else ""
        page.line(f"{hit.label}:{quoted}", Run(f" ({hit.attribution}) {hit.id}", "faint"), indent=2, hang=2)
    else:
        page.line(Run(hit.id, "strong"), f": {hit.label}", Run(f"  {hit.text}", "faint"), indent=2, hang=2)
