"""If one claim is removed and coverage is derived again, only the rows that the core predicts change.

The core predicts the rows of each query with and without the claim, and the query runs on a store with the claim and on
a store without the claim. When the claim is removed, the rows that disappear from the query's answer, and the rows that
appear in it, must be those that the core predicts. For each kind of claim, the test removes the claim that decides the
most cells of the matrix of Peru 2021. No claim of the kind Absence is removed, because no Absence decides a cell of
Peru 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

import pytest

from gapgraph.core.claims import Claim, read_claims, read_reports
from gapgraph.core.contexts import View, base_view
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.facts import Facts, Literal, Triple
from gapgraph.core.gaps import gaps
from gapgraph.core.ids import gap_iri
from gapgraph.core.matrix import GroupCoverage, matrix
from gapgraph.core.reasons import decisive
from gapgraph.core.statuses import BETTER_TO_WORSE, Status, Verdict
from gapgraph.derivation.dataset import fill_shared
from gapgraph.derivation.nodes import extent_iri
from gapgraph.law.assessments import assessments
from gapgraph.law.stated import stated_duties
from gapgraph.queries.run import ask
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, REPORT
from tests.queries.worlds import PERU, add_report, catalogue, graph

Cells = frozenset[tuple[str, ...]]
KINDS = ("Provision", "Denial", "Limitation", "NonDisclosure")
GROUPS = {
    "adult-men": "Man",
    "labor-trafficking-victims": "LaborTraffickingVictim",
    "transgender-children": "TransgenderChild",
}


@cache
def triples() -> tuple[Triple, ...]:
    return tuple(graph().report_facts(PERU).triples())


def left(without: str) -> tuple[Triple, ...]:
    """The report's triples without the claim's triples."""
    return tuple(triple for triple in triples() if triple[0] != without)


@cache
def store(without: str) -> EmbeddedStore:
    made = EmbeddedStore()
    fill_shared(made, graph().root)
    add_report(made, PERU, left(without))
    return made


@cache
def core(without: str) -> tuple[View, Coverage]:
    view = base_view(read_claims(Facts(left(without)), PERU))
    return view, coverage(view, graph().scheme, graph().lattice)


@cache
def cells(without: str) -> tuple[GroupCoverage, ...]:
    view, found = core(without)
    return tuple(matrix(found, view, graph().scheme, graph().lattice))


@cache
def removed(kind: str) -> str:
    """The claim of this kind that decides the most cells."""
    behind = [claim for cell in cells("") for claim in cell.evidence if claim.kind == kind]
    return REPORT + max(behind, key=lambda claim: (behind.count(claim), claim.id)).id


def with_claims(row: tuple[str, ...], claims: Iterable[Claim]) -> Iterable[tuple[str, ...]]:
    """The row once for each claim, with the claim added; a row on which the report is silent occurs once, without a
    claim.
    """
    found = [REPORT + claim.id for claim in claims]
    return ((*row, claim) for claim in found or [""])


def of_gaps(without: str) -> Cells:
    names, (_, found) = graph().names(PERU), core(without)
    rows = (
        row
        for gap in gaps(found, graph().lattice)
        for row in with_claims(
            (gap.protection, gap_iri(PERU, gap.protection, names.box_id(gap.box)), *ends(gap.statuses)), gap.evidence
        )
    )
    return frozenset(rows)


def ends(statuses: Iterable[Status]) -> tuple[str, str]:
    """The best and the worst of some statuses, as IRIs."""
    ordered = sorted(statuses, key=BETTER_TO_WORSE.index)
    return GAP + ordered[0], GAP + ordered[-1]


def of_group(group: str, without: str) -> Cells:
    return frozenset(
        row
        for cell in cells(without)
        if cell.group == GAP + group
        for row in with_claims(
            (cell.protection, GAP + cell.best, GAP + cell.worst, extent_iri(cell.extent)), cell.evidence
        )
    )


def of_matrix(without: str) -> Cells:
    return frozenset(
        (c.group, c.protection, GAP + c.best, GAP + c.worst, extent_iri(c.extent), str(len(c.evidence)))
        for c in cells(without)
    )


def of_duties(without: str) -> Cells:
    report = next(one for one in read_reports(graph().report_facts(PERU)) if one.id == PERU)
    _, found = core(without)
    rows: set[tuple[str, ...]] = set()
    for _, one in assessments(report, found, graph().derivation_inputs):
        if one.verdict is Verdict.UNMET and one.obligation.is_held_against(report):
            ruling = found[one.obligation.protection]
            statuses = [status for status, leaves in ruling.statuses.items() if leaves & one.leaves]
            row = (one.obligation.iri, one.obligation.protection, *ends(statuses))
            rows.update(with_claims(row, decisive(ruling, one.leaves)))
    view, _ = core(without)
    for told in stated_duties(report, view.claims, graph().obligations, graph().scheme):
        rows.update((duty.iri, duty.protection, "", "", REPORT + told.claim.id) for duty in told.duties)
    return frozenset(rows)


FORESEEN: Mapping[str, tuple[tuple[str, ...], Callable[[str], Cells]]] = {
    "uncovered-groups": (("protection", "gap", "best", "worst", "claim"), of_gaps),
    "coverage-matrix": (("group", "protection", "best", "worst", "extent", "claims"), of_matrix),
    "unmet-mandates": (("obligation", "protection", "best", "worst", "claim"), of_duties),
    **{
        name: (("protection", "best", "worst", "extent", "claim"), partial(of_group, group))
        for name, group in GROUPS.items()
    },
}
"""For each query, the columns that the core predicts, and the function that predicts them."""


@cache
def asked(name: str, without: str) -> Cells:
    """The values of the query ``name`` in its columns in ``FORESEEN``, in a store without the claim ``without``."""
    found = ask(store(without), catalogue()[name].sparql)
    places = [found.columns.index(column) for column in FORESEEN[name][0]]
    return frozenset(tuple(_spelled(row[place]) for place in places) for row in found.rows)


def _spelled(term: object) -> str:
    return term.text if isinstance(term, Literal) else str(term or "")


@pytest.mark.parametrize("name", FORESEEN)
@pytest.mark.parametrize("kind", KINDS)
def test_removing_a_claim_changes_exactly_the_expected_rows(kind: str, name: str) -> None:
    claim, foresee = removed(kind), FORESEEN[name][1]
    before, after = asked(name, ""), asked(name, claim)
    assert before - after == foresee("") - foresee(claim)
    assert after - before == foresee(claim) - foresee("")
    assert after == foresee(claim)


@pytest.mark.parametrize("kind", KINDS)
def test_removing_any_claim_changes_some_row(kind: str) -> None:
    assert any(asked(name, "") != asked(name, removed(kind)) for name in FORESEEN)


def test_a_count_changes_no_coverage() -> None:
    claim = next(one for one in read_claims(Facts(triples()), PERU) if one.kind == "Observation")
    assert all(asked(name, REPORT + claim.id) == asked(name, "") for name in FORESEEN)
