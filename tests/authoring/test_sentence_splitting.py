"""Sentence splitting: a very long line is read in parts, and the parts give the sentences of the whole line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gapgraph.authoring import sentence_splitting
from gapgraph.authoring.sentence_splitting import sentence_starts
from scripts.core import ROOT

SOURCES = sorted((ROOT / "data" / "sources").glob("*-????.txt"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_long_line_has_the_same_sentences_whether_divided_or_not(
    path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = " ".join(path.read_text(encoding="utf-8").split())  # type: ignore[attr-defined]
    whole = sentence_starts(line)
    assert len(whole) > 1
    monkeypatch.setattr(sentence_splitting, "_LONG_LINE", max(end - start for start, end in pairwise(whole)) * 2)
    assert sentence_starts(line) == whole


def test_a_sentence_longer_than_the_limit_for_a_line_is_not_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_splitting, "_LONG_LINE", 40)
    long = "Police identified " + "victims and " * 20 + "women."
    assert sentence_starts(f"  {long} Courts convicted one man.") == (2, len(long) + 3)
