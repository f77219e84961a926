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
        return _check(root) if arguments.check else _build(root)
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status


_MADE = ("ontology/shapes/protections/*.ttl", "ontology/shapes/twins/*.ttl", "docs/rules/*.md")


def _wanted(root: Path) -> dict[Path, str]:
    return protection_files(root) | twin_files(root) | rule_pages(root)


def _build(root: Path) -> int:
    for path in _left_over(root):
        path.unlink()
    for path, text in _wanted(root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"wrote {path.relative_to(root)}\n")
    return 0


def _check(root: Path) -> int:
    wanted = _wanted(root)
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    stale += _left_over(root)
    for path in stale:
        sys.stderr.write(
            f"{path.relative_to(root)} is stale: run `python -m gapgraph.validation build` and commit what it writes\n"
        )
    return 1 if stale else 0


def _left_over(root: Path) -> list[Path]:
    wanted = _wanted(root)
    return [path for pattern in _MADE for path in sorted(root.glob(pattern)) if path not in wanted]


if __name__ == "__main__":
    raise SystemExit(main())
