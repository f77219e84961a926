"""The golden results for Peru 2021 show what men, labor trafficking victims and transgender children lack."""

from __future__ import annotations

import csv
from collections.abc import Mapping

import pytest

from gapgraph.vocabulary import curie
from tests.queries.worlds import GOLDEN, PERU, graph

Cells = Mapping[str, tuple[str, str, frozenset[str]]]
"""Maps a protection to its best and worst status and the quotations that prove them."""

NO_SHELTERS = "there were no shelters that accepted men"
DENIED_MEN = "reports indicated that authorities often denied men other services"
TRANSGENDER = "typically did not admit transgender victims to government shelters"
GROUPS = {
    "adult-men": "Man",
    "labor-trafficking-victims": "LaborTraffickingVictim",
    "transgender-children": "TransgenderChild",
}


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def cells(name: str) -> Cells:
    found: dict[str, tuple[str, str, frozenset[str]]] = {}
    for row in rows(name):
        _, _, quotes = found.get(row["protection"], ("", "", frozenset()))
        found[row["protection"]] = (row["best"], row["worst"], quotes | {row["quote"]})
    return found


def test_men_are_denied_lodging_and_often_refused_other_services() -> None:
    men = cells("adult-men")
    best, worst, quotes = men["gap:TemporaryLodging"]
    assert (best, worst) == ("gap:Denied", "gap:Denied")
    assert NO_SHELTERS in quotes
    for service in ("MedicalCare", "PsychologicalCare", "LegalAssistance", "Transportation", "SocialServices"):
        best, worst, quotes = men[f"gap:{service}"]
        assert (best, worst) == ("gap:Restricted", "gap:Restricted")
        assert DENIED_MEN in quotes


def test_transgender_children_are_refused_lodging_in_some_cases() -> None:
    """Transgender children can't reach services inside shelters; services for LGBTQI+ victims in general are
    insufficient.
    """
    children = cells("transgender-children")
    best, worst, quotes = children["gap:TemporaryLodging"]
    assert (best, worst) == ("gap:Restricted", "gap:Restricted")
    assert TRANSGENDER in quotes
    for service in ("MedicalCare", "PsychologicalCare", "LegalAssistance"):
        assert children[f"gap:{service}"][1] == "gap:Limited"


def test_victims_of_labor_trafficking_lack_a_specialized_shelter() -> None:
    best, worst, quotes = cells("labor-trafficking-victims")["gap:SpecializedShelter"]
    assert (best, worst) == ("gap:Denied", "gap:Denied")
    assert any("exclusively for girls exploited in sex trafficking" in quote for quote in quotes)


@pytest.mark.parametrize("name", GROUPS)
def test_an_unknown_status_is_shown_as_unknown(name: str) -> None:
    """The report says nothing about compensation and residency for anybody, and a row about silence has no claim."""
    for protection in ("gap:Compensation", "gap:ImmigrationRelief"):
        assert cells(name)[protection][1] == "gap:Undisclosed"
    assert all(not row["claim"] for row in rows(name) if row["best"] == row["worst"] == "gap:NotEvidenced")


@pytest.mark.parametrize("name", GROUPS)
def test_queries_and_matrix_give_the_same_statuses(name: str) -> None:
    """The matrix that the core computes has the statuses and claims of the golden results."""
    expected = {
        curie(cell.protection): (f"gap:{cell.best}", f"gap:{cell.worst}", {claim.id for claim in cell.evidence})
        for cell in graph().matrix(PERU)
        if curie(cell.group) == f"gap:{GROUPS[name]}"
    }
    claims: dict[str, set[str]] = {}
    for row in rows(name):
        claims.setdefault(row["protection"], set()).update({row["claim"]} - {""})
    assert {p: (best, worst, claims[p]) for p, (best, worst, _) in cells(name).items()} == expected


def test_the_query_of_uncovered_groups_equals_gaps() -> None:
    claims: dict[tuple[str, str], set[str]] = {}
    for row in rows("uncovered-groups"):
        claims.setdefault((row["protection"], row["gap"].rsplit("/", 1)[-1]), set()).add(row["claim"])
    names = graph().names(PERU)
    expected = {
        (curie(gap.protection), names.box_id(gap.box).removeprefix("gap:").replace("|", ",")): {
            c.id for c in gap.evidence
        }
        for gap in graph().gaps(PERU)
    }
    assert claims == expected


def test_conflicts_are_of_known_kinds_and_each_is_listed_once() -> None:
    found = rows("conflicts")
    # A longitudinal conflict is between two figures of one body; no bundled report has one.
    assert {row["kind"] for row in found} == {"definitional", "transversal"}
    assert all(row["claim"] != row["other"] for row in found)
    assert all(row["value"] != row["other_value"] for row in found if row["kind"] != "definitional")
    pairs = [(row["claim"], row["other"], row["kind"]) for row in found]
    assert len(pairs) == len(set(pairs))
