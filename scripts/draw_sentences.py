"""Sentences drawn by a seeded shuffle, to test plain English: ``python -m scripts.draw_sentences 22``.

The script prints 200 numbered sentences with file and line. In brackets, it prints what a reader sees beside the
sentence: for a cell of a table, the head of its column and the first cell of its row; for a docstring, what it
documents; for a comment, the code that it is about. A person reads each sentence and counts the sentences that a reader
can't restate at once if English is the reader's third language; the counts are in docs/proof/plain-english.md.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from gapgraph.authoring.sentence_splitting import sentence_starts
from scripts.core import ROOT
from scripts.draw import draw
from scripts.sentence_places import CELL, commented, documented, row_of

Placed = tuple[int, str]
"""The number of a line, and a text that starts in it."""
Reader = Callable[[str], Iterable[Placed]]
"""A function that finds the sentences in the text of a file."""

DRAWN: Final = {"document": 70, "docstring": 70, "message": 35, "comment": 10, "test name": 15}
"""How many sentences are drawn of each kind."""
FEWEST_WORDS: Final = 4
"""Headings, cells, messages and comments with fewer words are names, not sentences."""
PYTHON: Final = ("src", "tests", "scripts", "benchmarks")
SPANISH_ONLY: Final = {"click", "corpus_help", "help", "metavar", "query_column", "query_parameter"}
"""The tables of phrases in src/gapgraph/i18n whose English texts are in other files."""
GENERATED: Final = {"inferred", "prepared", "protections", "twins"}
"""The folders of ontology/ that contain copies of other files' texts."""

