"""What ``gapgraph -v`` logs about a store: retries, the address that was found, copies."""

from __future__ import annotations

import re

from gapgraph.remote.credentials import PASSWORD, TOKEN, USER
from tests.cli.running import shell
from tests.stores.bad_server import Handler, misbehaving
from tests.stores.conftest import Stores
from tests.stores.servers import VIRTUOSO

WORD = "correct horse battery"


def busy(handler: Handler) -> None:
    handler.answer(503, b"busy", "text/plain")


def asked(address: str, options: str = "-v", **environment: str) -> tuple[int, list[str]]:
    """The exit status and the standard error of ``gapgraph gaps`` on a store."""
    ran = shell(f"gapgraph {options} gaps --endpoint {address}", **environment)
    return ran.status, ran.err.splitlines()


def test_a_retried_request_is_logged() -> None:
    with misbehaving(busy) as bad:
        status, (found, *again, last) = asked(bad.address)
    assert status == 3
    assert found == f"gapgraph.remote.address: The SPARQL endpoint is {bad.address}, of an unknown store."
    line = (
        rf"gapgraph\.remote\.exchange: The request to {re.escape(bad.address)} was answered with status 503\. "
        r"Try (\d) of 5 follows in \d\.\d s\."
    )
    assert [match and match[1] for match in (re.fullmatch(line, text) for text in again)] == ["2", "3", "4", "5"]
    assert last.endswith("[GG608]")


def test_nothing_is_logged_without_the_option() -> None:
    with misbehaving(busy) as bad:
        status, lines = asked(bad.address, options="")
    assert status == 3
    assert [line[-7:] for line in lines] == ["[GG608]"]


def test_the_log_names_the_source_of_a_secret_and_never_the_secret() -> None:
    with misbehaving(busy) as bad:
        _, by_name = asked(bad.address, **{USER: "ana", PASSWORD: WORD})
        _, by_token = asked(bad.address, **{TOKEN: "sesame-0123456789"})
    assert (
        by_name[0] == f"gapgraph.remote.credentials: The name and password in {USER} and {PASSWORD} are for 127.0.0.1."
    )
    assert by_token[0] == f"gapgraph.remote.credentials: The token in {TOKEN} is sent to 127.0.0.1."
    assert not [line for line in by_name + by_token if WORD in line or "sesame" in line]


def test_copies_from_a_store_are_logged(stores: Stores) -> None:
    server = stores.loaded(VIRTUOSO)
    secrets = {USER: server.kind.user, PASSWORD: server.kind.password} if server.kind.user else {}
    ran = shell(f"gapgraph -v query evidence --param report=per-2021 --endpoint {server.base}", **secrets)
    assert ran.status == 0, ran.err
    copied = [
        line for line in ran.err.splitlines() if line.startswith("gapgraph.remote.remote_source: Copied the graph")
    ]
    assert f"{copied}".count("report/per-2021/") >= 1
    assert len(copied) > 3
