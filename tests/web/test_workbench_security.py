"""Limits and security of the pages: headers, hosts, hostile values, large and slow requests."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from urllib.parse import quote, urlsplit

import httpx
import pytest
from starlette.routing import Route

from gapgraph.api import open_graph
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench
from tests.web.hostile import VALUES
from tests.web.workbench_pages import PAGES, links


def test_every_answer_has_the_security_headers(client: httpx.Client) -> None:
    for page in ("/", "/per-2021", "/nothing", "/static/gapgraph.css", "/sparql"):
        headers = client.get(page).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "set-cookie" not in headers


def test_pages_contain_nothing_that_the_security_policy_forbids(client: httpx.Client) -> None:
    for page in PAGES:
        if not page.endswith("/brief"):
            found = links(client.get(page).text)
            assert found.live == [], page
            outside = [one for one in found.found if "://" in one and "state.gov" not in one]
            assert outside == [], page


@pytest.mark.proof
def test_fifty_hostile_values_change_no_page_in_any_input(client: httpx.Client) -> None:
    assert len(VALUES) >= 50
    for value in VALUES:
        asked = quote(value, safe="")
        for address in (
            f"/{asked}", f"/per-2021/{asked}/TemporaryLodging", f"/per-2021/claim/{asked}", f"/search?q={asked}",
            f"/per-2021?when={asked}&where={asked}&lang={asked}", f"/per-2021/try?claim={asked}", f"/term/{asked}",
            f"/q/exclusions?group={asked}", f"/q/places?report={asked}", f"/editor?query={asked}",
            f"/go?report={asked}&page={asked}&from={asked}", f"/compare?first={asked}",
        ):  # fmt: skip
            answer = client.get(address)
            assert answer.status_code < 500 or answer.status_code == 503, (address, answer.text[:200])
            assert "Traceback" not in answer.text, address
            assert "set-cookie" not in answer.headers, address
            if answer.status_code == 303:
                assert urlsplit(answer.headers["location"]).netloc == "", address
            if answer.headers.get("content-type", "").startswith("text/html"):
                found = links(answer.text)
                assert found.live == [], address
                assert not any("evil" in urlsplit(one).netloc for one in found.found), address


def test_hostile_headers_change_nothing(server: str) -> None:
    for value in VALUES:
        header = "".join(char for char in value if char.isascii() and char.isprintable())[:200].strip()
        answer = httpx.get(f"{server}/per-2021/gaps", headers={"Accept": header, "Accept-Language": header})
        assert answer.status_code == 200
        assert links(answer.text).live == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "[::1].x"])
def test_a_request_with_a_foreign_host_header_is_refused(server: str, host: str) -> None:
    assert raw(server, f"GET /per-2021 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").split()[1] in (
        "421",
        "400",
    )


def raw(server: str, request: str) -> str:
    parts = urlsplit(server)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as one:
        one.sendall(request.encode("latin-1"))
        return one.makefile("rb").read().decode("latin-1")


def first_line(server: str, request: str) -> str:
    parts = urlsplit(server)
    with socket.create_connection((parts.hostname, parts.port), timeout=40) as one:
        with suppress(ConnectionError):
            one.sendall(request.encode("latin-1"))
        return one.makefile("rb").readline().decode("latin-1")


def test_requests_from_other_sites_are_refused(client: httpx.Client) -> None:
    routes = workbench(Site(open_graph(), WebSettings(review=True))).routes
    posted = [one.path for one in routes if isinstance(one, Route) and "POST" in (one.methods or ())]
    assert len(posted) == 3
    parts = urlsplit(str(client.base_url))
    foreign = ("https://evil.example", "null", f"http://{parts.netloc}.evil.example", f"http://localhost:{parts.port}")
    kinds = [*({"Origin": one} for one in foreign), {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
    for path in posted:
        for headers in kinds:
            answer = client.post(path, data={"query": "ASK {}"}, headers=headers)
            assert (answer.status_code, answer.text[:4]) == (403, "The "), (path, headers)
    own = str(client.base_url).rstrip("/")
    assert client.post("/sparql", data={"query": "ASK {}"}, headers={"Origin": own}).status_code == 200


def test_no_path_of_a_request_leads_out_of_the_static_folder(server: str) -> None:
    for path in (
        "/static/../../../etc/passwd",
        "/static/..%2f..%2fworkbench.py",
        "/static/%2e%2e/server.py",
        "//etc/passwd",
    ):
        answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert "root:" not in answer
        assert "import" not in answer.partition("\r\n\r\n")[2][:400]


def test_oversized_and_malformed_request_bodies_are_refused(client: httpx.Client, server: str) -> None:
    assert client.post("/sparql", data={"query": "#" * 400_000}).status_code == 413
    chunks = (b"x" * 50_000 for _ in range(20))
    chunked = client.post("/sparql", content=chunks, headers={"Content-Type": "application/sparql-query"})
    assert chunked.status_code == 413
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    for body in (
        b"",
        b"--x",
        b"--x\r\nContent-Disposition: form-data; name=file; filename=a.ttl\r\n\r\n<a",
        b"\xff" * 100,
    ):
        assert client.post("/validate", content=body, headers=kind).status_code in (400, 413)
    assert (
        " 400 " in raw(server, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n").split("\r\n")[0] + " "
    )
    for request in (
        f"GET /{'a' * 100_000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {'a' * 100_000}\r\n\r\n",
        "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nASK\r\n",
        "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nASK",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello \r\n\r\n",
    ):
        assert first_line(server, request).startswith(("HTTP/1.1 4", "HTTP/1.1 303")), request[:80]
    assert client.get("/per-2021").status_code == 200


def test_slow_clients_do_not_block_others(client: httpx.Client, server: str) -> None:
    parts = urlsplit(server)
    waiting = [socket.create_connection((parts.hostname, parts.port)) for _ in range(30)]
    for one in waiting:
        one.sendall(b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n")
    assert client.get("/per-2021/gaps").status_code == 200
    for one in waiting:
        one.close()


def test_hostile_queries_at_once_are_stopped_while_pages_answer(client: httpx.Client, server: str) -> None:
    triples = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(5))
    queries = (
        f"SELECT (COUNT(*) AS ?n) {{ {triples} }}",
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '(x+x+)+y')) }",
        "SELECT * { ?a (!<a:a>|^!<a:b>)* ?b . ?b (!<a:a>)* ?c . ?c (!<a:a>)* ?d }",
        f"SELECT * {{ {triples} }} ORDER BY ?c4 ?c3",
    )
    statuses: list[int] = []
    words: set[str] = set()

    def ask(query: str) -> None:
        answer = httpx.post(f"{server}/sparql", data={"query": query}, timeout=60)
        statuses.append(answer.status_code)
        words.add(answer.text.partition(":")[0])

    threads = [threading.Thread(target=ask, args=(queries[n % len(queries)],)) for n in range(20)]
    for one in threads:
        one.start()
    while any(one.is_alive() for one in threads):
        assert client.get("/per-2021/matrix").status_code == 200
        assert client.get("/q/exclusions?group=gap:Man").status_code in (200, 503)
        time.sleep(0.2)
    for one in threads:
        one.join()
    assert set(statuses) <= {503, 200}
    assert statuses.count(503) >= 15
    assert {"TIMEOUT", "BUSY"} <= words
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
