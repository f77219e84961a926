"""A real model on this machine: its answers have the right form but invented content, which must never become a
draft.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.draft_model import small_model
from gapgraph.authoring.narrative import sentences
from gapgraph.corpus import Corpus
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.report_drafts import draft_text_of
from scripts.core import ROOT
from tests.machine import patient

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ModelEndpoint]:
    """The small model behind llama.cpp's own server; the time limit for an answer depends on how slow this machine is
    now.
    """
    with small_model(patient(120)) as one:
        yield one


def test_no_invented_statement_of_a_local_model_is_in_the_drafts(endpoint: ModelEndpoint, corpus: Corpus) -> None:
    whole = (ROOT / "data" / "sources" / "per-2017.txt").read_text(encoding="utf-8")
    text = whole[: sentences(whole)[1].end]
    found = draft_text_of(text, "PER", 2017, corpus.facts, endpoint)
    assert found.model is not None
    assert found.model.proposed >= 2
    for one in found.claims:
        assert all(quote in text for quote in one.quotes)
    for one in (draft for draft in found.claims if draft.of_model):
        assert str(one.slots.get("value", "")) in text
    assert sum(found.model.refused.values()) >= 0.8 * found.model.proposed
