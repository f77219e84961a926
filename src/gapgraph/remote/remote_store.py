"""A remote triple store, with the interface of :class:`~gapgraph.store.protocol.TripleStore`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NoReturn

from gapgraph.core.facts import Literal, Triple
from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import OURS
from gapgraph.rdf.sparql import has_dataset, only_asks, pattern_start, prologue_end
from gapgraph.rdf.writing import write_ntriples, write_term
from gapgraph.remote import endpoint_errors as faults
from gapgraph.remote import results as answers
from gapgraph.remote.address import Addresses, Given, discover
from gapgraph.remote.credentials import Secret, secret_for
from gapgraph.remote.exchange import Call, Exchange, Patience, StoreAnswer, bare
from gapgraph.remote.sparql_requests import ask_rows, ask_triples, change, replace_graph
from gapgraph.store.protocol import Bindings, Solutions

_PAGE: Final = 5_000
"""The number of triples that one request asks for, if a store may cut long answers. Every known store allows more rows
than this number in an answer.
"""

_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"


class RemoteStore:
    """A store with SPARQL 1.1 and, for writing, the Graph Store Protocol.

    No write is ever sent without a graph name: on some stores, a write without a graph name would replace everything.
    Every method raises GapgraphError GG601 to GG613 if the store or the connection fails (``docs/errors.md``).
    """

    def __init__(self, exchange: Exchange, addresses: Addresses, dataset: Sequence[str] = ()) -> None:
        self.exchange, self.addresses, self.dataset = exchange, addresses, tuple(dataset)

    def within(self, graphs: Iterable[str]) -> RemoteStore:
        """The same store, but its queries read only the named graphs ``graphs``. A query with FROM reads the graphs
        that it names.
        """
        return RemoteStore(self.exchange, self.addresses, tuple(graphs))

    @property
    def flavor_name(self) -> str:
        """The kind of store, for messages."""
        return self.addresses.flavor.name

    def select(self, sparql: str, bindings: Bindings | None = None) -> Solutions:
        """The solutions of a SELECT, streamed. Raises GapgraphError GG212 if ``sparql`` would change the store or read
        data from outside the store.
        """
        only_asks(sparql, OURS)
        text = _bound(sparql, bindings)
        answer = self._rows(text)
        return answers.solutions(answer, self._check(text, answer))

    def _check(self, sparql: str, answer: StoreAnswer) -> answers.RowsCheck:
        """How an answer is checked for missing rows. If the store says that it may have left out rows, all rows are
        counted. If a store may leave out rows without saying so, the row after the last is requested.

        A store that leaves out rows without saying so may also count the rows wrongly, so its count isn't used.
        """
        flavor = self.addresses.flavor
        count = partial(self._count, sparql) if answers.is_suspect(answer) else None
        cuts_in_silence = flavor.cuts_answers and not flavor.tells_cuts
        return answers.RowsCheck(count, partial(self._has_more, sparql) if cuts_in_silence else None)

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK."""
        only_asks(sparql, OURS)
        return answers.truth(self._rows(sparql))

    def _rows(self, sparql: str) -> StoreAnswer:
        return ask_rows(self.exchange, self.addresses.query, sparql, self._limits(), self._dataset_for(sparql))

    def _dataset_for(self, sparql: str) -> Sequence[str]:
        """The graphs to send as the query's dataset; none if the query names its own dataset, because the store would
        then ignore the query's FROM clauses.
        """
        return () if not self.dataset or has_dataset(sparql) else self.dataset

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Iterator[Triple]:
        """The triples of a CONSTRUCT, streamed. Raises GapgraphError GG616 if the store may truncate the triples
        without an error, and GG610 if a gateway might truncate them.
        """
        only_asks(sparql, OURS)
        if self.addresses.flavor.cuts_answers:
            self.refuse("it shortens long answers to CONSTRUCT and reports no error")
        answer = self._triples(_bound(sparql, bindings))
        if not answer.tells_its_end:
            answer.close()
            raise faults.endless(answer.address)
        return answers.triples(answer)

    def _triples(self, sparql: str) -> StoreAnswer:
        return ask_triples(self.exchange, self.addresses.query, sparql, self._limits(), self._dataset_for(sparql))

    def refuse(self, what: str) -> NoReturn:
        """Raises GapgraphError GG616, which says that this kind of store can't do ``what``."""
        raise faults.unable(what, self.flavor_name, bare(self.addresses.query))

    def update(self, sparql: str) -> None:
        """Applies an update; it is sent once and never repeated. Raises GapgraphError GG617 if no update address is
        known.
        """
        change(self.exchange, self._require(self.addresses.update, "update"), sparql)

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs with at least one triple, sorted."""
        return tuple(sorted(str(graph) for (graph,) in self.select(_GRAPHS).rows if isinstance(graph, str)))

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """Makes the graph contain exactly these triples, by the Graph Store Protocol or by updates."""
        self.put_lines(graph, write_ntriples(triples))

    def put_lines(self, graph: str, lines: bytes) -> None:
        """Makes the graph contain exactly these N-Triples, as :meth:`put` does for triples. The graph's name must be an
        IRI; a request always contains it.

        If a store's PUT isn't reliable or isn't supported, updates are used. The parameter for the name is ``graph``,
        never ``graph-uri``, which one store reads as "everything".
        """
        write_term(graph)
        flavor, address = self.addresses.flavor, self.addresses.graphs
        if flavor.takes_cut_bodies or not address:
            update = self._require(self.addresses.update, "Graph Store or update")
            replace_graph(self.exchange, update, graph, lines, at_once=flavor.takes_cut_bodies)
            return
        headers = {"Content-Type": flavor.graph_format}
        self.exchange.send(Call("PUT", address, {"graph": graph}, headers, lines)).close()

    @property
    def replaces_whole(self) -> bool:
        """Whether replacing a graph is atomic, by a single request."""
        flavor = self.addresses.flavor
        return flavor.replaces_whole and (flavor.takes_cut_bodies or bool(self.addresses.graphs))

    def require_writable(self) -> None:
        """Checks that the store's update address is known, because a load can't write completion marks without updates.
        Raises GapgraphError GG617 if the update address isn't known.
        """
        self._require(self.addresses.update, "update")

    def drop(self, graph: str) -> None:
        """Removes the graph, by an update or, if no update address is known, by a DELETE request. Removing a graph that
        doesn't exist raises no error.
        """
        if self.addresses.update:
            self.update(f"DROP SILENT GRAPH {write_term(graph)}")
            return
        address = self._require(self.addresses.graphs, "Graph Store or update")
        try:
            self.exchange.send(Call("DELETE", address, {"graph": graph})).close()
        except GapgraphError as error:
            if "(status 404)" not in error.sentence:
                raise

    def triples(self, graph: str) -> Iterator[Triple]:
        """Every triple of one graph, in no particular order. If the store may cut answers, the triples are counted."""
        if not self.addresses.flavor.cuts_answers:
            return self._constructed(f"{{ GRAPH {write_term(graph)} {{ ?s ?p ?o }} }}")
        return self._paged(graph)

    def _constructed(self, pattern: str) -> Iterator[Triple]:
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {pattern}"
        return answers.triples(self._triples(text))

    def _paged(self, graph: str) -> Iterator[Triple]:
        """The triples of a graph, requested in pages with fewer triples than any known store's limit. The number of
        triples is compared with the store's own count.
        """
        expected, seen = self.size(graph), 0
        while seen < expected:
            before = seen
            rows = f"SELECT ?s ?p ?o WHERE {{ GRAPH {write_term(graph)} {{ ?s ?p ?o }} }} LIMIT {_PAGE} OFFSET {seen}"
            for triple in self._constructed(f"{{ {{ {rows} }} }}"):
                seen += 1
                yield triple
            if seen == before:
                raise faults.truncated(f"{seen} triples of {expected}", bare(self.addresses.query))

    def size(self, graph: str) -> int:
        """The number of triples in the graph."""
        return self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {write_term(graph)} {{ ?s ?p ?o }} }}")

    def _number(self, sparql: str) -> int:
        answer = self._rows(sparql)
        rows = list(answers.solutions(answer).rows)
        if len(rows) != 1 or not isinstance(rows[0][0], Literal):
            raise faults.misshapen("it has no number of rows or triples", answer.address)
        return int(rows[0][0].text)

    def _limits(self) -> dict[str, str]:
        """The parameter that makes the store itself stop the query in time, because closing the connection doesn't stop
        it.
        """
        limit = self.addresses.flavor.time_limit
        return {limit[0]: str(max(1, round(self.exchange.patience.seconds * limit[1])))} if limit else {}

    def _require(self, address: str, what: str) -> str:
        if not address:
            remedy = f"Give the store's {what} address."
            raise faults.failed("GG617", f"No {what} address of the store is known", bare(self.addresses.query), remedy)
        return address

    def _count(self, sparql: str) -> int:
        """The number of rows of a SELECT, which the store counts: the SELECT becomes a sub-query of a query that
        counts.
        """
        begin = prologue_end(sparql)
        return self._number(
            f"{sparql[:begin]}SELECT (COUNT(*) AS ?rows_there_are) WHERE {{ {{\n{sparql[begin:]}\n}} }}"
        )

    def _has_more(self, sparql: str, seen: int) -> bool:
        """Whether a SELECT has more rows after a given number."""
        begin = prologue_end(sparql)
        text = f"{sparql[:begin]}SELECT * WHERE {{ {{\n{sparql[begin:]}\n}} }} OFFSET {seen} LIMIT 1"
        return any(True for _ in answers.solutions(self._rows(text)).rows)

    def close(self) -> None:
        """Frees the connections."""
        self.exchange.close()


def _bound(sparql: str, bindings: Bindings | None) -> str:
    """The query with the terms in a VALUES block at the beginning of its pattern; each is written as a term, never
    pasted.

    SPARQL also allows VALUES at the query's end, but Virtuoso fails on a query with VALUES at the end.
    """
    if not bindings:
        return sparql
    names = " ".join(f"?{name}" for name in bindings)
    terms = " ".join(write_term(term) for term in bindings.values())
    place = pattern_start(sparql)
    return f"{sparql[:place]} VALUES ({names}) {{ ({terms}) }} {sparql[place:]}"


def connect(given: Given, patience: Patience | None = None, secret: Secret | None = None) -> RemoteStore:
    """Connect and detect the kind of store. Raises GapgraphError GG602 if the address or the secret isn't allowed,
    GG617 if no query endpoint is found, GG601 to GG613 if a request fails.
    """
    if secret is None:
        secret = secret_for(_host(given.base or given.query))
    exchange = Exchange(secret, patience)
    try:
        return RemoteStore(exchange, discover(exchange, given))
    except BaseException:
        exchange.close()
        raise


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
