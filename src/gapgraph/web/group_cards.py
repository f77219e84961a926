"""A group of the ranking as a card: its counts, what it lacks in words, the claim to quote, and a bar of squares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gapgraph.core.claims import Claim
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import VERDICT_OF
from gapgraph.tables.group_ranking import (
    COUNTED,
    RankedGroup,
    claim_to_quote,
    group_reading,
    kind_of,
    lacking_parts,
)
from gapgraph.vocabulary import Iri
from gapgraph.web.report_view import ReportView

MOST_NAMED = 2
"""The maximum number of protections or people on a card."""


@dataclass(frozen=True)
class Square:
    """One protection in a card's bar: its kind, the fill for the best status of the group, and the fill for the worst
    one.
    """

    kind: str
    best: str
    worst: str


@dataclass(frozen=True)
class GroupCard:
    """A group, its counts, what it lacks in words, the claim to quote, and the people for whom more is unmet than for
    the rest of the group.
    """

    group: Iri
    label: str
    counts: dict[str, int]
    squares: tuple[Square, ...]
    lacks: str
    claim: Claim | None
    some: str


def group_card(view: ReportView, group: Iri) -> GroupCard:
    """The card of a group."""
    return _card(view, group_reading(view, group))


def group_cards(view: ReportView, groups: Iterable[RankedGroup]) -> list[GroupCard]:
    """A card for each group, in the order given."""
    return [_card(view, one) for one in groups]


def _card(view: ReportView, one: RankedGroup) -> GroupCard:
    squares = sorted(map(_square, one.cells), key=lambda square: COUNTED.index(square.kind))
    return GroupCard(
        one.group,
        view.label(one.group),
        one.counts,
        tuple(squares),
        _lacks(view, one.unmet),
        claim_to_quote(view, one),
        _some(view, one),
    )


def _square(cell: GroupCoverage) -> Square:
    worst = VERDICT_OF[cell.exceptions[-1].status] if cell.exceptions else VERDICT_OF[cell.best]
    return Square(kind_of(cell), VERDICT_OF[cell.best].value, worst.value)


def _lacks(view: ReportView, protections: Sequence[Iri]) -> str:
    """What the group lacks, and which of its freedoms are infringed, in one or two sentences."""
    freedoms = [one for one in protections if one in view.graph.scheme.freedoms]
    services = [one for one in protections if one not in freedoms]
    told = [_listed(view, "card without", services)] if services else []
    told += [_listed(view, "card infringed", freedoms)] if freedoms else []
    return " ".join(told) or view.setting.say("card nothing")


def _listed(view: ReportView, key: str, protections: list[Iri]) -> str:
    named = ", ".join(map(view.label, protections[:MOST_NAMED]))
    more = len(protections) - MOST_NAMED
    return view.setting.say(f"{key} more" if more > 0 else key, what=named, more=more)


def _some(view: ReportView, one: RankedGroup) -> str:
    """A phrase that names the parts of the group that lack more protections than the rest of the group. The parts that
    lack the most additional protections come first.
    """
    labels = list(lacking_parts(view, one))
    if not labels:
        return ""
    named = "; ".join(labels[:MOST_NAMED])
    return view.setting.say("card some more" if len(labels) > MOST_NAMED else "card some", who=named)
