"""Answers, hypothetical claims and tables over HTTP: they equal those of the command line."""

from __future__ import annotations

import csv
import re
from io import StringIO
from xml.etree import ElementTree as ET

import httpx
import rdflib

from gapgraph.i18n.query_parameter_phrases import PARAMETER_NAMES, PARAMETER_PHRASES
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.resources import root
from gapgraph.vocabulary import GAP
from tests.cli.running import gapgraph
from tests.web.workbench_pages import links


def test_downloads_equal_the_tables_of_the_command_line(client: httpx.Client) -> None:
    assert client.get("/per-2021/file/gaps.csv").text == gapgraph("gaps", "per-2021", "--format", "csv").out
    assert client.get("/per-2021/file/matrix.csv?lang=es").text == (
        gapgraph("matrix", "per-2021", "--format", "csv", "--lang", "es").out
    )
    explained = client.get("/per-2021/Man/TemporaryLodging/explain.json").json()
    assert explained == gapgraph("explain", "per-2021", "Man", "TemporaryLodging", "--format", "json").records
    rows = list(csv.DictReader(StringIO(client.get("/q/exclusions/answer.csv?group=Man").text)))
    assert rows == gapgraph("query", "exclusions", "-p", "group=Man", "--format", "csv").rows


def test_every_query_page_shows_an_answer_at_first_opening(client: httpx.Client) -> None:
    listed = set(re.findall(r'href="(/q/[a-z-]+)"', client.get("/questions").text))
    assert len(listed) > 15
    failed = {
        one: answer.status_code for one in sorted(listed) if (answer := client.get(one)).status_code not in (200, 503)
    }
    assert failed == {}


def test_the_try_page_shows_the_claims_that_a_service_contradicts_and_those_that_prevent_it(
    client: httpx.Client,
) -> None:
    text = client.get("/per-2021/try?group=Man&protection=TemporaryLodging").text
    way, _, rest = text.partition("No longer unmet")
    assert "there were no shelters that accepted men" in rest.partition("Claims that the service contradicts")[2]
    way = way.partition("What prevents the service")[2]
    assert "few shelter options" in way
    assert "claim=-per-2021/claim/108" in way.replace("%2F", "/")


def test_a_query_page_shows_one_row_for_each_joined_row_of_the_answer(client: httpx.Client) -> None:
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
    assert "identificación incluye las víctimas identificadas" in page
    assert ">Qué se cuenta</label>" in page
    assert "identification includes identified" not in page
    assert "identification includes identified" in client.get("/q/trends").text
    for query in read_catalogue(root()).values():
        for one in query.header.parameters:
            assert one.name in PARAMETER_NAMES, (query.name, one.name)
            assert one.description in PARAMETER_PHRASES, (query.name, one.description)


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


def test_the_try_page_marks_hypothetical_claims_and_links_to_them(client: httpx.Client) -> None:
    text = client.get("/per-2021/try?claim=-112").text
    assert "Supposed, not in the report" in text
    assert "claim=-112" in text


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
