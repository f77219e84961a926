"""``gapgraph new``: what it writes, what it refuses, and that a person can continue the encoding."""

from __future__ import annotations

import tomllib
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.hints import hints_for, read_hints
from gapgraph.authoring.new_report import begin_report
from gapgraph.authoring.report_files import compiled
from gapgraph.authoring.scaffold import Start, scaffold, write
from gapgraph.build.written_files import write_files
from gapgraph.cli import main
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import Iri

ROOT = resources.root()
TEXT = (
    "The government provided shelter to all child victims. There were no shelters that accepted men. "
    "In 2020, NGOs often helped 12 victims."
)
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
START = Start("ATL", 2021, TEXT, "https://example.org/atlantis")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the ontology and the countries, and no report."""
    (tmp_path / "ontology").symlink_to(ROOT / "ontology")
    copytree(ROOT / "data" / "countries", tmp_path / "data" / "countries")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def new(root: Path, *arguments: str) -> Result:
    given = ("--text", str(root / "text.txt"), "--address", "https://example.org/atlantis")
    return CliRunner().invoke(main, ["--root", str(root), "new", *arguments, *given])


def files_of_its_own(root: Path) -> list[str]:
    """The files in the folder's data, without the countries that were there before."""
    known = {path.name for path in (ROOT / "data" / "countries").iterdir()}
    return [path.name for path in (root / "data").rglob("*") if path.is_file() and path.name not in known]


def _encoding(root: Path, report: str = "atl-2021") -> str:
    return (root / "data" / "encodings" / f"{report}.toml").read_text(encoding="utf-8")


def test_new_writes_the_text_its_description_and_an_encoding_without_claims(root: Path) -> None:
    done = new(root, "ATL", "2021", "--name", "Atlantis", "--name-es", "Atlántida")
    assert done.exit_code == 0, done.output
    assert (root / "data" / "sources" / "atl-2021.txt").read_text(encoding="utf-8") == TEXT
    meta = (root / "data" / "sources" / "atl-2021.meta.txt").read_text(encoding="utf-8")
    assert "address: https://example.org/atlantis\n" in meta
    document = tomllib.loads(_encoding(root))
    assert "claim" not in document
    assert document["report"]["id"] == "atl-2021"
    assert document["report"]["title_es"] == "Informe sobre la trata de personas 2021: Atlántida (Protection)"


def test_the_sentences_are_numbered_and_have_hints_from_the_codebook(root: Path) -> None:
    new(root, "ATL", "2021")
    first, second, third = _encoding(root).split("# ---- ")[1:]
    assert first.startswith("1. The government provided shelter to all child victims.")
    assert "all, every:" in first
    assert second.startswith("2. There were no shelters that accepted men.")
    assert "no … that accepted: Write a Denial of TemporaryLodging to Man" in second
    assert "numbers: 12." in third
    assert "often, typically, generally, frequently, most, many:" in third


def test_the_written_encoding_compiles_and_validates_after_claims_are_added(root: Path) -> None:
    new(root, "ATL", "2021", "--name", "Atlantis")
    path = root / "data" / "encodings" / "atl-2021.toml"
    claim = '\n[[claim]]\nid = 1\nkind = "Denial"\nquote = "no shelters that accepted men"\ngroup = "Man"\n'
    with path.open("a", encoding="utf-8") as file:
        file.write(claim + 'protection = "TemporaryLodging"\nprovider = "AnyProvider"\n')
    write_files(dict(compiled(root)))
    run = CliRunner()
    done = run.invoke(main, ["--root", str(root), "validate", "--only", "data", str(root / "data" / "reports")])
    assert done.exit_code == 0, done.output
    left = run.invoke(main, ["--root", str(root), "check-source", "atl-2021", "--format", "csv"])
    assert left.exit_code == 1
    assert "sentence-uncited" in left.stdout
    gaps = run.invoke(main, ["--root", str(root), "gaps", "atl-2021", "--format", "csv"])
    assert "gap:Man" in gaps.stdout


def test_an_encoding_without_an_address_does_not_compile(root: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(root), "new", "ATL", "2021", "--text", str(root / "text.txt")])
    assert done.exit_code == 0, done.output
    assert "Still missing: the web address" in done.output
    assert "address" not in tomllib.loads(_encoding(root))["report"]
    with pytest.raises(GapgraphError, match="'address' is missing"):
        write_files(dict(compiled(root)))
    path = root / "data" / "encodings" / "atl-2021.toml"
    given = 'address = "https://example.org/atlantis"\n'
    path.write_text(_encoding(root).replace("\n# address = ", f"\n{given}# "), encoding="utf-8")
    write_files(dict(compiled(root)))


