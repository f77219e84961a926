"""Groups on a page of gaps, the worst off first: what each group lacks, the sentence that says so, and which part of
the group lacks more.

Above the groups, at most six lines show what the report says of everyone and of duties.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapgraph.core.boxes import Box
from gapgraph.core.claims import Claim
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import VERDICT_OF, Status, Verdict
from gapgraph.law.sentences import stated_in_short
from gapgraph.pages.layout import SCREEN_WIDTH, Page, Run
from gapgraph.pages.quotations import backing_words, but_among, status_run
from gapgraph.tables.group_parts import WORST_FIRST, parts_of
from gapgraph.tables.group_ranking import RankedGroup, claim_to_quote, lacking_parts, plain_first, ranked_groups
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting, attribution_in_words, number, quote_claim, same_words
from gapgraph.vocabulary import curie

MOST_LEAD = 6
"""The maximum number of lines about everyone and about duties."""

MOST_GROUPS = 8
"""The maximum number of groups on the page."""

MOST_PROTECTIONS = 3
"""The maximum number of protections named for one status of a group; the others are only counted."""

MOST_PARTS = 2
"""The maximum number of parts of a group that are named because they lack more than the whole group."""


def draw_lead(page: Page, setting: Setting, systemic: Sequence[Claim]) -> None:
    """Draw what the report says of duties and of everyone: one sentence for each, and the number of other sentences."""
    duties = [f"{stated_in_short(one, (), setting.names)} [{number(one.claim)}]" for one in setting.duties.stated]
    everyone = [
        f"{quote_claim(alike[0], setting)} ({attribution_in_words(alike[0], setting)}) {_numbers(alike)}"
        for alike in same_words(systemic, setting)
    ]
    told = ((f"lead {key}", texts) for key, texts in (("duty said", duties), ("everyone said", everyone)) if texts)
    lines = [setting.say(key, text=_first_of(setting, texts)) for key, texts in told]
    whole = sum(map(_lines, lines)) <= MOST_LEAD
    for line in lines if whole else [setting.say("lead more", n=len(duties) + len(everyone))]:
        page.line(line, hang=2)


def _first_of(setting: Setting, texts: Sequence[str]) -> str:
    return setting.say("so many more", what=texts[0], n=len(texts) - 1) if len(texts) > 1 else texts[0]


def _lines(text: str) -> int:
    """The number of lines that a paragraph needs."""
    trial = Page(SCREEN_WIDTH)
    trial.line(text, hang=2)
    return len(trial.text().splitlines())


def _numbers(claims: Sequence[Claim]) -> str:
    return f"[{', '.join(map(number, claims))}]"


def draw_groups(page: Page, reading: ReportReading) -> None:
    """Draw the groups that the report names, the worst off first. If several groups are equally badly off, the one with
    the simplest name comes first.
    """
    setting = reading.setting
    first, others = plain_first(reading, [one for one in ranked_groups(reading) if _is_told(one)], MOST_GROUPS)
    if not first:
        return
    page.blank()
    wholly_short = not any(_told_verdict(one) is Verdict.UNMET for one in first)
    page.line(Run(setting.say("by group short" if wholly_short else "by group"), "heading"))
    told: set[str] = set()
    for one in first:
        draw_group(page, reading, one, told)
    if others:
        page.line(Run(setting.say("also named", groups=", ".join(reading.label(one.group) for one in others)), "faint"))
    local = curie(first[0].group).removeprefix("gap:")
    page.line(Run(setting.say("one group's", command=setting.command("gaps", "--group", local)), "faint"))


def _is_told(one: RankedGroup) -> bool:
    return any(one.counts[kind] for kind in ("unmet", "some", "underserved"))


def _told_verdict(one: RankedGroup) -> Verdict:
    return Verdict.UNMET if one.counts["unmet"] or one.counts["some"] else Verdict.UNDERSERVED


def draw_group(page: Page, reading: ReportReading, one: RankedGroup, told: set[str]) -> None:
    """Draw a group: its counts, its gravest gaps, the sentence, and which part of the group lacks more.

    ``told`` are the ids of the claims that the page has already quoted; the ids of newly quoted claims are added.
    """
    setting, verdict = reading.setting, _told_verdict(one)
    kinds = ("unmet", "some") if verdict is Verdict.UNMET else ("underserved",)
    keys = {kind: "some alone" if kind == "some" and not one.counts["unmet"] else kind for kind in kinds}
    counts = ", ".join(setting.say(f"of a group {keys[k]}", n=one.counts[k]) for k in kinds if one.counts[k])
    page.line(Run(reading.label(one.group), "strong"), Run(f": {counts}"))
    for (status, by), cells in _lacks(reading, one, verdict).items():
        what = first_names(setting, [_told(reading, one, cell) for cell in cells])
        page.line(status_run(setting, status, spoken=True), f" ({by})" if by else "", f": {what}", indent=2, hang=2)
    if claim := claim_to_quote(reading, one):
        draw_sentence(page, setting, claim, told, indent=2)
    if lacking := _among(reading, one):
        page.line(setting.say("lacks more", who=lacking), indent=2, hang=2)


def draw_sentence(page: Page, setting: Setting, claim: Claim, told: set[str], indent: int) -> None:
    """Draw a quotation with who says so and the claim's number; if the claim was quoted above, only the number."""
    if claim.id in told:
        page.line(Run(setting.say("as above", claims=f"[{number(claim)}]"), "faint"), indent=indent)
        return
    told.add(claim.id)
    after = Run(f" ({attribution_in_words(claim, setting)}) [{number(claim)}]", "faint")
    page.line(quote_claim(claim, setting), after, indent=indent, hang=2)


