"""Explains in ten lines at most why a group has its status for a protection; ``--full`` gives the whole derivation.

The short explanation has a line for each status, which says which people have the status and what the deciding claims
describe. The page quotes only as many sentences of the report as fit on ten lines. The page also shows the gravest duty
with a finding, and the number of claims that the rules considered, if there is room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gapgraph.core.claims import Claim
from gapgraph.core.explanation import Derivation, Explanation
from gapgraph.core.reasons import Part
from gapgraph.core.statuses import Standing
from gapgraph.i18n.say import capital
from gapgraph.pages.explain_page import draw_inapplicable, duties_of, told_in_words
from gapgraph.pages.group_lines import draw_sentence
from gapgraph.pages.layout import SCREEN_WIDTH, Page, Run
from gapgraph.pages.quotations import backing_words, draw_conditions, status_run
from gapgraph.tables.group_parts import WORST_FIRST
from gapgraph.tables.group_ranking import plainest_claim
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import NO_IRI, curie

MOST_EXPLAINED = 10
"""The maximum number of lines of the short form on a page of 100 columns."""

MOST_STATUSES = 4
"""The maximum number of statuses that have a line of their own; the other statuses are only counted."""


def explain_in_short(page: Page, setting: Setting, why: Explanation) -> None:
    """Draw the short form with as many sentences, duties and counts as fit its lines."""
    reading, shown = ReportReading(setting), set[str]()
    for key in _choices():
        trial = Page(SCREEN_WIDTH)
        _draw(trial, reading, why, shown | {key})
        if len(trial.text().splitlines()) <= MOST_EXPLAINED:
            shown.add(key)
    _draw(page, reading, why, shown)


def _choices() -> Iterator[str]:
    """The keys of the parts that can be shown (sentences, the duty, the counts), the most important first."""
    yield "quote 0"
    yield "duty"
    yield from (f"quote {n}" for n in range(1, MOST_STATUSES))
    yield "counts"


def _draw(page: Page, reading: ReportReading, why: Explanation, shown: set[str]) -> None:
    """Draw the whole short form; ``shown`` are the keys of the sentences, duties and counts to show."""
    setting = reading.setting
    _draw_head(page, reading, why)
    standings = sorted(why.derivations, key=lambda one: WORST_FIRST.index(one.status))
    _draw_statuses(page, reading, why, standings, shown)
    if not why.derivations:
        draw_inapplicable(page, setting, why)
    elif "duty" in shown:
        _draw_duty(page, setting, why, standings[0])
    if "counts" in shown and (counts := _counts(setting, why)):
        page.line(Run(counts, "faint"), hang=2)
    names = (setting.names.box_id(why.box), curie(why.protection))
    words = [name.removeprefix("gap:") for name in names]
    page.line(Run(setting.say("in full", command=setting.command("explain", *words, "--full")), "faint"))


def _draw_head(page: Page, reading: ReportReading, why: Explanation) -> None:
    setting = reading.setting
    protection, group = reading.label(why.protection), reading.box_label(why.box)
    title = capital(setting.say("protection for group", protection=protection, group=group))
    page.line(Run(title, "title"), Run(f" · {setting.id}", "faint"))
    draw_conditions(page, setting)


def _draw_statuses(
    page: Page, reading: ReportReading, why: Explanation, standings: Sequence[Derivation], shown: set[str]
) -> None:
    """Draw one line for each status. Below the line of the status number ``n``, quote the deciding claim if ``shown``
    has the key ``quote n``. A claim that is already quoted for another status is drawn as its number only.
    """
    setting, told = reading.setting, set[str]()
    for n, standing in enumerate(standings[:MOST_STATUSES]):
        page.line(*_status(reading, why, standing), hang=2)
        claim = _claim(why, standing)
        if claim and f"quote {n}" in shown:
            draw_sentence(page, setting, claim, told, indent=2)
    if len(standings) > MOST_STATUSES:
        page.line(Run(setting.say("more statuses", n=len(standings) - MOST_STATUSES), "faint"))


def _status(reading: ReportReading, why: Explanation, standing: Derivation) -> list[Run | str]:
    """The line about a status: who has the status, and what the deciding claims describe. An example of a line's
    beginning is ``⊘ Restricted (by others' word): men``.
    """
    setting = reading.setting
    all_of_them = standing.leaves == why.leaves
    who = setting.say("all of them") if all_of_them else reading.boxes.said_together(standing.boxes, why.box.leaves)
    own = not standing.standing or Standing.REPORTS_WORD in standing.standing
    by = backing_words(setting, () if own else standing.standing, standing.places)
    words = status_run(setting, standing.status, spoken=standing.spoken)
    return [words, f" ({by})" if by else "", ": ", Run(who, "strong"), f". {told_in_words(setting, standing)}"]


def _claim(why: Explanation, standing: Derivation) -> Claim | None:
    """The claim to quote: the clearest claim that decides; if no claim decides, the clearest that concerns the group
    without deciding.
    """
    weights = Counter[Claim]()
    for role in standing.playing(Part.DECIDED) or [role for role in why.beside if role.leaves & standing.leaves]:
        weights[role.claim] += (role.leaves & standing.leaves).bit_count()
    group = next((claim.group for claim in weights), NO_IRI)
    return plainest_claim(group, weights)


def _draw_duty(page: Page, setting: Setting, why: Explanation, worst: Derivation) -> None:
    """Draw the gravest duty with a finding for the worst status, and the number of other duties; without a finding,
    what the source says of duties. If no duty of the country is known, say so.
    """
    if not setting.has_known_duties:
        country = setting.names.label(setting.report.country)
        page.line(Run(setting.say("no duties known in short", country=country), "faint"), hang=2)
    lines = list(duties_of(setting, why, worst))
    raised = lines[len(list(setting.duties.stated_on(why.protection))) :] or lines
    if raised:
        more = len(raised) - 1
        text = setting.say("so many more", what=raised[0], n=more) if more else raised[0]
        page.line(Run("→ "), text, hang=2)


def _counts(setting: Setting, why: Explanation) -> str:
    """How many claims the rules considered that decide nothing, and how many other claims concern the group."""
    decided = {role.claim.id for one in why.derivations for role in one.playing(Part.DECIDED)}
    weighed = {role.claim.id for one in why.derivations for role in one.roles} - decided
    numbers = (("weighed too", len(weighed)), ("stand beside", len(why.beside)))
    told = ", ".join(setting.say(key, n=n) for key, n in numbers if n)
    return capital(told)
