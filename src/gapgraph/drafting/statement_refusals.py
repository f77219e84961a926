"""Which services a refusal is about: words for the reason of the refusal, and words that describe the refused people,
name no refused service.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.clauses import paragraph_start
from gapgraph.drafting.text_lexicon import Mention
from gapgraph.drafting.word_tables import pattern_named

LODGING: Final = frozenset(
    {"TemporaryLodging", "EmergencyAccommodation", "ResidentialCare", "FamilyCare", "SpecializedShelter"}
)


def asides_of_refusal(text: str, words: Span, clause: Span) -> tuple[Span, ...]:
    """The positions of the parts of a clause that only give the reason of a refusal, or describe the refused people."""
    return (*_reasons(text, words, clause), *described_people(text, words, clause))


def _reasons(text: str, words: Span, clause: Span) -> Iterator[Span]:
    """The passages that give the reason of a refusal. Before the words of refusal, a reason ends at the next comma or
    at the words of refusal; after the words of refusal, the reason ends with the clause.
    """
    reason = pattern_named("statement_refusals", "reason")
    for match in reason.finditer(text, clause.start, words.start):
        comma = text.find(",", match.end(), words.start)
        yield Span(match.start(), comma if comma >= 0 else words.start)
    if after := reason.search(text, words.end, clause.end):
        yield Span(after.start(), clause.end)


def described_people(text: str, words: Span, clause: Span) -> tuple[Span, ...]:
    """The passages that describe the refused people: in "men with severe mental health problems were refused entry",
    the words "severe mental health problems".

    A description before the words of refusal ("were refused") ends where the words of refusal begin. A description
    after the words of refusal ends before a comma or words such as "access to". Words such as "who asked for a bed" are
    not part of a description.
    """
    described, again = (pattern_named("statement_refusals", one) for one in ("described", "to_service"))
    before = (Span(one.end(), words.start) for one in described.finditer(text, clause.start, words.start))
    after = (
        Span(one.end(), end.start() if (end := again.search(text, one.end(), clause.end)) else clause.end)
        for one in described.finditer(text, words.end, clause.end)
    )
    return (*before, *after)


def outside(mentions: Sequence[Mention], asides: Sequence[Span]) -> list[Mention]:
    """The mentions of services that don't begin in one of the passages ``asides``: the reason of a refusal, or a
    description of the refused people.
    """
    return [one for one in mentions if not any(part.start <= one.start < part.end for part in asides)]


def only_lodging(text: str, services: Sequence[str], words: Span, clause: Span, asides: Sequence[Span]) -> list[str]:
    """The services that a refusal can mean: if people are turned away from a shelter ("sent away", "not admitted"),
    only places to stay; otherwise all given services.
    """
    if not pattern_named("statement_refusals", "lets_in").search(text, words.start, words.end):
        return list(services)
    places = pattern_named("statement_slots", "lodging_only").finditer(text, clause.start, clause.end)
    named = any(not any(part.start <= one.start() < part.end for part in asides) for one in places)
    return [one for one in services if not named or one in LODGING]


def these_shelters(text: str, clause: Span) -> str:
    """The kind of the shelters that "any of these shelters" refers to, by the shelters named last before; or empty."""
    these = pattern_named("statement_refusals", "these_shelters").search(text, clause.start, clause.end)
    if these is None:
        return ""
    paragraph = paragraph_start(text, clause.start)
    named = list(pattern_named("statement_refusals", "shelters").finditer(text, paragraph, these.start()))
    if not named:
        return ""
    specialized = pattern_named("statement_refusals", "specialized")
    return "SpecializedShelter" if specialized.match(text, named[-1].start(), these.start()) else "TemporaryLodging"
