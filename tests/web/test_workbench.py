"""The pages over HTTP: both languages, their links, and required content."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import httpx
import pytest

from gapgraph.api import open_graph
from gapgraph.vocabulary import LAW
from tests.looking import each
from tests.web.workbench_pages import PAGES, REPORTS, links


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_has_status_200_and_the_chosen_language(client: httpx.Client, language: str) -> None:
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


def test_the_page_of_a_cell_highlights_the_deciding_words_and_names_the_rule_and_duty(client: httpx.Client) -> None:
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


def test_a_gap_with_two_statuses_names_the_people_with_each_status(client: httpx.Client) -> None:
    body = client.get("/per-2021/gaps").text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [row.partition("</td>")[0] for row in body.split("<tr>")[1:]]
    several = [row for row in rows if row.count('class="chip') > 1]
    assert several
    for row in several:
        named = re.findall(r'<span class="small">([^<]+)</span>', row)
        assert len(named) == len(set(named)) == row.count('class="chip')
    assert any(">men" in row or "men in " in row or "transgender" in row for row in several)
    assert all('<span class="small">' not in row for row in rows if row not in several)


def test_every_link_from_the_page_of_a_law_to_a_query_works(client: httpx.Client) -> None:
    name = open_graph().obligations[0].instrument.removeprefix(LAW)
    asked = [one for one in links(client.get(f"/law/{name}").text).found if one.startswith("/q/")]
    for address in each(asked):
        assert "%3C" not in address
        assert client.get(address).status_code == 200
