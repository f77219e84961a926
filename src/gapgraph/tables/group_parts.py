"""Divides a group of victims, for each protection, into parts in which everyone has one status. The parts of a group
never overlap, so no line of an answer contradicts another line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Claim
from gapgraph.core.statuses import BETTER_TO_WORSE, VERDICT_OF, Standing, Status, Verdict
from gapgraph.tables.group_ranking import plainest_claim
from gapgraph.tables.report_reading import ReportReading
from gapgraph.vocabulary import Iri

_ORDER = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN, Verdict.OFFERED)

_WORST_TO_BETTER = tuple(reversed(BETTER_TO_WORSE))

WORST_FIRST = tuple(sorted(_WORST_TO_BETTER, key=lambda status: _ORDER.index(VERDICT_OF[status])))
"""The statuses in the order in which readers see them: the worst first, and underserved before unknown."""


@dataclass(frozen=True)
class GroupPart:
    """The people of a group who have one status for a protection, as boxes (sets of leaves, the smallest groups).

    ``whole`` says whether the part includes everyone in the group to whom the protection applies. ``spoken`` says
    whether any claim mentions the protection for the people of the part. ``evidence`` are the deciding claims.
    """

    protection: Iri
    status: Status
    leaves: int
    boxes: tuple[Box, ...]
    whole: bool
    evidence: tuple[Claim, ...]
    standing: tuple[Standing, ...]
    places: tuple[Iri, ...]
    spoken: bool

    @property
    def verdict(self) -> Verdict:
        """The verdict of the part's status: offered, underserved, unmet or unknown."""
        return VERDICT_OF[self.status]


def group_parts(reading: ReportReading, leaves: int, protections: Iterable[Iri] = ()) -> Iterator[GroupPart]:
    """Yields every part of a group, protection by protection, the part with the worst status first. Without
    ``protections``, all protections that apply to the group are used.
    """
    lattice, asked = reading.setting.graph.lattice, frozenset(protections)
    for protection, ruling in reading.setting.coverage.items():
        applicable = leaves & ruling.applicable
        for status in WORST_FIRST if not asked or protection in asked else ():
            if having := ruling.statuses.get(status, 0) & applicable:
                yield GroupPart(
                    protection,
                    status,
                    having,
                    cover(lattice, having, ~applicable),
                    having == applicable,
                    reading.decisive(protection, having, status),
                    reading.backed[protection].standing(having),
                    reading.backed[protection].where(having),
                    bool(ruling.spoken & having),
                )


@dataclass(frozen=True)
class LikeParts:
    """Parts of a group that differ only in the protection (the people, the status, and whether the report itself
    asserts the status are equal), and the claim that explains the parts best.

    ``named`` says whether the claim that explains the parts names the group.
    """

    status: Status
    who: str
    parts: tuple[GroupPart, ...]
    claim: Claim | None
    named: bool

    @property
    def extent(self) -> int:
        """The number of pairs of a leaf (smallest group) and a protection in the merged parts."""
        return sum(part.leaves.bit_count() for part in self.parts)

    @property
    def whole(self) -> bool:
        """Whether each part includes the whole group."""
        return all(part.whole for part in self.parts)


def like_parts(reading: ReportReading, group: Iri, leaves: int, parts: Iterable[GroupPart]) -> list[LikeParts]:
    """Merges parts that differ only in the protection. Merged parts that include the whole group come before other
    merged parts, and merged parts whose claim names the group come before merged parts whose claim doesn't. The third
    criterion for sorting is how many pairs of a leaf (smallest group) and a protection all merged parts about the same
    people contain; the largest number comes first.

    ``group`` is the group's IRI; claims that name this group are quoted first. ``leaves`` are the smallest groups in
    the group.
    """
    alike: dict[tuple[str, Status, bool], list[GroupPart]] = {}
    for part in parts:
        who = "" if part.whole else reading.boxes.said_together(part.boxes, leaves)
        own = not part.standing or Standing.REPORTS_WORD in part.standing
        alike.setdefault((who, part.status, own), []).append(part)
    found = [_together(reading, group, key[0], key[1], members) for key, members in alike.items()]
    most = Counter[str]()
    for one in found:
        most[one.who] += one.extent
    return sorted(
        found, key=lambda one: (not one.whole, not one.named, -most[one.who], one.who, WORST_FIRST.index(one.status))
    )


def _together(reading: ReportReading, group: Iri, who: str, status: Status, parts: Sequence[GroupPart]) -> LikeParts:
    weights = Counter[Claim]()
    for part in parts:
        for claim, leaves, gives in reading.decided[part.protection]:
            if gives is status and leaves & part.leaves:
                weights[claim] += (leaves & part.leaves).bit_count()
    quoted = plainest_claim(group, weights)
    return LikeParts(status, who, tuple(parts), quoted, quoted is not None and quoted.group == group)


def parts_of(reading: ReportReading, protection: Iri, box: Box) -> tuple[Status, list[tuple[Status, tuple[Box, ...]]]]:
    """The status that most leaves (smallest groups) of a box have, and the people with any other status, the worst
    status first.
    """
    ruling, lattice = reading.setting.coverage[protection], reading.setting.graph.lattice
    having = {status: ruling.statuses.get(status, 0) & box.leaves for status in WORST_FIRST}
    most = max(having, key=lambda status: having[status].bit_count())
    others = [
        (status, cover(lattice, leaves, ~box.leaves)) for status, leaves in having.items() if leaves and status != most
    ]
    return most, others
