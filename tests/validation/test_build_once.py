"""One run of the build writes every file that depends on a changed text, also files made from other generated files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gapgraph.build.steps import STEPS
from scripts.core import ROOT

DUTIES = Path("ontology") / "mandates" / "palermo.ttl"
PAGE = Path("docs") / "rules" / "palermo.md"


def test_a_changed_duty_is_in_every_generated_file_after_one_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ontology", "data/countries", "docs/rules", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    text = (tmp_path / DUTIES).read_text(encoding="utf-8")
    (tmp_path / DUTIES).write_text(text.replace("physical safety", "bodily safety"), encoding="utf-8")
    assert STEPS["validation"](tmp_path, (), False) == 0
    assert "bodily safety" in (tmp_path / PAGE).read_text(encoding="utf-8")
    assert STEPS["validation"](tmp_path, (), True) == 0
    assert capsys.readouterr().err == ""
