"""Pages on what would change under a supposition, and on the fewest new services that would close the most gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gapgraph.core.claims import Claim
from gapgraph.core.ids import id_order
from gapgraph.core.statuses import Status
from gapgraph.i18n.say import capital
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import heading, ids, quotation, quotations, status_run
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import Iri
from gapgraph.whatif.changes import Change, ChangeEffect, Obstacle, Plan
from gapgraph.whatif.supposition import SUPPOSABLE_KINDS, SUPPOSED, Supposition

QUOTED_IN_WHATIF = 3
"""The maximum number of claims quoted beside a change; the ids of any others follow."""


def whatif_page(page: Page, setting: Setting, what: Supposition, changes: Sequence[Change]) -> None:
    """Draw the supposition, and what would change under it, effect by effect."""
    heading(page, setting)
    _draw_supposed(page, setting, what)
    _draw_superseded(page, setting, changes)
    if all(change.effect is ChangeEffect.STAYS for change in changes):
        page.blank()
        page.line(setting.say("no effect"))
    for effect, alike in groupby(changes, key=lambda change: change.effect):
        page.blank()
        page.line(Run(setting.say(f"effect {effect}"), "heading"))
        for change, protections in _merged(alike):
            _draw_change(page, setting, change, protections)
    _draw_in_the_way(page, setting, what, changes)


def _draw_superseded(page: Page, setting: Setting, changes: Iterable[Change]) -> None:
    """Draw the sentences that the supposed claims contradict."""
    if claims := list(dict.fromkeys(claim for change in changes for claim in change.superseded)):
        page.blank()
        page.line(Run(setting.say("superseded"), "heading"))
        _draw_claims(page, setting, claims)


def _draw_in_the_way(page: Page, setting: Setting, what: Supposition, changes: Sequence[Change]) -> None:
    """Draw the fewest claims that must also change, each with its group and protection, and the command that also
    supposes these changes.
    """
    blocked = [change for change in changes if change.in_the_way]
    if not blocked:
        return
    page.blank()
    page.line(Run(setting.say("in the way"), "heading"))
    for claims, of_claims in _by_claims(Obstacle(one.protection, one.box, one.in_the_way) for one in blocked):
        _draw_obstacle(page, setting, claims, of_claims)
    words = [f"+{claim.label}" for claim in what.added if claim.label.partition(":")[0] in SUPPOSABLE_KINDS]
    if len(words) == len(what.added):
        numbers = {claim.id for change in blocked for claim in change.in_the_way} | what.removed
        taken = (f"-{id_.rpartition('/')[2]}" for id_ in sorted(numbers, key=id_order))
        page.blank()
        line = setting.command("whatif", *words, *taken)
        page.line(Run(setting.say("suppose that too", command=line), "faint"), indent=2, hang=2)


def _draw_supposed(page: Page, setting: Setting, what: Supposition) -> None:
    page.blank()
    page.line(Run(setting.say("supposed"), "heading"))
    page.blank()
    for claim in what.added:
        page.line(setting.say("supposed added", claim=claim.label or claim.id), indent=2, hang=2)
    for claim in setting.graph.claims(setting.id):
        if claim.id in what.removed:
            page.line(setting.say("supposed removed"), indent=2)
            quotation(page, claim, setting, indent=4)


def _merged(changes: Iterable[Change]) -> Iterator[tuple[Change, list[Iri]]]:
    """Merges changes that differ only in the protection; each merged change has all its protections."""
    alike: dict[object, list[Change]] = {}
    for one in changes:
        key = (one.box.leaves, one.before, one.after, one.decided_before, one.decided_after)
        alike.setdefault(key, []).append(one)
    for of_key in alike.values():
        yield of_key[0], [one.protection for one in of_key]


def _draw_change(page: Page, setting: Setting, change: Change, protections: list[Iri]) -> None:
    page.blank()
    page.line(Run(capital(", ".join(map(setting.names.label, protections))), "strong"))
    turn = [*_statuses(setting, change.before), Run(" → "), *_statuses(setting, change.after)]
    page.line(*turn, Run(": "), Run(setting.names.box_label(change.box), "strong"), indent=2, hang=2)
    decided = dict.fromkeys((*change.decided_before, *change.decided_after))
    _draw_claims(page, setting, [claim for claim in decided if not claim.id.startswith(f"{SUPPOSED}/")])


def _statuses(setting: Setting, statuses: Iterable[Status]) -> list[Run]:
    return [run for status in statuses for run in (status_run(setting, status), Run(", "))][:-1]


def _draw_claims(page: Page, setting: Setting, claims: Iterable[Claim]) -> None:
    if more := quotations(page, claims, setting, indent=6, most=QUOTED_IN_WHATIF):
        page.line(Run(setting.say("more claims", claims=ids(more)), "faint"), indent=6, hang=2)


def plan_page(page: Page, setting: Setting, plan: Plan) -> None:
    """Draw the new services, the one that closes the most gaps first, and the gaps that no new service can close."""
    heading(page, setting)
    page.blank()
    page.line(Run(setting.say("plan", unmet=plan.unmet), "heading"))
    page.blank()
    for step, one in enumerate(plan.services, 1):
        what, whom = setting.names.label(one.protection), setting.names.label(one.group)
        said = setting.say("plan step", step=step, protection=what, group=whom, closes=one.closes, left=one.left)
        page.line(said, indent=2, hang=3)
        if one.superseded:
            page.line(setting.say("plan supersedes"), indent=5)
            _draw_claims(page, setting, one.superseded)
    page.line(setting.say("plan means" if plan.services else "plan none"), indent=2)
    if plan.obstacles:
        page.blank()
        page.line(Run(setting.say("obstacles"), "heading"))
        for claims, of_claims in _by_claims(plan.obstacles):
            _draw_obstacle(page, setting, claims, of_claims)


def _by_claims(obstacles: Iterable[Obstacle]) -> Iterator[tuple[tuple[Claim, ...], list[Obstacle]]]:
    alike: dict[tuple[Claim, ...], list[Obstacle]] = {}
    for one in obstacles:
        alike.setdefault(one.claims, []).append(one)
    return iter(alike.items())


def _draw_obstacle(page: Page, setting: Setting, claims: tuple[Claim, ...], obstacles: Sequence[Obstacle]) -> None:
    page.blank()
    _draw_claims(page, setting, claims)
    for protection, of_one in groupby(obstacles, key=lambda one: one.protection):
        groups = "; ".join(setting.names.box_label(one.box) for one in of_one)
        page.line(Run(capital(setting.names.label(protection)), "strong"), f": {groups}", indent=2, hang=2)
