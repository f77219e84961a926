"""Ranks the groups that a report names, the worst off first, and counts what each group lacks.

The web page, the brief and the command line all use this ranking. Groups are ranked by the number of protections that
are unmet for all of the group, then by the number that are unmet for some of the group, then by the number of
underserved protections. If two groups have the same numbers of unmet and underserved protections, the group with fewer
values in its name comes first, and then the group that overlaps less with the groups before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from gapgraph.core.boxes import cover
from gapgraph.core.claim_words import Certainty, Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.ids import claim_order
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import VERDICT_OF, Verdict
from gapgraph.tables.report_reading import ReportReading
from gapgraph.vocabulary import VICTIM, Iri

COUNTED = ("unmet", "some", "underserved", "offered", "unknown")
"""The kinds of coverage that are counted for a group, in the order in which they are shown. For each group, a
protection is counted in exactly one kind of coverage (:func:`kind_of`).
"""

FEW_WORDS = 2
"""A group counts as simple if its name has at most this number of values; for example, men are adults who are male,
which is two values.
"""

_PREFERRED = (Kind.DENIAL, Kind.HARM, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE, Kind.PROVISION)


def kind_of(cell: GroupCoverage) -> str:
    """The kind of coverage under which a cell (a group and a protection) is counted."""
    best = VERDICT_OF[cell.best]
    if best is not Verdict.UNMET and Verdict.UNMET in cell.verdicts:
        return "some"
    return best.value


@dataclass(frozen=True)
class RankedGroup:
    """A group, its cells (one for each protection, in column order), and the numbers of cells that are unmet, unmet for
    some, underserved, offered and unknown.
    """

    group: Iri
    leaves: int
    cells: tuple[GroupCoverage, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """For each kind of coverage in :data:`COUNTED`, the number of protections with this kind of coverage."""
        kinds = Counter(map(kind_of, self.cells))
        return {kind: kinds[kind] for kind in COUNTED}

    @cached_property
    def unmet(self) -> tuple[Iri, ...]:
        """The protections that are unmet for all of the group."""
        return tuple(cell.protection for cell in self.cells if kind_of(cell) == "unmet")

    def waits_behind(self, other: RankedGroup) -> bool:
        """Whether the other group contains this group and lacks at least half of the protections that this group
        lacks.
        """
        if other.leaves == self.leaves or self.leaves & ~other.leaves:
            return False
        return 2 * len(set(self.unmet) & set(other.unmet)) >= len(self.unmet)


def group_reading(reading: ReportReading, group: Iri) -> RankedGroup:
    """A group with its cells, one for each protection."""
    cells = (reading.cells[group, p] for p in reading.setting.coverage if (group, p) in reading.cells)
    return RankedGroup(group, reading.setting.graph.lattice.leaves_of(group), tuple(cells))


def ranked_groups(reading: ReportReading) -> list[RankedGroup]:
    """The groups that the report names, the worst off first, without the group of all victims."""
    left = [group_reading(reading, group) for group in reading.named_groups if group != VICTIM]
    ranked: list[RankedGroup] = []
    told = 0
    while left:
        ranked.append(min(left, key=partial(_rank, reading, told)))
        told |= ranked[-1].leaves
        left.remove(ranked[-1])
    return ranked


def _rank(reading: ReportReading, told: int, one: RankedGroup) -> tuple[float, ...]:
    share = (one.leaves & told).bit_count() / one.leaves.bit_count()
    return (*(-one.counts[kind] for kind in COUNTED[:3]), reading.words_of(one.leaves), share)


def plain_first(
    reading: ReportReading, ranked: Sequence[RankedGroup], most: int
) -> tuple[list[RankedGroup], list[RankedGroup]]:
    """The first ``most`` groups to show, and the other groups; both lists begin with the worst-off group.

    A group comes later if a broader group lacks at least half of the protections that the group lacks, or if the
    group's name is long and other names are short.
    """
    broad = [one for one in ranked if not any(one.waits_behind(other) for other in ranked)]
    first = ([one for one in broad if reading.words_of(one.leaves) <= FEW_WORDS] or broad)[:most]
    return first, [one for one in ranked if one not in first]


def claim_to_quote(reading: ReportReading, one: RankedGroup) -> Claim | None:
    """The claim that shows best what a group lacks: if possible, a claim that names the group, concerns all of the
    group, and is of the gravest kind.

    If a protection is unmet for all of the group, the claim to quote decides the status of such a protection. If no
    protection is unmet for all of the group, the claim to quote decides the status of a protection that is unmet for
    some of the group or, if there is no such protection either, of an underserved protection.
    """
    wholly = [cell for cell in one.cells if kind_of(cell) == "unmet"]
    for verdict in (Verdict.UNMET, Verdict.UNDERSERVED):
        if asked := wholly or [cell for cell in one.cells if verdict in cell.verdicts]:
            return claim_deciding(reading, one, asked, verdict)
    return None


def claim_deciding(
    reading: ReportReading, one: RankedGroup, cells: Iterable[GroupCoverage], verdict: Verdict
) -> Claim | None:
    """The best claim to quote among those that give somebody in the group a status with this verdict, in these
    cells.
    """
    weights = Counter[Claim]()
    for claim, decided, status in (found for cell in cells for found in reading.decided[cell.protection]):
        if decided & one.leaves and VERDICT_OF[status] is verdict:
            weights[claim] += (decided & one.leaves).bit_count()
    return plainest_claim(one.group, weights)


def plainest_claim(group: Iri, weights: Mapping[Claim, int]) -> Claim | None:
    """The claim to quote, chosen from the claims in ``weights``. A claim that names the group is preferred, then a
    certain claim, then a claim that decides for the most leaves (smallest groups). ``weights`` has the number of leaves
    for which each claim decides, added over the protections.
    """
    fullest = max(weights.values(), default=0)
    quoted = [claim for claim in weights if claim.quotes]
    return min(
        quoted,
        key=lambda claim: (*_weight(group, claim, weights[claim] == fullest), claim_order(claim.id)),
        default=None,
    )


def _weight(group: Iri, claim: Claim, fullest: bool) -> tuple[bool, bool, bool, int, int]:
    kind = _PREFERRED.index(claim.kind) if claim.kind in _PREFERRED else len(_PREFERRED)
    reported = claim.certainty is not Certainty.STATED
    return claim.group != group, reported, not fullest, kind, list(Frequency).index(claim.frequency)


def lacking_parts(reading: ReportReading, one: RankedGroup) -> dict[str, list[Iri]]:
    """For each part of a group, the protections that are unmet for this part, but not for the whole group. The parts
    with the longest lists of protections come first.
    """
    lattice, found = reading.setting.graph.lattice, dict[str, list[Iri]]()
    for cell in one.cells:
        ruling = reading.setting.coverage[cell.protection]
        applicable = one.leaves & ruling.applicable
        having = ruling.leaves(Verdict.UNMET) & applicable
        if having and having != applicable:
            for box in cover(lattice, having, ~applicable):
                found.setdefault(reading.box_label(box), []).append(cell.protection)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))
