"""A report in which every label, definition and quote is hostile: the pages show it as text, and no part of it runs."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.cli.running import gapgraph
from tests.web.conftest import ROOT, started
from tests.web.hostile import WRITTEN, Markup, live
from tests.web.page_types import page_types
from tests.web.test_browser import DESK, KINDS, opened

REPORT = "per-2020"
HEAD = """[report]
id = "per-2020"
country = "PER"
year = 2020
title = "Peru <script>alert(1)</script>"
title_es = "Perú \\"><img src=x onerror=alert(1)>"
publisher = "agent:us-state"
address = "https://www.state.gov/reports/"
wording = "paraphrase"
extent = "excerpt"
period_start = "2019-04-01"
period_end = "2020-03-31"
license = "<svg/onload=alert(1)>"
encoder = "agent:gapgraph"
reviewer = "agent:gapgraph"
review = "Reviewed"
"""
MORE = ("/search?q=script", "/per-2020/claim/002", "/per-2020/Man/TemporaryLodging", "/q/exclusions?group=gap:Man",
        "/compare?first=per-2020&second=per-2020", "/per-2020/matrix?groups=all&protections=all", "/provider/per:MIMP",
        "/per-2020/try?claim=-001", "/law/achr", "/q/capacity-and-demand?view=chart")  # fmt: skip
RUNNING = r"^(script|img|svg|iframe|base|object|math|link)\b|^\w+ (on\w+|href)$"
DRAWN = {"svg", "rect", "text", "path", "title", "g", "style"}
CROSS = "Men number {} were not lodged because of {} that year."


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def label_all(path: Path, start: int) -> int:
    """Add a hostile value to every label and definition of a file; returns how many."""
    values = [f" {WRITTEN[(start + n) % len(WRITTEN)]}" for n in range(len(WRITTEN))]
    count = 0

    def more(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return found[1] + quoted(json.loads(f'"{found[2]}"') + values[count % len(values)]) + found[3]

    text = path.read_text(encoding="utf-8")
    shape = r'((?:rdfs:label |skos:definition |@en , ))"((?:[^"\\]|\\.)*)"(@e[ns])'
    path.write_text(re.sub(shape, more, text), encoding="utf-8")
    return count


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    for part in ("ontology", "queries", "data/countries"):
        shutil.copytree(ROOT / part, root / part)
    files = ("data/countries/per.ttl", "ontology/providers.ttl", "ontology/protections.ttl", "ontology/gapgraph.ttl")
    count = 0
    for path in [*(root / one for one in files), *sorted((root / "ontology/mandates").glob("*.ttl"))]:
        count += label_all(path, count)
    assert count > 1000
    for kind in ("encodings", "sources"):
        (root / "data" / kind).mkdir(parents=True)
    sentences = [CROSS.format(n, value) for n, value in enumerate(WRITTEN)]
    (root / f"data/sources/{REPORT}.txt").write_text(" ".join(sentences) + "\n", encoding="utf-8")
    claims = "".join(claim(n, sentence) for n, sentence in enumerate(sentences))
    (root / f"data/encodings/{REPORT}.toml").write_text(HEAD + claims, encoding="utf-8")
    assert gapgraph("build", REPORT, root=root).status == 0
    path = root / f"data/reports/{REPORT}.ttl"
    text = path.read_text(encoding="utf-8")
    assert "<https://www.state.gov/reports/>" in text
    path.write_text(text.replace("<https://www.state.gov/reports/>", "<javascript:alert(1)>"), encoding="utf-8")
    return root


def claim(number: int, sentence: str) -> str:
    kind, group = ("Denial", "Provision")[number % 2], ("Man", "Child", "Victim", "TransgenderVictim")[number % 4]
    slots = f'group = "{group}"\nprotection = "{("TemporaryLodging", "Identification")[number // 2 % 2]}"\n'
    slots += 'reach = "ToSome"\n' if kind == "Provision" else ""
    words = f'provider = "per:MIMP"\nquote = {quoted(sentence)}\nnote = {quoted(WRITTEN[number])}\n'
    return f'\n[[claim]]\nid = {number + 1}\nkind = "{kind}"\n{slots}{words}'


@pytest.fixture(scope="module")
def hostile(folder: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GAPGRAPH_ROOT", str(folder))
        process, address = started()
    yield address
    process.terminate()
    process.wait(20)


class Pages(NamedTuple):
    """The pages of the hostile report by address, and the elements and attributes of our usual pages."""

    texts: Mapping[str, str]
    clean: frozenset[str]
    ours: tuple[str, ...]


@pytest.fixture(scope="module")
def pages(hostile: str, server: str) -> Pages:
    texts: dict[str, str] = {}
    for language in ("en", "es"):
        for path in (*page_types(hostile, language, every=False).values(), *MORE):
            address = path if "lang=" in path else f"{path}{'&' if '?' in path else '?'}lang={language}"
            texts[address] = httpx.get(hostile + address, timeout=60).text
    ours = [httpx.get(server + path, timeout=60).text for path in (*page_types(server, "en").values(), *KINDS.values())]
    return Pages(texts, frozenset().union(*(Markup(one).shape for one in ours)), tuple(ours))


def test_hostile_labels_and_quotes_are_shown_as_text(pages: Pages) -> None:
    whole = "".join(pages.texts.values())
    for value in WRITTEN:
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert escaped.replace('"', "&#34;").replace("'", "&#39;") in whole, value
    assert {address: found for address, text in pages.texts.items() if (found := live(text, pages.clean))} == {}


SHAPE = """(texts) => texts.map((text) => {
  const found = new Set();
  for (const one of new DOMParser().parseFromString(text, "text/html").querySelectorAll("*")) {
    found.add(one.localName);
    for (const attribute of one.attributes) found.add(`${one.localName} ${attribute.name}`);
  }
  return [...found];
})"""


def test_chromium_finds_no_element_and_no_handler_in_hostile_text(pages: Pages, browser: Browser) -> None:
    page = browser.new_page()
    clean = {one for found in page.evaluate(SHAPE, list(pages.ours)) for one in found}
    read = dict(zip(pages.texts, page.evaluate(SHAPE, list(pages.texts.values())), strict=True))
    page.close()
    assert {address: more for address, found in read.items() if (more := sorted(set(found) - clean))} == {}


def visited(browser: Browser, hostile: str, paths: list[str]) -> list[str]:
    """The faults when the pages are opened: dialogues, errors of the policy, requests to other hosts, unwanted
    redirections.
    """
    context, found = browser.new_context(viewport=DESK), list[str]()
    context.on("dialog", lambda dialog: found.append(f"dialogue: {dialog.message}"))
    for path in paths:
        page, complaints = opened(context, hostile + path)
        found += [f"{path}: {one}" for one in (*complaints, *turned(page))]
        page.close()
    context.close()
    return found


def turned(page: Page) -> list[str]:
    """The quotes with direction characters that would reverse the words after them."""
    script = "[...document.querySelectorAll('.q, mark, span[lang]')].map((one) => getComputedStyle(one).unicodeBidi)"
    return [one for one in page.evaluate(script) if one != "isolate"]


def test_no_hostile_text_runs_as_a_script(hostile: str, browser: Browser) -> None:
    paths = ["/per-2020", "/per-2020/Man/TemporaryLodging", "/per-2020/narrative", "/search?q=script"]
    assert visited(browser, hostile, paths) == []


@pytest.mark.proof
def test_no_hostile_text_runs_as_a_script_on_any_page(hostile: str, browser: Browser, pages: Pages) -> None:
    assert visited(browser, hostile, list(pages.texts)) == []


def test_no_download_contains_a_formula_or_a_script(hostile: str) -> None:
    with httpx.Client(base_url=hostile, timeout=60) as client:
        for name in ("/per-2020/file/claims", "/per-2020/file/gaps", "/per-2020/file/matrix"):
            rows = list(csv.reader(StringIO(client.get(f"{name}.csv").text)))
            assert len(rows) > 1, name
            assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
            book = zipfile.ZipFile(BytesIO(client.get(f"{name}.xlsx").content))
            assert [part for part in book.namelist() if b"<f>" in book.read(part)] == []
            shown = client.get(f"{name}.html")
            assert shown.headers["content-disposition"].startswith("attachment")
            assert {one for one in Markup(shown.text).shape if re.search(RUNNING, one)} == set()
        picture = ET.fromstring(client.get("/q/capacity-and-demand/answer.svg").text)
        assert {one.tag.rpartition("}")[2] for one in picture.iter()} <= DRAWN
