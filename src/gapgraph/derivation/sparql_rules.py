"""Coverage by the rules of ``ontology/rules``: the same result as :mod:`gapgraph.core.coverage`, inside any store.

The rules are SPARQL updates, run in the order of their names over all requested reports at once. The rules read the
claims in their graphs, and write either the status of every leaf or the ``gap:Coverage`` nodes of each report's
coverage graph. The rules keep intermediate results in temporary graphs of the store, which are dropped at the end, also
after an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gapgraph.core.facts import Literal, Triple
from gapgraph.core.ids import report_id
from gapgraph.core.statuses import Status
from gapgraph.rdf.graphs import claims_graph
from gapgraph.rdf.input_files import files_in, utf8_text
from gapgraph.store.protocol import TripleStore
from gapgraph.vocabulary import GAP, NO_IRI, REPORT, Iri, ReportId

RULE: Final = "https://w3id.org/gapgraph/rule#"
"""The namespace of the rules' intermediate results. Neither reports, nor the ontology, nor the queries in ``queries/``
use this namespace.
"""

ASKED: Final = RULE + "asked"
_SCRATCH: Final = (ASKED, RULE + "scratch", RULE + "statuses")
_WRITES_NODES: Final = "50-coverage.rq"

_READ_LEAVES: Final = """
PREFIX r: <https://w3id.org/gapgraph/rule#>
SELECT ?report ?protection ?leaf ?status WHERE {
  GRAPH r:statuses { ?case ?status ?rule }
  GRAPH r:scratch { ?case r:of ?node ; r:for ?cell . ?leaf r:cell ?cell }
  GRAPH r:scratch { ?node r:about ?protection ; r:ofReport ?report }
}
"""


@dataclass(frozen=True)
class Question:
    """A report, and its context: IRIs of time contexts (none for the base view) and of a place."""

    report: ReportId
    times: frozenset[Iri] = frozenset()
    place: Iri = NO_IRI


@dataclass(frozen=True)
class LeafStatus:
    """A result of the rules for one leaf (its class IRI) and one protection in one report."""

    report: ReportId
    protection: Iri
    leaf: Iri
    status: Status


def leaf_statuses(store: TripleStore, root: Path, questions: Iterable[Question]) -> Iterator[LeafStatus]:
    """The status of every applicable leaf for every protection, in no particular order.

    The store must hold the ontology, its inferences and the claims, in their graphs; ``root`` holds the rules.
    """
    with _derivation(store, root, questions, write_nodes=False):
        for report, protection, leaf, status in store.select(_READ_LEAVES).rows:
            yield LeafStatus(
                report_id(_iri(report)), _iri(protection), _iri(leaf), Status(_iri(status).removeprefix(GAP))
            )


def write_coverage(store: TripleStore, root: Path, reports: Iterable[ReportId]) -> None:
    """Adds the ``gap:Coverage`` nodes that follow from the reports' claims without a time to the coverage graphs.

    The nodes are those of :mod:`gapgraph.derivation.nodes` without ``gap:exceptions``. The rules write no exceptions,
    gaps or duties, because SPARQL would have to compute minimal covers.
    """
    with _derivation(store, root, map(Question, reports), write_nodes=True):
        pass


@contextmanager
def _derivation(store: TripleStore, root: Path, questions: Iterable[Question], *, write_nodes: bool) -> Iterator[None]:
    for graph in _SCRATCH:
        # A temporary graph can contain triples of an interrupted run, so it is dropped first.
        store.drop(graph)
    store.put(ASKED, (triple for question in questions for triple in _asked(question)))
    try:
        for rule in rule_files(root):
            if write_nodes or rule.name != _WRITES_NODES:
                store.update(utf8_text(rule))
        yield
    finally:
        for graph in _SCRATCH:
            store.drop(graph)


def rule_files(root: Path) -> tuple[Path, ...]:
    """The rules, in the order in which they run."""
    return files_in(root / "ontology" / "rules", "*.rq")


def _asked(question: Question) -> Iterator[Triple]:
    report = REPORT + question.report
    yield report, RULE + "claims", claims_graph(question.report)
    for time in sorted(question.times):
        yield report, RULE + "time", time
    if question.place:
        yield report, RULE + "place", question.place


def _iri(term: object) -> Iri:
    if not isinstance(term, str) or isinstance(term, Literal):
        raise TypeError(f"the rules yield IRIs, not {term!r}")
    return Iri(term)
