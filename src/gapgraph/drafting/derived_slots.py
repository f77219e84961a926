"""Derives slots of a new claim from its quote, its group or its total, so that nobody must type them.

Only slots that a person left out are derived. If a slot isn't certain, it isn't derived, and the build asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span, locate
from gapgraph.core.claim_slots import CODES
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import Facts
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.drafting.count_words import AXES, codes_in, codes_of
from gapgraph.drafting.numbers_of_sentence import COMPARED, date_in
from gapgraph.drafting.text_lexicon import TextLexicon
from gapgraph.drafting.voices import bound_before, frequency_of, voice_of
from gapgraph.errors import GapgraphError

RawClaim = dict[str, Any]
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NO_HEDGE: Final = re.compile(
    r"\bhow (?:many|often)\b|\bsome (?:regions|provinces|reports|parts|areas)\b", re.IGNORECASE
)
_SOME: Final = re.compile(rf"{_NO_HEDGE.pattern}|\bsome\b", re.IGNORECASE)
_HEDGED: Final = frozenset(Kind) - {Kind.OBSERVATION, Kind.NON_DISCLOSURE}
_WITHOUT_VOICE: Final = frozenset({Kind.ACTION})
"""No ``by`` is derived for an Action: in "the government acknowledged", the verb is the action itself."""
_BEFORE: Final = 30
"""The maximum distance, in letters, from a word such as "approximately" to the quote after it."""
_COPIED_BY_LIKE: Final = ("group", "measure", "unit", "body", "by", "certainty", "place", *(slot.key for slot in CODES))
_COPIED_FROM_TOTAL: Final = ("measure", "unit", "body", "period", "by", "certainty")


def derived_slots(
    document: Mapping[str, Any], new: Collection[int], narrative: str, ontology: Facts
) -> dict[int, dict[str, Any]]:
    """The slots to add to the claims of a parsed encoding, by the claim's position from 0.

    ``new`` are the positions of the claims that had no number. In any claim, ``part_of = "255"`` (a text) means the
    claim above with the value 255, which is the total. In a new claim, ``like = "255"`` means that the claim has the
    measure, group and body of the claim above with the value 255.
    """
    claims = [dict(one) for one in document["claim"]]
    report = document.get("report")
    country = str(report.get("country", "")) if isinstance(report, dict) else ""
    reader = _Reader(narrative, TextLexicon(ontology, country))
    derived: dict[int, dict[str, Any]] = {}
    for at in range(len(claims)):
        derived[at] = _total_above(claims, at) | (_like_above(claims, at) if at in new else {})
        claims[at] |= derived[at]
        if at in new and _is_readable(claims[at]):
            derived[at] |= _of_new(claims, at, reader)
            claims[at] |= derived[at]
    for at, found in _breakdowns(claims, new).items():
        derived[at] |= found
    return {at: found for at, found in derived.items() if found}


def _is_readable(claim: RawClaim) -> bool:
    """Whether the claim's values have the right types; the build reports wrong types."""
    quotes = claim.get("quotes", [claim.get("quote", "")])
    texts = [claim.get(key, "") for key in ("kind", "group", "unit", "axis", "by", "body", "measure")]
    numbers = [claim.get(key, 0) for key in ("id", "nth", "part_of", "value")]
    return (
        isinstance(quotes, list)
        and all(isinstance(one, str) for one in (*quotes, *texts))
        and all(isinstance(one, int | Decimal) for one in numbers)
    )


def _of_new(claims: Sequence[RawClaim], at: int, reader: _Reader) -> dict[str, Any]:
    """The slots that a new claim left out: first those from its words and its group, then those of its total."""
    claim = claims[at]
    read = reader.slots(claim, _total(claims, claim))
    found: dict[str, Any] = {key: value for key, value in read.items() if key not in claim}
    return found | _from_total(claims, at, found)


def _total_above(claims: Sequence[RawClaim], at: int) -> dict[str, Any]:
    """The slot ``part_of`` with the number of the total, if the claim names the total by its value."""
    total = _counting(claims[:at], claims[at].get("part_of"))
    return {"part_of": total["id"]} if total else {}


