"""Long answers are short by default: the gravest rows come first, and an option shows the rest."""

from __future__ import annotations

import re

import pytest

from tests.cli.running import gapgraph

MOST_LINES = 80


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_short_answer_on_evidence_shows_denials_first_and_counts_the_hidden_rows(language: str) -> None:
    short, full = (gapgraph("query", "evidence", "--lang", language, *more).out for more in ((), ("--full",)))
    kinds = [row["kind"] for row in gapgraph("query", "evidence", "--format", "json").records]
    assert short.count("\n") < MOST_LINES < full.count("\n") // 5
    shown = re.findall(r"^per-2021/claim/(\d+)", short, re.MULTILINE)
    assert len(shown) == 12
    denials = {f"{n}" for n in re.findall(r"^per-2021/claim/(\d+) +(?:denial|denegación)", full, re.MULTILINE)}
    assert len(denials) == kinds.count("gap:Denial") > 1
    assert set(shown[: len(denials)]) == denials
    assert f"{len(kinds) - 12} " in next(line for line in short.splitlines() if "--full" in line)
    assert len(re.findall(r"^per-2021/claim/", full, re.MULTILINE)) == len(kinds)


def test_a_value_that_all_rows_share_is_shown_once() -> None:
    short = gapgraph("query", "evidence").out
    assert short.count("www.state.gov") == 1
    assert gapgraph("query", "evidence", "--full").out.count("www.state.gov") > 100


def test_a_short_answer_is_shown_in_full() -> None:
    found = gapgraph("query", "evidence", "-p", "containing=shelter").out
    rows = gapgraph("query", "evidence", "-p", "containing=shelter", "--format", "json").records
    assert 3 < len(rows) < 60
    assert len(re.findall(r"^per-2021/claim/", found, re.MULTILINE)) == len(rows)
    assert "--full" not in found


def test_trends_shows_the_longest_series_with_a_column_for_each_year() -> None:
    lines = gapgraph("query", "trends").out.splitlines()
    assert len(lines) < MOST_LINES
    heads = next(line for line in lines if line.split()[:1] == ["2015"])
    at = next(n for n, line in enumerate(lines) if line.startswith("suspected victims, specialized anti-trafficking"))
    for year, value in (("2018", "1600"), ("2019", "1054"), ("2020", "640")):
        place = re.search(rf"\b{year}\b(?!-)", heads)
        assert place
        assert lines[at + 1][: place.end()].endswith(value)
    assert "2018→2019 −546; 2019→2020 −414" in lines[at + 2]
    assert lines[at + 3].split() == ["per-2021", "007", "006", "004"]
