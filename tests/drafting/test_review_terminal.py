"""A review at a real terminal, with keys only, and the saved decisions after an interruption."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gapgraph.authoring.encoding import ClaimEntry, read_encoding
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.draft_file import draft_path
from scripts.core import ROOT
from tests.cli.running import gapgraph
from tests.drafting.terminal import Terminal

HEAD = r"Draft (\d+), (\w+)"
TEXT = (
    "NGOs provided legal and psychological assistance to women, but there were no shelters that accepted men. "
    "Police identified 40 victims in 2020. Authorities often denied foreign victims legal assistance."
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with a short text. Two of the drafts from this text are Denials."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    call = ("new", "BOL", "2021", "--text", str(tmp_path / "report.txt"), "--address", "https://example.org/report")
    assert gapgraph(*call, root=tmp_path).status == 0
    return tmp_path


def drafts(folder: Path, report: str = "bol-2021") -> list[dict[str, Any]]:
    return list(tomllib.loads(draft_path(folder, report).read_text(encoding="utf-8"))["draft"])


def states(folder: Path, report: str = "bol-2021") -> Counter[str]:
    return Counter(one["state"] for one in drafts(folder, report))


def claims(folder: Path, report: str = "bol-2021") -> tuple[ClaimEntry, ...]:
    return read_encoding(folder / "data" / "encodings" / f"{report}.toml").claims


def test_decisions_survive_a_kill_and_a_closed_window(small: Path) -> None:
    with Terminal(small, "review", "bol-2021") as terminal:
        assert "The rules read only English" not in terminal.wait_for(HEAD)
        terminal.press("a")
        terminal.wait_for(r"Draft 2,")
        terminal.press("r")
        terminal.wait_for(r"Draft 3,")
        terminal.kill()
    assert (states(small)["accepted"], states(small)["rejected"], len(claims(small))) == (1, 1, 1)
    with Terminal(small, "review", "bol-2021") as terminal:
        assert "Draft 3," in terminal.wait_for(HEAD)
        terminal.press("s")
        terminal.wait_for(r"Draft 4,")
        terminal.press("a")
        terminal.wait_for(r"Draft 5,")
        assert terminal.close() != 0
    assert (states(small)["accepted"], states(small)["rejected"], len(claims(small))) == (2, 1, 2)
    with Terminal(small, "review", "bol-2021") as terminal:
        again = terminal.wait_for(HEAD)
        assert "Draft 3," in again
        assert "Draft 2," not in again
        terminal.press("q")
        assert terminal.ended() == 1


def test_a_typed_change_is_in_the_accepted_claim(small: Path) -> None:
    with Terminal(small, "review", "bol-2021") as terminal:
        terminal.wait_for(HEAD)
        terminal.press("c")
        terminal.wait_for("slot = value")
        terminal.enter("group = girls")
        terminal.wait_for(rf"{HEAD}[^§]*group = Girl\b")
        terminal.press("a")
        terminal.wait_for(r"Draft 2,")
        terminal.press("q")
        terminal.ended()
    assert [claim.text("group") for claim in claims(small)] == ["Girl"]


def test_accepting_all_drafts_of_a_sentence_at_once_leaves_its_denials_open(small: Path) -> None:
    with Terminal(small, "review", "bol-2021") as terminal:
        while True:
            shown = terminal.wait_for(rf"{HEAD}|drafts? (?:is|are) not decided")
            if re.search("drafts? (?:is|are) not decided", shown):
                break
            terminal.press("A")
        assert terminal.ended() == 1
    assert {one["kind"] for one in drafts(small) if one["state"] == "open"} == {Kind.DENIAL.value}
    assert Kind.DENIAL not in {claim.kind for claim in claims(small)}


@pytest.mark.proof
def test_forty_drafts_are_accepted_changed_and_rejected_with_a_kill_between(tmp_path: Path) -> None:
    report = "per-2019"
    for kind in ("encodings", "sources"):
        (tmp_path / "data" / kind).mkdir(parents=True)
    encoding = (ROOT / "data" / "encodings" / f"{report}.toml").read_text(encoding="utf-8").partition("[[claim]]")[0]
    (tmp_path / "data" / "encodings" / f"{report}.toml").write_text(encoding, encoding="utf-8")
    (tmp_path / "data" / "sources" / f"{report}.txt").write_bytes((ROOT / f"data/sources/{report}.txt").read_bytes())
    expected: Counter[str] = Counter()
    while sum(expected.values()) < 40:
        with Terminal(tmp_path, "review", report) as terminal:
            terminal.wait_for(HEAD)
            for turn in range(14):
                if turn % 3 == 2:
                    terminal.press("c")
                    terminal.wait_for("slot = value")
                    terminal.enter("note = seen by a person")
                    terminal.wait_for(HEAD)
                expected["rejected" if turn % 3 == 1 else "accepted"] += 1
                terminal.press("r" if turn % 3 == 1 else "a")
                terminal.wait_for(rf"{HEAD}|drafts? (?:is|are) not decided")
            terminal.kill()
        found = states(tmp_path, report)
        assert {key: found[key] for key in expected} == expected
    noted = [claim for claim in claims(tmp_path, report) if claim.text("note")]
    assert (len(claims(tmp_path, report)), len(noted)) == (expected["accepted"], 4 * 3)
    rejected = {one["fingerprint"] for one in drafts(tmp_path, report) if one["state"] == "rejected"}
    assert gapgraph("draft", report, "--save", root=tmp_path).status == 0
    again = {one["fingerprint"] for one in drafts(tmp_path, report) if one["state"] == "open"}
    assert not rejected & again
    assert gapgraph("build", report, root=tmp_path).status == 0
