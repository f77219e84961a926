"""SPARQL patterns that RDF4J 5 answers wrongly with status 200, or only after minutes; no query and no rule may use
such a pattern.

``docs/decisions/0014-how-queries-are-written.md`` explains why RDF4J fails on each of these forbidden SPARQL patterns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from rdflib import Variable
from rdflib.plugins.sparql.algebra import translateUpdate
from rdflib.plugins.sparql.parser import parseUpdate

from scripts.core import ROOT
from tests.queries.worlds import algebra, catalogue

NAMES = tuple(catalogue())
RULES = sorted((ROOT / "ontology" / "rules").glob("*.rq"))
BRANCHES = {"Union", "Minus", "LeftJoin"}


def of_rules(text: str) -> Any:
    return translateUpdate(parseUpdate(text)).algebra


def within(node: Any) -> Iterator[Any]:
    """The node and all nodes below it."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from within(value)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from within(one)


def is_named(node: Any, *names: str) -> bool:
    return getattr(node, "name", "") in names


def is_sub_select(node: Any) -> bool:
    return is_named(node, "ToMultiSet") and not is_named(node.p, "values")


def variables(node: Any) -> set[str]:
    """The variables that a pattern's rows may bind; for a sub-SELECT the selected ones."""
    if isinstance(node, Variable):
        return {str(node)}
    if is_sub_select(node):
        return {str(one) for select in within(node) if is_named(select, "Project") for one in select.PV}
    if is_named(node, "Minus"):
        return variables(node.p1)
    if is_named(node, "Filter"):
        return variables(node.p)
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list | tuple) else ()
    return {name for key, value in parts if key not in {"_vars", "expr"} for name in variables(value)} | (
        {name for row in node.res for name in map(str, row)} if is_named(node, "values") else set()
    )


def bind_variables_in_branches(node: Any, deep: bool = False) -> set[str]:
    """The variables that a BIND sets inside a UNION or an OPTIONAL, or in the pattern before an OPTIONAL or a MINUS."""
    if is_sub_select(node):
        return set()
    found = {str(node.var)} if deep and is_named(node, "Extend") else set()
    deep = deep or is_named(node, *BRANCHES)
    parts = [node[key] for key in ("p", "p1", "p2") if key in node and not (key == "p2" and is_named(node, "Minus"))]
    return found.union(*(bind_variables_in_branches(part, deep) for part in parts if isinstance(part, dict)))


def bind_variables_used_outside(tree: Any) -> set[str]:
    """The variables that a BIND inside a UNION, MINUS or OPTIONAL sets and that a pattern joined with this UNION, MINUS
    or OPTIONAL uses.
    """
    found = set[str]()
    for join in within(tree):
        if is_named(join, "Join"):
            found |= bind_variables_in_branches(join.p1) & variables(join.p2)
            found |= bind_variables_in_branches(join.p2) & variables(join.p1)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_query_uses_a_variable_of_a_bind_outside_of_the_union_minus_or_optional_around_the_bind(name: str) -> None:
    """If a BIND inside a UNION, MINUS or OPTIONAL and a pattern outside of it bind the same variable, RDF4J uses the
    pattern's value and doesn't compare this value with the value of the BIND.
    """
    assert bind_variables_used_outside(algebra(catalogue()[name].sparql)) == set()


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_no_rule_uses_a_variable_of_a_bind_outside_of_the_union_minus_or_optional_around_the_bind(path: Any) -> None:
    assert bind_variables_used_outside(of_rules(path.read_text(encoding="utf-8"))) == set()


def lone_rows(tree: Any) -> set[str]:
    """The variables of each VALUES clause that has a single row."""
    return {str(name) for one in within(tree) if is_named(one, "values") and len(one.res) == 1 for name in one.res[0]}


@pytest.mark.parametrize("name", NAMES)
def test_only_parameters_use_a_values_clause_with_a_single_row(name: str) -> None:
    """If a VALUES clause has a single row, RDF4J replaces the clause's variable by its value in all text that follows,
    even outside of the braces around the clause. Replacing a variable by a value is right only for a parameter, which
    has one value.
    """
    query = catalogue()[name]
    assert lone_rows(algebra(query.sparql)) <= {parameter.name for parameter in query.header.parameters}


def joined(node: Any) -> list[Any]:
    """The children of this node of a query's algebra, without the parts that follow OPTIONAL or MINUS."""
    if is_named(node, "Join"):
        return [node.p1, node.p2]
    if is_named(node, "Extend", "Filter"):
        return [node.p]
    return [node.p1] if is_named(node, "LeftJoin", "Minus") else []


def sub_selects(node: Any) -> list[Any]:
    """The sub-SELECTs that are joined under this node, without those inside a UNION, an OPTIONAL or a MINUS."""
    return [node] if is_sub_select(node) else [one for part in joined(node) for one in sub_selects(part)]


def strangers(tree: Any) -> list[set[str]]:
    """The variables of each sub-SELECT that shares no variable with the sub-SELECTs that it is joined with."""
    parts = {id(part) for node in within(tree) for part in joined(node)}
    groups = (sub_selects(node) for node in within(tree) if id(node) not in parts)
    return [lonely for group in groups for lonely in _strangers([variables(one) for one in group])]


