"""The content of a report's page, its matrix and its brief: one set of values for all three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gapgraph.core.claims import Claim, passage
from gapgraph.core.statuses import Status, Verdict
from gapgraph.tables.group_ranking import plain_first, ranked_groups
from gapgraph.tables.setting import number
from gapgraph.vocabulary import REPORT, VICTIM, Iri
from gapgraph.web.bar_charts import capacity_bars, year_chart
from gapgraph.web.gap_rows import gap_rows
from gapgraph.web.group_cards import group_cards
from gapgraph.web.headline import finding_title
from gapgraph.web.matrix_cells import MatrixRow, matrix_rows
from gapgraph.web.narrative_text import narrative
from gapgraph.web.region_map import region_map
from gapgraph.web.report_view import ReportView

FIRST_SCREEN = 8
"""The number of groups on the first screen, and in the matrix of the brief."""

LONGEST_LEAD = 420
"""The maximum number of characters of a sentence at the top of a page; of a longer sentence, only the quotation is
shown.
"""


WHOLE = 0.8
"""If the quotation is more than this share of its sentence, nothing in the sentence is highlighted."""


@dataclass(frozen=True)
class Lead:
    """A sentence at the top of a page: its topic, the words around the quotation, and the claim."""

    about: str
    before: str
    quoted: str
    after: str
    claim: Claim

    @property
    def number(self) -> str:
        """The claim's number."""
        return number(self.claim)


def leads(view: ReportView) -> list[Lead]:
    """The sentences at the top of a page: what the source itself says of duties, and what it says of everyone."""
    found = []
    for key, claims in (("lead duty", view.fulfilments), ("lead everyone", view.systemic)):
        if claims:
            found.append(_lead(view, key, claims[0]))
    return found


def _lead(view: ReportView, key: str, claim: Claim) -> Lead:
    words = " … ".join(passage(quote, view.setting.language) for quote in claim.quotes)
    about = view.setting.say(key)
    for paragraph in narrative(view, (claim,)):
        for sentence in paragraph.sentences:
            marked = [n for n, piece in enumerate(sentence.pieces) if piece.claims]
            if marked and sentence.end - sentence.start <= LONGEST_LEAD:
                first, last = marked[0], marked[-1]
                parts = [piece.text for piece in sentence.pieces]
                if len("".join(parts[first : last + 1])) > WHOLE * (sentence.end - sentence.start):
                    return Lead(about, "".join(parts), "", "", claim)
                before, said, after = parts[:first], parts[first : last + 1], parts[last + 1 :]
                return Lead(about, "".join(before), "".join(said), "".join(after), claim)
    return Lead(about, "", words, "", claim)


def overview(view: ReportView) -> dict[str, Any]:
    """The values for the template of a report's first page."""
    rows = gap_rows(view)
    first, others = plain_first(view, ranked_groups(view), FIRST_SCREEN)
    return {
        "view": view,
        "title": finding_title(view, rows),
        "leads": leads(view),
        "cards": group_cards(view, first),
        "more_cards": group_cards(view, others),
        "gaps": rows,
        "short": gap_rows(view, Verdict.UNDERSERVED),
        "bars": capacity_bars(view),
        "years": year_chart(view),
        "map": region_map(view),
        **source_facts(view),
    }


def matrix_values(view: ReportView, groups: Sequence[Iri], protections: Sequence[Iri]) -> dict[str, Any]:
    """The values of a matrix of these groups and protections."""
    sections: list[tuple[str, list[MatrixRow]]] = [
        (title, matrix_rows(view, groups, members)) for title, members in view.sections(tuple(protections))
    ]
    return {
        "groups": list(groups),
        "columns": {group: view.label(group) for group in groups},
        "sections": sections,
        "words": legend_words(view),
        "silent": [view.label(one) for one in view.silent],
    }


def legend_words(view: ReportView) -> Mapping[str, str]:
    """The plain word of each status."""
    return {status.value: view.word_alone(status) for status in Status}


def matrix_groups(view: ReportView) -> list[Iri]:
    """The columns of a matrix: the groups that the report names, the worst off first, and all victims."""
    return [*(one.group for one in ranked_groups(view)), VICTIM]


def source_facts(view: ReportView) -> dict[str, Any]:
    """The text about the source at the bottom of a page."""
    start, end = view.setting.report.period
    return {
        "source_title": view.title,
        "source_url": _followed(view.setting.source),
        "publisher": view.label(view.setting.publisher),
        "period": view.setting.say("period", start=start, end=end),
        "report_iri": REPORT + view.setting.id,
    }


def _followed(address: str) -> str:
    """The address if it begins with http or https, so that a page may link to it; empty for any other address, because
    it could be a script.
    """
    return address if address.startswith(("https://", "http://")) else ""
