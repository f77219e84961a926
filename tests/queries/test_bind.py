"""With any value of a parameter, a query keeps its algebra: a value is one term, or it is refused."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from gapgraph.core.facts import Literal, Term
from gapgraph.errors import GapgraphError
from gapgraph.queries.bind import bind
from gapgraph.queries.header import Parameter, ValueType
from gapgraph.queries.run import ask
from gapgraph.queries.values import term_of
from gapgraph.store.embedded import EmbeddedStore
from tests.queries.worlds import catalogue, graph

HOSTILE = (
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    "\\\\",
    '\\"',
    "\\'",
    '\\\\"',
    "}",
    "{",
    "} }",
    "<",
    ">",
    "<>",
    "#",
    "?x",
    "$x",
    ";",
    ".",
    '" } ?s ?p ?o . VALUES ?x { "',
    '" } UNION { ?s ?p ?o } { "',
    '"@en } DROP ALL #',
    '"^^<x:y> } #',
    "<a> } ?s ?p ?o #",
    "http://a/> } ?s ?p ?o #",
    "gap:Man } UNION { ?s ?p ?o",
    "gap:Man gap:Woman",
    "*/ DROP ALL /*",
    "'; DROP GRAPH <x>; --",
    "\\u0022 } ?s ?p ?o #",
    "\\U00000022 } ?s ?p ?o #",
    "\\u005Cu0022 } #",
    "\n",
    "\r\n",
    "a\nb } ?s ?p ?o",
    "\t",
    "\0",
    "\x1b[31m",
    "\ud800",
    "\u202eabc",
    "\ufeff",
    "é",
    "e\u0301",
    "😀",
    "%22%7D",
    "&quot;}",
    "UNDEF",
    "1) } #",
    "true } ?s ?p ?o",
    "SERVICE <http://127.0.0.1/> { }",
)
DEFAULTS = {
    ValueType.IRI: ("gap:Man", "gap:VictimGroup"),
    ValueType.TEXT: ('"x"', ""),
    ValueType.INTEGER: ("1", ""),
    ValueType.DECIMAL: ("1.5", ""),
    ValueType.BOOLEAN: ("false", ""),
    ValueType.DATE: ('"2021-03-31"^^xsd:date', ""),
    ValueType.YEAR: ('"2021"^^xsd:gYear', ""),
}


def query_with(default: str) -> str:
    return (
        "PREFIX gap: <https://w3id.org/gapgraph/ontology#>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
        f"SELECT ?x ?y WHERE {{ VALUES ?x {{ {default} }} # }} not the end\n"
        '  VALUES ?y { "VALUES ?x { }" } GRAPH ?g { ?s ?p ?o } MINUS { VALUES ?x { ' + default + " } } }"
    )


def algebra(sparql: str) -> str:
    """The algebra of a query, with a placeholder instead of the value of ?x."""
    return _shape(translateQuery(parseQuery(sparql)).algebra, {})


def _shape(node: Any, known: dict[int, str]) -> str:
    """A node of the algebra as text; a compound node is replaced by its digest, because many nodes share parts."""
    if isinstance(node, dict):
        if id(node) not in known:
            name = getattr(node, "name", "")
            items = sorted((str(key), "VALUE" if str(key) == "x" else _shape(v, known)) for key, v in node.items())
            known[id(node)] = hashlib.sha256(f"{name}({items})".encode()).hexdigest()
        return known[id(node)]
    if isinstance(node, list | tuple):
        return f"[{', '.join(_shape(one, known) for one in node)}]"
    return ", ".join(sorted(map(repr, node))) if isinstance(node, set) else repr(node)


def attempt(sparql: str, parameter: Parameter, value: str) -> tuple[Term, str, str]:
    """The term and the bound text, or the code of the refusal."""
    try:
        term = term_of(parameter, value, graph())
        return term, bind(sparql, {"x": term}), ""
    except GapgraphError as error:
        return "", "", error.code


def test_at_least_fifty_hostile_values_are_tried() -> None:
    assert len(set(HOSTILE)) >= 50


@pytest.mark.parametrize("kind", list(ValueType))
def test_a_hostile_value_leaves_the_query_unchanged(kind: ValueType) -> None:
    default, choices = DEFAULTS[kind]
    parameter = Parameter("x", kind, default, "", choices)
    sparql = query_with(default)
    before, taken, store = algebra(sparql), 0, EmbeddedStore()
    for value in HOSTILE:
        term, bound, code = attempt(sparql, parameter, value)
        if code:
            assert code in {"GG503", "GG508", "GG213"}
            continue
        taken += 1
        assert algebra(bound) == before, value
        only = "SELECT ?x WHERE { VALUES ?x { 1 } }"
        assert ask(store, bind(only, {"x": term})).rows == ((_typed(term),),)
    assert taken > 40 if kind is ValueType.TEXT else taken == 0


def _typed(term: object) -> object:
    return term._replace(datatype="http://www.w3.org/2001/XMLSchema#string") if isinstance(term, Literal) else term


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_iri_leaves_the_query_unchanged(value: str) -> None:
    """A parameter of the type IRI accepts any IRI and nothing else."""
    sparql = query_with("gap:Man")
    _, bound, code = attempt(sparql, Parameter("x", ValueType.IRI, "gap:Man", ""), value)
    assert code in {"GG508", "GG213"} if code else algebra(bound) == algebra(sparql)


def test_a_text_value_stays_inside_its_string() -> None:
    bound = bind('SELECT ?x WHERE { VALUES ?x { "a" } }', {"x": Literal('" } #')})
    assert bound == 'SELECT ?x WHERE { VALUES ?x { "\\" } #" } }'


@pytest.mark.parametrize("name", list(catalogue()))
def test_binding_the_default_values_changes_nothing(name: str) -> None:
    query = catalogue()[name]
    values = {one.name: _as_typed(one) for one in query.header.parameters}
    assert algebra(query.bind(values, graph())) == algebra(query.sparql)


def _as_typed(parameter: Parameter) -> str:
    from gapgraph.queries.header import text_of

    return parameter.default if parameter.type is ValueType.IRI else text_of(parameter.default)
