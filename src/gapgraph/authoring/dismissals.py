"""Findings that a person has dismissed with a reason: tables ``[[dismissed]]`` in an encoding, and triples in the
report's graph.

To dismiss a finding of ``check-source``, the table names its kind, and its words or its claim. To dismiss a finding of
``validate``, the table names the rule and the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gapgraph.core.facts import LABEL, TYPE, Facts, Literal, Triple
from gapgraph.errors import GapgraphError, nearest
from gapgraph.vocabulary import GAP, OA, REPORT, ReportId

DISMISSED_KEYS: Final = frozenset({"finding", "words", "claim", "reason"})


@dataclass(frozen=True)
class Dismissal:
    """A dismissed finding: its kind, its words or claim, and the reason."""

    finding: str
    reason: str
    words: str = ""
    claim: int | None = None

    def table(self) -> dict[str, Any]:
        """The dismissal as an encoding's table."""
        found = {"finding": self.finding, "words": self.words, "claim": self.claim, "reason": self.reason}
        return {key: value for key, value in found.items() if value not in ("", None)}


def parse_dismissal(table: Mapping[str, Any], place: str) -> Dismissal:
    """The dismissal in a parsed TOML table. Raises GapgraphError GG327 if a key is missing or unknown."""
    for key, value in table.items():
        if key not in DISMISSED_KEYS:
            near = nearest(key, DISMISSED_KEYS)
            remedy = (
                f"Did you mean {near[0]!r}?" if near else f"The known keys are {', '.join(sorted(DISMISSED_KEYS))}."
            )
            raise GapgraphError("GG327", f"There is no key {key!r}", place=place, remedy=remedy)
        wanted = int if key == "claim" else str
        if not isinstance(value, wanted) or isinstance(value, bool) or not str(value).strip():
            words = "the number of a claim" if key == "claim" else "text"
            raise GapgraphError(
                "GG327",
                f"The key {key!r} must be {words}",
                place=place,
                remedy="Write the value in the form that the message names.",
            )
    for key in ("finding", "reason"):
        if key not in table:
            remedy = (
                "Write why the finding is not a mistake."
                if key == "reason"
                else "Write the finding's kind, such as number-uncited."
            )
            raise GapgraphError("GG327", f"A dismissal needs {key!r}", place=place, remedy=remedy)
    if ("words" in table) == ("claim" in table):
        remedy = "For a finding of check-source, write 'words' or 'claim'; for a finding of validate, write 'claim'."
        raise GapgraphError("GG327", "A dismissal needs 'words' or 'claim'", place=place, remedy=remedy)
    return Dismissal(table["finding"], table["reason"], table.get("words", ""), table.get("claim"))


def dismissal_triples(dismissed: Iterable[Dismissal], report: ReportId) -> Iterator[Triple]:
    """The dismissals as triples of the report's graph, numbered in order."""
    base = REPORT + report
    for number, one in enumerate(dismissed, start=1):
        iri = f"{base}/dismissal/{number:02d}"
        yield iri, TYPE, GAP + "Dismissal"
        yield iri, LABEL, Literal(f"dismissal {number} of {report}", "en")
        yield iri, LABEL, Literal(f"descarte {number} de {report}", "es")
        yield iri, GAP + "dismisses", Literal(one.finding)
        yield iri, GAP + "note", Literal(one.reason, "en")
        if one.words:
            yield iri, OA + "exact", Literal(one.words)
        if one.claim is not None:
            yield iri, GAP + "dismissedAt", f"{base}/claim/{one.claim:03d}"


def read_dismissals(facts: Facts) -> tuple[Dismissal, ...]:
    """The dismissals of a report's graph, by number."""
    found = []
    for iri in facts.of_type(GAP + "Dismissal"):
        claim = facts.iri(iri, GAP + "dismissedAt")
        number = int(claim.rpartition("/")[2]) if claim else None
        told = {key: facts.text(iri, name) or "" for key, name in _TEXTS.items()}
        found.append(Dismissal(told["finding"], told["reason"], told["words"], number))
    return tuple(found)


_TEXTS: Final = {"finding": GAP + "dismisses", "reason": GAP + "note", "words": OA + "exact"}
