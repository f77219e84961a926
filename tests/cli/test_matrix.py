"""``gapgraph matrix``: a row for every named group and applicable protection, nothing averaged, silence included."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph as gg
from tests.cli.running import gapgraph

COLUMNS = (
    "report,group,group_label,protection,protection_label,best,worst,extent,exceptions,caveats,evidence,"
    "verdict,standing,place,attribution,certainty,frequency,sentences,quotes,duties,duty_labels,severity,source,"
    "best_label,worst_label,extent_label,exception_labels"
)


def row(root: Path, group: str, protection: str, *options: str) -> dict[str, str]:
    arguments = ("--group", group, "--protection", protection, *options, "--format", "csv")
    (one,) = gapgraph("matrix", "per-1999", *arguments, root=root).rows
    return one


def test_the_command_matrix_has_the_expected_columns(root: Path) -> None:
    assert gapgraph("matrix", "per-1999", "--format", "csv", root=root).out.splitlines()[0] == COLUMNS


def test_the_command_matrix_has_a_row_for_each_group_and_protection_that_applies(root: Path) -> None:
    graph = gg.open(root)
    applies = {p: graph.lattice.leaves_of(graph.scheme.applicable_group(p)) for p in graph.scheme.protections}
    expected = [
        (f"gap:{group.partition('#')[2]}", f"gap:{protection.partition('#')[2]}")
        for group, leaves in graph.lattice.groups.items()
        for protection, whom in applies.items()
        if leaves & whom
    ]
    rows = gapgraph("matrix", "per-1999", "--format", "csv", root=root).rows
    assert [(one["group"], one["protection"]) for one in rows] == expected
    assert ("gap:NationalVictim", "gap:ImmigrationRelief") not in expected


def test_a_protection_that_the_report_does_not_mention_has_a_row_in_the_matrix(root: Path) -> None:
    silent = row(root, "Man", "Repatriation")
    assert (silent["best"], silent["worst"], silent["extent"]) == ("NotEvidenced", "NotEvidenced", "none")
    assert (silent["exceptions"], silent["evidence"]) == ("", "")


def test_a_row_has_best_worst_exceptions_caveats_and_evidence(root: Path) -> None:
    one = row(root, "GirlInSexTrafficking", "TemporaryLodging")
    assert (one["best"], one["worst"], one["extent"]) == ("Specialized", "Restricted", "partial")
    assert one["exceptions"] == "Restricted=Transgender"
    assert one["evidence"] == "per-1999/claim/001 per-1999/claim/002"
    assert one["caveats"] == "per-1999/claim/009 per-1999/claim/011"


def test_json_has_the_exceptions_in_words(root: Path) -> None:
    ran = gapgraph("matrix", "--group", "GirlInSexTrafficking", "--format", "json", root=root)
    one = next(record for record in ran.records if record["protection"] == "gap:TemporaryLodging")
    assert one["exceptions"] == ["Restricted=Transgender"]
    assert one["exception_labels"] == ["transgender victims: restricted"]
    assert (one["best_label"], one["extent_label"]) == ("specialized", "partial")


def test_groups_and_protections_are_chosen_by_any_name(root: Path) -> None:
    chosen = gapgraph(
        "matrix", "--group", "men", "--group", "gap:Girl", "--protection", "transporte", "--format", "csv", root=root
    )
    pairs = [(one["group"], one["protection"]) for one in chosen.rows]
    assert pairs == [("gap:Girl", "gap:Transportation"), ("gap:Man", "gap:Transportation")]


def test_the_option_when_changes_statuses_in_the_matrix(root: Path) -> None:
    assert row(root, "Woman", "LegalAssistance")["best"] == "General"
    assert row(root, "Woman", "LegalAssistance", "--when", "2020-04")["best"] == "Denied"


def test_the_grid_has_the_best_and_the_worst_of_each_cell(root: Path) -> None:
    page = gapgraph("matrix", "per-1999", root=root, width=200).out.splitlines()
    stairs = [line for line in page if line.startswith(" " * 20)]
    columns = [line.split("  ")[-1].strip("│ ") for line in stairs]
    girls = next(line for line in page if line.startswith("girls in sex trafficking "))
    men = next(line for line in page if line.startswith("men "))
    start = len(stairs[0]) - len(stairs[0].lstrip())

    def cell(line: str, protection: str) -> str:
        place = start + 3 * columns.index(protection)
        return line[place : place + 3].strip()

    known = gapgraph("matrix", "per-1999", "--format", "csv", root=root).rows
    assert len(columns) == len({row["protection"] for row in known}) > 1
    assert cell(girls, "temporary lodging") == "◆⊘"
    assert cell(men, "temporary lodging") == "✕"
    assert cell(men, "medical care") == "⊘"
    assert cell(men, "compensation") == "?"
    assert cell(men, "privacy") == "·"


def test_cells_that_do_not_apply_are_blank_and_columns_stay_aligned(root: Path) -> None:
    page = gapgraph("matrix", root=root, width=200).out.splitlines()
    national = next(line for line in page if line.startswith("national victims "))
    foreign = next(line for line in page if line.startswith("foreign victims "))
    assert len(national) == len(foreign)
    assert foreign.count("~") == national.count("~") + 1


def test_the_legend_names_every_symbol(root: Path) -> None:
    page = gapgraph("matrix", root=root).out.replace("\N{NO-BREAK SPACE}", " ")
    for entry in (
        "◆ specialized",
        "● general",
        "◐ limited",
        "✕ denied",
        "⊘ restricted",
        "? undisclosed",
        "· not evidenced",
    ):
        assert entry in page
    assert "not in the text we have" not in page


def test_the_matrix_of_one_group_is_shown_in_words(root: Path) -> None:
    page = gapgraph("matrix", "--group", "GirlInSexTrafficking", root=root).out
    assert "◆ Specialized – ⊘ Restricted: temporary lodging" in page
    assert "      transgender victims: Restricted" in page


@pytest.mark.parametrize("width", [24, 40])
def test_a_terminal_too_narrow_for_the_grid_shows_the_matrix_in_words(root: Path, width: int) -> None:
    page = gapgraph("matrix", root=root, width=width).out
    assert "│" not in page
    assert "✕ Denied" in page


def test_the_command_matrix_all_has_every_report() -> None:
    rows = gapgraph("matrix", "--all", "--group", "Man", "--format", "csv").rows
    reports = [one["report"] for one in gapgraph("reports", "--format", "csv").rows]
    assert list(dict.fromkeys(one["report"] for one in rows)) == reports
    page = gapgraph("matrix", "--all", "--group", "Man", width=120).out
    lodging = next(line for line in page.splitlines() if line.startswith("temporary lodging "))
    assert len(lodging.split()) - 2 == len(reports)


def test_silence_of_an_excerpt_differs_from_silence_of_a_report() -> None:
    page = gapgraph("matrix", "col-2018", "--group", "Man").out
    assert "… Not in the text we have: " in page
    assert "· Not evidenced: legal advocate" in page, "a claim speaks of legal help"
    assert "Not in the text we have" not in gapgraph("matrix", "per-2021", "--group", "Man").out
