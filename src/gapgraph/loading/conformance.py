"""Checks whether a store gives the same answers as the embedded one, with every canned query and the rules, on scratch
graphs.

The scratch graphs contain the loaded data in a separate namespace, so that the store's other data is neither changed
nor counted: in the data, the queries and the rules, every IRI of Gapgraph gets the scratch namespace. The data is also
loaded into the embedded store, and the answers of both stores are compared as multisets. Everything that the check
wrote is removed at the end, also after an error. If the store is of an unknown kind and all its answers were right, a
note that the store passed the check stays in the store. The check doesn't use FROM NAMED to limit its queries to the
scratch graphs, because Virtuoso answers some queries with FROM NAMED wrongly.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex

from pyoxigraph import NamedNode, RdfFormat

from gapgraph._version import __version__
from gapgraph.core.facts import Triple
from gapgraph.corpus import Corpus
from gapgraph.derivation.dataset import fill
from gapgraph.derivation.sparql_rules import write_coverage
from gapgraph.errors import GapgraphError, UnsupportedByStore
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.rdf.graphs import NAMESPACE, claims_graph, coverage_graph
from gapgraph.rdf.writing import write_ntriples, write_term
from gapgraph.remote.conformance_passes import note_pass, queries_digest
from gapgraph.remote.other_clients import count_with_sparql_wrapper
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.protocol import Bindings, Row, Solutions, TripleStore
from gapgraph.vocabulary import ReportId

Moved = Callable[[str], str]
"""A function that replaces the namespace of every IRI of Gapgraph in a text by the scratch namespace."""


@dataclass(frozen=True)
class Trial:
    """One query that ran on both stores: the number of rows from the embedded store, and whether the other store gave
    the same answer.

    ``verdict`` is ``same``, ``differs``, ``refused`` (the store doesn't support the query) or ``failed``.
    """

    name: str
    rows: int
    verdict: str
    seconds: float
    note: str = ""


class _Elsewhere:
    """A store for the rules: all IRIs in a query or an update are moved to the scratch namespace before it runs."""

    def __init__(self, store: TripleStore, moved: Moved) -> None:
        self._store, self._moved = store, moved

    def select(self, sparql: str, bindings: Bindings | None = None) -> Solutions:
        return self._store.select(self._moved(sparql), bindings)

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Iterator[Triple]:
        return self._store.construct(self._moved(sparql), bindings)

    def ask(self, sparql: str) -> bool:
        return self._store.ask(self._moved(sparql))

    def update(self, sparql: str) -> None:
        self._store.update(self._moved(sparql))

    def graphs(self) -> tuple[str, ...]:
        return self._store.graphs()

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        moved = ((self._moved(s), self._moved(p), self._moved(o) if isinstance(o, str) else o) for s, p, o in triples)
        self._store.put(self._moved(graph), moved)

    def drop(self, graph: str) -> None:
        self._store.drop(self._moved(graph))

    def triples(self, graph: str) -> Iterator[Triple]:
        return self._store.triples(self._moved(graph))


def conform(store: RemoteStore, graph: Corpus, reports: tuple[ReportId, ...]) -> Iterator[Trial]:
    """Yields a trial for each canned query, one trial for another client (SPARQLWrapper) and one for the rules. Each
    trial is yielded as soon as it has ended.

    Raises GapgraphError GG601 to GG617 while the scratch graphs are being written. A failure after the scratch graphs
    are written isn't raised: it is the result of the trial in which it happens.
    """
    there = f"{NAMESPACE}scratch/{token_hex(4)}/"

    def moved(text: str) -> str:
        return text.replace(NAMESPACE, there)

    own, theirs = EmbeddedStore(), EmbeddedStore()
    fill(own, graph, reports)
    names = [moved(one) for one in own.graphs()]
    queries, verdicts = read_catalogue(graph.base), list[str]()

    def noted(found: Trial) -> Trial:
        verdicts.append(found.verdict)
        return found

    try:
        for one in own.graphs():
            lines = moved(write_ntriples(dict.fromkeys(own.triples(one))).decode()).encode()
            store.put_lines(moved(one), lines)
            theirs.engine.load(lines, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(moved(one)))
        for query in queries.values():
            sparql = moved(query.sparql)
            yield noted(trial(query.name, partial(_rows, theirs, sparql), partial(_rows, store, sparql)))
        yield noted(client_trial(store, theirs, moved(claims_graph(reports[0]))))
        yield noted(rules_trial(store, theirs, graph.base, reports, moved))
        if set(verdicts) == {"same"} and not store.addresses.flavor.is_known:
            digest = queries_digest([query.sparql for query in queries.values()])
            note_pass(store, digest, sum(store.size(one) for one in names), __version__)
    finally:
        for one in names:
            with suppress(GapgraphError):
                store.drop(one)


def _rows(store: TripleStore, sparql: str) -> Counter[Row]:
    return Counter(store.select(sparql).rows)


def trial(name: str, ours: Callable[[], Counter[Row]], theirs: Callable[[], Counter[Row]]) -> Trial:
    """Compare both answers to a query as multisets; if the other store raises an error, the verdict is ``failed``."""
    expected = ours()
    began = time.monotonic()
    try:
        found = theirs()
    except GapgraphError as error:
        verdict = "refused" if isinstance(error, UnsupportedByStore) else "failed"
        return Trial(name, expected.total(), verdict, time.monotonic() - began, error.sentence)
    seconds = time.monotonic() - began
    if found == expected:
        return Trial(name, expected.total(), "same", seconds)
    lost, added = (expected - found).total(), (found - expected).total()
    return Trial(name, expected.total(), "differs", seconds, f"missing rows: {lost}; extra rows: {added}")


def client_trial(store: RemoteStore, own: TripleStore, graph: str) -> Trial:
    """Whether another client, SPARQLWrapper, gets the same answer: the number of instances of each class in a graph."""
    sparql = f"SELECT DISTINCT ?class WHERE {{ GRAPH {write_term(graph)} {{ ?s a ?class }} }}"

    def rows(count: int) -> Counter[Row]:
        return Counter({(): count})

    found = partial(count_with_sparql_wrapper, store, sparql)
    return trial("other clients", lambda: rows(len(list(own.select(sparql).rows))), lambda: rows(found()))


def rules_trial(
    store: RemoteStore, own: TripleStore, root: Path, reports: Sequence[ReportId], moved: Moved = lambda text: text
) -> Trial:
    """Run the rules of the folder ``root`` on the claims in both stores, without existing coverage, and compare the
    coverage graphs that they write.
    """
    if not store.addresses.flavor.runs_rules:
        why = f"{store.flavor_name} doesn't run the rules; Gapgraph derives the coverage itself"
        return Trial("rules", 0, "refused", 0.0, why)

    def derived(in_store: TripleStore) -> Counter[Row]:
        there = _Elsewhere(in_store, moved)
        for report in reports:
            there.drop(coverage_graph(report))
        write_coverage(there, root, reports)
        return Counter(triple for report in reports for triple in there.triples(coverage_graph(report)))

    return trial("rules", partial(derived, own), partial(derived, store))
