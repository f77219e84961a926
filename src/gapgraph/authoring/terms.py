"""Looks up the names of an encoding in the ontology: an undeclared name is an error, never a new term."""

from __future__ import annotations

from collections.abc import Mapping

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError, nearest
from gapgraph.vocabulary import curie, expand


class Terms:
    """The declared terms, and the report's own time contexts by their short ids."""

    def __init__(self, facts: Facts, contexts: Mapping[str, str]) -> None:
        self._facts = facts
        self._contexts = contexts

    def iri(self, name: str, place: str) -> str:
        """The IRI that a name means. Raises GapgraphError GG309, with the nearest names, for an undeclared name."""
        if name in self._contexts:
            return self._contexts[name]
        iri = expand(name)
        if iri in self._facts:
            return iri
        known = [curie(term).removeprefix("gap:") for term in self._facts]
        near = nearest(name, [*known, *self._contexts])
        remedy = f"Did you mean {' or '.join(near)}?" if near else "Declare the name in ontology/ or data/countries."
        raise GapgraphError("GG309", f"Nothing is named {name!r}", place=place, remedy=remedy)

    def label(self, name: str, language: str) -> str:
        """The label of a name, in the language."""
        return self._facts.label(self._contexts.get(name) or expand(name), language)
