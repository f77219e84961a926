"""The review of drafts in a real Chromium: the server is killed, the page is reloaded, and all drafts of a sentence are
accepted at once.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from gapgraph.authoring.encoding import read_encoding
from gapgraph.core.claim_words import Kind
from scripts.core import ROOT
from tests.cli.running import gapgraph
from tests.drafting.test_review_terminal import TEXT, claims, drafts, states
from tests.web.conftest import started
from tests.web.test_browser import DESK, opened

REPORT = "bol-2021"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a short text and one claim that is encoded and compiled."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    call = ("new", "BOL", "2021", "--text", str(tmp_path / "report.txt"), "--address", "https://example.org/report")
    assert gapgraph(*call, root=tmp_path).status == 0
    assert gapgraph("review", REPORT, keys="aq", root=tmp_path).status == 1
    assert gapgraph("build", REPORT, root=tmp_path).status == 0
    monkeypatch.setenv("GAPGRAPH_ROOT", str(tmp_path))
    return tmp_path


@pytest.fixture
def running(small: Path) -> Iterator[list[tuple[subprocess.Popen[bytes], str]]]:
    """The workbench with the short report; a test may kill its server and start another server."""
    assert small.exists()
    servers = [started("--review")]
    yield servers
    for process, _ in servers:
        process.kill()
        process.wait(20)


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_killed_server_and_a_reload_lose_nothing(
    browser: Browser, running: list[tuple[subprocess.Popen[bytes], str]], small: Path
) -> None:
    context = browser.new_context(viewport=DESK)
    page, _ = opened(context, f"{running[0][1]}/review/{REPORT}")
    assert "The rules read only English" in page.inner_text("main")
    press(page, "a")
    press(page, "r")
    at = page.inner_text("#draft")
    page.reload()
    assert page.inner_text("#draft") == at
    before = states(small)
    running[0][0].kill()
    running[0][0].wait(20)
    assert (before["accepted"], before["rejected"], states(small)) == (2, 1, before)
    running.append(started("--review"))
    page.goto(f"{running[1][1]}/review/{REPORT}")
    assert page.inner_text("#draft") == at
    press(page, "a")
    assert (states(small)["accepted"], len(claims(small))) == (3, 3)
    context.close()


def test_accepting_all_drafts_of_a_sentence_at_once_leaves_a_drafted_denial_open(
    browser: Browser, running: list[tuple[subprocess.Popen[bytes], str]], small: Path
) -> None:
    context = browser.new_context(viewport=DESK)
    page, _ = opened(context, f"{running[0][1]}/review/{REPORT}?lang=es")
    assert "Las reglas solo leen inglés" in page.inner_text("main")
    press(page, "A")
    left = [one for one in drafts(small) if one["state"] == "open"]
    assert left[0]["kind"] == Kind.DENIAL.value
    assert page.locator("button[value=rest]").count() == 0
    page.keyboard.press("A")
    assert [one for one in drafts(small) if one["state"] == "open"] == left
    press(page, "a")
    assert Kind.DENIAL in {claim.kind for claim in claims(small)}
    context.close()


@pytest.mark.proof
def test_forty_drafts_are_reviewed_by_keyboard_although_the_server_is_killed(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = "per-2019"
    for kind in ("encodings", "sources"):
        (tmp_path / "data" / kind).mkdir(parents=True)
    encoding = (ROOT / "data" / "encodings" / f"{report}.toml").read_text(encoding="utf-8")
    head, first = encoding.partition("[[claim]]")[0], encoding.split("[[claim]]")[1]
    path = tmp_path / "data" / "encodings" / f"{report}.toml"
    path.write_text(f"{head}[[claim]]{first}", encoding="utf-8")
    (tmp_path / "data" / "sources" / f"{report}.txt").write_bytes((ROOT / f"data/sources/{report}.txt").read_bytes())
    assert gapgraph("build", report, root=tmp_path).status == 0
    monkeypatch.setenv("GAPGRAPH_ROOT", str(tmp_path))
    accepted = 0
    for _ in range(3):
        process, address = started("--review")
        context = browser.new_context(viewport=DESK)
        page, complaints = opened(context, f"{address}/review/{report}")
        for turn in range(14):
            if turn % 3 == 2:
                page.keyboard.press("c")
                page.keyboard.press("Escape")
                page.select_option("#new-slot", "note")
                page.focus("#new-value")
                page.keyboard.type("seen by a person")
                press(page, "Enter")
                assert page.input_value('[name="slot note"]') == "seen by a person"
            accepted += turn % 3 != 1
            press(page, "r" if turn % 3 == 1 else "a")
        process.kill()
        process.wait(20)
        assert complaints == []
        context.close()
    found = states(tmp_path, report)
    assert (found["accepted"], found["rejected"]) == (accepted, 42 - accepted)
    encoded = read_encoding(path).claims
    numbers = [one["claim"] for one in drafts(tmp_path, report) if one["state"] == "accepted"]
    assert {*numbers, 1} == {one.number for one in encoded}
    assert (len(set(numbers)), sum(bool(one.text("note")) for one in encoded)) == (accepted, 12)
    rejected = {one["fingerprint"] for one in drafts(tmp_path, report) if one["state"] == "rejected"}
    assert gapgraph("draft", report, "--save", root=tmp_path).status == 0
    assert not rejected & {one["fingerprint"] for one in drafts(tmp_path, report) if one["state"] == "open"}
