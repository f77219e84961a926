"""Parts of a total: found by their sum, or by words such as "all women" and "17 of the 23"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.clauses import trimmed
from gapgraph.drafting.count_words import AXES, codes_in, codes_of
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named, word_lists
from gapgraph.vocabulary import expand


@dataclass
class Count:
    """A number that was read: its slots, its total, and its position."""

    at: int
    value: int | Decimal
    slots: dict[str, Value]
    span: Span
    whole: Count | None = None
    parts: list[Count] = field(default_factory=list)
    confidence: float = 0.9

    def draft(self) -> DraftClaim:
        """The count as a draft."""
        total = self.whole.at if self.whole else None
        return DraftClaim(Kind.OBSERVATION, self.slots, (self.span,), "count", self.confidence, whole=total, at=self.at)


def common_group(seen: Discourse, whole: str, part: str) -> str:
    """The named group of the people who are in both groups; if they have no name, the part's own group."""
    lattice = seen.groups_lattice
    leaves = lattice.leaves_of(expand(whole)) & lattice.leaves_of(expand(part))
    return seen.both(whole, part) if leaves in lattice.names else part


def whole_in_words(count: Count, number: SentenceNumber, seen: Discourse) -> Iterator[Count]:
    """For "385 adults (all women)": the count of the women (385), and a count of zero men."""
    match = pattern_named("count_parts", "all").match(seen.text, number.tail_end)
    if not match:
        return
    words = match.span("words" if match["words"] else "those")
    named = seen.group_between(*words) or "Victim"
    codes = codes_of(named, seen.groups_lattice) or codes_in(seen.text[slice(*words)], seen.country, count.slots)
    if not codes.items() - count.slots.items():
        return
    axis = axis_between(codes, count.slots)
    span = Span(trimmed(seen.text, number.start, match.end() + 1).start, match.end())
    same: dict[str, Value] = {**count.slots, **codes, "group": _group_of_all(count, named, codes, seen), "axis": axis}
    yield Count(words[0], count.value, same, span, count)
    yield from _nobody_else(count, same, words[0] + 1, span, seen)


def _group_of_all(count: Count, named: str, codes: Mapping[str, str], seen: Discourse) -> str:
    foreign = codes.get("nationality", "National") not in ("National", "Unknown")
    return common_group(seen, str(count.slots["group"]), "ForeignVictim" if foreign else named)


def none_of_the_others(part: Count, number: SentenceNumber, sentence: Span, seen: Discourse) -> Iterator[Count]:
    """For "All 38 were foreign nationals": a count of zero nationals."""
    before = seen.text[sentence.start : number.start]
    if part.whole and part.value == part.whole.value and pattern_named("count_parts", "every").search(before):
        yield from _nobody_else(part.whole, part.slots, part.at + 1, part.span, seen)


def _nobody_else(whole: Count, same: Mapping[str, Value], at: int, span: Span, seen: Discourse) -> Iterator[Count]:
    """The count of zero that "all" implies: if all are women, no man is among them."""
    axis = same.get("axis")
    key = next((key for key, name in AXES.items() if name == axis), "")
    if (other := word_lists()["opposites"].get(str(same.get(key)))) is not None:
        group = seen.people_with_code(str(whole.slots["group"]), other)
        yield Count(at, 0, {**same, key: other, "value": 0, "group": group}, span, whole)


def set_bodies_as_parts(counts: list[Count], before: list[Count]) -> None:
    """Make the numbers of several bodies parts of the last total of the same period, if they sum to the total."""
    people = ("IdentifiedVictims", "SuspectedVictims")
    tops = [one for one in counts if one.whole is None and one.slots["measure"] in people]
    for period in {str(one.slots["period"]) for one in tops}:
        same = [one for one in tops if one.slots["period"] == period]
        alike = (one for one in reversed(before) if one.slots["measure"] == tops[0].slots["measure"])
        total = next((one for one in alike if one.whole is None and one.slots["period"] == period), None)
        if total and len(same) > 1 and len({str(one.slots["body"]) for one in same}) > 1:
            _sum_up(same, total)


def _sum_up(parts: list[Count], total: Count) -> None:
    if sum(one.value for one in parts) == total.value:
        for part in parts:
            part.whole = total
            part.slots |= {"breakdown": "Exhaustive", "axis": "Body"}


def set_named_totals(counts: list[Count], numbers: Sequence[SentenceNumber], text: str) -> None:
    """Make 17 a part of 23 in "17 of the 23 applications"; make 30 and 10 parts of 40 in "40 victims, 30 women and 10
    men", because 30 and 10 sum to 40.
    """
    by_place = {one.at: one for one in counts}
    for one, other in pairwise(numbers):
        part, whole = by_place.get(one.start), by_place.get(other.start)
        named = pattern_named("numbers_of_sentence", "of_the").fullmatch(text, one.end, other.start)
        if part and whole and named and one.value <= other.value and whole.whole is None:
            part.whole = whole
            part.slots["measure"] = whole.slots["measure"]
    _set_sum([one for one in counts if one.whole is None and one.confidence > _COMPARED])


def _set_sum(tops: Sequence[Count]) -> None:
    """Make all later counts of a sentence parts of an earlier count of the same period, if they sum to this count."""
    for at, total in enumerate(tops):
        rest = tops[at + 1 :]
        if len(rest) > 1 and sum(one.value for one in rest) == total.value and _is_alike(total, rest):
            for one in rest:
                one.whole = total
                one.slots |= {"measure": total.slots["measure"], "axis": axis_between(one.slots, total.slots)}
                one.slots |= {key: total.slots[key] for key in ("by", "certainty") if key in total.slots}
            return


def _is_alike(total: Count, rest: Sequence[Count]) -> bool:
    same = all(one.slots.get("period") == total.slots.get("period") for one in rest)
    return same and all(one.slots.get("unit", "") in ("", total.slots.get("unit", "")) for one in rest)


_COMPARED: Final = 0.8
"""The maximum confidence of a count that is compared with a count of another year."""


def set_breakdowns(counts: list[Count]) -> None:
    """Mark the parts of a total along one dimension as exhaustive if they sum to the total, else as inclusions."""
    for total in {id(one.whole): one.whole for one in counts if one.whole}.values():
        mine = [one for one in counts if one.whole is total]
        for axis in {one.slots.get("axis") for one in mine}:
            _judge([one for one in mine if one.slots.get("axis") == axis], total)


def _judge(parts: list[Count], total: Count) -> None:
    whole = "axis" in parts[0].slots and sum(one.value for one in parts) == total.value
    for part in parts:
        part.slots["breakdown"] = "Exhaustive" if whole else "Inclusion"
        if not whole:
            part.confidence = min(part.confidence, 0.75)


def counted_twice(text: str, sentence: Span, counts: list[Count]) -> Iterator[Count]:
    """For "identified and assisted 933 victims": each count of identified victims again, as a count of assisted
    victims.
    """
    if not re.search(r"\bidentified and (?:assisted|supported|served)\b", text[sentence.start : sentence.end]):
        return
    again = {id(one): _as_assisted(one) for one in counts}
    for one in counts:
        one.slots["measure"] = "IdentifiedVictims"
        again[id(one)].whole = again.get(id(one.whole))
    yield from again.values()


def _as_assisted(count: Count) -> Count:
    return Count(-count.at, count.value, {**count.slots, "measure": "AssistedVictims"}, count.span)


def axis_between(slots: Mapping[str, object], total: Mapping[str, object]) -> str:
    """The first dimension in which a part is more specific than its total."""
    return next((axis for key, axis in AXES.items() if slots.get(key) != total.get(key) and key in slots), "")
