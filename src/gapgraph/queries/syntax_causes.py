"""Why a text isn't SPARQL, in words: the likely cause, with line and column.

The engine reports where it stopped, which is seldom where the mistake is. Gapgraph checks the query's tokens for common
mistakes; if it finds no mistake, the engine's message is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from gapgraph.errors import GapgraphError, nearest
from gapgraph.rdf.sparql import CORRECT_QUERY, Token, form_of, prologue, tokens


class Cause(NamedTuple):
    """What is wrong, and its position in the text."""

    what: str
    start: int


Tokens = list[Token]

WORDS: Final = frozenset(
    """a ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY
    DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN
    IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LATERAL LCASE LIMIT MAX MD5 MIN MINUS MINUTES
    MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS
    SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER STRBEFORE STRDT STRENDS STRLANG
    STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TZ UCASE UNDEF UNION URI UUID VALUES WHERE YEAR true false
    TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE ADJUST LANGDIR STRLANGDIR HASLANG HASLANGDIR VERSION""".upper().split()
)
"""The keywords of SPARQL 1.1, and the keywords that the engine adds."""

_MEANT: Final = {"AND": "&&", "OR": "||", "LIKE": "CONTAINS or REGEX", "IS": "=", "NULL": "BOUND", "JOIN": "a dot"}
_PAIRS: Final = {"{": "}", "(": ")", "[": "]"}
_PLACE: Final = re.compile(r"\D*?(\d+):(\d+)")
_UNBOUND: Final = "The SELECT contains a variable that is unbound"


def undeclared(found: Iterable[Token], declared: Mapping[str, str]) -> Iterator[Token]:
    """The names with undeclared prefixes, without the declarations themselves."""
    before = None
    for token in found:
        is_name = token.kind == "name" and not token.text.startswith("_:")
        if is_name and token.text.partition(":")[0] not in declared and not (before and before.keyword == "PREFIX"):
            yield token
        before = token


def cause_of(text: str, said: str, name: str) -> GapgraphError:
    """The error GG211 for a text that the engine doesn't parse; ``said`` is the engine's message."""
    found = list(tokens(text))
    cause = next((cause for look in _LOOKS if (cause := look(found))), None) or _as_engine_says(text, said)
    line, column = _line_and_column(text, cause.start)
    place = f"{name}, line {line}, column {column}" if name else f"line {line}, column {column}"
    return GapgraphError("GG211", f"The query isn't SPARQL: {cause.what}", place=place, remedy=CORRECT_QUERY)


def _line_and_column(text: str, start: int) -> tuple[int, int]:
    """The line and the column of a position in the original text, without the added prefixes."""
    before = len(text) - len(re.sub(r"\A(PREFIX \S+: <[^>]*> )+", "", text)) if "\n" not in text[:1] else 0
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return line, max(1, column - before) if line == 1 else column


def _empty(found: Tokens) -> Cause | None:
    return None if found else Cause("there is no query", 0)


def _open_string(found: Tokens) -> Cause | None:
    quote = next((one for one in found if one.kind == "mark" and one.text in {'"', "'"}), None)
    return quote and Cause("the text in quotation marks that begins here has no end", quote.start)


def _open_iri(found: Tokens) -> Cause | None:
    for one, after in pairwise(found):
        begins = one.text == "<" and one.kind == "mark" and after.start == one.start + 1
        if begins and re.match(r"(https?|urn|file):", after.text):
            return Cause("the address in < > that begins here has no end, or contains a space", one.start)
    return None


def _brackets(found: Tokens) -> Cause | None:
    waiting: list[Token] = []
    for one in found:
        if one.kind != "mark":
            continue
        if one.text in _PAIRS:
            waiting.append(one)
        elif one.text in _PAIRS.values():
            if not waiting:
                return Cause(f"{one.text} has no opening bracket", one.start)
            begun = waiting.pop()
            if _PAIRS[begun.text] != one.text:
                return Cause(f"{begun.text} is closed by {one.text}", begun.start)
    return Cause(f"{waiting[-1].text} is never closed", waiting[-1].start) if waiting else None


def _unknown_word(found: Tokens) -> Cause | None:
    for one in found:
        if one.kind == "word" and one.text.upper() not in WORDS:
            if meant := _MEANT.get(one.text.upper()):
                return Cause(f"write {meant} instead of {one.text}", one.start)
            near = nearest(one.text, WORDS, 1)
            if near:
                return Cause(f"{one.text} is not a word of SPARQL; did you mean {near[0]}?", one.start)
            return Cause(f"{one.text} is not a word of SPARQL; a name has a prefix, such as gap:Man", one.start)
    return None


def _no_prefix(found: Tokens) -> Cause | None:
    one = next(undeclared(found, prologue(found).prefixes), None)
    return one and Cause(f"the prefix of {one.text} isn't declared: write PREFIX first", one.start)


def _no_form(found: Tokens) -> Cause | None:
    if form_of(found):
        return None
    rest = found
    while len(rest) > 3 and rest[0].keyword == "PREFIX":
        rest = rest[3:]
    return Cause("it needs SELECT, ASK, CONSTRUCT or DESCRIBE", rest[0].start)


def _comma(found: Tokens) -> Cause | None:
    depth = 0
    for one in _after_form(found):
        if one.keyword == "WHERE" or (one.text == "{" and not depth):
            return None
        depth += {"(": 1, ")": -1}.get(one.text, 0)
        if one.text == "," and not depth:
            return Cause("variables are separated by blanks, not by commas", one.start)
    return None


def _after_form(found: Tokens) -> Tokens:
    place = next((n for n, one in enumerate(found) if one.keyword in {"SELECT", "DESCRIBE"}), len(found))
    return found[place + 1 :]


def _no_braces(found: Tokens) -> Cause | None:
    where = next((one for one in found if one.keyword == "WHERE"), None)
    if where is None:
        is_bare = form_of(found) in {"select", "ask", "construct"} and not any(one.text == "{" for one in found)
        return Cause("the pattern needs braces { }", found[-1].start) if is_bare else None
    after = found[found.index(where) + 1 : found.index(where) + 2]
    return None if after and after[0].text == "{" else Cause("the pattern after WHERE needs braces { }", where.start)


def _bare_filter(found: Tokens) -> Cause | None:
    for one, after in pairwise(found):
        if one.keyword == "FILTER" and not (after.text == "(" or after.kind in {"word", "name", "iri"}):
            return Cause("the condition after FILTER needs brackets ( )", one.start)
    return None


def _doubled(found: Tokens) -> Cause | None:
    for one, after in pairwise(found):
        if one.text == after.text == "=" and after.start == one.start + 1:
            return Cause("write = instead of ==", one.start)
    return None


_TERMS: Final = frozenset({"variable", "name", "iri", "string"})
_ENDS: Final = frozenset("{}.;,")


def _long_triple(found: Tokens) -> Cause | None:
    """A fourth term where a triple has three: usually the dot between two triples is missing."""
    held: Tokens = []
    for one in found:
        is_verb = one.kind == "word" and one.text == "a"
        if one.kind in _TERMS or is_verb:
            held.append(one)
        elif one.text == "." and one.kind == "mark":
            if len(held) == 2:
                return Cause("a triple has three terms, but this one has two", held[0].start)
            held = []
        elif one.text in _ENDS:
            held = [] if one.text in "{}" else held[: {";": 1, ",": 2}[one.text]]
        elif one.kind != "tag":
            held = [_NO_TRIPLE] * 9
        if len(held) == 4 and _NO_TRIPLE not in held and one.kind != "string":
            return Cause("a dot is missing before this place, or there is one term too many", held[3].start)
        if one.keyword and not is_verb:
            held = [_NO_TRIPLE] * 9
    return None


_NO_TRIPLE: Final = Token("none", "", 0)


def _as_engine_says(text: str, said: str) -> Cause:
    """The position where the engine stopped, which is never before the mistake."""
    found = _PLACE.match(said)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    if _UNBOUND in said:
        grouped = next((one.start for one in tokens(text) if one.keyword == "GROUP"), start)
        return Cause("a selected variable is neither in GROUP BY nor in an aggregate such as COUNT", grouped)
    return Cause("it can't be read from this place on", min(start, max(0, len(text) - 1)))


_LOOKS: Final[tuple[Callable[[Tokens], Cause | None], ...]] = (
    _empty,
    _open_string,
    _open_iri,
    _brackets,
    _unknown_word,
    _no_prefix,
    _no_form,
    _no_braces,
    _comma,
    _bare_filter,
    _doubled,
    _long_triple,
)
"""The checks for common mistakes, in the order in which they run: first come mistakes, such as a missing quotation
mark, that make the rest of the text unreadable.
"""
