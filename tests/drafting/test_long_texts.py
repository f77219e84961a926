"""A text whose sentences or lines are extremely long is drafted in bounded time, and what wasn't read is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.drafting.narrative_drafts import LONGEST_SENTENCE
from tests.cli.running import gapgraph
from tests.drafting.conftest import Draft

NUMBERS = ", ".join(map(str, range(1, LONGEST_SENTENCE))) + " victims"


def test_a_sentence_longer_than_the_limit_has_no_draft_and_is_reported(draft: Draft) -> None:
    found = draft(f"{NUMBERS}. Police identified 12 victims.")
    assert [one.slots["value"] for one in found.claims if "value" in one.slots] == [12]
    assert [one.end for one in found.too_long] == [len(NUMBERS) + 1]
    assert found.uncovered == found.too_long


def test_a_sentence_as_long_as_the_limit_is_read(draft: Draft) -> None:
    words = "Police identified 12 victims"
    longest = words + " today" * ((LONGEST_SENTENCE - len(words)) // 6)
    assert not draft(f"{longest}.").too_long
    assert draft(f"{longest}.").claims


def test_the_name_of_an_undeclared_body_ends_after_a_few_words(draft: Draft) -> None:
    (body, *_) = draft("Ministry of Women " + "of Women " * 500 + "helped.").bodies
    assert len(body.label.split()) < 40


@pytest.mark.parametrize(("language", "words"), [("en", "The rules skipped 1 sentence"), ("es", "omitieron 1 frase")])
def test_the_command_reports_how_many_sentences_it_skipped(tmp_path: Path, language: str, words: str) -> None:
    source = tmp_path / "long.txt"
    source.write_text(NUMBERS, encoding="utf-8")
    done = gapgraph("draft", str(source), "--country", "PER", "--year", "2021", language=language)
    assert words in done.err
