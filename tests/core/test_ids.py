"""IRIs and ids: a short name expands to its IRI again, and numbered ids are sorted by number."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gapgraph.core import ids
from gapgraph.core.ids import (
    claim_id,
    claim_iri,
    context_iri,
    coverage_iri,
    duty_iri,
    evidence_iri,
    gap_iri,
    id_order,
    iri_of_claim,
    report_id,
    report_iri,
    sentence_iri,
    stated_duty_iri,
)
from gapgraph.vocabulary import AGENT, COUNTRY, GAP, LAW, PREFIXES, REPORT, Iri, ReportId, curie, expand
from tests.looking import each

PERU = ReportId("per-2021")
TERMS = (Iri(GAP + "Man"), Iri(GAP + "TemporaryLodging"))
NAMESPACES = (*PREFIXES.values(), COUNTRY, "urn:uuid:", "mailto:", "_:", "geo:", "http://example.org/", "")
SIGNS = st.text(alphabet=st.sampled_from("abzAZ019-_.:/#<>|,é "), max_size=12)
LOCAL = st.one_of(SIGNS, st.text(max_size=8), st.from_regex(r"[a-z]{3}-\d{4}(/claim/\d{3,4})?", fullmatch=True))
IRIS = st.builds(lambda namespace, local: namespace + local, st.sampled_from(NAMESPACES), LOCAL)

SHORT = {
    GAP + "Man": "gap:Man",
    COUNTRY + "per#MIMP": "per:MIMP",
    LAW + "palermo-6-1": "law:palermo-6-1",
    AGENT + "us-state": "agent:us-state",
    REPORT + "per-2021": "per-2021",
    REPORT + "per-2021/claim/045": "per-2021/claim/045",
    REPORT + "Man": "rep:Man",
    COUNTRY + "per": COUNTRY + "per",
    COUNTRY + "gap#Man": COUNTRY + "gap#Man",
    "urn:uuid:1": "urn:uuid:1",
    "_:b0": "_:b0",
    "geo:1,2": "<geo:1,2>",
    "http://example.org/a": "http://example.org/a",
}


@given(st.integers(1900, 2100), st.sampled_from(["per", "gen000001-per", "ngo-atl"]), st.integers(1, 10**6))
def test_a_short_name_of_every_kind_of_node_expands_to_its_iri(year: int, country: str, number: int) -> None:
    report = report_iri(ReportId(f"{country}-{year}"))
    claim = claim_id(report_id(report), number)
    nodes = (report, claim_iri(report, number), iri_of_claim(claim), evidence_iri(report, number, 2))
    parts = (sentence_iri(report, number), context_iri(report, "curfew"), coverage_iri(PERU, *TERMS))
    derived = (gap_iri(PERU, TERMS[1], "Adult+Male|Female"), duty_iri(PERU, Iri(LAW + "palermo-6-1"), "gap:Man"))
    for iri in each((*nodes, *parts, *derived, stated_duty_iri(PERU, claim), *TERMS)):
        assert expand(curie(iri)) == iri
    assert expand(claim) == iri_of_claim(claim)
    assert expand(report_id(report)) == report


@given(IRIS)
@example("")
@example("<")
@example("<>")
@example("<a>")
def test_expand_gives_the_iri_that_curie_shortened(iri: str) -> None:
    assert expand(curie(Iri(iri))) == iri


@pytest.mark.parametrize(("iri", "short"), SHORT.items())
def test_an_iri_is_shortened_and_expanded_again(iri: str, short: str) -> None:
    assert curie(Iri(iri)) == short
    assert expand(short) == iri


def test_a_name_without_a_prefix_is_a_term_or_a_report() -> None:
    assert expand("Man") == GAP + "Man"
    assert expand("non-binary") == GAP + "non-binary"
    assert expand("per-2021") == report_iri(PERU)
    assert expand("gen000001-per-2021") == report_iri(ReportId("gen000001-per-2021"))


@given(st.lists(st.integers(0, 10**6)))
def test_claims_sort_by_number(numbers: list[int]) -> None:
    claims = sorted((claim_id(PERU, number) for number in numbers), key=id_order)
    assert claims == [claim_id(PERU, number) for number in sorted(numbers)]
    iris = sorted((claim_iri(report_iri(PERU), number) for number in numbers), key=id_order)
    assert iris == [claim_iri(report_iri(PERU), number) for number in sorted(numbers)]


def test_ids_without_a_number_are_ordered_as_text_by_report() -> None:
    mixed = ["per-2021/claim/1000", "per-2021/claim/999", "col-2020/claim/001", "", "per-2021/counts"]
    assert sorted(mixed, key=id_order) == [
        "",
        "col-2020/claim/001",
        "per-2021/claim/999",
        "per-2021/claim/1000",
        "per-2021/counts",
    ]


def test_the_report_of_a_claim_is_found() -> None:
    assert expand(claim_id(PERU, 45)) == claim_iri(report_iri(PERU), 45)
    assert report_id(claim_iri(report_iri(PERU), 45)) == report_id(report_iri(PERU)) == PERU


def test_a_second_quotation_has_its_own_evidence() -> None:
    assert evidence_iri(report_iri(PERU), 45).endswith("per-2021/evidence/045")
    assert evidence_iri(report_iri(PERU), 45, 2).endswith("per-2021/evidence/045-2")


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(ids) == (0, 2)
