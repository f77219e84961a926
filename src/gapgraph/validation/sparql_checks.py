"""Checks for rules that core SHACL can't express: each check is one SPARQL query over all nodes at once.

The queries use MINUS instead of a correlated NOT EXISTS, and name their graphs. Each check has a
twin in SHACL-SPARQL (:mod:`gapgraph.build.check_twins`) that finds the same, node by node and more slowly.
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
"""A check names its graphs, because a store can have several graphs. In a validation, all data is in one graph, so
GRAPH is removed from the query, which halves the time.
"""

_CIRCLE = "circle"
"""The check that :mod:`gapgraph.validation.cycles` replaces."""

_LABEL = NamedNode(LABEL)
"""Labels are left out of the data for checks: no check reads them, and they are a fourth of a report's statements."""


def check_results(checks: Iterable[Check], quads: Iterable[Quad]) -> Iterator[EngineResult]:
    """The results of the checks, in the form of an engine's results. ``quads`` are the data and the data that it refers
    to, all in the default graph.
    """
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
