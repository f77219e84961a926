"""The gaps of a report as a page: who lacks what, the sentence that says so, the duty, and what isn't known.

Protections that the same groups lack for the same reasons are shown together. Groups that lack one protection for the
same reasons are also shown together, so that no sentence is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from gapgraph.core.coverage import Ruling
from gapgraph.core.gaps import Gap
from gapgraph.core.groups import union
from gapgraph.core.reasons import decisive
from gapgraph.core.statuses import SYMBOLS, VERDICT_OF, Status, Verdict
from gapgraph.i18n.say import capital
from gapgraph.law.sentences import stated_sentence
from gapgraph.pages.duty_lines import draw_no_duties, duty_lines
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import (
    VERDICT_HEADINGS,
    backing_words,
    but_among,
    heading,
    ids,
    quotations,
    status_run,
    symbol_run,
)
from gapgraph.tables.group_parts import parts_of
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import VICTIM, Iri, curie

QUOTED_IN_GAPS = 4
"""The maximum number of passages quoted beside a gap; the ids of any other claims follow, and ``explain`` quotes them
all.
"""

_Block = tuple[tuple[Iri, ...], tuple[Gap, ...]]
"""Several protections whose gaps have the same groups, statuses and deciding claims; and the gaps of the first
protection, because the gaps of the other protections differ only in the protection.
"""


def gaps_page(
    page: Page, setting: Setting, gaps: Iterable[Gap], verdicts: Iterable[Verdict], *, benchmarks: bool = False
) -> None:
    """Draw what the report says of everyone, then the gaps with these verdicts, then what isn't known."""
    found, reading = tuple(gaps), ReportReading(setting)
    heading(page, setting)
    draw_no_duties(page, setting)
    _draw_stated(page, setting)
    _draw_systemic(page, reading)
    shown = tuple(verdicts)
    for verdict in shown:
        page.blank()
        page.line(Run(setting.say(VERDICT_HEADINGS[verdict]), "heading"))
        blocks = list(gap_blocks(gap for gap in found if gap.verdict is verdict))
        if not blocks:
            page.blank()
            page.line(setting.say(f"no {verdict}"), indent=2)
        for protections, of_block in blocks:
            _draw_block(page, reading, protections, of_block, benchmarks=benchmarks)
    if Verdict.UNKNOWN not in shown:
        draw_unknown(page, setting)
    if Verdict.UNDERSERVED not in shown:
        draw_underserved(page, setting)
    if found:
        page.blank()
        draw_hint(page, setting, found[0])


def gap_blocks(gaps: Iterable[Gap]) -> Iterator[_Block]:
    """Blocks of protections whose gaps have the same groups and the same deciding claims."""
    alike: dict[object, list[tuple[Gap, ...]]] = {}
    for _, group in groupby(gaps, key=lambda gap: gap.protection):
        of_one = tuple(group)
        key = tuple((gap.box.leaves, gap.statuses, _reasons(gap)) for gap in of_one)
        alike.setdefault(key, []).append(of_one)
    for members in alike.values():
        yield tuple(gaps[0].protection for gaps in members), members[0]


def _draw_block(
    page: Page, reading: ReportReading, protections: tuple[Iri, ...], gaps: tuple[Gap, ...], *, benchmarks: bool
) -> None:
    setting = reading.setting
    page.blank()
    page.line(Run(capital(", ".join(map(setting.names.label, protections))), "strong"))
    for alike in _alike(gaps):
        status, groups = told_gaps(reading, alike)
        backing = backing_words(setting, alike[0].standing, alike[0].places)
        after = [Run(f" ({backing})", "faint")] if backing else []
        page.line(status, Run(": "), Run(groups, "strong"), *after, indent=2, hang=2)
        _draw_evidence(page, setting, alike[0])
        every = [Gap(p, gap.box, gap.verdict, gap.statuses, gap.evidence) for gap in alike for p in protections]
        for line in duty_lines(setting, every, benchmarks=benchmarks):
            page.line(Run("→ "), line, indent=6, hang=2)


def told_gaps(reading: ReportReading, gaps: tuple[Gap, ...]) -> tuple[Run, str]:
    """The status that most people in these gaps have; and the groups of these gaps in words, followed by the parts of
    these groups that have another status.
    """
    protection, box = gaps[0].protection, reading.box_of(union(gap.box.leaves for gap in gaps))
    spoken = bool(box.leaves & reading.setting.coverage[protection].spoken)
    most, others = parts_of(reading, protection, box)
    who = reading.boxes.said_together(gap.box for gap in gaps)
    return status_run(reading.setting, most, spoken=spoken), who + but_among(reading, others, spoken=spoken)


def _alike(gaps: Iterable[Gap]) -> Iterator[tuple[Gap, ...]]:
    """Groups gaps that have the same statuses and the same deciding claims; the groups are in the order of their first
    gap.
    """
    kinds: dict[object, list[Gap]] = {}
    for gap in gaps:
        kinds.setdefault((gap.statuses, _reasons(gap)), []).append(gap)
    return map(tuple, kinds.values())


