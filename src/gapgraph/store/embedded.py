"""The embedded store: pyoxigraph, in memory or in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from pathlib import Path

import pyoxigraph as ox

from gapgraph.core import facts
from gapgraph.errors import GapgraphError
from gapgraph.rdf.reading import format_of, plain_term, plain_triples, read_quads
from gapgraph.rdf.sparql import CORRECT_QUERY, has_dataset
from gapgraph.rdf.writing import engine_quads, engine_term
from gapgraph.store.protocol import Bindings, Row, Solutions


class EmbeddedStore:
    """A :class:`~gapgraph.store.protocol.TripleStore` in this process.

    Without a folder, the store is in memory. ``engine`` is the pyoxigraph store itself, for direct use. With
    ``default_is_all``, a query that names no graph reads the union of all graphs.
    """

    def __init__(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        """Opens the folder, and creates it unless ``read_only``; raises GapgraphError GG210 if the folder can't be
        opened.
        """
        self.engine = ox.Store() if folder is None else _open(folder, read_only=read_only)
        self.dataset: tuple[str, ...] = ()
        self.default_is_all = False

    def within(self, graphs: Iterable[str]) -> EmbeddedStore:
        """The same store, but its queries read only the named graphs ``graphs``. A query with FROM reads the graphs
        that it names.
        """
        seen = copy(self)
        seen.dataset = tuple(graphs)
        return seen

    def parse(self, sparql: str) -> None:
        """Checks that the engine can parse the query; raises SyntaxError if it can't."""
        self.engine.query(sparql)

    def select(self, sparql: str, bindings: Bindings | None = None) -> Solutions:
        """The solutions of a SELECT; raises GapgraphError GG211 for any other text."""
        found = self._solve(sparql, bindings)
        if not isinstance(found, ox.QuerySolutions):
            raise GapgraphError("GG211", "The query is not of the form SELECT", remedy="Write a SELECT query.")
        return Solutions(tuple(name.value for name in found.variables), _rows(found))

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Iterator[facts.Triple]:
        """The triples of a CONSTRUCT; raises GapgraphError GG211 for any other text."""
        found = self._solve(sparql, bindings)
        if not isinstance(found, ox.QueryTriples):
            raise GapgraphError("GG211", "The query is not of the form CONSTRUCT", remedy="Write a CONSTRUCT query.")
        return plain_triples(ox.Quad(t.subject, t.predicate, t.object) for t in found)

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK; raises GapgraphError GG211 for any other text."""
        found = self._solve(sparql, None)
        if not isinstance(found, ox.QueryBoolean):
            raise GapgraphError("GG211", "The query is not of the form ASK", remedy="Write an ASK query.")
        return bool(found)

    def _solve(self, sparql: str, bindings: Bindings | None) -> object:
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): engine_term(term) for name, term in (bindings or {}).items()
        }
        try:
            named = self._named_for(sparql)
            of_all = self.default_is_all
            return self.engine.query(
                sparql,
                substitutions=bound,
                use_default_graph_as_union=of_all and named is None,
                default_graph=[*named] if of_all and named is not None else None,
                named_graphs=named,
            )
        except SyntaxError as error:
            raise GapgraphError("GG211", f"The query isn't SPARQL: {error.msg}", remedy=CORRECT_QUERY) from error

    def _named_for(self, sparql: str) -> list[ox.NamedNode | ox.BlankNode] | None:
        """The store's dataset as engine terms; none if the query names its own dataset."""
        return [ox.NamedNode(graph) for graph in self.dataset] if self.dataset and not has_dataset(sparql) else None

    def update(self, sparql: str) -> None:
        """Applies an update completely or not at all; raises GapgraphError GG211 for any other text."""
        try:
            self.engine.update(sparql)
        except SyntaxError as error:
            raise GapgraphError("GG211", f"The update isn't SPARQL: {error.msg}", remedy=CORRECT_QUERY) from error

    def named(self) -> Iterator[str]:
        """The names of the named graphs that the engine knows, including empty ones."""
        return (graph.value for graph in self.engine.named_graphs())

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs with at least one triple, sorted."""
        named = (graph for graph in self.engine.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(g.value for g in named if any(self.engine.quads_for_pattern(None, None, None, g))))

    def own_graphs(self) -> tuple[str, ...]:
        """The named graphs that queries can read: those of :meth:`graphs` that are in the store's dataset, if it has
        one.
        """
        seen = frozenset(self.dataset)
        return tuple(graph for graph in self.graphs() if not seen or graph in seen)

    def put(self, graph: str, triples: Iterable[facts.Triple]) -> None:
        """Replaces all triples of the graph by these triples."""
        quads = list(engine_quads(triples, graph))
        self.engine.remove_graph(ox.NamedNode(graph))
        self.engine.extend(quads)

    def fill(self, graph: str, triples: Iterable[facts.Triple]) -> None:
        """Adds triples to a graph in bulk: fast and streamed, but not one transaction."""
        self.fill_all([(graph, triples)])

    def fill_all(self, graphs: Iterable[tuple[str, Iterable[facts.Triple]]]) -> None:
        """Adds triples to many graphs in one bulk, which is much faster on a disk than one bulk for each graph."""
        self.engine.bulk_extend(quad for graph, triples in graphs for quad in engine_quads(triples, graph))

    def fill_from(self, graph: str, path: Path) -> None:
        """Adds a file's triples to a graph in bulk. Raises GapgraphError GG201 for a file that can't be read, GG202 for
        a file that isn't well-formed RDF, GG203 for an unknown ending.
        """
        ending = format_of(path.suffix, str(path))
        try:
            self.engine.bulk_load(path=str(path), format=ending, to_graph=ox.NamedNode(graph))
        except (OSError, SyntaxError, ValueError):
            # read_quads reads the file again, and raises a GapgraphError with the line and column of the mistake.
            name = ox.NamedNode(graph)
            self.engine.bulk_extend(ox.Quad(q.subject, q.predicate, q.object, name) for q in read_quads(path))

    def copy_graphs(self, source: EmbeddedStore, graphs: Iterable[str]) -> None:
        """Adds everything in these graphs of another store."""
        for name in map(ox.NamedNode, graphs):
            text = source.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            self.engine.bulk_load(text, format=ox.RdfFormat.N_TRIPLES, to_graph=name, lenient=True)

    def drop(self, graph: str) -> None:
        """Empties the graph; does nothing if the graph doesn't exist."""
        self.engine.remove_graph(ox.NamedNode(graph))

    def triples(self, graph: str) -> Iterator[facts.Triple]:
        """Every triple of one graph, in no particular order."""
        return plain_triples(self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def _open(folder: Path, *, read_only: bool) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder)) if read_only else ox.Store(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        raise GapgraphError(
            "GG210",
            "The store can't be opened",
            place=str(folder),
            remedy="Build a store with gapgraph load; only one process at a time may write to it.",
        ) from error


def _rows(found: ox.QuerySolutions) -> Iterator[Row]:
    try:
        yield from map(_row, found)
    finally:
        # Only the thread that created ``found`` may free it. After an exception, ``found`` would be freed together with
        # the exception, maybe by another thread.
        del found


def _row(solution: ox.QuerySolution) -> Row:
    return tuple(None if term is None else plain_term(term) for term in solution)
