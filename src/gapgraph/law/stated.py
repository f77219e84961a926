"""What a source itself says of a duty (a Fulfilment): pages quote this statement before they show anything derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim, Report
from gapgraph.core.ids import stated_duty_iri
from gapgraph.core.statuses import Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.law.obligations import OUTCOME, READ, Obligation, Severity
from gapgraph.vocabulary import AGENT, LAW, VICTIM, VICTIM_SERVICES, Iri, ReportId

EXTENTS: Final = {"FullyMet": Verdict.OFFERED, "PartlyMet": Verdict.UNDERSERVED, "NotMet": Verdict.UNMET}
"""Maps the extent of fulfilment that a source gives to the verdict that it means."""


@dataclass(frozen=True)
class Stated:
    """One Fulfilment: the claim, the duties that it is about, and the protections that it names.

    ``beyond`` are protections that the claim names and for which the instrument, as it was read, has no duty: on these
    protections, there is only the report's statement. ``is_binding`` says whether a duty binds the country throughout
    the period.
    """

    claim: Claim
    instruments: tuple[Iri, ...]
    duties: tuple[Obligation, ...]
    protections: tuple[Iri, ...]
    beyond: tuple[Iri, ...]
    is_binding: bool

    @property
    def verdict(self) -> Verdict:
        """How far the source says that the duty is fulfilled (the claim's extent), as a verdict; unknown if the claim
        has no extent.
        """
        return EXTENTS.get(self.claim.extent, Verdict.UNKNOWN)

    @property
    def is_lowered(self) -> bool:
        """Whether the severity is one step lower, because the report only repeats what others say."""
        return bool(self.claim.asserted_by) and not self.claim.asserted_by.startswith(AGENT)

    @property
    def tier(self) -> str:
        """The strongest level of obligation among the duties: ``binding``, ``qualified`` or ``soft``; ``soft`` also if
        Gapgraph has no duty of the instrument for the claim.
        """
        tiers = {duty.tier for duty in self.duties}
        return next((tier for tier in ("binding", "qualified") if tier in tiers), "soft")

    @property
    def severity(self) -> Severity | None:
        """How grave it is that the duties are fulfilled only to this extent: the severity of the verdict for the
        strongest of these duties.
        """
        sample = max(self.duties, key=lambda duty: duty.tier == self.tier, default=None)
        weighed = (
            replace(sample, kind=OUTCOME, group=VICTIM, protection=VICTIM_SERVICES, verification=READ)
            if sample
            else None
        )
        return weighed.severity(self.verdict, lowered=self.is_lowered) if weighed else None

    def node(self, report: ReportId) -> Iri:
        """The IRI of the node that represents this statement in the report's graph of assessments."""
        return stated_duty_iri(report, self.claim.id)

    @property
    def node_class(self) -> str:
        """The class of the statement's node, such as ``law:stated-binding-assessment``: a SHACL shape checks the nodes
        of this class.
        """
        return f"{LAW}stated-{self.tier}-assessment"


def stated_duties(
    report: Report, claims: Iterable[Claim], obligations: Iterable[Obligation], scheme: Taxonomy
) -> tuple[Stated, ...]:
    """What the report says of duties, in the order of its claims."""
    by_iri = {duty.iri: duty for duty in obligations}
    told = (claim for claim in claims if claim.kind is Kind.FULFILMENT)
    return tuple(_stated(report, claim, by_iri, scheme) for claim in told)


def _stated(report: Report, claim: Claim, by_iri: Mapping[Iri, Obligation], scheme: Taxonomy) -> Stated:
    named = tuple(by_iri[iri] for iri in claim.obligations if iri in by_iri)
    instruments = (claim.instrument,) if claim.instrument else tuple(dict.fromkeys(duty.instrument for duty in named))
    asked = tuple(p for name in claim.protections for p in scheme.named(name))
    of_law = [duty for duty in by_iri.values() if duty.instrument in instruments and duty.group]
    matched = tuple(duty for duty in of_law if duty.protection in asked)
    duties = named or (matched if asked else tuple(of_law))
    known = {duty.protection for duty in duties}
    protections = asked or tuple(dict.fromkeys(duty.protection for duty in duties if duty.protection))
    beyond = tuple(p for p in asked if p not in known)
    return Stated(claim, instruments, duties, protections, beyond, any(duty.binds_during(report) for duty in duties))


def stated_on(stated: Iterable[Stated], protection: Iri, scheme: Taxonomy) -> Iterator[Stated]:
    """The statements that name this protection, or a broader one."""
    return (one for one in stated if any(protection in scheme.covered(named) for named in one.protections))
