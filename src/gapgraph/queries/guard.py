"""What a stranger's SPARQL may do: ask this store, and nothing else. The parsed query is looked at, not its text.

rdflib parses, and is imported only here and only then. The tokens are looked at as well, so that a text which two
parsers read differently has to satisfy both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from gapgraph.errors import GapgraphError
from gapgraph.rdf.sparql import only_asks

FORMS: Final = {
    "SelectQuery": "select",
    "AskQuery": "ask",
    "ConstructQuery": "construct",
    "DescribeQuery": "describe",
}
"""rdflib's names of what a query may be, and ours."""


def guard(sparql: str, graphs: frozenset[str] = frozenset()) -> str:
    """The form of the query (``select``, ``ask``, ``construct`` or ``describe``), if it only asks these graphs.

    Raises GapgraphError GG211 for text that is no SPARQL query; GG212 for an update, a LOAD, a SERVICE, or a FROM or
    FROM NAMED of a graph that isn't among ``graphs``.
    """
    only_asks(sparql, graphs)
    algebra = _parsed(sparql)
    for part in _parts(algebra):
        if part.name == "ServiceGraphPattern":
            raise _refused("SERVICE asks another server")
    for named in algebra["datasetClause"] or ():
        graph = str(named["default" if "default" in named else "named"])
        if graph not in graphs:
            raise _refused(f"FROM <{graph}> reads what isn't in the store")
    return FORMS[algebra.name]


def _parsed(sparql: str) -> Any:
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415  (heavy, and needed for strangers alone)
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        return translateQuery(parseQuery(sparql)).algebra
    except RecursionError as error:
        raise GapgraphError("GG211", "The query is nested too deep", remedy="Write it flatter.") from error
    except Exception as error:  # the parser raises whatever its grammar's parts raise
        said = " ".join(str(error).split())
        remedy = "Mend it where the sentence says."
        raise GapgraphError("GG211", f"The query isn't SPARQL: {said}", remedy=remedy) from error


def _parts(node: Any) -> Iterator[Any]:
    """Every named part of the algebra, the outermost first."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if hasattr(one, "name") and isinstance(one, dict):
            yield one
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list | tuple | set | frozenset):
            waiting.extend(one)


def _refused(why: str) -> GapgraphError:
    remedy = "Ask only for what is here: SELECT, ASK, CONSTRUCT or DESCRIBE over the named graphs."
    return GapgraphError("GG212", f"The query is refused: {why}", remedy=remedy)
