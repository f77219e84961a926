"""``gapgraph serve`` refuses a port that is in use and a foreign address, before it says where the workbench is."""

from __future__ import annotations

import socket

import pytest

from gapgraph.errors import GapgraphError
from gapgraph.web.server import listen
from tests.cli.running import gapgraph


def test_a_port_in_use_is_refused_with_a_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = gapgraph("serve", "--port", str(other.getsockname()[1]))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("gapgraph: The workbench can't listen: Address already in use (127.0.0.1:")
    assert ran.err.endswith("Choose another --port, or leave out --address. [GG805]\n")


@pytest.mark.parametrize("address", ["192.0.2.1", "nowhere.invalid"])
def test_an_address_of_another_machine_is_refused(address: str) -> None:
    with pytest.raises(GapgraphError, match="can't listen") as caught:
        listen(address, 0)
    assert caught.value.code == "GG805"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost"])
def test_a_free_port_of_this_machine_is_opened(address: str) -> None:
    with listen(address, 0) as at, socket.create_connection(at.getsockname()[:2]):
        pass
