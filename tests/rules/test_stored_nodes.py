"""What a store holds of coverage is little, and nothing of what a file says is lost by it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gapgraph.core.facts import Term
from gapgraph.core.ids import coverage_iri
from gapgraph.core.statuses import Status
from gapgraph.derivation.dataset import derive_stored_triples, derive_triples
from gapgraph.vocabulary import GAP, PROV, VICTIM
from tests.queries.worlds import PERU, graph

KEPT = {"group", "protection", "status", "standing", "servicePlace", "exceptions"}
DERIVED_FROM = PROV + "wasDerivedFrom"


@pytest.mark.parametrize("report", graph().report_ids)
def test_every_cell_is_there_once_with_what_decides_it(report: str) -> None:
    """A cell has a node of its own, or its group is among the undecided."""
    whole, kept = cells(derive_triples(graph(), report)), cells(derive_stored_triples(graph(), report))
    assert kept.keys() == whole.keys()
    for cell, said in whole.items():
        properties = {GAP + name for name in KEPT} | {DERIVED_FROM}
        expected = {(predicate, term) for predicate, term in said if predicate in properties}
        assert {one for one in kept[cell] if one[0] != GAP + "caveat"} >= expected, cell


def cells(triples: object) -> dict[str, set[tuple[str, Term]]]:
    """What is said of each cell, by the IRI that it has where it has a node of its own; groups one by one."""
    nodes: dict[str, set[tuple[str, Term]]] = defaultdict(set)
    for subject, predicate, term in triples:  # type: ignore[attr-defined]
        if "/coverage/" in subject:
            nodes[subject].add((predicate, term))
    found: dict[str, set[tuple[str, Term]]] = {}
    for subject, said in nodes.items():
        (protection,) = (str(term) for predicate, term in said if predicate == GAP + "protection")
        for _, group in [one for one in said if one[0] == GAP + "group"]:
            report = subject.split("/report/")[1].split("/")[0]
            cell = coverage_iri(report, str(group), protection)
            assert cell not in found
            found[cell] = {one for one in said if one[0] != GAP + "group"} | {(GAP + "group", group)}
    return found


def test_peru_takes_three_times_its_claims_at_most() -> None:
    claims = len(set(graph().report_facts(PERU).triples()))
    assert len(set(derive_stored_triples(graph(), PERU))) < 3 * claims


def test_what_stands_beside_is_told_where_nothing_is_decided_of_anybody() -> None:
    found = {cell: dict(said) for cell, said in cells(derive_stored_triples(graph(), "per-2017")).items()}
    beside = [cell for cell, said in found.items() if GAP + "caveat" in said]
    assert beside
    for cell in beside:
        assert found[cell][GAP + "group"] == VICTIM
        assert found[cell][GAP + "status"] == GAP + Status.NOT_EVIDENCED
        assert DERIVED_FROM not in found[cell]
