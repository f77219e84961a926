"""What the stores differ in, as far as a client must know it. ``docs/stores`` tells the whole of it to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Flavor:
    """A kind of store: where it answers below its base address, and what it can be trusted with.

    ``replaces_whole``: a PUT of a graph takes effect whole or not at all, even when the server is killed.
    ``cuts_answers``: it may leave rows out of an answer that it calls a success.
    ``answers_rightly``: what it answers to the canned queries may be believed.
    ``runs_rules``: the updates of ``ontology/rules`` give the right triples there.
    ``time_limit``: the parameter that ends a query in the store too, and its units in a second.
    """

    name: str
    query: str = "/sparql"
    update: str = "/update"
    graphs: str = ""
    replaces_whole: bool = False
    cuts_answers: bool = True
    answers_rightly: bool = True
    runs_rules: bool = True
    time_limit: tuple[str, int] | None = None


OXIGRAPH: Final = Flavor(
    "Oxigraph", "/query", "/update", "/store", replaces_whole=True, cuts_answers=False, runs_rules=True
)
FUSEKI: Final = Flavor(
    "Fuseki",
    "/sparql",
    "/update",
    "/data",
    replaces_whole=True,
    cuts_answers=False,
    time_limit=("timeout", 1),
)
VIRTUOSO: Final = Flavor(
    "Virtuoso",
    "/sparql",
    "/sparql-auth",
    "/sparql-graph-crud-auth",
    answers_rightly=False,
    runs_rules=False,
    time_limit=("timeout", 1000),
)
UNKNOWN: Final = Flavor("an unknown store", "/sparql", "/update", "")
"""Nothing is taken on trust: its answers are counted, and its graphs marked complete only at the end."""

PLACES: Final = ("/query", "/sparql", "")
"""Where a query endpoint may be below a base address, in the order in which they are tried."""


def flavor_of(headers: Mapping[str, str]) -> Flavor:
    """The kind of store that these headers of an answer give away."""
    server = headers.get("server", "").casefold()
    if "fuseki-request-id" in headers:
        return FUSEKI
    return next((one for one in (OXIGRAPH, VIRTUOSO) if one.name.casefold() in server), UNKNOWN)
