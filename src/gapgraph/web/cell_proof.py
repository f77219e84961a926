"""Why a group has its status for a protection, as a short proof in steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gapgraph.core.claim_words import Certainty, Frequency
from gapgraph.core.claims import Claim
from gapgraph.core.explanation import RULES, Derivation, Explanation
from gapgraph.core.gaps import Gap
from gapgraph.core.reasons import Part, Role
from gapgraph.core.statuses import VERDICT_OF, Verdict
from gapgraph.tables.setting import number, quote_claim, same_words
from gapgraph.tables.status_words import StatusWord
from gapgraph.vocabulary import ANY_PROVIDER, GAP, SKOS, Iri
from gapgraph.web.duty_notes import DutyNote, duty_notes
from gapgraph.web.report_view import ReportView

STRUCK = (Part.BARRED, Part.REFUSED, Part.SHUT, Part.LIMITED)
"""The roles of claims that offer something which other claims bar, refuse, shut or limit."""


@dataclass(frozen=True)
class ClaimLine:
    """Claims with the same words, and who says so; ``facts`` are details such as frequency and certainty, as pairs of a
    name and a value.
    """

    claims: tuple[Claim, ...]
    quoted: str
    facts: tuple[tuple[str, str], ...]
    by: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The claims' numbers."""
        return tuple(map(number, self.claims))


@dataclass(frozen=True)
class ProofPart:
    """The people of a group who have one status for a protection, and the proof of the status."""

    status: StatusWord
    whom: str
    rule: int
    rules: int
    meaning: str
    deciding: tuple[ClaimLine, ...]
    struck: tuple[tuple[str, tuple[ClaimLine, ...]], ...]
    overruled: tuple[ClaimLine, ...]
    standing: tuple[str, ...]
    places: tuple[str, ...]
    duties: tuple[DutyNote, ...]


@dataclass(frozen=True)
class CellProof:
    """The content of the page about one cell of the matrix (a group and a protection). ``standings`` are the statuses:
    the best first, then the others from the worst on. ``beside`` are the claims that concern the group without
    deciding. ``shown`` are all claims that the page shows, and ``deciding`` the deciding ones.

    ``standings`` has for each status the duties that the status conflicts with. ``duties`` has the duties that don't
    depend on a status: the duties on which the report itself makes a statement, and the duties that can't be assessed.
    """

    group: str
    protection: str
    applies: bool
    standings: tuple[ProofPart, ...]
    beside: tuple[ClaimLine, ...]
    duties: tuple[DutyNote, ...]
    shown: tuple[Claim, ...]
    deciding: tuple[Claim, ...]


def cell_proof(view: ReportView, group: str, protection: str) -> CellProof:
    """The proof for a group and a protection. Raises GapgraphError GG102 and GG103 for unknown names."""
    setting = view.setting
    why = view.graph.explain(setting.id, group, protection, setting.when, setting.where)
    best_first = why.derivations[:1] + tuple(reversed(why.derivations[1:]))
    standings = tuple(_standing(view, why, one) for one in best_first)
    beside = _lines(view, (role.claim for role in why.beside))
    deciding = tuple(role.claim for one in why.derivations for role in one.playing(Part.DECIDED))
    roles = [role for one in why.derivations for role in one.roles]
    shown = {claim.id: claim for role in roles for claim in (role.claim, *role.by)}
    shown.update({role.claim.id: role.claim for role in why.beside})
    return CellProof(
        group=setting.names.box_label(why.box),
        protection=view.label(why.protection),
        applies=bool(why.derivations),
        standings=tuple(replace(one, duties=_kept(one.duties, raised=True)) for one in standings),
        beside=beside,
        duties=tuple({note.id: note for one in standings for note in _kept(one.duties, raised=False)}.values()),
        shown=tuple(shown.values()),
        deciding=deciding,
    )


