"""What a graph touches of a larger one: the part that its verdict depends on, and no more.

Shapes look from a node of the data to the nodes that it names, and at the classes of both. So the ontology, the
mandates, the countries and the other reports of a corpus count only as far as the data names something in them, and
what a verdict costs doesn't grow with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.facts import TYPE, Facts, Triple
from gapgraph.vocabulary import RDFS, REPORT

_SUPERCLASS = RDFS + "subClassOf"


def touched(given: Facts, background: Facts) -> Iterator[Triple]:
    """Every triple of the background about a node that the data names, and about its classes and theirs."""
    waiting = {node for node in _named_in(given) if node in background}
    known = set(waiting)
    while waiting:
        node = waiting.pop()
        yield from background.about(node)
        own = node in given
        classes = {*background.iris(node, TYPE), *background.iris(node, _SUPERCLASS)}
        further = classes | (_named_by(node, background) if own else set())
        fresh = {one for one in further if one in background} - known
        known |= fresh
        waiting |= fresh


def _named_in(given: Facts) -> set[str]:
    return set(given).union(*(_named_by(subject, given) for subject in given))


def _named_by(node: str, facts: Facts) -> set[str]:
    """The predicates and objects of a node."""
    names = set()
    for _, predicate, term in facts.about(node):
        names.add(predicate)
        if isinstance(term, str):
            names.add(term)
    return names


def other_reports(given: Facts) -> tuple[str, ...]:
    """The ids of the reports that the data names something of and doesn't describe itself."""
    named = {node.removeprefix(REPORT).partition("/")[0] for node in _named_in(given) if node.startswith(REPORT)}
    return tuple(sorted(one for one in named if one and REPORT + one not in given))
