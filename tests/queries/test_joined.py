"""One row for each claim or each protection: nothing is counted twice, and each entry is beside its claim."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest

import gapgraph as gg
from gapgraph.core.facts import Literal
from gapgraph.errors import GapgraphError
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.queries.header import read_header
from gapgraph.queries.run import Result
from gapgraph.resources import root
from gapgraph.vocabulary import curie
from tests.cli.running import gapgraph

QUERIES = read_catalogue(root())
GROUPS = ("adult-men", "labor-trafficking-victims", "transgender-children")
CLAIM = "https://w3id.org/gapgraph/report/per-2021/claim/00"


def literal(text: str) -> Literal:
    return Literal(text)


def result(*joins: str) -> Result:
    rows = (
        (literal("lodging"), CLAIM + "1", literal("government"), literal("no shelter")),
        (literal("lodging"), CLAIM + "1", literal("government"), literal("for men")),
        (literal("lodging"), CLAIM + "2", literal("NGOs"), literal("no shelter")),
        (literal("care"), CLAIM + "2", literal("NGOs"), literal("no shelter")),
        (literal("liberty"), None, None, None),
    )
    return Result("", ("protection", "claim", "who", "quote"), rows, joins=joins)


def test_a_claim_is_one_row_with_all_its_quotes() -> None:
    assert [row[1:] for row in result("quote").table().rows] == [
        ("per-2021/claim/001", "government", "no shelter … for men"),
        ("per-2021/claim/002", "NGOs", "no shelter"),
        ("per-2021/claim/002", "NGOs", "no shelter"),
        ("", "", ""),
    ]


def test_a_protection_is_one_row_with_an_entry_for_each_claim() -> None:
    assert result("claim", "who", "quote").table().rows == (
        (
            "lodging",
            ("per-2021/claim/001", "per-2021/claim/002"),
            ("government", "NGOs"),
            ("no shelter … for men", "no shelter"),
        ),
        ("care", ("per-2021/claim/002",), ("NGOs",), ("no shelter",)),
        ("liberty", (), (), ()),
    )


def test_rows_are_not_joined_if_the_header_names_no_joins() -> None:
    assert len(result().table().rows) == 5


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_query_with_quotes_joins_the_quotes_into_one_row(name: str) -> None:
    header = QUERIES[name].header
    quotes = {column.name for column in header.columns if column.name.endswith("quote")}
    assert quotes <= {*header.joins}


@pytest.mark.parametrize("name", ["identified-victims", "trends", "capacity-and-demand", "times", "exclusions"])
def test_no_claim_is_in_two_rows(name: str) -> None:
    rows = list(csv.DictReader(StringIO(gapgraph("query", name, "--format", "csv").out)))
    kept = [tuple(cell for column, cell in row.items() if column != "quote") for row in rows]
    assert len(kept) > 2
    assert len(kept) == len(set(kept))


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_has_a_row_for_each_protection_with_the_worst_first(name: str) -> None:
    records = gapgraph("query", name, "--format", "json").records
    assert len({row["protection"] for row in records}) == len(records) > 20
    ranks = ["gap:Denied", "gap:Restricted", "gap:NotEvidenced", "gap:Undisclosed", "gap:Unspecified", "gap:Limited"]
    worst = [row["worst"] for row in records if row["worst"] in ranks]
    assert worst == sorted(worst, key=ranks.index)
    several = 0
    for row in records:
        several += len(row["claim"]) > 1
        assert len(row["claim"]) == len(row["asserted_by"]) == len(row["asserted_by_label"]) == len(row["quote"])
        assert all(row["quote"])
        assert all(row["asserted_by_label"])
    assert several > 3


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("adult-men", "there were no shelters that accepted men"),
        ("labor-trafficking-victims", "there were no shelters that accepted men"),
        ("transgender-children", "typically did not admit transgender victims to government shelters"),
    ],
)
def test_the_answer_about_a_group_has_at_most_sixty_lines(name: str, sentence: str) -> None:
    short, full = (gapgraph("query", name, *more).out for more in ((), ("--full",)))
    assert short.count("\n") <= 60 < full.count("\n")
    assert sentence in re.sub(r"\s+", " ", short)
    quoted = {quote for row in gapgraph("query", name, "--format", "json").records for quote in row["quote"]}
    assert [quote for quote in quoted if quote not in re.sub(r"\s+", " ", full)] == []
    left = re.search(r"… and (\d+) more with --full", short)
    assert left
    assert int(left[1]) > 5


def test_a_header_that_joins_by_a_missing_column_is_refused() -> None:
    text = QUERIES["times"].sparql.replace("#+ joins: quote", "#+ joins: quotes")
    with pytest.raises(GapgraphError, match=r"The line joins can't contain 'quotes'.*quote.*\[GG506\]"):
        read_header(text, "times.rq")


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_query_about_statements_names_the_speaker(name: str) -> None:
    """Queries that compare figures are excluded, because they name the body that counted and not the speaker."""
    columns = {column.name for column in QUERIES[name].header.columns}
    if {"claim", "quote"} <= columns and name not in ("conflicts", "revised-figures"):
        assert columns & {"asserted_by", "speaker", "by"}


@pytest.mark.parametrize("name", ["exclusions", "limitations", "coverage-matrix", "hedged-claims"])
def test_the_named_speaker_is_the_claims_attribution(name: str) -> None:
    graph = gg.open()
    voices = set()
    for row in gapgraph("query", name, "--format", "json").records:
        claims, by = ([one] if isinstance(one, str) else one for one in (row["claim"], row["asserted_by"]))
        assert by == [
            curie(known.asserted_by) for claim in claims for known in graph.claims("per-2021") if known.id == claim
        ]
        voices |= {*by}
    assert len(voices) > (name != "exclusions")
