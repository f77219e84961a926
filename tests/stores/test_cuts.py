"""A proxy that closes all connections after a number of bytes: no incomplete graph gets a completion mark, and no part
of an answer is accepted as the whole answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gapgraph.api import Gapgraph
from gapgraph.errors import GapgraphError
from gapgraph.remote.address import Given
from gapgraph.remote.completion_marks import read_marks
from gapgraph.remote.credentials import Secret
from gapgraph.remote.exchange import Patience
from gapgraph.remote.flavors import OXIGRAPH as FLAVOR
from gapgraph.remote.remote_store import RemoteStore, connect
from tests.cli.running import gapgraph
from tests.machine import patient
from tests.stores.bad_server import RESULTS, Bad, Deed, Handler, misbehaving
from tests.stores.conftest import Stores
from tests.stores.cutting import cutting
from tests.stores.killing import Kills
from tests.stores.servers import KINDS, OXIGRAPH, Kind, Server, running

MIDDLE = (0.6,)
SHARES = (0.0, 0.03, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 0.99)
QUESTIONS = (
    ("gaps", "per-2021", "--format", "csv"),
    ("reports", "--format", "csv"),
    ("query", "evidence", "--format", "csv"),
)


def test_a_load_interrupted_in_the_middle_leaves_each_graph_old_or_new(tmp_path: Path, graph: Gapgraph) -> None:
    with running(OXIGRAPH, tmp_path / "server") as server:
        found = list(Kills(server, graph).of_the_connection(MIDDLE))
    assert [one for one in found if one.is_fault or one.broken] == []
    assert any(one.midway for one in found)


@pytest.mark.proof
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_load_interrupted_at_any_point_leaves_each_graph_old_or_new(
    kind: Kind, tmp_path: Path, graph: Gapgraph
) -> None:
    with running(kind, tmp_path / "server") as server:
        found = list(Kills(server, graph).of_the_connection(SHARES))
    assert [one for one in found if one.is_fault or one.broken] == []
    assert sum(one.midway for one in found) > len(SHARES)


def assert_no_part_is_an_answer(server: Server, question: Sequence[str], shares: Sequence[float], old: bool) -> None:
    whole = gapgraph(*question, "--endpoint", server.base)
    assert (whole.status, whole.err) == (0, "")
    with cutting(server.root, old=old) as proxy:
        assert gapgraph(*question, "--endpoint", proxy.root + server.kind.base).out == whole.out
        total = proxy.answered
    for share in shares:
        with cutting(server.root, old=old) as proxy:
            proxy.answers_left = int(share * total)
            ran = gapgraph(*question, "--endpoint", proxy.root + server.kind.base, "--timeout", str(patient(10)))
        if ran.status == 0:
            assert ran.out == whole.out, share
        else:
            assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1), share


def test_a_truncated_answer_is_refused(stores: Stores) -> None:
    assert_no_part_is_an_answer(stores.loaded(OXIGRAPH), QUESTIONS[0], (0.5, 0.999), old=False)


@pytest.mark.proof
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda words: words[0])
@pytest.mark.parametrize("old", [False, True], ids=["HTTP/1.1", "HTTP/1.0"])
def test_an_answer_cut_anywhere_is_refused(kind: Kind, question: Sequence[str], old: bool, stores: Stores) -> None:
    assert_no_part_is_an_answer(stores.loaded(kind), question, (0.02, 0.4, 0.7, 0.9, 0.98, 0.999), old)


def gateway(*kept: bytes) -> Deed:
    """A gateway that lost the connection to its store in the middle of an answer, and ends its own answer there."""

    def deed(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/n-triples" if kept[0].startswith(b"<") else RESULTS)
        handler.end_headers()
        handler.wfile.write(b"".join(kept))
        handler.close_connection = True

    return deed


def known(bad: Bad) -> RemoteStore:
    """A client that assumes that the server never truncates an answer."""
    store = connect(Given(bad.address), Patience(patient(5), tries=1), Secret())
    return RemoteStore(store.exchange, replace(store.addresses, flavor=FLAVOR))


def test_an_incomplete_answer_about_completion_marks_is_an_error() -> None:
    """If a part of the answer about completion marks were accepted, the list of reports would lack some reports,
    although the exit status is 0.
    """
    one = b'{"s": {"type": "uri", "value": "http://a"}, "p": {"type": "uri", "value": "http://b"}}'
    begun = b'{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": ['
    with misbehaving(gateway(begun, one)) as bad, closing(known(bad)) as store:
        with pytest.raises(GapgraphError) as caught:
            read_marks(store)
        assert (caught.value.code, caught.value.exit_status) == ("GG611", 3)


def test_triples_without_a_detectable_end_are_refused() -> None:
    with misbehaving(gateway(b"<http://a> <http://b> <http://c> .\n")) as bad, closing(known(bad)) as store:
        with pytest.raises(GapgraphError, match="doesn't show where it ends") as caught:
            list(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"))
        assert (caught.value.code, caught.value.exit_status) == ("GG610", 3)
