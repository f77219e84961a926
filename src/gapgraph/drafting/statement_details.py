"""The slots of a drafted claim except its group, service and provider: its reach, its causes, the figure that the
source doesn't report, and more.
"""

from __future__ import annotations

import re
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.statement_rules import StatementRule
from gapgraph.drafting.word_tables import pattern_named, pattern_of, word_lists

_NEAR: Final = 40
"""The maximum distance in letters between the words for a shortfall and the words for its aspect."""
_ASPECTS: Final = ("Quality", "Accessibility")
"""What can be insufficient about a service, by the words after "hardly": with "hardly trained" its quality, with
"hardly accessible" the access to the service.
"""
_CONDITIONED: Final = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.PROVISION})


class StatementDetails:
    """Reads further slots of a statement from the words of its clause."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse

    def read(self, rule: StatementRule, words: Span, clause: Span, sentence: Span, group: str) -> dict[str, Value]:
        """The further slots of a claim, by the words that its rule matched and by their clause."""
        slots: dict[str, Value] = self._reach(words, clause, group) if rule.reach else {}
        if rule.measure:
            slots["measure"] = self._measure(clause)
        if rule.measure and not rule.unclear:
            slots["body"] = self._seen.body_before(sentence, words.start)
        if rule.other_group:
            others = self._seen.groups_in(words.end, clause.end)
            slots["other_group"] = next((one.name for one in others), self._others(words, clause))
        return slots | self._of_kind(rule, words, clause)

    def _others(self, words: Span, clause: Span) -> str:
        """The words for the people with whom a group is compared, if they aren't a named group: "as citizens"."""
        own = re.compile(r"\b(?:citizens|nationals)\b").search(self._seen.text, words.start, clause.end)
        return "NationalVictim" if own else "Victim"

    def _of_kind(self, rule: StatementRule, words: Span, clause: Span) -> dict[str, Value]:
        slots: dict[str, Value] = {}
        if rule.kind is Kind.LIMITATION and "cause" not in rule.slots and (cause := self._causes(clause)):
            slots["cause"] = cause
        if rule.direction and (
            match := pattern_named("statement_details", "change").search(self._seen.text, clause.start, clause.end)
        ):
            slots["direction"] = "More" if match["more"] else "Fewer"
        if rule.kind is Kind.ACTION and (partner := self._seen.partner_in(clause)):
            slots["partner"] = partner
        if rule.aaaq:
            slots["aaaq"] = self._dimension(words, clause)
        if condition := self._condition(rule, clause):
            slots["condition"] = condition
        if rule.extent:
            slots["extent"] = (
                "PartlyMet"
                if pattern_named("statement_details", "full").search(self._seen.text, words.start, words.end)
                else "NotMet"
            )
        return slots

    def _dimension(self, words: Span, clause: Span) -> str:
        """The aspect of a service that is insufficient, by the words of the clause; Availability if the words name no
        other aspect.
        """
        text = self._seen.text
        said = text[words.start : words.end].casefold()
        tables = word_lists()["aaaq"].items()
        named = next((name for name, signs in tables if any(one in said for one in signs)), "")
        end = min(clause.end, words.end + _NEAR)
        after = (one for one in _ASPECTS if pattern_named("statement_details", one).search(text, words.start, end))
        return named or next(after, "Availability")

    def _condition(self, rule: StatementRule, clause: Span) -> str:
        """The source's words for a condition, or for the part of the group that the statement is about."""
        if rule.kind not in _CONDITIONED:
            return ""
        match = pattern_named("statement_details", "condition").search(self._seen.text, clause.start, clause.end)
        return self._seen.text[match.start() : match.end()].strip() if match else ""

    def _reach(self, words: Span, clause: Span, group: str) -> dict[str, Value]:
        text = self._seen.text
        slots: dict[str, Value] = {"reach": self._usual_reach(words, clause)}
        for one in self._seen.groups_in(clause.start, clause.end):
            if one.name == group or group in one.name:
                slots["reach"] = self._reach_of(group, text[clause.start : one.start], words) or slots["reach"]
        if pattern_named("statement_details", "specialized").search(text, clause.start, clause.end):
            slots["specialized"] = True
        if re.search(r"(?<!not )\b(?:exclusively|only) for\b", text[clause.start : clause.end]):
            slots |= {"exclusive": True, "reach": "Target"}
        return slots

    def _usual_reach(self, words: Span, clause: Span) -> str:
        """The reach of a service, by the words of its clause: Eligibility if victims only have a right to the service,
        Target if the residents of a shelter get the service, else ToSome.
        """
        text = self._seen.text
        if pattern_named("statement_details", "right").search(text, clause.start, clause.end):
            return "Eligibility"
        residents = pattern_named("statement_details", "residents").match(text, clause.start, words.end)
        return "Target" if residents else "ToSome"

    def _reach_of(self, group: str, before: str, words: Span) -> str:
        """The reach of a service, by the words before the name of a group; empty if these words say nothing about the
        reach.
        """
        if pattern_named("statement_details", "all_of").search(before):
            return "ToAll"
        if pattern_named("statement_details", "counted").search(before):
            return "ToSome" if group != "Victim" else ""
        said = before + self._seen.text[words.start : words.end]
        meant = any(pattern_named("statement_details", one).search(before) for one in ("meant", "offers"))
        could = re.search(r"\bcould (?:access|provide|accommodate)\b", said) is not None
        return "Target" if group != "Victim" and (meant or could) else ""

    def _measure(self, clause: Span) -> str:
        words = self._seen.text[clause.start : clause.end]
        return next(
            (one for pattern, one in word_lists()["measures"]["silent"] if re.search(pattern, words, re.IGNORECASE)),
            "VictimDetails",
        )

    def _causes(self, clause: Span) -> tuple[str, ...]:
        """The causes in the clause, by the words of ``words.toml``, if the clause says that there is a cause."""
        text = self._seen.text
        match = pattern_named("statement_details", "caused").search(text, clause.start, clause.end)
        words = text[match.start() : clause.end].casefold() if match else ""
        told = tuple(name for name, phrases in word_lists()["cause"].items() if any(one in words for one in phrases))
        table = word_lists()["causes_of_shortfalls"].items()
        return told or tuple(
            name for name, pattern in table if pattern_of(str(pattern)).search(text, clause.start, clause.end)
        )
