"""The codebook quotes the texts correctly, and the encodings follow its rules."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pytest

from gapgraph.api import Gapgraph, open_graph
from gapgraph.authoring.encoding import CLAIM_KEYS
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.vocabulary import curie
from scripts.core import ROOT

TEXT = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
PHRASES = TEXT.split("## Phrase by phrase")[1].split("\n## ")[0]
SLOTS = TEXT.split("## Slot by slot")[1].split("\n## ")[0]
QUOTED = re.compile(r'(?:`(\w{3}-\d{4})` )?"([^"]+)"')
CODE = re.compile(r"`([^`]+)`")
PLURALS = {"Provisions": "Provision", "Limitations": "Limitation", "Harms": "Harm", "Observations": "Observation"}


class Row(NamedTuple):
    """A phrase, its quoted passages (report and words), and the codebook's rule for it."""

    phrase: str
    passages: tuple[tuple[str, str], ...]
    claims: str


def _rows() -> list[Row]:
    cells = [line.strip("| ").split(" | ") for line in PHRASES.splitlines() if line.startswith("| ")]
    return [Row(c[0], tuple(_passages(c[1])), c[2]) for c in cells if len(c) == 3 and c[0] != "phrase"]


def _passages(cell: str) -> list[tuple[str, str]]:
    """The fragments between quotation marks, without emphasis and ellipses, each with its report."""
    quoted = QUOTED.findall(cell.replace("**", ""))
    return [
        (report or "per-2021", part.strip(" .,;"))
        for report, words in quoted
        for part in words.split("…")
        if part.strip()
    ]


ROWS = _rows()


@cache
def graph() -> Gapgraph:
    return open_graph()


@cache
def source(report: str) -> str:
    return (ROOT / "data" / "sources" / f"{report}.txt").read_text(encoding="utf-8")


def _spans(report: str, words: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), source(report))]


def _claims_on(row: Row) -> list[Claim]:
    """The claims whose quotes overlap with a passage of the row."""
    return [
        claim
        for report, words in row.passages
        for span in _spans(report, words)
        for claim in graph().claims(report)
        if any(quote.start < span.end and span.start < quote.end for quote in claim.quotes)
    ]


def test_the_codebook_has_phrases_from_every_text() -> None:
    assert len(ROWS) > 120
    quoted = {report for row in ROWS for report, _ in row.passages}
    assert quoted >= {"per-2017", "per-2019", "per-2020", "per-2021", "col-2018", "col-2020", "col-2021"}
    assert quoted >= {"gha-2019", "mex-2020"}
    assert quoted <= set(graph().report_ids), "a later report adds a row only for a phrase that is new"


@pytest.mark.parametrize("row", ROWS, ids=[row.phrase for row in ROWS])
def test_every_quoted_phrase_is_in_its_text(row: Row) -> None:
    assert [(report, words) for report, words in row.passages if words not in source(report)] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.passages], ids=[r.phrase for r in ROWS if r.passages])
def test_the_claims_from_a_phrase_have_the_kinds_that_its_row_names(row: Row) -> None:
    refused = {PLURALS.get(kind, kind) for kind in re.findall(r"\b[Nn]o ([A-Z]\w+)", row.claims)}
    named = {PLURALS.get(word, word) for word in re.findall(r"(?<![Nn]o )\b[A-Z]\w+", row.claims)} & set(Kind)
    made = {claim.kind for claim in _claims_on(row)}
    assert made
    assert not named or named & made
    assert not refused & made


def test_most_rows_of_the_codebook_contain_a_name_in_code_format() -> None:
    assert sum(bool(CODE.findall(row.claims)) for row in ROWS) > len(ROWS) / 2


@pytest.mark.parametrize("row", ROWS, ids=[row.phrase for row in ROWS])
def test_every_name_in_code_format_exists(row: Row) -> None:
    """Each name in code format, such as `` `Sometimes` `` or `` `reach = "ToSome"` ``, must be a key, a term of the
    ontology, or another known value.
    """
    own = {curie(iri).removeprefix("gap:") for iri in graph().facts}
    for code in CODE.findall(row.claims):
        key, _, value = code.partition(" = ")
        for name in re.findall(r"[A-Za-z]+:?[A-Za-z]+", value) if value else [code]:
            assert name in own or name in CLAIM_KEYS or name in {"true", "false"} or re.match(r"[\d“]", name), name
        assert not value or key in CLAIM_KEYS, key


PARAPHRASED_CONDITIONS = {"victims other than girls exploited in sex trafficking"}
"""Conditions of claims that paraphrase the report instead of quoting the report's words: “other victims” would not be
clear alone.
"""


def test_the_condition_of_each_claim_of_per_2021_is_quoted_from_the_report() -> None:
    conditions = {claim.condition for claim in graph().claims("per-2021") if claim.condition} - PARAPHRASED_CONDITIONS
    assert len(conditions) > 5
    parts = {part.strip() for condition in conditions for part in condition.split("…")}
    assert {part for part in parts if part not in source("per-2021")} == set()


def test_every_key_of_a_claim_has_a_row_in_the_codebook() -> None:
    named = {key for line in SLOTS.splitlines() if line.startswith("| `") for key in CODE.findall(line.split(" | ")[0])}
    assert named == CLAIM_KEYS - {"kind"}


def test_no_phrase_has_two_rows_in_the_codebook() -> None:
    """Words in brackets distinguish two uses of a phrase: “including (a group)”, “including (a number)”."""
    parts = [part.strip() for row in ROWS for part in re.split("[,;:](?![^(]*[)])", row.phrase) if part.strip(" …")]
    assert [part for part in set(parts) if parts.count(part) > 1] == []
