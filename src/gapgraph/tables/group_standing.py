"""The coverage of one group in a report: its parts, of which similar ones are merged, and the number of protections of
each kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.core.boxes import Box
from gapgraph.core.statuses import Verdict
from gapgraph.tables.group_parts import GroupPart, LikeParts, group_parts, like_parts
from gapgraph.tables.group_ranking import COUNTED
from gapgraph.tables.report_reading import ReportReading
from gapgraph.vocabulary import NO_IRI, Iri


@dataclass(frozen=True)
class GroupStanding:
    """A group in a report: its box, its IRI (empty for a box without a name), its label, and its parts.

    ``protections`` are the requested protections; empty if all were requested.
    """

    reading: ReportReading
    box: Box
    group: Iri
    label: str
    parts: tuple[GroupPart, ...]
    protections: tuple[Iri, ...] = ()

    def of(self, verdict: Verdict) -> list[LikeParts]:
        """The parts with a verdict, merged if they differ only in the protection."""
        return like_parts(self.reading, self.group, self.box.leaves, [p for p in self.parts if p.verdict is verdict])

    @property
    def counts(self) -> dict[str, int]:
        """How many protections are unmet for all of the group, unmet for some, underserved, offered and unknown; each
        counts once.
        """
        kinds: dict[str, str] = {}
        for part in self.parts:
            first = part.protection not in kinds
            unmet = part.verdict is Verdict.UNMET
            alone = all(p.verdict is Verdict.UNMET for p in self.parts if p.protection == part.protection)
            if unmet and not alone:
                kinds[part.protection] = "some"
            elif first or kinds[part.protection] != "some":
                kinds[part.protection] = part.verdict.value
        return {kind: list(kinds.values()).count(kind) for kind in COUNTED}


def group_standing(reading: ReportReading, box: Box, protections: Iterable[Iri] = ()) -> GroupStanding:
    """The coverage of a group or box: for the given protections, or for all protections if none is given."""
    group = reading.setting.graph.lattice.names.get(box.leaves, NO_IRI)
    asked = tuple(protections)
    parts = tuple(group_parts(reading, box.leaves, asked))
    return GroupStanding(reading, box, group, reading.box_label(box), parts, asked)
