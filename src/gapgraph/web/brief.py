"""The brief: a report's page as one complete file, to mail, print or archive."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from gapgraph.api import Gapgraph
from gapgraph.core.statuses import Verdict
from gapgraph.tables.setting import Setting
from gapgraph.web.duty_notes import DutyNote, by_article, duty_notes
from gapgraph.web.rendering import Links, render, static_text
from gapgraph.web.report_page import matrix_values, overview
from gapgraph.web.report_view import ReportView


def brief_html(graph: Gapgraph, report: str, language: str = "en", when: str = "", where: str = "") -> str:
    """The brief of a report as HTML; the same data give the same HTML. Raises GapgraphError GG101 for an unknown
    report.
    """
    return brief_of(ReportView(Setting(graph, graph.report_id(report), language, when, where), graph))


def brief_of(view: ReportView) -> str:
    """The brief of a view (a report at one time and place, in one language)."""
    style = static_text("gapgraph.css")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    values = overview(view)
    groups = [card.group for card in values["cards"]]
    return render(
        "brief.html",
        view.setting.language,
        Links(),
        h=None,
        **values,
        **matrix_values(view, groups, view.protections),
        style=style,
        style_hash=digest,
        duties=_duties(view),
        command=view.setting.command("gaps"),
    )


def _duties(view: ReportView) -> list[tuple[DutyNote, list[DutyNote]]]:
    """The duties that the unmet gaps concern, without the duties that can't be assessed, grouped by article."""
    notes = duty_notes(view, view.gaps(Verdict.UNMET))
    return by_article(note for note in notes if note.relation != "unassessed")
