"""``python -m scripts.pages [--check]``: write docs/mandates.md, docs/terms.md and the Turtle that documents show."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from gapgraph.graph import open_graph
from scripts.core import ROOT
from scripts.pages.mandates import mandates_page
from scripts.pages.snippets import documents_with_snippets, refreshed
from scripts.pages.terms import terms_page


def pages() -> Iterator[tuple[Path, str]]:
    """Each page, and what belongs into it now."""
    graph = open_graph()
    yield ROOT / "docs" / "mandates.md", mandates_page(graph)
    yield ROOT / "docs" / "terms.md", terms_page(graph)
    for document in documents_with_snippets():
        yield document, refreshed(document, graph)


def stale() -> list[Path]:
    """The pages that differ from what would be written, or are missing."""
    return [path for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main() -> int:
    """Write the pages, or with ``--check`` name those that are stale; 1 when one is."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is stale")
    if parser.parse_args().check:
        found = stale()
        for path in found:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: make pages\n")
        return 1 if found else 0
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
