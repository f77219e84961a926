"""The findings that ``gapgraph gaps per-2021`` must name, as the project's design lists them.

"Men without lodging (Denied) and turned away from other services (Restricted); transgender victims, children too,
turned away from government shelters and so from what is given inside them; no specialized shelter for boys, victims of
labor trafficking or adults; compensation and residency unknown, not absent."
"""

from __future__ import annotations

from functools import cache

import pytest

import gapgraph as gg
from tests.cli.running import Ran, gapgraph


@cache
def gaps(verdict: str = "unmet") -> Ran:
    return gapgraph("gaps", "per-2021", "--verdict", verdict, "--format", "csv")


def statuses(group: str, protection: str) -> set[str]:
    """The statuses of a group's leaves that ``gapgraph explain`` derives."""
    rows = gapgraph("explain", "per-2021", group, protection, "--format", "csv").rows
    return {row["status"] for row in rows if row["status"]}


def gap(protection: str, group: str) -> dict[str, str]:
    (one,) = [row for row in gaps().rows if (row["protection"], row["group"]) == (f"gap:{protection}", group)]
    return one


def in_a_gap(protection: str, group: str) -> bool:
    """Whether every victim of the group is in some gap of the protection."""
    graph = gg.open()
    boxes = [graph.box(row["group"]).leaves for row in gaps().rows if row["protection"] == f"gap:{protection}"]
    covered = 0
    for leaves in boxes:
        covered |= leaves
    return not graph.box(group).leaves & ~covered


def test_men_are_denied_temporary_lodging() -> None:
    men = gap("TemporaryLodging", "gap:Man")
    assert men["statuses"] == "Denied"
    assert "there were no shelters that accepted men" in men["quotes"]
    assert "law:per-28950-temporary-lodging" in men["duties"].split()


@pytest.mark.parametrize(
    "protection",
    [
        "Transportation",
        "SocialServices",
        "ReintegrationAssistance",
        "MedicalCare",
        "PsychologicalCare",
        "LegalAssistance",
    ],
)
def test_men_are_denied_other_services(protection: str) -> None:
    men = gap(protection, "gap:Man")
    assert men["statuses"] == "Restricted"
    assert "reports indicated that authorities often denied men other services" in men["quotes"]


def test_transgender_victims_are_denied_government_shelters() -> None:
    shelters = gap("TemporaryLodging", "gap:TransgenderVictim")
    assert "Restricted" in shelters["statuses"].split()
    assert "typically did not admit transgender victims to government shelters" in shelters["quotes"]


def test_transgender_children_are_denied_government_shelters() -> None:
    assert statuses("TransgenderChild", "TemporaryLodging") == {"Restricted"}


@pytest.mark.parametrize("protection", ["MedicalCare", "PsychologicalCare", "LegalAssistance"])
def test_services_inside_shelters_are_limited_and_not_unmet_for_transgender_girls(protection: str) -> None:
    asked = ("matrix", "per-2021", "--group", "TransgenderGirlInSexTrafficking", "--protection", protection)
    (cell,) = gapgraph(*asked, "--format", "csv").rows
    assert (cell["best"], cell["worst"]) == ("Limited", "Limited")
    unmet = gapgraph("gaps", "per-2021", "--format", "csv").rows
    assert not [row for row in unmet if row["protection"] == f"gap:{protection}" and "Transgender" in row["group"]]


@pytest.mark.parametrize("group", ["Boy", "LaborTraffickingVictim", "Adult"])
def test_all_but_girls_in_sex_trafficking_lack_a_specialized_shelter(group: str) -> None:
    assert in_a_gap("SpecializedShelter", group)
    assert statuses(group, "SpecializedShelter") <= {"Denied", "Restricted"}


@pytest.mark.parametrize(("protection", "group"), [("Compensation", "Victim"), ("ImmigrationRelief", "ForeignVictim")])
def test_compensation_and_residency_are_unknown(protection: str, group: str) -> None:
    assert not [row for row in gaps().rows if row["protection"] == f"gap:{protection}"]
    unknown = [row for row in gaps("unknown").rows if row["protection"] == f"gap:{protection}"]
    assert [(row["group"], row["statuses"]) for row in unknown] == [(f"gap:{group}", "Undisclosed")]


def test_the_page_says_that_compensation_and_residency_are_unknown() -> None:
    page = " ".join(gapgraph("gaps", "per-2021", "--full").out.split())
    unmet, _, unknown = page.partition("NOT KNOWN")
    assert "✕ Denied: men" in unmet
    assert "⊘ Restricted: men" in unmet
    assert "⊘ Restricted: transgender children" in unmet
    assert "✕ Denied: victims except girls in sex trafficking" in unmet
    assert "⊘ Restricted: transgender victims (men among them: ✕ Denied)" in unmet
    assert "Not reported for any victims: compensation" in unknown
    assert "Not reported for any foreign victims: immigration relief" in unknown
    assert "compensation" not in unmet


def test_girls_in_sex_trafficking_have_the_expected_statuses() -> None:
    page = " ".join(gapgraph("explain", "per-2021", "GirlInSexTrafficking", "TemporaryLodging", "--full").out.split())
    assert (
        "Specialized; transgender girls in sex trafficking: Restricted; other LGBQI+: Limited; "
        "nobody reported whether it was given to foreign victims."
    ) in page
