"""The build steps by name: each writes its files below a root, or checks that they are up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gapgraph.authoring.report_files import compiled
from gapgraph.build.check_twins import twin_files
from gapgraph.build.competency import competency_page
from gapgraph.build.error_page import error_page
from gapgraph.build.inferred_ontology import inferred_ontology
from gapgraph.build.query_catalogue import catalogue_turtle
from gapgraph.build.query_reference import reference_page
from gapgraph.build.rule_pages import rule_pages
from gapgraph.build.written_files import write_or_check
from gapgraph.corpus import Corpus
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.store.source import prepared_files
from gapgraph.validation.law_shapes import protection_files

BuildStep = Callable[[Path, Sequence[str], bool], int]
"""A step takes the root, the ids of reports (if empty, all reports) and a flag that is true for a check only. The step
returns 1 if a file is out of date.
"""


def _ontology(root: Path, _reports: Sequence[str], check: bool) -> int:
    return write_or_check(root, inferred_ontology(root), "make ontology", check=check)


def _data(root: Path, reports: Sequence[str], check: bool) -> int:
    return write_or_check(root, dict(compiled(root, reports)), "make data", check=check)


def _validation(root: Path, _reports: Sequence[str], check: bool) -> int:
    """Write the shapes first, because the pages of rules and the cache files are made from them."""
    shapes = protection_files(root) | twin_files(root)
    stale = _texts(root, shapes, ("ontology/shapes/protections/*.ttl", "ontology/shapes/twins/*.ttl"), check=check)
    stale = max(stale, _texts(root, rule_pages(root), ("docs/rules/*.md",), check=check))
    return max(stale, _texts(root, prepared_files(root), ("ontology/prepared/**/*.json",), check=check))


def _texts(root: Path, texts: Mapping[Path, str], kinds: tuple[str, ...], *, check: bool) -> int:
    files = {path: text.encode() for path, text in texts.items()}
    return write_or_check(root, files, "python -m gapgraph.build validation", check=check, kinds=kinds)


def _queries(root: Path, _reports: Sequence[str], check: bool) -> int:
    catalogue = read_catalogue(root)
    files = {
        root / "docs" / "queries.md": reference_page(catalogue).encode(),
        root / "docs" / "competency.md": competency_page(catalogue, Corpus(root)).encode(),
        root / "queries" / "catalogue.ttl": catalogue_turtle(catalogue),
    }
    return write_or_check(root, files, "python -m gapgraph.build queries", check=check)


def _errors(root: Path, _reports: Sequence[str], check: bool) -> int:
    files = {root / "docs" / "errors.md": error_page().encode()}
    return write_or_check(root, files, "python -m gapgraph.build errors", check=check)


STEPS: Mapping[str, BuildStep] = {
    "ontology": _ontology,
    "data": _data,
    "validation": _validation,
    "queries": _queries,
    "errors": _errors,
}
"""The steps in an order in which each one comes after those that it depends on."""
