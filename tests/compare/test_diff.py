"""The output of ``gapgraph diff``: formats, languages, excerpts and figures."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from gapgraph.cli import main


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def text(*arguments: str) -> str:
    done = diff(*arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_page_shows_an_opened_gap_with_both_sentences() -> None:
    page = " ".join(text("gha-2019", "per-2021").split())
    assert "UNMET IN per-2021, and not in gha-2019 Temporary lodging: transgender victims" in page
    assert "gaps in shelter remained" in page
    assert "there were no shelters that accepted men" in page


def test_a_paraphrase_and_an_excerpt_are_marked_on_both_sides() -> None:
    assert text("col-2018", "col-2021").count("Our text is a paraphrase") == 2
    assert text("per-2020", "per-2021").count("Our text is an excerpt") == 1


def test_protections_outside_an_excerpt_have_their_own_section() -> None:
    page = text("per-2020", "per-2021", "--only", "coverage")
    opened, _, beyond = page.partition("NOT MENTIONED IN THE TEXT WE HAVE")
    assert "compensation" not in opened.casefold()
    assert "compensation" in beyond


def test_the_page_shows_revised_figures_and_why_other_figures_were_not_compared() -> None:
    page = " ".join(text("per-2020", "per-2021", "--only", "figures").split())
    # The updated figure 1,266 is for all prosecutors, so this figure revises no earlier figure.
    assert "1054 identified victims: victims; specialized anti-trafficking police units of Peru; 2019" in page
    assert "476 → 1266" not in page
    assert "Not compared: another measure: identified victims; suspected victims" in page
    assert "OPENED" not in page


def test_the_page_says_that_one_body_is_part_of_another() -> None:
    page = " ".join(text("per-2019", "per-2020", "--only", "figures").split())
    assert "another body, but one body is part of the other: police; national police register" in page


def test_csv_and_json_have_the_same_rows_and_stable_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(text("gha-2019", "per-2021", "--format", "csv"))))
    records = json.loads(text("gha-2019", "per-2021", "--format", "json"))
    assert len(rows) == len(records) > 30
    assert list(rows[0])[:6] == ["first", "second", "of", "change", "change_label", "subject"]
    opened = [row for row in rows if row["change"] == "UnmetInSecond"]
    assert {(row["subject"], row["group"], row["before"], row["after"]) for row in opened} >= {
        ("gap:TemporaryLodging", "gap:Man", "Limited", "Denied")
    }
    colombia = json.loads(text("col-2018", "col-2021", "--format", "json"))
    trend = next(r for r in colombia if r["of"] == "figures" and r["evidence_before"] == ["col-2018/claim/002"])
    assert (trend["change"], trend["differs"]) == ("NotComparable", ["period"])


def test_markdown_has_one_row_for_each_change() -> None:
    lines = text("col-2018", "col-2021", "--format", "md").splitlines()
    rows = list(csv.reader(io.StringIO(text("col-2018", "col-2021", "--format", "csv"))))
    assert len(lines) == len(rows) + 1


def test_everything_but_quotations_is_in_spanish() -> None:
    page = text("col-2018", "col-2021", "--lang", "es")
    for english in ("OPENED", "Not compared", "another", "the report", "victims;"):
        assert english not in page
    assert "[en] “the government” … “did not provide them, or victims of forced labor, with shelter”" in " ".join(
        page.split()
    )


def test_two_countries_are_compared_without_words_of_time() -> None:
    for first, second in (("gha-2019", "per-2021"), ("per-2021", "gha-2019"), ("mex-2020", "col-2018")):
        page = text(first, second).partition("WHAT THE REPORTS COMPARE")[0]
        said = [line for line in page.splitlines() if "“" not in line]
        for word in ("OPENED", "CLOSED", "WORSE", "BETTER", "before", "no longer", "now known", "REVISED"):
            assert not [line for line in said if word in line], word
        changes = {row["change"] for row in json.loads(text(first, second, "--format", "json"))}
        assert not changes & {"Opened", "Closed", "Worse", "Better", "NoLongerKnown", "NowKnown"}
    assert "SIN CUBRIR EN per-2021, y no en gha-2019" in text("gha-2019", "per-2021", "--lang", "es")


def test_the_reports_of_a_country_must_be_in_order_of_time() -> None:
    done = diff("per-2021", "per-2020")
    assert done.exit_code == 2
    assert "Give the earlier report first: per-2020 per-2021." in done.stderr
    assert (
        "Indique primero el informe anterior: per-2020 per-2021." in diff("per-2021", "per-2020", "--lang", "es").stderr
    )


def test_a_comparison_that_a_report_itself_makes_shows_both_claims() -> None:
    rows = json.loads(text("per-2020", "per-2021", "--only", "figures", "--format", "json"))
    told = {(*row["before"], *row["after"]): row for row in rows if row["of"] == "told"}
    police = told["1054", "640"]
    assert (police["change"], police["subject"]) == ("ComparedByTheReport", "gap:SuspectedVictims")
    assert (police["period_before"], police["period_after"]) == ("2019", "2020")
    assert police["evidence_before"] == ["per-2021/claim/006"]
    assert "1,054" in police["quotes_before"][0]
    assert told["882", "476"]["evidence_after"][0].startswith("per-2020/")
    page = " ".join(text("per-2020", "per-2021").split())
    assert "FIGURES OF TWO PERIODS that a report itself compares" in page
    assert "1054 (2019) → 640 (2020) suspected victims" in page
    assert not [
        row
        for row in json.loads(text("per-2020", "per-2021", "--only", "coverage", "--format", "json"))
        if row["of"] == "told"
    ]


def test_the_page_says_that_nothing_has_changed() -> None:
    assert "Nothing has changed in what both texts mention." in text("gha-2019", "gha-2019")


@pytest.mark.parametrize(
    "arguments", [("per-2020",), ("per-2020", "per-2022"), ("per-2020", "per-2021", "--only", "x")]
)
def test_a_usage_error_is_one_sentence_with_status_2(arguments: tuple[str, ...]) -> None:
    done = diff(*arguments)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1
