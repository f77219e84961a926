"""Writes everything that ``gapgraph load`` sends, with the completion marks, into one file of N-Quads, for a store's
own bulk loader.

After the bulk load, the store has the same content as after ``gapgraph load``, so ``doctor`` and all commands accept
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gapgraph.loading.load_parts import LoadPart, in_graph, mark_of
from gapgraph.rdf.graphs import LOADED_GRAPH
from gapgraph.remote.completion_marks import mark_lines


def store_quads(units: Iterable[Sequence[LoadPart]]) -> Iterator[bytes]:
    """N-Quads, graph by graph, and the completion marks of each unit (graphs that are marked as complete together)
    after its graphs.

    The name of a blank node contains the number of its graph, because equal names in one file would mean the same node.
    """
    number = 0
    for unit in units:
        marks = {}
        for part in unit:
            number += 1
            lines = part.lines()
            marks[part.graph] = mark_of(part, lines)
            yield in_graph(_apart(lines, number), part.graph)
        yield in_graph(mark_lines(marks).encode(), LOADED_GRAPH)


def _apart(lines: bytes, number: int) -> bytes:
    named = f"_:g{number}".encode()
    return b"".join(_renamed(line, named) for line in lines.splitlines(keepends=True))


def _renamed(line: bytes, named: bytes) -> bytes:
    """The line with its blank nodes renamed, as subject and as object; text inside literals is unchanged."""
    subject, predicate, rest = line.split(b" ", 2)
    subject = named + subject[2:] if subject.startswith(b"_:") else subject
    rest = named + rest[2:] if rest.startswith(b"_:") else rest
    return b" ".join((subject, predicate, rest))
