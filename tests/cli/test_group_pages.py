"""Gaps by group: the first screen, one group on one screen, filters."""

from __future__ import annotations

import pytest

import gapgraph as gg
from gapgraph.core.reasons import decisive
from gapgraph.core.statuses import Verdict
from tests.cli.running import gapgraph

MISSION = ("men: ", "transgender victims: ", "victims of labor trafficking: ")


def test_the_first_screen_shows_the_worst_off_groups() -> None:
    screen = gapgraph("gaps", "per-2021", width=100).out.splitlines()[:24]
    places = [next(n for n, line in enumerate(screen) if line.startswith(who)) for who in MISSION]
    assert places == sorted(places)
    text = " ".join(line.strip() for line in screen)
    assert "“the government did not wholly fulfill this mandate” [080]" in text
    assert "authorities implemented them unevenly" in text
    assert "✕ Denied: temporary lodging, specialized shelter, emergency accommodation" in text
    assert "⊘ Restricted (by others’ word): transportation, medical care, psychological care and 4 more" in text
    assert "⊘ Restricted: temporary lodging (men among them: ✕ Denied)" in text
    assert "“there were no shelters that accepted men” (the report) [112]" in text
    assert "MIMP operated seven specialized shelters exclusively for girls exploited in sex trafficking" in text
    assert "children (liberty)" in text, "transgender children lack more than transgender victims"


@pytest.mark.parametrize("report", gg.open().report_ids)
def test_the_lines_about_everyone_and_about_duties_are_at_most_six(report: str) -> None:
    lines = gapgraph("gaps", report, width=100).out.splitlines()
    lead = lines[next(n for n, line in enumerate(lines) if line.startswith(report)) + 1 : lines.index("")]
    lead = [line for line in lead if not line.startswith("Our text is")]
    assert len(lead) <= 6


@pytest.mark.parametrize("report", gg.open().report_ids)
def test_the_short_page_names_every_gap(report: str) -> None:
    """The short page names each protection with a gap and each group that lacks the protection; ``--full`` also shows
    all sentences.
    """
    page = " ".join(gapgraph("gaps", report, width=100).out.split())
    rows = gapgraph("gaps", report, "--format", "csv").rows
    part = page.partition("UNMET, by protection")[2].partition("NOT KNOWN")[0].casefold()
    assert all(row["protection_label"] in part for row in rows)
    assert bool(part) is bool(rows)


def test_a_sentence_is_quoted_once_on_the_short_page() -> None:
    page = " ".join(gapgraph("gaps", "per-2021").out.split())
    assert page.count("MIMP operated seven specialized shelters") == 1
    assert "[056], as above" in page


def test_the_page_of_one_group_fits_a_screen() -> None:
    page = gapgraph("gaps", "per-2021", "--group", "LaborTraffickingVictim", width=100)
    assert page.status == 0
    assert len(page.out.splitlines()) <= 24
    text = " ".join(page.out.split())
    assert "victims of labor trafficking: 1 unmet, 12 for some of them, 4 underserved, 1 offered, 17 not known" in text
    assert "✕ Denied: all of them: specialized shelter “MIMP operated seven specialized shelters exclusively" in text
    assert "✕ Denied: men: temporary lodging, emergency accommodation" in text
    assert "labor trafficking victims, and male victims had few shelter options” (the report) [109]" in text
    assert "? Undisclosed: immigration relief, compensation" in text


@pytest.mark.parametrize("group", ["Man", "TransgenderVictim", "TransgenderChild", "Adult", "ForeignVictim", "Woman"])
def test_the_short_page_of_every_group_fits_a_screen(group: str) -> None:
    assert len(gapgraph("gaps", "per-2021", "--group", group, width=100).out.splitlines()) <= 24


def test_the_full_page_of_a_group_has_every_deciding_sentence() -> None:
    asked = ("gaps", "per-2021", "--group", "LaborTraffickingVictim", "--verdict", "all")
    page = " ".join(gapgraph(*asked, "--full", width=100).out.split())
    graph = gg.open()
    leaves = graph.lattice.leaves_of(graph.group("LaborTraffickingVictim"))
    for gap in graph.gaps("per-2021", [Verdict.UNMET, Verdict.UNDERSERVED]):
        deciding = decisive(graph.coverage("per-2021")[gap.protection], gap.box.leaves & leaves)
        assert all(f"[{claim.id[-3:]}]" in page for claim in deciding)


def test_a_filter_by_group_keeps_the_rows_whose_box_overlaps_with_it() -> None:
    graph, every = gg.open(), gapgraph("gaps", "per-2021", "--format", "csv").rows
    labor = graph.lattice.leaves_of(graph.group("LaborTraffickingVictim"))
    rows = gapgraph("gaps", "per-2021", "--group", "LaborTraffickingVictim", "--format", "csv").rows
    assert rows == [row for row in every if graph.box(row["group"]).leaves & labor]
    assert {"gap:Man", "gap:TransgenderVictim"} <= {row["group"] for row in rows}
    women = gapgraph("gaps", "per-2021", "--group", "Woman", "--format", "csv").rows
    assert "gap:Man" not in {row["group"] for row in women}
    assert 0 < len(women) < len(every)


def test_gaps_can_be_filtered_by_protection_alone_or_together_with_a_group() -> None:
    every = gapgraph("gaps", "per-2021", "--format", "csv").rows
    lodging = ("gaps", "per-2021", "--protection", "temporary lodging")
    rows = gapgraph(*lodging, "--format", "csv").rows
    assert rows == [row for row in every if row["protection"] == "gap:TemporaryLodging"]
    both = gapgraph(*lodging, "--group", "Woman", "--format", "csv").rows
    assert [row["group"] for row in both] == ["gap:TransgenderVictim"], "transgender women"
    page = " ".join(gapgraph(*lodging).out.split())
    assert "✕ Denied: men: temporary lodging “there were no shelters that accepted men” (the report) [112]" in page
    assert "⊘ Restricted: transgender victims except men: temporary lodging" in page
    assert "In full: gapgraph gaps per-2021 --protection TemporaryLodging --full" in page


@pytest.mark.parametrize("options", [("--group", "Nobody"), ("--protection", "Moon")])
def test_a_filter_with_an_unknown_name_is_an_error(options: tuple[str, ...]) -> None:
    for form in ("table", "csv"):
        ran = gapgraph("gaps", "per-2021", *options, "--format", form)
        assert (ran.status, ran.out) == (2, "")
        assert f"{options[1]!r}" in ran.err
