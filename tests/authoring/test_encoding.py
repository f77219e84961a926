"""Every mistake in an encoding gives one sentence with its place and its remedy."""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.compile import compile_report
from gapgraph.authoring.encoding import parse_encoding, read_encoding
from gapgraph.authoring.narrative import locate, sentence_of, sentences
from gapgraph.core.facts import Literal
from gapgraph.core.first_edition import FirstEditionWarning
from gapgraph.errors import GapgraphError

HEAD = """
[report]
id = "per-2017"
country = "PER"
year = 2017
title = "Title"
title_es = "Título"
publisher = "agent:us-state"
address = "https://example.org/"
wording = "verbatim"
extent = "whole"
period_start = 2016-04-01
period_end = 2017-03-31
license = "open"
encoder = "agent:gapgraph"
review = "Reviewed"
"""
CLAIM = """
[[claim]]
id = 1
kind = "Denial"
quote = "no shelter accepted men"
group = "Man"
protection = "TemporaryLodging"
provider = "AnyProvider"
"""
COUNT = """
[[claim]]
id = 2
kind = "Observation"
quote = "Some were told so"
measure = "ShareOfVictims"
unit = "Percent"
period = "2016"
body = "Government"
value = 18.5
"""
TEXT = "There was help. But no shelter accepted men. Some were told so."


def _compile(claims: str, tmp_path: Path) -> list[object]:
    path = tmp_path / "per-2017.toml"
    path.write_text(HEAD + claims, encoding="utf-8")
    return list(compile_report(read_encoding(path), TEXT, Gapgraph(resources.root()).facts))


def test_a_correct_encoding_compiles(tmp_path: Path) -> None:
    assert len(_compile(CLAIM, tmp_path)) > 50


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (("group", "grup"), "GG304", "Did you mean 'group'?"),
        (('"Man"', '"Men"'), "GG309", "or Man?"),
        (('"Denial"', '"Refusal"'), "GG305", "is not a kind of claim"),
        (("no shelter accepted men", "no shelter accepted boys"), "GG307", "not in the narrative"),
        (("no shelter accepted men", "e"), "GG308", "Write which occurrence it is with nth"),
        (("id = 1", 'id = "1"'), "GG302", "'id' must be a whole number"),
        (("id = 1\n", ""), "GG303", "The claim has no number yet"),
        (('"Man"', "7"), "GG302", "'group' must be text"),
        (('group = "Man"', 'place = "Lima"'), "GG302", "'place' must be a list of names"),
        (('"Denial"', '"Observation"'), "GG310", "needs 'value'"),
        (('group = "Man"\n', ""), "GG310", "A Denial needs 'group'"),
        (('protection = "TemporaryLodging"\n', ""), "GG310", "A Denial needs 'protection'"),
        (('provider = "AnyProvider"\n', ""), "GG310", 'The widest value is provider = "AnyProvider": write it only'),
        (("[[claim]]", "[[claim]"), "GG301", "isn't well-formed TOML"),
        (("[[claim]]", "[[claims]]"), "GG304", "Did you mean 'claim'?"),
    ],
)
def test_the_error_for_a_mistake_in_an_encoding_names_the_file_and_the_remedy(
    change: tuple[str, str], code: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(GapgraphError) as caught:
        _compile(CLAIM.replace(*change), tmp_path)
    assert caught.value.code == code
    assert words in str(caught.value)
    assert "per-2017.toml" in str(caught.value)


def test_two_claims_with_the_same_number_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GapgraphError, match="Two claims are numbered 1"):
        _compile(CLAIM + CLAIM, tmp_path)


def test_a_missing_key_of_the_report_is_named() -> None:
    with pytest.raises(GapgraphError, match="'address' is missing"):
        parse_encoding({"report": {"id": "x"}}, "x.toml")


@pytest.mark.parametrize("kind", ["Denial", "Absence", "Limitation"])
@pytest.mark.parametrize("slot", ["group", "protection", "provider"])
def test_a_denial_absence_or_limitation_needs_a_group_a_protection_and_a_provider(
    kind: str, slot: str, tmp_path: Path
) -> None:
    lines = (line for line in CLAIM.replace("Denial", kind).splitlines() if not line.startswith(f"{slot} ="))
    with pytest.raises(GapgraphError, match=f"needs '{slot}'"):
        _compile("\n".join(lines), tmp_path)


def test_a_harm_without_a_group_is_an_error(tmp_path: Path) -> None:
    harm = CLAIM.replace('"Denial"', '"Harm"').replace('group = "Man"', 'harm = "Penalization"')
    with pytest.raises(GapgraphError, match="A Harm needs 'group'"):
        _compile(harm, tmp_path)


@pytest.mark.parametrize(
    ("written", "text", "datatype"),
    [
        ("18.5", "18.5", "decimal"),
        ("18.0", "18", "integer"),
        ("18", "18", "integer"),
        ("1_200_000", "1200000", "integer"),
        ("0.1", "0.1", "decimal"),
        ("123456789.000000001", "123456789.000000001", "decimal"),
    ],
)
def test_a_number_keeps_its_written_form(written: str, text: str, datatype: str, tmp_path: Path) -> None:
    triples = _compile(COUNT.replace("18.5", written), tmp_path)
    values = [triple[2] for triple in triples if str(triple[1]).endswith("obsValue")]  # type: ignore[index]
    assert values == [Literal(text, "", f"http://www.w3.org/2001/XMLSchema#{datatype}")]


@pytest.mark.parametrize("written", ["-1", "nan", "inf", '"18"', "true"])
def test_a_value_that_is_not_a_count_is_refused(written: str, tmp_path: Path) -> None:
    with pytest.raises(GapgraphError, match="'value' must be a number of zero or more"):
        _compile(COUNT.replace("18.5", written), tmp_path)


def test_each_key_of_the_first_edition_of_the_vocabulary_is_read_and_gives_a_warning(tmp_path: Path) -> None:
    first = COUNT.replace("value = 18.5", "value = 18\napproximate = true")
    action = (
        COUNT.replace("id = 2", "id = 3").replace("Observation", "Action").replace("value = 18.5", 'action = "Joined"')
    )
    with pytest.warns(FirstEditionWarning) as warned:
        triples = _compile(first + action, tmp_path)
    of = "is of the first edition of the vocabulary; write"
    assert [str(one.message) for one in warned] == [
        f'per-2017.toml, claim 2: approximate = true {of} bound = "About".',
        f'per-2017.toml, claim 3: action = "Joined" {of} action = "BelongedTo".',
    ]
    ends = {str(triple[1])[-5:]: str(triple[2]) for triple in triples}  # type: ignore[index]
    assert ends["bound"].endswith("#About")
    assert not any(str(triple[1]).endswith("approximate") for triple in triples)  # type: ignore[index]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)


@given(st.dictionaries(st.sampled_from(["report", "context", "claim", "else"]), _JSON))
def test_any_document_gives_a_value_or_an_error(document: dict[str, object]) -> None:
    with suppress(GapgraphError):
        parse_encoding(document, "any.toml")


@given(st.text(alphabet="ab. A\n", max_size=60), st.data())
def test_a_quote_is_located_by_its_words_and_by_the_number_of_their_occurrence_in_the_text(
    text: str, data: st.DataObject
) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    nth = sum(text.startswith(quote, i) for i in range(start + 1))
    span = locate(quote, text, nth, "here")
    assert (span.start, span.end) == (start, end)


@given(st.text(alphabet="ab. A\n", max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = sentences(text)
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(sentence_of(span, spans) == number for number, span in enumerate(spans, start=1))
