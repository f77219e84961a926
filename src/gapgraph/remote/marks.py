"""Completion marks: what says of a graph in a store elsewhere that it stands there whole.

A mark is three triples about the graph's IRI in a graph of their own: a digest of what the graph was made from
(``dcterms:identifier``), its number of triples (``void:triples``), and the version of Gapgraph that wrote it
(``owl:versionInfo``). It is written last. Where a store can't promise to replace a graph whole, a note that its
loading has begun takes the old mark's place first. A graph without a mark is half written, or was written by
something else, and is read by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from gapgraph.facts import Literal, Triple
from gapgraph.remote.store import RemoteStore
from gapgraph.store.lines import to_lines, written
from gapgraph.store.names import LOADED_GRAPH
from gapgraph.vocabulary import DCTERMS

DIGEST: Final = DCTERMS + "identifier"
SIZE: Final = "http://rdfs.org/ns/void#triples"
VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
_BEGUN: Final = "begun"
_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"


class Mark(NamedTuple):
    """What a mark says: ``sha256:…``, the number of triples, and the version of Gapgraph."""

    digest: str
    size: int
    version: str


class Marks(NamedTuple):
    """What is known of the graphs: the marks of those that are whole, and which ones were begun and not ended."""

    whole: dict[str, Mark]
    begun: frozenset[str]


def read_marks(store: RemoteStore) -> Marks:
    """What the store says of its graphs; a mark that lacks a part counts for none."""
    said: dict[str, dict[str, str]] = {}
    for subject, predicate, term in store.triples(LOADED_GRAPH):
        said.setdefault(subject, {})[predicate] = term.text if isinstance(term, Literal) else term
    whole = {graph: found for graph, found in said.items() if {DIGEST, SIZE, VERSION} <= found.keys()}
    marks = {graph: Mark(found[DIGEST], int(found[SIZE]), found[VERSION]) for graph, found in whole.items()}
    return Marks(marks, frozenset(said.keys() - whole.keys()))


def begin(store: RemoteStore, graphs: Iterable[str]) -> None:
    """Notes that the graphs' loading has begun: from now on nobody reads them."""
    named = list(graphs)
    if named:
        lines = to_lines((graph, DIGEST, Literal(_BEGUN)) for graph in named).decode()
        store.update(f"{_removal(named)} ;\nINSERT DATA {{ GRAPH {written(LOADED_GRAPH)} {{\n{lines}}} }}")


def write_marks(store: RemoteStore, marks: Mapping[str, Mark]) -> None:
    """Gives the graphs these marks in place of their old ones, all in one update."""
    if marks:
        lines = to_lines(triple for graph, mark in marks.items() for triple in _triples(graph, mark)).decode()
        store.update(f"{_removal(marks)} ;\nINSERT DATA {{ GRAPH {written(LOADED_GRAPH)} {{\n{lines}}} }}")


def remove_marks(store: RemoteStore, graphs: Iterable[str]) -> None:
    """Forgets the graphs."""
    if removal := _removal(graphs):
        store.update(removal)


def _removal(graphs: Iterable[str]) -> str:
    loaded = written(LOADED_GRAPH)
    return " ;\n".join(f"DELETE WHERE {{ GRAPH {loaded} {{ {written(graph)} ?p ?o }} }}" for graph in graphs)


def _triples(graph: str, mark: Mark) -> Iterator[Triple]:
    yield graph, DIGEST, Literal(mark.digest)
    yield graph, SIZE, Literal(str(mark.size), "", _INTEGER)
    yield graph, VERSION, Literal(mark.version)
