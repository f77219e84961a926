"""The texts made for the measurement of drafting: their claims are claims that an encoding takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.authoring.compile import claim_triples
from gapgraph.authoring.declared import declared_iris, declared_triples
from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.narrative import sentences
from gapgraph.authoring.terms import Terms
from gapgraph.core.facts import Facts
from gapgraph.core.ids import report_iri
from gapgraph.corpus import Corpus
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT

ENCODED = sorted((ROOT / "benchmarks" / "heldout").glob("*/*.toml"))


@pytest.mark.parametrize("path", ENCODED, ids=lambda path: path.stem)
def test_each_claim_made_by_hand_compiles(corpus: Corpus, path: Path) -> None:
    encoding, text = read_encoding(path), path.with_suffix(".txt").read_text(encoding="utf-8")
    declared = declared_iris(encoding.declared, encoding.report["country"])
    own = Facts(declared_triples(encoding.declared, declared, encoding.report["id"]))
    terms = Terms(corpus.facts.joined(own), {"NightsAndWeekends": "", **declared})
    base = report_iri(ReportId(encoding.report["id"]))
    for claim in encoding.claims:
        assert any(base in triple[0] for triple in claim_triples(claim, encoding, text, sentences(text), terms))
