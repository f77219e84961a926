"""Drafts claims from a text by the rules, as if it were a report on Peru of 2021."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.corpus import Corpus
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.narrative_drafts import NarrativeDrafts
from gapgraph.drafting.report_drafts import draft_text_of
from scripts.core import ROOT

Draft = Callable[..., NarrativeDrafts]


def of_kind(draft: Draft, text: str, kind: Kind) -> list[DraftClaim]:
    """The drafts of one kind from a text."""
    return [one for one in draft(text).claims if one.kind is kind]


def services(draft: Draft, text: str, kind: Kind) -> set[object]:
    """The services that the drafts of one kind name."""
    return {one.slots.get("protection") for one in of_kind(draft, text, kind)}


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus(ROOT)


@pytest.fixture(scope="session")
def draft(corpus: Corpus) -> Draft:
    """Draft a text: by default on Peru in 2021."""

    def drafted(text: str, country: str = "PER", year: int = 2021) -> NarrativeDrafts:
        return draft_text_of(text, country, year, corpus.facts)

    return drafted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report that has no encoded claims yet."""
    for kind in ("encodings", "sources"):
        (tmp_path / "data" / kind).mkdir(parents=True)
    encoding = (ROOT / "data" / "encodings" / "per-2020.toml").read_text(encoding="utf-8")
    (tmp_path / "data" / "encodings" / "per-2020.toml").write_text(encoding.partition("[[claim]]")[0], encoding="utf-8")
    source = (ROOT / "data" / "sources" / "per-2020.txt").read_bytes()
    (tmp_path / "data" / "sources" / "per-2020.txt").write_bytes(source)
    return tmp_path
