"""Errors in a folder with a user's own reports, for a bundled report and for a report that isn't compiled yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import small
from tests.cli.running import gapgraph

WHY = "per-2021 is a bundled report: to read it, call gapgraph in another folder, without --root and GAPGRAPH_ROOT."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.build(tmp_path_factory.mktemp("own"))


@pytest.mark.parametrize("name", ["per-2021", "PER-2021"])
def test_in_another_folder_the_error_says_that_the_report_is_a_bundled_one(folder: Path, name: str) -> None:
    refused = gapgraph("gaps", name, root=folder)
    assert (refused.status, f"({folder}). Only the reports of this folder are read. {WHY}" in refused.err) == (2, True)
    assert "es un informe incluido en Gapgraph" in gapgraph("gaps", name, "--lang", "es", root=folder).err


def test_an_unknown_report_that_is_not_bundled_has_the_usual_remedy(folder: Path) -> None:
    assert "Did you mean per-1999?" in gapgraph("gaps", "per-1998", root=folder).err


def test_in_the_bundled_folder_the_error_for_an_unknown_report_does_not_explain_bundled_reports() -> None:
    assert "bundled" not in gapgraph("gaps", "per-2028").err


def test_a_report_that_is_not_compiled_yet_has_the_remedy_to_compile_it(tmp_path: Path) -> None:
    folder = small.build(tmp_path)
    (folder / "data" / "encodings").mkdir(exist_ok=True)
    (folder / "data" / "encodings" / "bol-2023.toml").write_text("", encoding="utf-8")
    refused = gapgraph("gaps", "BOL-2023", root=folder)
    remedy = "Its encoding isn't compiled yet: gapgraph build bol-2023 compiles it."
    assert (refused.status, remedy in refused.err) == (2, True)
    assert "aún no está compilada" in gapgraph("gaps", "bol-2023", "--lang", "es", root=folder).err
