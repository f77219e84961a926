"""A golden result that no fault in the data can change proves nothing: each changes, and exactly as foreseen.

One fault a query: a quotation of a row in the middle of the result loses its words. The rows that rest on it go, and
no other does. Where a query reads claims as they stand, a withdrawn claim takes its rows with it likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import pytest

from gapgraph.core.facts import Literal
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.queries.run import Result, ask
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Row
from gapgraph.vocabulary import GAP, OA, PROV
from tests.queries.worlds import bundled, catalogue

NAMES = tuple(catalogue())
QUOTES = {"quote": "claim", "other_quote": "other"}
"""The columns of quotations, each with the claim that it belongs to."""


@contextmanager
def without(store: EmbeddedStore, quads: list[ox.Quad]) -> Iterator[None]:
    """The store while it lacks these quads."""
    for quad in quads:
        store.engine.remove(quad)
    try:
        yield
    finally:
        store.engine.extend(quads)


@contextmanager
def with_one_more(store: EmbeddedStore, quad: ox.Quad) -> Iterator[None]:
    store.engine.add(quad)
    try:
        yield
    finally:
        store.engine.remove(quad)


def words_of(store: EmbeddedStore, claim: str, quote: str) -> list[ox.Quad]:
    """The quads that hold these words as a quotation of this claim."""
    sparql = f"""SELECT ?graph ?words WHERE {{ GRAPH ?graph {{
      <{claim}> <{GAP}evidence> ?evidence . ?evidence <{OA}hasSelector> ?words . ?words <{OA}exact> ?quote }} }}"""
    places = [(str(graph), str(words)) for graph, words in store.select(sparql).rows]
    exact = ox.NamedNode(OA + "exact")
    quads = (
        quad
        for graph, words in places
        for quad in store.engine.quads_for_pattern(ox.NamedNode(words), exact, None, ox.NamedNode(graph))
    )
    return [quad for quad in quads if isinstance(quad.object, ox.Literal) and quad.object.value == quote]


def middle(found: Result) -> tuple[str, str]:
    """The claim and the quotation of a row in the middle of those that have one."""
    claim, quote = found.columns.index("claim"), found.columns.index("quote")
    rows = [row for row in found.rows if row[claim] is not None and row[quote] is not None]
    row = rows[len(rows) // 2]
    words = row[quote]
    assert isinstance(words, Literal)
    return str(row[claim]), words.text


def rests_on(found: Result, row: Row, claim: str, quote: str | None) -> bool:
    """Whether the row shows the claim; with this quotation, where one is given."""
    cells = dict(zip(found.columns, row, strict=True))
    for quotes, whose in QUOTES.items():
        words = cells.get(quotes)
        if cells.get(whose) == claim and (quote is None or (isinstance(words, Literal) and words.text == quote)):
            return True
    return False


def rows_kept(found: Result, claim: str, quote: str | None = None) -> tuple[Row, ...]:
    return tuple(row for row in found.rows if not rests_on(found, row, claim, quote))


def shows_quotations(query: CannedQuery) -> bool:
    return {"claim", "quote"} <= {column.name for column in query.header.columns}


SHOWING = tuple(name for name in NAMES if shows_quotations(catalogue()[name]))
COMPARING = tuple(name for name in NAMES if name not in SHOWING)
QUOTING = tuple(name for name in SHOWING if ask(bundled(), catalogue()[name].sparql).rows)


def test_a_query_shows_claims_and_quotations_unless_it_compares_reports_by_their_cells() -> None:
    assert all(
        "years" in catalogue()[name].header.tags or "coverage" in catalogue()[name].header.tags for name in COMPARING
    )
    assert len(QUOTING) >= 24


def test_only_a_question_that_no_report_answers_is_left_out() -> None:
    # No report at hand revises a figure that another one gives of the same body.
    assert set(SHOWING) - set(QUOTING) == {"revised-figures"}


@pytest.mark.parametrize("name", QUOTING)
def test_words_that_are_gone_take_their_rows_and_no_other(name: str) -> None:
    query = catalogue()[name]
    before = ask(bundled(), query.sparql)
    claim, quote = middle(before)
    with without(bundled(), words_of(bundled(), claim, quote)):
        after = ask(bundled(), query.sparql)
    assert after.rows != before.rows
    assert after.rows == rows_kept(before, claim, quote)
    assert ask(bundled(), query.sparql).rows == before.rows


def is_of_cell(quad: ox.Quad, cell: str) -> bool:
    """Whether a quad is about the coverage of ``Group/Protection``, by itself or among the undecided."""
    group, protection = cell.split("/")
    assert isinstance(quad.subject, ox.NamedNode)
    subject = quad.subject.value
    if subject.endswith(f"/coverage/Undecided/{protection}"):
        return quad.object == ox.NamedNode(GAP + group)
    return bool(subject.endswith(f"/coverage/{cell}"))


@pytest.mark.parametrize("name", COMPARING)
def test_cells_that_are_gone_take_their_rows_and_no_other(name: str) -> None:
    query = catalogue()[name]
    before = ask(bundled(), query.sparql)
    group, protection = before.columns.index("group"), before.columns.index("protection")
    chosen = before.rows[len(before.rows) // 2]
    ending = "/".join(str(chosen[place]).rsplit("#", 1)[-1] for place in (group, protection))
    cells = [
        quad
        for quad in bundled().engine.quads_for_pattern(None, None, None, None)
        if isinstance(quad.subject, ox.NamedNode) and is_of_cell(quad, ending)
    ]
    with without(bundled(), cells):
        after = ask(bundled(), query.sparql)
    gone = (chosen[group], chosen[protection])
    assert after.rows == tuple(row for row in before.rows if (row[group], row[protection]) != gone)
    assert after.rows != before.rows


@pytest.mark.parametrize("name", [name for name in QUOTING if "coverage" not in catalogue()[name].header.reads])
def test_a_withdrawn_claim_takes_its_rows_and_no_other(name: str) -> None:
    query = catalogue()[name]
    before = ask(bundled(), query.sparql)
    claim, _ = middle(before)
    graph = ox.NamedNode(claim.split("/claim/")[0] + "/claims")
    withdrawn = ox.Quad(
        ox.NamedNode(claim), ox.NamedNode(PROV + "wasInvalidatedBy"), ox.NamedNode(claim + "/withdrawal"), graph
    )
    with with_one_more(bundled(), withdrawn):
        after = ask(bundled(), query.sparql)
    if name == "what-law-requires":
        assert {row[0] for row in after.rows} == {row[0] for row in before.rows}
        assert all(not rests_on(after, row, claim, None) for row in after.rows)
    else:
        assert after.rows == rows_kept(before, claim)
