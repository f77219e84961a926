"""The texts written for the measurement of drafting: their claims compile like those of an encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.draft_quality import HELD_OUT, measure_made
from gapgraph.authoring.compile import claim_triples
from gapgraph.authoring.declared import declared_iris, declared_triples
from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.narrative import sentences
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import Facts
from gapgraph.core.ids import report_iri
from gapgraph.corpus import Corpus
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT

ENCODED = sorted((ROOT / "benchmarks" / "heldout").glob("*/*.toml"))


@pytest.fixture(scope="module")
def terms(corpus: Corpus) -> Terms:
    """The ontology, and every body that one of the texts declares."""
    declared: dict[str, str] = {}
    own = Facts(())
    for path in ENCODED:
        encoding = read_encoding(path)
        iris = declared_iris(encoding.declared, encoding.report["country"])
        declared |= iris
        own = own.joined(Facts(declared_triples(encoding.declared, iris, ReportId(encoding.report["id"]))))
    return Terms(corpus.facts.joined(own), declared)


@pytest.mark.parametrize("path", ENCODED, ids=lambda path: path.stem)
def test_each_claim_made_by_hand_compiles(terms: Terms, path: Path) -> None:
    encoding, text = read_encoding(path), path.with_suffix(".txt").read_text(encoding="utf-8")
    base = report_iri(ReportId(encoding.report["id"]))
    for claim in encoding.claims:
        made = list(claim_triples(claim, encoding, text, sentences(text), terms))
        assert f"{base}/claim/{claim.number:03d}" in {triple[0] for triple in made}


def test_no_rule_drafts_a_false_refusal_or_loses_a_hedge() -> None:
    for folder in HELD_OUT:
        tally = measure_made(folder)
        assert (tally.surplus[Kind.DENIAL], tally.not_verbatim, tally.lost_hedges) == (0, 0, []), folder
