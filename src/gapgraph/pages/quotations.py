"""Parts that several pages share: a report's heading, a status, a quotation with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from gapgraph.core.boxes import Box
from gapgraph.core.claims import Claim
from gapgraph.core.ids import report_iri
from gapgraph.core.statuses import VERDICT_OF, Standing, Status, Verdict
from gapgraph.corpus import Corpus
from gapgraph.i18n.say import say
from gapgraph.pages.layout import Page, Run
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting, attribution_in_words, number, quote_claim, same_words
from gapgraph.vocabulary import DCTERMS, Iri, ReportId

VERDICT_HEADINGS: Final = {
    Verdict.OFFERED: "offered",
    Verdict.UNMET: "unmet",
    Verdict.UNDERSERVED: "underserved",
    Verdict.UNKNOWN: "unknown",
}
"""The phrase above the gaps of a verdict."""


def status_run(setting: Setting, status: Status, *, spoken: bool = False) -> Run:
    """The status as symbol and word, in the style of its verdict; ``spoken`` says whether any claim mentions the
    protection.
    """
    words = (setting.symbol(status, spoken=spoken), setting.status_word(status, spoken=spoken))
    return Run(" ".join(words), VERDICT_OF[status].value)


def but_among(reading: ReportReading, others: Iterable[tuple[Status, Iterable[Box]]], *, spoken: bool = True) -> str:
    """The people of a group with another status, such as `` (men among them: ✕ Denied)``; empty if all have the same
    status.
    """
    setting = reading.setting
    told = [
        setting.say(
            "among them",
            who=reading.boxes.said_together(boxes),
            status=status_run(setting, status, spoken=spoken).text,
        )
        for status, boxes in others
    ]
    return f" ({'; '.join(told)})" if told else ""


def symbol_run(setting: Setting, status: Status) -> Run:
    """The status as a symbol alone, in the style of its verdict."""
    return Run(setting.symbol(status), VERDICT_OF[status].value)


def backing_words(setting: Setting, standing: Iterable[Standing], places: Iterable[Iri]) -> str:
    """Who asserts a status, if the report itself doesn't; and in which places it applies, if only in a part of the
    country.
    """
    words = tuple(standing)
    by = "" if set(words) <= {Standing.REPORTS_WORD} else ", ".join(setting.names.of_term(one) for one in words)
    where = ", ".join(sorted(map(setting.names.label, places)))
    parts = (setting.say("by word", word=by) if by else "", setting.say("at", place=where) if where else "")
    return "; ".join(part for part in parts if part)


def heading(page: Page, setting: Setting, *, title_style: str = "title") -> None:
    """The report's title and period, the requested time and place, and what a reader must know about the text."""
    page.line(Run(setting.names.text(report_iri(setting.id), DCTERMS + "title") or setting.id, title_style))
    start, end = setting.report.period
    page.line(Run(f"{setting.id} · " + setting.say("period", start=start, end=end), "faint"))
    draw_conditions(page, setting)


def draw_conditions(page: Page, setting: Setting) -> None:
    """The requested time and place, and what a reader must know about the text."""
    if setting.when:
        times = setting.graph.times(setting.id, setting.when)
        known = ", ".join(sorted(map(setting.names.label, times))) or setting.when
        page.line(Run(setting.say("in context", what=known), "strong"))
    if setting.where:
        place = setting.graph.place(setting.where, setting.id)
        page.line(Run(setting.say("in place", what=setting.names.label(place)), "strong"))
        if not any(place in claim.places for claim in setting.view.claims):
            page.line(Run(setting.say("nothing in place", what=setting.names.label(place)), "strong"))
    if setting.report.wording == "Withheld":
        page.line(Run(setting.say("withheld"), "faint"))
    if setting.report.wording == "Paraphrase":
        page.line(Run(setting.say("paraphrase"), "faint"))
    if setting.report.extent == "Excerpt":
        page.line(Run(setting.say("excerpt"), "faint"))


def draw_paraphrased(page: Page, graph: Corpus, reports: Iterable[ReportId], language: str) -> None:
    """Name those of the reports whose words are a paraphrase, below quotations from several reports."""
    names = [one for one in dict.fromkeys(reports) if graph.report(one).wording == "Paraphrase"]
    if names:
        page.blank()
        page.line(Run(say("paraphrased reports", language, reports=", ".join(names)), "faint"), hang=2)


def quotation(page: Page, claim: Claim, setting: Setting, indent: int) -> None:
    """The claim's quotation, and in the same paragraph who says so and the claim's id."""
    quotations(page, [claim], setting, indent)


def quotations(
    page: Page, claims: Iterable[Claim], setting: Setting, indent: int, most: int | None = None
) -> tuple[Claim, ...]:
    """Draw the claims' quotations; claims with the same words share one quotation. At most ``most`` quotations are
    drawn; the claims of the other quotations are returned.
    """
    kinds = list(same_words(claims, setting))
    for alike in kinds[:most]:
        who = attribution_in_words(alike[0], setting)
        page.line(quote_claim(alike[0], setting), Run(f" ({who}) {_together(alike)}", "faint"), indent=indent, hang=2)
    return tuple(claim for alike in kinds[len(kinds[:most]) :] for claim in alike)


def _together(alike: Sequence[Claim]) -> str:
    """The ids of claims in a short form: ``per-2021/claim/161, 162``."""
    return ", ".join([alike[0].id, *map(number, alike[1:])])


def ids(claims: Iterable[Claim]) -> str:
    """The ids of the claims, separated by commas."""
    return ", ".join(claim.id for claim in claims)
