"""Nodes in cycles, found in linear time.

The SPARQL check ``circle`` finds the nodes in cycles by a property path. To evaluate the property path, a store follows
every path from every node: a chain of 2,000 links takes seconds. A test compares the nodes that this module finds with
the nodes that the SPARQL check ``circle`` finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Store

from gapgraph.vocabulary import GAP, ORG, SKOS

_LINKS = tuple(map(NamedNode, (GAP + "partOf", SKOS + "broader", ORG + "subOrganizationOf", ORG + "unitOf")))


def in_circles(store: Store) -> tuple[str, ...]:
    """The nodes that are parts of themselves, or narrower than themselves, over several steps; sorted, in N-Triples."""
    upward: dict[str, list[str]] = {}
    downward: dict[str, list[str]] = {}
    for link in _LINKS:
        for lower, _, upper, _ in store.quads_for_pattern(None, link, None):
            upward.setdefault(str(lower), []).append(str(upper))
            downward.setdefault(str(upper), []).append(str(lower))
    return tuple(sorted(_in_circles(upward, downward)))


_Links = Mapping[str, Iterable[str]]


def _in_circles(upward: _Links, downward: _Links) -> Iterator[str]:
    """The nodes that reach each other (the algorithm of S. R. Kosaraju; Sharir, 1981). A search upwards orders the
    nodes; then searches downwards, from the last node to the first node, find the nodes of each cycle.
    """
    seen: set[str] = set()
    left = [node for start in upward for node in _left(start, upward, seen)]
    seen.clear()
    for start in reversed(left):
        together = list(_left(start, downward, seen))
        if len(together) > 1 or start in upward.get(start, ()):
            yield from together


def _left(start: str, links: _Links, seen: set[str]) -> Iterator[str]:
    """Yields the nodes that the links reach from ``start`` and that aren't in ``seen``, in post-order."""
    if start in seen:
        return
    seen.add(start)
    way = [(start, iter(links.get(start, ())))]
    while way:
        node, onward = way[-1]
        following = next((one for one in onward if one not in seen), None)
        if following is None:
            way.pop()
            yield node
        else:
            seen.add(following)
            way.append((following, iter(links.get(following, ()))))
