"""The notes on duties beside gaps: what the source itself says of duties, the duties that the gaps conflict with, and
the duties that can't be assessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gapgraph.core.claims import Claim
from gapgraph.core.gaps import Gap
from gapgraph.law.assessments import Assessment
from gapgraph.law.obligations import Obligation
from gapgraph.law.sentences import caution, citation, conclusion, requirement, seen, stated_sentence
from gapgraph.web.report_view import ReportView


@dataclass(frozen=True)
class DutyNote:
    """A duty that is shown beside a gap.

    ``relation`` is ``stated`` (the source's own words), ``raised`` (a finding) or ``unassessed``. ``title`` names the
    article, ``text`` says what the article requires and whether the duty is met, and ``seen`` how the article was read.
    ``claim`` is the claim with the source's own statement, if there is one.
    """

    relation: str
    title: str
    text: str
    seen: str
    id: str
    claim: Claim | None = None


def duty_notes(view: ReportView, gaps: Iterable[Gap]) -> list[DutyNote]:
    """The duties that the gaps concern, each once: first the source's own statements, then findings, then the
    others.
    """
    listed, notes = tuple(gaps), dict[str, DutyNote]()
    for note in (*_stated(view, listed), *_raised(view, listed), *_unassessed(view, listed)):
        notes.setdefault(note.id, note)
    return list(notes.values())


def by_article(notes: Iterable[DutyNote]) -> list[tuple[DutyNote, list[DutyNote]]]:
    """The notes grouped by article: for each group, its first note and all its notes."""
    articles: dict[tuple[str, str], list[DutyNote]] = {}
    for note in notes:
        articles.setdefault((note.relation, note.title), []).append(note)
    return [(members[0], members) for members in articles.values()]


def _stated(view: ReportView, gaps: tuple[Gap, ...]) -> Iterator[DutyNote]:
    duties, names = view.setting.duties, view.setting.names
    for gap in gaps:
        for one in duties.stated_on(gap.protection):
            title = ", ".join(map(names.label, one.instruments))
            yield DutyNote("stated", title, stated_sentence(one, names), "", one.claim.id, one.claim)


def _raised(view: ReportView, gaps: tuple[Gap, ...]) -> Iterator[DutyNote]:
    for gap in gaps:
        for one in view.setting.duties.raised(gap):
            yield _assessed(view, one, gap)


def _assessed(view: ReportView, one: Assessment, gap: Gap) -> DutyNote:
    duty, world, language = one.obligation, view.graph.facts, view.setting.language
    parts = (
        requirement(duty, world, language),
        conclusion(duty, one.verdict, world, language),
        caution(one, gap.evidence, language),
    )
    text = " ".join(part for part in parts if part)
    return DutyNote("raised", citation(duty, world, language), text, seen(duty, language), duty.iri)


def _unassessed(view: ReportView, gaps: tuple[Gap, ...]) -> Iterator[DutyNote]:
    """The duties that bind the country but can't be compared with coverage, such as targets and duties to consider
    something.
    """
    world, language = view.graph.facts, view.setting.language
    for gap in gaps:
        for duty in view.graph.obligations:
            if duty.protection == gap.protection and not duty.is_assessed and _binds(duty, view):
                title = citation(duty, world, language)
                yield DutyNote("unassessed", title, requirement(duty, world, language), seen(duty, language), duty.iri)


def _binds(duty: Obligation, view: ReportView) -> bool:
    return any(binding.holds_throughout(view.setting.report) for binding in duty.bindings)