def _like_above(claims: Sequence[RawClaim], at: int) -> dict[str, Any]:
    """The slots that a claim copies from an earlier claim whose value is the number in the slot ``like``. In the
    result, ``like`` is None, which removes the slot ``like`` from the claim.
    """
    other = _counting(claims[:at], claims[at].get("like"))
    if other is None:
        return {}
    return {"like": None} | {key: other[key] for key in _COPIED_BY_LIKE if key in other and key not in claims[at]}


def _counting(claims: Sequence[RawClaim], told: object) -> RawClaim | None:
    """The last claim whose value equals the number in the text ``told``; None if ``told`` isn't a text."""
    if not isinstance(told, str):
        return None
    return next((one for one in reversed(claims) if str(one.get("value")) == told.replace(",", "")), None)


class _Reader:
    """Reads the slots of a claim from the words that it quotes."""

    def __init__(self, narrative: str, lexicon: TextLexicon) -> None:
        self._text, self._lexicon = narrative, lexicon

    def slots(self, claim: RawClaim, total: RawClaim) -> dict[str, Value]:
        """The slots that the quotes and the group give; ``total`` is the claim's total, or empty if there is none."""
        spans, kind = self._spans(claim), claim.get("kind")
        found: dict[str, Value] = {}
        if "by" in claim:
            found["certainty"] = "Reported"
        elif kind not in _WITHOUT_VOICE:
            found |= self._voice(spans)
        if kind in _HEDGED and (frequency := self._frequency(spans, kind)):
            found["frequency"] = frequency
        if kind == Kind.PROVISION and claim.get("protection") == "SpecializedShelter":
            found["specialized"] = True
        if kind == Kind.OBSERVATION:
            found |= self._count(claim, spans)
            found |= codes_of(str(claim.get("group", "Victim")), self._lexicon.lattice)
            if claim.get("unit", "Persons") == "Persons" and "value" in found:
                found |= codes_in(self._behind(spans, found["value"]), self._lexicon.country, total)
        return found

    def _spans(self, claim: RawClaim) -> tuple[Span, ...]:
        quotes = claim.get("quotes", [claim.get("quote", "")])
        try:
            return tuple(locate(one, self._text, claim.get("nth"), "") for one in quotes)
        except GapgraphError:  # a quote that isn't in the text gives no slots; the build reports this quote
            return ()

    def _voice(self, spans: tuple[Span, ...]) -> dict[str, Value]:
        voice = next((one for span in spans if (one := voice_of(self._text, span, self._lexicon))), None)
        return {"by": voice.name, "certainty": "Reported"} if voice else {}

    def _frequency(self, spans: tuple[Span, ...], kind: object) -> str:
        """The frequency that the quotes state; empty if they state none. In a Provision "some" gives the reach ("some
        victims"), and no frequency.
        """
        unhedged = _SOME if kind == Kind.PROVISION else _NO_HEDGE
        plain = (span for span in spans if not unhedged.search(self._text, span.start, span.end))
        return next((one for span in plain if (one := frequency_of(self._text, span))), "")

    def _count(self, claim: RawClaim, spans: tuple[Span, ...]) -> dict[str, Value]:
        """The value and its bound, if the quotes have exactly one number besides years; and the period, if one year is
        beside that number.
        """
        numbers = [(span, one) for span in spans for one in sorted(numbers_in(self._words(span)))]
        values = [(span, one) for span, one in numbers if not self._is_year(span, one)]
        value = claim.get("value", values[0][1][2] if len(values) == 1 else None)
        place = next(((span, one) for span, one in values if one[2] == value), None)
        if value is None or place is None:
            return {}
        found: dict[str, Value] = {"value": value}
        beside, (start, _, _) = place
        if bound := bound_before(self._text, max(0, beside.start - _BEFORE), beside.start + start):
            found["bound"] = bound
        years = [one for span, one in numbers if span == beside and self._is_year(span, one)]
        if len(years) == 1 and (period := self._period(beside, years[0])):
            found["period"] = period
        return found

    def _behind(self, spans: tuple[Span, ...], value: Value) -> str:
        """The words after the number, up to the next punctuation mark or number; empty if they name two countries."""
        for words in map(self._words, spans):
            for _, end, number in numbers_in(words):
                if number == value:
                    tail = re.split(r"[\d,;()]", words[end:].removeprefix(","))[0]
                    return "" if re.search(r"\band [A-Z]", tail) else tail
        return ""

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _is_year(self, span: Span, number: tuple[int, int, int | Decimal]) -> bool:
        return _YEAR.fullmatch(self._text[span.start + number[0] : span.start + number[1]]) is not None

    def _period(self, span: Span, year: tuple[int, int, int | Decimal]) -> str:
        """The year or the month, unless it is the year of a number in a comparison."""
        words = self._text[span.start : span.start + year[1]]
        compared = re.search(rf"(?:{COMPARED.pattern.rstrip('$')})", words[: year[0]], re.IGNORECASE)
        starts_so = compared is not None and not words[: compared.start()].strip(" ,;(")
        return "" if compared and not starts_so else date_in(words)


