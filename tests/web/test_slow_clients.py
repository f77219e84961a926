"""Clients that connect and send nothing, or only a byte from time to time, are disconnected, and their connections are
free again.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
import uvicorn

from gapgraph.api import open_graph
from gapgraph.web import prompt_protocol, security
from gapgraph.web.server import MOST_REQUESTS, settings_of_server
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench
from tests.web.conftest import free_port

HEAD = (
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 40\r\n\r\n"
)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server with a tenth of the usual time limits."""
    number = free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prompt_protocol, "HEAD_SECONDS", 1.0)
        patch.setattr(security, "BODY_SECONDS", 1.0)
        site = Site(open_graph(), WebSettings())
        server = uvicorn.Server(settings_of_server(workbench(site), "127.0.0.1", number))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield number
        server.should_exit = True
        thread.join(20)


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=30)


def answer_of(one: socket.socket) -> bytes:
    with suppress(ConnectionResetError):
        return one.makefile("rb").read()
    return b""


def test_a_client_that_sends_no_head_is_disconnected(port: int) -> None:
    for begun in (b"", b"GET /per-2021 HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: y\r\n"):
        with connected(port) as one:
            one.sendall(begun)
            assert answer_of(one) == b""


def test_a_client_that_never_ends_a_second_request_is_disconnected(port: int) -> None:
    with connected(port) as one:
        one.sendall(b"GET /static/icon.svg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert one.recv(20).startswith(b"HTTP/1.1 200")
        one.sendall(b"GET /static/ic")
        assert answer_of(one).rstrip().endswith(b"</svg>")


def test_a_client_that_sends_a_body_too_slowly_gets_a_timeout_error(port: int) -> None:
    with connected(port) as one:
        one.sendall(HEAD)
        for _ in range(40):
            with suppress(OSError):
                one.sendall(b"#")
            time.sleep(0.05)
        assert answer_of(one).startswith(b"HTTP/1.1 408")


def test_the_server_still_answers_after_a_client_disconnected_early(port: int) -> None:
    with connected(port) as one:
        one.sendall(HEAD + b"ASK")
    assert httpx.get(f"http://127.0.0.1:{port}/questions", timeout=60).status_code == 200


def test_a_connection_stays_open_for_a_client_that_sends_requests_in_time(port: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        client.get("/static/icon.svg")
        time.sleep(1.5)
        answer = client.get("/static/icon.svg")
        stream = answer.extensions["network_stream"]
        assert answer.status_code == 200
        assert stream.get_extra_info("server_addr")[1] == port


def test_silent_clients_block_the_connections_only_for_a_short_time(port: int) -> None:
    silent = [connected(port) for _ in range(MOST_REQUESTS + 5)]
    for one in silent:
        assert answer_of(one) == b""
        one.close()
    assert httpx.get(f"http://127.0.0.1:{port}/questions", timeout=60).status_code == 200
