"""``python -m gapgraph.authoring build [--check] [ID…]``: compile the encodings into the reports' graphs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph import resources
from gapgraph.authoring.build import build, stale
from gapgraph.errors import GapgraphError


def main() -> int:
    """Compile, or with ``--check`` compare; exit status 1 when a committed graph is stale, 2 on a mistake."""
    parser = argparse.ArgumentParser(prog="python -m gapgraph.authoring", description=__doc__)
    parser.add_argument("command", choices=("build",))
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a report's graph is stale")
    parser.add_argument("--root", type=Path, default=None, help="the folder with ontology/ and data/")
    parser.add_argument("ids", nargs="*", metavar="ID", help="the reports, all if none is named")
    arguments = parser.parse_args()
    root = arguments.root or resources.root()
    try:
        return _check(root, arguments.ids) if arguments.check else _build(root, arguments.ids)
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status


def _build(root: Path, ids: list[str]) -> int:
    for path in build(root, ids):
        sys.stdout.write(f"wrote {path.relative_to(root)}\n")
    return 0


def _check(root: Path, ids: list[str]) -> int:
    old = stale(root, ids)
    for path in old:
        sys.stderr.write(f"{path.relative_to(root)} is stale: run `make data` and commit what it writes\n")
    return 1 if old else 0


if __name__ == "__main__":
    raise SystemExit(main())
