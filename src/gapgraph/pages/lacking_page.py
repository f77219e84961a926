"""Where a group lacks a protection, as a page: the table, with the claims' words as quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gapgraph.core.claims import quoted
from gapgraph.corpus import Corpus
from gapgraph.i18n.say import say
from gapgraph.pages.layout import Page
from gapgraph.pages.quotations import draw_paraphrased
from gapgraph.pages.table_layout import draw_table
from gapgraph.tables.corpus_tables import lack_table
from gapgraph.tables.table_document import with_heads, with_words

if TYPE_CHECKING:
    from gapgraph.corpus.corpus_questions import Lack


def lacking_page(page: Page, graph: Corpus, lacks: Sequence[Lack], language: str) -> None:
    """Draw one row for each country, and name the quoted reports whose words are a paraphrase."""

    def quotations(lack: Lack) -> tuple[str, ...]:
        claims = (claim for claim in graph.claims(lack.report) if claim.id in lack.evidence)
        return tuple(dict.fromkeys(quoted(claim, language) for claim in claims if claim.quotes))

    if not lacks:
        page.line(say("nothing to show", language))
    table = lack_table(lacks, graph.names(language=language), quotations)
    draw_table(page, with_heads(with_words(table, graph, language), language))
    draw_paraphrased(page, graph, (lack.report for lack in lacks), language)
