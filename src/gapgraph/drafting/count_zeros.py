"""Zeros in words, "no victims were identified", "none in 2021"; and numbers that count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.count_words import codes_of, measure_of_verb
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, dates_in
from gapgraph.drafting.word_tables import pattern_named, pattern_of, word_lists


def counts_something(number: SentenceNumber, seen: Discourse, sentence: Span) -> bool:
    """Whether a number is a count, and not a difference, a plan, a demand or "not one"."""
    start = seen.clause_start(sentence, number.start)
    before = seen.text[start : number.start]
    contexts = word_lists()["contexts"]
    later = any(pattern_of(f"(?:{contexts[name]})$").search(before) for name in ("proposed", "future"))
    apart = pattern_named("count_zeros", "difference").match(number.tail) or pattern_named(
        "count_zeros", "not_one"
    ).search(before)
    return not later and (apart is None or number.inside is not None)


def zeros_in(sentence: Span, seen: Discourse) -> Iterator[Count]:
    """A zero in words: "did not identify any male victims"."""
    for match in pattern_named("count_zeros", "none").finditer(seen.text, sentence.start, sentence.end):
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
    """For "seven in 2019 and none in 2021": a count of zero with the same slots and another year."""
    for match in pattern_named("count_zeros", "none_in").finditer(seen.text, sentence.start, sentence.end):
        if before := [one for one in found if one.at < match.start() and one.whole is None]:
            slots = {**before[-1].slots, "value": 0, "period": match["year"]}
            yield Count(match.start(), 0, slots, Span(*match.span()), confidence=0.7)
