"""What if: the gaps that close and open when claims are added or taken away, and the fewest new services that close the
most unmet cells (pairs of a smallest group and a protection).

Nothing is written: coverage is computed as usual, but from the changed claims. A supposed service supersedes (makes
invalid) the claims that it contradicts ("there were no shelters that accepted men";
:mod:`gapgraph.whatif.superseding`). A claim about any provider that isn't superseded ("few shelter options")
also concerns the supposed service, and can prevent its offer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from gapgraph.core.boxes import Box, maximal_boxes, minimal_cover
from gapgraph.core.claim_words import Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, Ruling, coverage
from gapgraph.core.groups import Lattice, union
from gapgraph.core.ids import claim_id, id_order
from gapgraph.core.reasons import decisive
from gapgraph.core.statuses import BETTER_TO_WORSE, VERDICT_OF, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import ClaimId, Iri
from gapgraph.whatif.obstruction import fewest_in_the_way
from gapgraph.whatif.superseding import intended, supposed
from gapgraph.whatif.supposition import NEW_PROVIDER, SUPPOSED


class ChangeEffect(StrEnum):
    """The effect of a supposition on a leaf (smallest group) for a protection. ``closes``: the protection is unmet
    before the supposition and offered after; ``lifts``: the protection is no longer unmet, but not offered.

    ``differs``: the protection changes from underserved to unknown, or from unknown to underserved; neither verdict is
    better than the other. ``stays``: the status doesn't change, and the protection isn't offered to the leaf, although
    a service that should reach the leaf is supposed.
    """

    CLOSES = "closes"
    OPENS = "opens"
    LIFTS = "lifts"
    IMPROVES = "improves"
    WORSENS = "worsens"
    DIFFERS = "differs"
    STAYS = "stays"


@dataclass(frozen=True)
class Change:
    """A group (a box of leaves) whose status for a protection changes in the same way for everyone: the statuses before
    and after, and the claims that decide these statuses.

    ``superseded`` are the claims that no longer count for some people of the box. ``in_the_way`` are the fewest claims
    that would also have to change, so that a supposed service reaches all of the box.
    """

    effect: ChangeEffect
    protection: Iri
    box: Box
    before: tuple[Status, ...]
    after: tuple[Status, ...]
    decided_before: tuple[Claim, ...]
    decided_after: tuple[Claim, ...]
    superseded: tuple[Claim, ...] = ()
    in_the_way: tuple[Claim, ...] = ()


def changes(before: Coverage, after: Coverage, lattice: Lattice) -> Iterator[Change]:
    """The differences between two coverages of one report, by effect, then by protection.

    For each protection and effect, the boxes together contain exactly the leaves (smallest groups) with this effect,
    and no box can be left out.
    """
    for effect in ChangeEffect:
        for protection, old in before.items():
            new = after[protection]
            if leaves := _changed(old, new).get(effect, 0):
                for box in minimal_cover(maximal_boxes(lattice, leaves), leaves):
                    yield _change(effect, old, new, box)


def outcome(
    before: Coverage, after: Coverage, added: Iterable[Claim], view: View, scheme: Taxonomy, lattice: Lattice
) -> Iterator[Change]:
    """The effects of a supposition: first the changes of status, then the groups that keep their status and still get
    no offer of the protection, although the supposition includes a service for them.

    ``view`` is the view after the supposition. Each change names the claims that no longer count, and the claims that
    prevent the supposed service.
    """
    meant = intended(added, scheme, lattice)
    known = {claim.id: claim for claim in view.claims}
    for change in (*changes(before, after, lattice), *_staying(before, after, meant, lattice)):
        wanted = change.box.leaves & meant.get(change.protection, 0) & ~after[change.protection].leaves(Verdict.OFFERED)
        yield replace(
            change,
            superseded=superseded_claims(view, known, change.protection, change.box.leaves),
            in_the_way=fewest_in_the_way(after[change.protection], wanted),
        )


def superseded_claims(view: View, known: Mapping[ClaimId, Claim], protection: Iri, leaves: int) -> tuple[Claim, ...]:
    """The claims that no longer count for the protection for some of these leaves (smallest groups), by number."""
    found = {one.claim for one in view.superseded if one.leaves & leaves and protection in one.protections}
    return tuple(known[id_] for id_ in sorted(found, key=id_order))


def _staying(before: Coverage, after: Coverage, meant: Mapping[Iri, int], lattice: Lattice) -> Iterator[Change]:
    for protection, old in before.items():
        new = after[protection]
        same = union(leaves & new.statuses.get(status, 0) for status, leaves in old.statuses.items())
        if leaves := same & meant.get(protection, 0) & ~new.leaves(Verdict.OFFERED):
            for box in minimal_cover(maximal_boxes(lattice, leaves), leaves):
                yield _change(ChangeEffect.STAYS, old, new, box)


def _changed(old: Ruling, new: Ruling) -> Mapping[ChangeEffect, int]:
    """The leaves (smallest groups) by the effect of the supposition on them."""
    found: dict[ChangeEffect, int] = {}
    for was, having in old.statuses.items():
        for becomes, then in new.statuses.items():
            if was is not becomes and having & then:
                effect = effect_of(was, becomes)
                found[effect] = found.get(effect, 0) | having & then
    return found


def effect_of(was: Status, becomes: Status) -> ChangeEffect:
    """The effect of a change from one status to another."""
    before, after = VERDICT_OF[was], VERDICT_OF[becomes]
    if before is Verdict.UNMET and after is not Verdict.UNMET:
        return ChangeEffect.CLOSES if after is Verdict.OFFERED else ChangeEffect.LIFTS
    if after is Verdict.UNMET and before is not Verdict.UNMET:
        return ChangeEffect.OPENS
    if before is not after and Verdict.OFFERED not in (before, after):
        return ChangeEffect.DIFFERS
    better = BETTER_TO_WORSE.index(becomes) < BETTER_TO_WORSE.index(was)
    return ChangeEffect.IMPROVES if better else ChangeEffect.WORSENS


def _change(effect: ChangeEffect, old: Ruling, new: Ruling, box: Box) -> Change:
    return Change(
        effect=effect,
        protection=old.protection,
        box=box,
        before=_statuses(old, box.leaves),
        after=_statuses(new, box.leaves),
        decided_before=decisive(old, box.leaves),
        decided_after=decisive(new, box.leaves),
    )


def _statuses(ruling: Ruling, leaves: int) -> tuple[Status, ...]:
    return tuple(status for status in reversed(BETTER_TO_WORSE) if ruling.statuses.get(status, 0) & leaves)


@dataclass(frozen=True)
class Service:
    """A new service that would close cells: one protection, for everybody of one group, by a new provider.

    The group is the smallest named group that includes all victims for whom the service can close something. ``closes``
    is the number of unmet cells (pairs of a leaf and a protection) that this service closes and no earlier service of
    the plan does. ``left`` is the number of cells that are still unmet after the service. ``superseded`` are the claims
    that the service contradicts.
    """

    protection: Iri
    group: Iri
    closes: int
    left: int
    superseded: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Obstacle:
    """A group (box) for which a protection is unmet and which no new service reaches, and the fewest claims that would
    have to change.
    """

    protection: Iri
    box: Box
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Plan:
    """A plan of new services. ``services`` begins with the service that closes the most unmet cells (pairs of a leaf
    and a protection). ``unmet`` is the number of unmet cells before the plan. ``obstacles`` are the groups whose unmet
    cells no service can close.
    """

    services: tuple[Service, ...]
    unmet: int
    obstacles: tuple[Obstacle, ...]


Cells = frozenset[tuple[Iri, int]]
"""The cells that a service would close: pairs of a protection and the number of a leaf (smallest group)."""


def cheapest(view: View, most: int, scheme: Taxonomy, lattice: Lattice) -> Plan:
    """At most ``most`` new services that together close as many unmet cells as possible, and as few services as
    possible.

    A new service is general, reaches everybody of a named group, and has a new provider that gives no other service. A
    service supersedes the claims that it contradicts. A limitation, or a refusal with exceptions, also affects the new
    service, unless the limitation or refusal is about a named provider. No other choice of at most ``most`` services
    closes more cells than the plan. A user can suppose a service of the plan with ``gapgraph whatif``, and the supposed
    service closes the same cells as in the plan.
    """
    supposed_view = _with_every_service(view, scheme, lattice)
    tried, known = coverage(supposed_view, scheme, lattice), {claim.id: claim for claim in view.claims}
    before = coverage(view, scheme, lattice)
    reach = {protection: _closable(protection, before, tried, scheme) for protection in scheme.protections}
    chosen = _best({protection: cells for protection, cells in reach.items() if cells}, most)
    services, closed = [], frozenset[tuple[Iri, int]]()
    unmet = sum(ruling.leaves(Verdict.UNMET).bit_count() for ruling in before.values())
    for protection in _largest_first(chosen, reach):
        more = reach[protection] - closed
        closed |= more
        group = _smallest_group(more, lattice)
        contradicted = superseded_claims(supposed_view, known, protection, lattice.leaves_of(group))
        services.append(Service(protection, group, len(more), unmet - len(closed), contradicted))
    return Plan(tuple(services), unmet, tuple(_obstacles(before, tried, lattice)))


def service(protection: Iri, group: Iri, number: int = 0) -> Claim:
    """The claim for a new service by a new provider."""
    return Claim(
        id=claim_id(SUPPOSED, number),
        kind=Kind.PROVISION,
        group=group,
        protection=protection,
        provider=Iri(f"{NEW_PROVIDER}{number}"),
        reach=Reach.TO_ALL,
    )


def _with_every_service(view: View, scheme: Taxonomy, lattice: Lattice) -> View:
    """The view in which every protection is given to all to whom it applies; no service can close what is unmet even in
    this view.
    """
    services = [service(p, scheme.applicable_group(p), n) for n, p in enumerate(scheme.protections, 1)]
    return supposed(view, services, (), scheme, lattice)


def _free(protection: Iri, tried: Coverage) -> int:
    """The leaves (smallest groups) for which no claim bars, refuses or limits a new service of the protection."""
    offers = (o for o in tried[protection].offers if o.protection == protection)
    return next((o.free for o in offers if o.claim.provider.startswith(NEW_PROVIDER)), 0)


def _closable(protection: Iri, before: Coverage, tried: Coverage, scheme: Taxonomy) -> Cells:
    """The unmet cells that a service for the protection closes; the service also provides the broader protections."""
    free = _free(protection, tried)
    cells = set[tuple[Iri, int]]()
    for met in scheme.met_by(protection):
        leaves = before[met].leaves(Verdict.UNMET) & free
        cells.update((met, bit) for bit in range(leaves.bit_length()) if leaves >> bit & 1)
    return frozenset(cells)


def _best(reach: Mapping[Iri, Cells], most: int) -> tuple[Iri, ...]:
    """The smallest choice of protections whose new services together close the most cells (pairs of a leaf and a
    protection); if several choices are equal, the first in the order of the matrix's columns.

    A service is left out if another service closes all its cells; of services that close exactly the same cells, the
    first is kept. Two services overlap if both close the same cell. All combinations of the services that overlap with
    another service are tried; of the services that overlap with no other service, those that close the most cells are
    chosen.
    """
    useful = [p for p in reach if not any(_is_within(p, q, reach) for q in reach)]
    best: tuple[Iri, ...] = ()
    covered = 0
    for size in range(1, min(most, len(useful)) + 1):
        for choice in _choices(useful, reach, size):
            closed = len(frozenset().union(*(reach[p] for p in choice)))
            if closed > covered:
                best, covered = choice, closed
    return best


def _is_within(protection: Iri, other: Iri, reach: Mapping[Iri, Cells]) -> bool:
    """Whether the service for ``protection`` is unnecessary because the service for ``other`` closes all its cells. If
    both services close exactly the same cells, the service that is later in the order of ``reach`` is unnecessary.
    """
    if protection == other or not reach[protection] <= reach[other]:
        return False
    order = list(reach)
    return reach[protection] < reach[other] or order.index(other) < order.index(protection)


def _choices(useful: list[Iri], reach: Mapping[Iri, Cells], size: int) -> Iterator[tuple[Iri, ...]]:
    """Yields lists of ``size`` protections, as candidates for the new services. At least one candidate closes as many
    cells as any ``size`` services can close. The candidates contain all combinations of the services that overlap (both
    close the same cell); of the services that overlap with no other service, the candidates contain only those that
    close the most cells.
    """
    sharing = [p for p in useful if any(q != p and reach[p] & reach[q] for q in useful)]
    alone = sorted((p for p in useful if p not in sharing), key=lambda p: -len(reach[p]))
    for of_sharing in range(min(size, len(sharing)) + 1):
        if size - of_sharing <= len(alone):
            for some in combinations(sharing, of_sharing):
                yield tuple(p for p in useful if p in some or p in alone[: size - of_sharing])


def _largest_first(chosen: Iterable[Iri], reach: Mapping[Iri, Cells]) -> Iterator[Iri]:
    """The chosen protections in greedy order: the next protection is always the one whose service closes the most of
    the cells that are still unmet. If several services close equally many cells, the first protection in the order of
    the matrix's columns is next.
    """
    left, closed = list(chosen), frozenset[tuple[Iri, int]]()
    while left:
        first = max(left, key=lambda p: (len(reach[p] - closed), -left.index(p)))
        left.remove(first)
        closed |= reach[first]
        yield first


def _smallest_group(cells: Cells, lattice: Lattice) -> Iri:
    """The smallest named group that contains all victims of the cells."""
    leaves = sum({bit: 1 << bit for _, bit in cells}.values())
    fitting = (group for group, having in lattice.groups.items() if leaves & ~having == 0)
    return min(fitting, key=lambda group: lattice.leaves_of(group).bit_count())


def _obstacles(before: Coverage, tried: Coverage, lattice: Lattice) -> Iterator[Obstacle]:
    for protection, ruling in before.items():
        left = ruling.leaves(Verdict.UNMET) & ~tried[protection].leaves(Verdict.OFFERED)
        for box in minimal_cover(maximal_boxes(lattice, left), left) if left else ():
            yield Obstacle(protection, box, fewest_in_the_way(tried[protection], box.leaves))
