"""Generated corpora for measurements: of any size, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from gapgraph.api import Gapgraph, open_graph
from gapgraph.core.facts import Facts
from gapgraph.derivation.dataset import fill_shared
from gapgraph.rdf.graphs import claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.testing import GeneratedReport, generate
from gapgraph.vocabulary import ReportId

SEED = 2021
EXCERPT = 0.2
"""The size of reports in large corpora, Peru 2021 being 1: some 35 claims and 1,250 triples, as the excerpts have."""


@cache
def graph() -> Gapgraph:
    """The bundled ontology."""
    return open_graph()


def reports(count: int, scale: float = EXCERPT) -> Iterator[GeneratedReport]:
    """The maximum number of reports, one after the other."""
    return generate(SEED, count, scale=scale, ontology=graph().facts)


def store_of(count: int, scale: float = EXCERPT, folder: Path | None = None) -> EmbeddedStore:
    """A store with the shared graphs and the claims of so many reports, in memory or in a folder."""
    store = EmbeddedStore(folder)
    fill_shared(store, graph().root)
    store.fill_all((claims_graph(report.id), report.triples) for report in reports(count, scale))
    return store


class Generated:
    """A source of facts over generated reports, for a :class:`~gapgraph.corpus.Gapgraph` of them."""

    def __init__(self, count: int, scale: float = EXCERPT) -> None:
        self._reports = {report.id: report for report in reports(count, scale)}

    def shared(self) -> Facts:
        """The bundled ontology."""
        return graph().facts

    def report_ids(self) -> tuple[ReportId, ...]:
        """Their ids."""
        return tuple(map(ReportId, self._reports))

    def report(self, report: str) -> Facts:
        """A report's claims graph."""
        return Facts(self._reports[report].triples)

    def place(self, part: str) -> str:
        """No folder: this source is only in memory."""
        return f"generated {part}"

    def close(self) -> None:
        """Nothing is open."""
