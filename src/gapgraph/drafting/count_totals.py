"""Which total a number is part of: the one before "of these", before a colon or parentheses, or named again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gapgraph.authoring.narrative import Span
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named

COMPARISON = 0.8
"""How certain a number is that is only compared with another: it counts the same thing."""


@dataclass
class CountMemory:
    """The counts read so far, and the last one that later numbers may divide."""

    seen: Discourse
    last: Count | None = None
    all: list[Count] = field(default_factory=list)


class Totals:
    """Finds the total of a number."""

    def __init__(self, memory: CountMemory) -> None:
        self._memory, self._seen = memory, memory.seen

    def repeated(self, number: SentenceNumber, sentence: Span, measure: str) -> Count | None:
        """The total that "Of the 96 victims" or "the 96 victims" repeats, so that it isn't counted twice."""
        before = self._seen.text[sentence.start : number.start]
        if not (match := pattern_named("count_totals", "again").search(before)):
            return None
        same = [one for one in self._memory.all if one.value == number.value]
        of_the = match.group().casefold().startswith("of")
        alike = [one for one in same if of_the or measure in ("", one.slots["measure"])]
        return alike[-1] if alike and (of_the or number.value > 1) else None

    def of(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        """The total that a number may be part of."""
        if number.inside:
            before = next((one for one in reversed(found) if one.at < number.inside.start), None)
            return before or (self._memory.last if not re.search(r"\w", number.tail) else None)
        lead = self._seen.text[sentence.start : number.start]
        tops = [one for one in found if one.whole is None and one.confidence > COMPARISON]
        if ":" in lead and (heads := [one for one in tops if one.at < sentence.start + lead.rindex(":")]):
            return heads[0]
        if (named := self._named(number, sentence)) is not None:
            return named
        if pattern_named("counts", "back").match(lead):
            return self._memory.last
        return self._near(number, lead, found, tops)

    def _named(self, number: SentenceNumber, sentence: Span) -> Count | None:
        """The total that is named after the number: "nine of the 100"."""
        behind = self._seen.text[number.end : sentence.end]
        named = pattern_named("count_totals", "of_the").match(behind)
        value = next((one for _, _, one in numbers_in(behind[named.start(1) : named.end(1)])), None) if named else None
        if value is None:
            return None
        return next((one for one in reversed(self._memory.all) if one.value == value), None)

    def _near(self, number: SentenceNumber, lead: str, found: list[Count], tops: list[Count]) -> Count | None:
        if pattern_named("counts", "including").search(lead):
            return self._including(lead, found, tops)
        if number.tail.startswith(" for ") and found and number.value <= found[-1].value:
            return found[-1].whole or found[-1]
        if pattern_named("counts", "of_them").match(number.tail) or pattern_named("counts", "inside").search(
            lead.rsplit(";", maxsplit=1)[-1]
        ):
            return tops[-1] if tops else found[-1] if found else self._memory.last
        if self._has_verb(
            lead[found[-1].span.end - number.start :] if found and found[-1].span.end < number.start else lead
        ):
            return None
        if pattern_named("counts", "predicate").match(number.tail) or (found and found[-1].whole is not None):
            return self._continued(found, tops)
        return None

    def _continued(self, found: list[Count], tops: list[Count]) -> Count | None:
        """The total of the number before, or the last total."""
        if found and found[-1].whole is not None and not tops:
            return found[-1].whole
        return tops[-1] if tops else self._memory.last

    def _including(self, lead: str, found: list[Count], tops: list[Count]) -> Count | None:
        """The total of "including nine" is the number before it; of "of whom", the last number that is a total."""
        of_whom = re.search(r"of wh", lead[-14:]) and tops
        return tops[-1] if of_whom else found[-1] if found else self._memory.last

    def _has_verb(self, lead: str) -> bool:
        """Whether the number has its own verb before it, so that it starts a new count."""
        clause = re.split(r";|(?<=\d),? and (?=[a-z]+ (?:and [a-z]+ )?[a-z]+ed\b)", lead)[-1]
        return pattern_named("counts", "counting").search(clause) is not None


def is_part(number: SentenceNumber, total: Count) -> bool:
    """Whether a number can be part of a total: it is another number, and not larger."""
    if number.value == total.value and number.start == total.at:
        return False
    return not isinstance(total.value, int) or number.value <= total.value
