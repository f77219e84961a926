"""Pages in Spanish show values in Spanish; CSV tables in Spanish keep the English names of the values."""

from __future__ import annotations

import re

from tests.cli.running import gapgraph

REPORT = "data/reports/per-2021.ttl"


def spanish(*words: str) -> str:
    return gapgraph(*words, "--lang", "es").out


def test_spanish_pages_show_severities_in_spanish() -> None:
    page = spanish("validate", REPORT)
    assert re.search(r"ley:\s+\d+ hallazgos graves, \d+ advertencias, \d+ notas", page)
    assert "Hallazgo grave: per-28950-7-unmet" in page
    rules = spanish("rules")
    for shown in (page, rules, spanish("rules", "parts-sum")):
        assert not re.search(r"^(Violation|Warning|Info)|\d (Violation|Warning|Info)", shown, re.MULTILINE)
    assert "  gravedad  Hallazgo grave" in spanish("rules", "parts-sum")


def test_csv_tables_and_english_pages_name_severities_violation_warning_or_info() -> None:
    found = gapgraph("validate", REPORT, "--lang", "es", "--format", "csv").rows
    assert {"Violation", "Warning", "Info"} == {row["severity"] for row in found}
    assert re.search(r"law:\s+\d+ Violation, \d+ Warning, \d+ Info", gapgraph("validate", REPORT).out)


def test_spanish_pages_show_statuses_in_spanish() -> None:
    lacking, countries = spanish("lacking", "Man", "TemporaryLodging"), spanish("countries", "Man")
    assert "Denegada" in lacking or "denegada" in lacking
    for page in (lacking, countries):
        assert not re.search(r"\b(Denied|Restricted|NotEvidenced|yes)\b", page)
    assert re.search(r"\bsí\b", countries)


def test_csv_tables_in_spanish_keep_the_english_names_of_statuses() -> None:
    rows = gapgraph("countries", "Man", "--lang", "es", "--format", "csv").rows
    assert {"Denied", "Restricted"} & {row["worst"] for row in rows}
    assert {row["spoken"] for row in rows} == {"yes", "no"}


def test_the_spanish_table_of_drafts_has_spanish_column_heads() -> None:
    assert "confianza" in spanish("draft", "per-2021")


def test_a_query_is_shown_in_spanish() -> None:
    shown = " ".join(spanish("query", "exclusions", "--show").partition("#+")[0].split())
    assert "the report to query" not in shown
    assert not re.search(r"\b(the|its|whose|which)\b", shown)
    assert "the report to query" in gapgraph("query", "exclusions", "--show").out
