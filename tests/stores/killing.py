"""Interrupted loads: a server or a client is killed at a chosen moment, a reader reads, and a second load runs."""

from __future__ import annotations

import os
import random
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Triple
from gapgraph.errors import GapgraphError
from gapgraph.loading.load import LoadOptions, load, units_of
from gapgraph.loading.load_parts import all_parts
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.remote.address import Given
from gapgraph.remote.completion_marks import Mark, read_marks, write_marks
from gapgraph.remote.credentials import Secret
from gapgraph.remote.exchange import Patience
from gapgraph.remote.graph_digests import digest_triples
from gapgraph.remote.remote_store import connect
from gapgraph.vocabulary import ReportId
from tests.cli.running import GAPGRAPH
from tests.stores.conftest import store_at
from tests.stores.cutting import cutting
from tests.stores.servers import Server

REPORT = "per-2017"
NAMES = (claims_graph(ReportId(REPORT)), coverage_graph(ReportId(REPORT)))
OLD = {name: {(name, f"{name}#was", f"{name}#{number}") for number in range(3000)} for name in NAMES}
"""The graphs that an older version has loaded: complete, but made from other inputs."""

_NEVER = 3600.0
"""A moment, in seconds, at which every load has ended."""

Graphs = dict[str, set[Triple]]


@dataclass(frozen=True)
class After:
    """The result of a kill: the state of each graph for a reader, and whether all graphs were new after the second run.

    A state is ``old``, ``new``, ``unreadable`` (without its completion mark) or ``neither``, which must never happen.
    ``midway``: the load failed with one sentence and a code, or its process was still running. ``broken``: the kill
    damaged the store's own files, so that the store didn't answer, and an administrator created the store again.
    """

    midway: bool
    states: tuple[str, ...]
    finished: bool
    broken: bool = False

    @property
    def is_fault(self) -> bool:
        """Whether a graph is half written, also after the second run; damage of the store's own files doesn't count."""
        return "neither" in self.states or not self.finished


class Kills:
    """Kills during the load of two changed graphs; the same seed gives the same moments."""

    def __init__(self, server: Server, graph: Gapgraph) -> None:
        self._server, self._root = server, graph.root
        # The graphs are made only once, because a kill can interrupt only the sending and the store's work.
        units = units_of(all_parts(graph), (REPORT,))
        self._units = [tuple(replace(part, lines=cache(part.lines)) for part in unit) for unit in units]
        self._load()
        self._new = self._read(NAMES)

    def of_the_server(self, count: int, seed: int = 7) -> Iterator[After]:
        """Kills of the server, at moments spread over the time that the load takes."""
        return self._kills(count, seed, self._server_killed)

    def of_the_client(self, count: int, seed: int = 8) -> Iterator[After]:
        """Kills of the loading process, at moments spread over the time that the load takes."""
        return self._kills(count, seed, self._client_killed)

    def of_the_connection(self, shares: Sequence[float]) -> Iterator[After]:
        """Results of loads whose connection to the store is closed by a proxy. For each share (from 0 to 1), the proxy
        closes the connection of one load after this share of the bytes that the load sends, and of another load after
        this share of the bytes of the store's answers.
        """
        self._make_old()
        with cutting(self._server.root) as proxy:
            assert not self._fails(proxy.root)
            sent, answered = proxy.requested, proxy.answered
        for share in shares:
            yield self._after(lambda share=share: self._cut(requests_left=int(share * sent)))  # type: ignore[misc]
            yield self._after(lambda share=share: self._cut(answers_left=int(share * answered)))  # type: ignore[misc]

    def _cut(self, **left: int) -> bool:
        with cutting(self._server.root) as proxy:
            vars(proxy).update(left)
            return self._fails(proxy.root)

    def _kills(self, count: int, seed: int, kill: Callable[[float], bool]) -> Iterator[After]:
        chance = random.Random(seed)
        self._make_old()
        began = time.monotonic()
        kill(_NEVER)
        seconds = time.monotonic() - began
        for _ in range(count):
            moment = chance.uniform(0.0, seconds)
            yield self._after(lambda moment=moment: kill(moment))  # type: ignore[misc]

    def _after(self, cut_off: Callable[[], bool]) -> After:
        """The state after an interrupted load and a second load."""
        self._make_old()
        midway = cut_off()
        states, broken = self._seen(), False
        try:
            self._load()
        except GapgraphError:
            states, broken = (), True
            self._server.kind.renew(self._server.root)
            self._load()
        return After(midway, states, self._read(NAMES) == self._new and self._all_marked(), broken)

    def _make_old(self) -> None:
        with closing(store_at(self._server)) as store:
            for name, triples in OLD.items():
                store.put(name, sorted(triples, key=str))
            write_marks(
                store,
                {
                    name: Mark("sha256:old", len(triples), "0.0.1", digest_triples(triples).content)
                    for name, triples in OLD.items()
                },
            )

    def _load(self) -> None:
        with closing(store_at(self._server)) as store:
            load(store, self._units, self._root, LoadOptions())

    def _server_killed(self, moment: float) -> bool:
        killer = threading.Timer(moment, self._server.kill)
        killer.start()
        failed = self._fails(self._server.root)
        killer.cancel()
        killer.join()
        if moment < _NEVER:
            self._server.kill()
            self._server.start()
        return failed

    def _fails(self, root: str) -> bool:
        """Whether a load ends with exit status 3; ``root`` is the root address of the server, or of a proxy in front of
        the server.
        """
        secret = Secret(self._server.kind.user, self._server.kind.password)
        try:
            with closing(connect(Given(root + self._server.kind.base), Patience(20, tries=2), secret)) as store:
                load(store, self._units, self._root, LoadOptions())
        except GapgraphError as error:
            return error.exit_status == 3
        return False

    def _client_killed(self, moment: float) -> bool:
        command = [GAPGRAPH, "load", self._server.base, "--only", REPORT]
        environment = {**os.environ, **self._server.secrets}
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True
        return False

    def _read(self, names: tuple[str, ...]) -> Graphs:
        with closing(store_at(self._server)) as store:
            return {name: set(store.triples(name)) for name in names}

    def _seen(self) -> tuple[str, ...]:
        """The states of the graphs, or none if the store doesn't answer."""
        try:
            return self._states()
        except GapgraphError:
            return ()

    def _states(self) -> tuple[str, ...]:
        with closing(store_at(self._server)) as store:
            marked = read_marks(store).whole
        found = self._read(tuple(name for name in NAMES if name in marked))
        return tuple(self._state(name, found) for name in NAMES)

    def _state(self, name: str, found: Graphs) -> str:
        if name not in found:
            return "unreadable"
        return {True: "old", False: "neither"}[found[name] == OLD[name]] if found[name] != self._new[name] else "new"

    def _all_marked(self) -> bool:
        with closing(store_at(self._server)) as store:
            marks = read_marks(store)
        return set(NAMES) <= marks.whole.keys() and not marks.begun | marks.written


def tally(kills: list[After]) -> Counter[str]:
    """How many graphs were in each state."""
    return Counter(state for one in kills for state in one.states)
