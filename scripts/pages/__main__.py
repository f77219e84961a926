"""``python -m scripts.pages [--check]``: write docs/mandates*, docs/terms.md and the Turtle that documents show."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph.api import open_graph
from gapgraph.build.written_files import write_or_check
from scripts.core import ROOT
from scripts.pages.instruments import instrument_pages
from scripts.pages.mandates import mandates_page
from scripts.pages.snippets import documents_with_snippets, refreshed
from scripts.pages.terms import terms_page


def pages() -> dict[Path, bytes]:
    """Each page, and its content as it should be now."""
    graph = open_graph()
    made = {ROOT / "docs" / "mandates.md": mandates_page(graph), ROOT / "docs" / "terms.md": terms_page(graph)}
    folder = ROOT / "docs" / "mandates"
    made |= {folder / f"{name}.md": text for name, text in instrument_pages(graph).items()}
    made |= {document: refreshed(document, graph) for document in documents_with_snippets()}
    return {path: text.encode() for path, text in made.items()}


def main() -> int:
    """Write the pages; with ``--check`` only list those that are out of date, and return 1 if there is one."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is out of date")
    check = parser.parse_args().check
    return write_or_check(ROOT, pages(), "make pages", check=check)


if __name__ == "__main__":
    sys.exit(main())
