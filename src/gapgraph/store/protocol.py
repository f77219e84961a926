"""What a store of triples can do, whichever engine or endpoint is behind it.

Terms are plain values (:mod:`gapgraph.core.facts`): an IRI is a ``str``, a literal a ``Literal``. Queries name their
graphs; what a store takes for its default graph never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from gapgraph.core.facts import Term, Triple

Row = tuple[Term | None, ...]
"""One solution: a term for each column, None where the variable is unbound."""

Bindings = Mapping[str, Term]
"""From a variable's name, without ``?``, to the term that stands for it. Terms are bound, never pasted into text."""


@dataclass(frozen=True)
class Solutions:
    """What a SELECT yields: the names of its columns, and its rows, which can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


class TripleStore(Protocol):
    """Named graphs that can be asked, changed and replaced."""

    def select(self, sparql: str, bindings: Bindings | None = None) -> Solutions:
        """The solutions of a SELECT."""
        ...

    def ask(self, sparql: str) -> bool:
        """The answer of an ASK."""
        ...

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Iterator[Triple]:
        """The triples of a CONSTRUCT."""
        ...

    def update(self, sparql: str) -> None:
        """Applies an update, all or nothing."""
        ...

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs that hold a triple, sorted."""
        ...

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """Makes the graph hold exactly these triples."""
        ...

    def drop(self, graph: str) -> None:
        """Empties the graph; one that isn't there is no error."""
        ...

    def triples(self, graph: str) -> Iterator[Triple]:
        """Every triple of one graph, in no particular order."""
        ...
