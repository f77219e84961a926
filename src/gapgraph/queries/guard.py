"""Checks that a query that a user wrote (not one of the canned queries) only reads this store, and adds missing
prefixes and the dataset to the query.

Refusals are decided from the tokens; the engine does the parsing
(``docs/decisions/0054-who-reads-a-strangers-query.md``). Everything that any engine might understand as SERVICE is
refused, so that it doesn't matter if engines read a text differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gapgraph.errors import MalformedQuery
from gapgraph.queries.syntax_causes import cause_of, undeclared
from gapgraph.rdf.sparql import Token, form_of, graphs_named, only_asks, prologue, tokens
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import COUNTRY, PREFIXES


class OwnQuery(NamedTuple):
    """A query that can run: its text with our prefixes declared, its form, and whether it names no graph itself.

    A query without FROM reads the union of all graphs as its default graph.
    """

    text: str
    form: str
    over_all: bool


def guard(sparql: str, graphs: frozenset[str] = frozenset(), name: str = "") -> OwnQuery:
    """The query, if it reads only these graphs.

    Raises GapgraphError GG211 for text that isn't a SPARQL query, saying where and why; GG212 for an update, a LOAD, a
    SERVICE, or a FROM or FROM NAMED of a graph that isn't among ``graphs``.
    """
    text = with_prefixes(sparql.removeprefix("\ufeff"))
    try:
        only_asks(text, graphs)
    except MalformedQuery:
        _refuse_malformed(text, name)
        raise
    _refuse_malformed(text, name)
    found = list(tokens(text))
    return OwnQuery(text, form_of(found), not any(graphs_named(found)))


def with_prefixes(sparql: str, known: Mapping[str, str] = PREFIXES) -> str:
    """The query with declarations, added to its first line, for the prefixes of Gapgraph that it uses but doesn't
    declare.

    A country's prefix is its code: ``per:MIMP``.
    """
    found = list(tokens(sparql))
    missing = dict.fromkeys(token.text.partition(":")[0] for token in undeclared(found, prologue(found).prefixes))
    spaces = {prefix: known.get(prefix) or _country(prefix) for prefix in missing}
    return "".join(f"PREFIX {prefix}: <{space}> " for prefix, space in spaces.items() if space) + sparql


def over_graphs(sparql: str, graphs: Iterable[str]) -> str:
    """The query with these graphs as its dataset, for stores with a different default graph."""
    clauses = "".join(f" FROM <{graph}> FROM NAMED <{graph}>" for graph in graphs)
    place = _dataset_place(list(tokens(sparql)), len(sparql))
    return f"{sparql[:place]}{clauses} {sparql[place:]}"


def _dataset_place(found: list[Token], end: int) -> int:
    """The position for dataset clauses: before WHERE, the braces of the pattern, or the solution modifiers."""
    form, depth, blocks = form_of(found), 0, 0
    for token in found:
        if not depth and token.keyword in {"WHERE", "ORDER", "LIMIT", "OFFSET", "GROUP", "HAVING", "VALUES"}:
            return token.start
        if token.kind == "mark" and token.text == "{":
            if not depth and blocks == (form == "construct"):
                return token.start
            depth += 1
        elif token.kind == "mark" and token.text == "}":
            depth -= 1
            blocks += not depth
    return end


def _country(prefix: str) -> str:
    return f"{COUNTRY}{prefix}#" if len(prefix) == 3 and prefix.isalpha() and prefix.islower() else ""


def _refuse_malformed(text: str, name: str) -> None:
    """Raises GapgraphError GG211 if the engine can't parse the text. To find out whether the engine can parse the text,
    the engine runs it on an empty store.
    """
    try:
        EmbeddedStore().parse(text)
    except SyntaxError as error:
        raise cause_of(text, str(error), name) from error
