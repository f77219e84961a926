"""The interface of every triple store, for any engine or endpoint.

Terms are plain values (:mod:`gapgraph.core.facts`): an IRI is a ``str``, a literal a ``Literal``. Queries name their
graphs; a store's default graph never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from gapgraph.core.facts import Term, Triple

Row = tuple[Term | None, ...]
"""One solution: a term for each column, None where the variable is unbound."""

Bindings = Mapping[str, Term]
"""The terms for variables (names without ``?``). Terms are bound, never pasted into text."""


@dataclass(frozen=True)
class Solutions:
    """The result of a SELECT: its column names, and its rows, which can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


class TripleStore(Protocol):
    """Named graphs that can be queried, updated and replaced."""

    def select(self, sparql: str, bindings: Bindings | None = None) -> Solutions:
        """The solutions of a SELECT."""
        ...

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK."""
        ...

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Iterator[Triple]:
        """The triples of a CONSTRUCT."""
        ...

    def update(self, sparql: str) -> None:
        """Applies an update completely or not at all."""
        ...

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs with at least one triple, sorted."""
        ...

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """Makes the graph contain exactly these triples."""
        ...

    def drop(self, graph: str) -> None:
        """Empties the graph; it is no error if the graph doesn't exist."""
        ...

    def triples(self, graph: str) -> Iterator[Triple]:
        """Every triple of one graph, in no particular order."""
        ...
