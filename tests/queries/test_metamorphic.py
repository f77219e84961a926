"""Answers don't depend on the order of the triples, the name of a report, or other content of the store."""

from __future__ import annotations

from functools import cache
from random import Random

import pyoxigraph as ox
import pytest

from gapgraph.core.facts import Literal
from gapgraph.queries.bind import bind
from gapgraph.queries.run import ask
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import REPORT
from tests.queries.worlds import PERU, about_one_report, add_report, catalogue, filled, generated_reports

ABOUT_ONE = tuple(name for name, query in catalogue().items() if about_one_report(query))
OTHER = "zzz-1999"


@cache
def peru() -> EmbeddedStore:
    return filled([PERU])


def quads() -> list[ox.Quad]:
    return list(peru().engine.quads_for_pattern(None, None, None, None))


@cache
def shuffled() -> EmbeddedStore:
    found, store = quads(), EmbeddedStore()
    Random(7).shuffle(found)
    store.engine.extend(found)
    return store


@cache
def renamed() -> EmbeddedStore:
    store = EmbeddedStore()
    text = ox.serialize(quads(), format=ox.RdfFormat.N_QUADS) or b""
    store.engine.bulk_load(text.replace(b"/report/per-2021", f"/report/{OTHER}".encode()), format=ox.RdfFormat.N_QUADS)
    return store


@cache
def with_others() -> EmbeddedStore:
    """A store with Peru 2021, two generated reports, and a foreign graph of one triple."""
    store = filled([PERU])
    for report in generated_reports()[:2]:
        add_report(store, report.id, report.triples)
    store.put("https://example.org/other", [("https://example.org/a", "https://example.org/b", Literal("c"))])
    return store


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_the_order_of_the_triples_changes_no_answer(name: str) -> None:
    text = catalogue()[name].sparql
    assert ask(shuffled(), text).rows == ask(peru(), text).rows


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_the_name_of_the_report_changes_no_answer(name: str) -> None:
    text = catalogue()[name].sparql
    found = ask(renamed(), bind(text, {"report": REPORT + OTHER}))
    expected = ask(peru(), text)
    rows = [tuple(_renamed(term) for term in row) for row in expected.rows]
    assert sorted(map(str, rows)) == sorted(map(str, found.rows))
    assert len(rows) == len(found)


def _renamed(term: object) -> object:
    """The term with the report's new name, which can be in an IRI or in a label that the query composes."""
    if isinstance(term, str):
        return term.replace(f"/report/{PERU}", f"/report/{OTHER}")
    if isinstance(term, Literal) and not term.language:
        return term._replace(text=term.text.replace(f"({PERU})", f"({OTHER})"))
    return term


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_other_reports_in_the_store_change_no_answer(name: str) -> None:
    text = catalogue()[name].sparql
    assert ask(with_others(), text).rows == ask(peru(), text).rows
