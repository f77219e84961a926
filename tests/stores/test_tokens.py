"""Values in a query's text: fifty hostile values for each kind of term; none changes the query around it."""

from __future__ import annotations

import pytest

from gapgraph.core.facts import Literal, Term
from gapgraph.errors import GapgraphError
from gapgraph.rdf.sparql import only_asks, tokens
from gapgraph.rdf.writing import write_term
from gapgraph.remote.remote_store import _bound
from gapgraph.store.embedded import EmbeddedStore

ENDS = (
    '"',
    "'",
    '"""',
    "\\",
    "\\\\",
    "}",
    ")",
    ">",
    "<",
    "\n",
    "\r",
    "\t",
    "#",
    "\\u0022",
    "\0",
    "\u2028",
    "\U0001f600",
)
TAILS = (
    " } } ; DROP ALL #",
    ") } UNION { ?s ?p ?o } #",
    " . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
)
HOSTILE = [f"x{end}{tail}" for end in ENDS for tail in TAILS][:50]
QUERY = "SELECT ?value WHERE { GRAPH <http://example.org/g> { <http://example.org/s> <http://example.org/p> ?value } }"


def test_at_least_fifty_hostile_values_are_tried() -> None:
    assert len(set(HOSTILE)) == 50


@pytest.mark.parametrize("kind", ["text", "language", "datatype", "iri"])
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_one_term_or_refused(kind: str, value: str) -> None:
    terms: dict[str, Term] = {
        "text": Literal(value, "", "http://www.w3.org/2001/XMLSchema#string"),
        "language": Literal(value, "en"),
        "datatype": Literal(value, "", "http://www.w3.org/2001/XMLSchema#token"),
        "iri": f"http://example.org/{value}",
    }
    term = terms[kind]
    try:
        bound = _bound(QUERY, {"value": term})
    except GapgraphError as error:
        code = error.code
    else:
        code = ""
    if code:
        assert (kind, code) == ("iri", "GG213")
        return
    shape = [token.kind if token.kind in {"string", "iri", "tag"} else token.text for token in tokens(bound)]
    innocent = _bound(QUERY, {"value": _innocent(kind)})
    assert shape == [token.kind if token.kind in {"string", "iri", "tag"} else token.text for token in tokens(innocent)]
    only_asks(bound)
    assert next(token.text for token in tokens(write_term(term))) in bound
    store = EmbeddedStore()
    store.put("http://example.org/g", [("http://example.org/s", "http://example.org/p", term)])
    assert list(store.select(bound).rows) == [(term,)]


def _innocent(kind: str) -> Term:
    known: dict[str, Term] = {
        "text": Literal("x", "", "http://www.w3.org/2001/XMLSchema#string"),
        "language": Literal("x", "en"),
        "datatype": Literal("x", "", "http://www.w3.org/2001/XMLSchema#token"),
        "iri": "http://example.org/x",
    }
    return known[kind]
