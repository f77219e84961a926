"""Time and place are contexts, not groups (design, section 2).

A claim with a time speaks only in that time; a claim with a place counts in the base view, and ``--where`` keeps
what holds there. The base view is the report without time-bound claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.core.claims import Claim
from gapgraph.core.facts import Facts
from gapgraph.vocabulary import GAP


@dataclass(frozen=True)
class Context:
    """A time in which some claims speak: a recurring one (no months), or from one month to another, inclusive."""

    iri: str
    beginning: str = ""
    ending: str = ""

    def holds_in(self, month: str) -> bool:
        """Whether a month (``2020-04``) lies in the context; never for a recurring one. An open end stays open."""
        if not (self.beginning or self.ending):
            return False
        return (not self.beginning or self.beginning <= month) and (not self.ending or month <= self.ending)


@dataclass(frozen=True)
class Superseded:
    """A claim that something supposed contradicts: of these leaves and protections it no longer speaks."""

    claim: str
    leaves: int
    protections: frozenset[str]


@dataclass(frozen=True)
class View:
    """The claims that speak in one context, whether a place was asked for, and what is superseded by a supposition."""

    claims: tuple[Claim, ...]
    placed: bool = False
    superseded: tuple[Superseded, ...] = ()


def base_view(claims: Iterable[Claim]) -> View:
    """The view that every table shows unless asked: claims without a time."""
    return view(claims, frozenset())


def view(claims: Iterable[Claim], times: frozenset[str], place: str = "") -> View:
    """The claims that hold in any of these time contexts (or always) and in this place (or everywhere)."""
    speaking = (claim for claim in claims if not claim.when or claim.when in times)
    kept = (claim for claim in speaking if not place or not claim.places or place in claim.places)
    return View(tuple(kept), placed=bool(place))


def read_contexts(facts: Facts) -> tuple[Context, ...]:
    """The time contexts that the ontology and the reports declare, in IRI order."""
    return tuple(
        Context(iri, facts.text(iri, GAP + "beginning") or "", facts.text(iri, GAP + "ending") or "")
        for iri in facts.of_type(GAP + "TimeContext")
    )
