"""Failures between this program and a store: each has its own error, no command hangs, and nothing is sent to another
host.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate

import pytest

from gapgraph.errors import GapgraphError
from gapgraph.remote.address import Given
from gapgraph.remote.credentials import Secret
from gapgraph.remote.exchange import Patience
from gapgraph.remote.remote_store import RemoteStore, connect
from tests.machine import patient
from tests.stores.bad_server import ONE_ROW, ROWS, Bad, Deed, Handler, misbehaving

QUERY = "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }"
PASSWORD = "correct horse battery"
SECONDS = patient(0.8)
"""The time limit for a store; every failure must be reported within it, and nothing waits longer."""
GRAPH = "http://example.org/g"


OPEN: list[RemoteStore] = []


@pytest.fixture(autouse=True)
def _closes_what_it_opened() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()


def reached(bad: Bad, seconds: float = SECONDS, secret: Secret | None = None) -> RemoteStore:
    given = Given(bad.address, update=bad.address, graphs=bad.address)
    OPEN.append(connect(given, Patience(seconds, tries=3), secret or Secret()))
    return OPEN[-1]


def ask(store: RemoteStore) -> list[object]:
    return list(store.select(QUERY).rows)


def in_turn(*deeds: Deed) -> Deed:
    """The server shows these faults one after another, and then repeats the last one."""
    waiting = list(deeds)

    def one(handler: Handler) -> None:
        deed = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        deed(handler)

    return one


def rows(*found: bytes) -> Deed:
    return lambda handler: handler.answer(200, ROWS % b", ".join(found))


def number(value: int) -> Deed:
    body = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"%d"}}]}}' % value
    return lambda handler: handler.answer(200, body)


CASES: dict[str, tuple[Deed, str]] = {
    "400": (lambda h: h.answer(400, b"Parse error at line 3", "text/plain"), "GG606"),
    "401": (lambda h: h.answer(401, b"no", "text/plain", WWW_Authenticate='Basic realm="x"'), "GG603"),
    "403": (lambda h: h.answer(403, b"forbidden", "text/plain"), "GG604"),
    "404": (lambda h: h.answer(404, b"<html>", "text/html"), "GG617"),
    "413": (lambda h: h.answer(413), "GG607"),
    "500": (lambda h: h.answer(500, b"Internal", "text/plain"), "GG606"),
    "503": (lambda h: h.answer(503, b"", "text/plain"), "GG608"),
    "503 for an hour": (lambda h: h.answer(503, b"", "text/plain", Retry_After="3600"), "GG608"),
    "504": (lambda h: h.answer(504), "GG605"),
    "never": (lambda h: h.wait(), "GG605"),
    "a drip": (lambda h: h.drip(), "GG605"),
    "closed at once": (lambda h: setattr(h, "close_connection", True), "GG610"),
    "broken off": (lambda h: h.break_off(ROWS[:40]), "GG610"),
    "empty body": (lambda h: h.answer(200), "GG611"),
    "malformed": (lambda h: h.answer(200, b'{"head": {"vars": ["s"]}, "results": {"bindings": [{'), "GG611"),
    "a page": (lambda h: h.answer(200, b"<html></html>", "text/html"), "GG611"),
    "a truth": (lambda h: h.answer(200, b'{"head": {}, "boolean": true}'), "GG611"),
    "out of time": (lambda h: h.answer(200, ROWS % ONE_ROW, X_SQL_State="S1TAT"), "GG605"),
    "another host": (lambda h: h.answer(307, Location="http://127.0.0.2:1/sparql"), "GG612"),
    "in circles": (lambda h: h.answer(307, Location="/sparql"), "GG612"),
}


@pytest.mark.parametrize(("deed", "code"), CASES.values(), ids=CASES)
def test_each_failure_gives_its_own_sentence_in_time(deed: Deed, code: str) -> None:
    with misbehaving(deed) as bad:
        store = reached(bad)
        began = time.monotonic()
        with pytest.raises(GapgraphError) as caught:
            ask(store)
        assert time.monotonic() - began < SECONDS + patient(1)
    error = caught.value
    assert (error.code, error.exit_status) == (code, 3)
    assert bad.address.split("?")[0] in error.place
    assert error.remedy
    assert "\n" not in str(error)


def test_a_failed_query_is_not_reported_as_an_empty_answer() -> None:
    with misbehaving(in_turn(rows(), rows())) as bad:
        assert ask(reached(bad)) == []
    with pytest.raises(GapgraphError) as caught:
        connect(Given(bad.address), Patience(SECONDS, tries=2), Secret())
    assert caught.value.code == "GG601"


def test_rows_of_a_broken_answer_are_not_used() -> None:
    with misbehaving(in_turn(lambda h: h.break_off(ROWS.split(b"%s")[0] + ONE_ROW + b","), number(1))) as bad:
        found = reached(bad).select(QUERY).rows
        next(found)
        with pytest.raises(GapgraphError) as caught:
            next(found)
    assert caught.value.code == "GG610"


def test_a_store_of_an_unknown_kind_gets_a_second_query_that_detects_a_truncated_answer() -> None:
    """A store of an unknown kind may leave out the last rows of an answer without an error, so the client queries for
    one more row. If the store gives this row, the first answer is refused; otherwise the first answer is accepted.
    """
    with misbehaving(in_turn(rows(ONE_ROW), rows(ONE_ROW))) as bad:
        with pytest.raises(GapgraphError) as caught:
            ask(reached(bad))
        assert caught.value.code == "GG609"
        assert "1 rows, and there are more" in caught.value.sentence
    with misbehaving(in_turn(rows(ONE_ROW), rows())) as bad:
        assert len(ask(reached(bad))) == 1


def test_a_busy_store_gets_a_new_request_after_its_retry_after() -> None:
    moment = formatdate(time.time() + 1, usegmt=True)
    for wish in ("1", moment):
        busy = in_turn(lambda h, wish=wish: h.answer(503, Retry_After=wish), rows(), rows())  # type: ignore[misc]
        with misbehaving(busy) as bad:
            store = reached(bad, seconds=patient(10))
            assert ask(store) == []
            assert len(bad.requests) == 3


@pytest.mark.parametrize("deed", [lambda h: h.answer(503), lambda h: setattr(h, "close_connection", True)])
def test_an_update_is_sent_once_and_a_put_is_retried(deed: Callable[[Handler], None]) -> None:
    with misbehaving(deed) as bad:
        store = reached(bad, seconds=patient(5))
        with pytest.raises(GapgraphError):
            store.update("CLEAR SILENT GRAPH <http://example.org/g>")
        assert len(bad.requests) == 1
        with pytest.raises(GapgraphError):
            store.put(GRAPH, [])
        assert len(bad.requests) == 4


def test_every_write_names_its_graph() -> None:
    with misbehaving(lambda h: h.answer(204)) as bad:
        store = reached(bad)
        store.put(GRAPH, [("http://example.org/a", "http://example.org/b", "http://example.org/c")])
        store.put_lines(GRAPH, b"")
        for nameless in ("", "g", "_:b", "http://example.org/ g"):
            with pytest.raises(GapgraphError):
                store.put(nameless, [])
        assert [request.partition("?")[2] for request in bad.requests] == ["graph=http%3A%2F%2Fexample.org%2Fg"] * 2


def test_a_redirect_within_the_host_is_followed_and_keeps_method_and_body() -> None:
    with misbehaving(in_turn(lambda h: h.answer(308, Location="/moved"), rows(), rows())) as bad:
        assert ask(reached(bad)) == []
        assert bad.requests[:2] == ["POST /sparql", "POST /moved"]
        assert bad.bodies[0] == bad.bodies[1] != b""


@pytest.mark.parametrize(
    "deed",
    [
        lambda h: h.break_off(ROWS.split(b"%s")[0] + ONE_ROW + b","),
        lambda h: h.answer(200, ROWS.split(b"%s")[0] + ONE_ROW + b",}"),
        in_turn(rows(ONE_ROW), number(2)),
    ],
    ids=["broken off", "malformed", "too few"],
)
def test_another_thread_can_free_the_memory_of_an_error_about_a_faulty_answer(
    deed: Deed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the thread that parsed an answer may free the parsed rows, so an error about the answer must not refer to
    them.
    """
    complaints: list[object] = []
    kept: list[BaseException] = []
    monkeypatch.setattr("sys.unraisablehook", lambda one: complaints.append(one.exc_value))
    with misbehaving(deed) as bad:
        store = reached(bad)
        try:
            ask(store)
        except GapgraphError as error:
            kept.append(error)
    assert len(kept) == 1
    freeing = threading.Thread(target=kept.clear)
    freeing.start()
    freeing.join()
    assert complaints == []


