"""Loading a remote store: each graph is replaced completely or not at all, and unchanged graphs aren't sent again.

Each graph to load has a digest of its inputs. If the completion mark (the record that a graph is complete) in the store
has the same digest, the graph isn't sent. After an interrupted load, the next load sends only the graphs that are
missing. One update marks both a report's claims graph and its coverage graph as complete. If a store can't replace a
graph atomically, the graph's completion mark is first replaced by a note that loading has begun; nobody reads the graph
until the new completion mark is written. If two loads run at the same time, one is stopped
(:mod:`gapgraph.loading.load_lock`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby, islice, tee
from pathlib import Path
from typing import Final

from gapgraph.derivation.sparql_rules import write_coverage
from gapgraph.errors import GapgraphError
from gapgraph.loading.load_lock import LoadRun
from gapgraph.loading.load_parts import LoadPart, mark_of
from gapgraph.rdf.graphs import coverage_graph
from gapgraph.remote.completion_marks import Mark, begin, read_marks, remove_marks
from gapgraph.remote.endpoint_errors import failed, is_refusal
from gapgraph.remote.exchange import bare
from gapgraph.remote.graph_digests import Held, held_after, holds
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import REPORT, ReportId

_AT_ONCE: Final = 1
"""The number of reports whose completion marks are written together; after an interruption, at most this number of
reports is loaded again.
"""

_AHEAD: Final = 4
"""The maximum number of graphs that are computed in advance, before the graphs are sent; two reports have four graphs.
Computing graphs in advance saves the store from waiting, because computing coverage is slow.
"""

_ENDINGS: Final = ("/claims", "/coverage")
"""The endings of the names (IRIs) of a report's graphs."""


@dataclass(frozen=True)
class Step:
    """What is done to one graph, or would be done with ``--dry-run`` (``load``, ``keep`` or ``remove``), and the
    graph's number of triples.
    """

    action: str
    graph: str
    triples: int


@dataclass(frozen=True)
class LoadOptions:
    """The options of a load. ``on_server``: the rules run in the store, and only triples that the rules can't compute
    are sent.

    ``force``: all graphs are sent, even those that the store already has. ``reports``: the reports that will be loaded;
    a changed ontology is refused if the store has coverage of other reports.
    """

    on_server: bool = False
    prune: bool = False
    dry_run: bool = False
    force: bool = False
    reports: Collection[ReportId] = ()
    tell: Callable[[Step], None] = field(default=lambda _: None)


