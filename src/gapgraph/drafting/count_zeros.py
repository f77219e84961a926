"""Zeros in words, "no victims were identified", "none in 2021"; and numbers that count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.attributions import voice_around
from gapgraph.drafting.count_parts import Count, common_group
from gapgraph.drafting.count_words import codes_of, measure_of_verb, thing_counted
from gapgraph.drafting.counted_things import declared_measure
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, dates_in
from gapgraph.drafting.word_tables import class_pattern, pattern_named, pattern_of, word_lists

_SURE = 0.7


def counts_something(number: SentenceNumber, seen: Discourse, sentence: Span) -> bool:
    """Whether a number is a count, and not a difference, a plan, a demand or "not one"."""
    start = seen.clause_start(sentence, number.start)
    before = seen.text[start : number.start]
    contexts = word_lists()["contexts"]
    demand = pattern_of(f"(?:{contexts['proposed']})$").search(before)
    asked = demand and pattern_named("count_zeros", "asked").search(demand.group())
    later = asked or pattern_of(f"(?:{contexts['future']})$").search(before)
    apart = pattern_named("count_zeros", "difference").match(number.tail) or pattern_named(
        "count_zeros", "not_one"
    ).search(before)
    return later is None and (apart is None or number.inside is not None)


def zeros_in(sentence: Span, seen: Discourse) -> Iterator[Count]:
    """Counts of zero from words: "did not identify any male victims", "no victim obtained compensation"."""
    for match in pattern_named("count_zeros", "none").finditer(seen.text, sentence.start, sentence.end):
        measure = measure_of_verb(match["verb"] or match["did"] or match["failed"] or match["done"])
        if pattern_named("count_zeros", "unreal").search(seen.text, sentence.start, match.start()):
            continue
        who = "whom" if match["whom"] else "who"
        if re.search(r"(?:permits?|visas?)$", match[who]):
            measure = "ResidencyGranted"
        yield _zero(match, measure, match.span(who), sentence, seen)
    yield from _none_did(sentence, seen)
    for match in pattern_named("count_zeros", "got").finditer(seen.text, sentence.start, sentence.end):
        who = next(name for name in ("who", "whom", "asked", "single") if match[name])
        measure, unit = _measure_got(match)
        yield _zero(match, measure, match.span(who), sentence, seen, unit)


def _none_did(sentence: Span, seen: Discourse) -> Iterator[Count]:
    """Counts of zero from words such as "none did". The words before say what nobody did: "could seek compensation, but
    none did" gives zero claims for compensation.
    """
    for match in pattern_named("count_zeros", "none_did").finditer(seen.text, sentence.start, sentence.end):
        before = seen.text[sentence.start : match.start()]
        table = word_lists()["measures"]["gains"]
        measure = next(
            (name for pattern, name in table if re.search(pattern, before, re.IGNORECASE)), "AssistedVictims"
        )
        claimed = {"CompensatedVictims": "CompensationClaims"}
        yield _zero(match, claimed.get(measure, measure), (sentence.start, match.start()), sentence, seen)


def _measure_got(match: re.Match[str]) -> tuple[str, str]:
    """The measure and unit of what nobody got (compensation, a permit, help) or of the request that nobody made."""
    if thing := match["asked"] or match["single"]:
        return declared_measure((thing,))
    what = match["what"] or match["thing"] or ""
    if re.match(r"(?:brought|filed|sought|claimed|applied)", match["got"] or ""):
        return "CompensationClaims", "Claims"
    table = word_lists()["measures"]["gains"]
    return next((name for pattern, name in table if re.search(pattern, what, re.IGNORECASE)), "AssistedVictims"), ""


def _zero(
    match: re.Match[str], measure: str, who: tuple[int, int], sentence: Span, seen: Discourse, unit: str = ""
) -> Count:
    behind = seen.text[match.end() : sentence.end]
    group = seen.group_between(*who) or "Victim"
    period = next(dates_in(behind), "") or seen.default_period(sentence)
    if re.match(r"(?: \w+)* during the reporting period", behind):
        period = seen.reporting_period
    slots: dict[str, Value] = {"group": group, "measure": measure, "value": 0, "period": period}
    slots |= {"unit": unit} if unit else {}
    slots |= {"body": seen.body_before(sentence, match.start()), **codes_of(group, seen.groups_lattice)}
    slots |= voice_around(seen, sentence, match.start())
    return Count(match.start(), 0, slots, Span(*match.span()), confidence=_SURE)


def zeros_after(sentence: Span, found: Sequence[Count], last: Count | None, seen: Discourse) -> Iterator[Count]:
    """Counts of zero from words that continue an earlier count: "none in 2021", "none of them was a man", "and no
    social worker".
    """
    yield from none_of_year(sentence, found, seen)
    yield from _none_of_them(sentence, found, last, seen)
    yield from _listed(sentence, found, seen)
    for match in pattern_named("count_zeros", "verb_none").finditer(seen.text, sentence.start, sentence.end):
        if last and _is_counting(match["verb"]):
            body = seen.body_before(sentence, match.start())
            yield _like(last, match, {"value": 0, "body": body, "group": "Victim"})


def _is_counting(verb: str) -> bool:
    """Whether a verb counts victims: identified, compensated, fined."""
    known = any(verb.casefold().startswith(stem) for stem in word_lists()["counted"])
    return known or class_pattern("counted").fullmatch(verb) is not None


def none_of_year(sentence: Span, found: Sequence[Count], seen: Discourse) -> Iterator[Count]:
    """For "seven in 2019 and none in 2021": a count of zero with the same slots and another year."""
    for match in pattern_named("count_zeros", "none_in").finditer(seen.text, sentence.start, sentence.end):
        if before := [one for one in found if one.at < match.start() and one.whole is None]:
            yield _like(before[-1], match, {"value": 0, "period": match["year"]})


def _none_of_them(sentence: Span, found: Sequence[Count], last: Count | None, seen: Discourse) -> Iterator[Count]:
    for match in pattern_named("count_zeros", "of_them").finditer(seen.text, sentence.start, sentence.end):
        whole = next((one for one in reversed(found) if one.at < match.start() and one.whole is None), last)
        if whole is None or not (match["group"] or _is_counting(match["done"])):
            continue
        group = seen.group_between(*match.span("group")) if match["group"] else ""
        group = common_group(seen, str(whole.slots["group"]), group) if group else str(whole.slots["group"])
        told: dict[str, Value] = {"value": 0, "group": group, **codes_of(group, seen.groups_lattice)}
        told |= {"measure": measure_of_verb(match["done"])} if match["done"] else {}
        zero = _like(whole, match, told)
        zero.whole = whole
        yield zero


def _listed(sentence: Span, found: Sequence[Count], seen: Discourse) -> Iterator[Count]:
    """A zero at the end of a list of numbers: "two psychologists and no social worker"."""
    for match in pattern_named("count_zeros", "listed").finditer(seen.text, sentence.start, sentence.end):
        before = [one for one in found if one.at < match.start() and one.whole is None]
        noun = match["noun"]
        measure, unit = thing_counted(f" {noun}", "", 1, seen.country)
        near = before and ";" not in seen.text[before[-1].at : match.start()]
        if near and measure and before[-1].slots.get("unit", "") == unit:
            yield _like(before[-1], match, {"value": 0, "measure": measure})


def _like(other: Count, match: re.Match[str], told: dict[str, Value]) -> Count:
    """A count of zero with the slots of another count; the given slots replace some of them."""
    kept = {key: value for key, value in other.slots.items() if key not in ("bound", "breakdown", "axis")}
    return Count(match.start(), 0, {**kept, **told}, Span(*match.span()), confidence=_SURE)
