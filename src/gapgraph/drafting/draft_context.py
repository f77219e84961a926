"""Adds to a statement its frequency, its speaker and a narrower group, by the words and counts around the statement.

A Harm or a lack for a number of people or places gets the frequency "Sometimes". If the words of a statement contain a
number that a named speaker (such as an NGO) reports, this speaker also becomes the speaker of the statement. A
frequency or a speaker that a statement already has from its rule isn't replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.attributions import voice_around
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.implied_groups import implied_group, is_unnamed
from gapgraph.drafting.meant_groups import MeantGroups
from gapgraph.drafting.voices import frequency_of
from gapgraph.drafting.word_tables import pattern_named

_NEGATIVE: Final = frozenset({Kind.HARM, Kind.LIMITATION, Kind.ABSENCE, Kind.DENIAL})
_SHARED: Final = _NEGATIVE | {Kind.STRENGTH}
_OF_PEOPLE: Final = _NEGATIVE | {Kind.PROVISION, Kind.STRENGTH}
_SAID: Final = _NEGATIVE | {Kind.PROVISION, Kind.STRENGTH, Kind.PARITY}
_OWN_WORDS: Final = frozenset({"Acknowledged", "CalledUpon", "Requested", "Published"})
"""Actions that consist in saying or writing something: a voice in the sentence is the actor of such an action, and not
the speaker who reports the action.
"""


def with_context(
    drafts: Iterable[DraftClaim], counts: Sequence[DraftClaim], sentence: Span, seen: Discourse
) -> Iterator[DraftClaim]:
    """The statements of a sentence, each with the hedges and the group that its clause and its counts give."""
    for draft in drafts:
        slots = dict(draft.slots)
        said = draft.kind in _SAID or _is_conceded(draft, sentence, seen) or _is_told(draft)
        if said and "by" not in slots and "certainty" not in slots:
            slots |= _voice(draft, counts, sentence, seen)
        if draft.kind in _SHARED and "frequency" not in slots:
            slots |= _frequency(draft, counts, sentence, seen)
        if draft.kind is Kind.NON_DISCLOSURE and _is_of_some_files(draft, sentence, seen):
            slots.setdefault("frequency", "Sometimes")
        if "group" in slots and draft.kind in _OF_PEOPLE:
            slots["group"] = _group(draft, sentence, seen)
        yield draft if slots == draft.slots else replace(draft, slots=slots)


def _is_told(draft: DraftClaim) -> bool:
    """Whether a draft is an action that somebody can report."""
    return draft.kind is Kind.ACTION and draft.slots.get("action") not in _OWN_WORDS


def _is_conceded(draft: DraftClaim, sentence: Span, seen: Discourse) -> bool:
    """Whether a draft claim says that somebody other than the government acknowledged something."""
    words = seen.text[sentence.start : draft.spans[-1].end]
    government = pattern_named("draft_context", "government").search(words) is not None
    return draft.slots.get("action") == "Acknowledged" and not government


def _group(draft: DraftClaim, sentence: Span, seen: Discourse) -> str:
    """The group of a statement, made narrower by a pronoun, a shelter or a permit in its clause."""
    group, clause = str(draft.slots["group"]), _clause_of(draft, sentence, seen)
    if draft.kind in _NEGATIVE and is_unnamed(seen, clause, sentence):
        return "UnnamedGroup"
    if group == "Victim":
        group = MeantGroups(seen).meant(clause, sentence) or group
    return implied_group(seen, group, clause, draft.slots)


def _voice(draft: DraftClaim, counts: Sequence[DraftClaim], sentence: Span, seen: Discourse) -> dict[str, Value]:
    """Who says a statement: the speaker whom its sentence names, or the speaker of a number in its words."""
    if told := voice_around(seen, sentence, draft.spans[0].start, draft.spans[-1].end):
        return told
    for count in counts:
        if "by" in count.slots and _overlaps(draft, count):
            return {key: count.slots[key] for key in ("by", "certainty") if key in count.slots}
    return {}


def _frequency(draft: DraftClaim, counts: Sequence[DraftClaim], sentence: Span, seen: Discourse) -> dict[str, Value]:
    """The frequency of a statement: by phrases of its clause, or that of the clause that it continues, or ``Sometimes``
    if the statement is about only some people.
    """
    around = _clause_of(draft, sentence, seen)
    usual = _frequency_in_phrases(draft.spans[0], sentence, seen) or _frequency_before(draft, sentence, seen)
    if usual or _is_of_some(draft, counts, around, seen):
        return {"frequency": usual or "Sometimes"}
    return {}


def _frequency_in_phrases(clause: Span, sentence: Span, seen: Discourse) -> str:
    """How often a clause is true, by phrases such as "at six stations"; if its subject is a pronoun, also by the words
    of its sentence before it.
    """
    goes_on = pattern_named("draft_context", "goes_on").match(seen.text, clause.start, clause.end)
    start = sentence.start if goes_on else clause.start
    words, names = seen.text[start : clause.end], ("Usually", "Sometimes")
    return next((name for name in names if pattern_named("draft_context", name).search(words)), "")


def _frequency_before(draft: DraftClaim, sentence: Span, seen: Discourse) -> str:
    """The frequency of the clause before, if a draft's last clause continues it: "many returned, leaving them"."""
    parts = seen.clauses_of(sentence)
    last = next((number for number, one in enumerate(parts) if draft.spans[-1].end <= one.end), 0)
    continued = pattern_named("draft_context", "relative").match(seen.text, parts[last].start, parts[last].end)
    return frequency_of(seen.text, parts[last - 1]) if continued and last > 0 else ""


