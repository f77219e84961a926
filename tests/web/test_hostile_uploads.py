"""Files with hostile names and hostile content: their faults are reported as text, and they have no other effect."""

from __future__ import annotations

import json
import threading

import httpx
import pytest

from gapgraph.web.web_settings import WebSettings
from tests.web.conftest import started
from tests.web.hostile import VALUES, Markup, live

REPORT = "https://w3id.org/gapgraph/report/x-2021"
NS = "@prefix gap: <https://w3id.org/gapgraph/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
SENT = {"Content-Type": "multipart/form-data; boundary=edge"}


def form(name: str, content: bytes) -> bytes:
    """A form as an attacker would write it by hand: the name is unchanged, except for line ends."""
    plain = name.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "").replace("\n", "")
    head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{plain}"\r\n\r\n'
    return head.encode() + content + b"\r\n--edge--\r\n"


def turtle(*values: str) -> bytes:
    """Claims in Turtle, each with one of the values as its label and as its group."""
    claims = (
        f"<{REPORT}/claim/{n:03}> a gap:Denial ; rdfs:label {json.dumps(one)}@en ; gap:group {json.dumps(one)} .\n"
        for n, one in enumerate(values)
    )
    return (NS + "".join(claims)).encode()


@pytest.fixture(scope="module")
def clean(server: str) -> frozenset[str]:
    good = httpx.post(f"{server}/validate", content=form("x.ttl", turtle("plain")), headers=SENT, timeout=60)
    assert good.status_code == 200
    bad = httpx.post(f"{server}/validate", content=form("x.ttl", b"no turtle"), headers=SENT, timeout=60)
    refused = httpx.post(f"{server}/validate", content=form("x.exe", b""), headers=SENT, timeout=60)
    return frozenset().union(*(Markup(one.text).shape for one in (good, bad, refused)))


def sent(client: httpx.Client, name: str, content: bytes, clean: frozenset[str]) -> httpx.Response:
    answer = client.post("/validate", content=form(name, content), headers=SENT)
    assert answer.status_code in (200, 400), (name, answer.text)
    assert live(answer.text, clean) == [], name
    assert "Traceback" not in answer.text
    assert "/upload" not in answer.text
    return answer


def test_files_with_hostile_names_are_handled_as_text(client: httpx.Client, clean: frozenset[str]) -> None:
    for value in VALUES:
        sent(client, value, b"", clean)
    for value in (VALUES[0], "../../../tmp/x", "\x00"):
        answer = sent(client, f"{value}.ttl", turtle("plain"), clean)
        assert answer.status_code == 200, value


def test_files_with_hostile_content_are_handled_as_text(client: httpx.Client, clean: frozenset[str]) -> None:
    answer = sent(client, "x.ttl", turtle(*VALUES), clean)
    assert answer.status_code == 200
    assert answer.text.count("<li>") >= 10


@pytest.mark.proof
@pytest.mark.parametrize("ending", ["ttl", "jsonld", "rdf"])
def test_no_hostile_value_in_an_uploaded_file_changes_the_page(
    client: httpx.Client, clean: frozenset[str], ending: str
) -> None:
    for value in VALUES:
        sent(client, f"x.{ending}", turtle(value) if ending == "ttl" else value.encode(), clean)


DEEP = {
    "lists": NS.encode() + b"<a:a> <a:b> " + b"(" * 60_000 + b")" * 60_000 + b" .",
    "blanks": NS.encode() + b"<a:a> <a:b> " + b"[ <a:b> " * 20_000 + b"1" + b" ]" * 20_000 + b" .",
    "a long word": NS.encode() + b'<a:a> <a:b> "' + b"x" * 250_000,
    "nothing but prefixes": b"@prefix a: <a:> .\n" * 10_000,
    "bytes": bytes(range(256)) * 500,
}


@pytest.mark.parametrize("content", list(DEEP))
def test_malformed_content_is_reported_in_words(client: httpx.Client, clean: frozenset[str], content: str) -> None:
    answer = sent(client, "x.ttl", DEEP[content], clean)
    assert "Traceback" not in answer.text
    assert client.get("/validate").status_code == 200


def test_the_validation_of_a_file_that_needs_too_much_memory_is_stopped() -> None:
    process, address = started("--query-memory", "60")
    try:
        answer = httpx.post(f"{address}/validate", content=form("x.ttl", turtle("plain")), headers=SENT, timeout=60)
        assert answer.status_code == 400
        assert "MEMORY" in answer.text
        assert "query_memory" in answer.text
    finally:
        process.terminate()
        process.wait(20)


def test_each_of_many_simultaneous_files_is_validated_or_refused(server: str) -> None:
    answers: list[str] = []

    def send() -> None:
        found = httpx.post(f"{server}/validate", content=form("x.ttl", turtle("plain")), headers=SENT, timeout=120)
        answers.append(found.text)

    threads = [threading.Thread(target=send) for _ in range(12)]
    for one in threads:
        one.start()
    page = httpx.get(f"{server}/per-2021/gaps", timeout=60)
    for one in threads:
        one.join()
    assert page.status_code == 200
    assert len(answers) == 12
    assert all("Remedy:" in one or "BUSY" in one for one in answers)
    assert any("Remedy:" in one for one in answers)
    assert WebSettings().upload_bytes > 1000
