"""The page that explains why a group has its status for a protection: first in words, then status by status, then the
claims that concern the group without deciding.

Below each status, the page quotes the claims that decide the status. If a claim was considered for a status but decides
nothing, the page shows the number and the label of the claim below the status, and quotes the claim once, at the end of
the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.explanation import Derivation, Explanation
from gapgraph.core.gaps import Gap
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.matrix import Extent
from gapgraph.core.reasons import Part, Role
from gapgraph.core.statuses import VERDICT_OF, Verdict
from gapgraph.i18n.say import capital
from gapgraph.pages.duty_lines import draw_no_duties, duty_lines
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.quotations import backing_words, heading, quotations, status_run
from gapgraph.tables.setting import Setting, attribution_in_words, number, quote_claim, same_words
from gapgraph.vocabulary import GAP, SKOS, Iri


def explain_page(page: Page, setting: Setting, why: Explanation) -> None:
    """Draw the page that explains a status."""
    protection, group = setting.names.label(why.protection), setting.names.box_label(why.box)
    page.line(Run(capital(setting.say("protection for group", protection=protection, group=group)), "title"))
    heading(page, setting, title_style="faint")
    draw_no_duties(page, setting)
    page.blank()
    if not why.derivations:
        draw_inapplicable(page, setting, why)
        return
    page.line(Run(in_words(setting, why), "strong"))
    page.line(_extremes(setting, why))
    if why.leaves != why.box.leaves:
        whom = setting.names.label(setting.graph.scheme.applicable_group(why.protection))
        page.line(setting.say("applies to part", whom=whom))
    told: set[str] = set()
    for standing in telling_order(why):
        _draw_standing(page, setting, why, standing)
        _draw_weighed(page, setting, standing, told)
    _draw_beside(page, setting, why)
    _draw_others(page, setting, why)


def draw_inapplicable(page: Page, setting: Setting, why: Explanation) -> None:
    """Draw the page for a protection that applies to nobody of the group, but to other victims."""
    protection, group = setting.names.label(why.protection), setting.names.box_label(why.box)
    whom = setting.names.label(setting.graph.scheme.applicable_group(why.protection))
    page.line(capital(setting.say("does not apply", protection=protection, group=group, whom=whom)))


def telling_order(why: Explanation) -> tuple[Derivation, ...]:
    """The derivations of the statuses in the order of the page: the best status first, then the other statuses from the
    worst to the better.
    """
    best, *others = why.derivations
    return (best, *reversed(others))


def in_words(setting: Setting, why: Explanation) -> str:
    """The group's coverage in one sentence: its best status, the exceptions, and what is undisclosed."""
    best, *others = telling_order(why)
    words = [setting.status_word(best.status, spoken=best.spoken)]
    for standing in others:
        who = whom_in_words(setting, why, standing)
        word = setting.status_word(standing.status, spoken=standing.spoken)
        words.append(setting.say("exception", who=who, status=word))
    unmet = sum(standing.leaves for standing in why.derivations if VERDICT_OF[standing.status] is Verdict.UNMET)
    open_roles = (role for role in why.beside if role.leaves & ~unmet)
    silent = {_silence(setting, why, role): None for role in open_roles if role.claim.kind is Kind.NON_DISCLOSURE}
    words += [setting.say("whether given", whom=one) for one in silent]
    return "; ".join(words) + "."


def _silence(setting: Setting, why: Explanation, role: Role) -> str:
    """A label for the people for whom the protection is undisclosed: the label of the page's group if its coverage is
    undisclosed for everyone, otherwise the label of the named group of exactly these people. If no named group has
    exactly these people, the label of the NonDisclosure's group is used.
    """
    named = setting.graph.lattice.names.get(role.leaves)
    group = setting.names.box_label(why.box) if role.leaves == why.leaves else ""
    return group or setting.names.label(named or role.claim.group)


def whom_in_words(setting: Setting, why: Explanation, standing: Derivation) -> str:
    """The victims of the group with this status, in the fewest words that distinguish these victims from the
    rest of the group.
    """
    if standing.leaves == why.leaves:
        return setting.say("everyone")
    return " / ".join(map(setting.names.box_label, standing.boxes))


def extent(why: Explanation, verdict: Verdict = Verdict.OFFERED) -> Extent:
    """Whether all, some or none of the group have the verdict (by default "offered"); people to whom the protection
    doesn't apply are not counted.
    """
    having = sum(s.leaves for s in why.derivations if VERDICT_OF[s.status] is verdict)
    if having == why.leaves:
        return Extent.FULL
    return Extent.PARTIAL if having else Extent.NONE


_RANK = {Verdict.OFFERED: 0, Verdict.UNDERSERVED: 1, Verdict.UNKNOWN: 1, Verdict.UNMET: 2}
"""The verdicts underserved and unknown have the same rank, because neither is better than the other."""


def _extremes(setting: Setting, why: Explanation) -> str:
    """A sentence with the best and the worst status (or two statuses that can't be compared). The sentence also says
    whether the protection is offered to all, some or none of the group or, for a freedom, whether the freedom is
    infringed for all, some or none of the group.
    """
    ends = (why.derivations[0], why.derivations[-1])
    best, worst = (status_run(setting, one.status, spoken=one.spoken).text for one in ends)
    ranks = [_RANK[VERDICT_OF[one.status]] for one in ends]
    compared = ranks[0] != ranks[1] or ranks[0] != 1
    key = "only" if len(why.derivations) == 1 else "extremes" if compared else "side by side"
    return setting.say(key, status=best, best=best, worst=worst, extent=_extent_in_words(setting, why))


