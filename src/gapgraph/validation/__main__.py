"""``python -m gapgraph.validation build [--check]``: make what is made of mandates and checks.

From the mandates the shapes of required protections, from the checks their twins in SHACL-SPARQL, and from all rules
the pages in ``docs/rules``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph import resources
from gapgraph.errors import GapgraphError
from gapgraph.made import settle
from gapgraph.validation.pages import rule_pages
from gapgraph.validation.protections import protection_files
from gapgraph.validation.twins import twin_files


def main() -> int:
    """Write the files, or with ``--check`` compare; exit status 1 when one is stale, 2 on a mistake."""
    parser = argparse.ArgumentParser(prog="python -m gapgraph.validation", description=__doc__)
    parser.add_argument("command", choices=("build",))
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    parser.add_argument("--root", type=Path, default=None, help="the folder with ontology/")
    arguments = parser.parse_args()
    root = arguments.root or resources.root()
    try:
        wanted = _wanted(root)
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    return settle(root, wanted, "python -m gapgraph.validation build", check=arguments.check, kinds=_MADE)


_MADE = ("ontology/shapes/protections/*.ttl", "ontology/shapes/twins/*.ttl", "docs/rules/*.md")


def _wanted(root: Path) -> dict[Path, bytes]:
    files = protection_files(root) | twin_files(root) | rule_pages(root)
    return {path: text.encode() for path, text in files.items()}


if __name__ == "__main__":
    raise SystemExit(main())
