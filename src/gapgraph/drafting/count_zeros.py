"""Zeros told in words, "no victims were identified", "none in 2021"; and numbers that count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.count_words import codes_of, measure_of_verb
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, dates_in
from gapgraph.drafting.word_tables import pattern_of, word_lists

_NONE: Final = pattern_of(
    r"\b(?:(?:did|could|has|have) not (?P<verb>{counted}) any|(?P<did>{counted}) no|(?P<failed>{counted}) (?:not (?:a single|one))) "
    r"(?P<whom>{few}{person})\b"
    r"|\b(?:no|not (?:a single|one)) (?P<who>{few}(?:{person}|permits?|visas?)) (?:was|were|had been|have been|has been) "
    r"(?:\w+ )?(?P<done>{counted})\b(?! (?:to|with|by)\b)"
)
_NONE_IN: Final = re.compile(r"\b(?:none|zero) in (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DIFFERENCE: Final = re.compile(
    r"\s+(?:(?:fewer|more|less|percent|%)(?: \w+)?(?: \w+)? (?:than|compared)\b|times\b|(?:in|out of)(?: every)?$)",
    re.IGNORECASE,
)
_NOT_ONE: Final = pattern_of(
    r"\b(?:not (?:even )?|the first |(?:any|none|one) of the |\b(?:one|two|three|four|five|\d+) (?:in|out of)(?: every)? |{punished} (?:and \w+ )?|at least one of the )$"
)


def counts_something(number: SentenceNumber, seen: Discourse, sentence: Span) -> bool:
    """Whether a number is a count, and not a difference, a plan, a demand or "not one"."""
    start = seen.clause_start(sentence, number.start)
    before = seen.text[start : number.start]
    contexts = word_lists()["contexts"]
    later = any(pattern_of(f"(?:{contexts[name]})$").search(before) for name in ("proposed", "future"))
    apart = _DIFFERENCE.match(number.tail) or _NOT_ONE.search(before)
    return not later and (apart is None or number.inside is not None)


def zeros_in(sentence: Span, seen: Discourse) -> Iterator[Count]:
    """A zero in words: "did not identify any male victims"."""
    for match in _NONE.finditer(seen.text, sentence.start, sentence.end):
        whom = "whom" if match["whom"] else "who"
        measure = measure_of_verb(match["verb"] or match["did"] or match["failed"] or match["done"])
        group = seen.group_between(match.start(whom), match.end(whom)) or "Victim"
        period = next(dates_in(seen.text[match.end() : sentence.end]), "") or seen.default_period(sentence)
        if re.match(r"(?: \w+)* during the reporting period", seen.text[match.end() : sentence.end]):
            period = seen.reporting_period
        slots: dict[str, Value] = {"group": group, "measure": measure, "value": 0, "period": period}
        slots |= {"body": seen.body_before(sentence, match.start()), **codes_of(group, seen.groups_lattice)}
        slots |= seen.voice(sentence, match.start())
        yield Count(match.start(), 0, slots, Span(*match.span()), confidence=0.7)


def none_of_year(sentence: Span, found: Sequence[Count], seen: Discourse) -> Iterator[Count]:
    """Of "seven in 2019 and none in 2021": as many of the same, of another year."""
    for match in _NONE_IN.finditer(seen.text, sentence.start, sentence.end):
        if before := [one for one in found if one.at < match.start() and one.whole is None]:
            slots = {**before[-1].slots, "value": 0, "period": match["year"]}
            yield Count(match.start(), 0, slots, Span(*match.span()), confidence=0.7)