def load(store: RemoteStore, units: Iterable[Sequence[LoadPart]], root: Path, wish: LoadOptions) -> tuple[Step, ...]:
    """Makes the store contain the parts (graphs) of every unit; the parts of a unit get their completion marks
    together. Returns what was done to each graph.

    ``root`` is the folder with the rules. Raises GapgraphError GG619 if a graph in the store has more or fewer triples
    than were sent, GG621 if another load begins to write the same graphs, and the errors of the store (GG601 to GG617).
    After an error, no incomplete graph has a completion mark.
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
        self._sound: dict[str, bool] = {}

    def steps(self, units: Iterable[Sequence[LoadPart]]) -> Iterator[Step]:
        planned: dict[str, str] = {}
        now, later = tee(_batches(units))
        maker = ThreadPoolExecutor(1)
        try:
            made = _ahead((self._made(part) for batch in later for part in self._new(batch)), maker)
            for batch in now:
                self._require_fitting(batch)
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

    def _require_fitting(self, parts: Iterable[LoadPart]) -> None:
        """Raises GapgraphError GG623 if a shared graph would change and the store has coverage of reports that this
        load doesn't send, because the coverage of these reports was derived from the old shared graph.
        """
        changed = [part.graph for part in parts if not part.report and self._differs(part)]
        loaded = {coverage_graph(report) for report in self._wish.reports}
        others = sorted(graph for graph in self._marks if graph.endswith(_ENDINGS[1]) and graph not in loaded)
        if changed and others and loaded and not self._wish.prune:
            reports = ", ".join(graph.removeprefix(REPORT).removesuffix(_ENDINGS[1]) for graph in others)
            here = f"The graph {changed[0]} of this data differs from the store's"
            sentence = f"{here}, and the store contains reports that this load doesn't send: {reports}"
            remedy = "Load the store's other reports too, without --only, or remove them with --prune."
            raise failed("GG623", sentence, bare(self._store.addresses.query), remedy)

    def _differs(self, part: LoadPart) -> bool:
        mark = self._marks.get(part.graph)
        return mark is not None and mark.digest != part.digest

    def _new(self, parts: Iterable[LoadPart]) -> list[LoadPart]:
        return [part for part in parts if not self._is_there(part)]

    def _batch(self, parts: Sequence[LoadPart], made: Iterator[bytes]) -> Iterator[Step]:
        new = self._new(parts)
        yield from (Step("keep", part.graph, self._marks[part.graph].size) for part in parts if self._is_there(part))
        if self._wish.dry_run:
            yield from (Step("load", part.graph, next(made).count(b"\n")) for part in new)
            return
        self._run.begin((part.graph for part in new if not self._by_rules(part)), hidden=not self._keeps_old)
        # A graph is incomplete, and so hidden, until the rules have added their triples.
        self._run.begin((part.graph for part in new if self._by_rules(part)), hidden=True)
        marks: dict[str, Mark] = {}
        for number, part in enumerate(new):
            with self._withdrawing([part.graph for part in new[number:]]):
                marks[part.graph] = self._send(part, next(made))
            yield Step("load", part.graph, marks[part.graph].size)
        marks |= self._derive([part for part in new if self._by_rules(part)], marks)
        units = groupby(new, key=lambda part: part.report or part.graph)
        self._run.mark({part.graph: marks[part.graph] for part in unit} for _, unit in units)
        self._marks |= marks

    @contextmanager
    def _withdrawing(self, graphs: Sequence[str]) -> Iterator[None]:
        """If the store refuses a graph, remove this load's lock notes from the refused graph and from all later graphs,
        because none of these graphs has changed.
        """
        try:
            yield
        except GapgraphError as error:
            if is_refusal(error):
                with suppress(GapgraphError):
                    self._run.withdraw(graphs, self._marks)
            raise

    def _is_there(self, part: LoadPart) -> bool:
        """Whether the store already has the part: its completion mark has the part's digest, and the graph matches this
        mark.
        """
        mark = self._marks.get(part.graph)
        if mark is None or (mark.digest, mark.ground) != (part.digest, part.ground) or self._wish.force:
            return False
        if part.graph not in self._sound:
            self._sound[part.graph] = holds(self._store, part.graph, mark.held)
        return self._sound[part.graph]

    def _by_rules(self, part: LoadPart) -> bool:
        return self._wish.on_server and part.by_rules is not None

    def _made(self, part: LoadPart) -> Callable[[], bytes]:
        return part.by_rules if self._wish.on_server and part.by_rules else part.lines

    def _send(self, part: LoadPart, lines: bytes) -> Mark:
        """Sends the part. Returns the completion mark for the complete graph. If the SPARQL rules in the store write a
        part of the graph, the graph is complete only after the rules have run.
        """
        mark = mark_of(part, lines)
        if self._by_rules(part):
            self._run.put(part.graph, part.rest(lines))
        else:
            self._run.put(part.graph, lines)
            mark = mark._replace(content=self._checked(part.graph, mark.held).content)
        return mark

    def _derive(self, parts: Sequence[LoadPart], marks: Mapping[str, Mark]) -> dict[str, Mark]:
        if not parts:
            return {}
        write_coverage(self._store, self._root, [part.report for part in parts])
        found = {part.graph: self._checked(part.graph, marks[part.graph].held) for part in parts}
        return {graph: marks[graph]._replace(content=held.content) for graph, held in found.items()}

    def _checked(self, graph: str, expected: Held) -> Held:
        """Compares the graph in the store with the expected content, and returns the size and digest of the graph in
        the store. Raises GapgraphError GG619 if the graph has more or fewer triples than expected.
        """
        held = held_after(self._store, graph, expected)
        if held.size != expected.size:
            begin(self._store, [graph])
            sentence = f"The store contains {held.size} triples of {graph} instead of {expected.size}"
            remedy = "Load again; if that doesn't help, gapgraph conformance shows what the store does differently."
            raise failed("GG619", sentence, bare(self._store.addresses.query), remedy)
        return held

    def _prune(self, planned: Collection[str]) -> Iterator[Step]:
        """Removes from the store the graphs of reports that no longer exist locally. Each removed graph has a
        completion mark, or a note that a load of Gapgraph has begun to write the graph.

        A graph with neither a completion mark nor a note of a load was not written by Gapgraph, so such a graph is
        never removed, whatever its name is.
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
    """Lists of the parts whose completion marks are written together: all parts of one or more units."""
    waiting = iter(units)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield [part for unit in batch for part in unit]


def _ahead(making: Iterable[Callable[[], bytes]], maker: Executor) -> Iterator[bytes]:
    """Yields the lines of each part. While the lines of a part are sent, those of the next few parts are computed, so
    that the store doesn't wait.
    """
    waiting = iter(making)
    coming = deque(maker.submit(make) for make in islice(waiting, _AHEAD))
    while coming:
        yield coming.popleft().result()
        coming.extend(maker.submit(make) for make in islice(waiting, 1))


def refuse_on_server(store: RemoteStore) -> None:
    """Raises GapgraphError GG616 if the rules can't run in this store."""
    if not store.addresses.flavor.runs_rules:
        store.refuse("it doesn't run the rules of ontology/rules; use --derive client")


def units_of(parts: Iterable[Sequence[LoadPart]], only: Collection[str] = ()) -> Iterator[Sequence[LoadPart]]:
    """The units to load: the units of the reports in ``only`` (of all reports if ``only`` is empty), and the units that
    all reports share. A unit is a list of parts (graphs) that are marked as complete together.
    """
    return (unit for unit in parts if not only or not unit[0].report or unit[0].report in only)