def _is_of_some_files(draft: DraftClaim, sentence: Span, seen: Discourse) -> bool:
    """Whether something is unknown only in some of the files or cases: "in 27 files"."""
    around = _clause_of(draft, sentence, seen)
    return pattern_named("draft_context", "some_files").search(seen.text, around.start, around.end) is not None


def _overlaps(one: DraftClaim, other: DraftClaim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _is_of_some(draft: DraftClaim, counts: Sequence[DraftClaim], around: Span, seen: Discourse) -> bool:
    """Whether the words limit a statement to some people, places or times."""
    names = ("some",) if draft.slots.get("group") == "UnnamedGroup" else ("some", "narrowed")
    if any(pattern_named("draft_context", name).search(seen.text, around.start, around.end) for name in names):
        return True
    return any(_limits(count, around, seen) for count in counts)


def _limits(count: DraftClaim, around: Span, seen: Discourse) -> bool:
    """Whether a count limits a statement to some people, cases or places: the count's number is in the statement's
    clause, isn't 0, and counts people, cases, or the places where something happened.
    """
    unit = count.slots.get("unit", "")
    if count.at is None or not around.start <= count.at < around.end or count.slots["value"] == 0:
        return False
    if unit in ("", "CasesUnit", "InstancesUnit", "OccasionsUnit"):
        return True
    words = seen.text[around.start : count.at]
    return (
        unit in ("Facilities", "Organizations")
        and pattern_named("draft_context", "before_place").search(words) is not None
    )


def _clause_of(draft: DraftClaim, sentence: Span, seen: Discourse) -> Span:
    """The clauses that a draft quotes; if the first is a relative clause, also the clause before it."""
    parts = seen.clauses_of(sentence)
    first, last = draft.spans[-1].start, draft.spans[-1].end
    held = [number for number, one in enumerate(parts) if one.start < last and first < one.end]
    if not held:
        return Span(first, last)
    opens = parts[held[0]]
    relative = pattern_named("draft_context", "relative").match(seen.text, opens.start, opens.end)
    start = parts[held[0] - 1] if relative and held[0] > 0 else opens
    return Span(start.start, parts[held[-1]].end)
