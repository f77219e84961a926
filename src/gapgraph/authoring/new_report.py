"""Begin a report in a folder: what the graph knows of countries and publishers, and where the codebook is."""

from __future__ import annotations

from pathlib import Path

from gapgraph import resources
from gapgraph.authoring.report_files import read_text
from gapgraph.authoring.scaffold import Start, scaffold, write
from gapgraph.authoring.terms import Terms
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import COUNTRY


def begin_report(graph: Corpus, start: Start) -> list[Path]:
    """Write the files with which the encoding begins.

    Raises GapgraphError GG309 for an unknown publisher, GG312 to GG314 for what can't be begun, GG315 where the
    graph's folder is the bundled one of an installation.
    """
    if graph.root == resources.root() and graph.root.name == "_bundle":
        raise GapgraphError(
            "GG315", "The bundled data isn't yours to write to", remedy="Give a folder of yours with gapgraph --root."
        )
    Terms(graph.facts, {}).iri(start.publisher, "--publisher")
    return write(graph.root, scaffold(start, _codebook(graph.root), _countries(graph)))


def _codebook(root: Path) -> str:
    """The folder's own codebook, or else the bundled one."""
    own = root / "docs" / "codebook.md"
    return read_text(own if own.is_file() else resources.root() / "docs" / "codebook.md")


def _countries(graph: Corpus) -> dict[str, tuple[str, str]]:
    """The names in English and Spanish of the countries that have a file, by code."""
    codes = (path.stem for path in (graph.root / "data" / "countries").glob("*.ttl"))
    countries = ((code, f"{COUNTRY}{code}#Country") for code in sorted(codes))
    return {code: (graph.label(iri, "en"), graph.label(iri, "es")) for code, iri in countries}
