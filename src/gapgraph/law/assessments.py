"""Duties compared with coverage: for whom each is unmet, underserved or unknown, and how firmly that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim, Report
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.facts import TYPE, Triple
from gapgraph.core.groups import Lattice, union
from gapgraph.core.ids import duty_iri, id_order, local
from gapgraph.core.labels import Labels
from gapgraph.core.reasons import Decided, Decider, deciders, word
from gapgraph.core.statuses import BETTER_TO_WORSE, Standing, Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.vocabulary import AGENT, GAP, LAW, Iri

SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True)
class DerivationInputs:
    """The input of derivations in addition to the claims: the taxonomy, the groups, the duties, and labels by
    language.
    """

    scheme: Taxonomy
    lattice: Lattice
    obligations: tuple[Obligation, ...]
    names: Mapping[str, Labels]


@dataclass(frozen=True)
class Assessment:
    """A duty's verdict for the beneficiaries of one box (None: for all of them).

    For the verdicts unmet and underserved, ``is_lowered`` is true if each deciding claim is either a statement of
    others that the report repeats, or a statement about services in general, not about a named protection.
    """

    obligation: Obligation
    verdict: Verdict
    leaves: int
    box: Box | None
    is_lowered: bool = False

    @property
    def severity(self) -> Severity | None:
        """The severity of the verdict; None if it is not a finding."""
        return self.obligation.severity(self.verdict, lowered=self.is_lowered)


class Weighed(NamedTuple):
    """Leaves with the same verdict; ``is_lowered`` is true if the verdict isn't firmly known for these leaves."""

    verdict: Verdict
    is_lowered: bool
    leaves: int


def assess(obligation: Obligation, coverage: Coverage, scheme: Taxonomy, lattice: Lattice) -> Iterator[Assessment]:
    """The duty's verdicts: one verdict if all beneficiaries share it; otherwise one for each maximal box that isn't
    offered the protection.

    A prohibition on a service is compared only with Denials and Harms, never with claims of other kinds. If only the
    duty bearer itself says that something is offered, the verdict is unknown.
    """
    ruling = coverage.get(obligation.protection)
    owed = lattice.leaves_of(obligation.group) & (ruling.applicable if ruling else 0)
    if ruling is None or not owed or not obligation.is_assessed:
        return
    refused_only = obligation.is_prohibition and obligation.protection not in scheme.freedoms
    for one in weighed(ruling, scheme):
        leaves = one.leaves & owed
        if refused_only:
            leaves &= leaves_refused(ruling) if one.verdict is Verdict.UNMET else 0
        if leaves == owed:
            yield Assessment(obligation, one.verdict, owed, None, one.is_lowered)
        elif leaves and one.verdict is not Verdict.OFFERED:
            for box in cover(lattice, leaves):
                yield Assessment(obligation, one.verdict, box.leaves, box, one.is_lowered)


def weighed(ruling: Ruling, scheme: Taxonomy) -> Iterator[Weighed]:
    """The leaves of each verdict; for unmet and underserved, the leaves whose verdict is firmly known are separate."""
    decided = deciders(ruling)
    firm = union(one.leaves for one in decided if _is_firm(one, ruling, scheme))
    proven = union(one.leaves for one in decided if word(one.claim, one.status, ruling.bearers) is not OWN)
    offered, unknown = ruling.leaves(Verdict.OFFERED), ruling.leaves(Verdict.UNKNOWN)
    yield Weighed(Verdict.OFFERED, False, offered & proven)
    for verdict in (Verdict.UNDERSERVED, Verdict.UNMET):
        yield Weighed(verdict, False, ruling.leaves(verdict) & firm)
        yield Weighed(verdict, True, ruling.leaves(verdict) & ~firm)
    yield Weighed(Verdict.UNKNOWN, False, unknown | offered & ~proven)


OWN = Standing.OWN_ACCOUNT


