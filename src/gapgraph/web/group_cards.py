"""Groups, the worst off first: how many protections are unmet, unmet for some, short, offered or unknown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gapgraph.core.boxes import Box
from gapgraph.core.claim_words import Certainty, Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import VERDICT_OF, Verdict
from gapgraph.web.report_view import ReportView

COUNTED = ("unmet", "some", "underserved", "offered", "unknown")
"""What is counted, in reading order; each protection counts once."""

MOST_NAMED = 2
"""Protections or people that a card names."""

_PREFERRED = (Kind.DENIAL, Kind.HARM, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE, Kind.PROVISION)


@dataclass(frozen=True)
class Square:
    """One protection in a card's bar: its kind, the fill of most people, and that of those who fare worse."""

    kind: str
    best: str
    worst: str


@dataclass(frozen=True)
class GroupCard:
    """A group, its counts, what it lacks in words, the claim to quote, and for whom alone something is unmet."""

    group: str
    label: str
    counts: dict[str, int]
    squares: tuple[Square, ...]
    lacks: str
    claim: Claim | None
    some: str


def group_cards(view: ReportView, groups: tuple[str, ...]) -> list[GroupCard]:
    """A card for each group, the worst off first; groups equal in that keep the ontology's order."""
    cards = [_card(view, group) for group in groups]
    return sorted(cards, key=lambda card: tuple(-card.counts[kind] for kind in COUNTED[:3]))


def kind_of(cell: GroupCoverage) -> str:
    """What a cell counts as."""
    best = VERDICT_OF[cell.best]
    if best is not Verdict.UNMET and Verdict.UNMET in cell.verdicts:
        return "some"
    return best.value


def _card(view: ReportView, group: str) -> GroupCard:
    cells = [view.cells[group, p] for p in view.setting.coverage if (group, p) in view.cells]
    kinds = Counter(map(kind_of, cells))
    squares = sorted(map(_square, cells), key=lambda one: COUNTED.index(one.kind))
    return GroupCard(
        group,
        view.label(group),
        {kind: kinds[kind] for kind in COUNTED},
        tuple(squares),
        _lacks(view, [cell.protection for cell in cells if kind_of(cell) == "unmet"]),
        _claim(view, group, cells),
        _some(view, cells),
    )


def _square(cell: GroupCoverage) -> Square:
    worst = VERDICT_OF[cell.exceptions[-1].status] if cell.exceptions else VERDICT_OF[cell.best]
    return Square(kind_of(cell), VERDICT_OF[cell.best].value, worst.value)


def _lacks(view: ReportView, protections: list[str]) -> str:
    """What the group lacks, and which of its freedoms are infringed, in one or two sentences."""
    freedoms = [one for one in protections if one in view.graph.scheme.freedoms]
    services = [one for one in protections if one not in freedoms]
    told = [_listed(view, "card without", services)] if services else []
    told += [_listed(view, "card infringed", freedoms)] if freedoms else []
    return " ".join(told) or view.setting.say("card nothing")


def _listed(view: ReportView, key: str, protections: list[str]) -> str:
    named = ", ".join(map(view.label, protections[:MOST_NAMED]))
    more = len(protections) - MOST_NAMED
    return view.setting.say(f"{key} more" if more > 0 else key, what=named, more=more)


def _claim(view: ReportView, group: str, cells: list[GroupCoverage]) -> Claim | None:
    """The claim to quote: one that decides what is unmet, if any; by name, of the whole group, of the gravest kind."""
    wholly = [cell for cell in cells if kind_of(cell) == "unmet"]
    asked = wholly or [cell for cell in cells if Verdict.UNMET in cell.verdicts] or cells
    leaves, weights = view.graph.lattice.leaves_of(group), Counter[str]()
    known: dict[str, Claim] = {}
    for claim, decided, status in (one for cell in asked for one in view.decided[cell.protection]):
        if decided & leaves and claim.quotes and (asked is cells or VERDICT_OF[status] is Verdict.UNMET):
            known[claim.id] = claim
            weights[claim.id] += (decided & leaves).bit_count()
    fullest = max(weights.values(), default=0)
    return min(known.values(), key=lambda c: (*_weight(group, c, weights[c.id] == fullest), c.id), default=None)


def _weight(group: str, claim: Claim, fullest: bool) -> tuple[bool, bool, bool, int, int]:
    kind = _PREFERRED.index(claim.kind) if claim.kind in _PREFERRED else len(_PREFERRED)
    reported = claim.certainty is not Certainty.STATED
    return claim.group != group, reported, not fullest, kind, list(Frequency).index(claim.frequency)


def _some(view: ReportView, cells: list[GroupCoverage]) -> str:
    """For whom something is unmet that others of the group have, those of most protections first."""
    boxes: Counter[Box] = Counter()
    for cell in cells:
        if kind_of(cell) == "some":
            boxes.update({b for one in cell.exceptions if VERDICT_OF[one.status] is Verdict.UNMET for b in one.boxes})
    labels = list(dict.fromkeys(view.box_label(box) for box, _ in boxes.most_common()))
    if not labels:
        return ""
    named = "; ".join(labels[:MOST_NAMED])
    return view.setting.say("card some more" if len(labels) > MOST_NAMED else "card some", who=named)
