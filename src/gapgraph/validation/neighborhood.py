"""What a graph touches of a larger one: the part that its verdict depends on, and no more.

Shapes look from a node of the data to the nodes that it names, and at the classes of both. So the ontology, the
mandates, the countries and the other reports of a corpus count only as far as the data names something in them, and
what a verdict costs doesn't grow with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.core.facts import TYPE, Facts, Triple
from gapgraph.vocabulary import GAP, RDFS, REPORT, SKOS

_SUPERCLASS = RDFS + "subClassOf"
_OWL = "http://www.w3.org/2002/07/owl#"
_UNSEEN = frozenset(
    (
        *(SKOS + name for name in ("definition", "altLabel", "scopeNote", "inScheme", "topConceptOf", "closeMatch")),
        *(RDFS + name for name in ("isDefinedBy", "seeAlso", "comment", "domain", "range")),
        *(GAP + name for name in ("note", "leafValue", "order")),
        *(_OWL + name for name in ("equivalentClass", "disjointUnionOf", "disjointWith")),
    )
)
"""What no rule looks at in a node that the data only names: words about it, its place in lists, its definition."""


def statements_about(given: Facts, background: Facts) -> Iterator[Triple]:
    """What the background says about the nodes that the data names, and about their classes and theirs.

    Of a node that the data describes itself it is all; of others, what a rule may look at from a node that names them.
    """
    waiting = {node for node in given.named() if isinstance(node, str) and node in background}
    known = set(waiting)
    while waiting:
        node = waiting.pop()
        own = node in given
        said = background.about(node)
        yield from said if own else (triple for triple in said if triple[1] not in _UNSEEN)
        classes = {*background.iris(node, TYPE), *background.iris(node, _SUPERCLASS)}
        further = classes | (_named_by(node, background) if own else set())
        fresh = {one for one in further if one in background} - known
        known |= fresh
        waiting |= fresh


def _named_by(node: str, facts: Facts) -> set[str]:
    """The predicates and objects of a node."""
    objects = (term for _, _, term in facts.about(node) if isinstance(term, str))
    return {*facts.predicates(node), *objects}


def other_reports(given: Facts) -> tuple[str, ...]:
    """The ids of the reports that the data names something of and doesn't describe itself."""
    nodes = (node for node in given.named() if isinstance(node, str) and node.startswith(REPORT))
    named = {node.removeprefix(REPORT).partition("/")[0] for node in nodes}
    return tuple(sorted(one for one in named if one and REPORT + one not in given))
