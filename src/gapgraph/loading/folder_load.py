"""A store in a folder: built beside the old one, swapped in, and measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from gapgraph.core.facts import Literal
from gapgraph.corpus import Corpus
from gapgraph.derivation.dataset import fill
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import build, open_folder

_SIZES = "SELECT ?graph (COUNT(*) AS ?size) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"


class GraphSize(NamedTuple):
    """A graph of a store, and how many triples it has."""

    graph: str
    triples: int


def load_folder(
    graph: Corpus, folder: Path, reports: Sequence[str], tell: Callable[[str], None]
) -> tuple[GraphSize, ...]:
    """Build the store with these reports and swap it in; progress is reported for each. Returns the graphs of the
    store.

    Raises GapgraphError GG208, GG214 or GG215, and GG101 for an unknown report.
    """

    def fill_it(store: EmbeddedStore) -> None:
        fill(store, graph, reports, tell=tell)

    build(folder, fill_it)
    rows = open_folder(folder).select(_SIZES).rows
    return tuple(GraphSize(str(name), int(size.text)) for name, size in rows if isinstance(size, Literal))
