"""The servers for all other tests of stores: they start, answer, survive a kill, and stop."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.stores.servers import KINDS, Kind, running


def ask(address: str, query: str) -> str:
    url = f"{address}?{urllib.parse.urlencode({'query': query})}"
    request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        body: bytes = answer.read()
    return body.decode()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_server_restarts_after_a_kill_and_stops_at_the_end(kind: Kind, tmp_path: Path) -> None:
    with running(kind, tmp_path) as server:
        assert "true" in ask(server.query, "ASK {}")
        server.kill()
        server.start()
        assert "true" in ask(server.query, "ASK {}")
        address = server.query
    with pytest.raises(urllib.error.URLError):
        ask(address, "ASK {}")
