"""The texts written for the measurement of drafting: their claims compile like those of an encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.draft_quality import measure_made
from benchmarks.heldout_batches import HELD_OUT, UNTOUCHED
from gapgraph.authoring.compile import claim_triples
from gapgraph.authoring.encoding import Encoding, read_encoding
from gapgraph.authoring.narrative import sentences
from gapgraph.authoring.own_names import own_names
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import Facts
from gapgraph.core.ids import context_iri, report_iri
from gapgraph.corpus import Corpus
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT

ENCODED = sorted((ROOT / "benchmarks" / "heldout").glob("*/*.toml"))


def terms(encoding: Encoding, ontology: Facts) -> Terms:
    """The ontology, and what a text declares: its bodies, measures and contexts, and the codes that it uses."""
    own, base = own_names(encoding, ontology), report_iri(ReportId(encoding.report["id"]))
    contexts = {one["id"]: context_iri(base, one["id"]) for one in encoding.contexts}
    return Terms(ontology.joined(own.facts), contexts | dict(own.iris))


def text_of(path: Path) -> str:
    """The text of an encoding; two readers' encodings of a text share its file."""
    folder = path.parent.with_name(path.parent.name.removesuffix("-second"))
    return (folder / path.name).with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ENCODED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_claim_made_by_hand_compiles(corpus: Corpus, path: Path) -> None:
    encoding, text = read_encoding(path), text_of(path)
    base = report_iri(ReportId(encoding.report["id"]))
    known = terms(encoding, corpus.facts)
    for claim in encoding.claims:
        made = list(claim_triples(claim, encoding, text, sentences(text), known))
        assert f"{base}/claim/{claim.number:03d}" in {triple[0] for triple in made}


def test_no_rule_drafts_a_false_refusal_or_loses_a_hedge() -> None:
    for folder in HELD_OUT:
        tally = measure_made(folder)
        assert (tally.surplus[Kind.DENIAL], tally.not_verbatim, tally.lost_hedges) == (0, 0, []), folder


@pytest.mark.proof
@pytest.mark.parametrize("folder", UNTOUCHED)
def test_no_rule_drafts_a_false_refusal_from_texts_of_other_authors(folder: str) -> None:
    tally = measure_made(folder)
    assert (tally.surplus[Kind.DENIAL], tally.not_verbatim) == (0, 0)
