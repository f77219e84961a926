"""A store has far fewer coverage nodes than a report's exported file, but loses no information of the file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import pytest

from gapgraph.core.facts import Term, Triple
from gapgraph.core.ids import coverage_iri
from gapgraph.core.statuses import Status
from gapgraph.derivation.dataset import derive_stored_triples, derive_triples
from gapgraph.derivation.stored_nodes import derive_unshared
from gapgraph.rdf.graphs import INFERRED_GRAPH
from gapgraph.vocabulary import GAP, PROV, VICTIM, Iri, ReportId
from tests.queries.worlds import bundled, graph

KEPT = {"group", "protection", "status", "standing", "servicePlace", "exceptions"}
DERIVED_FROM = PROV + "wasDerivedFrom"


@pytest.mark.parametrize("report", graph().report_ids)
def test_a_store_leaves_out_only_cells_about_which_the_report_says_nothing(report: str) -> None:
    """A cell is a group and a protection that applies to the group. A store leaves out exactly the cells about which
    the report says nothing.
    """
    whole, kept = (
        cells(derive_triples(graph(), ReportId(report))),
        cells(derive_stored_triples(graph(), ReportId(report))),
    )
    assert kept.keys() <= whole.keys()
    applying = {
        coverage_iri(ReportId(report), group, protection)
        for group in graph().lattice.groups
        for protection in graph().scheme.protections
        if (protection, group) not in spared()
    }
    assert applying == whole.keys()
    properties = {GAP + name for name in KEPT} | {DERIVED_FROM}
    for cell, said in whole.items():
        if cell in kept:
            expected = {(predicate, term) for predicate, term in said if predicate in properties}
            assert {one for one in kept[cell] if one[0] != GAP + "caveat"} >= expected, cell
        else:
            assert {term for predicate, term in said if predicate == GAP + "status"} == {GAP + Status.NOT_EVIDENCED}
            assert not [term for predicate, term in said if predicate == DERIVED_FROM]


@cache
def spared() -> set[tuple[Term | None, ...]]:
    """The protections and the groups to which they don't apply, as a query finds them."""
    sparql = f"SELECT ?protection ?group {{ GRAPH <{INFERRED_GRAPH}> {{ ?protection <{GAP}appliesToNoneOf> ?group }} }}"
    return set(bundled().select(sparql).rows)


@pytest.mark.parametrize("report", graph().report_ids)
def test_groups_that_share_a_coverage_node_have_the_same_coverage_as_with_separate_nodes(report: str) -> None:
    """The SPARQL rules write a coverage node for each group; a store has one node for groups with the same coverage."""
    stand = graph().derivation_inputs
    unshared = derive_unshared(graph().report(report), graph().view(report), stand)
    assert cells(derive_stored_triples(graph(), ReportId(report))) == cells(unshared)


@pytest.mark.parametrize("report", graph().report_ids)
def test_every_duty_is_stored_with_its_severity(report: str) -> None:
    assert duties(derive_stored_triples(graph(), ReportId(report))) == duties(derive_triples(graph(), ReportId(report)))


def duties(triples: Iterable[Triple]) -> Counter[tuple[object, ...]]:
    """Each duty with its verdict, severity, standing and claims."""
    nodes: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, term in triples:
        if "/duty/" in subject and "/duty/stated/" not in subject:
            nodes[subject][predicate].add(term)
    weighed = (GAP + "verdict", GAP + "benchmark", GAP + "severity", GAP + "standing", GAP + "status", DERIVED_FROM)
    return Counter(
        (duty, *(frozenset(said[name]) for name in weighed))
        for said in nodes.values()
        for duty in said[GAP + "obligation"]
    )


def cells(triples: Iterable[Triple]) -> dict[str, set[tuple[str, Term]]]:
    """Maps the coverage IRI of each group and protection to the statements about them, also if several groups share a
    node.
    """
    nodes: dict[str, set[tuple[str, Term]]] = defaultdict(set)
    for subject, predicate, term in triples:
        if "/coverage/" in subject:
            nodes[subject].add((predicate, term))
    found: dict[str, set[tuple[str, Term]]] = {}
    for subject, said in nodes.items():
        (protection,) = (str(term) for predicate, term in said if predicate == GAP + "protection")
        for _, group in [one for one in said if one[0] == GAP + "group"]:
            report = subject.split("/report/")[1].split("/")[0]
            cell = coverage_iri(ReportId(report), Iri(str(group)), Iri(protection))
            assert cell not in found
            found[cell] = {one for one in said if one[0] != GAP + "group"} | {(GAP + "group", group)}
    return found


def test_a_coverage_graph_has_fewer_than_150_percent_of_the_triples_of_the_claims_graph() -> None:
    for report in graph().report_ids:
        claims = len(set(graph().report_facts(report).triples()))
        assert len(set(derive_stored_triples(graph(), report))) < 1.5 * claims, report


def test_caveats_are_stored_for_the_group_of_all_victims_if_no_status_is_decided() -> None:
    found = {cell: dict(said) for cell, said in cells(derive_stored_triples(graph(), ReportId("per-2017"))).items()}
    beside = [cell for cell, said in found.items() if GAP + "caveat" in said]
    assert beside
    for cell in beside:
        assert found[cell][GAP + "group"] == VICTIM
        assert found[cell][GAP + "status"] == GAP + Status.NOT_EVIDENCED
        assert DERIVED_FROM not in found[cell]
