"""The pages of the workbench have no fault in a real Chromium, in both languages, on a desktop and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, ViewportSize

from gapgraph.api import open_graph
from gapgraph.web.brief import brief_html
from tests.web.conftest import AXE
from tests.web.page_types import page_types

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
KINDS = {
    "overview": "/per-2021",
    "matrix": "/per-2021/matrix",
    "gaps": "/per-2021/gaps",
    "cell": "/per-2021/Man/TemporaryLodging",
    "cell of everyone": "/per-2021/Victim/SpecializedShelter",
    "narrative": "/per-2021/narrative",
    "claim": "/per-2021/claim/112",
    "try": "/per-2021/try?claim=-112",
    "compare": "/compare?first=per-2020&second=per-2021",
    "questions": "/questions",
    "question": "/q/exclusions",
    "editor": "/editor",
    "validate": "/validate",
    "browse": "/browse",
    "search": "/search?q=shelter",
    "group": "/group/Man",
    "protection": "/protection/Liberty",
    "provider": "/provider/gap:Government",
    "term": "/term/gap:Man",
    "error": "/nothing",
}


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page and its errors; a request to another host is an error too."""
    page, complaints = context.new_page(), list[str]()
    host = address.split("/")[2]

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if host not in request.url:
            complaints.append(request.url)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", asked)
    page.goto(address)
    return page, complaints


