"""Seven tasks of a user by keys alone, in both languages, at a desk and on a phone; two of them without scripts.

``make test`` runs one case of each kind, and ``make proof`` runs all cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.web.keyboard import Keyboard
from tests.web.page_types import page_types
from tests.web.test_browser import DESK, KINDS, PHONE, opened

CLAIM = """<https://w3id.org/gapgraph/report/x-2021/claim/001> a <https://w3id.org/gapgraph/ontology#Denial> ."""


class Reading(NamedTuple):
    """How a user reads the pages: the size of the screen, the language, and whether scripts run."""

    size: ViewportSize
    language: str
    scripts: bool = True

    def __str__(self) -> str:
        return f"{'desk' if self.size is DESK else 'phone'}-{self.language}{'' if self.scripts else '-no-scripts'}"


WAYS = [
    Reading(DESK, "en"),
    Reading(PHONE, "es"),
    pytest.param(Reading(DESK, "es"), marks=pytest.mark.proof, id="desk-es"),
    pytest.param(Reading(PHONE, "en"), marks=pytest.mark.proof, id="phone-en"),
]
WITHOUT_SCRIPTS = [
    Reading(DESK, "es", scripts=False),
    Reading(PHONE, "en", scripts=False),
    pytest.param(Reading(DESK, "en", scripts=False), marks=pytest.mark.proof, id="desk-en-no-scripts"),
    pytest.param(Reading(PHONE, "es", scripts=False), marks=pytest.mark.proof, id="phone-es-no-scripts"),
]


class Reader:
    """A user with a keyboard who opens pages in a language."""

    def __init__(self, keys: Keyboard, server: str, way: Reading) -> None:
        self.keys, self.server, self.way = keys, server, way
        self.page = keys.page

    def open(self, path: str) -> None:
        self.page.goto(f"{self.server}{path}{'&' if '?' in path else '?'}lang={self.way.language}")
        self.check_language()

    def check_language(self) -> None:
        assert self.page.locator(f"html[lang={self.way.language}]").count() == 1, self.page.url

    def shown(self, selector: str) -> int:
        return self.page.locator(selector).locator("visible=true").count()


@pytest.fixture
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Reader]:
    way: Reading = request.param
    context = browser.new_context(viewport=way.size, java_script_enabled=way.scripts)
    page, complaints = opened(context, f"{server}/per-2021?lang={way.language}")
    keys = Keyboard(page)
    yield Reader(keys, server, way)
    context.close()
    assert complaints == []
    assert keys.faults == []


every_way = pytest.mark.parametrize("reader", WAYS, ids=str, indirect=True)
seeing = pytest.mark.parametrize("reader", [*WAYS, *WITHOUT_SCRIPTS], ids=str, indirect=True)


@seeing
def test_the_keyboard_leads_to_the_matrix(reader: Reader) -> None:
    """From the first page to the matrix, past the navigation by the skip link, and then to one group and one time."""
    keys, page = reader.keys, reader.page
    assert reader.shown(".card") == 8
    keys.follow("a.nav[href*='/matrix']")
    reader.check_language()
    page.keyboard.press("Tab")
    assert keys.has("a.skip")
    page.keyboard.press("Enter")
    if reader.way.size is PHONE:
        keys.pick("#pick", "TransgenderVictim")
        keys.follow("#pick ~ button, .phone-matrix button")
        assert "group=TransgenderVictim" in page.url
        assert reader.shown(".phone-list a .value span") > 10
    else:
        keys.pick("#f-groups", "Child")
        keys.follow(".filters button")
        assert "groups=Child" in page.url
        heads = page.locator("table.matrix thead th").count()
        assert heads >= 2
        assert page.locator("table.matrix thead a[href*='/group/Adult']").count() == 0
        assert reader.shown("table.matrix td a.cell") >= 10 * heads
    keys.pick("#ctx-when", page.locator("#ctx-when option").nth(1).get_attribute("value") or "")
    keys.follow(".context button")
    assert "when=" in page.url
    reader.check_language()


@seeing
def test_the_keyboard_leads_from_a_cell_to_its_sentence_and_claim(reader: Reader) -> None:
    """From a cell to the sentence that decides it, to its claim, and back to the cells that the claim decides."""
    keys, page = reader.keys, reader.page
    reader.open("/per-2021/matrix?group=Man")
    if reader.way.size is PHONE:
        keys.follow(".phone-list a[href*='/Man/TemporaryLodging']")
    elif reader.way.scripts:
        keys.tab_to("table.matrix td a.cell")
        keys.arrow_until("ArrowDown", lambda address: "/TemporaryLodging" in address)
        keys.arrow_until("ArrowRight", lambda address: "/Man/" in address)
        keys.press("Enter")
    else:
        keys.follow("table.matrix td a.cell[href*='/Man/TemporaryLodging']")
    reader.check_language()
    assert page.locator(".banner strong").first.inner_text().strip()
    assert page.locator("mark.decides").first.inner_text() == "there were no shelters that accepted men"
    keys.follow("ol.steps a[href*='/claim/']")
    assert page.locator("mark.decides").first.inner_text() == "there were no shelters that accepted men"
    keys.follow("#says ~ ul a, section[aria-labelledby=says] a")
    assert "/TemporaryLodging" in page.url
    reader.check_language()


