"""Quotations on pages: a Spanish page marks English quotations with their language, and a paraphrase is called one."""

from __future__ import annotations

import re

import pytest

from tests.cli.running import gapgraph

QUOTING = {
    "gaps": ("gaps", "per-2021"),
    "gaps in full": ("gaps", "per-2021", "--full"),
    "explain": ("explain", "per-2021", "Man", "TemporaryLodging"),
    "explain in full": ("explain", "per-2021", "Man", "TemporaryLodging", "--full"),
    "profile": ("profile", "Man", "per-2021"),
    "diff": ("diff", "per-2020", "per-2021"),
    "lacking": ("lacking", "Man", "TemporaryLodging"),
    "search": ("search", "shelters", "men"),
    "validate": ("validate", "data/reports/per-2021.ttl", "--only", "law"),
    "query": ("query", "exclusions"),
}
PARAPHRASED = {
    "gaps": ("gaps", "per-2020"),
    "explain": ("explain", "per-2020", "Adult", "Referral"),
    "lacking": ("lacking", "Man", "TemporaryLodging"),
    "search": ("search", "specialized", "shelters"),
    "validate": ("validate", "data/reports/per-2020.ttl", "--only", "law"),
    "query of a report": ("query", "exclusions", "--param", "report=col-2021"),
    "query of all": ("query", "duties-as-told"),
}
QUOTATION = re.compile(r"[“«]([a-zA-Z0-9][^”»]{12,})[”»]")
"""A pattern for quotations of 13 or more characters. A shorter text in quotation marks is usually a single word and no
quotation.
"""


def english_quotations(text: str) -> list[re.Match[str]]:
    """The quotations in the text that contain an English word such as “the” or “were”."""
    return [one for one in QUOTATION.finditer(text) if re.search(r"\b(the|of|that|were|did)\b", one[1])]


@pytest.mark.parametrize("page", QUOTING)
def test_english_words_are_marked_on_a_spanish_page(page: str) -> None:
    shown = " ".join(gapgraph(*QUOTING[page], "--lang", "es").out.split())
    assert "[en] " in shown
    for one in english_quotations(shown):
        before = shown[: one.start()]
        assert before.endswith(("[en] ", "” … ")), one[0]


@pytest.mark.parametrize("page", QUOTING)
def test_an_english_page_marks_no_language(page: str) -> None:
    assert "[en]" not in gapgraph(*QUOTING[page]).out


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", PARAPHRASED)
def test_a_page_says_that_a_quoted_text_is_a_paraphrase(page: str, language: str) -> None:
    shown = gapgraph(*PARAPHRASED[page], "--lang", language, width=400).out
    assert re.search("paraphrase" if language == "en" else "paráfrasis", shown)


def test_a_page_that_quotes_only_verbatim_texts_names_no_paraphrase() -> None:
    assert "paraphrase" not in gapgraph("search", "no", "shelters", "men", "--report", "per-2021").out


def test_csv_and_json_tables_quote_without_a_language_mark() -> None:
    for form in ("csv", "json"):
        shown = gapgraph("lacking", "Man", "TemporaryLodging", "--lang", "es", "--format", form).out
        assert "there were no shelters that accepted men" in shown
        assert "[en]" not in shown


def test_the_command_lacking_says_that_there_is_nothing_to_show_if_no_report_has_such_a_gap() -> None:
    assert gapgraph("lacking", "Victim", "Compensation").out == "There is nothing to show.\n"
