"""Binds values in a query's text: the term in a data block (``VALUES``) is replaced by another term, written by the
engine.

In the file a parameter is ``VALUES ?report { rep:per-2021 }``, so that the same file runs unchanged on any store.
Binding replaces the term between the braces of a data block and changes nothing else: the tokens outside the braces
must be unchanged, and the tokens inside must be one term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from gapgraph.core.facts import Literal, Term
from gapgraph.errors import GapgraphError
from gapgraph.rdf.sparql import Token, tokens
from gapgraph.rdf.writing import write_term


class Block(NamedTuple):
    """A data block (``VALUES``) of one variable: its name, the text between the braces, and its position."""

    name: str
    text: str
    start: int
    end: int


_ESCAPE: Final = re.compile(r"\\[uU]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def data_blocks(sparql: str) -> Iterator[Block]:
    """The data blocks of one variable, ``VALUES ?name { … }``, in the order of the text."""
    found = list(tokens(sparql))
    for place, token in enumerate(found[:-3]):
        variable, opening = found[place + 1], found[place + 2]
        if token.keyword == "VALUES" and variable.kind == "variable" and opening.text == "{":
            closing = next(one for one in found[place + 3 :] if one.text == "}")
            start = opening.start + 1
            yield Block(variable.text[1:], sparql[start : closing.start].strip(), start, closing.start)


def bind(sparql: str, terms: Mapping[str, Term]) -> str:
    """The text with each of these terms in every data block of its variable.

    Raises GapgraphError GG508 for a term that can't be written in SPARQL safely.
    """
    return _bound(sparql, tuple(terms.items()))


@lru_cache(maxsize=64)
def _bound(sparql: str, values: tuple[tuple[str, Term], ...]) -> str:
    """The result is cached, because the check of a long query takes milliseconds, and a session often runs a query
    again.
    """
    bound, terms = sparql, dict(values)
    for block in sorted(data_blocks(sparql), key=lambda one: one.start, reverse=True):
        if block.name in terms:
            bound = f"{bound[: block.start]} {_safe(terms[block.name], block.name)} {bound[block.end :]}"
    _check_same(sparql, bound, frozenset(terms))
    return bound


def _safe(term: Term, name: str) -> str:
    r"""The term as the engine writes it.

    Parsers disagree about ``\\u0022``: some decode ``\u`` before they read strings, so no text may contain a backslash
    before a u.
    """
    text = term.text if isinstance(term, Literal) else term
    if _ESCAPE.search(text) or _SURROGATE.search(text) or "\0" in text:
        raise _refused(name)
    return write_term(term)


def _check_same(before: str, after: str, names: frozenset[str]) -> None:
    """Check that nothing outside the data blocks (``VALUES``) has changed, and that each data block has one term."""
    if list(_outside(before, names)) != list(_outside(after, names)):
        raise _refused(", ".join(sorted(names)))


def _outside(sparql: str, names: frozenset[str]) -> Iterator[str]:
    """The tokens of the text, with a placeholder for each data block of these variables that contains exactly one
    term.
    """
    blocks = {block.start: block for block in data_blocks(sparql) if block.name in names}
    end = 0
    for token in tokens(sparql):
        if token.start < end:
            continue
        yield token.text
        block = blocks.get(token.start + 1)
        if block is not None:
            end = block.end
            yield "one term" if _is_one_term(list(tokens(block.text))) else block.text


def _is_one_term(found: list[Token]) -> bool:
    kinds = [token.kind for token in found]
    typed = ["string", "mark", "mark", "iri"], ["string", "mark", "mark", "name"]
    if kinds in ([["iri"], ["name"], ["string"], ["string", "tag"], ["word"], *typed]):
        return "^^" in "".join(t.text for t in found) if "mark" in kinds else True
    return bool(found) and re.fullmatch(r"[-+]?[\d.]+", "".join(token.text for token in found)) is not None


def _refused(name: str) -> GapgraphError:
    remedy = "Leave out control characters and backslashes before a u."
    return GapgraphError("GG508", f"The value of {name} can't be written in a query", remedy=remedy)
