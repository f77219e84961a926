"""Hedges and attributions: how often a statement is true, how certain it is, and who says it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.clauses import FINITE
from gapgraph.drafting.folded_pattern import FoldedPattern
from gapgraph.drafting.text_lexicon import Mention, TextLexicon
from gapgraph.drafting.word_tables import pattern_named, word_lists

_NO_BOUND: Final = r"(?:(?<!\bat )|(?=most (?!\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|twelve|of )))"


def frequency_of(text: str, clause: Span) -> str:
    """``Usually`` or ``Sometimes`` if a word of the clause says so, or empty. If the clause has several words about
    frequency, the first one counts.
    """
    found = []
    for name, pattern in _frequencies().items():
        if match := pattern.search(text, clause.start, clause.end):
            found.append((match.start(), name))
    return min(found)[1] if found else ""


@cache
def _frequencies() -> dict[str, FoldedPattern]:
    """The words for each frequency."""
    table = word_lists()["frequency"].items()
    return {
        name: FoldedPattern(rf"{_NO_BOUND}\b(?:{'|'.join(map(re.escape, words))})\b(?! groups| of wh)")
        for name, words in table
    }


def bound_before(text: str, start: int, at: int) -> str:
    """The bound of a number, such as "at least", by the words before it; or empty."""
    match = _bounds().search(text, max(start, at - 30), at)
    if match and pattern_named("voices", "about_verb").search(text, max(start, at - 80), at):
        return ""
    return (
        next((name for name, words in word_lists()["bound"].items() if match[1].casefold() in words), "")
        if match
        else ""
    )


@cache
def _bounds() -> re.Pattern[str]:
    """The words for a bound at the end of a text. If several words match, the longest match counts, such as "no more
    than"; the "over" of "handed over" doesn't match.
    """
    words = sorted((word for words in word_lists()["bound"].values() for word in words), key=len, reverse=True)
    given = "|".join(f"(?<={verb} )" for verb in ("handed", "took", "taken", "turned", "passed", "take", "hand"))
    return re.compile(rf"\b(?!(?:{given})over\b)({'|'.join(map(re.escape, words))})\s*\Z", re.IGNORECASE)


def voice_of(text: str, clause: Span, lexicon: TextLexicon) -> Mention | None:
    """The mention of the speaker of a clause, if the publisher repeats what another speaker said."""
    for mention in lexicon.informants.find(text, clause.start, clause.end):
        if _is_said_by(text, mention, clause):
            return mention
    if match := pattern_named("voices", "reportedly").search(text, clause.start, clause.end):
        return Mention(match.start(), match.end(), "UnnamedReports")
    return None


def _is_said_by(text: str, mention: Mention, clause: Span) -> bool:
    """Whether the words around a mention say that it is the speaker: "X said", "according to X", "reports that"."""
    behind = text[mention.end : clause.end]
    reports = mention.name == "UnnamedReports" and pattern_named("voices", "that").match(behind) is not None
    return (
        reports
        or pattern_named("voices", "says").match(behind) is not None
        or pattern_named("voices", "before").search(text[clause.start : mention.start]) is not None
    )


def hedges(text: str, clause: Span, lexicon: TextLexicon) -> dict[str, Value]:
    """The slots for frequency, certainty and attribution."""
    slots: dict[str, Value] = {}
    if frequency := frequency_of(text, clause):
        slots["frequency"] = frequency
    if voice := voice_of(text, clause, lexicon):
        slots |= {"by": voice.name, "certainty": "Reported"}
    if pattern_named("voices", "possible").search(text, clause.start, clause.end):
        slots["certainty"] = "Possible"
    return slots


def carried_hedges(text: str, before: Span, told: dict[str, Value], clause: Span) -> dict[str, Value]:
    """The hedges of the previous clause that also apply to this one.

    The frequency continues if the clause has the subject of the clause before, and the speaker continues after an "and"
    without a comma. A superfluous hedge does less harm than a missing one, so a doubtful hedge is carried over.
    """
    joint, carried = text[before.end : clause.start], dict[str, Value]()
    unsaid = re.match(rf"(?:(?:so|then|also|later|even) )?{FINITE}\b", text[clause.start : clause.end]) is not None
    points_back = re.search(r"\b(?:them|they)\b", text[clause.start : clause.end]) and re.fullmatch(
        r",?\s+and\s+", joint
    )
    if unsaid or points_back:
        carried |= {key: told[key] for key in ("frequency",) if key in told}
    if re.fullmatch(r"\s+and\s+", joint) or (unsaid and re.fullmatch(r",?\s+and\s+", joint)):
        carried |= {key: told[key] for key in ("by", "certainty") if key in told}
    return carried
