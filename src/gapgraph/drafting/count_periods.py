"""The period of a number: its year, month or interval, or else the period of the sentence or of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.idle_numbers import MONTHS
from gapgraph.drafting.numbers_of_sentence import SentenceNumber, date_in
from gapgraph.drafting.word_tables import pattern_named

_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_YEAR: Final = r"(?:19|20)\d\d"
_INTERVAL: Final = re.compile(
    rf"\b(?P<first>{_MONTH})?(?:(?<=[a-z]) (?={_YEAR}))?(?P<from>{_YEAR})?(?: ?[-–] ?| (?:and|to|until|through|till) )"
    rf"(?:the end of )?(?:(?P<last>{_MONTH}) )?(?P<to>{_YEAR})\b"
)
_FISCAL: Final = re.compile(rf"\b(?P<from>{_YEAR})[/–-](?P<to>\d\d)\b(?![-/])")
_SINCE: Final = re.compile(rf"\b[Ss]ince (?:(?P<month>{_MONTH}) )?(?P<year>{_YEAR})\b")
_IN_MONTH: Final = re.compile(rf"\b[Ii]n (?P<month>{_MONTH})\b(?! \d)")


def year_before(period: str) -> str:
    """The same period, one year earlier."""
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)


def interval_in(words: str, report: Mapping[str, str]) -> str:
    """The interval that words give, from month to month: "between July 2020 and June 2022", "in 2018-2020"."""
    return next(_intervals(words, report), "")


def _intervals(words: str, report: Mapping[str, str]) -> Iterator[str]:
    for match in _FISCAL.finditer(words):
        month = int(report["period_start"][5:7])
        first, last = int(match["from"]), int(match["from"]) + (month > 1)
        if int(match["to"]) == (first + 1) % 100:
            yield f"{first}-{month:02d}/{last}-{(month - 2) % 12 + 1:02d}"
    for match in _INTERVAL.finditer(words):
        if _spans_time(match, words):
            yield f"{_month(match['from'] or match['to'], match['first'], 1)}/{_month(match['to'], match['last'], 12)}"
    for match in _SINCE.finditer(words):
        yield f"{_month(match['year'], match['month'], 1)}/{report['period_end'][:7]}"


def _spans_time(match: re.Match[str], words: str) -> bool:
    """Whether two dates are the ends of an interval: "between May and June 2020" is one, "in 2018 and 2020" is not."""
    if not (match["from"] or (match["first"] and match["last"])):
        return False
    before = words[: match.start()]
    opened = pattern_named("count_periods", "opened").search(before)
    joint = match.group()
    if " and " in joint:
        next_year = match["from"] is not None and int(match["to"]) == int(match["from"]) + 1
        near = opened is not None and next_year and "respectively" not in words
        return near or pattern_named("count_periods", "between").search(before) is not None
    return opened is not None or "–" in joint or "-" in joint


def _month(year: str, month: str | None, other: int) -> str:
    return f"{year}-{MONTHS.index(month) + 1 if month else other:02d}"


def period_of(number: SentenceNumber, sentence: Span, seen: Discourse, timeless: bool) -> str:
    """The period of a number; a ``timeless`` number (days, money) without a year has the report's period."""
    if found := interval_in(number.tail, seen.report) or number.year:
        return found
    if number.previous:
        return year_before(seen.reporting_period)
    if timeless:
        return seen.reporting_period
    words = seen.text[sentence.start : sentence.end]
    main = pattern_named("count_periods", "compared").before(words)
    near = seen.text[seen.clause_start(sentence, number.start) : number.tail_end]
    if found := _told(main, seen) or _month_of(near, seen.report):
        return found
    dated = "" if number.start - sentence.start >= len(main) else date_in(main)
    elsewhere = "-" in dated and dated[:4] not in near
    return dated if dated and not elsewhere else seen.default_period(sentence)


def _told(words: str, seen: Discourse) -> str:
    """The time that a sentence names: an interval, the whole period, or the year before."""
    if pattern_named("count_periods", "whole").search(words):
        return seen.reporting_period
    if pattern_named("count_periods", "last_year").search(words):
        return str(int(seen.report["period_end"][:4]) - 1)
    if pattern_named("count_periods", "this_year").search(words) and _is_part_of_a_year(seen):
        return seen.report["period_end"][:4]
    return interval_in(words, seen.report)


def _is_part_of_a_year(seen: Discourse) -> bool:
    """Whether a report is about some months of one year."""
    first, last = seen.report["period_start"], seen.report["period_end"]
    return first[:4] == last[:4] and (first[5:7], last[5:7]) != ("01", "12")


def _month_of(words: str, report: Mapping[str, str]) -> str:
    """The month that words such as "in January" mean, in the year in which the reporting period contains it."""
    match = _IN_MONTH.search(words)
    if match is None:
        return ""
    for year in range(int(report["period_start"][:4]), int(report["period_end"][:4]) + 1):
        month = _month(str(year), match["month"], 1)
        if report["period_start"][:7] <= month <= report["period_end"][:7]:
            return month
    return ""
