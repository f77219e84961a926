"""Folders with missing parts: unread data is never shown as an empty result."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli import small
from tests.cli.running import gapgraph
from tests.inputs import roots

COMMANDS = (
    ("gaps", small.ID),
    ("gaps",),
    ("matrix", small.ID),
    ("explain", small.ID, "Man", "TemporaryLodging"),
    ("reports",),
)
NEEDED = (
    "ontology/inferred",
    "ontology/mandates",
    "ontology/rules",
    "ontology/shapes/data",
    "ontology/shapes/checks",
    "data/countries",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return roots.whole(tmp_path / "root")


def refused(root: Path, code: str, *command: str) -> str:
    ran = gapgraph(*command, root=root)
    assert (ran.status, ran.out) == (2, ""), command
    assert ran.err.rstrip().endswith(f"[{code}]"), ran.err
    return ran.err


def test_every_command_works_on_a_complete_folder(root: Path) -> None:
    for command in COMMANDS:
        assert gapgraph(*command, root=root).status == 0
    assert "men" in gapgraph("gaps", root=root).out


@pytest.mark.parametrize("part", NEEDED)
@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "missing"])
def test_every_command_refuses_a_root_with_a_missing_or_empty_subfolder(root: Path, part: str, is_there: bool) -> None:
    shutil.rmtree(root / part)
    if is_there:
        (root / part).mkdir()
    stored = ("load", str(root / "store"))
    judged = ("validate", str(roots.report(root)))
    for command in (*COMMANDS, stored, judged, ("query", "adult-men"), ("export", small.ID)):
        assert part in refused(root, "GG206", *command)


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "missing"])
def test_a_missing_or_empty_folder_of_queries_is_an_error(root: Path, is_there: bool) -> None:
    shutil.rmtree(root / "queries")
    if is_there:
        (root / "queries").mkdir()
    for command in (("query",), ("query", "adult-men")):
        assert "queries" in refused(root, "GG206", *command)


@pytest.mark.parametrize(
    "file", ["inferred/groups.ttl", "inferred/victim-groups.ttl", "inferred/closures.ttl", "groups.ttl"]
)
@pytest.mark.parametrize("content", ["", None], ids=["empty", "missing"])
def test_each_file_of_inferences_is_required(root: Path, file: str, content: str | None) -> None:
    path = root / "ontology" / file
    path.unlink() if content is None else path.write_text(content)
    refused(root, "GG206", "gaps", small.ID)


@pytest.mark.parametrize("text", ["# nothing\n", "@prefix gap: <https://w3id.org/gapgraph/ontology#> .\n"])
@pytest.mark.parametrize("file", ["data/reports/per-1999.ttl", "ontology/protections.ttl", "data/countries/per.ttl"])
def test_the_error_about_a_file_without_rdf_statements_contains_the_file_name(root: Path, file: str, text: str) -> None:
    (root / file).write_text(text)
    assert file in refused(root, "GG216", "gaps", small.ID)


@pytest.mark.parametrize(
    "name",
    [
        "per-1999 (1).ttl",
        "Per-1999.ttl",
        "per-1999 copy.ttl",
        "per-1999.TTL",
        "per_1999.ttl",
        "per-2000.trig",
        "report.ttl",
    ],
)
def test_a_report_file_with_a_wrong_name_is_an_error_in_every_command(root: Path, name: str) -> None:
    shutil.copy(roots.report(root), roots.report(root).with_name(name))
    for command in COMMANDS:
        assert name in refused(root, "GG217", *command)


@pytest.mark.parametrize("name", ["per-1999-copy", "col-2030", "per-2021"])
def test_reading_a_file_that_contains_another_report_is_an_error(root: Path, name: str) -> None:
    shutil.copy(roots.report(root), roots.report(root, name))
    for command in (("gaps", name), ("gaps", "--all"), ("gaps",), ("reports",)):
        assert small.ID in refused(root, "GG217", *command)
    assert gapgraph("gaps", small.ID, root=root).status == 0


def test_two_reports_in_one_file_are_an_error(root: Path) -> None:
    other = small.turtle().replace("report/per-1999", "report/per-2000")
    with roots.report(root).open("a", encoding="utf-8") as file:
        file.write(other)
    assert "per-1999, per-2000" in refused(root, "GG217", "gaps", small.ID)


@pytest.mark.parametrize("folder", ["data/reports", "data/countries", "ontology", "ontology/inferred", "queries"])
def test_hidden_files_are_ignored(root: Path, folder: str) -> None:
    before = gapgraph("gaps", root=root).out
    for name in (".per-1999.ttl.swp", "._per-1999.ttl", ".hidden.ttl", ".~lock.per-1999.ttl", "._adult-men.rq"):
        (root / folder / name).write_bytes(b"\x00\x05\x16\x07not Turtle")
    assert gapgraph("gaps", root=root).out == before
    assert gapgraph("reports", root=root).status == 0


def test_a_new_body_without_a_closure_is_reported(root: Path) -> None:
    with (root / "data" / "countries" / "per.ttl").open("a", encoding="utf-8") as file:
        file.write(
            '\nper:NewShelters a gap:Provider ; rdfs:label "new shelters"@en ; org:subOrganizationOf gap:Government .\n'
        )
    for command in (("query", "providers", "-p", f"report={small.ID}"), ("load", str(root / "store"))):
        ran = gapgraph(*command, root=root)
        assert ran.status == 2
        assert "per:NewShelters" in ran.err
        assert "gapgraph.build ontology" in ran.err


def test_a_changed_group_makes_the_inferences_old_and_a_comment_does_not(root: Path) -> None:
    groups = root / "ontology" / "groups.ttl"
    text = groups.read_text(encoding="utf-8")
    groups.write_text(f"# a comment\n{text}", encoding="utf-8")
    assert gapgraph("gaps", small.ID, root=root).status == 0
    groups.write_text(
        f"{text}\ngap:Girl <http://www.w3.org/2000/01/rdf-schema#subClassOf> gap:Adult .\n", encoding="utf-8"
    )
    assert "inferred" in refused(root, "GG209", "gaps", small.ID)
