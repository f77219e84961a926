"""Checks whether ``ontology/inferred/closures*.ttl`` is up to date, because queries rely on it."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.core.taxonomy import Closure
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError
from gapgraph.rdf.input_files import files_in
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import GAP, Iri, curie

_INFERRED = "ontology/inferred"
_CHECKED = (GAP + "covers", GAP + "contains", GAP + "appliesToNoneOf")


def require_current_closures(graph: Corpus) -> None:
    """Raises GapgraphError GG209 if bodies or protections were added or moved after the closures were generated."""
    files = [path for layer in graph.layers for path in files_in(layer / _INFERRED, "closures*.ttl")]
    facts = read_facts(files)
    stored = {(one, p, other) for one in facts for p in _CHECKED for other in facts.iris(one, p)}
    due = set(_due(graph))
    wrong = due - stored if len(graph.layers) > 1 else due ^ stored
    if not wrong:
        return
    names = ", ".join(sorted({curie(term) for _, _, term in wrong})[:3])
    how = "gapgraph build" if len(graph.layers) > 1 else "python -m gapgraph.build ontology"
    sentence = f"The list of broader and narrower terms is out of date, so claims would be left out: {names}"
    place = str(graph.root / _INFERRED)
    raise GapgraphError("GG209", sentence, place=place, remedy=f"Generate {_INFERRED} again with: {how}")


def _due(graph: Corpus) -> Iterator[tuple[Iri, str, Iri]]:
    for name, closure in (
        ("covers", graph.scheme.covers),
        ("contains", graph.scheme.contains),
        ("appliesToNoneOf", _spares(graph)),
    ):
        yield from ((iri, GAP + name, below) for iri, members in closure.items() for below in members)


def _spares(graph: Corpus) -> Closure:
    """For each protection that doesn't apply to everyone, the groups that have no member to whom it applies."""
    leaves_of = graph.lattice.leaves_of
    return {
        protection: frozenset(group for group in graph.lattice.groups if not leaves_of(group) & leaves_of(to))
        for protection, to in graph.scheme.applies_to.items()
    }
