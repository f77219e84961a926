"""A report of a country whose duties aren't known: every command says so, and none says that nothing was found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gapgraph import resources
from tests.cli.running import Ran, gapgraph

TEXT = "The government did not provide shelters for men. It gave all children medical care."
CLAIM = """
[[claim]]
kind = "Absence"
quote = "did not provide shelters for men"
group = "Man"
protection = "TemporaryLodging"
provider = "Government"
"""
PAGES = {
    "gaps": ("gaps", "bol-2021"),
    "gaps in full": ("gaps", "bol-2021", "--full"),
    "explain": ("explain", "bol-2021", "Man", "TemporaryLodging"),
    "explain in full": ("explain", "bol-2021", "Man", "TemporaryLodging", "--full"),
    "profile": ("profile", "Man", "bol-2021"),
}
UNKNOWN = {
    "en": re.compile(r"(knows no duties that bind Bolivia|No duties of Bolivia are known)"),
    "es": re.compile(r"(no conoce deberes que obliguen a Bolivia|No se conocen deberes de Bolivia)"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report on Bolivia, which has no mandates."""
    root = tmp_path_factory.mktemp("bolivia")
    (root / "text.txt").write_text(TEXT, encoding="utf-8")
    done = begin(root, "BOL")
    assert done.status == 0, done.err
    with (root / "data" / "encodings" / "bol-2021.toml").open("a", encoding="utf-8") as file:
        file.write(CLAIM)
    assert gapgraph("build", root=root).status == 0
    return root


def begin(root: Path, country: str, *options: str) -> Ran:
    given = ("--text", str(root / "text.txt"), "--address", "https://example.org/report")
    return gapgraph("new", country, "2021", *given, *options, root=root)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_that_no_duties_of_the_country_are_known(folder: Path, page: str, language: str) -> None:
    shown = gapgraph(*PAGES[page], "--lang", language, root=folder, width=400)
    assert UNKNOWN[language].search(shown.out), shown.out


def test_validate_says_that_no_duties_of_the_country_are_known_instead_of_no_findings(folder: Path) -> None:
    path = folder / "data" / "reports" / "bol-2021.ttl"
    shown = gapgraph("validate", str(path), root=folder)
    text = " ".join(shown.out.split())
    assert shown.status == 0
    assert "law: no duties known for 1 report." in text
    assert "Not compared with the law: bol-2021. Gapgraph knows no duties that bind Bolivia" in text
    found = json.loads(gapgraph("validate", str(path), "--format", "json", root=folder).out)
    assert found["without_duties"] == {"bol-2021": "Bolivia"}
    spanish = gapgraph("validate", str(path), "--lang", "es", root=folder)
    assert "ley: no se conocen deberes para 1 informe." in " ".join(spanish.out.split())


def test_validate_with_only_data_does_not_mention_duties(folder: Path) -> None:
    path = folder / "data" / "reports" / "bol-2021.ttl"
    assert "duties" not in gapgraph("validate", str(path), "--only", "data", root=folder).out.partition("\n")[0]


def test_fail_on_warns_that_it_checks_nothing_if_no_duties_are_known(folder: Path) -> None:
    shown = gapgraph("gaps", "bol-2021", "--fail-on", "violation", "--format", "csv", root=folder)
    assert (shown.status, "--fail-on checks nothing in these reports" in shown.err) == (0, True)


def test_new_says_whether_duties_of_the_country_are_known(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    assert "No duties of BOL are known" in begin(tmp_path, "BOL").out
    assert "No duties" not in begin(tmp_path, "PER").out


def test_new_warns_of_a_code_that_is_no_country(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    done = begin(tmp_path, "XYZ")
    assert (done.status, "Warning: ISO 3166 has no country XYZ." in done.out) == (0, True)
    assert "Warning" not in begin(tmp_path, "XYA", "--name", "Atlantis").out


@pytest.mark.parametrize("report", ["per-2021", "col-2018", "gha-2019", "mex-2020"])
def test_gaps_of_a_country_with_known_duties_has_no_note_on_unknown_duties(report: str) -> None:
    assert "knows no duties" not in gapgraph("gaps", report, root=resources.root(), width=400).out


def test_a_report_is_compared_with_a_treaty_of_the_folder(folder: Path, tmp_path: Path) -> None:
    text = (resources.root() / "docs" / "encoding.md").read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"```turtle\n(.*?)```", text, re.DOTALL) if "palermo-in-bol" in block)
    (tmp_path / "ontology" / "mandates").mkdir(parents=True)
    (tmp_path / "ontology" / "mandates" / "bol.ttl").write_text(example, encoding="utf-8")
    (tmp_path / "data").symlink_to(folder / "data")
    assert "knows no duties" not in gapgraph("gaps", "bol-2021", root=tmp_path, width=400).out
    found = gapgraph("validate", str(folder / "data" / "reports" / "bol-2021.ttl"), root=tmp_path)
    assert "palermo-6-1-unknown" in found.out
