"""Completion marks: triples that say that a graph in a remote store is complete.

A completion mark consists of four triples about the graph's IRI, in a separate graph. The triples of a completion mark
give a digest of the graph's inputs (``dcterms:identifier``), the number of its triples (``void:triples``), a digest of
its triples (``spdx:checksumValue``), and the version of Gapgraph that wrote it (``owl:versionInfo``). The completion
mark of a coverage graph also has a digest of the claims, ontology and law from which the coverage was derived
(``dcterms:source``). A completion mark is written last, together with the statement that the graph exists
(``dcterms:hasPart``), so that a lost completion mark is noticed.

If a store can't replace a graph atomically, a note that loading has begun replaces the old completion mark first. While
a load replaces a graph, the graph's completion mark can also have the name of the load (``dcterms:contributor``). A
graph without a completion mark is incomplete, or was written by another program; in both cases, Gapgraph doesn't read
the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from gapgraph.core.facts import Literal, Triple
from gapgraph.rdf.graphs import LOADED_GRAPH, SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.rdf.writing import write_ntriples, write_term
from gapgraph.remote.graph_digests import Held
from gapgraph.vocabulary import DCTERMS, ReportId

if TYPE_CHECKING:
    from gapgraph.remote.remote_store import RemoteStore

DIGEST: Final = DCTERMS + "identifier"
SIZE: Final = "http://rdfs.org/ns/void#triples"
VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
CONTENT: Final = "http://spdx.org/rdf/terms#checksumValue"
GROUND: Final = DCTERMS + "source"
HAS_PART: Final = DCTERMS + "hasPart"
WRITTEN_BY: Final = DCTERMS + "contributor"
_BEGUN: Final = "begun"
_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"


class Mark(NamedTuple):
    """The content of a graph's completion mark: the digest of the graph's inputs (``sha256:…``), its number of triples,
    the version of Gapgraph, and the digest of its triples.

    In the completion mark of a coverage graph, ``ground`` is a digest of the inputs from which the coverage was derived
    (:func:`coverage_ground`).
    """

    digest: str
    size: int
    version: str
    content: str
    ground: str = ""

    @property
    def held(self) -> Held:
        """The size and the digest that the graph should have."""
        return Held(self.size, self.content)


class Marks(NamedTuple):
    """The state of the graphs: the completion marks of the complete graphs, and the graphs whose load was begun and not
    finished.

    ``written`` has the graphs that a load is replacing, or that an interrupted load began to replace. If a graph is in
    ``written`` and has a completion mark, the graph is complete: it has either all its old triples, which the
    completion mark describes, or all triples of the new load. ``malformed`` says for some graphs what is wrong with
    their completion mark.
    """

    whole: dict[str, Mark]
    begun: frozenset[str]
    written: frozenset[str]
    malformed: Mapping[str, str] = {}

    def is_current(self, report: ReportId) -> bool:
        """Whether the report's coverage was derived from the claims, the ontology and the law that the store has
        now.
        """
        coverage, claims = self.whole.get(coverage_graph(report)), self.whole.get(claims_graph(report))
        shared: dict[str, str] = {graph: self.whole[graph].digest for graph in SHARED_GRAPHS if graph in self.whole}
        if not coverage or not claims:
            return False
        return coverage.ground == coverage_ground(claims.digest, shared)


def coverage_ground(claims: str, shared: Mapping[str, str]) -> str:
    """A digest of the inputs of coverage: the digests of the claims and of the graphs that all reports share."""
    words = (claims, *(f"{graph} {shared[graph]}" for graph in sorted(shared)))
    return f"sha256:{sha256(chr(0).join(words).encode()).hexdigest()}"


def read_marks(store: RemoteStore) -> Marks:
    """The state of the store's graphs. A graph whose completion mark lacks a part, or has two values of one part,
    counts as incomplete.
    """
    said: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, term in _said_of_graphs(store):
        words = said.setdefault(subject, {}).setdefault(predicate, set())
        words.add(term.text if isinstance(term, Literal) else term)
    named = said.pop(LOADED_GRAPH, {}).get(HAS_PART, set())
    wrong = {graph: fault for graph, found in said.items() if (fault := _fault(found))}
    whole = {graph: _mark(found) for graph, found in said.items() if graph not in wrong}
    malformed = {graph: fault for graph, fault in wrong.items() if said[graph].get(DIGEST, set()) - {_BEGUN}}
    noted = frozenset(graph for graph, found in said.items() if WRITTEN_BY in found)
    return Marks(whole, frozenset((said.keys() | named) - whole.keys()), noted, malformed)


def _said_of_graphs(store: RemoteStore) -> Iterator[Triple]:
    """The triples of the graph of completion marks, read as JSON. A truncated JSON document is never accepted as the
    whole graph.

    A truncated answer in N-Triples could be accepted: a gateway that uses HTTP/1.0 with the store may pass it on as
    complete.
    """
    if store.addresses.flavor.cuts_answers:  # a store that cuts answers is read in pages, and the triples are counted
        yield from store.triples(LOADED_GRAPH)
        return
    rows = store.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH {write_term(LOADED_GRAPH)} {{ ?s ?p ?o }} }}").rows
    for subject, predicate, term in rows:
        yield str(subject), str(predicate), term or ""


_WORDS: Final = {DIGEST: "digest", SIZE: "number of triples", VERSION: "version", CONTENT: "digest of its triples"}


def _fault(found: Mapping[str, set[str]]) -> str:
    """What is wrong with the triples of a completion mark; empty if the triples are right. A completion mark can have
    two values of one part, because some stores keep the triples of two simultaneous updates.
    """
    for part, name in _WORDS.items():
        words = found.get(part, set())
        if len(words) != 1:
            return f"more than one {name}" if words else f"no {name}"
    size = min(found[SIZE])
    return "" if size.isdecimal() else f"{size!r} as the number of triples"


def _mark(found: Mapping[str, set[str]]) -> Mark:
    digest, size, version, content = (min(found[part]) for part in (DIGEST, SIZE, VERSION, CONTENT))
    return Mark(digest, int(size), version, content, min(found.get(GROUND, {""})))


def begin(store: RemoteStore, graphs: Iterable[str], more: str = "") -> None:
    """Replaces the completion marks of the graphs by notes that the loading of the graphs has begun, and writes the
    triples ``more`` (N-Triples). Gapgraph doesn't read a graph that has a note of an unfinished load.
    """
    named = list(graphs)
    if named:
        _say_instead(store, named, write_ntriples((graph, DIGEST, Literal(_BEGUN)) for graph in named).decode() + more)


def write_marks(store: RemoteStore, marks: Mapping[str, Mark]) -> None:
    """Replaces the completion marks of the graphs by the given completion marks, all in one update, so that the triples
    of another program's simultaneous update don't mix with them.
    """
    if marks:
        _say_instead(store, marks, mark_lines(marks))


def _say_instead(store: RemoteStore, graphs: Iterable[str], lines: str) -> None:
    """Deletes the triples about the given graphs from the graph of completion marks and inserts the triples ``lines``
    (N-Triples), in one update.
    """
    store.update(f"{_removal(graphs)} ;\nINSERT DATA {{ GRAPH {write_term(LOADED_GRAPH)} {{\n{lines}}} }}")


def mark_lines(marks: Mapping[str, Mark]) -> str:
    """The completion marks as N-Triples."""
    return write_ntriples(triple for graph, mark in marks.items() for triple in _triples(graph, mark)).decode()


def _removal(graphs: Iterable[str]) -> str:
    loaded = write_term(LOADED_GRAPH)
    return " ;\n".join(f"DELETE WHERE {{ GRAPH {loaded} {{ {write_term(graph)} ?p ?o }} }}" for graph in graphs)


def remove_marks(store: RemoteStore, graphs: Iterable[str]) -> None:
    """Removes the completion marks of the graphs, and takes the graphs off the list of loaded graphs
    (``dcterms:hasPart``).
    """
    named = list(graphs)
    if named:
        parts = write_ntriples((LOADED_GRAPH, HAS_PART, graph) for graph in named).decode()
        store.update(f"{_removal(named)} ;\nDELETE DATA {{ GRAPH {write_term(LOADED_GRAPH)} {{\n{parts}}} }}")


def _triples(graph: str, mark: Mark) -> Iterator[Triple]:
    yield graph, DIGEST, Literal(mark.digest)
    yield graph, SIZE, Literal(str(mark.size), "", _INTEGER)
    yield graph, VERSION, Literal(mark.version)
    yield graph, CONTENT, Literal(mark.content)
    if mark.ground:
        yield graph, GROUND, Literal(mark.ground)
    yield LOADED_GRAPH, HAS_PART, graph