def test_new_overwrites_no_existing_file(root: Path) -> None:
    assert new(root, "ATL", "2021").exit_code == 0
    before = {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
    done = new(root, "ATL", "2021")
    assert (done.exit_code, "[GG314]" in done.stderr) == (2, True)
    assert {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()} == before


def test_if_one_file_exists_no_file_is_written(root: Path) -> None:
    there = root / "data" / "encodings" / "atl-2021.toml"
    there.parent.mkdir(parents=True)
    there.write_text("mine", encoding="utf-8")
    assert new(root, "ATL", "2021").exit_code == 2
    assert files_of_its_own(root) == ["atl-2021.toml"]


def test_if_one_file_cannot_be_written_no_file_stays(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sources").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(GapgraphError) as caught:
        write(tmp_path, {"data/a/one.txt": "1", "data/sources/two.txt": "2"})
    assert caught.value.code == "GG208"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["sources"]


def test_words_that_may_not_be_copied_are_not_written(root: Path) -> None:
    assert new(root, "ATL", "2021", "--wording", "withheld", "--by", "ngo").exit_code == 0
    assert not (root / "data" / "sources" / "ngo-atl-2021.txt").exists()
    written = _encoding(root, "ngo-atl-2021")
    assert "---- 2. (not copied)" in written
    assert "shelters that accepted men" not in written
    assert "no … that accepted:" in written


def test_a_new_country_is_declared_once(root: Path) -> None:
    new(root, "ATL", "2021", "--name", 'A "small" country')
    country = root / "data" / "countries" / "atl.ttl"
    before = country.read_bytes()
    assert new(root, "ATL", "2022", "--name", "Another name").exit_code == 0
    assert country.read_bytes() == before
    assert Gapgraph(root).label(Iri("https://w3id.org/gapgraph/country/atl#Country")) == 'A "small" country'
    assert 'A \\"small\\" country' in _encoding(root, "atl-2022")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("AT", "2021"), "GG312"),
        (("../", "2021"), "GG312"),
        (("ATL", "21"), "GG312"),
        (("ATL", "2021", "--by", "../x"), "GG312"),
        (("ATL", "2021", "--publisher", "agent:nobody"), "GG309"),
        (("ATL", "twenty"), "GG001"),
    ],
)
def test_impossible_options_are_refused(root: Path, arguments: tuple[str, ...], code: str) -> None:
    done = new(root, *arguments)
    assert done.exit_code == 2
    assert f"[{code}]" in done.stderr
    assert files_of_its_own(root) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"  \n", "GG312"),
        (b"\xff\xfe", "GG312"),
        (b"\xfe\xff", "GG312"),
        (b"\xef\xbb\xbf \n", "GG312"),
        (b"\xff", "GG201"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused(root: Path, text: bytes, code: str) -> None:
    (root / "text.txt").write_bytes(text)
    done = new(root, "ATL", "2021")
    assert (done.exit_code, f"[{code}]" in done.stderr) == (2, True)


def test_a_codebook_without_its_tables_is_an_error() -> None:
    with pytest.raises(GapgraphError, match="no table of phrases"):
        scaffold(START, "# Codebook\n", {})


def test_new_never_writes_into_the_installation(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = root / "_bundle"
    bundle.mkdir()
    (bundle / "ontology").symlink_to(ROOT / "ontology")
    monkeypatch.setattr("gapgraph.resources.root", lambda: bundle)
    with pytest.raises(GapgraphError) as caught:
        begin_report(Gapgraph(bundle), START)
    assert caught.value.code == "GG315"


def test_every_row_of_the_codebook_gives_a_hint_for_its_own_sentence() -> None:
    """The hint of a row would never be shown if no sentence contained the row's phrase or bold words."""
    hints = read_hints(CODEBOOK)
    assert len(hints) > 100
    blind = [hint.phrase for hint in hints if hint.pattern.pattern == "(?!)"]
    assert blind == []


def test_a_sentence_gets_at_most_five_hints_from_the_codebook_on_average() -> None:
    hints = read_hints(CODEBOOK)
    assert [hint.phrase for hint in hints_for("It rained for a week in May.", hints)] == []
    mean = sum(len(list(hints_for(s, hints))) for s in TEXT.split(". ")) / 3
    assert mean <= 5