def _strangers(selected: list[set[str]]) -> list[set[str]]:
    known, rest = set(selected[0]) if selected else set(), selected[1:]
    while found := [one for one in rest if one & known]:
        known |= set().union(*found)
        rest = [one for one in rest if one not in found]
    return rest


@pytest.mark.parametrize("name", NAMES)
def test_sub_selects_that_are_joined_in_a_query_share_a_variable(name: str) -> None:
    """RDF4J joins sub-SELECTs before all other patterns: if sub-SELECTs of groups, services and bodies share no
    variable, their join has 324,000 rows.
    """
    assert strangers(algebra(catalogue()[name].sparql)) == []


def operands(node: Any) -> list[Any]:
    """The patterns, UNIONs and sub-SELECTs that are joined under this node, without those inside a UNION, an OPTIONAL
    or a MINUS.
    """
    return [node] if not joined(node) else [one for part in joined(node) for one in operands(part)]


def branches(node: Any) -> list[Any]:
    """The branches of a UNION, or the node itself if the node is no UNION."""
    return [*branches(node.p1), *branches(node.p2)] if is_named(node, "Union") else [node]


def unevenly_bound(tree: Any) -> set[str]:
    """The variables that some, but not all, branches of a UNION bind, and that a pattern outside of the UNION binds."""
    parts = {id(part) for node in within(tree) for part in joined(node)}
    groups = [operands(node) for node in within(tree) if id(node) not in parts]
    return {
        name
        for group in groups
        for one in group
        for name in _unevenly(one, [other for other in group if other is not one])
    }


def _unevenly(node: Any, others: list[Any]) -> set[str]:
    bound: list[set[str]] = [set(variables(branch)) for branch in branches(node)]
    return (bound[0].union(*bound) - bound[0].intersection(*bound)) & {
        name for other in others for name in variables(other)
    }


@pytest.mark.parametrize("name", NAMES)
def test_all_branches_of_a_union_bind_the_same_joined_variables(name: str) -> None:
    """RDF4J looks rows up by all variables of both branches of a UNION, and loses the rows of a branch that doesn't
    bind all these variables.
    """
    assert unevenly_bound(algebra(catalogue()[name].sparql)) == set()


def compared_in_optionals(tree: Any) -> set[str]:
    """The pairs of variables that an OPTIONAL's FILTER compares by sameTerm."""
    tests = (one for left in within(tree) if is_named(left, "LeftJoin") for one in within(left.expr))
    pairs = ([one.arg1, one.arg2] for one in tests if is_named(one, "Builtin_sameTerm"))
    return {" ".join(map(str, pair)) for pair in pairs if all(isinstance(one, Variable) for one in pair)}


@pytest.mark.parametrize("name", NAMES)
def test_no_optional_compares_two_variables_by_same_term(name: str) -> None:
    """If an OPTIONAL compares two variables by sameTerm, RDF4J gives both the same name, and loses the row if the
    OPTIONAL has no match.
    """
    assert compared_in_optionals(algebra(catalogue()[name].sparql)) == set()


PREFIX = "PREFIX : <http://example.org/> "
BIND = "{ GRAPH :g { ?p a :Need } BIND(:Unknown AS ?status) %s } GRAPH :g { ?status :rank ?rank }"
SELECTS = "SELECT * { { SELECT ?a { ?a :p ?b } } { SELECT ?c { ?c :p ?d } } %s }"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BIND % "MINUS { GRAPH :g { ?p a :Met } }", {"status"}),
        (BIND % "OPTIONAL { GRAPH :g { ?p a :Met } }", {"status"}),
        ("{ { :a :b ?status } UNION { BIND(:c AS ?status) } } ?status :rank ?rank", {"status"}),
        (BIND % "", set()),
        ("{ { :a :b ?p } UNION { BIND(:c AS ?status) } } ?p :rank ?rank", set()),
        ("{ SELECT ?s { { :a :b ?s } UNION { BIND(:c AS ?s) } } } ?s :rank ?rank", set()),
    ],
)
def test_the_check_finds_a_bind_whose_value_rdf4j_ignores(text: str, found: set[str]) -> None:
    assert bind_variables_used_outside(algebra(f"{PREFIX} SELECT * {{ {text} }}")) == found


def test_each_check_finds_its_pattern_that_rdf4j_evaluates_wrongly() -> None:
    assert lone_rows(algebra("SELECT * { VALUES (?a ?b) { (1 2) } VALUES ?c { 3 4 } }")) == {"a", "b"}
    assert strangers(algebra(PREFIX + SELECTS % "?a :q ?c")) == [{"c"}]
    assert strangers(algebra(PREFIX + SELECTS % "{ SELECT ?a ?c { ?a :q ?c } }")) == []
    union = "{ { ?a :p ?b } UNION { ?a :q :r } } ?b :s ?c"
    assert unevenly_bound(algebra(f"{PREFIX} SELECT * {{ {union} }}")) == {"b"}
    assert unevenly_bound(algebra(f"{PREFIX} SELECT * {{ {union.replace('?b :s', '?a :s')} }}")) == set()
    optional = "?a :p ?b OPTIONAL { ?a :q ?c FILTER(sameTerm(?b, %s)) }"
    assert compared_in_optionals(algebra(f"{PREFIX} SELECT * {{ {optional % '?c'} }}")) == {"b c"}
    assert compared_in_optionals(algebra(f"{PREFIX} SELECT * {{ {optional % ':c'} }}")) == set()