def violations(page: Page) -> list[str]:
    """The faults that axe, a script that checks accessibility, finds in the page. Playwright runs axe in the
    page, because the page's Content-Security-Policy forbids scripts of other origins.

    Only the first part of a matrix is checked, because its hundreds of cells are built in the same way.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async () => (await axe.run({exclude: [['.matrix tbody:nth-of-type(n+2)']]}, {resultTypes: ['violations']}))"
        ".violations"
    )
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def faults(page: Page, complaints: list[str], kind: str, *, with_axe: bool) -> list[str]:
    if kind == "editor":
        page.wait_for_selector(".CodeMirror")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    known = [one for one in complaints if not (kind == "error" and "404" in one)]
    known += violations(page) if with_axe else []
    return [*known, f"{wide} pixels too wide"] if wide > 0 else known


ON_PHONE = ("overview", "matrix", "cell", "question", "try", "validate")
"""Pages with a different layout on a phone; axe checks them on a phone too."""


def faults_of_pages(browser: Browser, server: str, size: ViewportSize, language: str, *, all_with_axe: bool) -> object:
    """The faults of the pages in ``KINDS``, and of one page of each further type to which a link leads."""
    context, found = browser.new_context(viewport=size), {}
    for kind, path in {**KINDS, **page_types(server, language, KINDS.values())}.items():
        page, complaints = opened(context, f"{server}{path}{'&' if '?' in path else '?'}lang={language}")
        with_axe = all_with_axe or kind not in KINDS or kind in ON_PHONE
        if known := faults(page, complaints, kind, with_axe=with_axe):
            found[kind] = known
        page.close()
    context.close()
    return found


@pytest.mark.parametrize(("size", "language"), [(DESK, "en"), (PHONE, "es")], ids=["desk-en", "phone-es"])
def test_axe_finds_no_accessibility_fault_and_no_page_is_wider_than_the_screen(
    browser: Browser, server: str, size: ViewportSize, language: str
) -> None:
    assert faults_of_pages(browser, server, size, language, all_with_axe=size is DESK) == {}


@pytest.mark.proof
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_accessibility_fault_on_any_page_in_either_language(
    browser: Browser, server: str, size: ViewportSize, language: str
) -> None:
    assert faults_of_pages(browser, server, size, language, all_with_axe=True) == {}


def test_the_editor_completes_terms_by_name_and_by_label(browser: Browser, server: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("console", lambda message: asked.append(message.text))
    page.goto(f"{server}/editor?lang=es&query=SELECT%20*%20%7B%20?s%20a%20")
    page.wait_for_selector(".CodeMirror")
    page.wait_for_function("fetch(document.getElementById('editor-form').dataset.terms).then((one) => one.ok)")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+End")
    for typed, hoped in (("gap:Den", "gap:Denial"), ("gap:hombres", "gap:Man")):
        page.keyboard.type(typed)
        page.keyboard.press("Control+Space")
        page.wait_for_selector(f".CodeMirror-hints li:text-is('{hoped}')")
        page.keyboard.press("Escape")
        for _ in typed:
            page.keyboard.press("Backspace")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?one a gap:Denial }")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer p:text-is('true')")
    assert asked == []
    page.close()


def test_axe_finds_no_accessibility_fault_in_the_brief(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(brief_html(open_graph(), "per-2021", "es"), encoding="utf-8")
    page = browser.new_page(viewport=DESK)
    page.goto(path.as_uri())
    assert violations(page) == []
    page.close()


def follow(page: Page, link: Locator) -> None:
    """Click the link or button, and wait until the next page is loaded."""
    with page.expect_navigation():
        link.click()


@pytest.mark.parametrize("language", ["en", "es"])
def test_report_cells_and_matrix_work_with_scripts_off(browser: Browser, server: str, language: str) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/per-2021?lang={language}")
    assert page.locator(".card").count() == 8
    follow(page, page.locator("table.matrix td a.cell").first)
    assert page.locator("ol.steps li").count() >= 2
    assert page.locator("mark.decides").count() >= 1
    follow(page, page.locator("main a[href*='/claim/']").first)
    assert page.locator("mark.decides").count() >= 1
    page.goto(f"{server}/per-2021/matrix?lang={language}")
    page.select_option("#f-groups", "Child")
    follow(page, page.locator(".filters button"))
    assert "groups=Child" in page.url
    assert f"lang={language}" in page.url or language == "en"
    context.close()


@pytest.mark.parametrize(
    ("size", "language"),
    [
        pytest.param(DESK, "es", id="desk-es"),
        pytest.param(PHONE, "en", id="phone-en"),
        pytest.param(DESK, "en", id="desk-en", marks=pytest.mark.proof),
        pytest.param(PHONE, "es", id="phone-es", marks=pytest.mark.proof),
    ],
)
def test_the_main_tasks_of_the_workbench_work_with_keys_alone(
    browser: Browser, server: str, language: str, size: ViewportSize, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=size)
    page, complaints = opened(context, f"{server}/per-2021?lang={language}")
    # see, then check
    assert page.locator("h1").inner_text().startswith("Per")
    page.goto(f"{server}/per-2021/matrix?lang={language}")
    if size is PHONE:
        page.select_option("#pick", "TransgenderVictim")
        page.wait_for_url("**group=TransgenderVictim*")
        follow(page, page.locator(".phone-list a").first)
    else:
        follow(page, page.locator("table.matrix td a.cell").first)
    assert page.locator(".banner").count() >= 1
    # ask
    page.goto(f"{server}/q/exclusions?lang={language}")
    page.select_option("#p-group", "gap:Man")
    follow(page, page.locator(".go button"))
    assert page.locator("table.rows tbody tr").count() >= 2
    page.goto(f"{server}/editor?lang={language}")
    page.wait_for_selector(".CodeMirror")
    page.locator("#editor-form button.main").click()
    page.wait_for_selector("#answer table")
    # validate
    path = tmp_path / "claims.ttl"
    claim = "https://w3id.org/gapgraph/report/x-2021/claim/001"
    path.write_text(f"<{claim}> a <https://w3id.org/gapgraph/ontology#Denial> .")
    page.goto(f"{server}/validate?lang={language}")
    page.set_input_files("#file", path)
    page.locator(".go button").click()
    page.wait_for_selector("section .chip")
    # compare
    page.goto(f"{server}/compare?lang={language}")
    page.select_option("#c-first", "per-2019")
    follow(page, page.locator(".go button"))
    assert "first=per-2019" in page.url
    # try
    page.goto(f"{server}/per-2021/try?lang={language}")
    page.select_option("#t-protection", "TemporaryLodging")
    follow(page, page.locator(".go button"))
    assert page.locator("table.rows, .notice").count() >= 1
    # browse
    page.goto(f"{server}/browse?lang={language}")
    page.fill("#q", "gesell")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**")
    assert complaints == []
    context.close()
