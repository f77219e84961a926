"""A file of the wrong kind gives a remedy that leads to the right command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import gapgraph


@pytest.mark.parametrize("name", ["report.xlsx", "report.csv"])
def test_a_workbook_is_not_validated_but_the_remedy_names_import(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 and more")
    ran = gapgraph("validate", str(tmp_path / name))
    assert ran.status == 2
    assert "gapgraph import" in ran.err
    assert "GG203" in ran.err


def test_trig_in_a_turtle_file_is_named_as_the_likely_cause(tmp_path: Path) -> None:
    path = tmp_path / "report.ttl"
    path.write_text("<http://example.org/g> { <http://example.org/a> a <http://example.org/B> }", encoding="utf-8")
    ran = gapgraph("validate", str(path))
    assert ran.status == 2
    assert "name it .trig" in ran.err
    ran = gapgraph("validate", str(path), "--input-format", "trig")
    assert "GG202" not in ran.err


def test_whatif_with_a_bare_claim_number_suggests_the_minus_that_removes_the_claim() -> None:
    assert "Write -112 to take this claim away" in gapgraph("whatif", "per-2021", "112").err
    assert gapgraph("whatif", "per-2021", "-112").status == 0


@pytest.mark.parametrize(("language", "words"), [("en", "Check the path, your rights"), ("es", "Revise la ruta")])
def test_a_file_that_the_system_refuses_gives_a_remedy_and_the_reason(
    tmp_path: Path, language: str, words: str
) -> None:
    ran = gapgraph("whatif", "per-2021", str(tmp_path), language=language)
    assert ran.status == 2
    assert words in ran.err
    assert ran.err.endswith("Is a directory. [GG201]\n")
