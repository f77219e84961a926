"""A group's row: best, worst and extent over its leaves, the exceptions below the best status, and caveats."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from gapgraph.core.claim_words import Certainty, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.groups import bits
from gapgraph.core.matrix import Extent, GroupCoverage, matrix
from gapgraph.core.reasons import beside, decisive
from gapgraph.core.statuses import Status, Verdict
from gapgraph.vocabulary import GAP, TEMPORARY_LODGING, VICTIM, ClaimId, Iri
from tests.core.small_world import LATTICE, WORLD
from tests.core.strategies import Asked, small_reports
from tests.core.test_oracle import REPORTS, said
from tests.core.worlds import ADVOCATE, LEGAL, MEDICAL, MINISTRY, NGOS, ROOM, SHELTER, graph, real
from tests.looking import each

BETTER_TO_WORSE = [
    Status.SPECIALIZED,
    Status.GENERAL,
    Status.LIMITED,
    Status.UNSPECIFIED,
    Status.UNDISCLOSED,
    Status.NOT_EVIDENCED,
    Status.RESTRICTED,
    Status.DENIED,
]


def rows(asked: Asked) -> list[GroupCoverage]:
    return list(matrix(asked.coverage, asked.view, asked.world.scheme, asked.world.lattice))


def among(asked: Asked, row: GroupCoverage) -> dict[int, Status]:
    """The status of each leaf of the group to which the protection applies."""
    leaves = asked.world.lattice.groups[row.group]
    return {leaf: s for (p, leaf), s in said(asked.coverage).items() if p == row.protection and leaves >> leaf & 1}


@given(small_reports())
def test_best_worst_and_extent_follow_from_the_leaves(asked: Asked) -> None:
    for row in each(rows(asked)):
        ranks = [BETTER_TO_WORSE.index(status) for status in among(asked, row).values()]
        assert row.best is BETTER_TO_WORSE[min(ranks)]
        assert row.worst is BETTER_TO_WORSE[max(ranks)]
        met = [status.verdict is Verdict.OFFERED for status in among(asked, row).values()]
        assert row.extent == ("full" if all(met) else "partial" if any(met) else "none")


@given(small_reports())
def test_exceptions_contain_exactly_the_leaves_below_the_best_status(asked: Asked) -> None:
    for row in each(rows(asked)):
        leaves = among(asked, row)
        worse: dict[int, Status] = {}
        for exception in row.exceptions:
            boxes = exception.boxes
            worse |= {leaf: exception.status for box in boxes for leaf in bits(box.leaves)}
            assert all(leaves[leaf] is exception.status for box in boxes for leaf in bits(box.leaves))
        assert worse == {leaf: status for leaf, status in leaves.items() if status is not row.best}


@given(small_reports())
def test_a_matrix_row_has_one_exception_for_each_worse_status_in_order_from_better_to_worse(asked: Asked) -> None:
    for row in each(rows(asked)):
        ranks = [BETTER_TO_WORSE.index(exception.status) for exception in row.exceptions]
        assert ranks == sorted(set(ranks))
        assert all(exception.boxes for exception in row.exceptions)


@given(small_reports())
def test_each_group_has_a_row_for_each_protection_that_partly_applies(asked: Asked) -> None:
    world = asked.world
    expected = [
        (group, p)
        for group, leaves in world.lattice.groups.items()
        for p in world.scheme.protections
        if any(asked.oracle.applies(p, leaf) for leaf in bits(leaves))
    ]
    assert [(row.group, row.protection) for row in rows(asked)] == expected


@given(small_reports())
def test_evidence_lists_the_deciding_claims_and_caveats_list_the_other_claims(asked: Asked) -> None:
    world = asked.world
    for row in each(rows(asked)):
        ruling = asked.coverage[row.protection]
        leaves = world.lattice.groups[row.group] & ruling.applicable
        decided = {claim.id for claim in decisive(ruling, leaves)}
        assert [claim.id for claim in row.evidence] == sorted(decided)
        aside = [role.claim.id for role in beside(asked.view, ruling, leaves, world.scheme, world.lattice)]
        assert [claim.id for claim in row.caveats] == [id_ for id_ in aside if id_ not in decided]


@pytest.mark.parametrize("report", REPORTS)
def test_the_rows_of_all_victims_have_every_protection_and_every_status(report: str) -> None:
    asked = Asked(real(), graph().claims(report))
    everyone = [row for row in rows(asked) if row.group == VICTIM]
    assert len(everyone) == len(real().scheme.protections)
    for row in everyone:
        statuses = set(among(asked, row).values())
        assert {row.best} | {exception.status for exception in row.exceptions} == statuses


def row_of(asked: Asked, group: str, protection: str) -> GroupCoverage:
    return next(row for row in rows(asked) if (row.group, row.protection) == (group, protection))


def test_exceptions_are_named_within_their_group() -> None:
    """The name of an exception needs two values in the whole lattice, but only one value within its group."""
    silence = Claim(ClaimId("c1"), Kind.NON_DISCLOSURE, Iri("women"), LEGAL)
    given_to_men = Claim(ClaimId("c2"), Kind.PROVISION, Iri("men"), LEGAL, NGOS, Reach.TO_ALL)
    row = row_of(Asked(WORLD, (silence, given_to_men)), VICTIM, LEGAL)
    assert (row.best, row.worst, row.extent) == (Status.GENERAL, Status.UNDISCLOSED, Extent.PARTIAL)
    ((box,),) = [exception.boxes for exception in row.exceptions]
    assert box.values(LATTICE) == ((GAP + "A1",),)
    assert row_of(Asked(WORLD, (silence, given_to_men)), "women", LEGAL).exceptions == ()


def test_caveats_are_claims_that_concern_a_cell_and_do_not_decide_it() -> None:
    given_to_men = Claim(ClaimId("c0"), Kind.PROVISION, Iri("men"), LEGAL, NGOS, Reach.TO_ALL)
    beside_it = [
        Claim(ClaimId("c1"), Kind.NON_DISCLOSURE, Iri("men"), LEGAL),
        Claim(ClaimId("c2"), Kind.STRENGTH, VICTIM, LEGAL),
        Claim(ClaimId("c3"), Kind.PARITY, Iri("men"), LEGAL),
        Claim(ClaimId("c4"), Kind.DENIAL, Iri("men"), LEGAL, certainty=Certainty.POSSIBLE),
        Claim(ClaimId("c5"), Kind.LIMITATION, VICTIM, Iri(GAP + "VictimServices")),
        Claim(ClaimId("c5a"), Kind.HARM, Iri("men"), LEGAL),
        Claim(ClaimId("c5b"), Kind.LIMITATION, Iri("men"), LEGAL, MINISTRY),
        Claim(ClaimId("c5c"), Kind.FULFILMENT, VICTIM, LEGAL),
    ]
    elsewhere = [
        Claim(ClaimId("c6"), Kind.STRENGTH, Iri("women"), LEGAL),
        Claim(ClaimId("c7"), Kind.STRENGTH, Iri("men"), MEDICAL),
        Claim(ClaimId("c8"), Kind.ACTION, Iri("men"), LEGAL),
        Claim(ClaimId("c9"), Kind.LIMITATION, Iri("women"), LEGAL),
    ]
    row = row_of(Asked(WORLD, (given_to_men, *beside_it, *elsewhere)), "men", LEGAL)
    assert [claim.id for claim in row.caveats] == ["c1", "c2", "c3", "c4", "c5", "c5a", "c5b", "c5c"]
    assert [claim.id for claim in row.evidence] == ["c0"]
    alone = row_of(Asked(WORLD, tuple(beside_it[:1])), "men", LEGAL)
    assert [claim.id for claim in alone.evidence] == ["c1"], "a silence that decides is evidence"
    assert alone.caveats == ()


def test_if_all_are_denied_a_limitation_is_not_a_caveat() -> None:
    refused = Claim(ClaimId("c1"), Kind.DENIAL, VICTIM, LEGAL)
    scarce = Claim(ClaimId("c2"), Kind.LIMITATION, Iri("men"), LEGAL)
    judged = Claim(ClaimId("c3"), Kind.FULFILMENT, VICTIM, LEGAL)
    row = row_of(Asked(WORLD, (refused, scarce, judged)), "men", LEGAL)
    assert row.verdicts == (Verdict.UNMET,)
    assert [claim.id for claim in row.caveats] == ["c3"]


def test_an_eligibility_rule_is_a_caveat_if_a_nondisclosure_decides() -> None:
    eligible = Claim(ClaimId("c1"), Kind.PROVISION, Iri("men"), LEGAL, MINISTRY, Reach.ELIGIBILITY)
    silence = Claim(ClaimId("c2"), Kind.NON_DISCLOSURE, Iri("men"), LEGAL, MINISTRY)
    row = row_of(Asked(WORLD, (eligible, silence)), "men", LEGAL)
    assert row.best is Status.UNDISCLOSED
    assert [claim.id for claim in row.caveats] == ["c1"]


def test_a_statement_about_a_duty_is_a_caveat_for_the_protections_that_a_denial_would_affect() -> None:
    judged = Claim(ClaimId("c1"), Kind.FULFILMENT, VICTIM, TEMPORARY_LODGING)
    assert [claim.id for claim in row_of(Asked(WORLD, (judged,)), "men", SHELTER).caveats] == ["c1"]
    family = row_of(Asked(WORLD, (judged,)), "men", ROOM)
    assert family.caveats == ()
    assert not family.spoken


def test_a_protection_has_rows_only_for_groups_to_which_it_applies() -> None:
    world = replace(WORLD, scheme=replace(WORLD.scheme, applies_to={ADVOCATE: Iri("men")}))
    applicable = {row.group for row in rows(Asked(world, ())) if row.protection == ADVOCATE}
    assert applicable == {VICTIM, "men"}
