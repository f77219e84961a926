"""The pages over HTTP: both languages, required content, limits, and security."""

from __future__ import annotations

import csv
import html.parser
import json
import re
import socket
import threading
import time
from contextlib import suppress
from io import StringIO
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import httpx
import pytest
import rdflib
from starlette.routing import Route

from gapgraph.api import open_graph
from gapgraph.i18n.query_parameter_phrases import PARAMETER_NAMES, PARAMETER_PHRASES
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.resources import root
from gapgraph.vocabulary import GAP
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench
from tests.cli.running import gapgraph
from tests.web.hostile import VALUES

PAGES = (
    "/per-2021",
    "/per-2021/matrix",
    "/per-2021/matrix?groups=all&protections=all&sort=order&show=unmet",
    "/per-2021/gaps?verdict=underserved",
    "/per-2021/Man/TemporaryLodging",
    "/per-2021/Victim/SpecializedShelter",
    "/per-2021/Adult+Male/Liberty",
    "/per-2021/narrative",
    "/per-2021/claim/112",
    "/per-2021/brief",
    "/per-2021/try?group=Man&protection=TemporaryLodging",
    "/compare?first=per-2020&second=per-2021",
    "/questions",
    "/q/exclusions",
    "/q/capacity-and-demand?view=chart",
    "/editor",
    "/validate",
    "/browse",
    "/search?q=shelter",
    "/group/Man",
    "/protection/Liberty",
    "/provider/gap:Government",
    "/term/gap:Man",
)
REPORTS = tuple(f"/{report}" for report in open_graph().report_ids)