@every_way
def test_a_question_is_answered_and_downloaded_by_keyboard(reader: Reader) -> None:
    """Ask a question with another value, download the answer as a file, and run a query in the editor."""
    keys, page = reader.keys, reader.page
    reader.open("/questions")
    keys.follow("a[href*='/q/exclusions']")
    keys.pick("#p-group", "gap:Man")
    keys.follow(".go button")
    assert reader.shown("table.rows tbody tr") >= 2
    keys.tab_to("a[href*='answer.csv']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "there were no shelters that accepted men" in download.value.path().read_text(encoding="utf-8")
    keys.tab_to("section[aria-labelledby=same] summary")
    page.keyboard.press("Enter")
    keys.follow("a[href*='/editor']")
    page.wait_for_selector(".CodeMirror")
    keys.tab_to(".CodeMirror textarea")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?one a gap:Denial }")
    page.keyboard.press("Escape")
    keys.tab_to("#editor-form button.main")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer p:text-is('true')")


@every_way
def test_a_file_is_validated_by_keyboard(reader: Reader, tmp_path: Path) -> None:
    """Choose a file in the system's dialogue; the page shows its findings."""
    keys, page = reader.keys, reader.page
    path = tmp_path / "claims.ttl"
    path.write_text(CLAIM)
    keys.follow("a.nav[href*='/validate']")
    keys.choose_file("#file", path)
    keys.follow(".go button")
    reader.check_language()
    assert reader.shown("section .chip") >= 1
    assert page.locator("h2").first.inner_text() == "claims.ttl"


@every_way
def test_two_reports_are_compared_by_keyboard(reader: Reader) -> None:
    """Compare another year with the newest, and open a folded list."""
    keys, page = reader.keys, reader.page
    keys.follow("a.nav[href*='/compare']")
    keys.pick("#c-first", "per-2019")
    keys.follow(".go button")
    assert "first=per-2019" in page.url
    reader.check_language()
    keys.tab_to("details:not([open]) summary")
    before = reader.shown("table.rows tbody tr")
    page.keyboard.press("Space")
    assert reader.shown("table.rows tbody tr") > before


@every_way
def test_a_new_service_is_tried_by_keyboard(reader: Reader) -> None:
    """Try a new shelter for men, then also remove the sentence that prevents it."""
    keys, page = reader.keys, reader.page
    keys.follow("a.nav[href*='/try']")
    keys.pick("#t-group", "Man")
    keys.pick("#t-protection", "TemporaryLodging")
    keys.follow(".go button")
    assert reader.shown("table.rows tbody tr") >= 1
    keys.follow("a[href*='claim=-per-2021']")
    reader.check_language()
    assert page.locator("#supposed li").count() == 2


@every_way
def test_the_search_and_the_list_of_groups_work_by_keyboard(reader: Reader) -> None:
    """By keyboard alone, a reader can search, open a result of the search, and open a group's page from the list of
    groups.
    """
    keys, page = reader.keys, reader.page
    keys.follow("a.nav[href*='/browse']")
    keys.tab_to("#q")
    page.keyboard.type("gesell")
    keys.press("Enter")
    assert "q=gesell" in page.url
    keys.follow("main ul.plain a")
    assert page.locator("#main").inner_text().casefold().count("gesell") >= 1
    reader.open("/browse")
    keys.follow("ul.list a[href*='/group/Man']")
    reader.check_language()
    assert reader.shown("a[href*='/claim/']") >= 1


def caught(browser: Browser, server: str, way: Reading, pages: list[str]) -> list[str]:
    """The pages in which Tab can't go on, or leads to an invisible element."""
    context, found = browser.new_context(viewport=way.size), list[str]()
    for path in pages:
        page, _ = opened(context, f"{server}{path}{'&' if '?' in path else '?'}lang={way.language}")
        if path.startswith("/editor"):
            page.wait_for_selector(".CodeMirror")
        keys = Keyboard(page)
        assert len(keys.walk()) >= 1, path
        found += keys.faults
        page.close()
    context.close()
    return found


def test_tab_leads_through_the_editor(browser: Browser, server: str) -> None:
    assert caught(browser, server, Reading(DESK, "en"), ["/editor"]) == []


@pytest.mark.proof
@every_way
def test_tab_leads_through_every_page(browser: Browser, server: str, reader: Reader) -> None:
    pages = [*KINDS.values(), *page_types(server, reader.way.language, KINDS.values()).values()]
    assert caught(browser, server, reader.way, pages) == []
