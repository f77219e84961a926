"""Stores of generated reports for benchmarks of the canned queries.

A store with ``Layout.one_per_year`` has at most one report for each country and year, as in real data. With at most one
report for each year, the queried country has few reports, also in a very large store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import editions
from gapgraph.api import open_graph
from gapgraph.core.claims import read_reports
from gapgraph.core.contexts import base_view
from gapgraph.core.facts import Facts, Triple
from gapgraph.derivation.dataset import fill_shared
from gapgraph.derivation.stored_nodes import derive_stored
from gapgraph.queries.bind import bind
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import build, open_folder
from gapgraph.testing import generate
from gapgraph.vocabulary import REPORT, ReportId

SEED = 1
SCALE = 0.15
PAIRS = {"compare-countries": ("first", "second"), "year-on-year": ("earlier", "later")}
"""The queries that compare two reports, and their parameters."""

GRAPH = open_graph()


@dataclass(frozen=True)
class Layout:
    """The size and content of a store of generated reports.

    ``reports`` is the number of reports in the store. If ``derived_every`` is 10, one in ten reports has derived
    coverage. If ``one_per_year``, a country has at most one report for each year.
    """

    reports: int
    derived_every: int
    one_per_year: bool = True


@dataclass(frozen=True)
class World:
    """A store of generated reports, and its reports about the queried country."""

    layout: Layout
    store: EmbeddedStore
    country: str
    siblings: tuple[str, ...]

    @property
    def report(self) -> str:
        """The report that the query is about."""
        return self.siblings[0]

    def asked(self, query: CannedQuery) -> tuple[str, ...]:
        """The reports that the query is about."""
        if query.name in PAIRS:
            return self.siblings[:2]
        return (self.report,) if takes(query, "report") else self.siblings

    def triples(self, query: CannedQuery) -> int:
        """The number of triples of the reports that the query is about: the graphs of their claims and of their
        coverage.
        """
        graphs = (name(ReportId(one)) for one in self.asked(query) for name in (claims_graph, coverage_graph))
        return sum(sum(1 for _ in self.store.triples(graph)) for graph in graphs)

    def text(self, query: CannedQuery) -> str:
        """The SPARQL text of the query, with the queried country or its first one or two reports as parameters."""
        terms = {"report": REPORT + self.report, "country": self.country}
        terms |= {name: REPORT + one for name, one in zip(PAIRS.get(query.name, ()), self.siblings, strict=False)}
        return bind(query.sparql, {name: term for name, term in terms.items() if takes(query, name)})


def takes(query: CannedQuery, name: str) -> bool:
    """Whether the query has a parameter with this name."""
    return any(parameter.name == name for parameter in query.header.parameters)


def world(layout: Layout, folder: Path | None = None) -> World:
    """A new store, in memory or in the folder; the store has coverage for every report about the queried country."""
    filling = _Filling(layout)
    if folder is None:
        store = EmbeddedStore()
        filling.fill(store)
    else:
        build(folder, filling.fill)
        store = open_folder(folder)
    country = filling.countries[0][1]
    siblings = tuple(report for report, of in filling.countries if of == country)
    return World(layout, store, country, siblings)


class _Filling:
    """The graphs of the reports, one after the other, and the countries of the reports."""

    def __init__(self, layout: Layout) -> None:
        self.countries: list[tuple[str, str]] = []
        self._layout = layout
        self._ground = GRAPH.derivation_inputs

    def fill(self, store: EmbeddedStore) -> None:
        """Load the shared graphs and the reports into the store, in one bulk load."""
        fill_shared(store, GRAPH.root)
        store.fill_all(self.graphs())

    def graphs(self) -> Iterator[tuple[str, Iterable[Triple]]]:
        """Each graph's name and triples."""
        made = generate(SEED, self._layout.reports, scale=SCALE, ontology=GRAPH.facts)
        for number, (one, country, triples) in enumerate(editions(made, one_per_year=self._layout.one_per_year)):
            self.countries.append((one.id, country))
            yield claims_graph(one.id), triples
            if number % self._layout.derived_every == 0 or country == self.countries[0][1]:
                report = read_reports(Facts(one.triples))[0]
                yield coverage_graph(one.id), derive_stored(report, base_view(one.claims), self._ground)
