"""A workbench in a separate process, and clients that need less processor time than the workbench."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
PATIENCE = 60.0
"""The maximum wait, in seconds, for a server that doesn't answer."""


class Answer(NamedTuple):
    """The status of an answer, its body as sent, and the seconds until its last byte."""

    status: int
    body: bytes
    seconds: float


@dataclass
class Client:
    """One connection that is kept open, as a browser keeps it."""

    port: int
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def ask(self, path: str, form: bytes = b"") -> Answer:
        """The answer to a GET, or to a POST of a form; a connection that the server has closed is opened again."""
        began = time.monotonic()
        try:
            status, body = await self._asked(path, form)
        except (ConnectionError, asyncio.IncompleteReadError):
            await self.close()
            status, body = await self._asked(path, form)
        return Answer(status, body, time.monotonic() - began)

    async def _asked(self, path: str, form: bytes) -> tuple[int, bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self.reader
        self.writer.write(request(path, form))
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        return int(head.split(b" ", 2)[1]), await self.reader.readexactly(length)

    async def close(self) -> None:
        """Close the connection."""
        if self.writer is not None:
            self.writer.close()
            with suppress(ConnectionError):
                await self.writer.wait_closed()
        self.reader = self.writer = None


def request(path: str, form: bytes = b"") -> bytes:
    """The bytes of a request that accepts gzip, as browsers do."""
    more = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n" if form else ""
    method = "POST" if form else "GET"
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n{more}\r\n".encode() + form


@dataclass(frozen=True)
class Server:
    """A running workbench: its process and its port, and when it was started."""

    process: subprocess.Popen[bytes]
    port: int
    began: float

    def processes(self) -> list[int]:
        """The process of the server and all its descendants."""
        found = [self.process.pid]
        for one in found:
            for tasks in Path(f"/proc/{one}/task").glob("*/children"):
                with suppress(OSError):
                    found += [int(child) for child in tasks.read_text().split()]
        return found

    def megabytes(self) -> float:
        """The memory of all processes together; shared memory is counted once."""
        return sum(_kilobytes(one) for one in self.processes()) / 1000

    def seconds_used(self, process: int | None = None) -> float:
        """The processor time of a process so far; of the server itself if none is named."""
        parts = Path(f"/proc/{process or self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / _TICKS

    def first_page(self, path: str) -> float:
        """The seconds from the start of the process to the first answer."""
        while time.monotonic() - self.began < PATIENCE:
            with suppress(ConnectionRefusedError):
                answer = asyncio.run(_once(self.port, path))
                assert answer.status == 200, answer.status
                return time.monotonic() - self.began
            time.sleep(0.01)
        raise TimeoutError(path)


async def _once(port: int, path: str) -> Answer:
    client = Client(port)
    answer = await client.ask(path)
    await client.close()
    return answer


def _kilobytes(process: int) -> int:
    with suppress(OSError, IndexError):
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(text.partition("\nPss:")[2].split()[0])
    return 0


@contextmanager
def served(*options: str) -> Iterator[Server]:
    """``gapgraph serve`` with these options, ended afterwards."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    line = [sys.executable, "-m", "gapgraph", "serve", "--port", str(port), *options]
    began = time.monotonic()
    with subprocess.Popen(line, stderr=subprocess.DEVNULL) as process:
        try:
            yield Server(process, port, began)
        finally:
            process.terminate()
            process.wait(20)
