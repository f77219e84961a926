"""Hedges of more than one word: "at six stations", "one woman", "we were told". In doubt, a claim is hedged."""

from __future__ import annotations

from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.folded_pattern import folded_named
from gapgraph.drafting.text_lexicon import TextLexicon

_BAD: Final = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM})
_SAID: Final = _BAD | {Kind.PROVISION, Kind.STRENGTH}


def further_hedges(text: str, clause: Span, sentence: Span, kind: Kind, lexicon: TextLexicon) -> dict[str, Value]:
    """The frequency, and the certainty with who says it, that the words of a clause and its sentence suggest."""
    slots: dict[str, Value] = {}
    if kind in _BAD and (frequency := _frequency(text, clause, sentence)):
        slots["frequency"] = frequency
    if kind in _SAID:
        slots |= _voice(text, clause, sentence, lexicon)
    return slots


def _frequency(text: str, clause: Span, sentence: Span) -> str:
    """How often a clause is true, by its words; if its subject is a pronoun, also by the words before it."""
    words = text[clause.start : clause.end]
    if folded_named("statement_hedges", "goes_on").match(words):
        words = text[sentence.start : clause.end]
    return next((name for name in ("Usually", "Sometimes") if folded_named("statement_hedges", name).search(words)), "")


def _voice(text: str, clause: Span, sentence: Span, lexicon: TextLexicon) -> dict[str, Value]:
    """The speaker, if words of the clause, or earlier words of its sentence after the last semicolon, name a report."""
    start = max(sentence.start, text.rfind(";", sentence.start, clause.start) + 1)
    match = folded_named("statement_hedges", "told").search(text, start, clause.end)
    if match is None:
        return {}
    named = [one.name for one in lexicon.informants.find(text, start, match.end()) if one.start <= match.end()]
    return {"by": named[-1] if named else "UnnamedReports", "certainty": "Reported"}
