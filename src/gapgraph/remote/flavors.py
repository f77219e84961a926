"""What the stores differ in, as far as a client must know it. ``docs/stores`` tells the whole of it to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Flavor:
    """A kind of store: where it answers below its base address, and what it can be trusted with.

    ``replaces_whole``: a PUT of a graph takes effect whole or not at all, even when the server is killed.
    ``header``: a header that it alone sends, where its name isn't in ``Server``.
    ``version_page``: where below the host it says its version, if not in the header ``Server``.
    ``graph_format``: what it takes a graph's N-Triples as.
    ``cuts_answers``: it may leave rows out of an answer that it calls a success; ``tells_cuts``: a header then says so.
    ``answers_rightly``: what it answers to the canned queries may be believed.
    ``runs_rules``: the updates of ``ontology/rules`` give the right triples there.
    ``time_limit``: the parameter that ends a query in the store too, and its units in a second.
    ``slow_at``: canned queries that it answers rightly and takes minutes for: they are answered here.
    ``repository_page``: where, above its repositories, a page has nothing but a number.
    ``only_it_answers``: a SELECT that no other kind of store answers with "gapgraph", for one whose name is kept back.
    """

    name: str
    query: str = "/sparql"
    update: str = "/update"
    graphs: str = ""
    replaces_whole: bool = False
    header: str = ""
    version_page: str = ""
    graph_format: str = "application/n-triples"
    cuts_answers: bool = True
    tells_cuts: bool = False
    answers_rightly: bool = True
    runs_rules: bool = True
    time_limit: tuple[str, int] | None = None
    slow_at: frozenset[str] = frozenset()
    repository_page: str = ""
    only_it_answers: str = ""

    @property
    def is_known(self) -> bool:
        """Whether we know what to expect of it."""
        return self is not UNKNOWN


OXIGRAPH: Final = Flavor("Oxigraph", "/query", "/update", "/store", replaces_whole=True, cuts_answers=False)
FUSEKI: Final = Flavor(
    "Fuseki",
    "/sparql",
    "/update",
    "/data",
    replaces_whole=True,
    cuts_answers=False,
    time_limit=("timeout", 1),
    header="fuseki-request-id",
    version_page="/$/server",
)
VIRTUOSO: Final = Flavor(
    "Virtuoso",
    "/sparql",
    "/sparql-auth",
    "/sparql-graph-crud-auth",
    answers_rightly=False,
    runs_rules=False,
    time_limit=("timeout", 1000),
    graph_format="text/turtle",
    tells_cuts=True,
    # Its own functions, by a prefix that nobody has to declare. It must be known wherever it stands: what it answers to
    # the canned queries is not to be believed.
    only_it_answers='SELECT (bif:concat("gap", "graph") AS ?word) WHERE {}',
)
RDF4J: Final = Flavor(
    "RDF4J",
    "",
    "/statements",
    "/rdf-graphs/service",
    cuts_answers=False,
    time_limit=("timeout", 1),
    slow_at=frozenset({"coverage-matrix", "limitations", "what-law-requires"}),
    repository_page="/protocol",
)
UNKNOWN: Final = Flavor("an unknown store", "/sparql", "/update", "")
"""Nothing is taken on trust: its answers are counted, and its graphs marked complete only at the end."""

ROW_CAP: Final = "x-sparql-maxrows"
"""The header in which Virtuoso names its limit of rows, when it has left out some."""

SQL_STATE: Final = "x-sql-state"
OUT_OF_TIME: Final = "S1TAT"
"""Virtuoso's header for an answer that is only a part, and what it says when the time was over."""

PLACES: Final = ("/query", "/sparql", "")
"""Where a query endpoint may be below a base address, in the order in which they are tried."""

FLAVORS: Final = (FUSEKI, OXIGRAPH, VIRTUOSO, RDF4J)
"""The kinds that are known."""


def flavor_of(headers: Mapping[str, str]) -> Flavor:
    """The kind of store that these headers of an answer give away."""
    server = headers.get("server", "").casefold()
    named = (one for one in FLAVORS if not one.repository_page)
    return next((one for one in named if one.name.casefold() in server or one.header in headers), UNKNOWN)
