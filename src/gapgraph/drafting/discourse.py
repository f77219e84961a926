"""What a reader remembers from sentence to sentence: the text, the report's facts, and the latest body."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property

from gapgraph.authoring.narrative import Span
from gapgraph.core.groups import Lattice
from gapgraph.drafting.clauses import clauses
from gapgraph.drafting.numbers_of_sentence import dates_in
from gapgraph.drafting.text_lexicon import Mention, TextLexicon
from gapgraph.drafting.victim_group_words import VictimGroupWords
from gapgraph.drafting.voices import voice_of
from gapgraph.drafting.word_tables import pattern_named
from gapgraph.vocabulary import expand


class Discourse:
    """A narrative, and what is remembered while it is read sentence by sentence."""

    def __init__(self, text: str, report: Mapping[str, str], lexicon: TextLexicon) -> None:
        self.text, self.report, self.lexicon = text, report, lexicon
        self.groups = VictimGroupWords(lexicon)
        self.last_body = "Government"
        self.last_group = "Victim"
        self.year = ""
        self._clauses: dict[Span, tuple[Span, ...]] = {}
        self.speakers: dict[Span, str] = {}
        """The speaker of each clause that was already examined; empty for the publisher."""

    @property
    def country(self) -> str:
        """The report's country, by its code."""
        return self.report["country"]

    @property
    def groups_lattice(self) -> Lattice:
        """The groups as sets of leaves (the smallest groups)."""
        return self.lexicon.lattice

    @cached_property
    def bodies(self) -> tuple[Mention, ...]:
        """Every body that the text names."""
        return tuple(self.lexicon.bodies.find(self.text))

    @property
    def reporting_period(self) -> str:
        """The months that the report is about."""
        return f"{self.report['period_start'][:7]}/{self.report['period_end'][:7]}"

    def default_period(self, sentence: Span) -> str:
        """The period of a number without a date: the year remembered from a comparison, or the reporting period."""
        words = self.text[sentence.start : sentence.end]
        years = [int(year) for year in dates_in(words)]
        first = int(self.report["period_start"][:4])
        if (years and max(years) < first) or re.search(r"\ba year earlier\b", words):
            self.year = str(first)
        elif re.search(r"\bprevious reporting period\b|\b(?:operated|had)\b", words):
            return self.reporting_period
        return self.year or self.reporting_period

    def remember_year(self, period: str, compared: bool) -> None:
        """Remember a year that was compared with another, for the next sentences; an interval or a month clears the
        remembered year.
        """
        if compared and re.fullmatch(r"\d{4}", period):
            self.year = period
        elif "-" in period:
            self.year = ""

    def both(self, one: str, other: str) -> str:
        """The people who are in both given groups; the second group if the two groups have nobody in common."""
        return self.groups.both(one, other)

    def people_with_code(self, group: str, code: str) -> str:
        """The members of a group who have a given code of sex or nationality: with Male, only the men and boys."""
        values = {"Female": "FemaleVictim", "Male": "MaleVictim", "National": "NationalVictim"}
        values |= {"ForeignNational": "ForeignVictim"}
        return self.both(group, values.get(code, code))

    def groups_in(self, start: int, end: int) -> list[Mention]:
        """The groups named between two positions, without those in the names of bodies."""
        return list(self.groups.find(self.text, start, end, self.bodies_at(start, end)))

    def group_between(self, start: int, end: int) -> str:
        """The first group named between two positions, or empty."""
        return next((one.name for one in self.groups_in(start, end)), "")

    def last_group_between(self, start: int, end: int) -> str:
        """The last group named between two positions, or empty."""
        return next((one.name for one in reversed(self.groups_in(start, end))), "")

    def groups_between(self, start: int, end: int) -> bool:
        """Whether a group is named between two positions."""
        return bool(self.group_between(start, end))

    def clauses_of(self, sentence: Span) -> tuple[Span, ...]:
        """The clauses of a sentence."""
        if sentence not in self._clauses:
            self._clauses[sentence] = clauses(self.text, sentence)
        return self._clauses[sentence]

    def clause_start(self, sentence: Span, at: int) -> int:
        """The start of the clause that contains a position."""
        return max((one.start for one in self.clauses_of(sentence) if one.start <= at), default=sentence.start)

    def bodies_between(self, start: int, end: int) -> list[Mention]:
        """The bodies named between two positions."""
        return [one for one in self.bodies_at(start, end) if start <= one.start and one.end <= end]

    def bodies_at(self, start: int, end: int) -> tuple[Mention, ...]:
        """The bodies with at least a part of their name between two positions; names of bodies don't overlap."""
        first = bisect_right(self.bodies, start, key=lambda one: one.end)
        return self.bodies[first : bisect_left(self.bodies, end, key=lambda one: one.start)]

    def body_before(self, sentence: Span, at: int) -> str:
        """The body that acts at a position: the first body named in the clause before the position, else an earlier
        body, else Government.
        """
        start = self.clause_start(sentence, at)
        if helped := pattern_named("discourse", "with_help").match(self.text, start, at):
            start = helped.end()
        if re.search(r"\b(?:that|which|who) $", self.text[start:at]):
            return self.body_just_before(at)
        named = self._without_speaker(Span(start, at))
        if not named:
            if pronoun := pattern_named("discourse", "pronoun").match(self.text[start:at]):
                if pronoun.group().strip().casefold() == "which":
                    return self.body_just_before(start)
                earlier = self.bodies_between(sentence.start, start)
                if earlier and not pronoun["noun"]:
                    return self._narrowest(earlier).name
                return self._meant(pronoun["noun"] or "", start)
            named = self.bodies_between(sentence.start, at) if start > sentence.start else []
        if named:
            self.last_body = self._narrowest(named).name
            return self.last_body
        return "Government"

    def partner_in(self, clause: Span) -> str:
        """The body that helped ("With assistance from an NGO, the government …"); empty if none is named."""
        helped = pattern_named("discourse", "with_help").match(self.text, clause.start, clause.end)
        named = self.bodies_between(helped.start(), helped.end()) if helped else []
        return named[0].name if named else ""

    def _without_speaker(self, part: Span) -> list[Mention]:
        """The bodies named in a part of the text. A body before "said that" is left out if another body is named after
        "said that", because the first body only reports what the second body did.
        """
        named = self.bodies_between(part.start, part.end)
        voice = voice_of(self.text, part, self.lexicon)
        behind = [one for one in named if voice and one.start >= voice.end]
        return behind or named

    def _meant(self, noun: str, before: int) -> str:
        """The body that "these units" means: the last one with that word; for "it" and "they", the latest body."""
        ends = ("shelters", "centers", "spaces", "units") if noun == "facilities" else (noun,)
        called = [one for one in self.bodies if one.end <= before and self.text[one.start : one.end].endswith(ends)]
        return called[-1].name if noun and called else self.last_body

    def body_just_before(self, at: int) -> str:
        """The body named last before a position: the one that "which" means."""
        return next((one.name for one in reversed(self.bodies) if one.end <= at), self.last_body)

    def joined_bodies(self, name: str, place: Span) -> list[str]:
        """The names of a body and of the bodies joined with the first body: "IOM and the ministry"."""
        named = self.bodies_between(place.start, place.end)
        first = next((at for at, one in enumerate(named) if one.name == name), None)
        if first is None:
            return [name]
        found = [name]
        for before, after in zip(named[first:], named[first + 1 :], strict=False):
            if not pattern_named("discourse", "joined").fullmatch(self.text, before.end, after.start):
                break
            found.append(after.name)
        return list(dict.fromkeys(found))

    def ministries_in(self, start: int, end: int) -> list[str]:
        """Each ministry that a list names: "the ministries of education, health, and labor" names three."""
        match = re.compile(r"\bministries of (.+)").search(self.text, start, end)
        return self.lexicon.ministries_of(match[1]) if match else []

    def facility_meant(self, start: int, end: int) -> str:
        """The facilities that "in these facilities" means, or empty."""
        match = re.compile(r"\bin (?:these|those|the) (facilities|shelters|centers|units|spaces)\b").search(
            self.text, start, end
        )
        return self._meant(match[1], match.start()) if match else ""

    def _narrowest(self, named: list[Mention]) -> Mention:
        """The first of the named bodies, for example a ministry. If a unit of this body is named directly after the
        body, as in "the Public Ministry's Unit", the result is the unit.
        """
        first = named[0]
        for other in named[1:]:
            between = self.text[first.end : other.start]
            if re.fullmatch(r"['’]s\s+|\s*\(|,\s*|\s+(?:unit|institute|service|agency|office)\s+", between):
                first = other
        return first

    def contains(self, whole: str, part: str) -> bool:
        """Whether everyone in the group ``part`` is also in the group ``whole``."""
        lattice = self.groups_lattice
        return lattice.leaves_of(expand(part)) & ~lattice.leaves_of(expand(whole)) == 0
