"""Reports side by side: what the nine texts allow to be said, and what must be refused with a reason."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gapgraph import resources
from gapgraph.compare import Change, Difference, Side, differences
from gapgraph.figures import Figure, Pair, Relation, compare, pairs, read_figures
from gapgraph.graph import Gapgraph
from gapgraph.vocabulary import Status, Verdict

YEARS = ("per-2017", "per-2019", "per-2020", "per-2021", "col-2018", "col-2020", "col-2021")


@pytest.fixture(scope="module")
def graph() -> Gapgraph:
    return Gapgraph(resources.root())


def _figures(graph: Gapgraph, report: str) -> tuple[Figure, ...]:
    return read_figures(graph.report_facts(report), report)


def _pairs(graph: Gapgraph, first: str, second: str) -> list[Pair]:
    return list(pairs(_figures(graph, first), _figures(graph, second)))


def _told(found: list[Pair], relation: Relation) -> set[tuple[int, int, str, tuple[str, ...]]]:
    return {(p.first.value, p.second.value, p.first.period, p.differs) for p in found if p.relation is relation}


@pytest.mark.parametrize(
    ("first", "second", "same", "revised"),
    [
        ("per-2017", "per-2019", set(), set()),
        ("per-2019", "per-2020", {(1600, "2018")}, set()),
        ("per-2020", "per-2021", set(), {(476, 1266, "2019"), (882, 1189, "2018")}),
        ("per-2019", "per-2021", set(), set()),
        ("col-2018", "col-2020", set(), set()),
        ("col-2018", "col-2021", set(), set()),
        ("col-2020", "col-2021", set(), set()),
    ],
)
def test_every_comparison_of_figures_that_the_texts_allow(
    graph: Gapgraph, first: str, second: str, same: set[tuple[int, str]], revised: set[tuple[int, int, str]]
) -> None:
    """Read by hand from the nine texts: the rows stand here, the program must find just these."""
    found = _pairs(graph, first, second)
    assert {(a, period) for a, _, period, _ in _told(found, Relation.SAME)} == same
    assert {row[:3] for row in _told(found, Relation.REVISED)} == revised


@pytest.mark.parametrize(
    ("first", "second", "values", "reason"),
    [
        # Two police bodies of one year, in one report and across reports.
        ("per-2020", "per-2020", (765, 1054), ("body",)),
        ("per-2020", "per-2020", (1054, 476), ("body",)),
        ("per-2020", "per-2020", (765, 476), ("body",)),
        ("per-2020", "per-2021", (1600, 1600), ("body",)),
        ("per-2020", "per-2021", (765, 1266), ("body",)),
        ("per-2020", "per-2021", (1054, 1266), ("body",)),
        ("per-2019", "per-2020", (882, 1600), ("body",)),
        ("per-2019", "per-2021", (882, 1600), ("body",)),
        # "Victims" in one report are "suspected victims" in the next.
        ("per-2020", "per-2021", (1054, 1054), ("measure",)),
        # A part is no total.
        ("per-2019", "per-2020", (287, 1600), ("counted",)),
        ("per-2019", "per-2020", (1313, 1600), ("counted",)),
        # The ministry and the government; the ministry and the child welfare institute.
        ("col-2018", "col-2020", (96, 96), ("body",)),
        ("col-2018", "col-2020", (68, 68), ("body",)),
        ("gha-2019", "gha-2019", (348, 285), ("body",)),
        ("gha-2019", "gha-2019", (579, 215), ("body",)),
        ("mex-2020", "mex-2020", (658, 113), ("body",)),
    ],
)
def test_a_comparison_that_must_be_refused_gives_its_reason(
    graph: Gapgraph, first: str, second: str, values: tuple[int, int], reason: tuple[str, ...]
) -> None:
    told = {(p.first.value, p.second.value, p.differs) for p in _pairs(graph, first, second)}
    assert (*values, reason) in told


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        (("col-2018", 96), ("col-2020", 124), {"body", "period"}),
        (("per-2017", 1134), ("per-2021", 640), {"body", "period"}),
        (("mex-2020", 658), ("mex-2020", 933), {"counted", "places"}),
        (("gha-2019", 348), ("per-2019", 882), {"body"}),
    ],
)
def test_figures_far_apart_are_refused_with_every_reason(
    graph: Gapgraph, first: tuple[str, int], second: tuple[str, int], differs: set[str]
) -> None:
    one, other = (next(f for f in _figures(graph, r) if f.value == value) for r, value in (first, second))
    pair = compare(one, other)
    assert pair.relation is Relation.REFUSED
    assert set(pair.differs) >= differs


def _side(graph: Gapgraph, report: str) -> Side:
    return Side(graph.coverage(report), graph.report(report).extent == "WholeText")


def _changes(graph: Gapgraph, first: str, second: str) -> list[Difference]:
    return list(differences(_side(graph, first), _side(graph, second), graph.lattice))


def test_a_report_beside_itself_has_no_difference(graph: Gapgraph) -> None:
    for report in YEARS:
        assert _changes(graph, report, report) == []


@pytest.mark.parametrize(("first", "second"), list(pairwise(YEARS[:4])) + list(pairwise(YEARS[4:])))
def test_silence_in_an_excerpt_is_never_a_gap_nor_its_end(graph: Gapgraph, first: str, second: str) -> None:
    sides = (_side(graph, first), _side(graph, second))
    for difference in _changes(graph, first, second):
        statuses = zip((difference.before, difference.after), sides, strict=True)
        beyond = any(Status.NOT_EVIDENCED in told and not side.whole for told, side in statuses)
        assert beyond == (difference.change is Change.NOT_IN_TEXT) or difference.change is Change.NOT_IN_TEXT


def test_what_opened_had_not_been_unmet_and_is(graph: Gapgraph) -> None:
    found = [d for a, b in pairwise(YEARS) for d in _changes(graph, a, b) if d.change is Change.OPENED]
    assert found
    for difference in found:
        assert {status.verdict for status in difference.after} == {Verdict.UNMET}
        assert Verdict.UNMET not in {status.verdict for status in difference.before}


def test_colombia_from_2018_to_2021(graph: Gapgraph) -> None:
    """Foreign adults were served with limits in 2018; in 2021 the government gave no adult shelter."""
    opened = [d for d in _changes(graph, "col-2018", "col-2021") if d.change is Change.OPENED]
    assert {d.protection.rsplit("#", 1)[-1] for d in opened} == {"TemporaryLodging"}
    quotes = {quote.exact for d in opened for claim in d.evidence_after for quote in claim.quotes}
    assert "did not provide them, or victims of forced labor, with shelter" in quotes


def test_swapping_the_reports_swaps_the_changes(graph: Gapgraph) -> None:
    mirror = {Change.OPENED: Change.CLOSED, Change.WORSE: Change.BETTER, Change.LEARNED: Change.UNKNOWN}
    mirror |= {back: forth for forth, back in mirror.items()}
    there = _changes(graph, "col-2018", "col-2021")
    back = _changes(graph, "col-2021", "col-2018")
    assert {(d.protection, d.box, mirror.get(d.change, d.change)) for d in there} == {
        (d.protection, d.box, d.change) for d in back
    }
