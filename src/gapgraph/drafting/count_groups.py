"""The group that a number counts: named after it, before it, or meant by a pronoun or a shelter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.count_totals import CountMemory
from gapgraph.drafting.count_words import ACCOUNTED, PERSONS, TIME_UNITS
from gapgraph.drafting.counted_things import counted_noun, is_of_people, is_verb
from gapgraph.drafting.implied_groups import implied_group
from gapgraph.drafting.meant_groups import MeantGroups
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named

_DESCRIBED: Final = 30
"""The maximum number of letters between "all of them" and the group."""


class CountGroups:
    """Finds the groups of counts."""

    def __init__(self, memory: CountMemory) -> None:
        self._memory, self._seen = memory, memory.seen
        self._meant = MeantGroups(memory.seen)

    def named(self, number: SentenceNumber) -> str:
        """The group after the number, or before it: "children accounted for 316", "men 44%", "girls (12)"."""
        if (match := ACCOUNTED.search(number.before)) and (group := self._at_end(number, match)):
            return group
        match = pattern_named("counts", "after_group").search(number.before)
        if match and pattern_named("counts", "no_noun").match(number.tail):
            return self._at_end(number, match)
        if number.inside and pattern_named("count_groups", "no_group").fullmatch(number.tail):
            return self._before_bracket(number.inside)
        were = pattern_named("count_groups", "who_were").match(number.tail)
        if were and (group := self._seen.group_between(number.end + were.end(), number.tail_end)):
            return group
        return self._union(number) or self._seen.group_between(number.end, number.tail_end)

    def _all_of_them(self, number: SentenceNumber) -> str:
        """The group after "all of them": in "four shelters for victims, all of them for girls", girls, the group that
        the four shelters admit.
        """
        match = pattern_named("count_groups", "all_of_them").match(self._seen.text, number.end)
        if match is None:
            return ""
        described = self._joined(match.end(), match.end() + _DESCRIBED)
        return described or self._seen.group_between(match.end(), match.end() + _DESCRIBED)

    def _at_end(self, number: SentenceNumber, match: re.Match[str]) -> str:
        """The group in words that end before a number."""
        first = number.start - len(match.group())
        whole = self._joined(first, number.start)
        return whole or self._seen.group_between(first, number.start)

    def _before_bracket(self, inside: Span) -> str:
        """The group named in the words before a parenthesis: "sexual exploitation (51 victims)"."""
        text = self._seen.text
        first = max(text.rfind(")", 0, inside.start), text.rfind(". ", 0, inside.start)) + 1
        named = self._seen.last_group_between(max(first, inside.start - 80), inside.start)
        start = max(text.rfind(mark, 0, inside.start) + len(mark) for mark in (". ", "; ", ", and ", ", but "))
        opens = pattern_named("count_groups", "opens").match(text, start, inside.start)
        return named or (self._seen.group_between(start, opens.end()) if opens else "")

    def _union(self, number: SentenceNumber) -> str:
        """The group that the words just after a number name together, for example "women and girls"."""
        match = pattern_named("count_groups", "some_words").match(number.tail)
        return self._joined(number.end, number.end + match.end()) if match else ""

    def _joined(self, start: int, end: int) -> str:
        return self._seen.groups.joined(self._seen.text[start:end])

    def of_part(self, number: SentenceNumber, codes: Mapping[str, str]) -> str:
        """The group of a number that is part of a total, by its words and codes."""
        nationality = codes.get("nationality", "")
        if nationality == "National":
            return self._seen.both("NationalVictim", self.named(number) or "Victim")
        if nationality not in ("", "Unknown"):
            return "ForeignVictim"
        if "form" in codes and codes["form"] != "ForcedLabor":
            return "Victim"
        return self.named(number) or "Victim"

    def of_head(self, number: SentenceNumber, sentence: Span, unit: str, nationality: str) -> str:
        """The group of a number that is not part of a total."""
        group = self._of_places(number, sentence) if unit == "Places" else ""
        group = self._of_homes(number, sentence) if unit == "Facilities" else group
        group = group or self.named(number) or self._served(number, sentence, unit)
        if group in ("", "Victim") and self._is_of_people(number) and unit in ("", "Places", "Percent"):
            group = self._by_context(number, sentence) or group
        return self.of_nationality(group or "Victim", nationality)

    def implied(self, group: str, number: SentenceNumber, sentence: Span, measure: str, unit: str) -> str:
        """The group of a number of people, made narrower by the words of its clause."""
        if unit not in ("", "Percent") or not self._is_of_people(number):
            return group
        start = self._seen.clause_start(sentence, number.start)
        words = self._seen.text[start : number.start]
        if not counted_noun(number.tail, number.value) or pattern_named("count_groups", "continues").match(words):
            start = sentence.start
        return implied_group(self._seen, group, Span(start, number.tail_end), {"measure": measure})

    def _is_of_people(self, number: SentenceNumber) -> bool:
        """Whether the noun after a number means people, or no noun follows."""
        noun = counted_noun(number.tail, number.value)
        return not noun or is_of_people(noun) or PERSONS.search(number.tail) is not None

    def words(self, number: SentenceNumber) -> str:
        """The words that say which part of a total a number counts: those after the number, or before its
        parenthesis.
        """
        if not number.inside or not pattern_named("count_groups", "no_group").fullmatch(number.tail):
            return number.tail
        before = self._seen.text[max(0, number.inside.start - 60) : number.inside.start]
        return re.split(r"[),;:.(]", before.rstrip("( "))[-1]

    def _of_places(self, number: SentenceNumber, sentence: Span) -> str:
        """The group that some beds or places are for: "for women" after the number, else the group named before it."""
        behind = pattern_named("count_groups", "places_for").match(number.tail)
        if behind and (group := self._seen.group_between(number.end, number.tail_end)) not in ("", "Victim"):
            return group
        start = self._seen.clause_start(sentence, number.start)
        if re.match(r"\s*(?:which|that)\b", self._seen.text[start : number.start]):
            start = self._seen.clause_start(sentence, max(sentence.start, start - 1))
        return self._joined(start, number.start) or self._seen.last_group_between(start, number.start)

    def _by_context(self, number: SentenceNumber, sentence: Span) -> str:
        """The group that the clause of a number means: the group that a shelter is for, or the people named before."""
        text = self._seen.text
        start = self._seen.clause_start(sentence, number.start)
        if pattern_named("count_groups", "housed").search(text[start : number.start]):
            return self._meant.of_home(start)
        if pattern_named("count_groups", "of_whom").search(number.before):
            return self._meant.before_in(Span(sentence.start, number.start))
        if PERSONS.search(number.tail) or PERSONS.search(text[start : number.start]):
            return ""
        clause = Span(start, number.tail_end)
        if self._stands_alone(number):
            return self._meant.of_pronoun(clause, sentence)
        return self._meant.meant(clause, sentence)

    def _stands_alone(self, number: SentenceNumber) -> bool:
        """Whether a number is itself the subject: "four have run away", "of the 120 who qualified"."""
        alone = pattern_named("count_groups", "of_the").search(number.before) and number.tail.startswith(" who ")
        verb = pattern_named("counts", "subject").match(number.tail)
        return bool(alone) or (verb is not None and is_verb(verb["verb"]))

    def _of_homes(self, number: SentenceNumber, sentence: Span) -> str:
        """The group that a number of homes admit: "two shelters, which admit women only"."""
        behind = self._seen.text[number.end : sentence.end]
        match = pattern_named("count_groups", "who_admits").match(behind)
        if match is None:
            return self._all_of_them(number)
        first, last = number.end + match.end(), min(sentence.end, number.end + match.end() + 40)
        return self._joined(first, last) or self._seen.group_between(first, last)

    def _served(self, number: SentenceNumber, sentence: Span, unit: str) -> str:
        """The group of a number, by the words before it: "Women may stay for 30 days", "the remaining 16"."""
        seen, last = self._seen, self._memory.last
        if last and not unit and pattern_named("counts", "remaining").search(number.before):
            return str(last.slots["group"])
        start = seen.clause_start(sentence, number.start)
        if unit == "Places":
            return seen.last_group_between(start, number.start)
        first, other = seen.group_between(start, number.start), seen.last_group_between(start, number.start)
        return first if unit in TIME_UNITS and first == other else ""

    def of_nationality(self, group: str, nationality: str) -> str:
        """The nationals or the foreigners of a group, by a code of nationality; the group itself without a code."""
        if nationality in ("", "Unknown"):
            return group
        return self._seen.both("NationalVictim" if nationality == "National" else "ForeignVictim", group)
