"""Every derived node has an IRI of its report, labels in both languages, and claims unless the report is silent."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gapgraph.core.facts import LABEL, TYPE, Literal, Term
from gapgraph.derivation.dataset import derive_triples
from gapgraph.vocabulary import GAP, PROV, REPORT, ReportId
from tests.queries.worlds import graph

KINDS = {GAP + kind for kind in ("Coverage", "Gap", "DutyAssessment")}


@pytest.mark.parametrize("report", graph().report_ids)
def test_derived_nodes_have_iris_labels_and_claims(report: str) -> None:
    nodes: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in derive_triples(graph(), ReportId(report)):
        nodes[subject][predicate].append(value)
    assert {str(kind) for node in nodes.values() for kind in node[TYPE]} >= KINDS
    for iri, node in nodes.items():
        assert iri.startswith(f"{REPORT}{report}/")
        assert sorted(label.language for label in node[LABEL] if isinstance(label, Literal)) == ["en", "es"]
        silent = set(node[GAP + "status"]) == {GAP + "NotEvidenced"}
        assert bool(node[PROV + "wasDerivedFrom"]) is not silent, iri
