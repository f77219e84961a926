"""Loading a remote store: each graph is replaced completely or not at all, and unchanged graphs aren't sent again.

Each part has a digest of its inputs. If the completion mark in the store has the same digest, the part is left alone;
so a second run after an interruption does the rest. A report's claims and its coverage get their marks in one update.
If a store can't replace a graph atomically, a note that loading has begun replaces its mark first; nobody reads the
graph until the new mark is written. If two loads run at the same time, one is stopped
(:mod:`gapgraph.loading.load_lock`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby, islice, tee
from pathlib import Path
from typing import Final

from gapgraph._version import __version__
from gapgraph.derivation.sparql_rules import write_coverage
from gapgraph.loading.load_lock import LoadRun
from gapgraph.loading.load_parts import LoadPart
from gapgraph.remote.completion_marks import Mark, begin, read_marks, remove_marks
from gapgraph.remote.endpoint_errors import failed
from gapgraph.remote.exchange import bare
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import REPORT

_AT_ONCE: Final = 1
"""Reports whose marks are written together: at most this many are loaded again after an interruption."""

_AHEAD: Final = 4
"""Parts that may wait to be sent: two reports, since claims are fast and coverage isn't."""

_ENDINGS: Final = ("/claims", "/coverage")
"""The endings of the graphs of a report."""


@dataclass(frozen=True)
class Step:
    """What is done to one graph, or would be done with ``--dry-run``: ``load``, ``keep`` or ``remove``; and its
    triples.
    """

    action: str
    graph: str
    triples: int


@dataclass(frozen=True)
class LoadOptions:
    """How to load. ``on_server``: the rules run in the store, and only what they can't compute is sent."""

    on_server: bool = False
    prune: bool = False
    dry_run: bool = False
    tell: Callable[[Step], None] = field(default=lambda _: None)


def load(store: RemoteStore, units: Iterable[Sequence[LoadPart]], root: Path, wish: LoadOptions) -> tuple[Step, ...]:
    """Makes the store contain the parts of every unit; a unit's parts are marked together. Returns what was done.

    ``root`` holds the rules. Raises GapgraphError GG619 when the store doesn't hold what it was sent, GG621 when
    another load takes over, and as the store does (GG601 to GG617); whatever happens, no graph is left that looks whole
    and isn't.
    """
    store.require_writable()
    return tuple(_Loading(store, root, wish).steps(units))


