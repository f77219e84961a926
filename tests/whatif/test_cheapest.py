"""A plan is the fewest new services that close the most gaps; the tests compare plans with all possible choices of new
services.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.core.contexts import View
from gapgraph.core.coverage import coverage
from gapgraph.core.groups import bits
from gapgraph.core.statuses import Verdict
from gapgraph.vocabulary import GAP, Iri, curie
from gapgraph.whatif.changes import Cells, ChangeEffect, Plan, _best, cheapest, service
from gapgraph.whatif.superseding import supposed
from tests.core.strategies import Asked, small_reports
from tests.core.worlds import World
from tests.looking import each

FEW = settings(max_examples=settings().max_examples // 2)
Choice = tuple[tuple[str, str], ...]


def closed(world: World, view: View, choice: Iterable[tuple[str, str]]) -> int:
    """The number of cells (a leaf and a protection) that are unmet now and would be offered with new services.
    ``choice`` has a protection and a group for each new service; each new service has its own provider.
    """
    claims = [service(Iri(protection), Iri(group), n) for n, (protection, group) in enumerate(choice, 1)]
    before = coverage(view, world.scheme, world.lattice)
    after = coverage(supposed(view, claims, (), world.scheme, world.lattice), world.scheme, world.lattice)
    return sum((before[p].leaves(Verdict.UNMET) & after[p].leaves(Verdict.OFFERED)).bit_count() for p in before)


def brute(world: World, view: View, most: int) -> tuple[int, int]:
    """The most cells that up to ``most`` services can close, and the fewest services that close as many: every choice
    is tried.
    """
    groups = [group for group, leaves in world.lattice.groups.items() if leaves]
    every = [(protection, group) for protection in world.scheme.protections for group in groups]
    useful = [one for one in every if closed(world, view, [one])]
    best = [
        max((closed(world, view, choice) for choice in combinations(useful, n)), default=0) for n in range(most + 1)
    ]
    return max(best), best.index(max(best))


CELLS = st.frozensets(st.tuples(st.just(Iri("p")), st.integers(0, 6)), min_size=1)


@given(st.dictionaries(st.sampled_from(tuple(map(Iri, "ABCDEF"))), CELLS), st.integers(1, 5))
def test_the_chosen_services_close_the_most_gaps_with_the_fewest_services(reach: dict[Iri, Cells], most: int) -> None:
    """The random services close random gaps, so two services can close some of the same gaps, although neither service
    includes the other.
    """
    every = [choice for n in range(most + 1) for choice in combinations(reach, n)]
    closing = {choice: len(frozenset[tuple[str, int]]().union(*(reach[p] for p in choice))) for choice in every}
    largest = max(closing.values())
    fewest = min(len(choice) for choice in every if closing[choice] == largest)
    best = _best(reach, most)
    assert (closing[best], len(best)) == (largest, fewest)


def choice_of(plan: Plan) -> Choice:
    return tuple((one.protection, one.group) for one in plan.services)


@FEW
@given(small_reports(8), st.integers(1, 2))
def test_a_plan_closes_the_most_gaps_with_the_fewest_services(asked: Asked, most: int) -> None:
    world, view = asked.world, asked.view
    plan = cheapest(view, most, world.scheme, world.lattice)
    assert (sum(one.closes for one in plan.services), len(plan.services)) == brute(world, view, most)


@given(small_reports(12), st.integers(1, 6))
def test_a_plan_closes_exactly_the_gaps_that_it_names(asked: Asked, most: int) -> None:
    world, view = asked.world, asked.view
    plan = cheapest(view, most, world.scheme, world.lattice)
    promised = [one.closes for one in plan.services]
    for number in range(1, len(promised) + 1):
        assert closed(world, view, choice_of(plan)[:number]) == sum(promised[:number])
    before = coverage(view, world.scheme, world.lattice)
    assert plan.unmet == sum(ruling.leaves(Verdict.UNMET).bit_count() for ruling in before.values())
    assert [one.left for one in plan.services] == [plan.unmet - sum(promised[: n + 1]) for n in range(len(promised))]
    assert promised == sorted(promised, reverse=True)


@given(small_reports(12))
def test_a_plan_lists_the_gaps_that_no_service_closes_with_the_claims_that_prevent_it(asked: Asked) -> None:
    world, view = asked.world, asked.view
    plan = cheapest(view, len(world.scheme.protections), world.scheme, world.lattice)
    every = [(protection, next(iter(world.lattice.groups))) for protection in world.scheme.protections]
    reached = closed(world, view, every)
    assert sum(one.closes for one in plan.services) == reached
    out: dict[str, int] = {}
    for one in plan.obstacles:
        out[one.protection] = out.get(one.protection, 0) | one.box.leaves
        assert one.claims
    assert sum(leaves.bit_count() for leaves in out.values()) == plan.unmet - reached


@FEW
@given(small_reports(12), st.integers(1, 3))
def test_a_plan_closes_fewer_gaps_if_the_group_of_one_service_is_replaced_by_a_smaller_group(
    asked: Asked, most: int
) -> None:
    world, view = asked.world, asked.view
    plan = cheapest(view, most, world.scheme, world.lattice)
    choice = choice_of(plan)
    for place, (protection, group) in each(enumerate(choice)):
        size = world.lattice.leaves_of(Iri(group)).bit_count()
        smaller = [g for g, leaves in world.lattice.groups.items() if 0 < leaves.bit_count() < size]
        for other in smaller:
            changed = (*choice[:place], (protection, other))
            assert closed(world, view, changed) < closed(world, view, choice[: place + 1])


def test_a_plan_for_peru_names_the_claim_that_blocks_lodging_for_men() -> None:
    graph = gg.open()
    plan = graph.cheapest("per-2021", 40)
    men = graph.lattice.leaves_of(Iri(GAP + "Man"))
    lodging = [one for one in plan.obstacles if one.protection == GAP + "TemporaryLodging" and one.box.leaves & men]
    quotes = {claim.quotes[0].exact for one in lodging for claim in one.claims}
    assert quotes == {"Adult victims, labor trafficking victims, and male victims had few shelter options"}
    assert (GAP + "SocialServices", GAP + "Man") in choice_of(plan)


def test_a_plan_may_have_fewer_services_than_the_given_maximum() -> None:
    plan = gg.open().cheapest("per-2021", 40)
    assert len(plan.services) < 20
    assert len(gg.open().cheapest("per-2021", 1).services) == 1


@pytest.mark.parametrize("most", [1, 2, 3])
def test_one_more_service_closes_further_gaps(most: int) -> None:
    fewer, more = (gg.open().cheapest("per-2021", n) for n in (most, most + 1))
    assert fewer.services[-1].left > more.services[-1].left


def test_whatif_with_the_services_of_a_plan_gives_the_effects_that_the_plan_names() -> None:
    """For each service, ``--cheapest`` gives the same effect as ``whatif`` with this service and all services before
    it.
    """
    graph = gg.open()
    plan = graph.cheapest("per-2021", 40)
    words, left = list[str](), plan.unmet
    for one in each(plan.services):
        words.append(f"+Provision:{curie(one.group)}:{curie(one.protection)}")
        closing = [c for c in graph.whatif("per-2021", words) if c.effect is ChangeEffect.CLOSES]
        cells = {(change.protection, leaf) for change in closing for leaf in bits(change.box.leaves)}
        assert plan.unmet - len(cells) == one.left == left - one.closes
        left = one.left
        alone = {claim.id for change in graph.whatif("per-2021", words[-1:]) for claim in change.superseded}
        assert {claim.id for claim in one.superseded} <= alone


def test_whatif_closes_no_gap_that_a_plan_calls_unreachable() -> None:
    graph = gg.open()
    names = graph.names("per-2021")
    for one in each(one for one in graph.cheapest("per-2021", 40).obstacles if one.box.leaves in graph.lattice.names):
        found = graph.whatif("per-2021", [f"+Provision:{names.box_id(one.box)}:{curie(one.protection)}"])
        mine = [change for change in found if change.protection == one.protection]
        assert ChangeEffect.CLOSES not in {change.effect for change in mine if change.box.leaves & one.box.leaves}
        ways = {claim.id for change in mine for claim in change.in_the_way}
        assert {claim.id for claim in one.claims} <= ways
