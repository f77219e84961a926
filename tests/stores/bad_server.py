"""A real HTTP server on 127.0.0.1 that misbehaves in one chosen way, and counts the requests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

YES = b'{"head": {}, "boolean": true}'
ROWS = b'{"head": {"vars": ["s"]}, "results": {"bindings": [%s]}}'
ONE_ROW = b'{"s": {"type": "uri", "value": "http://example.org/a"}}'
RESULTS = "application/sparql-results+json"


@dataclass
class Bad:
    """The server's address, and the requests that it got, except ``ASK {}`` and a query that only Virtuoso answers."""

    address: str = ""
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


Deed = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers ``ASK {}``, refuses a query that only Virtuoso answers, and shows its fault on all other requests."""

    protocol_version = "HTTP/1.1"
    deed: ClassVar[Deed]
    bad: ClassVar[Bad]

    def handle_one(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        greeting = "query=ASK+%7B%7D" in self.path or "query=ASK%20%7B%7D" in self.path
        if greeting:
            self.answer(200, YES)
            return
        if "bif%3Aconcat" in self.path:
            self.answer(400, b"Parse error: bif: is no prefix", "text/plain")
            return
        self.bad.requests.append(f"{self.command} {self.path}")
        self.bad.headers.append(dict(self.headers))
        self.bad.bodies.append(body)
        type(self).deed(self)

    # http.server calls do_GET for a GET request, do_POST for a POST request, and so on.
    do_GET = do_POST = do_PUT = do_DELETE = handle_one  # noqa: N815

    def answer(self, status: int, body: bytes = b"", kind: str = RESULTS, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def break_off(self, body: bytes) -> None:
        """Announces 1000 bytes more than the body has, sends the body, and closes the connection."""
        self.send_response(200)
        self.send_header("Content-Type", RESULTS)
        self.send_header("Content-Length", str(len(body) + 1000))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()
        self.close_connection = True

    def wait(self) -> None:
        """Sends nothing until the test is over."""
        self.bad.over.wait(60)
        self.close_connection = True

    def drip(self) -> None:
        """Sends one byte every twentieth of a second, so that no wait for a byte is long."""
        self.send_response(200)
        self.send_header("Content-Type", RESULTS)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        while not self.bad.over.is_set():
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *arguments: object) -> None:
        """Nothing is logged."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        """A client that closes the connection early is expected in these tests."""


@contextmanager
def misbehaving(deed: Deed) -> Iterator[Bad]:
    """The server while the block runs."""
    bad = Bad()
    handler = type("Chosen", (Handler,), {"deed": staticmethod(deed), "bad": bad})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    bad.address = f"http://127.0.0.1:{server.server_address[1]}/sparql"
    try:
        yield bad
    finally:
        bad.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
