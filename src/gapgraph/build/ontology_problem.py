"""What stops a build of the ontology."""

from __future__ import annotations


class OntologyProblemError(Exception):
    """The ontology can't be built as it stands; the message says what to mend and where."""