def _is_firm(one: Decider, ruling: Ruling, scheme: Taxonomy) -> bool:
    """Whether the report itself makes the deciding claim, and the claim names a protection, not services in general."""
    own = word(one.claim, one.status, ruling.bearers) is Standing.REPORTS_WORD
    return own and one.claim.protection not in scheme.collections


def leaves_refused(ruling: Ruling) -> int:
    """The leaves whose status a Denial or a Harm decides."""
    return union(one.leaves for one in deciders(ruling) if one.claim.kind in (Kind.DENIAL, Kind.HARM))


def binding_assessments(
    report: Report, coverage: Coverage, obligations: Iterable[Obligation], scheme: Taxonomy, lattice: Lattice
) -> tuple[Assessment, ...]:
    """The verdicts on all duties that bind the report's country throughout its period."""
    held = (duty for duty in obligations if duty.is_held_against(report))
    return tuple(one for duty in held for one in assess(duty, coverage, scheme, lattice))


GRAVEST_FIRST = (Severity.VIOLATION, Severity.WARNING, Severity.INFO)


def benchmarks_on(
    obligations: Iterable[Obligation], report: Report, protection: Iri, leaves: int, lattice: Lattice
) -> tuple[Obligation, ...]:
    """The duties about this protection and these leaves that don't bind the report's country in its period; they never
    give findings.
    """
    return tuple(
        duty
        for duty in obligations
        if duty.protection == protection and duty.is_benchmark_for(report) and lattice.leaves_of(duty.group) & leaves
    )


def assessments(report: Report, found: Coverage, ground: DerivationInputs) -> Iterator[tuple[Iri, Assessment]]:
    """The duties assessed for the report, including benchmarks, each with the IRI of its node."""
    names = ground.names["en"]
    for duty in ground.obligations:
        if duty.is_held_against(report) or duty.is_benchmark_for(report):
            for one in assess(duty, found, ground.scheme, ground.lattice):
                box = names.box_id(one.box) if one.box else local(duty.group)
                yield duty_iri(report.id, duty.iri, box), one


def is_own(claim: Claim) -> bool:
    """Whether the claim is the report's own statement, not a statement of others that the report repeats."""
    return not claim.asserted_by or claim.asserted_by.startswith(AGENT)


def proof(decided: Decided, leaves: int) -> tuple[Claim, ...]:
    """A small selection of the deciding claims, chosen greedily: for each of the given leaves that has a deciding
    claim, at least one claim that decides the leaf's status is selected.
    """
    chosen, left = list[Claim](), leaves
    while left:
        ranked = sorted(
            decided, key=lambda one: (-(one.leaves & left).bit_count(), not is_own(one.claim), id_order(one.claim.id))
        )
        if not ranked or not ranked[0].leaves & left:
            break
        chosen.append(ranked[0].claim)
        left &= ~ranked[0].leaves
    return tuple(chosen)


def statuses_among(by_status: Mapping[Status, int], leaves: int) -> tuple[Status, ...]:
    """The statuses that any of these leaves has, the better first."""
    return tuple(status for status in BETTER_TO_WORSE if by_status.get(status, 0) & leaves)


def assessment_class(obligation: Obligation) -> str:
    """The class of the assessments of an article, such as ``law:per-28950-7-assessment``; the article's shape targets
    it.
    """
    return f"{LAW}{obligation.shape}-assessment"


def verdict_iri(verdict: Verdict) -> Iri:
    """The IRI of a verdict, such as ``gap:VerdictUnmet``."""
    return Iri(f"{GAP}Verdict{verdict.capitalize()}")


def weight_triples(
    node: str, kind: str, verdict: Verdict, severity: Severity | None, *, lowered: bool
) -> Iterator[Triple]:
    """The triples that the shapes about the law need: the class of assessments, and the verdict with its severity."""
    yield node, TYPE, kind
    yield node, GAP + ("loweredVerdict" if lowered else "firmVerdict"), verdict_iri(verdict)
    if severity:
        yield node, GAP + "severity", SHACL + severity
