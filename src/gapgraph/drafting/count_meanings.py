"""What a number counts: the measure and the unit, by its noun, its verb, or the numbers before it."""

from __future__ import annotations

import re

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.count_totals import CountMemory, may_divide
from gapgraph.drafting.count_words import PERSONS, persons_measure, thing_counted
from gapgraph.drafting.counted_things import counted_noun, declared_measure, is_of_people
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named

Meaning = tuple[str, str]
"""A measure and a unit; both are empty if no word gives them."""


class CountMeanings:
    """Finds the measure and the unit of a number."""

    def __init__(self, memory: CountMemory) -> None:
        self._memory, self._seen = memory, memory.seen

    def of_thing(self, number: SentenceNumber) -> Meaning:
        """The measure of things, money or time that a number counts; empty for people."""
        return thing_counted(number.tail, number.before, number.value, self._seen.country)

    def of_people(self, before: str, number: SentenceNumber, sentence: Span, found: list[Count]) -> Meaning:
        """The measure and the unit of a number of people, or of a number without a noun; empty if no word gives
        them.
        """
        noun = counted_noun(number.tail, number.value)
        people = is_of_people(noun) or PERSONS.search(number.tail) is not None
        if not people and not self._counts_persons(before, number):
            return self._elliptic(before, number, found)
        return self._persons(before, number, sentence)

    def _elliptic(self, before: str, number: SentenceNumber, found: list[Count]) -> Meaning:
        """The measure and the unit of a number without a noun: by the noun after "number of" or by a goal, or else
        those of an earlier count.
        """
        for named in reversed(list(pattern_named("counts", "number_of").finditer(before))):
            words = named["noun"] or named["those"]
            noun = counted_noun(f" {words}", 1)
            if noun and is_of_people(noun):
                return persons_measure(before, words)
            return thing_counted(f" {words}", "", 1, self._seen.country)
        if goal := pattern_named("counts", "goal").search(before):
            return declared_measure((goal["noun"],))[0], ""
        divided = [one for one in found if may_divide(one)]
        listed = found and pattern_named("count_meanings", "listed").search(before)
        like = found[-1] if listed else divided[-1] if divided else found[-1] if found else self._memory.last
        return self._as_before(before, number, like) if like else ("", "")

    def _as_before(self, before: str, number: SentenceNumber, like: Count) -> Meaning:
        """The measure and the unit of a number without a noun: those of an earlier count, ``like``. After "extended",
        the number counts an extension; after a count of places in a home, the number counts assisted people.
        """
        if pattern_named("counts", "extended").search(before):
            return "Extension", str(like.slots.get("unit", "Days"))
        if like.slots.get("unit") == "Places" and not pattern_named("count_rows", "join").fullmatch(
            self._seen.text, like.span.end, number.start
        ):
            return "AssistedVictims", ""
        return str(like.slots["measure"]), str(like.slots.get("unit", ""))

    def _persons(self, before: str, number: SentenceNumber, sentence: Span) -> Meaning:
        """The measure and the unit of a number of people. If the number has no noun, as in "identified 285", and the
        last count is of suspected or identified victims, the measure is that of the last count.
        """
        measure, unit = persons_measure(before, number.tail, self._seen.text[number.end : sentence.end])
        last = self._memory.last
        if last and not PERSONS.search(number.tail) and measure == "IdentifiedVictims":
            before_it = str(last.slots["measure"])
            measure = before_it if before_it in ("SuspectedVictims", "IdentifiedVictims") else measure
        return measure, unit

    def _counts_persons(self, before: str, number: SentenceNumber) -> bool:
        """Whether a number without a noun follows a verb that counts victims: "identified 285", "helped 35 to
        repatriate".
        """
        named = self._seen.bodies_between(number.start - 30, number.start)
        listed = any(not self._seen.text[one.end : number.start].strip() for one in named)
        return (
            listed
            or re.search(r"\b(?:identified|referred|assisted|helped|recorded|identifying)\s*$", before) is not None
        )
