"""A proxy that closes all connections after a number of bytes, like a failing network or gateway.

The proxy may use HTTP/1.0 to the store, as nginx does by default: the end of the connection is then the end of an
answer, so a cut answer looks complete. A cut answer ends with a whole line, which is the most difficult case to detect.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

NEVER = 1 << 62
_CHUNK = 65_536


@dataclass
class Cutting:
    """The proxy: its root, the bytes that may still pass in each direction, and the bytes that have passed."""

    root: str
    requests_left: int = NEVER
    answers_left: int = NEVER
    old: bool = False
    requested: int = 0
    answered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take_request(self, chunk: bytes) -> bytes:
        """The part of the bytes that may pass to the store."""
        with self.lock:
            self.requested += len(chunk)
            given = chunk[: self.requests_left]
            self.requests_left -= len(given)
        return given

    def take_answer(self, chunk: bytes) -> bytes:
        """The part of the bytes that may pass back to the client: whole lines only, if the answer is cut."""
        with self.lock:
            self.answered += len(chunk)
            given = chunk[: self.answers_left]
            if len(given) < len(chunk):
                given = given[: given.rfind(b"\n") + 1]
                self.answers_left = 0
            self.answers_left -= len(given)
            self.answers_left = max(0, self.answers_left)
        return given


@contextmanager
def cutting(root: str, *, old: bool = False) -> Iterator[Cutting]:
    """The proxy in front of a store for the time of the block; with ``old`` it uses HTTP/1.0 to the store."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Cutting(f"http://127.0.0.1:{listening.getsockname()[1]}", old=old)
        threading.Thread(target=_serve, args=(listening, root, proxy), daemon=True).start()
        yield proxy
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def _serve(listening: socket.socket, root: str, proxy: Cutting) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            threading.Thread(target=_join, args=(client, root, proxy), daemon=True).start()


def _join(client: socket.socket, root: str, proxy: Cutting) -> None:
    place = urlsplit(root)
    assert place.hostname
    assert place.port
    with client, suppress(OSError), socket.create_connection((place.hostname, place.port)) as store:
        back = threading.Thread(target=_answers, args=(store, client, proxy), daemon=True)
        back.start()
        with suppress(OSError):
            _requests(client, store, proxy)
        if proxy.requests_left <= 0:
            _close(client, store)
        back.join()


def _requests(client: socket.socket, store: socket.socket, proxy: Cutting) -> None:
    while chunk := client.recv(_CHUNK):
        given = proxy.take_request(chunk)
        store.sendall(given.replace(b" HTTP/1.1\r\n", b" HTTP/1.0\r\n", 1) if proxy.old else given)
        if len(given) < len(chunk):
            return
    with suppress(OSError):
        store.shutdown(socket.SHUT_WR)


def _answers(store: socket.socket, client: socket.socket, proxy: Cutting) -> None:
    with suppress(OSError):
        while chunk := store.recv(_CHUNK):
            given = proxy.take_answer(chunk)
            client.sendall(given)
            if len(given) < len(chunk):
                break
    _close(client, store)


def _close(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