_NOT_TEXT: Final = re.compile(r"^ *(```+|~~~+).*?^ *\1|<!--.*?-->", re.MULTILINE | re.DOTALL)
_ITEM: Final = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
_MARKER: Final = re.compile(r"^\s*(?:[-*>]|\d+\.)\s+")
_CODE: Final = re.compile(r"`[^`]*`|\]\([^)]*\)")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_NOTE: Final = re.compile(r"# *(?:(?:noqa|type|pragma)\b[^(]*)?")
_MESSAGE_OF_ERROR: Final = re.compile(r'^(?:means|remedy) = "(.*)"$', re.MULTILINE)
_HELP: Final = re.compile(r"^#\+ (?:summary|question|problem|remedy): (.*)$|^#\+ .* -- (.*)$", re.MULTILINE)
_TERM: Final = re.compile(
    r'(?:sh:message|gap:remedy|skos:definition|skos:scopeNote|rdfs:comment) "((?:[^"\\]|\\.)*)"@en'
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where it starts."""

    kind: str
    place: str
    text: str


def drawn(seed: int) -> list[Sentence]:
    """The 200 sentences that a seed selects, kind by kind; a sentence that occurs several times is drawn once."""
    chosen = []
    for kind, count in DRAWN.items():
        pool = list({one.text: one for one in reversed(_everything()) if one.kind == kind}.values())
        chosen += [pool[number] for number in draw(range(len(pool)), seed, count)]
    return chosen


@cache
def _everything() -> list[Sentence]:
    return [one for kind, path, read in _sources() for one in _sentences(kind, path, read)]


def _sources() -> Iterator[tuple[str, Path, Reader]]:
    """Each file that is read for a kind, in an order that doesn't depend on the machine."""
    texts = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    for path in [*texts, *sorted((ROOT / "docs").rglob("*.md"))]:
        if path.relative_to(ROOT).parts[:2] not in {("docs", "rules"), ("docs", "proof")}:
            yield "document", path, in_document
    for path in (path for folder in PYTHON for path in sorted((ROOT / folder).rglob("*.py"))):
        yield "docstring", path, docstrings
        yield "comment", path, comments
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        yield "test name", path, names_of_tests
    for path, read in _sources_of_messages():
        yield "message", path, read


def _sources_of_messages() -> Iterator[tuple[Path, Reader]]:
    package = ROOT / "src" / "gapgraph"
    yield package / "errors.toml", lambda text: _matches(_MESSAGE_OF_ERROR, text)
    for path in sorted((package / "i18n").glob("*_phrases.py")):
        if path.name.removesuffix("_phrases.py") not in SPANISH_ONLY:
            yield path, phrases
    for path in sorted((package / "cli").rglob("*.py")):
        yield path, helps
    for path in sorted((ROOT / "queries").glob("*.rq")):
        yield path, lambda text: _matches(_HELP, text)
    for path in sorted((ROOT / "ontology").rglob("*.ttl")):
        if not GENERATED & set(path.parts):
            yield path, lambda text: _matches(_TERM, text)


def _sentences(kind: str, path: Path, read: Reader) -> Iterator[Sentence]:
    for line, text in read(path.read_text(encoding="utf-8")):
        yield Sentence(kind, f"{path.relative_to(ROOT)}:{line}", text)


def beside(one: Sentence) -> str:
    """What a reader sees beside the sentence: its table's heads, what its docstring documents, or the code below its
    comment.
    """
    path, _, line = one.place.rpartition(":")
    text = (ROOT / path).read_text(encoding="utf-8")
    match one.kind:
        case "docstring":
            return documented(text, int(line))
        case "comment":
            return commented(text.splitlines(), int(line))
        case "document":
            return row_of(text.splitlines(), int(line), one.text)
    return ""


def in_document(text: str) -> Iterator[Placed]:
    """The sentences of a Markdown text without its code blocks; headings and cells if they are long enough."""
    block: list[Placed] = []
    shown = _NOT_TEXT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, line in enumerate([*shown.splitlines(), ""], 1):
        alone = line.startswith(("|", "#"))
        if alone or not line.strip() or _ITEM.match(line):
            yield from split(block)
            block = []
        if alone:
            yield from _long_enough((number, cell.strip("# ")) for cell in CELL.split(line))
        else:
            block.append((number, _MARKER.sub("", line).strip()))


def split(block: Iterable[Placed]) -> Iterator[Placed]:
    """The sentences of a paragraph whose lines are given; each sentence with the number of the line where it starts."""
    lines = [(number, line) for number, line in block if line]
    text = " ".join(line for _, line in lines)
    numbers = [number for number, line in lines for _ in f"{line} "]
    starts = sentence_starts(text) if re.search(r"[.!?…]\W*\s", text) else (0,) * bool(text)
    for start, end in pairwise((*starts, len(text))):
        yield numbers[start], text[start:end].strip()


def _long_enough(texts: Iterable[Placed]) -> Iterator[Placed]:
    """The sentences of the texts that have enough words outside code and addresses."""
    for number, text in texts:
        yield from (
            one for one in split([(number, text)]) if len(_WORD.findall(_CODE.sub(" ", one[1]))) >= FEWEST_WORDS
        )


def docstrings(text: str) -> Iterator[Placed]:
    """The sentences of the docstrings of modules, classes, functions and values, without examples that run."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            block: list[Placed] = []
            for number, line in enumerate([*node.value.value.splitlines(), ""], node.lineno):
                if not line.strip() or _ITEM.match(line):
                    if not any(one.startswith(">>>") for _, one in block):
                        yield from split(block)
                    block = []
                block.append((number, _MARKER.sub("", line).strip()))


def comments(text: str) -> Iterator[Placed]:
    """The sentences of the comments; lines of comments below each other are one text."""
    block: list[Placed] = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            block.append((token.start[0], _NOTE.sub("", token.string, count=1).strip()))
        elif block and (token.type != tokenize.NL or not token.line.lstrip().startswith("#")):
            yield from _long_enough(split(block))
            block = []


def names_of_tests(text: str) -> Iterator[Placed]:
    """The names of the tests."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.lineno, node.name


def phrases(text: str) -> Iterator[Placed]:
    """The English texts in a file of phrases: the first of two texts, or the second of three."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Tuple) and len(node.elts) in {2, 3}:
            english = node.elts[len(node.elts) - 2]
            if isinstance(english, ast.Constant) and isinstance(english.value, str):
                yield from _long_enough([(english.lineno, english.value)])


def helps(text: str) -> Iterator[Placed]:
    """The help of the options of a command."""
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.keyword)
            and node.arg in {"help", "short_help"}
            and isinstance(node.value, ast.Constant)
        ):
            yield from _long_enough([(node.value.lineno, str(node.value.value))])


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Placed]:
    """The sentences in the texts that the capture groups of a regular expression match."""
    for found in pattern.finditer(text):
        yield from _long_enough([(text.count("\n", 0, found.start()) + 1, "".join(filter(None, found.groups())))])


def main() -> None:
    """Print the 200 sentences that a seed selects."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    for number, one in enumerate(drawn(parser.parse_args().seed), 1):
        context = beside(one)
        print(f"{number}. [{one.kind}] {one.place}  {f'({context}) ' if context else ''}{one.text}")


if __name__ == "__main__":
    main()
