"""A source whose words may not be copied: claims refer to its sentences, the graph contains none of its words, and a
reader who has the text can check the claims.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.narrative import sentences
from gapgraph.authoring.reference import Reference, digest, found_in, normalized
from gapgraph.authoring.report_files import compiled
from gapgraph.authoring.verification import refer
from gapgraph.build.written_files import write_files
from gapgraph.cli import main
from gapgraph.core.statuses import Status
from gapgraph.errors import GapgraphError
from tests.authoring.withheld import ID, TEXT, encoding
from tests.looking import each

ROOT = resources.root()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ontology and one report, encoded by reference."""
    folder = tmp_path_factory.mktemp("withheld")
    (folder / "ontology").symlink_to(ROOT / "ontology")
    (folder / "data" / "encodings").mkdir(parents=True)
    (folder / "data" / "countries").symlink_to(ROOT / "data" / "countries")
    (folder / "data" / "encodings" / f"{ID}.toml").write_text(encoding(), encoding="utf-8")
    write_files(dict(compiled(folder)))
    return folder


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def _verify(root: Path, tmp_path: Path, text: str, *more: str) -> Result:
    path = tmp_path / "source.txt"
    path.write_text(text, encoding="utf-8")
    return _run(root, "verify", ID, "--source", str(path), *more)


def test_the_graph_of_a_report_by_reference_has_no_source_words(root: Path) -> None:
    graph = (root / "data" / "reports" / f"{ID}.ttl").read_text(encoding="utf-8")
    words = TEXT.split()
    assert len(words) > 20
    for first in range(len(words) - 2):
        assert " ".join(words[first : first + 3]) not in graph


def test_claims_by_reference_decide_coverage_as_other_claims_do(root: Path) -> None:
    graph = Gapgraph(root)
    lodging = graph.coverage(ID)[graph.protection("TemporaryLodging")]
    men = graph.lattice.leaves_of(graph.group("Man"))
    assert lodging.statuses[Status.DENIED] == men


def test_a_report_by_reference_is_valid(root: Path) -> None:
    done = _run(root, "validate", "--only", "data", str(root / "data" / "reports" / f"{ID}.ttl"))
    assert done.exit_code == 0, done.output
    assert "nothing found" in done.stdout


