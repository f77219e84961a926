"""Counts in a narrative: each number with what it counts, when, by whom, and its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.clauses import trimmed
from gapgraph.drafting.count_parts import (
    Count,
    axis_between,
    common_group,
    counted_twice,
    set_bodies_as_parts,
    set_breakdowns,
    whole_in_words,
)
from gapgraph.drafting.count_rows import row_of, slots_in_order
from gapgraph.drafting.count_words import (
    ACCOUNTED,
    AXES,
    OWN_VERB,
    PERSONS,
    codes_in,
    codes_of,
    measure_of_verb,
    persons_measure,
    thing_counted,
)
from gapgraph.drafting.count_zeros import counts_something, none_of_year, zeros_in
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, date_in, numbers_of
from gapgraph.drafting.voices import bound_before
from gapgraph.drafting.word_tables import pattern_named

COMPARISON: Final = 0.8
"""How certain a number is that is only compared with another: it counts the same thing."""


def _bound_of_list(unit: str, found: list[Count]) -> str:
    """The bound of the first of some percentages, also that of the others: "about 18 percent male, 58 female"."""
    alike = [one for one in found if unit == "Percent" and one.slots.get("unit") == unit]
    return str(alike[-1].slots.get("bound", "")) if alike else ""


class CountReader:
    """Reads the counts of each sentence. The next sentence may divide them into parts."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse
        self._last: Count | None = None
        self._all: list[Count] = []
        self._left: list[tuple[Span, str]] = []
        self._row_starts: dict[int, int] = {}

    @property
    def uncounted(self) -> tuple[tuple[Span, str], ...]:
        """Numbers whose words name no measure of the ontology, each with the words after it."""
        return tuple(self._left)

    def read(self, sentence: Span) -> Iterator[DraftClaim]:
        """The counts of a sentence as drafts, parts with their totals."""
        found = list(zeros_in(sentence, self._seen))
        if dated := re.match(r"In ((?:19|20)\d\d)\b", self._seen.text[sentence.start : sentence.end]):
            self._seen.remember_year(dated[1], compared=True)
        numbers = numbers_of(self._seen.text, sentence)
        row = row_of(numbers, self._seen.text, sentence)
        self._row_starts = {one.start: row[0].start for one in row}
        for number in numbers:
            if number in row[:-1] or not self._counts_something(number, sentence):
                continue
            count = self._count(number, sentence, found)
            if count is not None:
                found.append(count)
                found += whole_in_words(count, number, self._seen)
                found += self._row(count, row, sentence) if number in row else ()
        found += none_of_year(sentence, found, self._seen)
        set_breakdowns(found)
        set_bodies_as_parts(found, self._all)
        self._all += found
        found += counted_twice(self._seen.text, sentence, found)
        return (count.draft() for count in found)

    def _count(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        if (referred := self._referred(number, sentence)) is not None:
            self._last = referred
            return None
        if (earlier := self._compared(number, sentence, found)) is not None:
            return self._earlier(number, earlier, sentence)
        total = None if self._is_thing(number) else self._total(number, sentence, found)
        if total is not None and self._is_part(number, total):
            return self._part(number, total, found)
        return self._head(number, sentence, found)

    def _counts_something(self, number: SentenceNumber, sentence: Span) -> bool:
        """Whether a number is a count, and not a difference, a plan, a demand or "not one"."""
        told = counts_something(number, self._seen, sentence)
        if not told:
            self._left.append((Span(number.start, max(number.tail_end, number.end)), number.tail.strip()))
        return told

    def _row(self, last: Count, row: tuple[SentenceNumber, ...], sentence: Span) -> Iterator[Count]:
        """The other numbers of a list; each number, the last one too, gets the listed slots at its position."""
        listed = slots_in_order(len(row), sentence, self._seen)
        for number, slots in zip(row[:-1], listed, strict=False):
            whole = {**last.slots, "value": number.value, **slots}
            yield Count(number.start, number.value, whole, last.span, last.whole, confidence=0.75)
        last.slots |= listed[-1]

    def _is_thing(self, number: SentenceNumber) -> bool:
        """Whether the number counts things and not people, so that it can't be part of a number of people."""
        return not number.inside and thing_counted(number.tail, "")[0] not in ("", "ShareOfVictims")

    def _referred(self, number: SentenceNumber, sentence: Span) -> Count | None:
        """The total that "Of the 96 victims" repeats, so that it isn't counted twice."""
        before = self._seen.text[sentence.start : number.start]
        if not re.search(r"\bof the $", before, re.IGNORECASE):
            return None
        return next((one for one in reversed(self._all) if one.value == number.value), None)

    def _total(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        """The total that a number may be part of."""
        text = self._seen.text
        if number.inside:
            return next((one for one in reversed(found) if one.at < number.inside.start), None)
        lead = text[sentence.start : number.start]
        tops = [one for one in found if one.whole is None and one.confidence > COMPARISON]
        if ":" in lead and (heads := [one for one in tops if one.at < sentence.start + lead.rindex(":")]):
            return heads[0]
        if named := re.match(r"\s+of the (\d[\d,]*)", text[number.end : number.end + 16]):
            value = int(named[1].replace(",", ""))
            return next((one for one in reversed(self._all) if one.value == value), self._last)
        if pattern_named("counts", "back").match(lead):
            return self._last
        return self._near(number, lead, found, tops)

    def _near(self, number: SentenceNumber, lead: str, found: list[Count], tops: list[Count]) -> Count | None:
        if pattern_named("counts", "including").search(lead):
            return self._including(lead, found, tops)
        if number.tail.startswith(" for ") and found and number.value <= found[-1].value:
            return found[-1].whole or found[-1]
        if pattern_named("counts", "of_them").match(number.tail) or pattern_named("counts", "inside").search(
            lead.rsplit(";", maxsplit=1)[-1]
        ):
            return tops[-1] if tops else found[-1] if found else self._last
        if self._has_verb(
            lead[found[-1].span.end - number.start :] if found and found[-1].span.end < number.start else lead
        ):
            return None
        if pattern_named("counts", "predicate").match(number.tail) or (found and found[-1].whole is not None):
            return (
                found[-1].whole
                if found and found[-1].whole is not None and not tops
                else (tops[-1] if tops else self._last)
            )
        return None

    def _including(self, lead: str, found: list[Count], tops: list[Count]) -> Count | None:
        """The total of "including nine" is the number before it; of "of whom", the last number that is a total."""
        return tops[-1] if re.search(r"of wh", lead[-14:]) and tops else found[-1] if found else self._last

    def _has_verb(self, lead: str) -> bool:
        """Whether the number has its own verb before it, so that it starts a new count."""
        clause = re.split(r";|(?<=\d),? and (?=[a-z]+ (?:and [a-z]+ )?[a-z]+ed\b)", lead)[-1]
        return pattern_named("counts", "counting").search(clause) is not None

    def _is_part(self, number: SentenceNumber, total: Count) -> bool:
        if number.value == total.value and number.start == total.at:
            return False
        value = total.value
        return not isinstance(value, int) or number.value <= value

    def _compared(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        """The count with which an earlier year's number is compared."""
        since = self._seen.text[sentence.start : number.start]
        if not found and self._last and number.year and number.inside and number.compared:
            return self._last
        if not found or pattern_named("counts", "including").search(since):
            return None
        if number.inside:
            return self._compared_inside(number, number.inside, found)
        if pattern_named("counts", "again").search(since) and re.fullmatch(r"\s*in (?:19|20)\d\d\s*", number.tail):
            return found[-1]
        marked = re.search(
            r"\b(?:compared (?:with|to)|against|up from|down from|in comparison)\b[^;]*$", since, re.IGNORECASE
        )
        if number.compared or (marked and (number.year or number.previous or self._year_after(number, sentence))):
            outside = [one for one in found if one.whole is None and one.confidence > COMPARISON]
            return self._alike(number, outside or found)
        return None

    def _compared_inside(self, number: SentenceNumber, inside: Span, found: list[Count]) -> Count | None:
        """In parentheses with a year, each number is of that year; numbers without a year belong to the counts before,
        in order.
        """
        words = self._seen.text[inside.start : inside.end]
        before = [one for one in found if one.at < inside.start and one.confidence > COMPARISON]
        if not before or not (number.compared or re.search(r"\b(?:in|for) (?:19|20)\d\d\b", words)):
            return None
        bare = re.fullmatch(r"\s*\d[\d,]*(?:, (?:and )?\d+| and \d+)+(?: percent)? in \d{4}\s*", words)
        place = sum(1 for one in re.finditer(r"\b\d[\d,]*", self._seen.text[inside.start : number.start]))
        row = before[-(words.count(",") + 1 if "," in words else 2) :]
        return row[place] if bare and place < len(row) else before[-1]

    def _year_after(self, number: SentenceNumber, sentence: Span) -> str:
        """The year at the end of a list of numbers."""
        match = re.search(r"\bin ((?:19|20)\d\d)\b", self._seen.text[number.end : sentence.end])
        return match[1] if match else ""

    def _alike(self, number: SentenceNumber, counts: list[Count]) -> Count:
        """The earlier count of the same thing, if the words name it; else the last count."""
        measure = ""
        if match := re.search(r"\b(?:refer|assist|identif)", number.tail):
            measure = {"refer": "ReferredVictims", "assist": "AssistedVictims"}.get(match.group(), "IdentifiedVictims")
        return next((one for one in reversed(counts) if one.slots["measure"] == measure), counts[-1])

    def _earlier(self, number: SentenceNumber, other: Count, sentence: Span) -> Count:
        slots = {key: value for key, value in other.slots.items() if key not in ("part_of", "breakdown", "axis")}
        group = self._group(number)
        if group and group != "Victim":
            slots = (
                {key: value for key, value in slots.items() if key not in ("age", "sex")}
                if group != slots["group"]
                else slots
            )
            slots["group"] = self._seen.both(str(slots["group"]), group) if "form" in number.tail else group
            slots |= codes_of(group, self._seen.groups_lattice)
        slots |= {
            key: value for key, value in codes_in(number.tail, self._seen.country, slots).items() if key == "form"
        }
        if re.search(r"\b(?:suspected|potential|presumed|alleged)\b", number.tail):
            slots["measure"] = "SuspectedVictims"
        year = number.year or ("" if number.previous else self._year_after(number, sentence))
        slots |= {"value": number.value, "period": year or self._year_before(str(other.slots["period"]))}
        self._seen.remember_year(str(other.slots["period"]), compared=True)
        return self._made(number, slots, None, COMPARISON)

    def _year_before(self, period: str) -> str:
        return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)

    def _part(self, number: SentenceNumber, total: Count, found: list[Count]) -> Count:
        seen = self._seen
        slots = {key: value for key, value in total.slots.items() if key not in ("bound", "breakdown", "axis")}
        codes = codes_in(number.tail, seen.country, total.slots)
        if not number.tail.strip() and found and "form" in found[-1].slots:
            codes["form"] = str(found[-1].slots["form"])
        if not number.tail.strip() and (like := [one for one in found if one.slots.get("axis") == "ExploitationForm"]):
            codes["form"] = str(like[-1].slots["form"])
        if re.match(r"\s+unknown\b", number.tail) and found and found[-1].slots.get("axis"):
            key = next(key for key, axis in AXES.items() if axis == found[-1].slots["axis"])
            codes[key] = "Unknown"
        group = common_group(self._seen, str(total.slots.get("group", "Victim")), self._part_group(number, codes))
        slots |= {"group": group, "value": number.value}
        lattice = seen.groups_lattice
        known = codes_of(str(total.slots.get("group", "Victim")), lattice).items()
        slots |= {key: code for key, code in codes_of(group, lattice).items() if (key, code) not in known} | codes
        thing = thing_counted(number.tail, number.before)
        if re.search(r"\bthat specialized\b", number.tail) and slots["measure"] == "Advocates":
            slots["measure"] = "SpecializedAdvocates"
        elif thing[0] and not number.inside:
            slots["measure"] = thing[0]
        slots |= self._of_own_verb(number)
        if pattern_named("counts", "of_them").match(number.tail) and found and found[-1].whole is total:
            slots |= {key: found[-1].slots[key] for key in ("measure", "body")}
        if re.search(r"\bnationalit\w+ of (?:the (?:other|remaining) )?$", number.before):
            slots["nationality"] = "Unknown"
        if bound := bound_before(seen.text, number.start - 24, number.start):
            slots["bound"] = bound
        if axis := axis_between(slots, total.slots):
            slots["axis"] = axis
        return self._made(number, slots, total, 0.9 if "axis" in slots else 0.6)

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

    def _part_group(self, number: SentenceNumber, codes: Mapping[str, str]) -> str:
        nationality = codes.get("nationality", "")
        if nationality == "National":
            return self._seen.both("NationalVictim", self._group(number) or "Victim")
        if nationality not in ("", "Unknown"):
            return "ForeignVictim"
        if "form" in codes and codes["form"] != "ForcedLabor":
            return "Victim"
        return self._group(number) or "Victim"

    def _group(self, number: SentenceNumber) -> str:
        """The group after the number, or before it: "children accounted for 316"."""
        if match := ACCOUNTED.search(number.before):
            first = number.start - len(match.group())
            return self._seen.group_between(first, number.start)
        return self._seen.group_between(number.end, number.tail_end)

    def _head(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        seen = self._seen
        first = self._row_starts.get(number.start, number.start)
        before = re.split(r"[;]", seen.text[sentence.start : first])[-1]
        if found and re.search(r"\bbringing the total to $", before):
            return self._sum(number, found[-1])
        measure, unit = thing_counted(number.tail, before)
        if not measure and not PERSONS.search(number.tail) and not self._counts_persons(before, number):
            self._left.append((Span(number.start, number.tail_end), number.tail.strip()))
            return None
        measure, unit = (measure, unit) if measure else self._persons(before, number, sentence)
        group = self._group(number) or "Victim"
        codes = codes_in(number.tail, seen.country, {})
        if codes.get("nationality") == "National":
            group = seen.both("NationalVictim", group)
        if re.search(r"\bin sex trafficking cases\b", before, re.IGNORECASE):
            codes["form"] = "SexTrafficking"
        slots: dict[str, Value] = {"group": group, "measure": measure, "value": number.value}
        slots |= {"unit": unit} if unit else {}
        slots |= {"period": self._period(number, sentence), "body": self._body(number, sentence, found)}
        slots |= (codes_of(group, seen.groups_lattice) | codes) if unit in ("", "Places", "Percent") else {}
        told = self._last.slots if self._last and unit == "Percent" else {}
        slots |= {key: told[key] for key in ("by", "certainty") if key in told} | seen.voice(sentence, number.start)
        if bound := bound_before(seen.text, sentence.start, number.start) or _bound_of_list(unit, found):
            slots["bound"] = bound
        seen.remember_year(str(slots["period"]), compared=False)
        count = self._made(number, slots, None, 0.85, sentence)
        self._last = count if unit != "Percent" else self._last
        return count

    def _body(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> str:
        """The body that gives the figure; in a list, the one after the previous number: "and the states 545"."""
        since = self._seen.bodies_between(found[-1].span.end, number.start) if found else []
        alone = since and not self._seen.text[since[-1].end : number.start].strip()
        return since[-1].name if alone else self._seen.body_before(sentence, number.start)

    def _persons(self, before: str, number: SentenceNumber, sentence: Span) -> tuple[str, str]:
        """What a number of people counts; without a noun ("identified 285"), the same as the number before."""
        measure, unit = persons_measure(before, number.tail, self._seen.text[number.end : sentence.end])
        if self._last and not PERSONS.search(number.tail) and measure == "IdentifiedVictims":
            before_it = str(self._last.slots["measure"])
            measure = before_it if before_it in ("SuspectedVictims", "IdentifiedVictims") else measure
        return measure, unit

    def _sum(self, number: SentenceNumber, added: Count) -> Count:
        """For "bringing the total to 25": the total, of which the numbers before it are parts."""
        slots = {**added.slots, "value": number.value, "measure": str(added.slots["measure"]).removeprefix("New")}
        whole = self._made(number, slots, None, 0.9)
        added.whole = whole
        return whole

    def _counts_persons(self, before: str, number: SentenceNumber) -> bool:
        """A number without a noun after a verb that counts victims: "identified 285", "helped 35 to repatriate"."""
        named = self._seen.bodies_between(number.start - 30, number.start)
        listed = any(not self._seen.text[one.end : number.start].strip() for one in named)
        return (
            listed
            or re.search(r"\b(?:identified|referred|assisted|helped|recorded|identifying)\s*$", before) is not None
        )

    def _period(self, number: SentenceNumber, sentence: Span) -> str:
        if number.year:
            return number.year
        seen = self._seen
        if number.previous:
            return self._year_before(seen.reporting_period)
        if thing_counted(number.tail, number.before)[1] in ("Days", "Months", "Cedis"):
            return seen.reporting_period
        main = re.split(
            r"\b(?:compared with|against|up from|in comparison)\b|\(", seen.text[sentence.start : sentence.end]
        )[0]
        if date := date_in(main):
            return date
        return seen.default_period(sentence)

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
