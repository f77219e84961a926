"""Who gives, refuses or lacks a service, or acts: the body nearest to the rule's match in the right place."""

from __future__ import annotations

import re
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.statement_rules import StatementRule
from gapgraph.drafting.text_lexicon import Mention
from gapgraph.drafting.word_tables import class_pattern, pattern_named

_HOME: Final = "(?:shelter|home|house|cent(?:er|re)|refuge|institution)"
_OWN: Final = frozenset({Kind.PROVISION, Kind.STRENGTH})


class StatementProviders:
    """Finds a statement's provider and actor."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse

    def provider(self, rule: StatementRule, words: Span, clause: Span, sentence: Span) -> dict[str, Value]:
        """The slots ``provider`` and ``actor`` of a claim, if its rule asks for them."""
        seen = self._seen
        subject = self._subject(words, clause, sentence)
        slots: dict[str, Value] = {"actor": subject} if rule.actor and "actor" not in rule.slots else {}
        if rule.actor_by:
            slots["actor"] = self._agent(clause, "Government")
        if rule.actor_object:
            asked = [one.name for one in seen.bodies_at(words.start, clause.end) if one.name != seen.lexicon.author]
            slots["actor"] = asked[0] if asked else subject if subject != seen.lexicon.author else "Government"
        if rule.provider == "none":
            return slots
        found = {
            "subject": lambda: subject,
            "giver": lambda: self._giver(words, clause, subject),
            "network": lambda: self._facility_after(words, clause, subject),
            "place": lambda: self._facility_after(words, clause, subject),
            "agent": lambda: self._agent(clause, "AnyProvider"),
            "refuser": lambda: self._refuser(words, clause, subject),
            "haver": lambda: self._haver(words, clause, subject),
            "lodger": lambda: self._lodger(words, clause, subject),
            "object": lambda: next((one.name for one in seen.bodies_between(words.start, clause.end)), subject),
            "AnyProvider": lambda: self._owner(words, clause),
            "Government": lambda: self._opening(clause) or "Government",
        }.get(rule.provider, lambda: rule.provider)()
        return slots | {"provider": self._author(rule, clause, found)}

    def _author(self, rule: StatementRule, clause: Span, found: str) -> str:
        """The provider of the service: ``found``, or the report's author, if the clause names no provider and the
        report is about the author's own work.
        """
        seen = self._seen
        unnamed = found in ("AnyProvider", "Government") and not seen.bodies_between(clause.start, clause.end)
        own = seen.lexicon.author if unnamed and rule.kind in _OWN else ""
        return own if own and pattern_named("count_bodies", "own_work").search(seen.text) else found

    def _opening(self, clause: Span) -> str:
        """The body with which a clause begins; or empty."""
        named = self._seen.bodies_between(clause.start, clause.end)
        opens = pattern_named("statement_providers", "opens")
        begins = named and opens.fullmatch(self._seen.text, clause.start, named[0].start)
        return named[0].name if begins else ""

    def _subject(self, words: Span, clause: Span, sentence: Span) -> str:
        """The body that acts: the body in whose name the rule's match begins, else the body that a word such as "the
        shelters" means, else the body named before the match.
        """
        across = [one for one in self._seen.bodies_at(clause.start, words.end) if one.start <= words.start < one.end]
        if across and not self._seen.bodies_between(clause.start, words.start):
            return across[0].name
        if words.start == clause.start and (opening := self._opening(clause)):
            return opening
        return self._home_meant(clause) or self._seen.body_before(sentence, words.start)

    def _home_meant(self, clause: Span) -> str:
        """The homes that "the shelters" or "both houses" at the start of a clause mean: the last body with this noun in
        its name; or empty.
        """
        text = self._seen.text
        match = pattern_named("statement_providers", "these_homes").match(text, clause.start, clause.end)
        if match is None or self._seen.bodies_between(clause.start, match.end()):
            return ""
        noun = match["noun"].casefold().removesuffix("s") if match["noun"] else _HOME
        named = [one for one in self._seen.bodies if one.end <= clause.start and _is_of(text, one, noun)]
        return named[-1].name if named else ""

    def _lodger(self, words: Span, clause: Span, subject: str) -> str:
        named = self._seen.bodies_at(clause.start, words.end) or self._home_meant(clause)
        other = pattern_named("statement_providers", "other_home").match(self._seen.text, clause.start, clause.end)
        return subject if named or (other and subject != "Government") else "AnyProvider"

    def _owner(self, words: Span, clause: Span) -> str:
        """The body before "has no", the body whose staff the words name ("social workers of the Ministry"), or
        ``AnyProvider``.
        """
        text = self._seen.text
        own = pattern_named("statement_providers", "staff_of").search(text, words.start, clause.end)
        staff = self._seen.bodies_at(own.start("body"), clause.end) if own else ()
        if own and staff and staff[0].start <= own.end():
            return staff[0].name
        for one in self._seen.bodies_between(clause.start, clause.end):
            if pattern_named("statement_providers", "has_none").match(text, one.end, clause.end):
                return one.name
        return (words.start == clause.start and self._opening(clause)) or "AnyProvider"

    def _giver(self, words: Span, clause: Span, subject: str) -> str:
        """The provider: the body named after "from" or "by", else the clause's subject, if it has a subject."""
        if facility := self._seen.facility_meant(clause.start, words.start):
            return "AnyProvider" if facility == "Government" else facility
        text = self._seen.text
        for one in self._seen.bodies_between(words.end, clause.end):
            if re.search(r"\bthat (?:an? |the )?$", text[words.end : one.start]):
                return one.name
        for one in self._seen.bodies_between(words.end, clause.end):
            if re.search(r"\b(?:from|by) (?:an? |the )?$", text[clause.start : one.start]):
                return one.name
        named = self._seen.bodies_between(clause.start, words.start)
        return (
            subject
            if named
            or re.match(r"\W*(?:it|they|which|these)\b", text[clause.start : words.start], re.IGNORECASE)
            or (words.start == clause.start and self._seen.bodies_between(clause.start, clause.end))
            else self._unnamed(clause, words, subject)
        )

    def _agent(self, clause: Span, otherwise: str) -> str:
        """The body named after "by", or the facilities named after "in" or "from"."""
        text = self._seen.text
        for one in self._seen.bodies_between(clause.start, clause.end):
            if pattern_named("statement_providers", "before_agent").search(text, clause.start, one.start):
                return one.name
        return otherwise

    def _refuser(self, words: Span, clause: Span, subject: str) -> str:
        """The body that refuses: the subject of an active verb, or the name after "by" or "from" in the passive."""
        passive = class_pattern("be").match(self._seen.text[words.start : words.end])
        named = self._seen.bodies_between(clause.start, words.start)
        return self._agent(clause, "AnyProvider") if passive or not named else subject

    def _haver(self, words: Span, clause: Span, subject: str) -> str:
        there = re.match(r"there\b", self._seen.text[words.start : words.end], re.IGNORECASE)
        named = self._seen.bodies_between(clause.start, words.start)
        return "AnyProvider" if there or not named else subject

    def _unnamed(self, clause: Span, words: Span, subject: str) -> str:
        passive = self._seen.groups_between(clause.start, words.start)
        return "AnyProvider" if passive or not self._seen.bodies_between(clause.start - 200, clause.start) else subject

    def _facility_after(self, words: Span, clause: Span, subject: str) -> str:
        """The first facility named after the verb, such as "shelters"; the subject of the verb if no facility is
        named.
        """
        after = self._seen.bodies_between(words.end, clause.end)
        return next(
            (
                one.name
                for one in after
                if re.search(
                    r"shelters|centers|spaces|units|emergency", self._seen.text[one.start : one.end], re.IGNORECASE
                )
            ),
            subject,
        )


def _is_of(text: str, body: Mention, noun: str) -> bool:
    """Whether a body's words end with a noun, in the singular or the plural."""
    return re.search(rf"\b{noun}s?$", text[body.start : body.end], re.IGNORECASE) is not None
