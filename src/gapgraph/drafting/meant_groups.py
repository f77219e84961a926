"""The group that words without a noun of their own mean: "they", "one of them", the residents of a shelter.

A pronoun means the people of the sentence before it, in the same paragraph. Whoever lives in a shelter, or is served
there, belongs to the group that the shelter was said to be for.
"""

from __future__ import annotations

from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.clauses import paragraph_start, sentence_before
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.text_lexicon import Mention
from gapgraph.drafting.word_tables import pattern_named

_FAR: Final = 700
"""The maximum distance in letters between a clause and earlier words that say whom a shelter is for."""


class MeantGroups:
    """Finds the group of a clause that names no group."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse

    def meant(self, clause: Span, sentence: Span) -> str:
        """The group narrower than "victim" that a pronoun or a home means; empty if the clause names people itself."""
        text = self._seen.text
        if these := pattern_named("meant_groups", "these").search(text, clause.start, clause.end):
            return next((one.name for one in self._narrow(Span(these.start(), clause.end))), "")
        if pattern_named("meant_groups", "named").search(text, clause.start, clause.end):
            return ""
        words = text[clause.start : clause.end]
        if pattern_named("meant_groups", "pronoun").search(words):
            return self.of_pronoun(clause, sentence)
        if pattern_named("meant_groups", "inside").search(words):
            return self.of_home(clause.start)
        return ""

    def of_pronoun(self, clause: Span, sentence: Span) -> str:
        """The only group named earlier in the sentence or, if none is named there, in the sentence before."""
        text = self._seen.text
        they = pattern_named("meant_groups", "they").match(text, clause.start, clause.end) is not None
        for place in (Span(sentence.start, clause.start), sentence_before(text, sentence)):
            found = self._narrow(place)
            if found or self._names_all(place, found):
                return self._only(found, place, they=they)
        return ""

    def before_in(self, place: Span) -> str:
        """The group that the words in ``place`` name last, except the group of all victims; empty if these words name
        no narrower group.
        """
        return next((one.name for one in reversed(self._narrow(place))), "")

    def _only(self, found: list[Mention], place: Span, *, they: bool) -> str:
        """The only group found; empty if the words name several groups, people in general, or something else "they" can
        mean.
        """
        text = self._seen.text
        if len({one.name for one in found}) != 1:
            return ""
        if self._names_all(place, found):
            return ""
        others = they and pattern_named("meant_groups", "place_meant").search(text, found[-1].end, place.end)
        return "" if others else found[0].name

    def _names_all(self, place: Span, found: list[Mention]) -> bool:
        """Whether words outside the found groups name victims or people in general."""
        matches = pattern_named("meant_groups", "generic").finditer(self._seen.text, place.start, place.end)
        return any(all(not one.start <= match.start() < one.end for one in found) for match in matches)

    def of_home(self, before: int) -> str:
        """The group that a home is for: the last home named earlier in the paragraph."""
        text = self._seen.text
        start = max(before - _FAR, paragraph_start(text, before))
        matches = list(pattern_named("meant_groups", "home_for").finditer(text, start, before))
        if not matches:
            return ""
        match = matches[-1]
        place = Span(*match.span("whom" if match["whom"] else "whose"))
        if joined := self._seen.groups.joined(text[place.start : place.end]):
            return joined
        found = self._narrow(place)
        return found[0].name if len({one.name for one in found}) == 1 else ""

    def _narrow(self, place: Span) -> list[Mention]:
        found = self._seen.groups_in(place.start, place.end)
        return [one for one in found if one.name not in ("Victim", "UnnamedGroup")]
