"""Finds the total of a number: the total is before "of these", a colon or parentheses, or is named again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.counted_things import is_verb
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named

COMPARISON: Final = 0.8
"""The confidence (from 0 to 1) of a count that the text compares with an earlier count: the program assumes that both
counts count the same thing.
"""


@dataclass
class CountMemory:
    """The counts read so far, and the last count that later numbers may be parts of."""

    seen: Discourse
    last: Count | None = None
    all: list[Count] = field(default_factory=list)
    before: list[Count] = field(default_factory=list)
    """The counts of the last sentence that contains counts."""


class Totals:
    """Finds the total of a number."""

    def __init__(self, memory: CountMemory) -> None:
        self._memory, self._seen = memory, memory.seen

    def repeated(self, number: SentenceNumber, sentence: Span, measure: str) -> Count | None:
        """The total that "Of the 96 victims" or "the 96 victims" repeats: the repeated number gives no second count."""
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
            return self._of_inside(number, number.inside, found)
        lead = self._seen.text[sentence.start : number.start]
        tops = [one for one in found if one.whole is None and one.confidence > COMPARISON and may_divide(one)]
        if (listed := self._before_list(lead, sentence, found, tops)) is not None:
            return listed
        if (named := self._named(number, sentence) or self._of_group(number, found)) is not None:
            return named
        if pattern_named("counts", "including").search(lead):
            return self._including(lead, found, tops)
        if back := pattern_named("counts", "back").match(lead):
            return self._back(sentence, back, found)
        return self._near(number, sentence, found, tops)

    def _of_inside(self, number: SentenceNumber, inside: Span, found: list[Count]) -> Count | None:
        """The total of a number in parentheses: the number before the parentheses. In "Nepalese (52), Indian (38)", the
        total is the number of which both 52 and 38 are parts.
        """
        text = self._seen.text
        before = next((one for one in reversed(found) if one.at < inside.start), None)
        alone = pattern_named("count_totals", "alone").fullmatch(text, inside.start, inside.end) is not None
        listed = before is not None and text[before.span.end : inside.start].count("(") > 0 and alone
        if before is None or (listed and ")" in text[before.at : inside.start]):
            last = self._memory.last
            known = alone and last is not None and last.value > number.value and self._is_near(last, number)
            return (before.whole if before else None) or (last if known else None)
        return before

    def _before_list(self, lead: str, sentence: Span, found: list[Count], tops: list[Count]) -> Count | None:
        """The total of a list: the count before a colon or "namely"."""
        marks = list(pattern_named("count_totals", "list").finditer(lead))
        if not marks:
            return None
        mark = marks[-1]
        at = sentence.start + mark.start()
        heads = [one for one in tops if one.at < at] if mark.group() == ":" else []
        before = [one for one in found if one.at < at and may_divide(one)]
        return heads[0] if heads and len(before) > 1 else before[-1] if before else None

    def _named(self, number: SentenceNumber, sentence: Span) -> Count | None:
        """The total that is named after the number: "nine of the 100"."""
        behind = self._seen.text[number.end : sentence.end]
        named = pattern_named("count_totals", "of_the").match(behind)
        value = next((one for _, _, one in numbers_in(behind[named.start(1) : named.end(1)])), None) if named else None
        if value is None:
            return None
        return next((one for one in reversed(self._memory.all) if one.value == value), None)

    def _of_group(self, number: SentenceNumber, found: list[Count]) -> Count | None:
        """The count of a group that is named after the number: "61 of the children"."""
        if not pattern_named("count_totals", "of_people").match(number.tail):
            return None
        group = self._seen.group_between(number.end, min(number.tail_end, number.end + 24))
        known = [*self._memory.all[-_RECENT:], *found]
        alike = [one for one in reversed(known) if one.slots["group"] == group and one.value >= number.value]
        whole = [one for one in alike if one.whole is None or one.whole not in alike]
        return next(iter((*whole, *alike)), None) if group not in ("", "Victim") else None

    def _back(self, sentence: Span, back: re.Match[str], found: list[Count]) -> Count | None:
        """The total that "Of these" means: the last total; for "Of these children", the last count of children."""
        group = self._seen.group_between(sentence.start, sentence.start + back.end() + 12)
        known = [one for one in self._memory.all[-_RECENT:] if one.slots["group"] == group]
        of_group = known[-1] if known and group not in ("", "Victim") and not found else None
        return of_group or self._memory.last

    def _near(self, number: SentenceNumber, sentence: Span, found: list[Count], tops: list[Count]) -> Count | None:
        lead = self._seen.text[sentence.start : number.start]
        if number.tail.startswith(" for ") and found and number.value <= found[-1].value:
            return found[-1].whole or found[-1]
        if pattern_named("counts", "of_them").match(number.tail):
            return self._of_them(number, sentence, found, tops)
        if pattern_named("counts", "inside").search(lead.rsplit(";", maxsplit=1)[-1]):
            return self._continued(number, found, tops)
        if self._has_verb(
            lead[found[-1].span.end - number.start :] if found and found[-1].span.end < number.start else lead
        ):
            return None
        if self._is_subject(number, found) or (found and found[-1].whole is not None):
            return self._continued(number, found, tops)
        return None

    def _is_subject(self, number: SentenceNumber, found: list[Count]) -> bool:
        """Whether the number is the subject of a verb: "60 were female". A number with a noun, as in "60 victims were
        female", is accepted only if the sentence has a count before the number.
        """
        predicate = pattern_named("counts", "predicate").match(number.tail)
        if found and self._is_sibling(number, found[-1]):
            return False
        bare = pattern_named("counts", "subject").match(number.tail)
        spoken = bare is not None and is_verb(bare["verb"])
        return spoken or (predicate is not None and bool(found))

    def _is_sibling(self, number: SentenceNumber, before: Count) -> bool:
        """Whether a number is of the same kind as the previous number of the sentence, and no part of the previous
        number: "12 victims from Togo, 7 from Benin".
        """
        place = pattern_named("count_totals", "place").match(number.tail)
        if place is None or before.whole is not None:
            return False
        words = self._seen.text[before.at : before.span.end]
        return re.search(rf"\b{place['in']} \S+(?: \S+)?$", words) is not None

    def _of_them(self, number: SentenceNumber, sentence: Span, found: list[Count], tops: list[Count]) -> Count | None:
        """The earlier count that "of them" means. If the sentence names a group but no count before "five of them", the
        result is None.
        """
        group = self._seen.group_between(sentence.start, number.start)
        if not found and group not in ("", "Victim") and " of them" in number.tail:
            return None
        return self._continued(number, found, tops)

    def _continued(self, number: SentenceNumber, found: list[Count], tops: list[Count]) -> Count | None:
        """The total to which a number belongs. If the sentence's previous number is a part of a total, the number
        belongs to this total, too; otherwise the number belongs to the last total before the number.
        """
        if found and found[-1].whole is not None and (not tops or found[-1].value < number.value):
            return found[-1].whole
        last = self._memory.last
        return tops[-1] if tops else last if last and self._is_near(last, number) else None

    def _is_near(self, last: Count, number: SentenceNumber) -> bool:
        return 0 <= number.start - last.span.end < _NEAR

    def _including(self, lead: str, found: list[Count], tops: list[Count]) -> Count | None:
        """The total of a number after "including" or "of whom": for "including nine", the previous count; for "of whom
        nine", the last count that isn't a part.
        """
        of_whom = re.search(r"of wh", lead[-14:]) and tops
        return tops[-1] if of_whom else found[-1] if found else self._memory.last

    def _has_verb(self, lead: str) -> bool:
        """Whether a verb of counting is before the number, so that the number starts a new count."""
        clause = re.split(r";|(?<=\d),? and (?=[a-z]+ (?:and [a-z]+ )?[a-z]+ed\b)", lead)[-1]
        return pattern_named("counts", "counting").search(clause) is not None


_RECENT: Final = 8
"""How many of the latest counts are searched for a count of the group that the words around a number name."""
_NEAR: Final = 600
"""The maximum distance in letters between a number that is a part of a total, as in "60 were female", and the total in
an earlier sentence.
"""


def may_divide(count: Count) -> bool:
    """Whether a count can have parts: a length, a sum of money, a share or a capacity can't."""
    unit = str(count.slots.get("unit", ""))
    return not (unit in _INDIVISIBLE or re.fullmatch(r"[A-Z]{3}", unit))


_INDIVISIBLE: Final = frozenset(
    {"Days", "Weeks", "Months", "Years", "Hours", "Minutes", "Sessions", "Percent", "Places", "Cedis"}
)


def is_part(number: SentenceNumber, total: Count) -> bool:
    """Whether a number can be part of a total: it isn't the total itself and isn't larger."""
    if number.value == total.value and number.start == total.at:
        return False
    return not isinstance(total.value, int) or number.value <= total.value


def same_kind(measure: str, total: Count) -> bool:
    """Whether a number with this measure can be a part of the total: the name of the total's measure equals ``measure``
    or ends with it (``CaseFiles`` ends with ``Files``). A number without a measure can be a part of any total.
    """
    whole = str(total.slots["measure"])
    return measure in ("", whole) or whole.endswith(measure)
