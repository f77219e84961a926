"""Reads SPARQL text as tokens, and refuses what is forbidden in it.

The tokens follow only those lexical rules of SPARQL 1.1 (section 19.8) that distinguish a keyword from a name, a string
or a comment. A SPARQL engine does the parsing of the whole query. Every query passes :func:`only_asks` before it
reaches a store.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import urljoin

from gapgraph.errors import GapgraphError
from gapgraph.rdf.writing import write_term

CORRECT_QUERY: Final = "Correct the query at this place."
"""The remedy for a text that isn't SPARQL, if the message names the place of the error."""


class Token(NamedTuple):
    """A piece of the text: its kind (``iri``, ``string``, ``word``, ``name``, ``variable``, …), and its position."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals; empty if the token isn't a word."""
        return self.text.upper() if self.kind == "word" else ""


_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*|_:[\w.-]+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "DEFINE"}
)
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_LARGEST: Final = 0x10FFFF


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of the text in order, without space and comments."""
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup != "space":
            yield Token(match.lastgroup or "mark", match.group(), match.start())


def only_asks(sparql: str, graphs: Container[str] = frozenset()) -> None:
    r"""Check that a query only reads, and only from this store.

    Raises GapgraphError GG212 for an update, a SERVICE, a LOAD, a store's own DEFINE, or a FROM that names a graph not
    in ``graphs``, even if the keyword is written with ``\u`` escapes.
    """
    for text in {sparql, _decoded(sparql)}:
        found = list(tokens(text))
        _check_form(found)
        for token in found:
            if _may_be_service(token):
                raise _refused("SERVICE", "queries another server")
        for named in graphs_named(found):
            if named not in graphs:
                raise _refused("FROM", f"<{named}> reads data that isn't in the store")


def _may_be_service(token: Token) -> bool:
    """Whether an engine might read SERVICE at the end or the start of the token: ``1e5SERVICE``, ``SERVICEx:y``."""
    part = token.text if token.kind == "word" else token.text.partition(":")[0] if token.kind == "name" else ""
    return "SERVICE" in part.upper()


def graphs_named(found: list[Token]) -> Iterator[str]:
    """The graphs that FROM and FROM NAMED name, as whole IRIs."""
    for place, token in enumerate(found):
        if token.keyword == "FROM":
            rest = found[place + 1 : place + 3]
            named = rest[1:] if rest and rest[0].keyword == "NAMED" else rest[:1]
            yield resolved(named[0], prologue(found)) if named else ""


class Prologue(NamedTuple):
    """The declarations at the start of a query: the base of its relative IRIs, and its prefixes."""

    base: str
    prefixes: dict[str, str]


def prologue(found: list[Token]) -> Prologue:
    """The declarations of a text."""
    base, prefixes = "", dict[str, str]()
    for place, token in enumerate(found):
        if token.keyword in _FORMS:
            break
        if token.keyword == "BASE" and place + 1 < len(found):
            base = urljoin(base, found[place + 1].text[1:-1])
        if token.keyword == "PREFIX" and place + 2 < len(found):
            prefixes[found[place + 1].text.removesuffix(":")] = urljoin(base, found[place + 2].text[1:-1])
    return Prologue(base, prefixes)


def resolved(token: Token, declared: Prologue) -> str:
    """The IRI of the token; empty if the token isn't an IRI, or if its prefix isn't declared."""
    if token.kind == "iri":
        return urljoin(declared.base, token.text[1:-1]) if declared.base else token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    if token.kind != "name" or prefix not in declared.prefixes:
        return ""
    return declared.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)


def _check_form(found: list[Token]) -> None:
    """Raises GapgraphError GG212 if the first keyword after the prologue doesn't begin a query, or if a keyword of an
    update follows.
    """
    words = [token.keyword for token in found if token.kind == "word"]
    changing = next((word for word in words if word in _UPDATES), "")
    form = next((word for word in words if word in _FORMS), "")
    if changing:
        raise _refused(changing, "changes the store")
    if not form:
        raise GapgraphError(
            "GG211", "The text isn't a SPARQL query", remedy="A query needs SELECT, ASK, CONSTRUCT or DESCRIBE."
        )


def _refused(word: str, why: str) -> GapgraphError:
    remedy = "Query only the data of this store: SELECT, ASK or CONSTRUCT over the named graphs."
    return GapgraphError("GG212", f"The query is refused: {word} {why}", remedy=remedy)


def _decoded(sparql: str) -> str:
    r"""The text with its ``\u`` escapes resolved, as some engines do before they parse (section 19.2)."""
    return _CODE_POINT.sub(_character, sparql)


def _character(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= _LARGEST else match.group()


def prologue_end(sparql: str) -> int:
    """The position at which the query itself begins: after its BASE and PREFIX declarations."""
    return next((token.start for token in tokens(sparql) if token.keyword in _FORMS), 0)


def form_of(found: list[Token]) -> str:
    """The kind of query: ``select``, ``ask``, ``construct``, ``describe``, or empty."""
    return next((token.keyword for token in found if token.keyword in _FORMS), "").lower()


def pattern_start(sparql: str) -> int:
    """The position after the opening brace of a query's pattern; the braces of a CONSTRUCT template don't count. Raises
    GapgraphError GG211 if the query has no pattern.
    """
    found = [token for token in tokens(sparql) if token.start >= prologue_end(sparql)]
    where = next((n for n, token in enumerate(found) if token.keyword == "WHERE"), 0)
    begun = where if found and found[0].keyword == "CONSTRUCT" else 0
    brace = next((token for token in found[begun:] if token.kind == "mark" and token.text == "{"), None)
    if brace is None:
        raise GapgraphError("GG211", "The text isn't a SPARQL query", remedy="A query needs a pattern between braces.")
    return brace.start + 1


def has_dataset(sparql: str) -> bool:
    """Whether the query names its dataset itself, in FROM or FROM NAMED."""
    found = list(tokens(sparql))
    pairs = zip([None, *found], found, strict=False)
    return any(token.keyword == "FROM" and not (before and before.text in {"@", "^"}) for before, token in pairs)


def name_dataset(sparql: str, graphs: Iterable[str]) -> str:
    """The query with these named graphs (IRIs) as its dataset, in FROM NAMED. Raises GapgraphError GG211 if the query
    has no pattern.
    """
    brace = pattern_start(sparql) - 1
    before = [token for token in tokens(sparql) if prologue_end(sparql) <= token.start < brace]
    place = before[-1].start if before and before[-1].keyword == "WHERE" else brace
    clauses = "".join(f"FROM NAMED {write_term(graph)}\n" for graph in graphs)
    return f"{sparql[:place]}\n{clauses}{sparql[place:]}"
