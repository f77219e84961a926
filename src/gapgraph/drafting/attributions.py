"""Who says something, by words anywhere in a sentence: "According to X, …", "…, X said", "we were told that".

A speaker named at the start or the end of a sentence applies to all its clauses, up to a semicolon or a "but".
"""

from __future__ import annotations

import re
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.clauses import sentence_before
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.text_lexicon import TextLexicon
from gapgraph.drafting.voices import voice_of
from gapgraph.drafting.word_tables import pattern_named

_UNNAMED: Final = "UnnamedReports"


def voice_around(seen: Discourse, sentence: Span, at: int, end: int = 0) -> dict[str, Value]:
    """The slots ``by`` and ``certainty`` for the words at a position, and up to an end; empty if the publisher itself
    says the words.
    """
    parts, text, lexicon = seen.clauses_of(sentence), seen.text, seen.lexicon
    place = max((number for number, one in enumerate(parts) if one.start <= at), default=0)
    clause = _own_words(text, parts[place] if parts else sentence, max(at, end))
    by = (
        _in_clause(seen, clause)
        or _at_start(text, sentence, clause, lexicon)
        or _at_end(text, sentence, clause, lexicon)
        or _carried(seen, parts[: place + 1])
        or _reported_on(seen, sentence, clause)
        or _by_pronoun(seen, clause)
    )
    slots: dict[str, Value] = {"by": by, "certainty": "Reported"} if by else {}
    unclear = "; it was unclear whether" in text[sentence.start : sentence.end]
    doubtful = pattern_named("voices", "possible").search(text, clause.start, clause.end)
    return slots | ({"certainty": "Possible"} if unclear or doubtful else {})


def _own_words(text: str, clause: Span, at: int) -> Span:
    """The clause up to the words of a further speaker: from "It has ten beds, and residents say that …", the words "It
    has ten beds".
    """
    other = pattern_named("attributions", "speaks_next").search(text, at, clause.end)
    return Span(clause.start, other.start()) if other else clause


def _by_pronoun(seen: Discourse, clause: Span) -> str:
    """The body named last, if the clause begins with "it reported that"."""
    says = pattern_named("attributions", "it_says").match(seen.text, clause.start, clause.end)
    return seen.last_body if says else ""


def _in_clause(seen: Discourse, clause: Span) -> str:
    if clause not in seen.speakers:
        voice = voice_of(seen.text, clause, seen.lexicon)
        seen.speakers[clause] = voice.name if voice else _unnamed(seen.text, clause, seen.lexicon)
    return seen.speakers[clause]


def _unnamed(text: str, part: Span, lexicon: TextLexicon) -> str:
    """The speaker of a clause that names no known body: "told the delegation that", "official figures show"."""
    if pattern_named("attributions", "official").search(text, part.start, part.end):
        return "Government"
    match = pattern_named("attributions", "told").search(text, part.start, part.end)
    if match is None:
        return ""
    after = match.end() if match["passive"] else part.start
    named = lexicon.informants.find(text, after, min(part.end, after + 40) if match["passive"] else match.start())
    return next((one.name for one in named), _UNNAMED)


def _at_start(text: str, sentence: Span, clause: Span, lexicon: TextLexicon) -> str:
    match = pattern_named("attributions", "opening").match(text, sentence.start, sentence.end)
    if match is None or ends_speech(text[match.end() : clause.start]):
        return ""
    return _named(text, match, lexicon)


def _at_end(text: str, sentence: Span, clause: Span, lexicon: TextLexicon) -> str:
    match = pattern_named("attributions", "closing").search(text, clause.start, sentence.end)
    if match is None or match.end() < sentence.end - 2 or ends_speech(text[clause.end : match.start()]):
        return ""
    return _named(text, match, lexicon)


def _named(text: str, match: re.Match[str], lexicon: TextLexicon) -> str:
    """The speaker named in words such as "according to data provided by the authorities"."""
    found = [one.name for one in lexicon.informants.find(text, match.start(), match.end())]
    plain = [one for one in found if one != _UNNAMED]
    return next(iter((*plain, *found)), _UNNAMED)


def _carried(seen: Discourse, parts: tuple[Span, ...]) -> str:
    """The speaker of an earlier clause, if the last clause continues it with "and that …", "leaving …" or "which …"."""
    text = seen.text
    for before, clause in zip(reversed(parts[:-1]), reversed(parts[1:]), strict=True):
        joint = text[before.end : clause.start]
        words = text[clause.start : clause.end]
        if ends_speech(joint) and not pattern_named("attributions", "that").match(words):
            return ""
        if not pattern_named("attributions", "continued").match(f"{joint.lstrip(' ,;')}{words}"):
            return ""
        if by := _in_clause(seen, before):
            return by
    return ""


def _reported_on(seen: Discourse, sentence: Span, clause: Span) -> str:
    """The speaker whom the previous sentence names, if the clause begins with a pronoun and "had", as in "One of them
    had housed …": such a clause continues what this speaker said.
    """
    text = seen.text
    if not pattern_named("attributions", "went_on").match(text, clause.start, clause.end):
        return ""
    for part in reversed(seen.clauses_of(sentence_before(text, sentence))):
        if by := _in_clause(seen, part):
            return by
    return ""


def ends_speech(words: str) -> bool:
    """Whether words between two clauses end what somebody says: a semicolon or a contrast."""
    return pattern_named("attributions", "turn").search(words) is not None
