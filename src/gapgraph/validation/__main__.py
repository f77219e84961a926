"""``python -m gapgraph.validation build [--check]``: make what is made of mandates, shapes and checks.

From the mandates the shapes of required protections, from the checks their twins in SHACL-SPARQL, from all rules the
pages in ``docs/rules``, and from what every run reads a form that is read faster.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from gapgraph import resources
from gapgraph.errors import GapgraphError
from gapgraph.made import settle
from gapgraph.store.source import prepared_files
from gapgraph.validation.pages import rule_pages
from gapgraph.validation.protections import protection_files
from gapgraph.validation.ruleset import read_ruleset
from gapgraph.validation.twins import twin_files

Made = Callable[[Path], dict[Path, str]]
"""What files below a root should hold."""


def main() -> int:
    """Write the files, or with ``--check`` compare; exit status 1 when one is stale, 2 on a mistake."""
    parser = argparse.ArgumentParser(prog="python -m gapgraph.validation", description=__doc__)
    parser.add_argument("command", choices=("build",))
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    parser.add_argument("--root", type=Path, default=None, help="the folder with ontology/")
    arguments = parser.parse_args()
    root = arguments.root or resources.root()
    try:
        # What is made ready is made of files that are made here themselves.
        return max(_settle(root, files, kinds, check=arguments.check) for files, kinds in _STEPS)
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status


def _settle(root: Path, made: Made, kinds: tuple[str, ...], *, check: bool) -> int:
    files = {path: text.encode() for path, text in made(root).items()}
    return settle(root, files, "python -m gapgraph.validation build", check=check, kinds=kinds)


def _shapes(root: Path) -> dict[Path, str]:
    return protection_files(root) | twin_files(root) | rule_pages(root)


def _prepared(root: Path) -> dict[Path, str]:
    return prepared_files(root) | read_ruleset(root).prepared_files()


_STEPS: tuple[tuple[Made, tuple[str, ...]], ...] = (
    (_shapes, ("ontology/shapes/protections/*.ttl", "ontology/shapes/twins/*.ttl", "docs/rules/*.md")),
    (_prepared, ("ontology/prepared/**/*.json",)),
)


if __name__ == "__main__":
    raise SystemExit(main())
