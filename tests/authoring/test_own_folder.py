"""A user's folder with the bundled ontology: from a text to its gaps."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.cli import main
from tests.authoring.mistakes import SOUND, TEXT


def gapgraph(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current folder of the commands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GAPGRAPH_ROOT", raising=False)
    return tmp_path


@pytest.fixture
def built(folder: Path) -> Path:
    """A folder with the correct encoding and the report built from it."""
    (folder / "atlantis.txt").write_text(TEXT, encoding="utf-8")
    given = ("--text", "atlantis.txt", "--address", "https://example.org/atlantis", "--name", "Atlantis")
    assert gapgraph("new", "ATL", "2021", *given).exit_code == 0
    path = folder / "data" / "encodings" / "atl-2021.toml"
    claims = SOUND[SOUND.index("[[time]]") :]
    path.write_text(path.read_text(encoding="utf-8") + "\n" + claims, encoding="utf-8")
    done = gapgraph("build")
    assert done.exit_code == 0, done.output
    return folder


def test_the_gaps_of_a_newly_built_report_are_listed(built: Path) -> None:
    assert [row.id for row in Gapgraph(built).reports()] == ["atl-2021"]
    assert "atl-2021" in gapgraph("reports").stdout
    gaps = gapgraph("gaps", "--format", "csv").stdout
    assert "atl-2021,gap:TemporaryLodging,temporary lodging,gap:Man" in gaps
    done = gapgraph("validate", "--only", "data", "--fail-on", "violation", "data/reports")
    assert done.exit_code == 0, done.output


def test_a_declared_body_is_part_of_its_parents_in_every_query(built: Path) -> None:
    scheme = Gapgraph(built).facts
    assert "https://w3id.org/gapgraph/country/atl#HopeHouse" in scheme
    for body in ("HopeHouse", "NGOs", "NonGovernmental", "AnyProvider"):
        name = "atl:HopeHouse" if body == "HopeHouse" else f"gap:{body}"
        found = gapgraph("query", "providers", "-p", "report=atl-2021", "-p", f"provider={name}", "--format", "csv")
        assert "atl-2021/claim/002" in found.stdout, (name, found.output)


def test_a_name_whose_declaration_is_removed_is_unknown(built: Path) -> None:
    path = built / "data" / "encodings" / "atl-2021.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "HopeHouse"', 'id = "OtherHouse"'), encoding="utf-8")
    done = gapgraph("build")
    assert done.exit_code == 2
    assert "Nothing is named 'HopeHouse'" in done.stderr


def test_the_json_schema_suggests_the_names_of_groups(built: Path) -> None:
    schema = json.loads((built / "data" / "encodings" / "encoding.schema.json").read_text(encoding="utf-8"))
    claim = schema["properties"]["claim"]["items"]
    assert "Man" in claim["properties"]["group"]["anyOf"][0]["anyOf"][0]["enum"]
    encoding = tomllib.loads((built / "data" / "encodings" / "atl-2021.toml").read_text(encoding="utf-8"))
    assert set(encoding) <= set(schema["properties"])
    assert all(set(one) <= set(claim["properties"]) for one in encoding["claim"])
    assert set(encoding["report"]) <= set(schema["properties"]["report"]["properties"])


def test_in_an_empty_folder_commands_read_the_bundled_reports(folder: Path) -> None:
    assert gapgraph("reports").stdout.count("Peru") >= 4
    assert not any(folder.iterdir())


def test_a_folder_without_data_or_ontology_is_refused(folder: Path) -> None:
    done = gapgraph("--root", str(folder), "gaps")
    assert (done.exit_code, "[GG206]" in done.stderr) == (2, True)
    (folder / "ontology").mkdir()
    (folder / "data" / "reports").mkdir(parents=True)
    (folder / "ontology" / "mine.ttl").write_text("", encoding="utf-8")
    (folder / "data" / "reports" / "a.ttl").write_text("", encoding="utf-8")
    assert "[GG206]" in gapgraph("--root", str(folder), "gaps").stderr


def test_a_finding_of_validate_can_be_dismissed_in_its_claim(built: Path) -> None:
    def rules() -> set[str]:
        done = gapgraph("validate", "--only", "data", "--format", "json", "--fail-on", "never", "data/reports")
        return {one["rule"] for one in json.loads(done.stdout)["findings"]}

    path = built / "data" / "encodings" / "atl-2021.toml"
    text = path.read_text(encoding="utf-8")
    before = rules()
    assert "hedge-kept" in before
    dismissed = '\n[[dismissed]]\nfinding = "hedge-kept"\nclaim = 5\nreason = "All were slow, says the next page."\n'
    path.write_text(text + dismissed, encoding="utf-8")
    assert gapgraph("build").exit_code == 0
    assert rules() == before - {"hedge-kept"}


def test_a_users_folder_is_a_layer_above_the_bundled_folder(tmp_path: Path) -> None:
    root = resources.root()
    assert resources.layers_of(root) == (root,)
    assert resources.layers_of(tmp_path) == (root, tmp_path)
