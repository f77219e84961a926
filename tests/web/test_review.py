"""Reviewing in a real Chromium by the keyboard alone, and what the page refuses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from gapgraph.authoring.encoding import read_encoding
from tests.cli.running import gapgraph
from tests.web.conftest import ROOT, started
from tests.web.test_browser import DESK, opened, violations

REPORT = "per-2020"
FIRST = """[[claim]]
id = 1
kind = "NonDisclosure"
quote = "the government did not specify any new outcomes from it"
measure = "VictimDetails"
"""
"""A first claim, because the workbench can't show a report without claims."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a compiled report that has one encoded claim."""
    for kind in ("encodings", "sources"):
        (tmp_path / "data" / kind).mkdir(parents=True)
    text = (ROOT / "data" / "encodings" / f"{REPORT}.toml").read_text(encoding="utf-8").partition("[[")[0]
    (tmp_path / "data" / "encodings" / f"{REPORT}.toml").write_text(text + FIRST, encoding="utf-8")
    (tmp_path / "data" / "sources" / f"{REPORT}.txt").write_bytes((ROOT / f"data/sources/{REPORT}.txt").read_bytes())
    assert gapgraph("build", REPORT, root=tmp_path).status == 0
    return tmp_path


@pytest.fixture
def address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("GAPGRAPH_ROOT", str(folder))
    process, address = started("--review")
    yield address
    process.terminate()
    process.wait(20)


def test_drafts_are_reviewed_before_the_folder_has_any_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tmp_path / "text.txt"
    text.write_text(
        "Police identified 40 victims in 2020. NGOs provided legal assistance to women.\n", encoding="utf-8"
    )
    made = gapgraph("new", "BOL", "2021", "--text", str(text), "--address", "https://example.org", root=tmp_path)
    assert made.status == 0, made.err
    assert gapgraph("draft", "bol-2021", "--save", root=tmp_path).status == 0
    monkeypatch.setenv("GAPGRAPH_ROOT", str(tmp_path))
    process, address = started("--review")
    try:
        found = httpx.get(f"{address}/review/bol-2021")
        assert found.status_code == 200
        assert "Police identified" in found.text
        for page in ("", "questions", "compare", "search?q=men", "per-2021/matrix"):
            said = httpx.get(f"{address}/{page}", follow_redirects=True)
            assert said.status_code in (400, 404), page
            assert "GG1" in said.text, page
    finally:
        process.terminate()
        process.wait(20)


def states(folder: Path) -> dict[str, int]:
    drafts = tomllib.loads((folder / f"data/drafts/{REPORT}.toml").read_text(encoding="utf-8"))["draft"]
    found = [one["state"] for one in drafts]
    return {state: found.count(state) for state in sorted(set(found))}


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_forty_drafts_are_reviewed_by_keyboard_alone(browser: Browser, address: str, folder: Path) -> None:
    context = browser.new_context(viewport=DESK)
    page, complaints = opened(context, f"{address}/review/{REPORT}")
    assert violations(page) == []
    total = states(folder)["open"]
    page.keyboard.press("c")
    page.keyboard.press("Control+A")
    page.keyboard.type("changed")
    slot = page.evaluate("document.activeElement.name")
    press(page, "Enter")
    assert page.input_value(f'[name="{slot}"]') == "Changed"
    for decided in range(total):
        press(page, "ar"[decided % 2])
    assert states(folder) == {"accepted": (total + 1) // 2, "rejected": total // 2}
    assert "Every draft is decided" in page.inner_text("main")
    claims = read_encoding(folder / "data" / "encodings" / f"{REPORT}.toml").claims
    assert len(claims) == 1 + (total + 1) // 2
    assert complaints == []
    context.close()


def test_the_quote_is_highlighted_in_the_narrative(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page, _ = opened(context, f"{address}/review/{REPORT}")
    assert page.inner_text("#now") == "Identification and protection efforts were maintained"
    page.click("button[value=skip]")
    assert "Draft 2" in page.inner_text("h2 >> nth=0")
    context.close()


def test_a_request_from_another_site_changes_nothing(address: str, folder: Path) -> None:
    httpx.get(f"{address}/review/{REPORT}")
    before = states(folder)
    form = {"draft": "1", "do": "accept"}
    foreign = httpx.post(f"{address}/review/{REPORT}", data=form, headers={"Origin": "https://example.org"})
    assert (foreign.status_code, states(folder)) == (403, before)


def test_an_error_is_shown_beside_the_draft(address: str, folder: Path) -> None:
    form = {"draft": "1", "do": "accept", "slot protection": "Kindness"}
    answer = httpx.post(f"{address}/review/{REPORT}", data=form)
    assert (answer.status_code, "Kindness" in answer.text) == (400, True)
    assert states(folder).get("accepted", 0) == 0
    assert httpx.post(f"{address}/review/{REPORT}", data={"draft": "9999", "do": "accept"}).status_code == 404
    assert httpx.get(f"{address}/review/..%2F..%2Fper-2020").status_code == 404
    assert httpx.get(f"{address}/review/nothing").status_code == 404


def test_without_the_option_review_the_workbench_writes_nothing(client: httpx.Client) -> None:
    assert client.get(f"/review/{REPORT}").status_code == 404
    assert client.post(f"/review/{REPORT}", data={"draft": "1", "do": "accept"}).status_code in (404, 405)


@pytest.mark.parametrize("more", [("--address", "0.0.0.0"), ("--host-name", "example.org"), ("--prefix", "/x")])
def test_review_works_only_on_this_machine(more: tuple[str, str]) -> None:
    assert gapgraph("serve", "--review", *more).status == 2
