"""The page of the matrix with its filters and the pages “Compare” and “Try” have the right content and are readable on
a phone.
"""

from __future__ import annotations

import re

import httpx
import pytest
import rdflib
from playwright.sync_api import Browser

from gapgraph.api import open_graph
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP, ReportId
from gapgraph.web.filtered_matrix import matrix_columns, matrix_protections
from gapgraph.web.report_view import ReportView


@pytest.fixture(scope="module")
def view() -> ReportView:
    graph = open_graph()
    return ReportView(Setting(graph, ReportId("per-2021")), graph)


def names(view: ReportView, asked: str) -> list[str]:
    return [one.removeprefix(GAP) for one in matrix_columns(view, asked)]


def test_the_matrix_can_show_a_selection_of_groups(view: ReportView) -> None:
    assert names(view, "Age") == ["Child", "Adult", "Victim"]
    assert {"Child", "MaleVictim", "TransgenderVictim", "ForeignVictim", "Victim"} <= set(names(view, "basic"))
    assert not {"Man", "Girl"} & set(names(view, "basic"))
    inside = names(view, "Child")
    assert {"Child", "Girl", "BoyInSexTrafficking"} <= set(inside)
    assert not {"Man", "Victim", "Adult"} & set(inside)
    assert set(names(view, "")) < set(names(view, "all"))


def test_the_matrix_shows_a_part_of_the_protections_or_a_single_one(view: ReportView) -> None:
    lodging = {one.removeprefix(GAP) for one in matrix_protections(view, "lodging")}
    assert {"TemporaryLodging", "SpecializedShelter", "FamilyCare"} <= lodging
    assert "Liberty" not in lodging
    assert matrix_protections(view, "Liberty") == (GAP + "Liberty",)
    assert set(matrix_protections(view, "")) < set(matrix_protections(view, "all"))


def test_an_option_hides_the_rows_of_the_matrix_without_the_chosen_verdict(client: httpx.Client) -> None:
    every = client.get("/per-2021/matrix?show=unmet").text
    unmet = client.get("/per-2021/matrix?show=unmet&only=1").text
    assert "/per-2021/Man/TemporaryLodging" in unmet
    assert "/per-2021/Man/Compensation" in every
    assert "/per-2021/Man/Compensation" not in unmet
    assert 'name="only" value="1" data-submit checked' in unmet


def test_the_matrix_page_shows_the_groups_inside_a_group_and_links_back(client: httpx.Client) -> None:
    folded = client.get("/per-2021/matrix?groups=basic").text
    (address,) = set(re.findall(r'href="([^"]*groups=Child)"', folded))
    unfolded = client.get(address).text
    assert "/per-2021/Girl/TemporaryLodging" in unfolded
    assert "Back up to:" in unfolded
    assert client.get("/per-2021/matrix?groups=Chidl").status_code == 404


def test_the_note_about_a_focused_cell_is_shown_and_covers_no_part_of_the_table(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{server}/per-2021/matrix")
    cell = page.locator("a.cell[href$='/per-2021/Child/SpecializedShelter']").first
    cell.focus()
    said = page.locator("[data-cell-note]").inner_text()
    assert said.startswith("Specialized shelter, Children: Specialized; ")
    assert "in part of the country: Cusco, Lima, Loreto, Puno" in said
    note, table = page.locator("[data-cell-note]").bounding_box(), page.locator("table.matrix").bounding_box()
    assert note
    assert table
    assert note["y"] + note["height"] <= table["y"] + 1
    page.close()


def test_the_compare_page_separates_real_changes_revised_figures_and_silence(client: httpx.Client) -> None:
    text = client.get("/compare?first=per-2020&second=per-2021").text
    changed, told, beyond, figures = (text.index(f'id="{part}"') for part in ("changed", "told", "beyond", "figures"))
    assert changed < told < beyond < figures
    assert "Insufficient" in text[changed:told]
    assert "Authorities referred all child victims" in text[changed:told]
    assert "Liberty" not in text[changed:told]
    assert "At times, authorities placed child victims" in text[beyond:figures]
    revised = client.get("/compare?first=per-2019&second=per-2020").text
    assert re.search(r"<b>[1-9]\d*</b> figures revised", revised) or "Figures not compared" in revised


def test_two_countries_are_compared_without_words_of_time(client: httpx.Client) -> None:
    for language, words in (("en", "opened|closed|before|now|no longer|changed"), ("es", "antes|ahora|ya no|cambi")):
        page = client.get(f"/compare?first=col-2021&second=per-2021&lang={language}").text
        main = re.sub(r"<(select|script|header).*?</\1>|“[^”]*”|<[^>]+>", " ", page, flags=re.DOTALL)
        main = main.replace("neither comes before the other", "").replace("ninguno va antes que el otro", "")
        assert not re.findall(rf"\b(?:{words})\b", main, flags=re.IGNORECASE), language


def test_the_try_page_lists_services_that_close_gaps_and_then_gaps_that_no_service_closes(client: httpx.Client) -> None:
    text = client.get("/per-2021/try").text
    services, _, blocked = text.partition("Gaps that no new service closes alone")
    assert "Medical care for men" in services
    assert "Temporary lodging for men" in blocked
    assert "few shelter options" in blocked
    (address,) = re.findall(r'href="([^"]+)">Medical care for men<', services)
    after = client.get(address.replace("&amp;", "&")).text
    assert "Closes: unmet before, offered after" in after
    assert "undo" in after
    assert address.replace("&amp;", "&") in after.replace("&amp;", "&"), "the link to share"


@pytest.mark.parametrize("page", ["/per-2021?lang=es", "/per-2021/gaps", "/compare?first=per-2020&second=per-2021"])
def test_tables_use_the_width_of_a_phone(browser: Browser, server: str, page: str) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(f"{server}{page}")
    cells = tab.locator("table.rows.blocks td:visible")
    wide = [box["width"] for n in range(min(cells.count(), 20)) if (box := cells.nth(n).bounding_box())]
    assert wide
    assert min(wide) > 300
    tab.close()


def test_the_page_of_a_group_protection_or_provider_links_to_the_questions_about_it(client: httpx.Client) -> None:
    for page, asked in (
        ("/group/Man?report=per-2020", "/q/exclusions?report=per-2020&amp;group=gap%3AMan"),
        ("/protection/Liberty?report=per-2020", "protection=gap%3ALiberty"),
        ("/provider/per:MIMP?report=per-2020", "/q/providers?report=per-2020&amp;provider=per%3AMIMP"),
    ):
        assert asked in client.get(page).text


@pytest.mark.parametrize("file", ["/per-2021/file/gaps.ttl", "/per-2021/Man/TemporaryLodging/explain.ttl"])
def test_the_claims_behind_a_table_can_be_downloaded_as_turtle(client: httpx.Client, file: str) -> None:
    found = rdflib.Graph().parse(data=client.get(file).text, format="turtle")
    claims = set(found.subjects(rdflib.RDF.type, rdflib.URIRef(GAP + "Denial")))
    assert rdflib.URIRef("https://w3id.org/gapgraph/report/per-2021/claim/112") in claims
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert "there were no shelters that accepted men" in {str(words) for words in found.objects(None, exact)}
