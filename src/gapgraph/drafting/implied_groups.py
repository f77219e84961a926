"""The group that the words around a claim imply: who gets a residence permit is a foreigner, who testifies takes part
in proceedings.

The words around a claim can narrow the group that the claim names; they never widen it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.word_tables import pattern_named
from gapgraph.vocabulary import VICTIM, expand

_FOREIGN: Final = frozenset({"ImmigrationRelief", "ResidencyGranted", "WorkPermits"})
_IN_COURT: Final = frozenset({"WitnessProtection", "LegalAdvocate", "LegalAssistance", "ParticipationInProceedings"})


def implied_group(seen: Discourse, group: str, clause: Span, slots: Mapping[str, object]) -> str:
    """The group narrowed by the service or the measure of a claim and by the words of its clause."""
    if not group or group == "UnnamedGroup":
        return group
    about = {str(slots.get("protection", "")), str(slots.get("measure", ""))}
    if about & _FOREIGN or pattern_named("implied_groups", "stay").search(seen.text, clause.start, clause.end):
        group = narrowed(seen, group, "ForeignVictim")
    if takes_part(seen, clause, about):
        group = narrowed(seen, group, "VictimInProceedings")
    return group


def takes_part(seen: Discourse, clause: Span, about: set[str]) -> bool:
    """Whether the words of a clause speak of people who take part in proceedings, and not of those who don't."""
    text = seen.text
    if pattern_named("implied_groups", "aside").search(text, clause.start, clause.end):
        return False
    if pattern_named("implied_groups", "takes_part").search(text, clause.start, clause.end):
        return True
    in_court = pattern_named("implied_groups", "in_court").search(text, clause.start, clause.end)
    return in_court is not None and bool(about & _IN_COURT)


def narrowed(seen: Discourse, group: str, other: str) -> str:
    """The named group of the people in both groups; if it has no name, ``group``, or ``other`` if ``group`` is all
    victims.
    """
    lattice = seen.groups_lattice
    leaves = lattice.leaves_of(expand(group)) & lattice.leaves_of(expand(other))
    if leaves in lattice.names:
        return seen.groups.name(leaves)
    return other if expand(group) == VICTIM else group


def is_unnamed(seen: Discourse, clause: Span, sentence: Span) -> bool:
    """Whether a clause, or the sentence that it continues, begins with a part of a group: "victims outside
    shelters".
    """
    part = pattern_named("implied_groups", "part")
    if part.match(seen.text, clause.start, clause.end):
        return True
    goes_on = pattern_named("implied_groups", "goes_on").search(seen.text, clause.start, clause.end)
    return goes_on is not None and part.match(seen.text, sentence.start, clause.start) is not None
