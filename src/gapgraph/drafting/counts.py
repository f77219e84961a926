"""Counts in a narrative: each number with what it counts, when, by whom, and its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.attributions import voice_around
from gapgraph.drafting.clauses import trimmed
from gapgraph.drafting.count_bodies import CountBodies, agent_after, body_meant
from gapgraph.drafting.count_comparisons import Comparisons
from gapgraph.drafting.count_groups import CountGroups
from gapgraph.drafting.count_meanings import CountMeanings, Meaning
from gapgraph.drafting.count_parts import (
    Count,
    axis_between,
    common_group,
    counted_twice,
    none_of_the_others,
    set_bodies_as_parts,
    set_breakdowns,
    set_named_totals,
    whole_in_words,
)
from gapgraph.drafting.count_periods import period_of
from gapgraph.drafting.count_ranges import with_ranges
from gapgraph.drafting.count_rows import row_of, slots_in_order
from gapgraph.drafting.count_totals import COMPARISON, CountMemory, Totals, is_part, same_kind
from gapgraph.drafting.count_voices import CountVoices
from gapgraph.drafting.count_words import (
    AXES,
    OWN_VERB,
    TIME_UNITS,
    codes_in,
    codes_of,
    measure_of_verb,
    persons_measure,
)
from gapgraph.drafting.count_zeros import counts_something, zeros_after, zeros_in
from gapgraph.drafting.counted_things import counted_noun
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, numbers_of
from gapgraph.drafting.voices import bound_before, frequency_of
from gapgraph.drafting.word_tables import pattern_named, word_lists

_COMPARED: Final = 2
"""If the counts of a sentence have more years than this number, no year is carried on to the next sentence."""
_OF_GROUPS: Final = frozenset({"", "Places", "Percent"})
"""If a count has one of these units, the codes of its group (such as the gender) are added to it."""


def _bound_of_list(unit: str, found: list[Count]) -> str:
    """The bound of the last percentage, which also applies to the next one: "about 18 percent male, 58 female"."""
    alike = [one for one in found if unit == "Percent" and one.slots.get("unit") == unit]
    return str(alike[-1].slots.get("bound", "")) if alike else ""


def _is_amount(unit: object) -> bool:
    """Whether a unit measures time, money or a share, so that no other number can be a part of it."""
    return unit in TIME_UNITS or unit == "Percent" or re.fullmatch(r"[A-Z]{3}|Cedis", str(unit)) is not None


class CountReader:
    """Reads the counts of each sentence. The reader remembers the counts, because counts of the next sentence may be
    parts of them.
    """

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse
        self._memory = CountMemory(discourse)
        self._totals, self._comparisons = Totals(self._memory), Comparisons(self._memory)
        self._voices, self._meanings = CountVoices(self._memory), CountMeanings(self._memory)
        self._groups, self._bodies = CountGroups(self._memory), CountBodies(self._memory)
        self._left: list[tuple[Span, str]] = []
        self._row_starts: dict[int, int] = {}

    @property
    def uncounted(self) -> tuple[tuple[Span, str], ...]:
        """Numbers for which no word says what they count, each with the words after it."""
        return tuple(self._left)

    def read(self, sentence: Span) -> Iterator[DraftClaim]:
        """The counts of a sentence as drafts; each part names its total."""
        self._begin(sentence)
        found = list(zeros_in(sentence, self._seen))
        if dated := re.match(r"In ((?:19|20)\d\d)\b", self._seen.text[sentence.start : sentence.end]):
            self._seen.remember_year(dated[1], compared=True)
        numbers = with_ranges(numbers_of(self._seen.text, sentence), self._seen.text)
        row = row_of(numbers, self._seen.text, sentence)
        self._row_starts = {one.start: row[0].start for one in row}
        for number in numbers:
            if number in row[:-1] or not self._counts_something(number, sentence):
                continue
            count = self._count(number, sentence, found)
            if count is not None:
                found.append(count)
                found += whole_in_words(count, number, self._seen)
                found += none_of_the_others(count, number, sentence, self._seen)
                found += self._row(count, row, sentence) if number in row else ()
        found += zeros_after(sentence, found, self._memory.last, self._seen)
        set_named_totals(found, numbers, self._seen.text)
        set_breakdowns(found)
        set_bodies_as_parts(found, self._memory.all)
        self._voices.tell_parts(found, sentence)
        self._memory.all += found
        self._memory.before = found or self._memory.before
        self._voices.remember(found, sentence)
        found += counted_twice(self._seen.text, sentence, found)
        return (count.draft() for count in found)

    def _begin(self, sentence: Span) -> None:
        """Forget the year of earlier sentences if the last sentence with counts had more than two years."""
        before = self._memory.before
        years = {str(one.slots["period"])[:4] for one in before}
        if len(years) > _COMPARED and "(" not in self._seen.text[before[0].at : sentence.start]:
            self._seen.year = ""

    def _count(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        thing = self._meanings.of_thing(number)
        measure = thing[0]
        if (repeated := self._totals.repeated(number, sentence, measure)) is not None:
            self._memory.last = repeated
            return None
        if (earlier := self._comparisons.compared(number, sentence, found, measure)) is not None:
            slots = self._comparisons.slots(number, earlier, sentence, self._groups.named(number))
            self._seen.remember_year(str(earlier.slots["period"]), compared=True)
            return self._made(number, slots, None, COMPARISON)
        total = self._total(number, sentence, found, thing)
        if total is not None and is_part(number, total):
            return self._part(number, total, sentence, found, thing)
        return self._head(number, sentence, found, thing)

    def _total(self, number: SentenceNumber, sentence: Span, found: list[Count], thing: Meaning) -> Count | None:
        """The total (an earlier count) of which a number may be a part; None if there is no such total. The number and
        the total both count people, or both count things of one kind.
        """
        measure, unit = thing
        if not number.inside and measure == "ShareOfVictims":
            return self._totals.of(number, sentence, found)
        if measure and not number.inside and measure.startswith("ShareOf"):
            return None
        total = self._totals.of(number, sentence, found)
        if total is None or _is_amount(total.slots.get("unit")):
            return None
        these = re.match(r"\s+of (?:these|those) ", number.tail) is not None
        staff = self._lists_staff(number, found) and not unit and not total.slots.get("unit")
        return total if these or same_kind(measure, total) or staff else None

    def _lists_staff(self, number: SentenceNumber, found: list[Count]) -> bool:
        """Whether a number is in a list after "including": "1,204 officials, including 340 officers and 41 judges"."""
        if pattern_named("counts", "including").search(number.before):
            return True
        joint = self._seen.text[found[-1].span.end : number.start] if found and found[-1].whole else "?"
        return pattern_named("count_rows", "join").fullmatch(joint) is not None

    def _counts_something(self, number: SentenceNumber, sentence: Span) -> bool:
        """Whether a number is a count, and not a difference, a plan, a demand or "not one"."""
        told = counts_something(number, self._seen, sentence) and not self._is_one_of_homes(number, sentence)
        if not told:
            self._leave(number)
        return told

    def _is_one_of_homes(self, number: SentenceNumber, sentence: Span) -> bool:
        """Whether "one shelter" as a subject is one of the shelters counted before: "One shelter takes men"."""
        before = self._seen.text[self._seen.clause_start(sentence, number.start) : number.start]
        noun = counted_noun(number.tail, 1)
        opens = number.value == 1 and pattern_named("idle_numbers", "one_home").match(before) is not None
        acts = opens and bool(noun) and self._meanings.of_thing(number)[0] in ("Shelters", "Centers")
        return acts and any(one.slots["measure"] == "Shelters" and one.value > 1 for one in self._memory.all)

    def _leave(self, number: SentenceNumber) -> None:
        self._left.append((Span(number.start, max(number.tail_end, number.end)), number.tail.strip()))

    def _row(self, last: Count, row: tuple[SentenceNumber, ...], sentence: Span) -> Iterator[Count]:
        """The other numbers of a list with "respectively"; each number gets the year, body or group at its position."""
        listed = slots_in_order(len(row), sentence, self._seen)
        for number, slots in zip(row[:-1], listed, strict=False):
            whole = {**last.slots, "value": number.value, **slots}
            yield Count(number.start, number.value, whole, last.span, last.whole, confidence=0.75)
        last.slots |= listed[-1]

    def _part(self, number: SentenceNumber, total: Count, sentence: Span, found: list[Count], thing: Meaning) -> Count:
        seen = self._seen
        slots = {key: value for key, value in total.slots.items() if key not in ("bound", "breakdown", "axis")}
        codes = self._codes_of_part(number, total, found)
        group = common_group(self._seen, str(total.slots.get("group", "Victim")), self._groups.of_part(number, codes))
        slots |= {"group": group, "value": number.value}
        lattice = seen.groups_lattice
        known = codes_of(str(total.slots.get("group", "Victim")), lattice).items()
        slots |= {key: code for key, code in codes_of(group, lattice).items() if (key, code) not in known} | codes
        slots |= self._measure_of_part(number, slots, total, found, thing)
        slots |= self._excepted(number, slots, total) | self._own_body(number, sentence, total)
        if "by" not in slots:
            slots |= voice_around(self._seen, sentence, number.start)
        if bound := self._bound(number, sentence=None):
            slots["bound"] = bound
        if axis := axis_between(slots, total.slots):
            slots["axis"] = axis
        return self._made(number, slots, total, 0.9 if "axis" in slots else 0.6)

    def _own_body(self, number: SentenceNumber, sentence: Span, total: Count) -> dict[str, Value]:
        """The body of a part, if the part's own clause names a body that isn't the total's: "and the courts compensated
        five".
        """
        start = self._seen.clause_start(sentence, number.start)
        named = self._seen.bodies_between(start, min(number.start, start + 30)) if start > total.at else []
        return {"body": named[0].name} if named and named[0].start - start < len("the ") + 1 else {}

    def _excepted(self, number: SentenceNumber, slots: Mapping[str, Value], total: Count) -> dict[str, Value]:
        """For "all but three were girls": the code and the group of the three, who are boys."""
        axis = axis_between(slots, total.slots)
        key = next((key for key, name in AXES.items() if name == axis and str(slots[key]) != "Unknown"), "")
        if not key or not pattern_named("counts", "all_but").search(number.before):
            return {}
        code = "National" if key == "nationality" and slots[key] != "National" else str(slots[key])
        other = str(word_lists()["opposites"].get(code, ""))
        return {key: other, "group": self._seen.people_with_code(str(total.slots["group"]), other)} if other else {}

    def _codes_of_part(self, number: SentenceNumber, total: Count, found: list[Count]) -> dict[str, str]:
        codes = codes_in(self._groups.words(number), self._seen.country, total.slots)
        if not number.tail.strip() and found and "form" in found[-1].slots:
            codes["form"] = str(found[-1].slots["form"])
        if not number.tail.strip() and (like := [one for one in found if one.slots.get("axis") == "ExploitationForm"]):
            codes["form"] = str(like[-1].slots["form"])
        if re.match(r"\s+unknown\b", number.tail) and found and found[-1].slots.get("axis"):
            key = next(key for key, axis in AXES.items() if axis == found[-1].slots["axis"])
            codes[key] = "Unknown"
        if re.search(r"\bnationalit\w+ of (?:the (?:other|remaining) )?$", number.before):
            codes["nationality"] = "Unknown"
        return codes

    def _measure_of_part(
        self,
        number: SentenceNumber,
        slots: Mapping[str, Value],
        total: Count,
        found: list[Count],
        thing: Meaning,
    ) -> dict[str, Value]:
        measure, unit = thing
        told: dict[str, Value] = {}
        if re.search(r"\bthat specialized\b", number.tail) and slots["measure"] == "Advocates":
            told["measure"] = "SpecializedAdvocates"
        elif measure and not number.inside and not same_kind(measure, total) and not number.tail.startswith(" of "):
            told |= {"measure": measure} | ({"unit": unit} if unit else {})
        told |= self._of_own_verb(number) or self._of_predicate(number)
        if pattern_named("counts", "of_them").match(number.tail) and found and found[-1].whole is total:
            told |= {key: found[-1].slots[key] for key in ("measure", "body")}
        return told

    def _of_predicate(self, number: SentenceNumber) -> dict[str, Value]:
        """The measure of a part with its own predicate: "12 of them were referred to NGOs"."""
        own = pattern_named("counts", "own_predicate").match(number.tail)
        measure = persons_measure("", number.tail[own.start("verb") :])[0] if own else ""
        return {"measure": measure} if measure not in ("", "IdentifiedVictims") else {}

    def _bound(self, number: SentenceNumber, sentence: Span | None) -> str:
        """The bound of a number, by the words before it; an average has the bound "about"."""
        first = sentence.start if sentence else number.start - 24
        told = number.bound or bound_before(self._seen.text, first, number.start)
        if not told and pattern_named("counts", "range_end").search(self._seen.text, max(0, first), number.start):
            return "AtMost"
        average = pattern_named("counts", "average")
        return told or ("About" if average.search(number.tail) or average.search(number.before) else "")

    def _of_own_verb(self, number: SentenceNumber) -> dict[str, Value]:
        """The measure and the body of a part with its own verb: "referred 187 of them"."""
        own = OWN_VERB.search(number.before)
        if own is None:
            return {}
        measure = measure_of_verb(own[1])
        at = number.start - len(own.group())
        named = self._seen.bodies_between(max(0, at - 60), at)
        told: dict[str, Value] = {"measure": measure}
        return told | ({"body": named[-1].name} if named and at - named[-1].end < 20 else {})

    def _head(self, number: SentenceNumber, sentence: Span, found: list[Count], thing: Meaning) -> Count | None:
        seen = self._seen
        first = self._row_starts.get(number.start, number.start)
        before = re.split(r"[;]", seen.text[sentence.start : first])[-1]
        if found and re.search(r"\bbringing the total to $", before):
            return self._sum(number, found[-1])
        measure, unit = thing if thing[0] else self._meanings.of_people(before, number, sentence, found)
        if not measure:
            self._leave(number)
            return None
        slots = self._slots_of_head(number, sentence, before, (measure, unit))
        slots |= {"period": self._period(number, sentence, unit), "body": self._body(number, sentence, found, measure)}
        slots |= self._voice(number, sentence, found, measure) | self._frequency(number, sentence, unit)
        if bound := self._bound(number, sentence) or _bound_of_list(unit, found):
            slots["bound"] = bound
        seen.remember_year(str(slots["period"]), compared=False)
        count = self._made(number, slots, None, 0.85, sentence)
        self._memory.last = count if not _is_amount(unit) and unit != "Places" else self._memory.last
        return count

    def _slots_of_head(self, number: SentenceNumber, sentence: Span, before: str, thing: Meaning) -> dict[str, Value]:
        """The group, the measure, the value and the codes of a number that is not part of a total."""
        seen, (measure, unit) = self._seen, thing
        codes = {} if _is_amount(unit) and unit != "Percent" else codes_in(number.tail, seen.country, {})
        if measure == "RepatriatedVictims" and codes.get("nationality") != "National":
            codes.pop("nationality", None)
        group = self._groups.of_head(number, sentence, unit, codes.get("nationality", ""))
        group = self._groups.implied(group, number, sentence, measure, unit)
        if re.search(r"\bin sex trafficking cases\b", before, re.IGNORECASE):
            codes["form"] = "SexTrafficking"
        slots: dict[str, Value] = {"group": group, "measure": measure, "value": number.value}
        slots |= {"unit": unit} if unit else {}
        return slots | ((codes_of(group, seen.groups_lattice) | codes) if unit in _OF_GROUPS else {})

    def _period(self, number: SentenceNumber, sentence: Span, unit: str) -> str:
        return period_of(number, sentence, self._seen, _is_amount(unit) and unit != "Percent")

    def _voice(self, number: SentenceNumber, sentence: Span, found: list[Count], measure: str) -> dict[str, Value]:
        """Who says the number, by the words around it; if they name nobody, who says the figures before it."""
        told = voice_around(self._seen, sentence, number.start)
        return told or self._voices.continued(number, sentence, found, measure)

    def _frequency(self, number: SentenceNumber, sentence: Span, unit: str) -> dict[str, Value]:
        """The frequency of a number's claim, from an adverb before the number ("often carry more than 80 cases"). For a
        length of time, the frequency can also come from the words for people: "most victims waited four months".
        """
        start = self._seen.clause_start(sentence, number.start)
        found = pattern_named("counts", "adverb").search(self._seen.text, start, number.start)
        if found is None and unit in TIME_UNITS:
            found = pattern_named("counts", "often_for").search(self._seen.text, start, number.start)
        often = frequency_of(self._seen.text, Span(*found.span(1))) if found else ""
        return {"frequency": often} if often else {}

    def _body(self, number: SentenceNumber, sentence: Span, found: list[Count], measure: str) -> str:
        """The body of a figure; in a list, the body between the previous number and this one: "and the states 545"."""
        since = self._seen.bodies_between(found[-1].span.end, number.start) if found else []
        alone = since and not self._seen.text[since[-1].end : number.start].strip()
        if alone:
            return since[-1].name
        named = self._seen.body_before(sentence, number.start)
        if named == "Government" and (agent := agent_after(self._seen, number, sentence)):
            return agent
        told = body_meant(named, number, self._seen.text[sentence.start : number.start], measure)
        return self._bodies.usual(number, sentence) if told == "Government" else told

    def _sum(self, number: SentenceNumber, added: Count) -> Count:
        """For "bringing the total to 25": the total, of which the numbers before it are parts."""
        slots = {**added.slots, "value": number.value, "measure": str(added.slots["measure"]).removeprefix("New")}
        whole = self._made(number, slots, None, 0.9)
        added.whole = whole
        return whole

    def _made(
        self,
        number: SentenceNumber,
        slots: dict[str, Value],
        total: Count | None,
        sure: float,
        sentence: Span | None = None,
    ) -> Count:
        text = self._seen.text
        first = number.start
        if sentence:
            first = self._seen.clause_start(sentence, number.start)
        elif bound := re.search(
            r"(?:at least|approximately|about|compared with|against|up from) $", text[max(0, first - 16) : first]
        ):
            first -= len(bound.group())
        count = Count(number.start, number.value, slots, trimmed(text, first, number.tail_end), total, confidence=sure)
        if total:
            total.parts.append(count)
        return count
