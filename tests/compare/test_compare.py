"""Comparison of reports: which figures of the bundled texts may be compared; all others are refused with a reason."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.cli import main
from gapgraph.compare.coverage_changes import CoverageChange, Difference, Side, differences
from gapgraph.compare.figures import Figure, Relation, compare, pairs, read_figures
from gapgraph.core.statuses import Status, Verdict
from gapgraph.vocabulary import ReportId
from tests.looking import each

PERU = ("per-2017", "per-2019", "per-2020", "per-2021")
COLOMBIA = ("col-2018", "col-2020", "col-2021")
YEARS_THAT_DIFFER = (("per-2017", "per-2019"), ("per-2017", "per-2020"), ("per-2020", "per-2021"))
"""The pairs of reports on Peru that differ. Between 2019 and 2020 no coverage has changed, so ``coverage.csv`` has no
row for them.
"""
NINE = (*COLOMBIA, "gha-2019", "mex-2020", *PERU)
EXPECTED = Path(__file__).parent / "expected"


def expected(name: str) -> list[dict[str, str]]:
    """A table of expected values: figures that a person read from the bundled texts, and coverage that the program
    computed once.
    """
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def graph() -> Gapgraph:
    return Gapgraph(resources.root())


def _figures(graph: Gapgraph, report: str) -> tuple[Figure, ...]:
    return read_figures(graph.report_facts(report), ReportId(report))


def _figure(graph: Gapgraph, report: str, claim: str) -> Figure:
    return next(figure for figure in _figures(graph, report) if figure.claim == f"{report}/claim/{claim}")


def _number(figure: Figure) -> str:
    return figure.claim.rsplit("/", 1)[-1]


def test_the_figures_that_may_be_compared_equal_the_expected_table(graph: Gapgraph) -> None:
    """In all pairs of bundled reports, only figures of the same country, body, group, measure and period may be
    compared.
    """
    found = [
        (a, _number(p.first), b, _number(p.second), p.relation.value, p.first.value, p.second.value, p.first.period)
        for a, b in combinations(NINE, 2)
        for p in pairs(_figures(graph, a), _figures(graph, b))
        if p.relation is not Relation.REFUSED
    ]
    assert [tuple(map(str, row)) for row in found] == [tuple(row.values()) for row in expected("allowed.csv")]


def test_the_table_of_figures_that_may_not_be_compared_has_at_least_twenty_rows() -> None:
    assert len(expected("refused.csv")) >= 20


@pytest.mark.parametrize("row", expected("refused.csv"), ids=lambda row: f"{row['claim']}-{row['other_claim']}")
def test_a_comparison_that_must_be_refused_gives_its_reason(graph: Gapgraph, row: dict[str, str]) -> None:
    first, second = (_figure(graph, row[r], row[c]) for r, c in (("first", "claim"), ("second", "other_claim")))
    assert (first.value, second.value) == (int(row["value"]), int(row["other_value"]))
    pair = compare(first, second)
    assert pair.relation is Relation.REFUSED
    assert pair.differs == tuple(row["differs"].split())


def test_figures_of_two_countries_are_never_compared(graph: Gapgraph) -> None:
    for a, b in each(combinations(NINE, 2)):
        if a[:3] != b[:3]:
            relations = {pair.relation for pair in pairs(_figures(graph, a), _figures(graph, b))}
            assert relations <= {Relation.REFUSED}


def test_comparing_two_reports_in_reverse_order_gives_the_same_pairs_of_figures(graph: Gapgraph) -> None:
    there = {(p.first, p.second, p.differs) for p in pairs(_figures(graph, "per-2020"), _figures(graph, "per-2021"))}
    back = {(p.second, p.first, p.differs) for p in pairs(_figures(graph, "per-2021"), _figures(graph, "per-2020"))}
    assert there == back
    assert there


def _side(graph: Gapgraph, report: str) -> Side:
    whole = graph.report(report).extent == "WholeText"
    return Side(graph.view(report), graph.scheme, graph.coverage(report), whole)


def _changes(graph: Gapgraph, first: str, second: str) -> list[Difference]:
    return list(differences(_side(graph, first), _side(graph, second), graph.lattice))


def _rows(graph: Gapgraph, first: str, second: str) -> Iterator[tuple[str, ...]]:
    names = graph.names()
    for d in _changes(graph, first, second):
        group = names.box_id(d.box).removeprefix("gap:")
        yield first, second, d.change, d.protection.rsplit("#", 1)[-1], group, " ".join(d.before), " ".join(d.after)


def test_the_changes_between_a_countrys_years_equal_the_expected_table(graph: Gapgraph) -> None:
    """The expected rows compare all pairs of excerpts about one country; the program wrote these rows."""
    found = [row for years in (COLOMBIA, PERU[:3]) for a, b in combinations(years, 2) for row in _rows(graph, a, b)]
    assert found == [tuple(row.values()) for row in expected("coverage.csv")]


def test_the_changed_protections_between_two_reports_equal_the_expected_table(graph: Gapgraph) -> None:
    """Peru 2021 compared with each earlier text, and reports of one year on two countries, protection by protection."""
    rows = expected("protections.csv")
    pairs_asked = list(dict.fromkeys((row["first"], row["second"]) for row in rows))
    assert len(pairs_asked) >= 8
    found = []
    for first, second in pairs_asked:
        changes = _changes(graph, first, second)
        for change in CoverageChange:
            named = dict.fromkeys(d.protection.rsplit("#", 1)[-1] for d in changes if d.change is change)
            if named:
                found.append((first, second, change.value, " ".join(named)))
    assert found == [tuple(row.values()) for row in rows]


def test_a_report_compared_with_itself_has_no_difference(graph: Gapgraph) -> None:
    for report in NINE:
        assert _changes(graph, report, report) == []


@pytest.mark.parametrize(("first", "second"), [*YEARS_THAT_DIFFER, *pairwise(COLOMBIA), ("per-2021", "col-2021")])
def test_silence_of_an_excerpt_neither_opens_nor_closes_a_gap(graph: Gapgraph, first: str, second: str) -> None:
    """If one report is an excerpt that doesn't mention the protection, the change is called “not in the text”,
    “learned” or “no longer known”.
    """
    sides = (_side(graph, first), _side(graph, second))
    for difference in each(_changes(graph, first, second)):
        silent = [
            Status.NOT_EVIDENCED in told and not side.whole
            for told, side in zip((difference.before, difference.after), sides, strict=True)
        ]
        if difference.change is CoverageChange.NOT_IN_TEXT:
            assert any(silent)
        elif any(silent):
            assert difference.change in (CoverageChange.LEARNED, CoverageChange.UNKNOWN)
            assert difference.evidence_before
            assert difference.evidence_after


def test_a_protection_that_a_text_mentions_is_not_called_missing_from_the_text(graph: Gapgraph) -> None:
    """The report on Colombia of 2018 says that the government had no specialized shelters. The report of 2021 says that
    the government gave no shelter to adults and victims of forced labor, but nothing about children in sex trafficking.
    For children in sex trafficking, the status of specialized shelters is known in 2018 and unknown in 2021.
    """
    found = [d for d in _changes(graph, "col-2018", "col-2021") if d.protection.endswith("#SpecializedShelter")]
    assert {d.change for d in found} == {CoverageChange.UNKNOWN}
    quotes = {quote.exact for d in found for claim in d.evidence_before for quote in claim.quotes}
    assert "The government did not operate specialized shelters for trafficking victims." in quotes


def test_an_opened_gap_is_unmet_afterwards_and_was_not_before(graph: Gapgraph) -> None:
    found = [d for a in ("gha-2019", "mex-2020") for b in ("col-2021", "per-2021") for d in _changes(graph, a, b)]
    opened = [d for d in found if d.change is CoverageChange.OPENED]
    assert opened
    for difference in opened:
        assert {status.verdict for status in difference.after} == {Verdict.UNMET}
        assert Verdict.UNMET not in {status.verdict for status in difference.before}


def test_colombia_2021_shows_a_denial_of_lodging_that_2018_left_unspecified(graph: Gapgraph) -> None:
    """In 2018 some victims had shelter, but the text doesn't say which; in 2021 the government gave adults no shelter.
    One sentence of 2018 is only about Venezuelans, so no gap opened for foreign adults in general.
    """
    found = _changes(graph, "col-2018", "col-2021")
    assert CoverageChange.OPENED not in {d.change for d in found}
    learned = [d for d in found if d.change is CoverageChange.LEARNED and d.protection.endswith("#TemporaryLodging")]
    assert {status for d in learned for status in d.before} == {Status.UNSPECIFIED}
    assert {status for d in learned for status in d.after} == {Status.DENIED}
    quotes = {quote.exact for d in learned for claim in d.evidence_after for quote in claim.quotes}
    assert "did not provide them, or victims of forced labor, with shelter" in quotes


def test_colombia_had_no_specialized_shelter_although_it_had_other_lodging() -> None:
    """The report of 2018 says that Colombia's government has no specialized shelter, the report of 2020 says nothing
    about shelters, and the report of 2021 says that the government gives adults no shelter.
    """
    told = {
        (row["second"], row["protection"], row["before"], row["after"])
        for row in expected("coverage.csv")
        if row["first"] == "col-2018"
    }
    assert ("col-2020", "SpecializedShelter", "Denied", "NotEvidenced") in told
    assert ("col-2021", "EmergencyAccommodation", "Unspecified", "Denied") in told
    assert ("col-2021", "TemporaryLodging", "Unspecified", "Denied") in told


@pytest.mark.parametrize(("first", "second"), [("col-2018", "col-2021"), ("per-2021", "col-2021")])
def test_swapping_the_reports_swaps_the_changes(graph: Gapgraph, first: str, second: str) -> None:
    mirror = {
        CoverageChange.OPENED: CoverageChange.CLOSED,
        CoverageChange.WORSE: CoverageChange.BETTER,
        CoverageChange.LEARNED: CoverageChange.UNKNOWN,
    }
    mirror |= {back: forth for forth, back in mirror.items()}
    there, back = _changes(graph, first, second), _changes(graph, second, first)
    assert {(d.protection, d.box, mirror.get(d.change, d.change)) for d in there} == {
        (d.protection, d.box, d.change) for d in back
    }


def test_matrix_and_gaps_separate_protections_that_the_text_mentions_from_all_others() -> None:
    """The report on Ghana of 2019 mentions shelter (it says that gaps in shelter remained), although the report doesn't
    say who gets the narrower kinds of shelter.
    """
    gaps = " ".join(CliRunner().invoke(main, ["gaps", "gha-2019"]).stdout.split())
    spoken, _, beyond = gaps.partition("Not in the text we have:")
    assert "text names nobody who gets the protection: emergency accommodation, residential care" in spoken
    beyond, _, short = beyond.partition("Underserved, so not in this list:")
    assert "temporary lodging, specialized shelter" in short
    assert "shelter" not in beyond
    row = ["matrix", "--all", "--group", "Man", "--protection", "SpecializedShelter"]
    lines = CliRunner().invoke(main, row).stdout.splitlines()
    years = next(at for at, line in enumerate(lines) if line.split() and all(one.isdigit() for one in line.split()))
    ids = [f"{code}-{year}" for code, year in zip(lines[years - 1].split(), lines[years].split(), strict=True)]
    cells = next(line for line in lines if "specialized shelter" in line).split()[2:]
    marks = dict(zip(ids, cells, strict=True))
    assert [marks[report] for report in NINE] == ["✕", "·", "✕", "◐", "·", "·", "·", "·", "✕"]
