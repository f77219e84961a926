"""Numbers of a text that count nothing: ages, parts of dates, fractions, "24-hour", "one of the shelters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gapgraph.drafting.counted_things import counted_noun
from gapgraph.drafting.word_tables import pattern_named, pattern_of, word_lists

CountedNumber = tuple[int, int, int | Decimal]
"""The start, the end and the value of a number."""
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SMALL_BELOW: Final = 10
"""Only a number below this limit can be ignored as the first number of a fraction ("one in ten"), or as a number of
informants or of somebody's children.
"""
_OLDEST_MINOR: Final = 30
"""The largest number that can be an age after "over" or "under"."""


def is_idle(words: str, figure: CountedNumber) -> bool:
    """Whether a number of a sentence counts nothing."""
    before, written, after = words[: figure[0]], words[figure[0] : figure[1]], words[figure[1] :]
    return (
        _is_year(before, written, after)
        or _is_day(before, after)
        or _is_age(before, after, figure[2])
        or pattern_named("idle_numbers", "many").fullmatch(written) is not None
        or pattern_named("idle_numbers", "after").match(after) is not None
        or pattern_named("idle_numbers", "before").search(before) is not None
        or _is_span(before, after)
        or _is_of_telephone(before, written, after)
        or (not before.strip(" (") and re.match(r"[.)](?:\s|$)", after) is not None)
        or (figure[2] < _SMALL_BELOW and pattern_named("idle_numbers", "ratio").match(after) is not None)
        or (figure[2] < _SMALL_BELOW and _is_aside(before, after))
        or (figure[2] == 1 and _is_example(before, after))
    )


def _is_aside(before: str, after: str) -> bool:
    """Whether a small number only counts informants, the largest of something, or the children that somebody has."""
    if re.match(r"\s+(?:or more )?(?:child|children|dependa?e?nts)\b", after):
        return pattern_named("idle_numbers", "children").search(before) is not None
    return (
        pattern_named("idle_numbers", "apart").match(after) is not None
        or pattern_named("idle_numbers", "told_by").search(before) is not None
    )


def _is_year(before: str, written: str, after: str) -> bool:
    if re.fullmatch(r"\d\d", written) and re.search(r"\b(?:19|20)\d\d[/–-]$", before):
        return True
    if not re.fullmatch(r"(?:19|20)\d\d", written):
        return False
    dated = pattern_named("idle_numbers", "dated").search(before.rstrip()) or re.match(r"[/–-]\d", after)
    if dated is not None:
        return pattern_named("idle_numbers", "counted").match(after) is None
    return not counted_noun(re.split(r"[,;:()]", after)[0], 2)


def _is_day(before: str, after: str) -> bool:
    """The day of a date: "14 January", "from 5 to 9 October", "January 14"."""
    months = "|".join(MONTHS)
    ahead = re.match(rf"(?:\s*(?:to|and|–|-)\s*\d{{1,2}})?\s+(?:{months})\b", after)
    return ahead is not None or (
        re.search(rf"\b(?:{months})\s+$", before) is not None
        and re.match(r",?\s+(?:19|20)\d\d|[.,;]|$", after) is not None
    )


def _is_age(before: str, after: str, value: int | Decimal) -> bool:
    if pattern_named("idle_numbers", "aged").search(before) or pattern_named("idle_numbers", "old").match(after):
        return True
    limited = pattern_named("idle_numbers", "limit").search(before)
    return (
        value <= _OLDEST_MINOR
        and limited is not None
        and pattern_named("idle_numbers", "alone").match(after) is not None
    )


def _is_of_telephone(before: str, written: str, after: str) -> bool:
    """Whether a number is beside other numbers, as in a telephone number: "the hotline 116 16"."""
    behind = re.search(r"\b(\d+) $", before)
    beside = re.match(r" \d", after) or (behind and not re.fullmatch(r"(?:19|20)\d\d", behind[1]))
    return written.isdigit() and beside is not None and not re.fullmatch(r"(?:19|20)\d\d", written)


def _is_span(before: str, after: str) -> bool:
    """Whether a length of time only says when something happened: "the first three months", "after six months", "in
    four years".
    """
    unit = pattern_named("idle_numbers", "time").match(after)
    if unit is None:
        return False
    whole = re.search(r"\byears?$", unit.group()) and pattern_named("idle_numbers", "years").search(before)
    return whole is not None or pattern_named("idle_numbers", "span").search(before) is not None


def _is_example(before: str, after: str) -> bool:
    """Whether "one" names an example and counts nothing: "one of the shelters", "no one", "one another"."""
    if re.search(r"\b(?:only|just|at least) $", before):
        return False
    if pattern_named("idle_numbers", "one_time").match(after):
        return re.search(r"\b(?:in|on|at) $", before, re.IGNORECASE) is not None
    return (
        pattern_named("idle_numbers", "example").match(after) is not None
        or pattern_named("idle_numbers", "this").search(before) is not None
        or pattern_named("idle_numbers", "speaker").match(after) is not None
    )


def dozens_in(words: str) -> Iterator[CountedNumber]:
    """Numbers in words that aren't numerals: "a dozen" is twelve, "a single" is one."""
    table = word_lists()["dozens"]
    for match in pattern_of(rf"\b(?:{'|'.join(table)})\b").finditer(words):
        if not pattern_named("idle_numbers", "denied").search(words, 0, match.start()):
            yield match.start(), match.end(), int(table[match.group().casefold()])