class _Loading:
    def __init__(self, store: RemoteStore, root: Path, wish: LoadOptions) -> None:
        self._store, self._root, self._wish, self._run = store, root, wish, LoadRun(store)
        found = read_marks(store)
        self._marks = {graph: mark for graph, mark in found.whole.items() if graph not in found.written}
        self._begun = found.begun | found.written
        self._keeps_old = store.replaces_whole

    def steps(self, units: Iterable[Sequence[LoadPart]]) -> Iterator[Step]:
        planned: dict[str, str] = {}
        now, later = tee(_batches(units))
        maker = ThreadPoolExecutor(1)
        try:
            made = _ahead((self._made(part) for batch in later for part in self._new(batch)), maker)
            for batch in now:
                planned.update((part.graph, part.digest) for part in batch)
                for step in self._batch(batch, made):
                    self._wish.tell(step)
                    yield step
        finally:
            maker.shutdown(cancel_futures=True)
        if not self._wish.dry_run:
            self._run.require_marked(planned)
        if self._wish.prune:
            for step in self._prune(planned):
                self._wish.tell(step)
                yield step

    def _new(self, parts: Iterable[LoadPart]) -> list[LoadPart]:
        return [part for part in parts if not self._is_there(part)]

    def _batch(self, parts: Sequence[LoadPart], made: Iterator[bytes]) -> Iterator[Step]:
        new = self._new(parts)
        yield from (Step("keep", part.graph, self._marks[part.graph].size) for part in parts if self._is_there(part))
        if self._wish.dry_run:
            yield from (Step("load", part.graph, next(made).count(b"\n")) for part in new)
            return
        self._run.begin((part.graph for part in new if not self._by_rules(part)), hidden=not self._keeps_old)
        # What the rules will add comes into a graph that isn't whole until then.
        self._run.begin((part.graph for part in new if self._by_rules(part)), hidden=True)
        marks: dict[str, Mark] = {}
        for part in new:
            marks[part.graph] = Mark(part.digest, self._send(part, next(made)), __version__)
            yield Step("load", part.graph, marks[part.graph].size)
        self._derive([part for part in new if self._by_rules(part)], marks)
        units = groupby(new, key=lambda part: part.report or part.graph)
        self._run.mark({part.graph: marks[part.graph] for part in unit} for _, unit in units)
        self._marks |= marks

    def _is_there(self, part: LoadPart) -> bool:
        mark = self._marks.get(part.graph)
        return mark is not None and mark.digest == part.digest

    def _by_rules(self, part: LoadPart) -> bool:
        return self._wish.on_server and part.by_rules is not None

    def _made(self, part: LoadPart) -> Callable[[], bytes]:
        return part.by_rules if self._wish.on_server and part.by_rules else part.lines

    def _send(self, part: LoadPart, lines: bytes) -> int:
        """Sends the part and returns how many triples the graph then has, or will have after the rules."""
        size = lines.count(b"\n")
        if self._by_rules(part):
            self._run.put(part.graph, part.rest(lines))
        else:
            self._run.put(part.graph, lines)
            self._check(part.graph, size)
        return size

    def _derive(self, parts: Sequence[LoadPart], marks: Mapping[str, Mark]) -> None:
        if not parts:
            return
        write_coverage(self._store, self._root, [part.report for part in parts])
        for part in parts:
            self._check(part.graph, marks[part.graph].size)

    def _check(self, graph: str, size: int) -> None:
        held = self._store.size(graph)
        if held != size:
            begin(self._store, [graph])
            sentence = f"The store holds {held} triples of {graph} where {size} were meant"
            remedy = "Load again; if it stays so, gapgraph conformance tells what the store does otherwise."
            raise failed("GG619", sentence, bare(self._store.addresses.query), remedy)

    def _prune(self, planned: Collection[str]) -> Iterator[Step]:
        """Removes reports that no longer exist locally, if they have our mark or the note of our load.

        A graph without either isn't ours, whatever its name is.
        """
        there = {*self._marks, *self._begun}
        for graph in sorted(graph for graph in there if _is_ours(graph) and graph not in planned):
            step = Step("remove", graph, self._store.size(graph))
            if not self._wish.dry_run:
                remove_marks(self._store, [graph])
                self._store.drop(graph)
            yield step


def _is_ours(graph: str) -> bool:
    return graph.startswith(REPORT) and graph.endswith(_ENDINGS)


def _batches(units: Iterable[Sequence[LoadPart]]) -> Iterator[list[LoadPart]]:
    """The parts whose marks are written together: those of a few complete units."""
    waiting = iter(units)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield [part for unit in batch for part in unit]


def _ahead(making: Iterable[Callable[[], bytes]], maker: Executor) -> Iterator[bytes]:
    """The lines of each part. While they are sent, the next few are computed, so that the store doesn't wait."""
    waiting = iter(making)
    coming = deque(maker.submit(make) for make in islice(waiting, _AHEAD))
    while coming:
        yield coming.popleft().result()
        coming.extend(maker.submit(make) for make in islice(waiting, 1))


def refuse_on_server(store: RemoteStore) -> None:
    """Raises GapgraphError GG616 where the rules can't run in the store."""
    if not store.addresses.flavor.runs_rules:
        store.refuse("it doesn't run the rules of ontology/rules; use --derive client")


def units_of(parts: Iterable[Sequence[LoadPart]], only: Collection[str] = ()) -> Iterator[Sequence[LoadPart]]:
    """The units of these reports alone, and those that all reports share."""
    return (unit for unit in parts if not only or not unit[0].report or unit[0].report in only)