def _reasons(gap: Gap) -> frozenset[str]:
    """The ids of the deciding claims, to compare the reasons of gaps."""
    return frozenset(claim.id for claim in gap.evidence)


def _draw_evidence(page: Page, setting: Setting, gap: Gap) -> None:
    if more := quotations(page, gap.evidence, setting, indent=6, most=QUOTED_IN_GAPS):
        page.line(Run(setting.say("more claims", claims=ids(more)), "faint"), indent=6, hang=2)


def draw_unknown(page: Page, setting: Setting, *, quoted: bool = True) -> None:
    """Draw what the source leaves unknown, in a separate list for each kind of unknown, so that readers see that a
    protection which isn't mentioned may still exist.
    """
    rulings = [ruling for ruling in setting.coverage.values() if ruling.applicable]
    wholly = [r for r in rulings if r.leaves(Verdict.UNKNOWN) == r.applicable]
    partly = [r for r in rulings if r.leaves(Verdict.UNKNOWN) and r not in wholly]
    if not (wholly or partly):
        return
    page.blank()
    page.line(Run(setting.say("not known"), "heading"))
    page.blank()
    undisclosed = [r for r in wholly if Status.UNDISCLOSED in r.statuses]
    for alike in _same_silence(undisclosed):
        what, whom = _listed(setting, alike), setting.names.label(_whom(setting, alike[0]))
        _draw_silence(page, setting, Status.UNDISCLOSED, setting.say("undisclosed for all", what=what, whom=whom))
        if quoted:
            quotations(page, decisive(alike[0], alike[0].applicable), setting, indent=6)
    rest = [r for r in wholly if r not in undisclosed]
    some = [r for r in rest if Status.UNSPECIFIED in r.statuses]
    spoken = [r for r in rest if r not in some and r.spoken & r.applicable]
    silent = [r for r in rest if r not in some and r not in spoken]
    if spoken:
        symbol = Run(SYMBOLS[Status.NOT_EVIDENCED], VERDICT_OF[Status.NOT_EVIDENCED].value)
        page.line(symbol, " ", setting.say("spoken of", what=_listed(setting, spoken)), indent=2, hang=2)
    for status, phrase, chosen in (
        (Status.UNSPECIFIED, "unspecified for all", some),
        (
            Status.NOT_EVIDENCED,
            "beyond for all" if setting.is_beyond(Status.NOT_EVIDENCED) else "silent for all",
            silent,
        ),
    ):
        if chosen:
            _draw_silence(page, setting, status, setting.say(phrase, what=_listed(setting, chosen)))
    if partly:
        page.line(setting.say("partly unknown", what=_listed(setting, partly)), indent=2, hang=2)
    page.line(
        Run(setting.say("see unknown", command=setting.command("gaps", "--verdict", "unknown")), "faint"), indent=2
    )


def _draw_silence(page: Page, setting: Setting, status: Status, text: str) -> None:
    page.line(symbol_run(setting, status), " ", text, indent=2, hang=2)


def _same_silence(rulings: Iterable[Ruling]) -> Iterator[list[Ruling]]:
    kinds: dict[object, list[Ruling]] = {}
    for ruling in rulings:
        kinds.setdefault((ruling.applicable, decisive(ruling, ruling.applicable)), []).append(ruling)
    return iter(kinds.values())


def _whom(setting: Setting, ruling: Ruling) -> Iri:
    return setting.graph.lattice.names.get(ruling.applicable, VICTIM)


def _listed(setting: Setting, rulings: Iterable[Ruling]) -> str:
    return ", ".join(setting.names.label(ruling.protection) for ruling in rulings)


def draw_underserved(page: Page, setting: Setting) -> None:
    """Draw the underserved protections in a separate list."""
    short = [ruling for ruling in setting.coverage.values() if ruling.leaves(Verdict.UNDERSERVED)]
    if short:
        command = setting.command("gaps", "--verdict", "underserved")
        text = setting.say("underserved too", what=_listed(setting, short), command=command)
        page.blank()
        page.line(Run(f"{SYMBOLS[Status.LIMITED]} ", "underserved"), text, indent=2, hang=2)


def _draw_stated(page: Page, setting: Setting) -> None:
    """Draw what the source itself says of duties, in its own words."""
    if not setting.duties.stated:
        return
    page.blank()
    page.line(Run(setting.say("said of duties"), "heading"))
    page.blank()
    for one in setting.duties.stated:
        page.line(stated_sentence(one, setting.names), Run(f" {one.claim.id}", "faint"), indent=2, hang=2)


def _draw_systemic(page: Page, reading: ReportReading) -> None:
    if not reading.systemic:
        return
    page.blank()
    page.line(Run(reading.setting.say("beside everything"), "heading"))
    page.blank()
    quotations(page, reading.systemic, reading.setting, indent=2)


def draw_hint(page: Page, setting: Setting, gap: Gap) -> None:
    """Draw the command that explains the gap."""
    group, protection = (name.removeprefix("gap:") for name in (setting.names.box_id(gap.box), curie(gap.protection)))
    page.line(Run(setting.say("why", command=setting.command("explain", group, protection)), "faint"))
