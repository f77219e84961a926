"""Commands that are run again: ``draft`` after some drafts are decided, ``review``, an ``import`` that changes nothing,
and ``build`` after the web address of the source is added to an encoding.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import gapgraph

TEXT = "The government did not provide shelters for men. It identified 12 victims in 2021."
SPANISH = "El gobierno no dio albergue a los hombres. En 2021 identificó a 12 víctimas de la trata en el país."


def begun(root: Path, text: str, *options: str) -> Path:
    (root / "text.txt").write_text(text, encoding="utf-8")
    done = gapgraph("new", "PER", "2022", "--text", str(root / "text.txt"), *options, root=root)
    assert done.status == 0, done.err
    path = root / "data" / "encodings" / "per-2022.toml"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("\n# address = ", '\naddress = "https://example.org/report"\n# '), encoding="utf-8")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begun(tmp_path, TEXT, "--address", "https://example.org/report")


def test_draft_shows_only_open_drafts(folder: Path) -> None:
    before = gapgraph("draft", "per-2022", "--format", "csv", root=folder).rows
    assert len(before) > 1
    gapgraph("review", "per-2022", root=folder, keys="rq")
    after = gapgraph("draft", "per-2022", "--format", "csv", root=folder).rows
    assert [row["quote"] for row in after] == [row["quote"] for row in before][1:]
    saved = gapgraph("draft", "per-2022", "--save", "--format", "csv", root=folder).rows
    assert saved == after


def test_review_warns_that_a_text_is_not_english_but_gives_no_warning_for_an_english_text(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert "rules read only English" not in gapgraph("review", "per-2022", root=folder, keys="q").err
    other = begun(tmp_path_factory.mktemp("es"), SPANISH, "--address", "https://example.org/report")
    assert "rules read only English" in gapgraph("review", "per-2022", root=other, keys="q").err


def test_an_import_that_changes_nothing_says_so(folder: Path) -> None:
    where = str(folder / "csv")
    assert gapgraph("build", root=folder).status == 0
    assert gapgraph("export", "per-2022", "--format", "csv-folder", "-o", where, root=folder).status == 0
    first = gapgraph("import", where, "--replace", root=folder)
    assert "wrote data/encodings/per-2022.toml" in first.out
    again = gapgraph("import", where, "--replace", root=folder)
    assert again.out.startswith("Nothing is written: the encoding and the text of per-2022 already have this content.")


def test_build_copies_the_address_from_the_encoding_into_the_description_of_the_source(tmp_path: Path) -> None:
    root = begun(tmp_path, TEXT)
    meta = root / "data" / "sources" / "per-2022.meta.txt"
    assert "address: not yet known\n" in meta.read_text(encoding="utf-8")
    assert gapgraph("build", root=root).status == 0
    assert "address: https://example.org/report\n" in meta.read_text(encoding="utf-8")
    assert gapgraph("build", "--check", root=root).status == 0
