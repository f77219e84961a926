"""What the law requires: obligations, whom they bind, and what follows when one is not met.

Law is apart from claims: an obligation never counts as a provision. The severity table stands, with every duty, in
``docs/mandates.md``, which is written from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Report
from gapgraph.core.coverage import Coverage
from gapgraph.core.facts import Facts
from gapgraph.core.groups import Lattice
from gapgraph.core.statuses import Verdict
from gapgraph.vocabulary import GAP, VICTIM


class Severity(StrEnum):
    """How grave a finding is, as SHACL names it."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


_BINDING = frozenset({"Shall", "ShallEnsure", "ShallFacilitate"})
_QUALIFIED = frozenset({"ShallEndeavour", "ShallConsider"})
_TABLE: dict[str, dict[Verdict, Severity]] = {
    "binding": {
        Verdict.UNMET: Severity.VIOLATION,
        Verdict.UNDERSERVED: Severity.WARNING,
        Verdict.UNKNOWN: Severity.INFO,
    },
    "qualified": {Verdict.UNMET: Severity.WARNING, Verdict.UNDERSERVED: Severity.INFO, Verdict.UNKNOWN: Severity.INFO},
    "soft": {Verdict.UNMET: Severity.INFO, Verdict.UNDERSERVED: Severity.INFO},
}


@dataclass(frozen=True)
class Obligation:
    """A duty to give one protection to one group, from one article of one instrument.

    ``binds`` are the countries bound (their IRIs); ``in_force_from`` is an ISO date, empty where unknown, and
    ``in_force_until`` likewise; ``qualifier`` holds the words that soften the duty.
    """

    iri: str
    label: str
    instrument: str
    article: str
    protection: str
    group: str
    strength: str
    qualifier: str
    verification: str
    binds: frozenset[str]
    in_force_from: str = ""
    in_force_until: str = ""

    @property
    def tier(self) -> str:
        """``binding``, ``qualified`` or ``soft``: a shall with a qualifier is qualified."""
        if self.strength in _BINDING:
            return "qualified" if self.qualifier else "binding"
        return "qualified" if self.strength in _QUALIFIED else "soft"

    def severity(self, verdict: Verdict) -> Severity | None:
        """What a verdict on this duty is worth; None where it isn't raised. A duty from memory is never above Info."""
        severity = _TABLE[self.tier].get(verdict)
        if severity and self.verification == "NotVerified":
            return Severity.INFO
        return severity

    def is_assessed_for(self, report: Report) -> bool:
        """Whether the instrument binds the report's country and was in force at some time in its period."""
        began = not self.in_force_from or self.in_force_from <= report.period[1]
        lasts = not self.in_force_until or self.in_force_until >= report.period[0]
        return report.country in self.binds and began and lasts


@dataclass(frozen=True)
class Assessment:
    """A duty's verdict for the beneficiaries of one box (None: for all of them)."""

    obligation: Obligation
    verdict: Verdict
    leaves: int
    box: Box | None


def read_obligations(facts: Facts, language: str = "en") -> tuple[Obligation, ...]:
    """All obligations of the mandates, in IRI order."""
    return tuple(_read_obligation(facts, iri, language) for iri in facts.of_type(GAP + "Obligation"))


def _read_obligation(facts: Facts, iri: str, language: str) -> Obligation:
    instrument = facts.iri(iri, GAP + "instrument") or ""
    return Obligation(
        iri=iri,
        label=facts.label(iri, language),
        instrument=instrument,
        article=facts.text(iri, GAP + "article") or "",
        protection=facts.iri(iri, GAP + "protection") or "",
        group=facts.iri(iri, GAP + "group") or VICTIM,
        strength=_local(facts.iri(iri, GAP + "strength")),
        qualifier=facts.text(iri, GAP + "qualifier", language) or "",
        verification=_local(facts.iri(iri, GAP + "verification")),
        binds=frozenset((*facts.iris(iri, GAP + "binds"), *facts.iris(instrument, GAP + "binds"))),
        in_force_from=_first(facts, iri, instrument, "inForceFrom"),
        in_force_until=_first(facts, iri, instrument, "inForceUntil"),
    )


def _local(iri: str | None) -> str:
    return (iri or "").removeprefix(GAP)


def _first(facts: Facts, iri: str, instrument: str, name: str) -> str:
    return facts.text(iri, GAP + name) or facts.text(instrument, GAP + name) or ""


def duties_on(
    obligations: Iterable[Obligation], report: Report, protection: str, leaves: int, lattice: Lattice
) -> tuple[Obligation, ...]:
    """The duties assessed for the report that promise this protection to any of these leaves."""
    return tuple(
        duty
        for duty in obligations
        if duty.protection == protection and duty.is_assessed_for(report) and lattice.leaves_of(duty.group) & leaves
    )


def benchmarks_on(
    obligations: Iterable[Obligation], report: Report, protection: str, leaves: int, lattice: Lattice
) -> tuple[Obligation, ...]:
    """The duties on this protection and any of these leaves that aren't assessed for the report.

    They bind nobody, or the report's country at another time; what binds other countries only is no benchmark.
    """
    return tuple(
        duty
        for duty in obligations
        if duty.protection == protection
        and not duty.is_assessed_for(report)
        and (not duty.binds or report.country in duty.binds)
        and lattice.leaves_of(duty.group) & leaves
    )


def assess(obligation: Obligation, coverage: Coverage, lattice: Lattice) -> Iterator[Assessment]:
    """The duty's verdicts: one for all beneficiaries where they share it, else one per maximal box that isn't met."""
    ruling = coverage.get(obligation.protection)
    owed = lattice.leaves_of(obligation.group) & (ruling.applicable if ruling else 0)
    if ruling is None or not owed:
        return
    for verdict in Verdict:
        leaves = ruling.leaves(verdict) & owed
        if leaves == owed:
            yield Assessment(obligation, verdict, owed, None)
        elif leaves and verdict is not Verdict.OFFERED:
            for box in cover(lattice, leaves):
                yield Assessment(obligation, verdict, box.leaves, box)
