"""The explanation of a box's status for one protection: status by status, with the role of every claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapgraph.core.boxes import Box, maximal_boxes, minimal_cover
from gapgraph.core.claim_words import Kind
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.reasons import Deed, Part, Role, backing, beside, deeds, roles
from gapgraph.core.statuses import BETTER_TO_WORSE, Standing, Status
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import Iri

RULES = tuple(Status)
"""The rules in the order in which they are tried; each is named after the status that it gives."""


@dataclass(frozen=True)
class Derivation:
    """The leaves with one status among those of the explained box, the boxes that describe these leaves, and the
    claims' roles.

    ``standing`` says on whose statements the status is based. ``places`` are the places where the status is true; empty
    if it is true everywhere. ``deeds`` says what the deciding claims describe, ``spoken`` whether any claim mentions
    the protection for these leaves.
    """

    status: Status
    leaves: int
    boxes: tuple[Box, ...]
    roles: tuple[Role, ...]
    standing: tuple[Standing, ...]
    places: tuple[Iri, ...]
    deeds: tuple[Deed, ...]
    spoken: bool

    @property
    def rule(self) -> int:
        """The number of the rule that gave the status, from 1."""
        return RULES.index(self.status) + 1

    def playing(self, part: Part) -> tuple[Role, ...]:
        """The claims with this role."""
        return tuple(role for role in self.roles if role.part is part)


@dataclass(frozen=True)
class Explanation:
    """Why a box has its statuses for a protection; the best status first.

    ``leaves`` are the leaves of the box to which the protection applies; if there are none, there are no derivations.
    ``beside`` are claims that concern these leaves and decide nothing.
    """

    box: Box
    protection: Iri
    leaves: int
    derivations: tuple[Derivation, ...]
    beside: tuple[Role, ...]


def explain(box: Box, ruling: Ruling, view: View, scheme: Taxonomy, lattice: Lattice) -> Explanation:
    """Explain the status of each leaf of a box, from the ruling (the result of the rules) on the protection.

    If a rule overruled a NonDisclosure, the NonDisclosure is listed under ``beside``, not as overruled.
    """
    leaves = box.leaves & ruling.applicable
    aside = {role.claim.id: role for role in beside(view, ruling, leaves, scheme, lattice)}
    derivations, backed = [], backing(ruling)
    for status, having in _by_status(ruling, leaves):
        boxes = minimal_cover(maximal_boxes(lattice, having, free=~leaves), having)
        parts = roles(ruling, having)
        aside.update({role.claim.id: role for role in parts if role.part is Part.BESIDE})
        weighing = (r for r in parts if r.part not in (Part.BESIDE, Part.OVERRULED) or _is_weighed(r))
        told = (deed for r in parts if r.part is Part.DECIDED for deed in deeds(r.claim, status, r.leaves, ruling))
        words = (backed.standing(having), backed.where(having), tuple(dict.fromkeys(told)))
        derivations.append(Derivation(status, having, boxes, tuple(weighing), *words, bool(having & ruling.spoken)))
    weighed = {role.claim.id for one in derivations for role in one.roles}
    left = (aside[claim] for claim in sorted(aside) if claim not in weighed)
    return Explanation(box, ruling.protection, leaves, tuple(derivations), tuple(left))


def _by_status(ruling: Ruling, leaves: int) -> Iterator[tuple[Status, int]]:
    masks = ((status, ruling.statuses.get(status, 0) & leaves) for status in BETTER_TO_WORSE)
    return ((status, having) for status, having in masks if having)


def _is_weighed(role: Role) -> bool:
    return role.part is Part.OVERRULED and role.claim.kind is not Kind.NON_DISCLOSURE
