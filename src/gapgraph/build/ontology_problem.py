"""The error that stops a build of the ontology."""

from __future__ import annotations


class OntologyProblemError(Exception):
    """The ontology can't be built; the message says what to correct and where."""
