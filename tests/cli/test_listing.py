"""``groups``, ``reports`` and ``check-source``: the lists, and the faults in a source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import gapgraph as gg
from gapgraph.core.source_check import Citation, Passage, Source, Tally, tally
from gapgraph.vocabulary import ClaimId
from tests.cli import small
from tests.cli.running import gapgraph


def test_every_named_group_has_a_row_with_its_definition() -> None:
    rows = {row["group"]: row for row in gapgraph("groups", "--format", "csv").rows}
    assert [f"gap:{group.partition('#')[2]}" for group in gg.open().lattice.groups] == list(rows)
    assert all(row["definition"] for row in rows.values())
    assert rows["gap:Man"]["group_label"] == "men"
    assert rows["gap:Man"]["definition"].startswith("Male victims aged 18")


def test_the_number_of_leaves_is_shown() -> None:
    lattice = gg.open().lattice
    records = gapgraph("groups", "--format", "json").records
    assert [one["leaves"] for one in records] == [leaves.bit_count() for leaves in lattice.groups.values()]


def test_the_column_within_lists_the_largest_groups_inside_a_group() -> None:
    rows = {row["group"]: row["within"].split() for row in gapgraph("groups", "--format", "csv").rows}
    assert "gap:GirlInSexTrafficking" in rows["gap:Girl"]
    assert "gap:GirlInSexTrafficking" not in rows["gap:Child"]
    assert "gap:Girl" in rows["gap:Child"]
    assert rows["gap:TransgenderGirlInSexTrafficking"] == []


def test_the_page_of_groups_explains_boxes() -> None:
    page = gapgraph("groups").out
    assert "Girls in sex trafficking  gap:GirlInSexTrafficking · 12 of 128 leaves" in page
    assert "Adult+Male" in page
    assert "  gender: Female (female), Male (male), AnotherGender (another gender)" in page


def test_the_command_reports_lists_the_reports() -> None:
    rows = {row["report"]: row for row in gapgraph("reports", "--format", "csv").rows}
    peru = rows["per-2021"]
    assert (peru["country_label"], peru["year"]) == ("Peru", "2021")
    assert (peru["period_start"], peru["period_end"]) == ("2020-04-01", "2021-03-31")
    assert (peru["wording"], peru["extent"], peru["review"]) == ("Verbatim", "WholeText", "Reviewed")
    assert int(peru["claims"]) == len(gg.open().claims("per-2021"))
    excerpts = ("col-2018", "col-2020", "col-2021", "gha-2019", "mex-2020", "per-2017", "per-2019", "per-2020")
    assert {(rows[id_]["wording"], rows[id_]["extent"]) for id_ in excerpts} == {("Paraphrase", "Excerpt")}


def test_the_command_reports_orders_reports_by_country_and_year() -> None:
    rows = [(row["country"], int(row["year"])) for row in gapgraph("reports", "--format", "csv").rows]
    assert rows == sorted(rows)


@pytest.mark.parametrize(("width", "table"), [(120, True), (80, True), (40, False)])
def test_long_cells_of_reports_move_below_their_row_on_a_narrow_screen(root: Path, width: int, table: bool) -> None:
    page = gapgraph("reports", root=root, width=width).out
    assert ("  period: 2020" in page) is not table
    assert "unreviewed" in page
    assert "Quote only a verbatim text" in page


def test_the_bundled_sources_have_no_findings() -> None:
    ran = gapgraph("check-source", "--all")
    assert ran.status == 0
    assert ran.out.count("✓ Nothing to correct.") == len(gg.open().report_ids)
    assert gapgraph("check-source", "--all", "--format", "json").out == "[]\n"


def test_uncited_text_is_found(root: Path) -> None:
    ran = gapgraph("check-source", "per-1999", "--format", "csv", root=root)
    assert ran.status == 1
    assert ran.out.splitlines()[0] == "report,lack,sentence,start,end,text,claim,quoted,remedy"
    assert [(row["lack"], row["text"]) for row in ran.rows] == [
        ("number-uncited", "Seven"),
        ("body-uncited", "HYPERLINK"),
        ("number-uncited", "one"),
    ]


def test_a_wrong_quote_is_shown_beside_the_right_words(root: Path, tmp_path: Path) -> None:
    changed = tmp_path / "root"
    shutil.copytree(root, changed, symlinks=True)
    report = changed / "data" / "reports" / f"{small.ID}.ttl"
    said = "No shelter accepted men."
    text = report.read_text(encoding="utf-8").replace(f"{said} Authorities", "No shelter admitted men. Authorities")
    report.write_text(text, encoding="utf-8")
    ran = gapgraph("check-source", root=changed)
    assert ran.status == 1
    assert "The text doesn’t contain the quote word for word (sentence 3, " in ran.out
    assert f"    “{said}”\n    The text at this position: “No shelter admitted men" in ran.out
    assert "→ Copy the quote again" in ran.out


def test_check_source_calls_nothing_correct_if_the_text_is_missing(root: Path, tmp_path: Path) -> None:
    changed = tmp_path / "root"
    shutil.copytree(root, changed, symlinks=True)
    report = changed / "data" / "reports" / f"{small.ID}.ttl"
    gone = ("prov:value", "a gap:Sentence", "gap:evidence")
    lines = (one for one in report.read_text(encoding="utf-8").splitlines() if not any(word in one for word in gone))
    report.write_text("\n".join(lines), encoding="utf-8")
    page = " ".join(gapgraph("check-source", root=changed).out.split())
    assert "Nothing to correct" not in page
    assert (
        "Gapgraph doesn’t have the text of this report. A person who has the text can "
        "check it with gapgraph verify per-1999 --source FILE" in page
    )


def test_the_function_tally_counts_the_quotes_sentences_numbers_and_named_bodies_of_a_text() -> None:
    text = "Law 28950 of 2007 asks for three things. The Ministry of Health counted 1,054; NGOs two."
    cited = (
        Citation(ClaimId("1"), (Passage(text[:9], 0, 9), Passage(text[10:17], 10, 17))),
        Citation(ClaimId("2"), ()),
    )
    counted = tally(Source(text, ((0, 40), (41, len(text))), cited))
    assert counted == Tally(quotes=2, sentences=2, numbers=4, bodies=2)


def test_check_source_shows_how_many_quotes_sentences_numbers_and_bodies_were_checked(root: Path) -> None:
    page = gapgraph("check-source", root=root).out
    assert "To correct: 3. Checked: 16 quotes; 16 sentences, 2 numbers and 2 named bodies of the text." in page
