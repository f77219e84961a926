"""The remedy in each error message fits the cause of the error, and a file's format always fits the file's ending."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, gapgraph, shell

NO_FILE = "the system says: No such file or directory."
BROKEN = "<x:s> <x:p> ; .\n"
"""Turtle with a mistake in its first line."""

MISSING = {
    "import": ("import", "nofile.xlsx"),
    "new": ("new", "PER", "2022", "--text", "nofile.txt"),
    "new from pdf": ("new", "PER", "2022", "--text", "nofile.pdf"),
    "new from docx": ("new", "PER", "2022", "--text", "nofile.docx"),
    "draft": ("draft", "nofile.txt", "--country", "PER", "--year", "2022"),
    "verify": ("verify", "per-2021", "--source", "nofile.txt"),
}
NO_ADDRESS = {
    "doctor": ("doctor", "FOLDER"),
    "conformance": ("conformance", "FOLDER"),
    "query": ("query", "exclusions", "--endpoint", "FOLDER"),
    "gaps": ("gaps", "--endpoint", "FOLDER"),
}
OTHER_FORMATS = {
    ("brief", "per-2021"): ("csv", "pdf"),
    ("brief", "per-2021", "--pdf"): ("html",),
    ("gaps", "per-2021"): ("pdf", "ttl"),
    ("export", "per-2021"): ("md",),
    ("validate", "data/reports/per-2021.ttl"): ("md", "xml"),
}


def placed(words: tuple[str, ...], folder: Path, *more: str) -> Ran:
    """The command, with the names of its files below the folder."""
    names = [str(folder / word) if word.startswith("nofile") else word for word in words]
    return gapgraph(*(str(folder) if word == "FOLDER" else word for word in names), *more)


@pytest.mark.parametrize("command", MISSING)
def test_for_a_file_that_does_not_exist_the_remedy_is_to_check_the_path(command: str, tmp_path: Path) -> None:
    refused = placed(MISSING[command], tmp_path)
    assert (refused.status, refused.out) == (2, "")
    assert NO_FILE in refused.err
    assert "sistema dice" in placed(MISSING[command], tmp_path, "--lang", "es").err


def test_a_root_that_is_no_folder_is_named_as_the_cause(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for name, told in (("nofolder", "The folder doesn't exist"), ("file", "The path is not a folder")):
        refused = gapgraph("--root", str(tmp_path / name), "gaps")
        assert (refused.status, told in refused.err) == (2, True)


@pytest.mark.parametrize("command", NO_ADDRESS)
def test_for_a_folder_instead_of_an_address_the_remedy_is_the_option_root(command: str, tmp_path: Path) -> None:
    refused = placed(NO_ADDRESS[command], tmp_path)
    assert (refused.status, "gapgraph --root FOLDER" in refused.err, "[GG602]" in refused.err) == (2, True, True)


def test_the_error_for_a_hypothetical_claim_without_a_plus_sign_shows_the_claim_with_the_sign() -> None:
    refused = gapgraph("whatif", "per-2021", "Provision:Man:TemporaryLodging:Government")
    assert (refused.status, "[GG702]" in refused.err) == (2, True)
    assert "Write +Provision:Man:TemporaryLodging:Government to add this claim" in refused.err
    assert "[GG201]" in gapgraph("whatif", "per-2021", "claims.ttl").err


def test_every_command_gives_the_same_error_for_a_mistake_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "data" / "reports" / "per-2021.ttl"
    path.parent.mkdir(parents=True)
    path.write_text(BROKEN, encoding="utf-8")
    calls = (
        gapgraph("validate", str(path)),
        gapgraph("whatif", "per-2021", str(path)),
        gapgraph("gaps", root=tmp_path),
    )
    assert len({call.err for call in calls}) == 1
    assert f"({path}, line 1, column " in calls[0].err


def test_the_error_for_a_mistake_in_toml_names_the_line_and_the_column(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text("[[claim]\n", encoding="utf-8")
    for call in (gapgraph("whatif", "per-2021", str(path)), profiled(path)):
        assert f"({path}, line 1, column 8)" in call.err
    assert 'Write each line as rule = "warning". [GG404]' in profiled(path).err


def profiled(path: Path) -> Ran:
    return gapgraph("validate", "data/reports/per-2017.ttl", "--profile", str(path))


def test_validate_accepts_a_profile_file_in_the_form_that_the_error_message_shows(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text('stated-binding-unmet = "warning"\n', encoding="utf-8")
    given = ("validate", "data/reports/per-2017.ttl", "--profile", str(path), "--format", "json")
    assert all(one["severity"] != "Violation" for one in json.loads(gapgraph(*given).out)["findings"])


def test_a_broken_pdf_gives_only_the_error_of_gapgraph(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "broken.pdf").write_bytes(b"no pdf at all")
    refused = shell(f"gapgraph --root {tmp_path} new PER 2022 --text {tmp_path}/broken.pdf")
    assert refused.err.startswith("gapgraph: The text can't be read")
    assert len(refused.err.splitlines()) == 1


@pytest.mark.parametrize("form", ["xlsx", "csv-folder"])
def test_a_refused_export_creates_no_folder(form: str, tmp_path: Path) -> None:
    refused = gapgraph("export", "per-2021", "--format", form, "-o", str(tmp_path / "no" / "per-2021.xlsx"))
    assert (refused.status, "[GG002]" in refused.err) == (2, True)
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("words", OTHER_FORMATS, ids=" ".join)
def test_a_file_whose_name_promises_another_format_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    for ending in OTHER_FORMATS[words]:
        target = tmp_path / f"answer.{ending}"
        refused = gapgraph(*words, "-o", str(target))
        assert (refused.status, refused.out, target.exists()) == (2, "", False)
        assert "[GG001]" in refused.err
        assert gapgraph(*words, "-o", str(target), "--lang", "es").err != refused.err


def test_a_file_without_a_known_ending_gets_the_text_that_the_terminal_would_show(tmp_path: Path) -> None:
    for name in ("answer.txt", "answer"):
        assert gapgraph("gaps", "per-2021", "-o", str(tmp_path / name)).status == 0
        assert "UNMET" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_claim_without_a_number_is_numbered_by_build(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("No shelter accepted men. It gave care.", encoding="utf-8")
    given = ("--text", str(tmp_path / "text.txt"), "--address", "https://example.org/report")
    assert gapgraph("new", "PER", "2022", *given, root=tmp_path).status == 0
    path = tmp_path / "data" / "encodings" / "per-2022.toml"
    claim = '\n[[claim]]\nkind = "Denial"\nquote = "No shelter accepted men"\ngroup = "Man"\n'
    with path.open("a", encoding="utf-8") as file:
        file.write(claim + 'protection = "TemporaryLodging"\nprovider = "AnyProvider"\n')
    refused = gapgraph("draft", "per-2022", root=tmp_path)
    assert "The claim has no number yet" in refused.err
    assert "Run gapgraph build" in refused.err
    assert gapgraph("build", root=tmp_path).status == 0
    assert gapgraph("draft", "per-2022", root=tmp_path).status == 0
