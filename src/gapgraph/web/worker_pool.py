"""A pool of processes that run queries. A process can be killed when its query takes too long, because the engine
itself has no time limit.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any

from gapgraph.errors import GapgraphError
from gapgraph.web.web_settings import WebSettings

_LENGTH = struct.Struct(">I")

START_SECONDS = 60.0
"""The maximum time, in seconds, for loading the store."""

MOST_WAITING = 30
"""The maximum number of queries that run or wait at a time, so that the web server has free threads for pages."""

MOST_STRANGE = 20
"""The maximum number of users' own queries that run or wait at a time."""

_MOST = {False: MOST_STRANGE, True: MOST_WAITING - MOST_STRANGE}

LEAST_SECONDS = 0.05
"""The minimum number of seconds of a query's time limit that must be left when a worker becomes free; otherwise the
query is not started.
"""


@dataclass(frozen=True)
class WorkerAnswer:
    """The answer to a query: its form, its format, its bytes, the number of rows, and whether the limit left out rows
    or triples.
    """

    form: str
    type: str
    body: bytes
    rows: int
    truncated: bool


class QueryStoppedError(Exception):
    """A query that was stopped. ``why`` is ``timeout``, ``memory`` or ``busy``; ``setting`` names the limit."""

    def __init__(self, why: str, setting: str) -> None:
        super().__init__(why)
        self.why = why
        self.setting = setting


class _Worker:
    """One worker process; sends messages to the process, and reads the process's messages."""

    def __init__(self, channel: socket.socket, process: int) -> None:
        self.channel = channel
        self.process = process

    def read(self, deadline: float) -> bytes:
        """The next message from the process. Raises TimeoutError at the deadline, EOFError if the process ended."""
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, deadline))
        return self._exactly(length, deadline)

    def _exactly(self, count: int, deadline: float) -> bytes:
        found = bytearray()
        while len(found) < count:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.channel.settimeout(left)
            try:
                more = self.channel.recv(min(count - len(found), 1 << 20))
            except ConnectionError as error:
                raise EOFError from error
            if not more:
                raise EOFError
            found += more
        return bytes(found)

    def write(self, body: bytes) -> None:
        """Send a message to the process. Raises EOFError if the process ended."""
        try:
            self.channel.sendall(_LENGTH.pack(len(body)) + body)
        except ConnectionError as error:
            raise EOFError from error

    def kill(self) -> None:
        """End the process; its parent collects its exit status."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        self.channel.close()


class _Nursery:
    """The process that has loaded the store and forks workers."""

    def __init__(self, root: str, folder: str, memory: int) -> None:
        self._ours, theirs = socket.socketpair()
        command = [
            sys.executable,
            "-P",
            "-m",
            "gapgraph.web.query_worker",
            root,
            folder,
            str(memory),
            str(theirs.fileno()),
        ]
        self._process = subprocess.Popen(  # noqa: S603  (the arguments contain no text of a user)
            command, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        theirs.close()
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Wait until the store is loaded. Raises OSError if loading fails."""
        self._ours.settimeout(START_SECONDS)
        if self._ours.recv(1) != b"R":
            raise ConnectionResetError

    def worker(self) -> _Worker:
        """A worker, newly forked. Raises OSError if the forking process has ended."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            socket.send_fds(self._ours, [b"W"], [theirs.fileno()])
            (process,) = _LENGTH.unpack(self._ours.recv(_LENGTH.size))
        return _Worker(ours, process)

    def close(self) -> None:
        """End the process."""
        self._ours.close()
        self._process.kill()
        self._process.wait()


class WorkerPool:
    """A pool of workers; a worker is replaced after a query had to be stopped. Several threads can use one pool."""

    def __init__(self, root: str, folder: str, settings: WebSettings) -> None:
        self._root, self._folder, self._settings = root, folder, settings
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._nursery: _Nursery | None = None
        self._asked = {own: threading.BoundedSemaphore(most) for own, most in _MOST.items()}
        self._ready = threading.Event()
        self._closed = False

    def start(self) -> None:
        """Start loading the store in the background, once."""
        with self._lock:
            if self._nursery or self._closed:
                return
            self._nursery = _Nursery(self._root, self._folder, self._settings.query_memory)
        threading.Thread(target=self._fill, args=(self._nursery,), daemon=True).start()

    def close(self) -> None:
        """End every process."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.kill()
        if self._nursery:
            self._nursery.close()

    def _fill(self, nursery: _Nursery) -> None:
        with contextlib.suppress(OSError):
            nursery.wait()
            for _ in range(self._settings.query_workers):
                self._add(nursery)
        self._ready.set()

    def _add(self, nursery: _Nursery) -> None:
        worker = nursery.worker()
        with self._lock:
            if self._closed:
                worker.kill()
                return
            self._all.add(worker)
        self._free.put(worker)

    def _replace(self, worker: _Worker) -> None:
        """End a worker now, and fork another in the background, so that the client doesn't wait for it."""
        with self._lock:
            self._all.discard(worker)
        worker.kill()
        threading.Thread(target=self._refill, daemon=True).start()

    def _refill(self) -> None:
        if self._nursery and not self._closed:
            with contextlib.suppress(OSError):
                self._add(self._nursery)

    def ask(self, sparql: str, wanted: str = "json", *, own: bool = False, **dataset: list[str]) -> WorkerAnswer:
        """The answer within the limits; waiting for a worker counts, waiting for the store to load doesn't.

        ``own`` says that the query is one of our canned queries.

        Raises QueryStoppedError when a limit is reached, and GapgraphError GG211, GG212 or GG510 for a query that is
        malformed, refused, or fails.
        """
        self.start()
        self._ready.wait(START_SECONDS)
        if not self._asked[own].acquire(blocking=False):
            raise QueryStoppedError("busy", "query_workers")
        try:
            return self._answer({"sparql": sparql, "format": wanted, "limit": self._settings.query_rows, **dataset})
        finally:
            self._asked[own].release()

    def _answer(self, asked: dict[str, Any]) -> WorkerAnswer:
        deadline = time.monotonic() + self._settings.query_seconds
        worker = self._take(deadline)
        try:
            worker.write(json.dumps(asked).encode())
            head: dict[str, Any] = json.loads(worker.read(deadline))
            body = worker.read(deadline)
        except (TimeoutError, EOFError) as error:
            self._replace(worker)
            raise self._stopped(error) from error
        if head.pop("grown", False):
            self._replace(worker)
        else:
            self._free.put(worker)
        if "error" in head:
            raise GapgraphError(**head["error"])
        return WorkerAnswer(head["form"], head["type"], body, head["rows"], head["truncated"])

    def _take(self, deadline: float) -> _Worker:
        try:
            return self._free.get(timeout=max(deadline - LEAST_SECONDS - time.monotonic(), 0.0))
        except queue.Empty as error:
            raise QueryStoppedError("busy", "query_workers") from error

    @staticmethod
    def _stopped(error: Exception) -> QueryStoppedError:
        """The error for a query without an answer. The reason is the time limit or, if the process ended by itself, the
        memory limit: no other limit ends a process.
        """
        if isinstance(error, TimeoutError):
            return QueryStoppedError("timeout", "query_seconds")
        return QueryStoppedError("memory", "query_memory")