def _kept(notes: Iterable[DutyNote], *, raised: bool) -> tuple[DutyNote, ...]:
    return tuple(note for note in notes if (note.relation == "raised") is raised)


def _standing(view: ReportView, why: Explanation, one: Derivation) -> ProofPart:
    say = view.setting.say
    deciding = [role.claim for role in one.playing(Part.DECIDED)]
    struck = ((say(f"struck {part}"), _roles(view, one.playing(part))) for part in STRUCK)
    everyone = one.leaves == why.leaves
    return ProofPart(
        status=view.word(why.protection, one.leaves, one.status, spoken=one.spoken),
        whom=say("everyone") if everyone else " / ".join(map(view.box_label, one.boxes)),
        rule=one.rule,
        rules=len(RULES),
        meaning=_meaning(view, one, deciding),
        deciding=_lines(view, deciding),
        struck=tuple((title, lines) for title, lines in struck if lines),
        overruled=_roles(view, one.playing(Part.OVERRULED)),
        standing=tuple(say(f"word {standing}") for standing in one.standing),
        places=tuple(sorted(map(view.label, one.places))),
        duties=tuple(_duties(view, why, one, deciding)),
    )


def _meaning(view: ReportView, one: Derivation, deciding: list[Claim]) -> str:
    """What the deciding claims describe, in words chosen by the kind of claim; if there are no words for the kind, the
    meaning of the status.
    """
    if not one.deeds:
        return view.setting.names.text(Iri(GAP + one.status), SKOS + "definition")
    what = ", ".join(dict.fromkeys(view.label(claim.protection) for claim in deciding if claim.protection))
    return " ".join(view.setting.say(f"told {deed}", what=what) for deed in one.deeds)


def _duties(view: ReportView, why: Explanation, one: Derivation, deciding: list[Claim]) -> list[DutyNote]:
    verdict = VERDICT_OF[one.status]
    if verdict is Verdict.OFFERED:
        return []
    return duty_notes(view, (Gap(why.protection, box, verdict, (one.status,), tuple(deciding)) for box in one.boxes))


def _roles(view: ReportView, roles: Iterable[Role]) -> tuple[ClaimLine, ...]:
    """The lines of the claims in these roles. The line of a barred, refused or limited claim names the claims that bar,
    refuse or limit it.
    """
    kinds: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for role in roles:
        kinds.setdefault((quote_claim(role.claim, view.setting), tuple(map(number, role.by))), []).append(role.claim)
    return tuple(ClaimLine(tuple(of), words, claim_facts(view, of[0]), by) for (words, by), of in kinds.items())


def _lines(view: ReportView, claims: Iterable[Claim]) -> tuple[ClaimLine, ...]:
    alike = same_words(claims, view.setting)
    return tuple(ClaimLine(of, quote_claim(of[0], view.setting), claim_facts(view, of[0])) for of in alike)


def claim_facts(view: ReportView, claim: Claim) -> tuple[tuple[str, str], ...]:
    """A claim's details beside its words: who says so, how surely, how often, by whom, where and when."""
    say, label, of_term = view.setting.say, view.label, view.setting.names.of_term
    own = claim.asserted_by in ("", view.setting.publisher)
    found = [
        (say("fact word"), say("word ReportsWord") if own else label(claim.asserted_by)),
        (say("fact certainty"), of_term(claim.certainty) if claim.certainty is not Certainty.STATED else ""),
        (say("fact frequency"), of_term(claim.frequency) if claim.frequency is not Frequency.ALWAYS else ""),
        (say("fact provider"), label(claim.provider) if claim.provider != ANY_PROVIDER else ""),
        (say("fact reach"), of_term(claim.reach) if claim.reach else ""),
        (say("fact condition"), f"“{claim.condition}”" if claim.condition else ""),
        (say("fact place"), ", ".join(sorted(map(label, claim.places)))),
        (say("fact time"), label(claim.when)),
    ]
    return tuple((name, value) for name, value in found if value)
