"""Times and places are contexts, not groups.

A claim with a time counts only at that time. A claim with a place counts if the user names no place; with ``--where``,
the claims that don't hold in the named place are left out. The base view is the report without the claims that have a
time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.core.claims import Claim
from gapgraph.core.facts import Facts
from gapgraph.vocabulary import GAP, NO_IRI, ClaimId, Iri


@dataclass(frozen=True)
class Context:
    """A time that claims refer to: a recurring one (no months), or from one month to another, inclusive."""

    iri: Iri
    beginning: str = ""
    ending: str = ""

    def holds_in(self, month: str) -> bool:
        """Whether a month (``2020-04``) lies in the time; False for a recurring time. A time without an end includes
        all later months.
        """
        if not (self.beginning or self.ending):
            return False
        return (not self.beginning or self.beginning <= month) and (not self.ending or month <= self.ending)


@dataclass(frozen=True)
class Superseded:
    """A claim that a supposed service contradicts, and the leaves and protections for which the claim no longer
    counts.
    """

    claim: ClaimId
    leaves: int
    protections: frozenset[Iri]


@dataclass(frozen=True)
class View:
    """The claims of a report that count at the chosen times and in the chosen place. ``placed`` is true if a place is
    chosen. ``superseded`` are the claims that a supposed service contradicts, with the leaves and protections for which
    these claims no longer count.
    """

    claims: tuple[Claim, ...]
    placed: bool = False
    superseded: tuple[Superseded, ...] = ()


def base_view(claims: Iterable[Claim]) -> View:
    """The default view of every table: claims without a time."""
    return view(claims, frozenset())


def view(claims: Iterable[Claim], times: frozenset[Iri], place: Iri = NO_IRI) -> View:
    """The claims that hold at any of the given times (or always) and in the given place (or everywhere)."""
    speaking = (claim for claim in claims if not claim.when or claim.when in times)
    kept = (claim for claim in speaking if not place or not claim.places or place in claim.places)
    return View(tuple(kept), placed=bool(place))


def read_contexts(facts: Facts) -> tuple[Context, ...]:
    """The time contexts that the ontology and the reports declare, in IRI order."""
    return tuple(
        Context(iri, facts.text(iri, GAP + "beginning") or "", facts.text(iri, GAP + "ending") or "")
        for iri in facts.of_type(GAP + "TimeContext")
    )
