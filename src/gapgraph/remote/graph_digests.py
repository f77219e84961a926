"""The content of a graph in two numbers: how many triples, and a digest of them that doesn't depend on their order.

The digest is the sum of a number for each triple: the first ten hexadecimal digits of the SHA1 of its text, with the
order of the ten digits reversed. A store can compute the digest of a graph itself, by one query, so that no triples
have to be sent. If a store can't compute the digest, or changes the form of literals, Gapgraph reads the graph and
computes the digest. All blank nodes count as equal, because each store names them differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import RdfFormat, parse

from gapgraph.core.facts import Literal, Term, Triple
from gapgraph.errors import GapgraphError
from gapgraph.rdf.reading import plain_triples
from gapgraph.rdf.writing import write_term
from gapgraph.vocabulary import RDF

if TYPE_CHECKING:
    from gapgraph.remote.remote_store import RemoteStore

_DIGITS: Final = 10
"""How many hexadecimal digits of a SHA1 are used: few enough that the sum over eight million triples fits into the
integers of any store.
"""

_LANGUAGE_STRING: Final = RDF + "langString"
_REFUSED: Final = frozenset({"GG605", "GG606", "GG609", "GG611"})
"""The errors of a store that can't run the query for the digest, or needs too long for it. If one of these errors is
raised, the graph itself is read to compute its digest.
"""

_HEX: Final = "0123456789abcdef"
_PART: Final = " + ".join(
    f'{16**place} * STRLEN(STRBEFORE("{_HEX}", SUBSTR(?h, {place + 1}, 1)))' for place in range(_DIGITS)
)
_OBJECT: Final = (
    'IF(isLiteral(?o), CONCAT(STR(?o), " ", LCASE(LANG(?o)), " ", STR(DATATYPE(?o))), IF(isBlank(?o), "_", STR(?o)))'
)
_TEXT: Final = f'CONCAT(IF(isBlank(?s), "_", STR(?s)), " ", STR(?p), " ", {_OBJECT})'


class Held(NamedTuple):
    """The content of a graph: the number of triples, and the sum of their digests as a decimal number."""

    size: int
    content: str


def digest_triples(triples: Iterable[Triple]) -> Held:
    """The size and the digest of a graph with these triples."""
    size = total = 0
    for triple in triples:
        size += 1
        total += digest_triple(triple)
    return Held(size, str(total))


def digest_lines(lines: bytes) -> Held:
    """The size and the digest of a graph given as N-Triples without repetitions."""
    return digest_triples(plain_triples(parse(lines, format=RdfFormat.N_TRIPLES)))


def digest_triple(triple: Triple) -> int:
    """The number that a triple adds to the sum of its graph."""
    subject, predicate, term = triple
    text = f"{_name(subject)} {predicate} {_object(term)}"
    return int(sha1(text.encode(), usedforsecurity=False).hexdigest()[_DIGITS - 1 :: -1], 16)


def _name(node: str) -> str:
    return "_" if node.startswith("_:") else node


def _object(term: Term) -> str:
    if not isinstance(term, Literal):
        return _name(term)
    datatype = _LANGUAGE_STRING if term.language else term.datatype
    return f"{term.text} {term.language.lower()} {datatype}"


def counted_there(store: RemoteStore, graph: str) -> Held | None:
    """The size and the digest of the graph, computed by the store; None if the store can't compute them."""
    sparql = (
        f"SELECT (COUNT(*) AS ?size) (SUM({_PART}) AS ?content) WHERE {{ GRAPH {write_term(graph)} {{ ?s ?p ?o }} "
        f"BIND(SHA1({_TEXT}) AS ?h) }}"
    )
    try:
        rows = list(store.select(sparql).rows)
    except GapgraphError as error:
        if error.code in _REFUSED:
            return None
        raise
    words = [term.text for term in rows[0] if isinstance(term, Literal)] if len(rows) == 1 else []
    return Held(int(words[0]), words[1]) if len(words) == len(Held._fields) and words[0].isdecimal() else None


def holds(store: RemoteStore, graph: str, held: Held) -> bool:
    """Whether the graph has exactly this size and digest: first as the store computes them, and if these differ, from
    its triples.
    """
    there = counted_there(store, graph)
    if there == held:
        return True
    if (there.size if there else store.size(graph)) != held.size:
        return False
    return digest_triples(store.triples(graph)) == held


def held_after(store: RemoteStore, graph: str, sent: Held) -> Held:
    """The size and the digest of a graph as a store contains it after a load; ``sent`` are the size and the digest of
    the triples that were sent. If the store changes the form of literals, the digest is that of the new forms; if the
    size is wrong, the digest is empty.
    """
    if counted_there(store, graph) == sent:
        return sent
    size = store.size(graph)
    return digest_triples(store.triples(graph)) if size == sent.size else Held(size, "")


class Watched:
    """An iterable of triples that computes their size and digest while they are read."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._triples = triples
        self.size = self._total = 0

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._triples:
            self.size += 1
            self._total += digest_triple(triple)
            yield triple

    @property
    def held(self) -> Held:
        """The size and the digest of the triples that were read so far."""
        return Held(self.size, str(self._total))
