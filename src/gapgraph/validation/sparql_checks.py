"""Set-based checks: what core SHACL can't say, one SPARQL query over all nodes at once.

The rule of the house is sets: MINUS instead of a correlated NOT EXISTS, and the graph named. Each check has a twin in
SHACL-SPARQL (:mod:`gapgraph.build.check_twins`) that finds the same, node by node and slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from gapgraph.core.facts import LABEL
from gapgraph.law.obligations import Severity
from gapgraph.validation.cycles import in_circles
from gapgraph.validation.engines import MAX_RESULTS, EngineResult
from gapgraph.validation.shape_rules import CHECK_COMPONENT, SHAPE, Check

_ANY_GRAPH = r"\bGRAPH \?\w+ \{"
"""A check names its graphs, as it must in a store that holds several; here all are one, which takes half the time."""

_CIRCLE = "circle"
"""The check that is asked by :mod:`gapgraph.validation.cycles` instead of by its query."""

_LABEL = NamedNode(LABEL)
"""What no check asks for, and a fourth of a report's statements are; core shapes see to labels."""


def check_results(checks: Iterable[Check], quads: Iterable[Quad]) -> Iterator[EngineResult]:
    """What the checks find in the data and what it touches, all in the default graph, as engines report it."""
    store = Store()
    store.extend(quad for quad in quads if quad.predicate != _LABEL)
    for check in checks:
        for focus, path, value in islice(_found(check, store), MAX_RESULTS):
            yield EngineResult(
                shape=f"<{SHAPE}{check.rule.id}>",
                focus=focus,
                path=path,
                value=value,
                component=CHECK_COMPONENT,
                severity=Severity(check.rule.severity).value,
                message=check.rule.message("en"),
            )


def _found(check: Check, store: Store) -> Iterator[tuple[str, str, str]]:
    """The focus, path and value of each finding, in N-Triples."""
    if check.rule.id == _CIRCLE:
        yield from ((node, "", node) for node in in_circles(store))
        return
    solutions = store.query(re.sub(_ANY_GRAPH, "{", check.sparql))
    assert isinstance(solutions, QuerySolutions)
    for focus, path, value in solutions:
        yield _text(focus), _text(path), _text(value)


def _text(term: object) -> str:
    return "" if term is None else str(term)
