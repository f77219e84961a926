"""The sentences drawn to test plain English: a seed always draws the same ones, each kind has its number of sentences,
and no sentence is cut.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from scripts import draw_sentences
from scripts.core import ROOT
from scripts.sentence_places import commented, row_of

DOCUMENT = """# A heading of four words

One sentence, e.g. this,
runs on. The U.S. has another (see
[a page](a.md)). A third.

| cell | a cell of four words |
|---|---|
| `code` | two, words |

```sh
echo This is not a sentence.
```

- An item. <!-- inside -->
  Its second sentence.
1. A numbered item

> A quotation that goes
> on here.

<!-- A hidden sentence. -->
The end
"""


@pytest.fixture(scope="module")
def sentences() -> list[draw_sentences.Sentence]:
    return draw_sentences.drawn(22)


def test_the_same_seed_draws_the_same_sentences(sentences: list[draw_sentences.Sentence]) -> None:
    assert draw_sentences.drawn(22) == sentences
    assert draw_sentences.drawn(23) != sentences


def test_each_kind_has_its_number_of_sentences_and_none_is_drawn_twice(
    sentences: list[draw_sentences.Sentence],
) -> None:
    assert Counter(one.kind for one in sentences) == draw_sentences.DRAWN
    assert sum(draw_sentences.DRAWN.values()) == 200
    assert len({(one.kind, one.text) for one in sentences}) == 200


def test_each_sentence_starts_in_the_named_line(sentences: list[draw_sentences.Sentence]) -> None:
    for one in sentences:
        path, line = one.place.split(":")
        assert not path.startswith(("docs/rules", "docs/proof"))
        first = re.match(r"\S+", one.text)
        assert first
        assert first[0] in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1], one


def test_a_document_is_split_into_whole_sentences() -> None:
    assert list(draw_sentences.in_document(DOCUMENT)) == [
        (1, "A heading of four words"),
        (3, "One sentence, e.g. this, runs on."),
        (4, "The U.S. has another (see [a page](a.md))."),
        (5, "A third."),
        (7, "a cell of four words"),
        (15, "An item."),
        (16, "Its second sentence."),
        (17, "A numbered item"),
        (19, "A quotation that goes on here."),
        (23, "The end"),
    ]


def test_docstrings_are_split_without_their_examples() -> None:
    module = '"""First. Second\nline.\n\n>>> 1 + 1\n2\n"""\n'
    rest = 'LIMIT = 3\n"""How many. Per run."""\n\n\nclass A:\n    """A class."""\n'
    assert list(draw_sentences.docstrings(module + rest)) == [
        (1, "First."),
        (1, "Second line."),
        (8, "How many."),
        (8, "Per run."),
        (12, "A class."),
    ]


def test_comments_below_each_other_are_one_text() -> None:
    text = "# A comment that runs\n# on here. Short one.\nx = 1  # what x is for\ny = 2  # noqa: F401\n"
    assert list(draw_sentences.comments(text)) == [(1, "A comment that runs on here."), (3, "what x is for")]


def test_only_the_english_text_of_a_message_is_drawn() -> None:
    table = 'A = {"k": ("English of four words", "Español de cuatro palabras"), "s": ("one", "uno")}\n'
    assert list(draw_sentences.phrases(table)) == [(1, "English of four words")]
    columns = 'A = {"k": ("nombre", "what the column holds", "lo que contiene la columna")}\n'
    assert list(draw_sentences.phrases(columns)) == [(1, "what the column holds")]
    option = '@click.option("-x", help="Show all of them here.")\ndef f(x): ...\n'
    assert list(draw_sentences.helps(option)) == [(1, "Show all of them here.")]


def test_a_cell_is_shown_with_its_column_and_its_row() -> None:
    lines = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("| GG001 |"))
    meaning = lines[line - 1].split("|")[3].strip()
    shown = draw_sentences.beside(draw_sentences.Sentence("document", f"docs/errors.md:{line}", meaning))
    assert shown == "means; code: GG001"


def test_the_head_of_a_table_is_not_shown_with_the_heads_of_the_table_before() -> None:
    lines = ["| option | meaning |", "|---|---|", "| `-o` | a file |", "", "| what is cleaned | how |", "|---|---|"]
    assert row_of(lines, 3, "a file") == "meaning; option: `-o`"
    assert row_of(lines, 5, "how") == ""


def test_a_docstring_is_shown_with_what_it_documents() -> None:
    path = "scripts/draw_sentences.py"
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 2) if text.startswith("def drawn("))
    shown = draw_sentences.beside(draw_sentences.Sentence("docstring", f"{path}:{line}", ""))
    assert shown == "def drawn(seed: int) -> list[Sentence]"


def test_a_comment_is_shown_with_its_code() -> None:
    lines = ["# The limit", "# of a wait.", "LIMIT = 3  # in seconds"]
    assert [commented(lines, line) for line in (1, 2, 3)] == ["LIMIT = 3"] * 3
    path = "tests/conftest.py"
    text = (ROOT / path).read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(text, 1) if one.startswith("# Examples have no deadline"))
    shown = draw_sentences.beside(draw_sentences.Sentence("comment", f"{path}:{line}", ""))
    assert shown.startswith("settings.register_profile")
