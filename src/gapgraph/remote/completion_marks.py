"""Completion marks: triples that say that a graph in a remote store is complete.

A mark is three triples about the graph's IRI in a separate graph: a digest of the graph's inputs
(``dcterms:identifier``), its number of triples (``void:triples``), and the version of Gapgraph that wrote it
(``owl:versionInfo``). It is written last. If a store can't replace a graph atomically, a note that loading has begun
replaces the old mark first. Beside a mark there may be the name of the load that is replacing the graph
(``dcterms:contributor``). A graph without a mark is incomplete, or was written by another program; nobody reads it.
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
    """The content of a mark: ``sha256:…``, the number of triples, and the version of Gapgraph."""

    digest: str
    size: int
    version: str


class Marks(NamedTuple):
    """The state of the graphs: the marks of the complete ones, and which ones were begun and not finished.

    A graph that is ``written`` is being replaced, or its load was interrupted. If it has a mark it is complete; its
    content may be that of the mark or of the new load.
    """

    whole: dict[str, Mark]
    begun: frozenset[str]
    written: frozenset[str]


def read_marks(store: RemoteStore) -> Marks:
    """The state of the store's graphs; a mark with a missing part or two values is ignored."""
    said: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, term in store.triples(LOADED_GRAPH):
        words = said.setdefault(subject, {}).setdefault(predicate, set())
        words.add(term.text if isinstance(term, Literal) else term)
    whole = {graph: mark for graph, found in said.items() if (mark := _mark(found))}
    noted = frozenset(graph for graph, found in said.items() if WRITTEN_BY in found)
    return Marks(whole, frozenset(said.keys() - whole.keys()), noted)


def _mark(found: Mapping[str, set[str]]) -> Mark | None:
    """The value, if there is exactly one: after two updates at the same time some stores keep both."""
    parts = [found.get(part, set()) for part in (DIGEST, SIZE, VERSION)]
    if any(len(words) != 1 for words in parts):
        return None
    digest, size, version = (next(iter(words)) for words in parts)
    if not size.isdecimal():
        return None
    return Mark(digest, int(size), version)


def begin(store: RemoteStore, graphs: Iterable[str], more: str = "") -> None:
    """Writes notes that the graphs' loading has begun, and ``more`` (N-Triples): from now on nobody reads them."""
    named = list(graphs)
    if named:
        _say_instead(store, named, write_ntriples((graph, DIGEST, Literal(_BEGUN)) for graph in named).decode() + more)


def write_marks(store: RemoteStore, marks: Mapping[str, Mark]) -> None:
    """Replaces the graphs' marks by these, all in one update, even if others write too."""
    if marks:
        _say_instead(store, marks, mark_lines(marks))


def _say_instead(store: RemoteStore, graphs: Iterable[str], lines: str) -> None:
    """Replaces everything that the marks graph says about the graphs by the lines (N-Triples), in one update."""
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
