"""Reports in a store, validated like files: a source is a report's claims graph, named by its IRI.

The background (the facts that the reports may refer to) also comes from the store. The background includes the other
reports whose nodes the validated reports refer to, as for a corpus in a folder. Derived triples are not validated: they
are derived again from the claims.
"""

from __future__ import annotations

from collections.abc import Iterable

from gapgraph.core.facts import Facts
from gapgraph.corpus import Corpus
from gapgraph.rdf.graphs import claims_graph
from gapgraph.rdf.writing import engine_quads
from gapgraph.validation.data_reading import Blanks, DataSource, in_one_limit, within_limits
from gapgraph.validation.neighborhood import other_reports
from gapgraph.vocabulary import ReportId


def read_stored(graph: Corpus, reports: Iterable[ReportId]) -> tuple[DataSource, ...]:
    """The claims graphs of these reports, each once. Raises GapgraphError GG101 for an unknown report, GG204 or GG205
    for data that is refused, and the errors of the store.
    """
    blanks = Blanks()
    return in_one_limit(_source(graph, report, blanks) for report in dict.fromkeys(reports))


def _source(graph: Corpus, report: ReportId, blanks: Blanks) -> DataSource:
    name = claims_graph(report)
    blanks.next_source()
    quads = engine_quads(graph.report_facts(report).triples())
    return DataSource(name, tuple(within_limits(quads, name, blanks)))


def background_of(graph: Corpus, reports: Iterable[ReportId]) -> Facts:
    """The shared data of the store, and the other reports whose nodes these reports refer to."""
    found = graph.facts
    given = [graph.report_facts(report) for report in dict.fromkeys(reports)]
    named = {other for facts in given for other in other_reports(facts)} - set(reports)
    for other in sorted(named & set(graph.report_ids)):
        found = found.joined(graph.report_facts(other))
    return found
