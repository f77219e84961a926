"""Every kind of text file becomes a narrative, and each quote from the narrative is also found in the original text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from gapgraph import resources
from gapgraph.authoring.cleaning import clean
from gapgraph.authoring.narrative import sentences
from gapgraph.authoring.source_map_files import read_source_map
from gapgraph.authoring.text_files import read_narrative
from gapgraph.cli import main
from gapgraph.core.numbers_in_text import language_of
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import ReportId
from tests.sources.narratives import NARRATIVES, Narrative, pdf_of

ROOT = resources.root()
SPANISH = (
    "El Gobierno identificó a 12 víctimas. Él no atendió a hombres. Últimamente cerró dos albergues. "
    "¿Quién atiende a las niñas? «Nadie», dijo la ONG. Ñusta acogió a 5."
)
PUBLISHED = sorted(path for path in (ROOT / "data" / "sources").glob("*.txt") if not path.name.endswith(".meta.txt"))


@pytest.mark.parametrize("kind", NARRATIVES, ids=lambda kind: kind.name)
def test_a_quote_is_found_in_the_cleaned_text_and_in_its_source(kind: Narrative, tmp_path: Path) -> None:
    cleaned = read_narrative(kind.write(tmp_path))
    assert cleaned.text == kind.text
    for quote in kind.quotes:
        start = cleaned.text.index(quote)
        first, last = cleaned.map.source_span(start, start + len(quote))
        letters = [at for at in range(start, start + len(quote)) if cleaned.text[at].isalnum()]
        assert [cleaned.source[cleaned.map.source_span(at, at + 1)[0]] for at in letters] == list(
            filter(str.isalnum, quote)
        )
        if "page" not in kind.name and kind.suffix != ".pdf":  # the header of a page may interrupt a quote
            assert clean(cleaned.source[first:last]).text.split() == quote.split()


@pytest.mark.parametrize("kind", NARRATIVES, ids=lambda kind: kind.name)
def test_a_clean_text_does_not_change(kind: Narrative) -> None:
    again = clean(kind.text)
    assert again.text == kind.text
    assert again.changes == {}


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_cleaning_changes_no_stored_narrative(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert clean(text).text == text


def test_a_new_report_stores_the_uncleaned_source_and_a_map_of_positions(tmp_path: Path) -> None:
    kind = next(one for one in NARRATIVES if one.name == "hard wraps")
    given = ("--text", str(kind.write(tmp_path)), "--address", "https://example.org/a", "--name", "Atlantis")
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "new", "ATL", "2021", *given])
    assert done.exit_code == 0, done.output
    assert "cleaned: lines broken inside a paragraph (2)" in done.output
    found = read_source_map(tmp_path, ReportId("atl-2021"))
    assert found
    source, positions = found
    start = kind.text.index(kind.quotes[0])
    first, last = positions.source_span(start, start + len(kind.quotes[0]))
    assert source[first:last] == "shelters of the north,\nhelped 12 victims"


def test_a_clean_text_gets_no_map_of_positions(tmp_path: Path) -> None:
    path = NARRATIVES[0].write(tmp_path)
    CliRunner().invoke(main, ["--root", str(tmp_path), "new", "ATL", "2021", "--text", str(path), "--name", "A"])
    assert read_source_map(tmp_path, ReportId("atl-2021")) is None
    assert sorted(one.name for one in (tmp_path / "data" / "sources").iterdir()) == [
        "atl-2021.meta.txt",
        "atl-2021.txt",
    ]


@pytest.mark.parametrize(("name", "content", "code"), [
    ("text.txt", b"caf\xe9", "GG201"),
    ("text.pdf", b"no pdf", "GG201"),
    ("text.docx", b"no zip", "GG201"),
    ("text.pdf", pdf_of([[""]]), "GG320"),
    ("text.html", b"<html><script>x</script></html>", "GG320"),
])  # fmt: skip
def test_a_file_without_text_is_refused(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GapgraphError) as caught:
        read_narrative(path)
    assert caught.value.code == code


@pytest.mark.parametrize(("text", "count"), [
    (SPANISH, 6),
    ("Mr. Smith met Dr. Perez at the U.S. Embassy. They gave $1.2 million, e.g. to NGOs. See Art. 153 of it.", 3),
    ("PROTECTION\nThe government helped. It did.", 3),
])  # fmt: skip
def test_sentences_end_at_the_right_places(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_listed_starts_of_sentences_are_kept_and_wrong_starts_are_refused() -> None:
    text = "One helped. Two came."
    assert [(s.start, s.end) for s in sentences(text, [0])] == [(0, 21)]
    for starts in ([0, 13], [12, 0], [4], [0, 40]):
        with pytest.raises(GapgraphError) as caught:
            sentences(text, starts)
        assert caught.value.code == "GG318"


def test_the_language_of_a_text_is_recognized() -> None:
    assert language_of("El gobierno atendió a las víctimas de la trata") == "es"
    assert language_of("The government helped the victims") == "en"


@given(st.text(alphabet="ab.-1 \n\r\f\u00ad\u00a0\ufeff¹[]A", max_size=80))
def test_each_character_of_any_text_has_a_position_in_its_source(text: str) -> None:
    cleaned = clean(text)
    for at in range(len(cleaned.text)):
        first, last = cleaned.map.source_span(at, at + 1)
        assert 0 <= first < last <= len(text)
        if not cleaned.text[at].isspace() and cleaned.text[at] != "-":
            assert text[first] == cleaned.text[at]
    positions = [cleaned.map.source_span(at, at + 1)[0] for at in range(len(cleaned.text))]
    assert all(one <= other for one, other in itertools.pairwise(positions))
