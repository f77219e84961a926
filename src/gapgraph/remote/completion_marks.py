"""Completion marks: what says of a graph in a store elsewhere that it stands there whole.

A mark is three triples about the graph's IRI in a graph of their own: a digest of what the graph was made from
(``dcterms:identifier``), its number of triples (``void:triples``), and the version of Gapgraph that wrote it
(``owl:versionInfo``). It is written last. Where a store can't promise to replace a graph whole, a note that its
loading has begun takes the old mark's place first. Beside a mark may stand the name of the load that replaces the graph
now (``dcterms:contributor``). A graph without a mark is half written, or was written by
something else, and is read by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from gapgraph.core.facts import Literal, Triple
from gapgraph.rdf.graphs import LOADED_GRAPH
from gapgraph.rdf.writing import write_ntriples, write_term
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import DCTERMS

DIGEST: Final = DCTERMS + "identifier"
SIZE: Final = "http://rdfs.org/ns/void#triples"
VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
WRITTEN_BY: Final = DCTERMS + "contributor"
_BEGUN: Final = "begun"
_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"


class Mark(NamedTuple):
    """What a mark says: ``sha256:…``, the number of triples, and the version of Gapgraph."""

    digest: str
    size: int
    version: str


class Marks(NamedTuple):
    """What is known of the graphs: the marks of those that are whole, and which ones were begun and not ended.

    A graph that is ``written`` is being replaced, or a load that did so was cut off. Where it has a mark it is whole;
    whether it is what the mark says or what that load made of it, nobody knows.
    """

    whole: dict[str, Mark]
    begun: frozenset[str]
    written: frozenset[str]


def read_marks(store: RemoteStore) -> Marks:
    """What the store says of its graphs; a mark that lacks a part, or says two things, counts for none."""
    said: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, term in store.triples(LOADED_GRAPH):
        words = said.setdefault(subject, {}).setdefault(predicate, set())
        words.add(term.text if isinstance(term, Literal) else term)
    whole = {graph: mark for graph, found in said.items() if (mark := _mark(found))}
    noted = frozenset(graph for graph, found in said.items() if WRITTEN_BY in found)
    return Marks(whole, frozenset(said.keys() - whole.keys()), noted)


def _mark(found: Mapping[str, set[str]]) -> Mark | None:
    """What is said, if it is one mark: of two updates at the same time some stores keep what both have written."""
    parts = [found.get(part, set()) for part in (DIGEST, SIZE, VERSION)]
    if any(len(words) != 1 for words in parts):
        return None
    digest, size, version = (next(iter(words)) for words in parts)
    if not size.isdecimal():
        return None
    return Mark(digest, int(size), version)


def begin(store: RemoteStore, graphs: Iterable[str], more: str = "") -> None:
    """Notes that the graphs' loading has begun, and ``more`` (N-Triples): from now on nobody reads them."""
    named = list(graphs)
    if named:
        _say_instead(store, named, write_ntriples((graph, DIGEST, Literal(_BEGUN)) for graph in named).decode() + more)


def write_marks(store: RemoteStore, marks: Mapping[str, Mark]) -> None:
    """Gives the graphs these marks in place of their old ones, all in one update, whoever else may be at work."""
    if marks:
        _say_instead(store, marks, mark_lines(marks))


def _say_instead(store: RemoteStore, graphs: Iterable[str], lines: str) -> None:
    """Puts the lines (N-Triples) in the place of all that is said of the graphs, in one update."""
    store.update(f"{_removal(graphs)} ;\nINSERT DATA {{ GRAPH {write_term(LOADED_GRAPH)} {{\n{lines}}} }}")


def mark_lines(marks: Mapping[str, Mark]) -> str:
    """The marks as N-Triples."""
    return write_ntriples(triple for graph, mark in marks.items() for triple in _triples(graph, mark)).decode()


def remove_marks(store: RemoteStore, graphs: Iterable[str]) -> None:
    """Forgets the graphs."""
    if removal := _removal(graphs):
        store.update(removal)


def _removal(graphs: Iterable[str]) -> str:
    loaded = write_term(LOADED_GRAPH)
    return " ;\n".join(f"DELETE WHERE {{ GRAPH {loaded} {{ {write_term(graph)} ?p ?o }} }}" for graph in graphs)


def _triples(graph: str, mark: Mark) -> Iterator[Triple]:
    yield graph, DIGEST, Literal(mark.digest)
    yield graph, SIZE, Literal(str(mark.size), "", _INTEGER)
    yield graph, VERSION, Literal(mark.version)
