"""``python -m gapgraph.ontology [--check] [--root DIR]``: the ``make ontology`` step."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph import resources
from gapgraph.made import settle
from gapgraph.ontology.build import build
from gapgraph.ontology.problem import OntologyProblemError


def main(arguments: list[str] | None = None) -> int:
    """Writes the inferred files, or with ``--check`` only compares them.

    Returns 0; 1 when a committed file is stale; 2 when the ontology can't be built as it stands.
    """
    parser = argparse.ArgumentParser(prog="python -m gapgraph.ontology", description="Reason over the ontology.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a committed file is stale")
    parser.add_argument("--root", type=Path, default=None, help="a folder laid out like the repository")
    options = parser.parse_args(arguments)
    root = options.root or resources.root()
    try:
        files = build(root)
    except OntologyProblemError as problem:
        sys.stderr.write(f"{problem}.\n")
        return 2
    return settle(root, files, "make ontology", check=options.check)


if __name__ == "__main__":
    sys.exit(main())