def _from_total(claims: Sequence[RawClaim], at: int, found: Mapping[str, Any]) -> dict[str, Any]:
    """The slots that a part gets from its total. A part gets ``by`` and ``certainty`` only if the part has no measure,
    body or speaker of its own.
    """
    claim = claims[at]
    total = _total(claims, claim)
    if claim.get("kind") != Kind.OBSERVATION or total is claim:
        return {}
    own = {"by", "certainty"} if {"body", "measure", "by"} & claim.keys() else set()
    return {
        key: total[key]
        for key in _COPIED_FROM_TOTAL
        if key in total and key not in claim and key not in own | found.keys()
    }


def _total(claims: Sequence[RawClaim], part: RawClaim) -> RawClaim:
    """The claim's total; empty if the claim isn't part of a total."""
    number = part.get("part_of")
    return next((one for one in claims if number is not None and one.get("id") == number), {})


def _breakdowns(claims: Sequence[RawClaim], new: Collection[int]) -> dict[int, dict[str, Any]]:
    """For each new claim that is a part of a total, the axis along which the parts divide this total, and whether the
    parts are complete.
    """
    sound = [at for at, one in enumerate(claims) if _is_readable(one)]
    totals = {claims[at]["id"]: claims[at] for at in sound if "id" in claims[at]}
    parts = [at for at in sound if claims[at].get("part_of") in totals.keys() - {claims[at].get("id")}]
    found: dict[int, dict[str, Any]] = {}
    for at in parts:
        if at not in new or claims[at].get("kind") != Kind.OBSERVATION:
            continue
        part, total = claims[at], totals[claims[at]["part_of"]]
        fellows = [claims[other] for other in parts if _are_fellows(claims[other], part)]
        axes = _axes(part, total)
        whole = next(
            (axis for axis in axes if _are_all([one for one in fellows if axis in _axes(one, total)], total)), ""
        )
        axis = whole or (axes[0] if len(axes) == 1 else "")
        told = {"breakdown": "Exhaustive" if whole else "Inclusion", "axis": axis}
        found[at] = {key: value for key, value in told.items() if value and key not in part}
    return found


def _are_fellows(one: RawClaim, other: RawClaim) -> bool:
    return all(one.get(key) == other.get(key) for key in ("part_of", "measure"))


def _are_all(parts: Sequence[RawClaim], total: RawClaim) -> bool:
    """Whether the values of the parts of a count sum to the value of their total."""
    values = [one.get("value") for one in (*parts, total)]
    numbers = [one for one in values if isinstance(one, int | Decimal)]
    return len(numbers) == len(values) > 1 and sum(numbers[:-1]) == numbers[-1]


def _axes(part: RawClaim, total: RawClaim) -> list[str]:
    """The dimensions in which a part is narrower than its total; Body if it is narrower in none."""
    if "axis" in part:
        return [str(part["axis"])]
    named = [axis for key, axis in AXES.items() if part.get(key, "Total") != total.get(key, "Total")]
    body = ["Body"] if part.get("body") != total.get("body") and part.get("measure") == total.get("measure") else []
    return [*named, *body]
