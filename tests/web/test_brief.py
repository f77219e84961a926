"""The brief is one file that loads no other file."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gapgraph.api import Gapgraph, open_graph
from gapgraph.web.brief import brief_html
from tests.cli.running import gapgraph as run


@pytest.fixture(scope="module")
def graph() -> Gapgraph:
    return open_graph()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_brief_of_every_report_is_small_and_loads_nothing(graph: Gapgraph, language: str) -> None:
    for report in graph.report_ids:
        page = brief_html(graph, report, language)
        assert len(page.encode()) < 500_000, report
        assert "<script" not in page, report
        assert not re.findall(r'\b(?:src|srcset)="', page), report
        assert "<link" not in page, report
        assert "@import" not in page, report
        assert f'<html lang="{language}">' in page, report


def test_the_brief_is_deterministic(graph: Gapgraph) -> None:
    assert brief_html(graph, "per-2021") == brief_html(open_graph(), "per-2021")


def test_the_brief_begins_with_the_finding_and_its_hedge(graph: Gapgraph) -> None:
    page = brief_html(graph, "per-2021")
    title = re.search(r"<h1>(.*?)</h1>", page)
    assert title
    assert title[1] == (
        "Peru 2021: no temporary lodging for men; government shelters typically refused temporary lodging to "
        "transgender victims."
    )
    assert "“there were no shelters that accepted men”" in page


def test_the_title_of_the_brief_joins_groups_and_names_limitations_if_nobody_is_refused(graph: Gapgraph) -> None:
    titles = {
        str(report): str(re.findall(r"<h1>(.*?)</h1>", brief_html(graph, report))[0]) for report in graph.report_ids
    }
    assert titles["col-2021"] == "Colombia 2021: no temporary lodging for adults and victims of labor trafficking."
    assert "who is refused a protection; temporary lodging for victims fell short." in titles["gha-2019"]
    assert titles["mex-2020"].endswith(
        "refused a protection; identification for victims of labor trafficking fell short."
    )


def test_a_card_of_the_brief_shows_the_longest_quotation_of_its_claim(graph: Gapgraph) -> None:
    cards = brief_html(graph, "col-2021").partition('<ul class="cards">')[2].partition("</ul>\n</section>")[0]
    assert "did not provide them, or victims of forced labor, with shelter" in cards
    assert "“the government”" not in cards


def test_the_command_brief_writes_the_brief_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "peru.html"
    found = run("brief", "per-2021", "-o", str(target), "--lang", "es")
    assert found.status == 0, found.err
    assert "Perú 2021" in target.read_text(encoding="utf-8")


def test_the_command_gaps_imports_nothing_for_web_pages() -> None:
    line = (
        "import sys, runpy; sys.argv = ['gapgraph', 'gaps', 'per-2021', '--format', 'csv']\n"
        "try: runpy.run_module('gapgraph', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([one for one in ('jinja2', 'starlette', 'uvicorn', 'gapgraph.web') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def pages_printed(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def opened_from_a_folder(browser: Browser, graph: Gapgraph, report: str, language: str, folder: Path) -> bytes:
    """The printed brief, opened from a folder without network and scripts; the browser reports no error."""
    path = folder / f"{report}-{language}.html"
    path.write_text(brief_html(graph, report, language), encoding="utf-8")
    context = browser.new_context(offline=True, java_script_enabled=False)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    assert page.locator("h1").is_visible()
    assert report != "per-2021" or page.locator("table.matrix td .cell").count() > 100
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    context.close()
    assert complaints == []
    return printed


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_brief_opens_from_a_folder_and_prints_on_few_pages(
    graph: Gapgraph, language: str, tmp_path: Path, browser: Browser
) -> None:
    assert 2 <= pages_printed(opened_from_a_folder(browser, graph, "per-2021", language, tmp_path)) <= 8


@pytest.mark.proof
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_brief_of_every_report_prints_on_few_pages(
    graph: Gapgraph, language: str, tmp_path: Path, browser: Browser
) -> None:
    counts = {
        report: pages_printed(opened_from_a_folder(browser, graph, report, language, tmp_path))
        for report in graph.report_ids
    }
    assert {report: count for report, count in counts.items() if not 1 <= count <= 8} == {}


def test_pdf_is_printed_if_chromium_is_installed(tmp_path: Path) -> None:
    target = tmp_path / "peru.pdf"
    found = run("brief", "per-2021", "-o", str(target), "--lang", "es", "--pdf")
    assert found.status == 0, found.err
    assert target.read_bytes().startswith(b"%PDF")
    assert 2 <= pages_printed(target.read_bytes()) <= 8


def test_without_chromium_the_error_names_printing_from_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = run("brief", "per-2021", "-o", str(tmp_path / "peru.pdf"), "--pdf")
    assert found.status != 0
    assert "GG802" in found.err
    assert not (tmp_path / "peru.pdf").exists()
