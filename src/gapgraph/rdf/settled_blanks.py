"""Blank nodes get names that follow from their statements, so that the same data gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import CanonicalizationAlgorithm, Dataset

from gapgraph.core.facts import Term, Triple
from gapgraph.rdf.reading import plain_triples
from gapgraph.rdf.writing import engine_quads


def is_blank(term: Term) -> bool:
    """Whether the term is a blank node."""
    return isinstance(term, str) and term.startswith("_:")


def with_settled_blanks(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """The triples, with blank nodes named by RDFC-1.0: ``_:c14n0``, ``_:c14n1``, …."""
    whole = Dataset(engine_quads(triples))
    whole.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(plain_triples(whole))
