"""Generated corpora for measurements: of any size, and the same each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gapgraph.api import Gapgraph, open_graph
from gapgraph.core.facts import Facts, Triple
from gapgraph.derivation.dataset import fill_shared
from gapgraph.rdf.graphs import claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.testing import GeneratedReport, generate
from gapgraph.vocabulary import COUNTRY, ReportId

SEED = 2021
EXCERPT = 0.2
"""The size of reports in large corpora, where Peru 2021 is 1: about 35 claims and 1,250 triples, like an excerpt."""

PERU_SIZE = 1.2
"""The size with which generated reports have as many claims as Peru 2021, about 180."""


@cache
def graph() -> Gapgraph:
    """The bundled ontology."""
    return open_graph()


def reports(count: int, scale: float = EXCERPT) -> Iterator[GeneratedReport]:
    """``count`` generated reports, one after the other."""
    return generate(SEED, count, scale=scale, ontology=graph().facts)


class Edition(NamedTuple):
    """A generated report, the IRI of its country, and its triples, which name that country."""

    report: GeneratedReport
    country: str
    triples: Iterable[Triple]


def editions(generated: Iterable[GeneratedReport], *, one_per_year: bool = True) -> Iterator[Edition]:
    """The generated reports with their countries. If ``one_per_year`` is true and several generated reports have the
    same country and year, the first report keeps its country, and each other report gets a made-up country.

    The ontology has no label and no other data for a made-up country.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for report in generated:
        seen[report.country, report.year] += one_per_year
        number = seen[report.country, report.year]
        usual = f"{COUNTRY}{report.country}#Country"
        country = usual if number < 2 else f"{COUNTRY}{report.country}-{number}#Country"
        yield Edition(report, country, ((s, p, country if o == usual else o) for s, p, o in report.triples))


def store_of(count: int, scale: float = EXCERPT, folder: Path | None = None) -> EmbeddedStore:
    """A store with the shared graphs and the claims of ``count`` reports, in memory or in a folder."""
    store = EmbeddedStore(folder)
    fill_shared(store, graph().root)
    store.fill_all((claims_graph(report.id), report.triples) for report in reports(count, scale))
    return store


class Generated:
    """A source of facts that reads generated reports from memory, for a :class:`~gapgraph.corpus.Gapgraph`."""

    def __init__(self, count: int, scale: float = EXCERPT) -> None:
        self._reports = {report.id: report for report in reports(count, scale)}

    def shared(self) -> Facts:
        """The bundled ontology."""
        return graph().facts

    def report_ids(self) -> tuple[ReportId, ...]:
        """The ids of the generated reports."""
        return tuple(self._reports)

    def report(self, report: ReportId) -> Facts:
        """A report's claims graph."""
        return Facts(self._reports[report].triples)

    def place(self, part: str) -> str:
        """The name of a part of the data (such as ``data/reports``) in error messages. Generated reports are only in
        memory, so they have no path.
        """
        return f"generated {part}"

    def close(self) -> None:
        """Do nothing, because no file is open."""
