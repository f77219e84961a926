"""A golden result proves something only if a fault in the data changes the golden result.

For each query, a test removes from the store the quotation of one row in the middle of the result. Exactly the rows
that show the removed quotation must disappear from the result. If a query reads claims directly, and not only derived
coverage, another test withdraws a claim, and the rows of the withdrawn claim must disappear.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import pytest

from gapgraph.core.facts import Literal
from gapgraph.derivation.dataset import fill
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.queries.run import Result, ask
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Row
from gapgraph.vocabulary import GAP, OA, PROV
from tests.queries.worlds import bundled, catalogue, graph

NAMES = tuple(catalogue())
QUOTES = {"quote": "claim", "other_quote": "other"}
"""For each column of quotations, the column of the claims that the quotations belong to."""


@contextmanager
def without(store: EmbeddedStore, quads: list[ox.Quad]) -> Iterator[None]:
    """Remove these quads from the store while the block of the ``with`` statement runs."""
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
    """The quads with these words as a quotation of this claim."""
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
    """The claim and the quotation of a row in the middle of the rows with a quotation."""
    claim, quote = found.columns.index("claim"), found.columns.index("quote")
    rows = [row for row in found.rows if row[claim] is not None and row[quote] is not None]
    row = rows[len(rows) // 2]
    words = row[quote]
    assert isinstance(words, Literal)
    return str(row[claim]), words.text


def rests_on(found: Result, row: Row, claim: str, quote: str | None) -> bool:
    """Whether the row shows the claim and, if given, this quotation."""
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


def test_every_query_shows_claims_and_quotations_except_those_that_compare_reports() -> None:
    assert all(
        "years" in catalogue()[name].header.tags or "coverage" in catalogue()[name].header.tags for name in COMPARING
    )
    assert len(QUOTING) >= 24


def test_every_query_that_shows_claims_has_rows_except_the_query_revised_figures() -> None:
    # No bundled report revises another report's figure for the same body.
    assert set(SHOWING) - set(QUOTING) == {"revised-figures"}


@pytest.mark.parametrize("name", QUOTING)
def test_removing_a_quotation_removes_only_the_rows_that_show_the_quotation(name: str) -> None:
    query = catalogue()[name]
    before = ask(bundled(), query.sparql)
    claim, quote = middle(before)
    with without(bundled(), words_of(bundled(), claim, quote)):
        after = ask(bundled(), query.sparql)
    assert after.rows != before.rows
    assert after.rows == rows_kept(before, claim, quote)
    assert ask(bundled(), query.sparql).rows == before.rows


def quads_of_cells(store: EmbeddedStore, protection: str, group: str) -> list[ox.Quad]:
    """The triples that say that a coverage node of the protection includes the group, for each report."""
    nodes = {quad.subject for quad in store.engine.quads_for_pattern(None, _GAP_PROTECTION, ox.NamedNode(protection))}
    of_group = store.engine.quads_for_pattern(None, _GAP_GROUP, ox.NamedNode(group))
    return [quad for quad in of_group if quad.subject in nodes and "/coverage/" in str(quad.subject)]


_GAP_GROUP, _GAP_PROTECTION = ox.NamedNode(GAP + "group"), ox.NamedNode(GAP + "protection")
_SILENT = {None, GAP + "NotEvidenced", GAP + "ExtentNone", "0", "neither"}


@pytest.mark.parametrize("name", COMPARING)
def test_removing_the_coverage_of_a_cell_makes_only_this_cell_silent(name: str) -> None:
    query = catalogue()[name]
    before = ask(bundled(), query.sparql)
    group, protection = before.columns.index("group"), before.columns.index("protection")
    told = [(row, quads_of_cells(bundled(), str(row[protection]), str(row[group]))) for row in before.rows]
    chosen, cells = [(row, cells) for row, cells in told if cells][len(before.rows) // 20]
    with without(bundled(), cells):
        after = ask(bundled(), query.sparql)
    gone = (chosen[group], chosen[protection])
    others = [row for row in before.rows if (row[group], row[protection]) != gone]
    assert [row for row in after.rows if (row[group], row[protection]) != gone] == others
    assert after.rows != before.rows
    for row in after.rows:
        if (row[group], row[protection]) == gone:
            named = {*gone, row[before.columns.index("group_label")], row[before.columns.index("protection_label")]}
            assert {_text(term) for term in row if term not in named} <= _SILENT


def _text(term: object) -> object:
    return term.text if isinstance(term, Literal) else term


def test_a_report_without_derived_coverage_is_not_called_silent() -> None:
    """A store with claims alone has no coverage, so the answer doesn't even say that the source is silent."""
    claims_alone = EmbeddedStore()
    fill(claims_alone, graph(), with_derived=False)
    for name in COMPARING:
        assert ask(bundled(), catalogue()[name].sparql).rows
        assert not ask(claims_alone, catalogue()[name].sparql).rows, name
    for name in ("adult-men", "labor-trafficking-victims", "transgender-children"):
        assert not ask(claims_alone, catalogue()[name].sparql).rows, name
    silences = ask(claims_alone, catalogue()["silences-over-time"].sparql)
    assert {_text(row[silences.columns.index("silence")]) for row in silences} == {"not reported"}


@pytest.mark.parametrize("name", [name for name in QUOTING if "coverage" not in catalogue()[name].header.reads])
def test_withdrawing_a_claim_removes_only_the_rows_that_show_the_claim(name: str) -> None:
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
