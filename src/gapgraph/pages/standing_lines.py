"""Draws the coverage of one group, in lines: the protections that are unmet for all or for some of the group, the
underserved protections, and the other protections.

A line says which part of the group has which status, and who asserts the status if the report itself doesn't. Below the
line of a status, the page quotes the sentence of the report that proves the status. The parts of a group never overlap,
so no line contradicts another. The short page quotes as many sentences as fit on a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapgraph.core.statuses import Standing, Status, Verdict
from gapgraph.pages.group_lines import draw_sentence, first_names
from gapgraph.pages.layout import SCREEN_WIDTH, Page, Run
from gapgraph.pages.quotations import backing_words, heading, status_run
from gapgraph.tables.group_parts import LikeParts
from gapgraph.tables.group_standing import GroupStanding
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting, number
from gapgraph.vocabulary import VICTIM, curie

TOLD = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.OFFERED, Verdict.UNKNOWN)
"""The verdicts in the order in which the page shows them."""

SCREEN = 24
"""The number of lines of a screen, including the command at the end."""

MOST_LINES = {Verdict.UNMET: 4, Verdict.UNDERSERVED: 2, Verdict.OFFERED: 0}
"""For each verdict, the maximum number of parts with a line of their own on the short page; the other parts share one
line.
"""


FEW, MANY = 3, 99
"""The maximum number of protections in a list: on the short page, and on the full page."""


def group_gaps_page(page: Page, standings: Sequence[GroupStanding], verdicts: Iterable[Verdict], *, full: bool) -> None:
    """Draw the coverage of each of these groups, for the given verdicts."""
    asked = tuple(verdicts)
    heading(page, standings[0].reading.setting)
    for one in standings:
        if full:
            _draw_name(page, one)
            draw_standing(page, one, asked, every=True)
        else:
            _draw_what_fits(page, one, asked)


def counts_in_words(setting: Setting, one: GroupStanding) -> str:
    """The counts of a group in words: ``1 unmet, 12 unmet for some of them, 4 underserved, 17 not known``."""
    some = "some" if one.counts["unmet"] else "some alone"
    keys = {kind: some if kind == "some" else kind for kind in one.counts}
    return ", ".join(setting.say(f"of a group {keys[kind]}", n=count) for kind, count in one.counts.items() if count)


def draw_standing(page: Page, one: GroupStanding, verdicts: Iterable[Verdict], *, every: bool) -> set[str]:
    """Draw every part of the group, verdict by verdict, with the clearest sentence about the part; if ``every`` is
    true, with all sentences that decide the part's status.

    Returns the ids of the quoted claims.
    """
    asked, told = set(verdicts), set[str]()
    for verdict in (found for found in TOLD if found in asked):
        page.blank()
        page.line(Run(one.reading.setting.say(f"standing {verdict}"), "heading"))
        parts = one.of(verdict)
        if not parts:
            page.line(one.reading.setting.say(f"standing no {verdict}"), indent=2)
        if verdict is Verdict.UNKNOWN and not every:
            _draw_listed(page, one.reading, parts, most=MANY)
            continue
        for part in parts:
            _draw_part(page, one.reading, part, [one.reading.label(found.protection) for found in part.parts])
            _draw_sentences(page, one.reading.setting, part, told, every=every)
    return told


def _draw_sentences(page: Page, setting: Setting, part: LikeParts, told: set[str], *, every: bool) -> None:
    """Draw the sentences of a part: the clearest one with the numbers of the other claims, or all of them."""
    claims = {claim.id: claim for found in part.parts for claim in found.evidence}
    if every or part.claim is None:
        for claim in claims.values():
            draw_sentence(page, setting, claim, told, indent=4)
        return
    draw_sentence(page, setting, part.claim, told, indent=4)
    if others := ", ".join(number(claim) for claim in claims.values() if claim != part.claim):
        page.line(Run(setting.say("more claims", claims=f"[{others}]"), "faint"), indent=4, hang=2)


def _draw_what_fits(page: Page, one: GroupStanding, asked: Sequence[Verdict]) -> None:
    """Draw the short form with as many sentences as fit on one screen, the most important first."""
    parts = {verdict: one.of(verdict) for verdict in TOLD if verdict in asked}
    quoted: set[int] = set()
    for part in _most_telling(parts):
        trial = Page(SCREEN_WIDTH)
        heading(trial, one.reading.setting)
        _draw_short(trial, one, parts, quoted | {id(part)})
        if len(trial.text().splitlines()) <= SCREEN:
            quoted.add(id(part))
    _draw_short(page, one, parts, quoted)


def _draw_short(page: Page, one: GroupStanding, parts: dict[Verdict, list[LikeParts]], quoted: set[int]) -> None:
    """Draw the short form of a group's coverage: the group's name, the counts, and the lines about the parts of the
    group. A quoted sentence of the report follows the line about a part of the group if ``quoted`` contains the part's
    ``id()``.
    """
    setting, told = one.reading.setting, set[str]()
    _draw_name(page, one)
    for verdict, members in parts.items():
        if verdict is Verdict.UNKNOWN:
            _draw_unknown(page, one.reading, members)
            continue
        if not members:
            page.line(setting.say(f"standing no {verdict}"), indent=2)
        own = _own_lines(verdict, members)
        for part in own:
            names = [one.reading.label(found.protection) for found in part.parts]
            _draw_part(page, one.reading, part, [first_names(setting, names)])
            if part.claim and id(part) in quoted:
                draw_sentence(page, setting, part.claim, told, indent=4)
        _draw_listed(page, one.reading, members[len(own) :])
    page.line(Run(setting.say("in full", command=setting.command("gaps", *_options_for(one), "--full")), "faint"))


def _draw_name(page: Page, one: GroupStanding) -> None:
    page.blank()
    page.line(Run(one.label, "strong"), f": {counts_in_words(one.reading.setting, one)}", hang=2)


def _options_for(one: GroupStanding) -> list[str]:
    """The options ``--group`` and ``--protection`` of ``gapgraph gaps`` that select this group and its protections."""
    name = one.reading.setting.names.box_id(one.box).removeprefix("gap:")
    group = [] if one.group == VICTIM and one.protections else ["--group", name]
    return group + [word for found in one.protections for word in ("--protection", curie(found).removeprefix("gap:"))]


def _own_lines(verdict: Verdict, members: Sequence[LikeParts]) -> list[LikeParts]:
    """The parts of the group that have their own line on the short page: the first few parts; or all parts, if only one
    part would be left for the shared line.
    """
    most = MOST_LINES[verdict]
    return list(members if len(members) == most + 1 else members[:most])


def _most_telling(parts: dict[Verdict, list[LikeParts]]) -> list[LikeParts]:
    """The parts of the group in the order in which their sentences are chosen for the short page: the first unmet part,
    then the parts whose claims name the group, then the other parts.
    """
    unmet = parts.get(Verdict.UNMET, [])
    every = [part for verdict, members in parts.items() if verdict in MOST_LINES for part in members]
    return list({id(part): part for part in (*unmet[:1], *(p for p in every if p.named), *every)}.values())


def _draw_unknown(page: Page, reading: ReportReading, parts: Sequence[LikeParts]) -> None:
    """Draw one paragraph with the protections that are unknown for all of the group, status by status. The page shows
    the unknown protections, because a protection that the report doesn't mention may still exist.
    """
    runs: list[Run | str] = []
    for status in (Status.UNDISCLOSED, Status.UNSPECIFIED, Status.NOT_EVIDENCED):
        found = [one for part in parts if part.status is status and part.whole for one in part.parts]
        if found:
            spoken = any(one.spoken for one in found)
            what = first_names(reading.setting, [reading.label(one.protection) for one in found])
            runs += ["; " if runs else "", status_run(reading.setting, status, spoken=spoken), f": {what}"]
    if runs:
        page.line(*runs, indent=2, hang=2)


def _draw_part(page: Page, reading: ReportReading, part: LikeParts, names: Sequence[str]) -> None:
    """Draw the line of a part: ``⊘ Restricted (by others' word): men: transportation, medical care``."""
    setting = reading.setting
    standing = dict.fromkeys(word for found in part.parts for word in found.standing)
    by = "" if Standing.REPORTS_WORD in standing else backing_words(setting, standing, ())
    spoken = any(found.spoken for found in part.parts)
    who = setting.say("all of them") if part.whole else part.who
    status = status_run(setting, part.status, spoken=spoken)
    after = f": {', '.join(names)}"
    page.line(status, f" ({by})" if by else "", ": ", Run(who, "strong"), after, indent=2, hang=2)


def _draw_listed(page: Page, reading: ReportReading, parts: Sequence[LikeParts], most: int = FEW) -> None:
    """Draw one line for each status: the protections for which all of the group has the status, then those for which
    only some of the group have it.
    """
    by_status: dict[Status, list[LikeParts]] = {}
    for part in parts:
        by_status.setdefault(part.status, []).append(part)
    for status, members in by_status.items():
        spoken = any(found.spoken for part in members for found in part.parts)
        what = _listed(reading, members, most)
        page.line(status_run(reading.setting, status, spoken=spoken), f": {what}", indent=2, hang=2)


def _listed(reading: ReportReading, members: Sequence[LikeParts], most: int) -> str:
    whole = [reading.label(found.protection) for part in members if part.whole for found in part.parts]
    some = [reading.label(found.protection) for part in members if not part.whole for found in part.parts]
    told = [first_names(reading.setting, whole, most)] if whole else []
    if some:
        named = first_names(reading.setting, list(dict.fromkeys(some)), most)
        told.append(reading.setting.say("for some", what=named))
    return "; ".join(told)
