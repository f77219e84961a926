"""``gapgraph explain``: the rule, the deciding claims, and the effect of every other claim."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.core.boxes import Box
from gapgraph.core.explanation import explain
from gapgraph.core.reasons import Part
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES
from gapgraph.pages.explain_page import explain_page, extent
from gapgraph.pages.layout import Page
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import Iri, ReportId, curie
from tests.cli.running import Ran, gapgraph
from tests.looking import each

COLUMNS = (
    "report,group,group_label,protection,protection_label,status,rule,within,within_label,part,claim,claim_label,by,"
    "attribution,quotes,duties"
)


def explained(root: Path, group: str, protection: str, *options: str) -> Ran:
    return gapgraph("explain", "per-1999", group, protection, "--full", *options, root=root)


def parts(ran: Ran) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """For each status and part of the explanation, a pair for each claim in the part: the claim's number, and the
    numbers of the claims that bar, refuse or limit the service that the claim reports.
    """
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in ran.rows:
        by = " ".join(one[-3:] for one in row["by"].split())
        found[row["status"], row["part"]].add((row["claim"][-3:], by))
    return dict(found)


def test_the_command_explain_has_the_expected_columns(root: Path) -> None:
    assert explained(root, "Man", "TemporaryLodging", "--format", "csv").out.splitlines()[0] == COLUMNS


def test_explain_shows_the_deciding_claims_and_the_barred_provisions(root: Path) -> None:
    found = parts(explained(root, "Man", "TemporaryLodging", "--format", "csv"))
    assert found["Denied", "decided"] == {("003", "")}
    assert found["Denied", "barred"] == {("007", "003")}
    assert found["Denied", "overruled"] == {("002", ""), ("008", "")}
    assert found["", "beside"] == {("009", ""), ("011", "")}


def test_explain_shows_each_status(root: Path) -> None:
    ran = explained(root, "GirlInSexTrafficking", "MedicalCare", "--format", "csv")
    found = parts(ran)
    assert found["Specialized", "decided"] == {("005", "")}
    assert found["NotEvidenced", "shut"] == {("005", "002")}
    assert found["", "beside"] == {("009", ""), ("015", "")}
    assert {(row["status"], row["rule"], row["within"]) for row in ran.rows if row["status"]} == {
        ("Specialized", "1", "OtherLGBQI|NotLGBTQI"),
        ("NotEvidenced", "8", "Transgender"),
    }
    page = explained(root, "GirlInSexTrafficking", "MedicalCare").out
    assert "Offered, but inside a shelter that is closed to the group" in page
    assert "No claim mentions the protection." not in page


def test_explain_shows_a_status_without_a_deciding_claim(root: Path) -> None:
    (row,) = [one for one in explained(root, "Man", "Repatriation", "--format", "csv").rows if one["status"]]
    assert (row["status"], row["rule"], row["claim"]) == ("NotEvidenced", "8", "")
    page = explained(root, "Man", "Repatriation").out
    assert "Rule 8 of 8: No claim decides" in page
    assert "No claim mentions the protection." in page


def test_json_of_explain_keeps_lists_and_numbers(root: Path) -> None:
    record = explained(root, "Man", "TemporaryLodging", "--format", "json").records[1]
    assert record["by"] == ["per-1999/claim/003"]
    assert record["rule"] == 3
    assert isinstance(record["quotes"], list)


def test_the_page_shows_the_derivation_step_by_step(root: Path) -> None:
    page = explained(root, "GirlInSexTrafficking", "TemporaryLodging").out
    lines = page.splitlines()
    assert lines[0] == "Temporary lodging for girls in sex trafficking"
    assert (
        "Specialized; transgender girls in sex trafficking: Restricted; nobody reported whether it was given to "
        "foreign victims."
    ) in " ".join(lines)
    assert "Best status ◆ Specialized; worst status ⊘ Restricted. Offered to: some of them, not all." in page
    assert page.index("◆ Specialized: other LGBQI+ or not LGBTQI+") < page.index("⊘ Restricted: transgender girls")
    assert "  Rule 1 of 8: A service for trafficking victims is offered" in page
    assert "    “Seven homes take girls exploited in sex trafficking.” (the report) per-1999/claim/001" in page
    assert "    001 claim 1 (to all); by 002" in page
    assert page.index("    007 claim 7 (to some)\n") < page.index("    007, as above\n")
    assert "→ at odds with Law 28950, article 7: temporary lodging (text read; shall; grave finding)" in page
    assert "“It did not say whether it referred foreign victims" in page.partition("ALSO: claims")[2]


@pytest.mark.parametrize("group", ["Victim", "Man", "GirlInSexTrafficking", "Adult"])
def test_every_named_claim_has_its_quote(root: Path, group: str) -> None:
    page = explained(root, group, "TemporaryLodging").out
    numbers = {row["claim"] for row in explained(root, group, "TemporaryLodging", "--format", "csv").rows}
    full = page.partition("IN FULL")[2]
    for claim in each(numbers):
        assert (f"{claim}\n" in page) is not (f"  {claim[-3:]} “" in full), claim


def test_only_binding_duties_are_shown(root: Path) -> None:
    records = explained(root, "Man", "TemporaryLodging", "--format", "json").records
    assert "law:per-28950-temporary-lodging" in records[0]["duties"]
    assert records[0]["severity"] == "Warning", "unnamed reports say so"
    assert not any(duty.startswith("law:cets-197") for one in records for duty in one["duties"])
    unknown = explained(root, "Victim", "Repatriation", "--format", "json").records
    assert {one["severity"] for one in unknown if one["status"]} == {"Info"}
    considered = explained(root, "ForeignVictim", "ImmigrationRelief", "--format", "json").records
    assert {one["severity"] for one in considered} == {""}, "what is to be considered is held against nobody"


def test_the_severity_of_a_duty_follows_its_status(root: Path) -> None:
    page = explained(root, "Victim", "Repatriation").out
    assert "doesn’t show whether this is given: Law 28950, article 7: repatriation (text read; shall; note)" in page
    assert "at odds" not in page


@pytest.mark.parametrize(
    ("name", "box", "label"),
    [
        ("gap:Man", "gap:Man", "men"),
        ("man", "gap:Man", "men"),
        ("MEN", "gap:Man", "men"),
        ("hombres", "gap:Man", "men"),
        ("Adult+Male", "gap:Man", "men"),
        ("Male+Adult", "gap:Man", "men"),
        ("gap:Male+gap:Adult", "gap:Man", "men"),
        ("Male", "gap:MaleVictim", "male victims"),
        ("LGBTQI+ victims", "gap:LGBTQIVictim", "LGBTQI+ victims"),
        ("Male|AnotherGender", "Male|AnotherGender", "male or another gender"),
        ("https://w3id.org/gapgraph/ontology#Man", "gap:Man", "men"),
        ("male or another gender", "Male|AnotherGender", "male or another gender"),
        ("género masculino u otro género", "Male|AnotherGender", "male or another gender"),
        ("género masculino o otro género", "Male|AnotherGender", "male or another gender"),
        ("adults, not LGBTQI+, foreign", "Adult+NotLGBTQI+ForeignNational", "adults (not LGBTQI+; foreign)"),
        ("niñas, niños y adolescentes, otras LGBQI+", "gap:OtherLGBQIChild", "other LGBQI+ children"),
    ],
)
def test_a_group_is_found_by_any_of_its_names(root: Path, name: str, box: str, label: str) -> None:
    rows = explained(root, name, "TemporaryLodging", "--format", "csv").rows
    assert {(row["group"], row["group_label"]) for row in rows} == {(box, label)}


@pytest.mark.parametrize(
    "name", ["TemporaryLodging", "gap:TemporaryLodging", "temporary lodging", "Alojamiento Temporal"]
)
def test_a_protection_is_found_by_any_of_its_names(root: Path, name: str) -> None:
    rows = explained(root, "Man", name, "--format", "csv").rows
    assert {row["protection"] for row in rows} == {"gap:TemporaryLodging"}


@pytest.mark.parametrize(
    ("group", "whom"),
    [
        ("Woman", "foreign women"),
        ("ForeignWoman", "foreign women"),
        ("WomanInSexTrafficking", "foreign victims"),
        ("Adult+Female+SexTrafficking+ForeignNational", "adults (female; in sex trafficking; foreign)"),
    ],
)
def test_an_answer_says_for_which_group_a_protection_is_undisclosed(root: Path, group: str, whom: str) -> None:
    page = " ".join(explained(root, group, "TemporaryLodging").out.split())
    assert f"nobody reported whether it was given to {whom}" in page


def test_a_protection_that_does_not_apply_gives_a_page_and_status_0(root: Path) -> None:
    ran = explained(root, "NationalVictim", "ImmigrationRelief")
    assert ran.status == 0
    assert "Immigration relief doesn’t apply to national victims: it applies to foreign victims." in ran.out
    assert explained(root, "NationalVictim", "ImmigrationRelief", "--format", "csv").rows == []


def test_the_page_names_the_subgroup_to_which_a_protection_applies(root: Path) -> None:
    page = explained(root, "Man", "ImmigrationRelief").out
    assert "The protection applies only to foreign victims; the other people of the group aren’t counted." in page


def test_the_option_when_includes_the_claims_of_that_time(root: Path) -> None:
    assert "claim/013" not in explained(root, "Woman", "LegalAssistance").out
    page = explained(root, "Woman", "LegalAssistance", "--when", "spring").out
    assert "✕ Denied: everyone in the group" in page
    assert "“In spring the centers were closed.” (the report; only: spring) per-1999/claim/013" in page


def test_explain_and_matrix_agree_on_every_group_and_protection(root: Path) -> None:
    graph = gg.open(root)
    setting = Setting(graph, ReportId("per-1999"))
    cells = list(setting.cells(graph.lattice.groups, graph.scheme.protections))
    assert len(cells) > 1000
    for cell in cells:
        ruling = setting.coverage[cell.protection]
        box = Box((), graph.lattice.leaves_of(cell.group))
        why = explain(box, ruling, setting.view, graph.scheme, graph.lattice)
        assert (why.derivations[0].status, why.derivations[-1].status) == (cell.best, cell.worst)
        assert sum(standing.leaves for standing in why.derivations) == box.leaves & ruling.applicable
        decided = {role.claim.id for one in why.derivations for role in one.playing(Part.DECIDED)}
        assert decided == {claim.id for claim in cell.evidence}
        weighed = {role.claim.id for one in why.derivations for role in one.roles}
        assert {claim.id for claim in cell.caveats} <= {role.claim.id for role in why.beside} | weighed - decided
        assert [(one.status, one.boxes) for one in why.derivations[1:]] == [
            (e.status, e.boxes) for e in cell.exceptions
        ]
        assert extent(why) is cell.extent


def test_python_and_the_command_give_the_same_derivation(root: Path) -> None:
    why = gg.open(root).explain("per-1999", "women", "legal assistance", when="spring")
    found = parts(explained(root, "Woman", "LegalAssistance", "--when", "spring", "--format", "csv"))
    decided = {(role.claim.id[-3:], "") for one in why.derivations for role in one.playing(Part.DECIDED)}
    assert decided == found["Denied", "decided"] == {("013", "")}


GRAPH = gg.open()
SETTINGS = {
    (str(report), language): Setting(GRAPH, report, language) for report in GRAPH.report_ids for language in LANGUAGES
}


@st.composite
def boxes(draw: st.DrawFn) -> str:
    """A group written as its values; in some of these groups there can be no victim."""
    chosen = draw(st.lists(st.sampled_from(GRAPH.lattice.dimensions), min_size=1, unique=True))
    values = [draw(st.lists(st.sampled_from(dimension.values), min_size=1, unique=True)) for dimension in chosen]
    return "+".join("|".join(curie(value) for value in some) for some in values)


@settings(max_examples=60)
@given(
    box=boxes(),
    protection=st.sampled_from(GRAPH.scheme.protections),
    key=st.sampled_from(sorted(SETTINGS)),
    width=st.sampled_from((24, 40, 80, 130)),
)
def test_any_box_in_any_report_has_a_page_within_the_width(
    box: str, protection: str, key: tuple[str, str], width: int
) -> None:
    setting = SETTINGS[key]
    try:
        asked = GRAPH.box(box)
    except GapgraphError:
        reject()
    why = explain(asked, setting.coverage[Iri(protection)], setting.view, GRAPH.scheme, GRAPH.lattice)
    page = Page(width)
    explain_page(page, setting, why)
    assert [line for line in page.text().splitlines() if len(line) > width and len(line.split()) > 1] == []
    assert "{" not in page.text()
    claims = {role.claim.id for standing in why.derivations for role in standing.roles}
    assert all(claim.rsplit("/", 1)[1] in page.text() for claim in claims)
