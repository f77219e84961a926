"""Finds the services that a clause names, but for which no rule drafted a claim, and decides by the words around each
service whether a claim about the service may still be drafted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.folded_pattern import FoldedPattern
from gapgraph.drafting.text_lexicon import Mention
from gapgraph.drafting.word_tables import pattern_named, pattern_of, word_lists

WIDE: Final = frozenset({"Care", "VictimServices", "ServicesOtherThanLodging"})
"""The protections that words such as "help" and "services" mean. If no other rule drafts a claim from a clause, these
words are too general for a claim.
"""
USUAL_LODGING: Final = "TemporaryLodging"
"""The protection that the word "shelter" means. If no other rule drafts a claim from a clause with "shelter", the
shelter counts as the place of another service, and not as a service that is given.
"""


@cache
def _said() -> tuple[tuple[FoldedPattern, str], ...]:
    """Phrases for what people do for victims, and the service that each means: "took them home" means Repatriation."""
    return tuple((pattern_of(pattern), name) for pattern, name in word_lists()["said"]["phrases"])


def said_services(text: str, place: Span) -> Iterator[Mention]:
    """The services that phrases such as "took them home" mean in a part of the text."""
    for pattern, name in _said():
        for match in pattern.finditer(text, place.start, place.end):
            yield Mention(match.start(), match.end(), name)


def is_open(text: str, clause: Span) -> bool:
    """Whether a clause may state a fact about a service, and no demand, plan, duty, question or condition."""
    return pattern_named("statement_rest", "unsettled").search(text[clause.start : clause.end]) is None


def is_given(text: str, clause: Span, one: Mention) -> bool:
    """Whether no word denies a service, from the beginning of its clause to the comma after the service."""
    comma = text.find(",", one.end, clause.end)
    said = text[clause.start : comma if comma > 0 else clause.end]
    return pattern_named("statement_rest", "negated").search(said) is None


def rest_of(text: str, clause: Span, mentions: Iterable[Mention], drafted: frozenset[str]) -> list[Mention]:
    """The services of a clause that no draft names, except services that only say where, by whom or from whom."""
    left = [one for one in mentions if one.name not in drafted and one.name not in WIDE]
    return [one for one in left if not _is_aside(text, clause, one)]


def _is_aside(text: str, clause: Span, one: Mention) -> bool:
    before, after = text[clause.start : one.start], text[one.end : clause.end]
    return (
        pattern_named("statement_rest", "aside_before").search(before) is not None
        or pattern_named("statement_rest", "aside_after").match(after) is not None
    )


def near(text: str, words: Span, mentions: Iterable[Mention], *, none: bool) -> list[str]:
    """The services beside some words: only a few words or a list are between them.

    After words for an absence the service must follow directly: "no social worker".
    """
    found: list[str] = []
    for one in mentions:
        first, last = sorted((words, Span(one.start, one.end)), key=lambda span: span.start)
        between = text[first.end : max(first.end, last.start)]
        name = "beside_no" if none and first is words else "beside"
        if pattern_named("statement_rest", name).fullmatch(between):
            found.append(one.name)
    return list(dict.fromkeys(found))
