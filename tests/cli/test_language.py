"""English and Spanish pages have the same content; quotations are not translated and are marked with their language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from gapgraph.core.matrix import Extent
from gapgraph.core.reasons import Part
from gapgraph.core.source_check import FindingKind
from gapgraph.core.statuses import SYMBOLS
from gapgraph.i18n.phrases import PHRASES, ROOMS
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.law.obligations import Severity
from scripts.core import ROOT
from tests.cli.running import gapgraph

NAMED_BY_VALUE = {*Severity, *Extent, *Part, *FindingKind}
PAGES = (
    ("gaps", "per-1999", "--verdict", "all"),
    ("matrix", "per-1999"),
    ("matrix", "per-1999", "--group", "Girl"),
    ("explain", "per-1999", "GirlInSexTrafficking", "TemporaryLodging"),
    ("explain", "per-1999", "NationalVictim", "ImmigrationRelief"),
    ("check-source", "per-1999"),
    ("groups",),
    ("reports",),
)


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def nodes() -> Iterator[ast.AST]:
    files = (path for path in (ROOT / "src" / "gapgraph").rglob("*.py") if path.parent.name != "phrases")
    return (node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def key_pattern(node: ast.AST) -> str:
    """A regular expression for all keys of phrases that a call such as ``say(f"remedy {lack}")`` can look up."""
    if not (isinstance(node, ast.Call) and node.args):
        return ""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    made = next((part for part in ast.walk(node.args[0]) if isinstance(part, ast.JoinedStr)), None)
    if name != "say" or made is None:
        return ""
    pieces = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[\w-]+" for v in made.values)
    return "".join(pieces) + ("" if made is node.args[0] else ".*")


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_has_the_same_placeholders_in_english_as_in_spanish(key: str) -> None:
    english, spanish = PHRASES[key]
    assert placeholders(english) == placeholders(spanish)
    assert english.endswith((".", ":")) is spanish.endswith((".", ":"))
    assert english[:1].isupper() is spanish[:1].isupper() or spanish[:1] in "¿{" or english[:1] == "{"


def test_no_phrase_is_in_two_tables_of_phrases() -> None:
    assert sum(map(len, ROOMS)) == len(PHRASES)


def test_every_phrase_is_used() -> None:
    found = list(nodes())
    whole = {node.value for node in found if isinstance(node, ast.Constant)}
    patterns = {pattern for node in found if (pattern := key_pattern(node))}
    left = PHRASES.keys() - whole - NAMED_BY_VALUE
    assert {key for key in left if not any(re.fullmatch(pattern, key) for pattern in patterns)} == set()


def test_every_severity_extent_finding_and_role_has_a_phrase() -> None:
    for value in (
        *Severity,
        *Extent,
        *FindingKind,
        *(f"remedy {lack}" for lack in FindingKind),
        *(set(Part) - {Part.BESIDE}),
    ):
        for language in LANGUAGES:
            assert say(value, language)


def test_the_symbols_of_statuses_differ_without_color() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    assert {len(symbol) for symbol in SYMBOLS.values()} == {1}


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_a_spanish_page_has_no_english_sentence(root: Path, command: tuple[str, ...]) -> None:
    page = " ".join(gapgraph(*command, "--lang", "es", root=root, width=200).out.split())
    ours = [english for english, spanish in PHRASES.values() if english != spanish]
    literal = (part for english in ours for part in re.split(r"\{\w+\}", english))
    found = [part.strip() for part in literal if len(part.split()) > 2 and part.strip() in page]
    assert found == []


@pytest.mark.parametrize("command", PAGES[:4], ids=" ".join)
def test_quotes_are_marked_and_not_translated(root: Path, command: tuple[str, ...]) -> None:
    def quotes(page: str) -> set[str]:
        return set(re.findall(r"“[^”]+\.”", " ".join(page.split())))

    english = gapgraph(*command, root=root).out
    spanish = gapgraph(*command, "--lang", "es", root=root).out
    assert quotes(english) == quotes(spanish)
    unmarked = re.findall(r"(?<!\[en\] )“[^”]+\.”", " ".join(spanish.split()))
    assert unmarked == []
    assert "[en]" not in english


def test_labels_change_with_the_language_and_ids_do_not(root: Path) -> None:
    english = gapgraph("gaps", "--format", "csv", root=root).rows
    spanish = gapgraph("gaps", "--lang", "es", "--format", "csv", root=root).rows
    same = [name for name in english[0] if [row[name] for row in english] == [row[name] for row in spanish]]
    assert same[:7] == ["report", "protection", "group", "statuses", "evidence", "quotes", "duties"]
    assert set(same[7:]) == {
        "verdict",
        "standing",
        "place",
        "certainty",
        "frequency",
        "severity",
        "sentences",
        "source",
    }
    assert {row["group_label"] for row in spanish if row["group"] == "gap:Man"} == {"hombres"}


def test_a_command_that_a_spanish_page_suggests_has_the_option_lang_es(root: Path) -> None:
    page = gapgraph("gaps", "--lang", "es", root=root, width=200).out
    assert "¿Por qué? gapgraph explain per-1999 TransgenderVictim TemporaryLodging --lang es" in page


def test_a_spanish_page_marks_an_english_condition_with_its_language(root: Path) -> None:
    page = " ".join(gapgraph("explain", "per-1999", "Girl", "Transportation", "--lang", "es", root=root).out.split())
    assert "con la condición: [en] “after a statement”" in page
    assert "en Pueblo Chico" in page


SPANISH = re.compile(r"[áéíóúñ¿¡]", re.IGNORECASE)
GRAMMAR = {
    "core/wording.py": "the words that join the parts of a Spanish name",
    "core/labels.py": "the Spanish word for “or” before a word that begins with the sound “o”",
    "core/numbers_in_text.py": "numbers in words, in a Spanish source",
    "core/source_check.py": "names of laws in a Spanish source",
    "authoring/cleaning.py": "pages and notes of a Spanish source",
    "authoring/footnotes.py": "notes of a Spanish source",
    "workbook/sheet_reading.py": "the word for “yes” in a Spanish workbook",
}
"""Files that contain Spanish words although they have no phrases, with the reason."""


def test_spanish_words_are_only_in_the_tables_of_phrases() -> None:
    source = ROOT / "src" / "gapgraph"
    files = {path.relative_to(source).as_posix(): path for path in source.rglob("*.py")}
    found = {name for name, path in files.items() if SPANISH.search(path.read_text(encoding="utf-8"))}
    assert {name for name in found if not name.startswith("i18n/")} <= set(GRAMMAR)
    assert any(name.startswith("i18n/") for name in found)


@pytest.mark.parametrize("words", [("matrix", "per-1999"), ("gaps", "per-1999"), ("explain", "per-1999", "Men", "X")])
def test_the_option_lang_works_before_and_after_the_command(words: tuple[str, ...]) -> None:
    before, after = gapgraph("--lang", "es", *words), gapgraph(*words, "--lang", "es")
    assert (before.status, before.out, before.err) == (after.status, after.out, after.err)
    assert (before.out, before.err) != (gapgraph(*words).out, gapgraph(*words).err)


def test_the_option_lang_after_the_command_overrides_the_one_before() -> None:
    assert gapgraph("--lang", "es", "groups", "--lang", "en").out == gapgraph("groups").out
