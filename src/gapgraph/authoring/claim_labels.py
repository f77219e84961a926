"""A claim's label, composed from the labels of its terms, so that a list of claims can be read."""

from __future__ import annotations

from gapgraph.authoring.encoding import ClaimEntry
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_words import Kind

_SLOTS = (
    "measure",
    "action",
    "harm",
    "group",
    "other_group",
    "protection",
    "provider",
    "actor",
    "body",
    "infringes",
    "extent",
)


def claim_label(claim: ClaimEntry, terms: Terms, language: str) -> str:
    """The kind of claim and its slots: ``denial: men, temporary lodging, any provider``."""
    parts = [terms.label(claim.text(slot), language) for slot in _SLOTS if claim.text(slot)]
    value = claim.value
    if claim.kind is Kind.OBSERVATION and value is not None:
        parts.insert(0, str(value))
        parts.append(claim.text("period"))
    return f"{terms.label(claim.kind, language)}: {', '.join(parts)}"
