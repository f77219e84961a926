"""Coverage says of every leaf what the oracle says, which reads the table leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from gapgraph.core.coverage import Coverage
from gapgraph.core.groups import bits
from gapgraph.core.statuses import Status
from gapgraph.vocabulary import GAP
from tests.core.oracle import Oracle
from tests.core.strategies import THOROUGH, Asked, real_reports, small_reports
from tests.core.worlds import graph, real

REPORTS = graph().report_ids
Said = dict[tuple[str, int], Status]


def said(coverage: Coverage) -> Said:
    """The status of every leaf for every protection that applies to it."""
    return {
        (p, leaf): status
        for p, ruling in coverage.items()
        for status, leaves in ruling.statuses.items()
        for leaf in bits(leaves)
    }


def foretold(oracle: Oracle) -> Said:
    return {(p, leaf): status for p, leaves in oracle.statuses().items() for leaf, status in leaves.items()}


def contexts(report: str) -> Iterator[Asked]:
    """The report at each time that its claims name, at each place, and at a place that none of them names."""
    claims = graph().claims(report)
    for time in sorted({claim.when for claim in claims if claim.when}):
        yield Asked(real(), claims, frozenset({time}))
    for place in sorted({place for claim in claims for place in claim.places} | {GAP + "Nowhere"}):
        yield Asked(real(), claims, place=place)


def test_there_are_reports_to_compare() -> None:
    assert len(REPORTS) >= 9
    assert "per-2021" in REPORTS


@pytest.mark.parametrize("report", REPORTS)
def test_they_agree_on_a_report(report: str) -> None:
    asked = Asked(real(), graph().claims(report))
    assert said(asked.coverage) == foretold(asked.oracle)


@pytest.mark.parametrize("report", REPORTS)
def test_they_agree_on_a_report_at_every_time_and_place(report: str) -> None:
    alike = {asked.view: asked for asked in contexts(report)}  # Cusco and Lima, if whatever holds in one holds in both
    for asked in alike.values():
        assert said(asked.coverage) == foretold(asked.oracle), (asked.times, asked.place)


@THOROUGH
@given(small_reports())
def test_they_agree_on_reports_of_made_up_worlds(asked: Asked) -> None:
    assert said(asked.coverage) == foretold(asked.oracle)


@THOROUGH
@given(real_reports())
def test_they_agree_on_reports_in_the_terms_of_the_ontology(asked: Asked) -> None:
    found, oracle = said(asked.coverage), asked.oracle
    scheme = asked.world.scheme
    touched = {p for claim in asked.claims for q in scheme.covered(claim.protection) for p in scheme.met_by(q)}
    for leaf in list(bits(asked.world.lattice.possible))[::5]:
        for p in sorted(touched):
            expected = oracle.status(leaf, p) if oracle.applies(p, leaf) else None
            assert found.get((p, leaf)) == expected, (p, leaf)
