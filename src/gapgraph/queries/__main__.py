"""``python -m gapgraph.queries build [--check]``: make what is made of the queries' heads.

The reference page, the page of questions and terms, and the catalogue in RDF. Reading the queries also checks their
heads: an unknown key fails.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph import resources
from gapgraph.errors import GapgraphError
from gapgraph.graph import Gapgraph
from gapgraph.made import settle
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.queries.competency import competency_page
from gapgraph.queries.page import reference_page
from gapgraph.queries.rdf import catalogue_turtle


def main() -> int:
    """Write the files, or with ``--check`` compare; exit status 1 when one is stale, 2 on a mistake."""
    parser = argparse.ArgumentParser(prog="python -m gapgraph.queries", description=__doc__)
    parser.add_argument("command", choices=("build",))
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    parser.add_argument("--root", type=Path, default=None, help="the folder with queries/ and ontology/")
    arguments = parser.parse_args()
    root = arguments.root or resources.root()
    try:
        wanted = _wanted(root)
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    return settle(root, wanted, "python -m gapgraph.queries build", check=arguments.check)


def _wanted(root: Path) -> dict[Path, bytes]:
    catalogue = read_catalogue(root)
    return {
        root / "docs" / "queries.md": reference_page(catalogue).encode(),
        root / "docs" / "competency.md": competency_page(catalogue, Gapgraph(root)).encode(),
        root / "queries" / "catalogue.ttl": catalogue_turtle(catalogue),
    }


if __name__ == "__main__":
    raise SystemExit(main())