def test_another_thread_can_end_a_request_without_an_answer() -> None:
    with misbehaving(lambda h: h.wait()) as bad:
        store = reached(bad, seconds=patient(300))
        began = time.monotonic()
        threading.Timer(0.3, store.exchange.cancel).start()
        with pytest.raises(GapgraphError) as caught:
            ask(store)
        assert caught.value.code == "GG613"
        assert time.monotonic() - began < patient(60)


def test_no_error_shows_a_secret_that_the_store_repeats() -> None:
    secret = Secret("ana", PASSWORD, "")

    def repeats(handler: Handler) -> None:
        said = f"bad credentials {PASSWORD} {handler.headers.get('Authorization', '')}".encode()
        handler.answer(401, said, "text/plain", WWW_Authenticate='Basic realm="x"')

    with misbehaving(repeats) as bad:
        with pytest.raises(GapgraphError) as caught:
            ask(reached(bad, secret=secret))
        assert bad.headers[-1]["Authorization"].startswith("Basic ")
    assert PASSWORD not in str(caught.value)
    assert bad.headers[-1]["Authorization"].removeprefix("Basic ") not in str(caught.value)
    assert PASSWORD not in repr(secret)


def test_a_token_is_sent_only_to_its_host() -> None:
    with misbehaving(rows()) as other:
        with misbehaving(lambda h: h.answer(307, Location=other.address.replace("127.0.0.1", "127.0.0.2"))) as bad:
            with pytest.raises(GapgraphError) as caught:
                ask(reached(bad, secret=Secret(token="t0ken")))
            assert bad.headers[0]["Authorization"] == "Bearer t0ken"
        assert caught.value.code == "GG612"
        assert other.requests == []
