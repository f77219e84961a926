"""The answer to a query of any form, and its JSON form between processes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from gapgraph.core.facts import Literal, Term, Triple
from gapgraph.queries.run import Result, ask, term_cell
from gapgraph.rdf.settled_blanks import is_blank, with_settled_blanks
from gapgraph.rdf.writing import write_turtle
from gapgraph.store.protocol import TripleStore
from gapgraph.tables.notebook_html import plain_html
from gapgraph.tables.query_tables import TripleRow, triples_table
from gapgraph.tables.table import Shown, Table
from gapgraph.vocabulary import XSD

_BOOLEAN: Final = XSD + "boolean"


@dataclass(frozen=True, repr=False)
class Described(Shown):
    """The triples of a CONSTRUCT or DESCRIBE, and whether the limit cut the list short."""

    triples: tuple[Triple, ...]
    truncated: bool = False

    def __len__(self) -> int:
        return len(self.triples)

    def table(self, _language: str = "en") -> Table:
        """The triples in three columns."""
        return triple_table(self)

    def to_html(self, _language: str = "en") -> str:
        """The triples as a table in a notebook."""
        return plain_html(self.table())

    def to_turtle(self) -> str:
        """The triples as Turtle."""
        return triples_as_turtle(self)


QueryAnswer = Result | Described


def triple_table(found: Described) -> Table:
    """The triples as a table of three columns."""
    return triples_table(TripleRow(*map(term_cell, triple)) for triple in found.triples)


def triples_as_turtle(found: Described) -> str:
    """The triples as Turtle."""
    return write_turtle(found.triples).decode()


def answer(store: TripleStore, sparql: str, form: str, limit: int | None = None) -> QueryAnswer:
    """The answer to a query of this form: at most ``limit`` rows or triples. An ASK has one row with one cell."""
    if form == "select":
        return ask(store, sparql, limit)
    if form == "ask":
        yes = Literal("true" if store.ask(sparql) else "false", "", _BOOLEAN)
        return Result(sparql, ("answer",), ((yes,),))
    found = tuple(islice(store.construct(sparql), None if limit is None else limit + 1))
    truncated = limit is not None and len(found) > limit
    return Described(_in_order(found[:limit]), truncated)


def _in_order(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Sort key: subject, predicate and object, IRIs before literals; blank nodes have the same names each time."""
    given = set(triples)
    if any(is_blank(term) for s, _, o in given for term in (s, o)):
        given = set(with_settled_blanks(given))
    return tuple(sorted(given, key=lambda triple: tuple(map(_weight, triple))))


def _weight(term: Term) -> tuple[int, tuple[str, ...]]:
    if isinstance(term, Literal):
        return 1, tuple(term)
    return (2 if is_blank(term) else 0), (term,)


def pack_answer(found: QueryAnswer) -> str:
    """The answer as JSON: an IRI is a string, a literal a list of its text, language and datatype."""
    if isinstance(found, Described):
        return json.dumps({"triples": found.triples, "truncated": found.truncated})
    return json.dumps(
        {"sparql": found.sparql, "columns": found.columns, "rows": found.rows, "truncated": found.truncated}
    )


def unpack_answer(text: str | bytes) -> QueryAnswer:
    """The answer, read from the text that :func:`pack_answer` wrote."""
    found = json.loads(text)
    if "triples" in found:
        return Described(tuple((s, p, _term(o)) for s, p, o in found["triples"]), found["truncated"])
    rows = tuple(tuple(map(_bound, row)) for row in found["rows"])
    return Result(found["sparql"], tuple(found["columns"]), rows, found["truncated"])


def _bound(packed_term: Any) -> Term | None:
    return None if packed_term is None else _term(packed_term)


def _term(packed_term: Any) -> Term:
    return packed_term if isinstance(packed_term, str) else Literal(*_texts(packed_term))


def _texts(parts: Iterable[Any]) -> tuple[str, str, str]:
    text, language, datatype = parts
    return str(text), str(language), str(datatype)