def _extent_in_words(setting: Setting, why: Explanation) -> str:
    """Words on whether a protection is offered to all, some or none of the group: ``Offered to: none of them``. Nobody
    offers a freedom, so for a freedom the words are ``Said to be infringed for: all of them``.
    """
    if why.protection in setting.graph.scheme.freedoms:
        return setting.say("infringed for", extent=setting.say(extent(why, Verdict.UNMET)))
    found = extent(why)
    if found is Extent.NONE and any(VERDICT_OF[one.status] is Verdict.UNKNOWN for one in why.derivations):
        return setting.say("offered to nobody known")
    return setting.say("is offered to", extent=setting.say(found))


def _draw_standing(page: Page, setting: Setting, why: Explanation, standing: Derivation) -> None:
    page.blank()
    status = status_run(setting, standing.status, spoken=standing.spoken)
    page.line(status, ": ", Run(whom_in_words(setting, why, standing), "strong"), hang=2)
    page.line(setting.say("rule", number=standing.rule, text=told_in_words(setting, standing)), indent=2, hang=2)
    if backing := backing_words(setting, standing.standing, standing.places):
        page.line(Run(capital(backing) + "."), indent=2, hang=2)
    for line in duties_of(setting, why, standing):
        page.line(Run("→ "), line, indent=2, hang=2)
    decided = standing.playing(Part.DECIDED)
    if decided:
        page.line(Run(setting.say("decided"), "strong"), indent=2)
        quotations(page, (role.claim for role in decided), setting, indent=4)
        return
    # If no claim decides, the claims that concern the protection are quoted instead.
    touching = [role.claim for role in why.beside if role.leaves & standing.leaves]
    silence = "nothing said decides" if standing.spoken else "nothing decides"
    page.line(Run(setting.say("said of it" if touching else silence), "strong"), indent=2)
    quotations(page, touching, setting, indent=4)


def told_in_words(setting: Setting, standing: Derivation) -> str:
    """What the deciding claims describe, in words chosen by the kind of claim; if there are no words for the kind, the
    meaning of the status.
    """
    if not standing.deeds:
        return setting.names.text(Iri(GAP + standing.status), SKOS + "definition")
    services = dict.fromkeys(role.claim.protection for role in standing.playing(Part.DECIDED) if role.claim.protection)
    what = ", ".join(map(setting.names.label, services))
    return " ".join(setting.say(f"told {deed}", what=what) for deed in standing.deeds)


def _draw_weighed(page: Page, setting: Setting, standing: Derivation, told: set[str]) -> None:
    """Draw the claims that were considered for a status but didn't decide it, by their role. ``told`` are the ids of
    the claims that the page has already summed up at a status above.
    """
    for part in (Part.BARRED, Part.REFUSED, Part.SHUT, Part.LIMITED, Part.OVERRULED):
        if roles := standing.playing(part):
            page.line(Run(setting.say(part), "strong"), indent=2)
            fresh = [role for role in roles if role.by or role.claim.id not in told]
            for role in fresh:
                page.line(*_role_line(setting, role), indent=4, hang=4)
            if known := [number(role.claim) for role in roles if role not in fresh]:
                page.line(setting.say("as above", claims=", ".join(known)), indent=4, hang=4)
            told.update(role.claim.id for role in roles)


def duties_of(setting: Setting, why: Explanation, standing: Derivation) -> Iterator[str]:
    """What the source itself says of duties, in words, and then the duties with a finding for a status."""
    evidence = tuple(role.claim for role in standing.playing(Part.DECIDED))
    gaps = (
        Gap(why.protection, box, VERDICT_OF[standing.status], (standing.status,), evidence) for box in standing.boxes
    )
    return duty_lines(setting, gaps, benchmarks=False)


def _role_line(setting: Setting, role: Role) -> Iterator[Run]:
    """The line for one claim: its number, its label in the graph, and the claims that barred, refused or limited it."""
    yield Run(f"{number(role.claim)} ")
    yield Run(_summary(setting, role.claim))
    if role.by:
        yield Run("; " + setting.say("by", claims=", ".join(map(number, role.by))))


def _summary(setting: Setting, claim: Claim) -> str:
    """The claim's label, and its reach, which the label doesn't contain: whether the service is for everyone in the
    group, for its target group, for some people, or for those who are eligible.
    """
    label = setting.names.label(iri_of_claim(claim.id))
    return f"{label} ({setting.names.of_term(claim.reach)})" if claim.reach else label


def _draw_beside(page: Page, setting: Setting, why: Explanation) -> None:
    undecided = sum(one.leaves for one in why.derivations if not one.playing(Part.DECIDED))
    if left := [role.claim for role in why.beside if not role.leaves & undecided]:
        page.blank()
        page.line(Run(setting.say("beside"), "heading"))
        page.blank()
        quotations(page, left, setting, indent=2)


def _draw_others(page: Page, setting: Setting, why: Explanation) -> None:
    told = {role.claim.id for standing in why.derivations for role in standing.playing(Part.DECIDED)}
    told |= {role.claim.id for role in why.beside}
    roles = (role for standing in why.derivations for role in standing.roles)
    others = {claim.id: claim for role in roles for claim in (role.claim, *role.by) if claim.id not in told}
    if not others:
        return
    page.blank()
    page.line(Run(setting.say("the others"), "heading"))
    page.blank()
    for alike in same_words((others[id_] for id_ in sorted(others)), setting):
        who = attribution_in_words(alike[0], setting)
        page.line(
            f"{', '.join(map(number, alike))} ",
            quote_claim(alike[0], setting),
            Run(f" ({who})", "faint"),
            indent=2,
            hang=4,
        )
