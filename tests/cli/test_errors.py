"""The page of errors and the code name the same codes, and each row says what to do."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache

from scripts.core import ROOT

PAGE = ROOT / "docs" / "errors.md"
CODE = re.compile(r"\bGG\d{3}\b")
ROW = re.compile(r"^\| (GG\d{3}) \| (.+?) \| (.+?) \|$", re.MULTILINE)
RANGES = {
    "The command line": range(100),
    "Names": range(100, 200),
    "Files and stores": range(200, 300),
    "Authoring": range(300, 400),
    "Validation": range(400, 500),
    "Queries": range(500, 600),
    "Remote stores": range(600, 700),
    "What-if, export, generator": range(700, 800),
    "Unexpected": range(900, 1000),
}


@cache
def sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "gapgraph").rglob("*.py"))]


@cache
def raised() -> frozenset[str]:
    """The codes that stand in the source as strings of their own, which is how an error is made."""
    constants = (node for text in sources() for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return frozenset(node.value for node in constants if isinstance(node.value, str) and CODE.fullmatch(node.value))


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_there_are_codes_to_look_at() -> None:
    assert len(raised()) > 20


def test_every_code_in_the_source_has_a_row() -> None:
    assert raised() - {code for code, _, _ in rows()} == set()


def test_every_row_is_a_code_in_the_source() -> None:
    assert {code for code, _, _ in rows()} - raised() == set()


def test_no_docstring_promises_a_code_that_nothing_raises() -> None:
    assert {code for text in sources() for code in CODE.findall(text)} - raised() == set()


def test_each_code_has_one_row_and_they_are_in_order() -> None:
    codes = [code for code, _, _ in rows()]
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert codes == sorted(codes)


def test_each_row_stands_under_its_heading() -> None:
    parts = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for heading, part in zip(parts[1::2], parts[2::2], strict=True):
        assert [code for code, _, _ in ROW.findall(part) if int(code[2:]) not in RANGES[heading]] == []


def test_each_row_is_two_sentences() -> None:
    assert [code for code, means, remedy in rows() if not means.endswith(".") or not remedy.endswith(".")] == []


def test_every_mention_of_a_code_in_a_table_is_a_well_formed_row() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| GG")]
    assert len(lines) == len(rows())
