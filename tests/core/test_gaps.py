"""Gaps: a protection, the maximal boxes that lack it, and the smallest set of these boxes that covers everyone without
the protection.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gapgraph.core.boxes import Box
from gapgraph.core.claim_words import Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import coverage
from gapgraph.core.gaps import Gap, box_name, gaps
from gapgraph.core.groups import bits
from gapgraph.core.reasons import decisive
from gapgraph.core.statuses import Status, Verdict
from gapgraph.vocabulary import ANY_PROVIDER, GAP, TEMPORARY_LODGING, VICTIM, ClaimId, Iri
from tests.core.strategies import Asked, small_reports
from tests.core.test_boxes import largest
from tests.core.test_oracle import said
from tests.core.worlds import ADVOCATE, LEGAL, MEDICAL, NGOS, cells, lattice_of, small_scheme
from tests.looking import each

VERDICTS = st.sampled_from(Verdict)


def found(asked: Asked, verdict: Verdict) -> list[Gap]:
    return list(gaps(asked.coverage, asked.world.lattice, verdict))


@given(small_reports(), VERDICTS)
def test_gaps_contain_exactly_the_leaves_with_the_verdict(asked: Asked, verdict: Verdict) -> None:
    in_gaps = {(gap.protection, leaf) for gap in found(asked, verdict) for leaf in bits(gap.box.leaves)}
    assert in_gaps == {cell for cell, status in said(asked.coverage).items() if status.verdict is verdict}


@given(small_reports(), VERDICTS)
def test_every_gap_is_maximal(asked: Asked, verdict: Verdict) -> None:
    for gap in each(found(asked, verdict)):
        having = asked.coverage[gap.protection].leaves(verdict)
        assert gap.box.leaves in largest(asked.world.lattice, having)


@given(small_reports(), VERDICTS)
def test_a_gap_names_its_statuses_with_the_worst_first_and_its_speakers(asked: Asked, verdict: Verdict) -> None:
    order = [Status.DENIED, Status.RESTRICTED, Status.NOT_EVIDENCED, Status.UNDISCLOSED, Status.UNSPECIFIED]
    order += [Status.LIMITED, Status.GENERAL, Status.SPECIALIZED]
    for gap in each(found(asked, verdict)):
        ruling = asked.coverage[gap.protection]
        among = {said(asked.coverage)[gap.protection, leaf] for leaf in bits(gap.box.leaves)}
        assert gap.verdict is verdict
        assert list(gap.statuses) == [status for status in order if status in among]
        assert gap.evidence == decisive(ruling, gap.box.leaves)


MEN_AND_WOMEN = lattice_of((2, 2), cells((2, 2)), {GAP + "Men": 0b0011, GAP + "All": 0b1111})


def test_gaps_are_unmet_gaps_by_default() -> None:
    denial = Claim(ClaimId("r/claim/1"), Kind.DENIAL, Iri(GAP + "Men"), LEGAL)
    shortfall = Claim(ClaimId("r/claim/2"), Kind.LIMITATION, Iri(GAP + "Men"), MEDICAL, ANY_PROVIDER)
    covered = coverage(base_view([denial, shortfall]), small_scheme(), MEN_AND_WOMEN)
    assert [(gap.protection, gap.verdict) for gap in gaps(covered, MEN_AND_WOMEN)] == [
        (LEGAL, Verdict.UNMET),
        (ADVOCATE, Verdict.UNMET),
    ]
    assert [gap.protection for gap in gaps(covered, MEN_AND_WOMEN, Verdict.UNDERSERVED)] == [MEDICAL]
    assert list(gaps(covered, MEN_AND_WOMEN, Verdict.OFFERED)) == []


def test_a_gap_can_follow_from_several_sentences() -> None:
    """One sentence gives lodging only to victims with the value A0, and another only to victims with the value B0, so
    victims with the values A1 and B1 have no lodging.
    """
    lattice = lattice_of((2, 2), cells((2, 2)), {"a0": 0b0011, "b0": 0b0101})
    gives = [
        Claim(
            ClaimId(f"r/claim/{n}"), Kind.PROVISION, Iri(group), TEMPORARY_LODGING, NGOS, Reach.TO_ALL, exclusive=True
        )
        for n, group in enumerate(("a0", "b0"), 1)
    ]
    (gap,) = [g for g in gaps(coverage(base_view(gives), small_scheme(), lattice), lattice) if g.box.leaves == 0b1000]
    assert gap.protection == TEMPORARY_LODGING
    assert gap.statuses == (Status.DENIED,)
    assert box_name(lattice, gap.box) == f"{GAP}A1+{GAP}B1"
    assert [claim.id for claim in gap.evidence] == ["r/claim/1", "r/claim/2"]


def test_only_groups_to_which_a_protection_applies_can_lack_it() -> None:
    denial = Claim(ClaimId("r/claim/1"), Kind.DENIAL, VICTIM, ADVOCATE, frequency=Frequency.USUALLY)
    scheme = small_scheme(advocate_for=Iri(GAP + "Men"))
    (gap,) = gaps(coverage(base_view([denial]), scheme, MEN_AND_WOMEN), MEN_AND_WOMEN)
    assert gap.box.leaves == 0b0011
    assert box_name(MEN_AND_WOMEN, gap.box) == GAP + "Men"


def test_a_box_has_the_name_of_the_first_group_that_equals_it() -> None:
    assert box_name(MEN_AND_WOMEN, Box((0b01, 0b11), 0b0011)) == GAP + "Men"
    assert box_name(MEN_AND_WOMEN, Box((0b11, 0b11), 0b1111)) == VICTIM


def test_a_box_that_equals_no_group_is_named_by_its_values() -> None:
    lattice = lattice_of((2, 3), cells((2, 3)))
    assert box_name(lattice, Box((0b10, 0b101), 0b101000)) == f"{GAP}A1+{GAP}B0|{GAP}B2"