def test_in_a_report_by_reference_validation_finds_a_short_digest_and_copied_words(root: Path, tmp_path: Path) -> None:
    graph = (root / "data" / "reports" / f"{ID}.ttl").read_text(encoding="utf-8")
    sha = digest("There were no shelters that accepted men")
    path = tmp_path / f"{ID}.ttl"
    for bad, rule in (
        (graph.replace(sha, sha[:60], 1), "reference-digest"),
        (graph.replace("gap:sentenceNumber 1", "gap:sentenceNumber 0", 1), "reference-sentence"),
        (
            graph.replace("gap:section ", 'gap:note "no shelters that accepted men"@en ; gap:section ', 2),
            "evidence-by-",
        ),
        (graph.replace("gap:wording gap:Withheld", "gap:wording gap:Verbatim", 1), "report-text"),
    ):
        assert bad != graph
        path.write_text(bad, encoding="utf-8")
        done = _run(root, "validate", "--only", "data", "--format", "csv", str(path))
        assert done.exit_code == 1
        assert rule in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("gaps", ID), "[wording not copied: sentence 2] (the report)"),
        (("gaps", ID), "The words of the report may not be copied"),
        (("gaps", ID, "--format", "csv"), "[wording not copied: sentence 2]"),
        (("gaps", ID, "--lang", "es"), "texto no reproducido: frase 2"),
        (("explain", ID, "Man", "TemporaryLodging"), "wording not copied: sentence 2"),
        (("explain", ID, "Man", "TemporaryLodging", "--format", "json"), "[wording not copied: sentence 2]"),
    ],
)
def test_pages_and_tables_show_the_sentence_number_instead_of_the_words(
    root: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = _run(root, *arguments)
    assert done.exit_code == 0
    assert words in " ".join(done.stdout.split())
    assert "“”" not in done.stdout


def test_a_reader_who_has_the_text_can_verify_the_claims_by_reference(root: Path, tmp_path: Path) -> None:
    done = _verify(root, tmp_path, TEXT)
    assert done.exit_code == 0
    assert "Every passage is in the text (4 in all): 0 by words, 4 by reference." in " ".join(done.stdout.split())


def test_a_text_with_another_layout_passes_verification(root: Path, tmp_path: Path) -> None:
    other = TEXT.replace(" ", "\n ").replace("’", "'").replace("—", "-").replace("“", '"').replace("”", '"')
    assert _verify(root, tmp_path, other).exit_code == 0


@pytest.mark.parametrize(
    ("change", "claim", "standing"),
    [
        (("accepted men", "accepted some men"), "002", "missing"),
        (("12", "13"), "003", "missing"),
        (("The government", "First. The government"), "002", "elsewhere"),
    ],
)
def test_a_changed_text_fails_verification(
    root: Path, tmp_path: Path, change: tuple[str, str], claim: str, standing: str
) -> None:
    done = _verify(root, tmp_path, TEXT.replace(*change), "--format", "csv")
    assert done.exit_code == 1
    rows = {row["claim"]: row["standing"] for row in csv.DictReader(io.StringIO(done.stdout))}
    assert rows[f"{ID}/claim/{claim}"] == standing


def test_the_bundled_reports_verify_against_their_own_texts() -> None:
    for report in each(Gapgraph(ROOT).report_ids):
        done = _run(ROOT, "verify", report, "--source", str(ROOT / "data" / "sources" / f"{report}.txt"))
        assert done.exit_code == 0, done.output


def test_a_changed_quote_of_a_bundled_report_is_reported_as_missing(tmp_path: Path) -> None:
    text = (ROOT / "data" / "sources" / "per-2020.txt").read_text(encoding="utf-8")
    path = tmp_path / "per-2020.txt"
    path.write_text(text.replace("476 victims", "475 victims"), encoding="utf-8")
    done = _run(ROOT, "verify", "per-2020", "--source", str(path))
    assert done.exit_code == 1
    assert "not in the text: “The specialized prosecution unit reported 476 victims”" in " ".join(done.stdout.split())


def test_a_missing_text_is_an_error(root: Path, tmp_path: Path) -> None:
    done = _run(root, "verify", ID, "--source", str(tmp_path / "none.txt"))
    assert (done.exit_code, "[GG201]" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('wording = "withheld"', 'wording = "verbatim"'), "GG311"),
        (("ref = {", 'quote = "no shelters"\nref = {'), "GG311"),
        (('section = "Protection"\n', ""), "GG303"),
        (("sentence = 2", "sentence = 0"), "GG302"),
        (("sentence = 2", 'sentence = "two"'), "GG302"),
        (('wording = "withheld"', 'wording = "hidden"'), "GG302"),
        (('sha256 = "', 'sha256 = "x'), "GG302"),
        (("sha256", "sha265"), "GG304"),
    ],
)
def test_a_mistake_in_a_reference_is_named(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    (tmp_path / "ontology").symlink_to(ROOT / "ontology")
    (tmp_path / "data" / "encodings").mkdir(parents=True)
    (tmp_path / "data" / "countries").symlink_to(ROOT / "data" / "countries")
    (tmp_path / "data" / "sources").mkdir()
    (tmp_path / "data" / "sources" / f"{ID}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "data" / "encodings" / f"{ID}.toml").write_text(encoding().replace(*change), encoding="utf-8")
    with pytest.raises(GapgraphError) as caught:
        write_files(dict(compiled(tmp_path)))
    assert caught.value.code == code


def test_the_reference_for_an_encoding_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    words = "There were no shelters that accepted men"
    command = [sys.executable, "-m", "gapgraph.authoring", "refer", str(path), words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f'ref = {{ sentence = 2, sha256 = "{digest(words)}" }}\n'


def test_words_that_are_not_in_the_text_have_no_reference() -> None:
    with pytest.raises(GapgraphError, match="is not in the narrative"):
        refer(TEXT, "no such words", "text")


@given(st.data())
def test_any_sequence_of_words_is_found_again_by_its_digest(data: st.DataObject) -> None:
    words = TEXT.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, min(len(words), first + 30)))
    start = sum(len(word) + 1 for word in words[:first])
    quote = TEXT[start : start + len(" ".join(words[first:last]))]
    if len(normalized(quote)) < 2:
        return
    number = next(n for n, span in enumerate(sentences(TEXT), 1) if start < span.end)
    span = sentences(TEXT)[number - 1]
    found = found_in(TEXT, span.start, span.end, Reference(number, digest(quote)).sha256)
    assert found is not None
    assert normalized(TEXT[slice(*found)]) == normalized(quote)


@given(st.text(alphabet="ab \n“”\"’'—–-.,", max_size=40))
def test_normalizing_a_text_twice_gives_the_same_as_normalizing_it_once(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)