def _lacks(reading: ReportReading, one: RankedGroup, verdict: Verdict) -> dict[tuple[Status, str], list[GroupCoverage]]:
    """The protections that the whole group lacks, grouped by the most common status and by who says so; what the report
    itself says comes first.
    """
    found: dict[tuple[Status, str], list[GroupCoverage]] = {}
    for cell in one.cells:
        if all(VERDICT_OF[status] is verdict for status in (cell.best, cell.worst)):
            status, _ = parts_of(reading, cell.protection, _applicable(reading, one, cell))
            said = (_plain_word(reading, one, cell, status), backing_words(reading.setting, cell.standing, ()))
            found.setdefault((status, "; ".join(filter(None, said))), []).append(cell)
    return dict(sorted(found.items(), key=lambda item: (WORST_FIRST.index(item[0][0]), item[0][1])))


def _plain_word(reading: ReportReading, one: RankedGroup, cell: GroupCoverage, status: Status) -> str:
    """Words for "denied" if no claim says that somebody was refused: the protection isn't given, or it is for others
    only.
    """
    if status is not Status.DENIED:
        return ""
    denied = one.leaves & reading.setting.coverage[cell.protection].statuses[status]
    word = reading.word(cell.protection, denied, status, spoken=True).word
    return "" if word == reading.word_alone(status) else word[:1].lower() + word[1:]


def _applicable(reading: ReportReading, one: RankedGroup, cell: GroupCoverage) -> Box:
    return reading.box_of(one.leaves & reading.setting.coverage[cell.protection].applicable)


def _told(reading: ReportReading, one: RankedGroup, cell: GroupCoverage) -> str:
    """The protection, and the part of the group whose status differs from the status of most of the group."""
    _, others = parts_of(reading, cell.protection, _applicable(reading, one, cell))
    return reading.label(cell.protection) + but_among(reading, others)


def _among(reading: ReportReading, one: RankedGroup) -> str:
    lacking = lacking_parts(reading, one)
    told = [
        f"{who} ({first_names(reading.setting, list(map(reading.label, protections)), most=1)})"
        for who, protections in list(lacking.items())[:MOST_PARTS]
    ]
    words = "; ".join(told)
    return reading.setting.say("with others", what=words) if len(lacking) > len(told) else words


def first_names(setting: Setting, named: Sequence[str], most: int = MOST_PROTECTIONS) -> str:
    """The first of some names, and how many more there are; if only one more, its name."""
    if len(named) <= most + 1:
        return ", ".join(named)
    return setting.say("so many more", what=", ".join(named[:most]), n=len(named) - most)
