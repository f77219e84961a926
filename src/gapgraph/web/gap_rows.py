"""Gaps as rows in plain words: who lacks what, which sentence says so, who asserts it, and which duty it concerns. Gaps
with the same reasons share a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from gapgraph.core.boxes import cover
from gapgraph.core.claim_words import Certainty, Frequency
from gapgraph.core.claims import Claim
from gapgraph.core.gaps import Gap
from gapgraph.core.statuses import BETTER_TO_WORSE, Standing, Status, Verdict
from gapgraph.tables.status_words import StatusWord
from gapgraph.web.duty_notes import DutyNote, by_article, duty_notes
from gapgraph.web.report_view import ReportView


@dataclass(frozen=True)
class GapRow:
    """Gaps with the same statuses for the same reasons; ``cell`` is the group's id and the protection of the first gap.

    Each status has the people to whom it applies; if there is only one status, the people aren't named.
    """

    statuses: tuple[tuple[StatusWord, str], ...]
    groups: tuple[str, ...]
    protections: tuple[str, ...]
    evidence: tuple[Claim, ...]
    standing: tuple[str, ...]
    hedges: tuple[str, ...]
    places: tuple[str, ...]
    duties: tuple[tuple[DutyNote, list[DutyNote]], ...]
    cell: tuple[str, str]


def gap_rows(view: ReportView, verdict: Verdict = Verdict.UNMET) -> list[GapRow]:
    """The gaps with a verdict: first those that the report itself asserts, then those that others assert; within each,
    the worst statuses first.
    """
    alike: dict[object, list[Gap]] = {}
    for gap in view.gaps(verdict):
        reasons = frozenset(claim.id for claim in gap.evidence)
        alike.setdefault((gap.statuses, reasons, gap.protection if not reasons else ""), []).append(gap)
    members = sorted(alike.values(), key=lambda gaps: _gravity(gaps[0]))
    return [_row(view, gaps) for gaps in members]


def _gravity(gap: Gap) -> tuple[int, int]:
    others = bool(gap.standing) and Standing.REPORTS_WORD not in gap.standing
    return int(others), -BETTER_TO_WORSE.index(gap.statuses[-1])


def _row(view: ReportView, gaps: list[Gap]) -> GapRow:
    first, names = gaps[0], view.setting.names
    groups = dict.fromkeys(view.box_label(gap.box) for gap in gaps)
    return GapRow(
        statuses=tuple(_statuses(view, gaps)),
        groups=tuple(groups),
        protections=tuple(dict.fromkeys(view.label(gap.protection) for gap in gaps)),
        evidence=first.evidence,
        standing=tuple(view.setting.say(f"word {standing}") for standing in first.standing),
        hedges=_hedges(view, first),
        places=tuple(sorted(map(view.label, first.places))),
        duties=tuple(by_article(duty_notes(view, gaps))),
        cell=(names.box_id(first.box).removeprefix("gap:"), view.local(first.protection)),
    )


def _statuses(view: ReportView, gaps: list[Gap]) -> Iterator[tuple[StatusWord, str]]:
    """Each status in a word; if there are several statuses, each with the people who have it. Statuses with the same
    word are joined.
    """
    first = gaps[0]
    having: dict[str, int] = {}
    words: dict[str, StatusWord] = {}
    for status in first.statuses:
        word = view.word(first.protection, first.box.leaves, status)
        words[word.word] = word
        having[word.word] = having.get(word.word, 0) | _leaves_of(view, gaps, status)
    for name, word in words.items():
        yield word, _who(view, gaps, having[name]) if len(words) > 1 else ""


def _leaves_of(view: ReportView, gaps: Iterable[Gap], status: Status) -> int:
    """The leaves (smallest groups) in these gaps that have the status for the protection of their gap."""
    coverage = view.setting.coverage
    return reduce(or_, (gap.box.leaves & coverage[gap.protection].statuses.get(status, 0) for gap in gaps), 0)


def _who(view: ReportView, gaps: Iterable[Gap], leaves: int) -> str:
    union = reduce(or_, (gap.box.leaves for gap in gaps), 0)
    return view.boxes.said_together(cover(view.setting.graph.lattice, leaves, ~union))


def _hedges(view: ReportView, gap: Gap) -> tuple[str, ...]:
    """How often and how surely the claims say so; empty if they say "always" and are certain."""
    often = [claim.frequency for claim in gap.evidence if claim.frequency is not Frequency.ALWAYS]
    surely = [claim.certainty for claim in gap.evidence if claim.certainty is not Certainty.STATED]
    return tuple(dict.fromkeys(view.setting.names.of_term(word) for word in (*often, *surely)))
