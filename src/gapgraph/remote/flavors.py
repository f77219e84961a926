"""The differences between stores that a client must know. For people, ``docs/stores`` explains all differences between
stores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Flavor:
    """A kind of store: its addresses below the base address, and which operations are reliable.

    ``replaces_whole``: a PUT of a graph is atomic, even if the server is killed. ``header``: a header that only this
    kind of store sends, if the header ``Server`` doesn't have the name of the kind. ``version_page``: the path of the
    page that gives the store's version, if the header ``Server`` doesn't give it. ``takes_cut_bodies``: if the
    connection breaks during a PUT, the store accepts the part that arrived as the whole graph; therefore graphs are
    replaced by updates, because a truncated update isn't valid SPARQL. ``graph_format``: the media type for sending a
    graph as N-Triples. ``cuts_answers``: the store may leave rows out of a successful answer; ``tells_cuts``: a header
    then says so. ``answers_rightly``: the store's answers to the canned queries are correct. ``runs_rules``: the
    updates of ``ontology/rules`` give the right triples in this store. ``time_limit``: the parameter that also stops a
    query in the store, and how many of its units are one second. ``repository_page``: a page that contains only a
    number, at the address above the store's repositories; this page identifies the kind of store. ``only_it_answers``:
    a SELECT that only this kind of store answers with "gapgraph", for a store whose name is hidden.
    """

    name: str
    query: str = "/sparql"
    update: str = "/update"
    graphs: str = ""
    replaces_whole: bool = False
    header: str = ""
    version_page: str = ""
    takes_cut_bodies: bool = False
    graph_format: str = "application/n-triples"
    cuts_answers: bool = True
    tells_cuts: bool = False
    answers_rightly: bool = True
    runs_rules: bool = True
    time_limit: tuple[str, int] | None = None
    repository_page: str = ""
    only_it_answers: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the kind of store is known."""
        return self is not UNKNOWN


OXIGRAPH: Final = Flavor("Oxigraph", "/query", "/update", "/store", replaces_whole=True, cuts_answers=False)
FUSEKI: Final = Flavor(
    "Fuseki",
    "/sparql",
    "/update",
    "/data",
    replaces_whole=True,
    takes_cut_bodies=True,
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
    # Virtuoso has its own functions, with a prefix that need not be declared. Virtuoso must be recognized even behind
    # a gateway, because it answers some canned queries wrongly.
    only_it_answers='SELECT (bif:concat("gap", "graph") AS ?word) WHERE {}',
)
RDF4J: Final = Flavor(
    "RDF4J",
    "",
    "/statements",
    "/rdf-graphs/service",
    cuts_answers=False,
    time_limit=("timeout", 1),
    repository_page="/protocol",
)
UNKNOWN: Final = Flavor("an unknown store", "/sparql", "/update", "", answers_rightly=False)
"""The kind of a store that isn't known, and isn't trusted. Until a store of unknown kind has passed ``gapgraph
conformance``, canned queries run on local copies of its graphs. The answers of an unknown store are checked for missing
rows, and its graphs are marked complete only at the end of a load.
"""

ROW_CAP: Final = "x-sparql-maxrows"
"""The HTTP header in which Virtuoso sends its limit of rows if an answer may lack rows because of the limit."""

SQL_STATE: Final = "x-sql-state"
OUT_OF_TIME: Final = "S1TAT"
"""Virtuoso's header for a partial answer, and its value after a timeout."""

PLACES: Final = ("/query", "/sparql", "")
"""The paths below a base address at which a query endpoint may be, in the order in which they are tried."""

FLAVORS: Final = (FUSEKI, OXIGRAPH, VIRTUOSO, RDF4J)
"""The known kinds of store."""


def flavor_of(headers: Mapping[str, str]) -> Flavor:
    """The kind of store, recognized by the headers of a response."""
    server = headers.get("server", "").casefold()
    named = (one for one in FLAVORS if not one.repository_page)
    return next((one for one in named if one.name.casefold() in server or one.header in headers), UNKNOWN)
