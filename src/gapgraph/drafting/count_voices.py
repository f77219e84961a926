"""Who says a number that continues the figures before it: in a list, as a share or a part, or in reported speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.attributions import ends_speech
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.count_totals import CountMemory
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named


@dataclass
class CountVoices:
    """Who says the last counts, and the sentence that contains them."""

    memory: CountMemory
    told: dict[str, Value] = field(default_factory=dict)
    before: Span = field(default_factory=lambda: Span(0, 0))
    of_victims: bool = False

    def remember(self, found: Sequence[Count], sentence: Span) -> None:
        """Remember who says the counts of a sentence; a sentence without counts changes nothing."""
        if found:
            last = found[-1].slots
            self.told = _voice_in(last)
            self.before = sentence
            self.of_victims = str(found[-1].slots["measure"]) in _OF_VICTIMS

    def continued(
        self, number: SentenceNumber, sentence: Span, found: Sequence[Count], measure: str
    ) -> dict[str, Value]:
        """The speaker of the number before, in this sentence or the sentence before it, unless words between the
        numbers name another speaker.
        """
        text = self.memory.seen.text
        if found:
            last = found[-1]
            ended = ends_speech(text[last.span.end : number.start]) or self._has_agent(last.at, number)
            return {} if ended else _voice_in(last.slots)
        if not (self.told and self.of_victims and measure in _OF_VICTIMS):
            return {}
        if "\n" in text[self.before.end : sentence.start] or sentence.start - self.before.end > _NEAR:
            return {}
        own = self._has_agent(sentence.start, number)
        return {} if own else self.told

    def tell_parts(self, found: Sequence[Count], sentence: Span) -> None:
        """If numbers without a speaker sum to a total in the same paragraph, they get the speaker of the total."""
        text, own = self.memory.seen.text, pattern_named("count_voices", "own_agent")
        if len(found) < _PARTS or any(_voice_in(one.slots) for one in found):
            return
        if own.search(text, sentence.start, found[0].at) or self.memory.seen.bodies_between(
            sentence.start, found[0].at
        ):
            return
        measure, amount = found[0].slots["measure"], sum(one.value for one in found)
        for total in reversed(self.memory.all):
            same = total.value == amount and total.slots["measure"] == measure and total not in found
            if same and "\n" not in text[abs(total.at) : sentence.start]:
                for one in found:
                    one.slots |= _voice_in(total.slots)
                return

    def _has_agent(self, start: int, number: SentenceNumber) -> bool:
        """Whether the words before a number name who counted or acted."""
        seen = self.memory.seen
        first = max(start, seen.clause_start(Span(start, number.start + 1), number.start))
        if pattern_named("count_voices", "own_agent").search(seen.text, first, number.start):
            return True
        if pattern_named("count_voices", "past_perfect").search(seen.text, first, number.start):
            return False
        return bool(seen.bodies_between(first, number.start))


_OF_VICTIMS: Final = frozenset({"IdentifiedVictims", "SuspectedVictims", "ShareOfVictims"})
"""Measures of numbers of victims. Only a number with one of these measures can get its speaker from the sentence
before, and only if the last number of that sentence has one of these measures, too.
"""
_PARTS: Final = 2
"""The least number of parts that a total has."""
_NEAR: Final = 250
"""The maximum distance in letters between two sentences, if the numbers of the second sentence get the speaker of the
first sentence.
"""


def _voice_in(slots: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in slots.items() if key in ("by", "certainty")}
