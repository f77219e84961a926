"""Numbers of another year that are compared with a count: "compared with 31 in 2019", "from 41 in 2018 to 63"."""

from __future__ import annotations

import re

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.drafting.count_parts import Count
from gapgraph.drafting.count_periods import year_before
from gapgraph.drafting.count_totals import COMPARISON, CountMemory
from gapgraph.drafting.count_words import codes_in, codes_of
from gapgraph.drafting.counted_things import counted_noun, is_of_people
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, date_in
from gapgraph.drafting.word_tables import pattern_named


def _is_year(text: str, at: int) -> bool:
    return re.compile(r"(?:19|20)\d\d\b").match(text, at) is not None


class Comparisons:
    """Finds the count with which a number is compared, and copies the slots of this count to the number."""

    def __init__(self, memory: CountMemory) -> None:
        self._memory, self._seen = memory, memory.seen

    def compared(self, number: SentenceNumber, sentence: Span, found: list[Count], measure: str) -> Count | None:
        """The count with which an earlier year's number is compared."""
        since = self._seen.text[sentence.start : number.start]
        last = self._memory.last
        if pattern_named("counts", "corresponding").match(since):
            return self._corresponding(found)
        if not found and last and number.year and number.inside and number.compared:
            return last
        if not found or pattern_named("counts", "including").search(since):
            return None
        if number.inside:
            return self._inside(number, number.inside, found)
        if pattern_named("counts", "again").search(since) and re.fullmatch(r"\s*in (?:19|20)\d\d\s*", number.tail):
            return found[-1]
        marked = pattern_named("counts", "marked").search(since)
        dated = number.year or number.previous or self._year_after(number, sentence)
        if (number.compared and self._is_figure(number)) or (marked and dated):
            outside = [one for one in found if one.whole is None and one.confidence > COMPARISON]
            return self._in_order(number, sentence, found) or self._alike(number, outside or found, measure)
        return None

    def _corresponding(self, found: list[Count]) -> Count | None:
        """For "The corresponding figures were 58 and 19": the count at the same position in the sentence before."""
        before = [one for one in self._memory.before if one.whole is None and one.confidence > COMPARISON]
        return before[len(found)] if len(found) < len(before) else None

    def _is_figure(self, number: SentenceNumber) -> bool:
        """Whether a number is a compared figure; a number after "against" need not be one, as in "charges against 23
        suspects".
        """
        if not re.search(r"\bagainst (?:the )?$", number.before) or number.year or number.previous:
            return True
        noun = counted_noun(number.tail, number.value)
        return not noun or pattern_named("count_words", "culprit").fullmatch(noun[-1]) is None

    def _in_order(self, number: SentenceNumber, sentence: Span, found: list[Count]) -> Count | None:
        """The count with which a number after words such as "against" is compared, by position: in "42 and 7, against
        39 and 5", 39 is compared with 42, and 5 with 7.
        """
        text = self._seen.text
        marks = list(pattern_named("counts", "mark").finditer(text, sentence.start, number.start))
        if not marks:
            return None
        mark = marks[-1]
        before = [one for one in found if one.at < mark.start() and one.whole is None]
        after = [start for start, _, _ in numbers_in(text[mark.end() : sentence.end])]
        place = sum(1 for start in after if start + mark.end() < number.start)
        paired = len(before) > 1 and len([one for one in after if not _is_year(text, one + mark.end())]) == len(before)
        return before[place] if paired and place < len(before) else None

    def _inside(self, number: SentenceNumber, inside: Span, found: list[Count]) -> Count | None:
        """The count with which a number in parentheses is compared. In "42 men and 7 women (39 and 5 in 2019)", 39 is
        compared with 42, and 5 with 7.
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

    def _alike(self, number: SentenceNumber, counts: list[Count], measure: str) -> Count:
        """The last of the earlier counts that count the same kind of people or things as the number; if there is no
        such count, the last of all earlier counts.
        """
        if match := re.search(r"\b(?:refer|assist|identif)", number.tail):
            measure = {"refer": "ReferredVictims", "assist": "AssistedVictims"}.get(match.group(), "IdentifiedVictims")
        people = is_of_people(counted_noun(number.tail, number.value))
        same = [one for one in counts if one.slots["measure"] == measure or (people and "unit" not in one.slots)]
        return same[-1] if same else counts[-1]

    def slots(self, number: SentenceNumber, other: Count, sentence: Span, group: str) -> dict[str, Value]:
        """The slots of a compared number: its own value, year and named group, and all other slots of the count with
        which the number is compared.
        """
        slots = {key: value for key, value in other.slots.items() if key not in ("part_of", "breakdown", "axis")}
        if group and group != "Victim":
            slots = self._of_group(slots, group, number)
        codes = codes_in(number.tail, self._seen.country, slots)
        slots |= {key: value for key, value in codes.items() if key == "form"}
        if re.search(r"\b(?:suspected|potential|presumed|alleged)\b", number.tail):
            slots["measure"] = "SuspectedVictims"
        since = self._seen.text[sentence.start : number.start]
        told = date_in(since) if pattern_named("counts", "corresponding").match(since) else ""
        year = number.year or told or ("" if number.previous else self._year_after(number, sentence))
        return slots | {"value": number.value, "period": year or year_before(str(other.slots["period"]))}

    def _of_group(self, slots: dict[str, Value], group: str, number: SentenceNumber) -> dict[str, Value]:
        if group != slots["group"]:
            slots = {key: value for key, value in slots.items() if key not in ("age", "sex")}
        slots["group"] = self._seen.both(str(slots["group"]), group) if "form" in number.tail else group
        return slots | codes_of(group, self._seen.groups_lattice)
