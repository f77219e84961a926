"""If two loads of one store run at the same time, lets only one of them write a graph, and stops the other one.

Each run (one load of a store) has a unique name. For each graph that a run writes, the run adds a lock note. A lock
note is a triple that says which run writes a graph (``dcterms:contributor``). The lock notes are in the graph of
completion marks, which are the records that say which graphs are complete. A run also removes the lock notes of all
earlier runs, because the store can't show which runs are still active. A run owns a graph while the graph has a lock
note of this run and no other lock note. If two runs begin at the same moment, some stores keep the lock notes of both
runs, and then no run owns the graph.

A run checks before and after it sends a graph whether the graph still has the run's lock note. If another run has begun
to write a graph while a run was sending the graph, the graph may contain triples of two runs. A run removes all lock
notes and completion marks of a graph that may contain triples of two runs, so that nobody reads this graph until the
next load. One update writes the completion marks of all graphs of a report, and changes nothing if a lock note of the
run is missing. Later loads send a graph again if the graph has both a completion mark and a lock note
(``docs/decisions/0030-two-loads-at-once.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from secrets import token_hex
from typing import Final

from gapgraph.core.facts import Literal
from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import LOADED_GRAPH
from gapgraph.rdf.writing import write_ntriples, write_term
from gapgraph.remote.completion_marks import DIGEST, WRITTEN_BY, Mark, begin, mark_lines, remove_marks, write_marks
from gapgraph.remote.endpoint_errors import failed
from gapgraph.remote.exchange import bare
from gapgraph.remote.remote_store import RemoteStore

_LOADED: Final = write_term(LOADED_GRAPH)
_BY: Final = write_term(WRITTEN_BY)

_AT_ONCE: Final = 200
"""The number of graphs whose completion marks are requested in one query: so few that the query and its answer stay
below the limits of every store.
"""


class LoadRun:
    """One load of a store, with a unique name. Every method also raises the errors of the store."""

    def __init__(self, store: RemoteStore) -> None:
        self._store, self.name = store, token_hex(16)

    def begin(self, graphs: Iterable[str], *, hidden: bool) -> None:
        """Write lock notes, which say that this run writes the graphs from now on. With ``hidden``, the graphs'
        completion marks are removed first, so that nobody reads the graphs before they are complete again.
        """
        named = list(graphs)
        if not named:
            return
        notes = write_ntriples((graph, WRITTEN_BY, Literal(self.name)) for graph in named).decode()
        if hidden:
            begin(self._store, named, notes)
            return
        before = " ;\n".join(
            f"DELETE WHERE {{ GRAPH {_LOADED} {{ {write_term(graph)} {_BY} ?run }} }}" for graph in named
        )
        self._store.update(f"{before} ;\nINSERT DATA {{ GRAPH {_LOADED} {{\n{notes}}} }}")

    def put(self, graph: str, lines: bytes) -> None:
        """Sends the graph if this run owns it. Raises GapgraphError GG621 if another run began to write the graph."""
        if not self._owns(graph):
            raise self._lost(graph)
        self._store.put_lines(graph, lines)
        if not self._owns(graph):
            begin(self._store, [graph])
            raise self._lost(graph)

    def withdraw(self, graphs: Iterable[str], before: Mapping[str, Mark]) -> None:
        """Removes this run's lock notes from graphs that this run hasn't sent, and writes the earlier completion marks
        of these graphs again.
        """
        own = [graph for graph in graphs if self._owns(graph)]
        remove_marks(self._store, [graph for graph in own if graph not in before])
        write_marks(self._store, {graph: before[graph] for graph in own if graph in before})

    def _owns(self, graph: str) -> bool:
        """Whether this run owns the graph: the graph has this run's lock note and no other lock note."""
        notes = self._store.select(f"SELECT ?run WHERE {{ GRAPH {_LOADED} {{ {write_term(graph)} {_BY} ?run }} }}").rows
        return [row[0].text for row in notes if isinstance(row[0], Literal)] == [self.name]

    def _own(self, graphs: Iterable[str]) -> str:
        return " ".join(f"{write_term(graph)} {_BY} {write_term(Literal(self.name))} ." for graph in graphs)

    def mark(self, units: Iterable[Mapping[str, Mark]]) -> None:
        """Gives the graphs of each unit (graphs that are marked as complete together) their completion marks: either
        all graphs of a unit or none. Raises GapgraphError GG621 if another run has begun to write one of these graphs.

        One run must send both the claims graph and the coverage graph of a report, because graphs of two runs could
        contradict each other.
        """
        marks = [unit for unit in units if unit]
        if not marks:
            return
        self._store.update(" ;\n".join(step for unit in marks for step in self._marking(unit)))
        self.require_marked({graph: mark.digest for unit in marks for graph, mark in unit.items()})

    def _marking(self, unit: Mapping[str, Mark]) -> Iterator[str]:
        """The updates that remove the old completion marks, write the new completion marks, and then remove the run's
        lock notes. The lock notes are removed last, because each update changes nothing if the run's lock notes are
        missing.
        """
        own, lines = self._own(unit), mark_lines(unit)
        for graph in unit:
            old = f"{write_term(graph)} ?p ?o"
            yield (
                f"DELETE {{ GRAPH {_LOADED} {{ {old} }} }} "
                f"WHERE {{ GRAPH {_LOADED} {{ {own} {old} . FILTER(?p != {_BY}) }} }}"
            )
        yield f"INSERT {{ GRAPH {_LOADED} {{\n{lines}}} }} WHERE {{ GRAPH {_LOADED} {{ {own} }} }}"
        yield f"DELETE {{ GRAPH {_LOADED} {{ {own} }} }} WHERE {{ GRAPH {_LOADED} {{ {own} }} }}"

    def require_marked(self, digests: Mapping[str, str]) -> None:
        """Check that every completion mark has this run's digest. Raises GapgraphError GG621 if a completion mark is
        missing or has another digest.
        """
        graphs = list(digests)
        for begun in range(0, len(graphs), _AT_ONCE):
            self._require_marked({graph: digests[graph] for graph in graphs[begun : begun + _AT_ONCE]})

    def _require_marked(self, digests: Mapping[str, str]) -> None:
        named = " ".join(map(write_term, digests))
        rows = self._store.select(
            f"SELECT ?graph ?digest WHERE {{ VALUES ?graph {{ {named} }} "
            f"GRAPH {_LOADED} {{ ?graph {write_term(DIGEST)} ?digest }} }}"
        ).rows
        said = {(str(graph), digest.text) for graph, digest in rows if isinstance(digest, Literal)}
        if other := said ^ set(digests.items()):
            raise self._lost(min(other)[0])

    def _lost(self, graph: str) -> GapgraphError:
        sentence = f"Another load writes to the same store, and now loads {graph}"
        remedy = "Wait until the other load ends, and load again: complete graphs are not sent again."
        return failed("GG621", sentence, bare(self._store.addresses.query), remedy)
