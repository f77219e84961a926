"""The page on drafting, run as written in an empty folder."""

from __future__ import annotations

import re
from pathlib import Path

from gapgraph.i18n.draft_phrases import DRAFT_PHRASES
from scripts.core import ROOT
from tests.cli.running import shell

PAGE = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```sh walkthrough=draft\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_walkthrough_of_drafting_works_as_written(tmp_path: Path) -> None:
    (written,) = BLOCK.findall(PAGE)
    ran = shell(f"set -euo pipefail; cd '{tmp_path}'; {written}")
    assert ran.status == 0, ran.out + ran.err
    drafted = ran.out.partition("claim,kind,")[2]
    assert "Denial,gap:Man,gap:TemporaryLodging,gap:AnyProvider" in drafted
    assert re.search(r"men.*\n(?:.*\n){0,12}.*no shelters that accepted men", ran.out)


def test_every_documented_key_exists() -> None:
    keys = re.findall(r"^\| `(\w)` \|", PAGE, re.MULTILINE)
    assert keys == re.findall(r"\[(\w)\]", DRAFT_PHRASES["review keys"][0])
