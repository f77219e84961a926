"""For every leaf, coverage equals the oracle, which follows the design's table of statuses for each leaf alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given

from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Coverage
from gapgraph.core.groups import bits
from gapgraph.core.reasons import backing, decisive
from gapgraph.core.statuses import Standing, Status
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import GAP, NON_DISCRIMINATION, ClaimId, Iri
from tests.core.oracle import Oracle
from tests.core.strategies import THOROUGH, Asked, real_reports, small_reports
from tests.core.worlds import graph, real
from tests.looking import each

REPORTS = graph().report_ids
Said = dict[tuple[Iri, int], Status]


def said(coverage: Coverage) -> Said:
    """The status of every leaf for every protection that applies to it."""
    return {
        (p, leaf): status
        for p, ruling in coverage.items()
        for status, leaves in ruling.statuses.items()
        for leaf in bits(leaves)
    }


def backed(
    coverage: Coverage,
) -> dict[tuple[Iri, int], tuple[frozenset[ClaimId], tuple[Standing, ...], tuple[Iri, ...]]]:
    """The deciding claims, the standing and the place of each cell."""
    found = {}
    for p, ruling in coverage.items():
        words = backing(ruling)
        for leaf in bits(ruling.applicable):
            deciding = frozenset(claim.id for claim in decisive(ruling, 1 << leaf))
            found[p, leaf] = (deciding, words.standing(1 << leaf), words.where(1 << leaf))
    return found


def foretold_backing(
    oracle: Oracle, cells: Iterable[tuple[Iri, int]]
) -> dict[tuple[Iri, int], tuple[frozenset[ClaimId], tuple[Standing, ...], tuple[Iri, ...]]]:
    told: dict[tuple[Iri, int], tuple[frozenset[ClaimId], tuple[Standing, ...], tuple[Iri, ...]]] = {}
    for p, leaf in cells:
        standing = oracle.standing(leaf, p)
        deciding = frozenset(claim.id for claim in oracle.ruling(leaf, p)[1])
        told[p, leaf] = (deciding, (standing,) if standing else (), tuple(sorted(oracle.places(leaf, p))))
    return told


def foretold(oracle: Oracle) -> Said:
    return {(p, leaf): status for p, leaves in oracle.statuses().items() for leaf, status in leaves.items()}


def foretold_of_alike(asked: Asked) -> Said:
    """The same statuses as from :func:`foretold`, but computed faster: only once for leaves in the same groups, and
    only for protections that a claim concerns.
    """
    oracle, scheme = asked.oracle, asked.world.scheme
    speaking = {p for claim in asked.claims for p in _spoken_of(claim, scheme)}
    found: Said = {}
    for leaves in _alike(asked):
        for p in scheme.protections:
            if oracle.applies(p, leaves[0]):
                status = oracle.ruling(leaves[0], p)[0] if p in speaking else Status.NOT_EVIDENCED
                found |= {(p, leaf): status for leaf in leaves}
    return found


def _spoken_of(claim: Claim, scheme: Taxonomy) -> set[str]:
    """The protections that the claim may decide, and perhaps some more: the protections narrower than the claim's
    protection, all protections broader than these, the infringed freedom, and NonDiscrimination.
    """
    around = {p for q in scheme.covered(claim.protection) for p in scheme.met_by(q)}
    return around | {claim.infringes, NON_DISCRIMINATION}


def _alike(asked: Asked) -> list[list[int]]:
    """Sets of leaves that are in the same groups; only groups that a claim or a protection names are compared."""
    named = {claim.group for claim in asked.claims} | set(asked.world.scheme.applies_to.values())
    masks = [asked.world.lattice.leaves_of(group) for group in sorted(named)]
    alike: dict[tuple[int, ...], list[int]] = {}
    for leaf in bits(asked.world.lattice.possible):
        alike.setdefault(tuple(mask >> leaf & 1 for mask in masks), []).append(leaf)
    return list(alike.values())


def contexts(report: str) -> Iterator[Asked]:
    """The report at each time and each place that its claims name, and at a place that no claim names."""
    claims = graph().claims(report)
    for time in sorted({claim.when for claim in claims if claim.when}):
        yield Asked(real(), claims, frozenset({time}))
    for place in sorted({place for claim in claims for place in claim.places} | {GAP + "Nowhere"}):
        yield Asked(real(), claims, place=Iri(place))


def test_the_oracle_has_reports_to_compare() -> None:
    assert len(REPORTS) >= 9
    assert "per-2021" in REPORTS


@pytest.mark.parametrize("report", REPORTS)
def test_core_and_oracle_agree_on_a_report(report: str) -> None:
    asked = Asked(real(), graph().claims(report))
    assert said(asked.coverage) == foretold(asked.oracle)


@pytest.mark.parametrize("report", REPORTS)
def test_core_and_oracle_agree_on_a_report_at_every_time_and_place(report: str) -> None:
    # All times and places in which the same claims count need only one comparison.
    alike = {asked.view: asked for asked in contexts(report)}
    for asked in each(alike.values()):
        assert said(asked.coverage) == foretold(asked.oracle), (asked.times, asked.place)


@THOROUGH
@given(small_reports())
def test_core_and_oracle_agree_on_generated_worlds(asked: Asked) -> None:
    assert said(asked.coverage) == foretold(asked.oracle)


@THOROUGH
@given(small_reports())
def test_core_and_oracle_agree_on_deciding_claims_standing_and_place(asked: Asked) -> None:
    assert backed(asked.coverage) == foretold_backing(asked.oracle, said(asked.coverage))


@THOROUGH
@given(real_reports())
def test_core_and_oracle_agree_on_generated_reports(asked: Asked) -> None:
    assert said(asked.coverage) == foretold_of_alike(asked)