class Links(html.parser.HTMLParser):
    """The addresses in a page, and all parts that would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.live: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value:
                self.found.append(value)
            runs = name in ("href", "src", "action") and (value or "").strip().casefold().startswith("javascript:")
            if name.startswith("on") or name == "style" or runs:
                self.live.append(f"{tag} {name}={value}")
        if tag == "script" and not dict(attrs).get("src"):
            self.live.append("script")
        if tag in ("iframe", "object", "embed", "style"):
            self.live.append(tag)


def links(text: str) -> Links:
    found = Links()
    found.feed(text)
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_answers(client: httpx.Client, language: str) -> None:
    for page in (*PAGES, *REPORTS):
        address = page + ("&" if "?" in page else "?") + f"lang={language}"
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert f'<html lang="{language}">' in answer.text, address
        assert "None" not in re.sub(r"<[^>]*>", "", answer.text).split("Nonesuch"), address


def test_every_link_of_the_first_pages_has_a_target(client: httpx.Client) -> None:
    seen: set[str] = set()
    for page in ("/per-2021", "/per-2021/Man/TemporaryLodging", "/browse", "/questions", "/group/Man"):
        for address in links(client.get(page).text).found:
            if address.startswith("/") and len(seen) < 90:
                seen.add(urlsplit(address)._replace(fragment="").geturl())
    wrong = {one: status for one in sorted(seen) if (status := client.get(one).status_code) not in (200, 303)}
    assert wrong == {}


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


def test_downloads_equal_the_tables_of_the_command_line(client: httpx.Client) -> None:
    assert client.get("/per-2021/file/gaps.csv").text == gapgraph("gaps", "per-2021", "--format", "csv").out
    assert client.get("/per-2021/file/matrix.csv?lang=es").text == (
        gapgraph("matrix", "per-2021", "--format", "csv", "--lang", "es").out
    )
    explained = client.get("/per-2021/Man/TemporaryLodging/explain.json").json()
    assert explained == gapgraph("explain", "per-2021", "Man", "TemporaryLodging", "--format", "json").records
    rows = list(csv.DictReader(StringIO(client.get("/q/exclusions/answer.csv?group=Man").text)))
    assert rows == gapgraph("query", "exclusions", "-p", "group=Man", "--format", "csv").rows


def test_cell_page_shows_the_sentence_in_its_place(client: httpx.Client) -> None:
    text = client.get("/per-2021/Man/TemporaryLodging").text
    assert '<mark class="decides">there were no shelters that accepted men</mark>' in text
    assert "rule 3 of 8" in text
    assert "Law 28950, article 7" in text


def test_terms_are_served_in_the_requested_format(client: httpx.Client) -> None:
    turtle = client.get("/term/gap:Man", headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "gap:Man" in turtle.text
    graph = client.get("/term/gap:Man", headers={"Accept": "application/ld+json"})
    assert json.loads(graph.text)
    page = client.get("/term/gap:Man", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")


def test_unknown_names_get_a_page_with_an_explanation(client: httpx.Client) -> None:
    for page in ("/per-2022", "/per-2021/Mann/TemporaryLodging", "/per-2021/Man/Lodgin", "/q/nothing", "/x/y/z/a/b"):
        answer = client.get(page)
        assert answer.status_code == 404, page
        assert "GG" in answer.text
        assert "Traceback" not in answer.text


def test_every_query_page_shows_an_answer_at_first_opening(client: httpx.Client) -> None:
    listed = set(re.findall(r'href="(/q/[a-z-]+)"', client.get("/questions").text))
    assert len(listed) > 15
    failed = {
        one: answer.status_code for one in sorted(listed) if (answer := client.get(one)).status_code not in (200, 503)
    }
    assert failed == {}


def test_the_try_page_names_superseded_and_remaining_claims(client: httpx.Client) -> None:
    text = client.get("/per-2021/try?group=Man&protection=TemporaryLodging").text
    way, _, rest = text.partition("No longer unmet")
    assert "there were no shelters that accepted men" in rest.partition("What it contradicts")[2]
    way = way.partition("What stands in the way")[2]
    assert "few shelter options" in way
    assert "claim=-per-2021/claim/108" in way.replace("%2F", "/")


def test_an_answer_has_the_joined_rows_of_the_command_line(client: httpx.Client) -> None:
    for name, more in (("adult-men", ""), ("trends", ""), ("trends", "?lang=es"), ("exclusions", "?group=Man")):
        page, table = client.get(f"/q/{name}{more}").text, client.get(f"/q/{name}/answer.json{more}").json()
        body = page.partition("<tbody>")[2].partition("</tbody>")[0]
        assert body.count("<tr>") == len(table) > 2
    assert "“there were no shelters that accepted men”" in body
    assert body.count('href="/per-2021/claim/') == len(table)
    years = client.get("/q/trends").text.partition("<thead>")[2].partition("</thead>")[0]
    assert all(f">{year}</th>" in years for year in ("2018", "2019", "2020", "Change"))


def test_an_answer_can_be_downloaded_as_html_xlsx_and_turtle(client: httpx.Client) -> None:
    book = client.get("/q/exclusions/answer.xlsx?group=Man&lang=es")
    assert book.headers["content-type"].endswith("spreadsheetml.sheet")
    assert book.content[:2] == b"PK"
    page = client.get("/q/exclusions/answer.html?group=Man")
    assert page.headers["content-type"].startswith("text/html")
    assert "there were no shelters that accepted men" in page.text
    for table in ("/per-2021/file/gaps.xlsx", "/per-2021/Man/TemporaryLodging/explain.xlsx"):
        assert client.get(table).content[:2] == b"PK"
    turtle = client.get("/q/exclusions/answer.ttl?group=Man")
    assert turtle.headers["content-type"].startswith("text/turtle")
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    rows = client.get("/q/exclusions/answer.json?group=Man").json()
    report = "https://w3id.org/gapgraph/report/"
    assert {str(one) for one in graph.subjects(rdflib.URIRef(GAP + "evidence"))} == {
        report + row["claim"] for row in rows
    }
    quotes = {str(one) for one in graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"))}
    assert quotes >= {part for row in rows for part in row["quote"].split(" … ")}
    assert client.get("/q/exclusions/answer.doc").status_code == 400


def test_query_forms_are_in_spanish_on_spanish_pages(client: httpx.Client) -> None:
    page = client.get("/q/trends?lang=es").text.partition("<form")[2].partition("</form>")[0]
    assert "el país por el que se pregunta" in page
    assert ">Qué se cuenta</label>" in page
    assert "the country asked about" not in page
    assert "the country asked about" in client.get("/q/trends").text
    for query in read_catalogue(root()).values():
        for one in query.header.parameters:
            assert one.name in PARAMETER_NAMES, (query.name, one.name)
            assert one.description in PARAMETER_PHRASES, (query.name, one.description)


def test_a_gap_with_two_statuses_says_who_has_which(client: httpx.Client) -> None:
    body = client.get("/per-2021/gaps").text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [row.partition("</td>")[0] for row in body.split("<tr>")[1:]]
    several = [row for row in rows if row.count('class="chip') > 1]
    assert several
    for row in several:
        named = re.findall(r'<span class="small">([^<]+)</span>', row)
        assert len(named) == len(set(named)) == row.count('class="chip')
    assert any(">men" in row or "men in " in row or "transgender" in row for row in several)
    assert all('<span class="small">' not in row for row in rows if row not in several)


def test_an_answer_with_numbers_has_a_chart(client: httpx.Client) -> None:
    page = client.get("/q/capacity-and-demand?view=chart").text
    rows = list(csv.DictReader(StringIO(client.get("/q/capacity-and-demand/answer.csv").text)))
    charts = re.findall(r"<figure class=\"chart\">.*?</figure>", page, re.DOTALL)
    assert sum(chart.count("<rect") for chart in charts) == len({row["claim"] for row in rows}) > 5
    assert set(re.findall(r"<h3>([^<]*)</h3>", page)) == {row["measure_label"].capitalize() for row in rows}
    picture = client.get("/q/capacity-and-demand/answer.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    drawn = ET.fromstring(picture.text)
    assert len(drawn.findall(".//{http://www.w3.org/2000/svg}rect")) == len({row["claim"] for row in rows}) + 1
    assert "<figure" not in client.get("/q/exclusions?view=chart").text


def test_whatif_closes_gaps_and_keeps_them_in_its_address(client: httpx.Client) -> None:
    text = client.get("/per-2021/try?claim=-112").text
    assert "Supposed, and not in the report" in text
    assert "claim=-112" in text


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
def test_foreign_hosts_are_refused(server: str, host: str) -> None:
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


def test_paths_never_leave_the_static_folder(server: str) -> None:
    for path in (
        "/static/../../../etc/passwd",
        "/static/..%2f..%2fworkbench.py",
        "/static/%2e%2e/server.py",
        "//etc/passwd",
    ):
        answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert "root:" not in answer
        assert "import" not in answer.partition("\r\n\r\n")[2][:400]


def test_oversized_and_malformed_bodies_are_refused(client: httpx.Client, server: str) -> None:
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


def test_an_uploaded_file_is_validated(client: httpx.Client) -> None:
    claim = "https://w3id.org/gapgraph/report/x-2021/claim/001"
    text = f"<{claim}> a <https://w3id.org/gapgraph/ontology#Denial> ."
    answer = client.post("/validate", files={"file": ("claims.ttl", text.encode())})
    assert answer.status_code == 200
    assert "claim-" in answer.text
    assert "Remedy:" in answer.text
    for name, body in (
        ("x.ttl", b"no turtle"),
        ("<script>alert(1)</script>.ttl", b"<"),
        ("x.exe", b"MZ"),
        ("../../x.ttl", b"\0"),
    ):
        answer = client.post("/validate", files={"file": (name, body)})
        assert answer.status_code == 400, name
        assert "/upload" not in answer.text
        assert links(answer.text).live == []


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
