"""A real server, started once for the session, and a real Chromium that looks at it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".cache/browser/node_modules/axe-core/axe.min.js"
SECONDS = "4"
"""The limit of a query on the server of the tests."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def started(*options: str) -> tuple[subprocess.Popen[bytes], str]:
    port = free_port()
    line = [sys.executable, "-m", "gapgraph", "serve", "--port", str(port), *options]
    process = subprocess.Popen(line, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            httpx.get(f"{address}/openapi.json")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return process, address
    process.kill()
    raise AssertionError("the server didn't start")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    process, address = started("--query-seconds", SECONDS, "--query-rows", "500", "--upload-bytes", "300000")
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=60) as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "run: make browser"
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield one
        one.close()
