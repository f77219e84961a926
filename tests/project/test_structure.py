"""The structure of the code: small files and functions, imports in one direction, no machine's path in any file."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from scripts import core, rooms
from scripts.core import ROOT

SOURCE = ROOT / "src" / "gapgraph"
MODULES = sorted(SOURCE.rglob("*.py"))
PYTHON = sorted(path for folder in ("src", "tests", "scripts", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60

# LAYERS has a line for each layer of the source, from the lowest layer to the highest layer. A folder of the source may
# import from the folders on its own line of LAYERS and on the lines above its own line.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"_version", "vocabulary", "errors", "resources", "i18n"}),
    frozenset({"core"}),
    frozenset({"law", "compare", "whatif", "rdf"}),
    frozenset({"store"}),
    frozenset({"remote", "corpus"}),
    frozenset({"derivation", "authoring", "validation", "tables"}),
    frozenset({"queries", "testing", "workbook", "drafting"}),
    frozenset({"pages", "loading", "build"}),
    frozenset({"api"}),
    frozenset({"web"}),
    frozenset({"cli"}),
)
MEANING = frozenset({"_version", "vocabulary", "errors", "resources", "i18n", "core", "law", "compare", "whatif"})
ENGINES = {"pyoxigraph", "rdflib", "owlready2", "rustdl", "pyshacl", "shacl", "SPARQLWrapper", "click"}

# Each word in the patterns below is split in two, so that this file doesn't contain the words that the tests forbid.
PLACES = re.compile(r"(?<![\w.:/>-])/(?:wor" + r"k|roo" + r"t|hom" + r"e|tm" + r"p|Use" + r"rs)/\w")
HOSTS = re.compile(
    r"pypi\.or" + r"g|pythonhosted\.or" + r"g|registry\.npmj" + r"s|static\.crate" + r"s\.io|index\.crate" + r"s\.io|"
    r"repo1?\.mave" + r"n|proxy\.golan" + r"g|deb\.debia" + r"n\.org|--index-ur" + r"l|--extra-inde" + r"x"
)


def part_of(path: Path) -> str:
    """The folder of a source file: ``rdf`` for ``src/gapgraph/rdf/reading.py``."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that the file imports, at its top or inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_parts(path: Path) -> set[str]:
    """The folders of ``LAYERS`` from which the file imports."""
    names = (name.split(".") for name in imported(path))
    known = {part for layer in LAYERS for part in layer}
    return {name[1] for name in names if name[0] == "gapgraph" and len(name) > 1 and name[1] in known}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno
    return node.end_lineno - node.lineno + 1


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_tests_of_the_structure_find_more_than_15_source_files() -> None:
    assert len(MODULES) > 15


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_and_has_a_docstring(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(tree(path))


def test_all_functions_of_the_source_are_short() -> None:
    lengths = {f"{path.name}:{node.name}": length(node) for path in MODULES for node in functions(path)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert median(lengths.values()) <= 12


def test_no_module_is_named_utils() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "util", "helpers", "common", "misc", "tools"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_its_own_layer_or_lower_layers(path: Path) -> None:
    part = part_of(path)
    if part in {"__init__", "__main__"}:
        return
    ranks = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
    assert part in ranks, f"{part} is new: give it its place in LAYERS"
    assert {other for other in own_parts(path) if ranks[other] > ranks[part]} == set()


LATER = frozenset({"web", "workbook", "drafting"})
"""The folders of the source that are newer than the limit on imports; their imports have a separate limit."""


def test_the_folders_of_the_source_are_few_and_import_each_other_in_one_direction() -> None:
    """The function ``floors`` raises an error if folders of the source import each other in a circle."""
    assert set(rooms.imports_of_rooms()) >= LATER
    assert len(rooms.imports_of_rooms()) <= 27 + len(LATER)
    assert len(rooms.floors()) <= 12
    assert rooms.arrows(LATER) <= 140
    assert rooms.arrows() <= 140 + 12 * len(LATER)


def public_names(path: Path) -> Iterator[str]:
    """The names that a file defines at its top level."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_no_public_name_is_in_two_files() -> None:
    files: dict[str, set[str]] = {}
    for path in MODULES:
        for name in public_names(path):
            files.setdefault(name, set()).add(path.relative_to(SOURCE).as_posix())
    twice = {name: sorted(there) for name, there in files.items() if len(there) > 1 and not name.startswith("_")}
    assert twice == {}
    assert len(files) > 500


def test_no_two_files_have_the_same_name() -> None:
    names = [path.stem for path in MODULES if path.stem not in {"__init__", "__main__"}]
    assert sorted(set(names)) == sorted(names)


def test_imports_form_no_circle() -> None:
    wants: dict[str, set[str]] = {}
    for path in MODULES:
        if part_of(path) not in {"__init__", "__main__"}:
            wants.setdefault(part_of(path), set()).update(own_parts(path) - {part_of(path)})
    while free := {part for part, needed in wants.items() if not needed & wants.keys()}:
        wants = {part: needed for part, needed in wants.items() if part not in free}
    assert wants == {}


@pytest.mark.parametrize("part", sorted(MEANING))
def test_the_core_imports_no_engine(part: str) -> None:
    paths = [path for path in MODULES if part_of(path) == part]
    assert paths, f"{part} is gone: take it out of LAYERS"
    assert {name.split(".")[0] for path in paths for name in imported(path)} & ENGINES == set()


def test_mutmut_is_configured_for_the_modules_that_scripts_core_lists() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]["only_mutate"]
    assert [Path(path).stem for path in configured] == list(core.MODULES)
    assert all((ROOT / path).is_file() for path in configured)


def test_no_file_contains_the_path_of_a_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for rule in (PLACES, HOSTS) for hit in rule.finditer(text)]
    assert found == []


def test_text_files_have_unix_line_ends_and_end_with_one() -> None:
    kinds = {".py", ".md", ".toml", ".ttl", ".rq", ".sh", ".cff", ".txt"}
    # A narrative is copied byte by byte, so its last line may lack a line end.
    ours = [path for path in tracked() if path.suffix in kinds and "sources" not in path.parts and path.stat().st_size]
    assert [path.name for path in ours if b"\r" in path.read_bytes()] == []
    assert [path.name for path in ours if not path.read_bytes().endswith(b"\n")] == []
