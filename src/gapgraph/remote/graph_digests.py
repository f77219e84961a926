"""What a graph holds, in two words: how many triples, and a digest of them that doesn't depend on their order.

The digest is a sum over the triples of the first ten digits (hexadecimal, the last the highest) of the SHA1 of each
one's text. A store can compute it itself, by one query, so that nothing has to be sent; where it can't, or keeps
literals in another form, the graph is read and the sum is made here. All blank nodes count as one name: each store has
its own for them.
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
"""Of a SHA1: as many as let a sum of eight million fit into the integers of any store."""

_LANGUAGE_STRING: Final = RDF + "langString"
_REFUSED: Final = frozenset({"GG605", "GG606", "GG609", "GG611"})
"""What a store answers that doesn't know a function, or whose time is over: the graph is read then."""

_HEX: Final = "0123456789abcdef"
_PART: Final = " + ".join(
    f'{16**place} * STRLEN(STRBEFORE("{_HEX}", SUBSTR(?h, {place + 1}, 1)))' for place in range(_DIGITS)
)
_OBJECT: Final = (
    'IF(isLiteral(?o), CONCAT(STR(?o), " ", LCASE(LANG(?o)), " ", STR(DATATYPE(?o))), IF(isBlank(?o), "_", STR(?o)))'
)
_TEXT: Final = f'CONCAT(IF(isBlank(?s), "_", STR(?s)), " ", STR(?p), " ", {_OBJECT})'


class Held(NamedTuple):
    """What a graph holds: how many triples, and the sum of their digests (decimal)."""

    size: int
    content: str


def digest_triples(triples: Iterable[Triple]) -> Held:
    """What a graph of these triples holds."""
    size = total = 0
    for triple in triples:
        size += 1
        total += digest_triple(triple)
    return Held(size, str(total))


def digest_lines(lines: bytes) -> Held:
    """The same for N-Triples without repetitions."""
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
    """What the store says that the graph holds; None where it can't say."""
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
    """Whether the graph holds just this: as the store says, or else as it is read."""
    there = counted_there(store, graph)
    if there == held:
        return True
    if (there.size if there else store.size(graph)) != held.size:
        return False
    return digest_triples(store.triples(graph)) == held


def held_after(store: RemoteStore, graph: str, sent: Held) -> Held:
    """The graph's content after sending: if a store keeps other forms of literals, these forms are compared."""
    if counted_there(store, graph) == sent:
        return sent
    size = store.size(graph)
    return digest_triples(store.triples(graph)) if size == sent.size else Held(size, "")


class Watched:
    """Triples that are digested while somebody else reads them."""

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
        """What has been read until now."""
        return Held(self.size, str(self._total))
