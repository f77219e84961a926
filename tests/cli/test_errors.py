"""The registry of errors, the code that raises them and the page that lists them agree; each code determines the class
of its errors.
"""

from __future__ import annotations

import ast
import doctest
import pickle
import re
import textwrap
from collections import Counter
from functools import cache

import pytest

import gapgraph
from gapgraph import errors
from gapgraph.build.error_page import error_page
from gapgraph.errors import GapgraphError, error_classes, registry
from scripts.core import ROOT
from tests.project.raised_errors import places

PAGE = ROOT / "docs" / "errors.md"
CODE = re.compile(r"\bGG\d{3}\b")
RANGES = {
    "The command line": range(100),
    "Names": range(100, 200),
    "Files and stores": range(200, 300),
    "Authoring": range(300, 400),
    "Validation": range(400, 500),
    "Queries": range(500, 600),
    "Remote stores": range(600, 700),
    "What-if, export, generator": range(700, 800),
    "Workbench and brief": range(800, 900),
    "Unexpected": range(900, 1000),
}
CLASSES = list(error_classes())


@cache
def sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "gapgraph").rglob("*.py"))]


@cache
def raised() -> frozenset[str]:
    """The error codes that are a whole string in Gapgraph's code, as in a call that constructs an error."""
    constants = (node for text in sources() for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return frozenset(node.value for node in constants if isinstance(node.value, str) and CODE.fullmatch(node.value))


def compared(text: str) -> list[str]:
    """The error codes that Python code compares with another value; ``text`` is the Python code."""
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Compare))
    codes = (part.value for node in nodes for part in ast.walk(node) if isinstance(part, ast.Constant))
    return [code for code in codes if isinstance(code, str) and CODE.fullmatch(code)]


def chain(kind: type[BaseException]) -> list[str]:
    """The names of an error class and its base classes, beginning with GapgraphError."""
    return [one.__name__ for one in reversed(kind.__mro__) if issubclass(one, GapgraphError)]


def drawn(tree: str) -> list[tuple[int, str]]:
    """The indent and the name of each class in a text that shows the tree of error classes."""
    found = re.findall(r"^( *)(?:- )?(\w+)(?: {2,}.+| .+)?$", textwrap.dedent(tree), re.MULTILINE)
    return [(len(indent), name) for indent, name in found]


def test_the_code_of_gapgraph_raises_more_than_twenty_error_codes() -> None:
    assert len(raised()) > 20


def test_every_error_code_that_gapgraph_raises_is_in_the_registry() -> None:
    assert raised() - registry().keys() == set()


def test_every_error_code_in_the_registry_is_raised_somewhere() -> None:
    assert registry().keys() - raised() == set()


def test_every_error_gives_its_own_remedy_or_the_remedy_of_another_error() -> None:
    calls = places()["GapgraphError"]
    assert len(calls) > 100
    without = [one for one in calls if not {"remedy", None} & {word.arg for word in one.call.keywords}]
    assert [f"{one.path.name}:{one.call.lineno}" for one in without] == []


def test_no_docstring_names_an_error_code_that_nothing_raises() -> None:
    assert {code for text in sources() for code in CODE.findall(text)} - raised() == set()


def test_the_code_of_gapgraph_compares_no_error_codes_but_catches_error_classes() -> None:
    assert compared("error.code == 'GG101'") == ["GG101"]
    assert [code for text in sources() for code in compared(text)] == []


def test_the_codes_are_in_order_within_their_chapters() -> None:
    codes = list(registry())
    assert codes == sorted(codes)
    assert [row.code for row in registry().values() if int(row.code[2:]) not in RANGES[row.chapter]] == []


def test_the_meaning_and_the_remedy_of_a_code_are_sentences() -> None:
    rows = registry().values()
    assert [row.code for row in rows if not row.means.endswith(".") or not row.remedy.endswith(".")] == []
    assert [code for code, count in Counter(row.means for row in rows).items() if count > 1] == []


def test_the_page_of_errors_is_generated_from_the_registry() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == error_page()
    assert re.findall(r"^\| (GG\d{3}) \|(?: [^|]+ \|){3}$", text, re.MULTILINE) == list(registry())


@pytest.mark.parametrize("code", registry())
def test_the_registry_gives_the_class_and_the_exit_status_of_a_code(code: str) -> None:
    error = GapgraphError(code, "It failed", place="here", remedy="Try again.")
    assert type(error) is registry()[code].kind
    assert error.exit_status == registry()[code].exit_status in {2, 3}
    assert str(error) == f"It failed (here). Try again. [{code}]"


def test_failures_of_engine_store_or_program_have_exit_status_3() -> None:
    failing = {row.kind.__name__ for row in registry().values() if row.exit_status == 3}
    ours = {row.kind.__name__ for row in registry().values() if row.exit_status == 2}
    # LoadConflict has both: its code GG215 has exit status 2, and its other codes have exit status 3.
    assert failing & ours == {"LoadConflict"}
    assert failing == {"EngineError", "InternalError", "MissingLibrary"} | {
        kind.__name__ for kind in CLASSES if issubclass(kind, errors.StoreError)
    }


def test_every_exception_class_has_its_own_code() -> None:
    used = {row.kind for row in registry().values()}
    assert [kind.__name__ for kind in CLASSES if kind not in used] == ["GapgraphError"]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_is_documented_and_public(kind: type[GapgraphError]) -> None:
    assert kind.__doc__
    assert getattr(gapgraph, kind.__name__) is kind


def test_an_error_whose_class_does_not_fit_its_code_is_refused() -> None:
    assert type(errors.StoreError("GG609", "Cut")) is errors.Truncated
    with pytest.raises(TypeError, match="GG609 is a Truncated, which is not of the class UnknownName"):
        errors.UnknownName("GG609", "Cut")
    with pytest.raises(KeyError, match="GG999"):
        GapgraphError("GG999", "Nothing has this code")


def test_a_pickled_error_has_the_same_class_and_text() -> None:
    error = GapgraphError("GG605", "It was late", place="there", remedy="Wait.")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy)) == (errors.StoreTimeout, str(error))


def test_the_documented_tree_of_classes_matches_the_classes() -> None:
    assert errors.__doc__
    tree = errors.__doc__.split("::\n\n")[1].split("\nAn error is raised")[0]
    found = [(depth, name) for depth, name in drawn(tree) if depth % 4 in {0, 2}]
    depths = {0: 1, 2: 2, 6: 3, 10: 4}
    assert [(depths[depth], name) for depth, name in found] == [(len(chain(kind)), kind.__name__) for kind in CLASSES]
    assert textwrap.dedent(tree).rstrip() in (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def test_the_example_in_the_docstring_of_the_errors_runs() -> None:
    assert doctest.testmod(errors) == (0, 1)
