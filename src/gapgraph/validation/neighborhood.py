"""Selects the part of a larger graph that the data refers to: only this part can affect the verdict on the data.

Shapes examine a node of the data, the nodes that the node names, and the classes of all these nodes. From the ontology,
the mandates, the countries and the other reports, only triples about the nodes that shapes examine are read. The time
that validation by shapes takes doesn't grow with the size of the ontology, the mandates, the countries and the other
reports.
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
"""Properties that no rule reads from a node that the data names but doesn't describe: its texts, its position in lists,
its definition.
"""


def statements_about(given: Facts, background: Facts) -> Iterator[Triple]:
    """The background's triples about the nodes that the data names, and about their classes and superclasses.

    For a node that the data itself describes, all its triples are included; for a node that the data only names, only
    the triples that a rule can read.
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
    """The ids of the reports whose nodes the data refers to, without the reports that the data itself describes."""
    nodes = (node for node in given.named() if isinstance(node, str) and node.startswith(REPORT))
    named = {node.removeprefix(REPORT).partition("/")[0] for node in nodes}
    return tuple(sorted(one for one in named if one and REPORT + one not in given))
