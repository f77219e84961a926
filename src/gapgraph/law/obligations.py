"""The duties of the law, the countries that they bind and since when, and how grave it is if a duty isn't met.

Law and claims are separate: a duty never counts as a provision. Only duties of outcome are compared with coverage; for
duties of other kinds, only what a source says directly counts. The severity table on ``docs/mandates.md`` is generated
from this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from gapgraph.core.claims import Report
from gapgraph.core.facts import Facts, Literal
from gapgraph.core.statuses import Verdict
from gapgraph.vocabulary import GAP, LAW, NO_IRI, Iri


class Severity(StrEnum):
    """How grave a finding is, as SHACL names it."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def lower(self) -> Severity:  # type: ignore[override]
        """The severity one step lower; Info stays Info."""
        return Severity.WARNING if self is Severity.VIOLATION else Severity.INFO


OUTCOME = "OutcomeDuty"
"""The kind of duty that is compared with coverage: a service or a freedom must be given."""

READ, NOT_SEEN = "Read", "NotVerified"
"""How the article was read: its full text was read, or it wasn't seen."""

_BINDING = frozenset({"Shall", "ShallEnsure", "ShallFacilitate"})
_QUALIFIED = frozenset({"ShallEndeavour"})
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
class Binding:
    """Since when an instrument binds a country: ISO dates, empty if unknown, and how the date was found."""

    country: Iri
    since: str = ""
    until: str = ""
    seen: str = ""

    def holds_throughout(self, report: Report) -> bool:
        """Whether the instrument binds the report's country on every day of the report's period, so that the instrument
        was in force whenever a fact of the report happened.

        A duty that came into force within the period is left out: the report may describe the time before the duty
        began.
        """
        began = not self.since or self.since <= report.period[0]
        lasts = not self.until or self.until >= report.period[1]
        return report.country == self.country and began and lasts


@dataclass(frozen=True)
class Obligation:
    """What one article obliges somebody to do about one protection, for one group.

    ``kind``, ``strength`` and ``verification`` are local names of the ontology's code lists. ``protection`` and
    ``group`` are IRIs, empty if the article's subject or beneficiaries are not in our ontology. ``qualifier`` holds the
    words that soften the duty. ``shape`` names the article's shape: ``per-28950-7``.
    """

    iri: Iri
    label: str
    instrument: Iri
    article: str
    kind: str
    protection: Iri
    group: Iri
    strength: str
    qualifier: str
    verification: str
    bindings: tuple[Binding, ...] = ()
    is_prohibition: bool = False
    is_yardstick: bool = False
    shape: str = ""

    @cached_property
    def binds(self) -> frozenset[Iri]:
        """The countries that the duty binds, or bound at some time."""
        return frozenset(one.country for one in self.bindings)

    @property
    def tier(self) -> str:
        """``binding``, ``qualified`` or ``soft``: "shall" with a qualifier is qualified."""
        if self.strength in _BINDING:
            return "qualified" if self.qualifier else "binding"
        return "qualified" if self.strength in _QUALIFIED else "soft"

    @property
    def is_assessed(self) -> bool:
        """Whether the duty can be compared with coverage: an outcome about a protection and a group of our ontology."""
        return self.kind == OUTCOME and bool(self.protection and self.group)

    def severity(self, verdict: Verdict, *, lowered: bool = False) -> Severity | None:
        """How grave a verdict on this duty is; None if the verdict gives no finding.

        ``lowered`` is true if no deciding claim is the report's own statement about a named protection: each deciding
        claim repeats a statement of others, or names only services in general. If the article wasn't seen, the severity
        is Info. The severity is one step lower, never two, if ``lowered`` is true or if the article is known only
        through another source.
        """
        severity = _TABLE[self.tier].get(verdict) if self.is_assessed else None
        if severity and self.verification == NOT_SEEN:
            return Severity.INFO
        return severity.lower if severity and (lowered or self.verification != READ) else severity

    def binds_during(self, report: Report) -> bool:
        """Whether the duty binds the report's country on every day of the report's period."""
        return any(one.holds_throughout(report) for one in self.bindings)

    def is_held_against(self, report: Report) -> bool:
        """Whether the report's coverage is compared with this duty."""
        return self.is_assessed and self.binds_during(report)

    def is_benchmark_for(self, report: Report) -> bool:
        """Whether the duty is a benchmark: it doesn't bind this country in this period, and is shown only on request. A
        benchmark never gives a finding.
        """
        known = self.is_yardstick or report.country in self.binds
        return self.is_assessed and known and not self.binds_during(report)


def are_duties_known(report: Report, obligations: Iterable[Obligation]) -> bool:
    """Whether the report's coverage can be compared with any of these duties. If the result is false, a report without
    findings about the law doesn't mean that the country fulfils its duties.
    """
    return any(duty.is_held_against(report) for duty in obligations)


def read_obligations(facts: Facts, language: str = "en") -> tuple[Obligation, ...]:
    """All duties of the mandates, in IRI order."""
    bindings = _bindings(facts)
    duties = [_read_obligation(facts, iri, bindings, language) for iri in facts.of_type(GAP + "Obligation")]
    return tuple(_with_shapes(duties))


def _bindings(facts: Facts) -> dict[Iri, tuple[Binding, ...]]:
    """The countries that each instrument binds: its Bindings, or, if it has none, its own ``gap:binds`` and dates."""
    found: dict[Iri, list[Binding]] = {}
    for iri in facts.of_type(GAP + "Binding"):
        instrument, country = facts.iri(iri, GAP + "instrument"), facts.iri(iri, GAP + "country")
        if instrument and country:
            found.setdefault(instrument, []).append(_binding(facts, iri, country))
    for iri in facts.of_type(GAP + "Instrument"):
        if iri not in found:
            found[iri] = [_binding(facts, iri, country) for country in facts.iris(iri, GAP + "binds")]
    return {instrument: tuple(bindings) for instrument, bindings in found.items()}


def _binding(facts: Facts, iri: Iri, country: Iri) -> Binding:
    since, until = (facts.text(iri, GAP + name) or "" for name in ("inForceFrom", "inForceUntil"))
    return Binding(country, since, until, _local(facts.iri(iri, GAP + "bindingVerification")))


def _read_obligation(facts: Facts, iri: Iri, bindings: dict[Iri, tuple[Binding, ...]], language: str) -> Obligation:
    instrument = facts.iri(iri, GAP + "instrument") or NO_IRI
    return Obligation(
        iri=iri,
        label=facts.label(iri, language),
        instrument=instrument,
        article=facts.text(iri, GAP + "article", language) or "",
        kind=_local(facts.iri(iri, GAP + "dutyKind")),
        protection=facts.iri(iri, GAP + "protection") or NO_IRI,
        group=facts.iri(iri, GAP + "group") or NO_IRI,
        strength=_local(facts.iri(iri, GAP + "strength")),
        qualifier=facts.text(iri, GAP + "qualifier", language) or "",
        verification=_local(facts.iri(iri, GAP + "verification")),
        bindings=_of_duty(facts, iri, bindings.get(instrument, ())),
        is_prohibition=_says_true(facts, iri, "owedAsFreedom"),
        is_yardstick=_says_true(facts, instrument, "yardstick"),
        shape=_shape(facts, iri, instrument),
    )


def _of_duty(facts: Facts, iri: Iri, bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
    """The bindings of a duty: those of its instrument and its own. If the article began later or ended earlier than the
    instrument, the article's dates replace the dates of the instrument.
    """
    since, until = (facts.text(iri, GAP + name) for name in ("inForceFrom", "inForceUntil"))
    own = [_binding(facts, iri, country) for country in facts.iris(iri, GAP + "binds")]
    return tuple(replace(one, since=since or one.since, until=until or one.until) for one in (*bindings, *own))


def _shape(facts: Facts, iri: Iri, instrument: str) -> str:
    """The instrument and the article in a form that can be part of an IRI, such as ``per-28950-7``."""
    article = facts.text(iri, GAP + "article", "en") or ""
    return f"{instrument.removeprefix(LAW)}-{re.sub(r'[^a-z0-9]+', '-', article.lower()).strip('-')}".strip("-")


def _with_shapes(duties: Iterable[Obligation]) -> Iterable[Obligation]:
    """The duties, each with the name of its shape. If duties of one article differ in their tier or in how they were
    read, the tier (``binding``, ``qualified`` or ``soft``) is added to the name of the shape.
    """
    listed = tuple(duties)
    weights: dict[str, set[tuple[str, str]]] = {}
    for duty in listed:
        weights.setdefault(duty.shape, set()).add((duty.tier, duty.verification))
    return (replace(d, shape=f"{d.shape}-{d.tier}") if len(weights[d.shape]) > 1 else d for d in listed)


def _says_true(facts: Facts, iri: Iri, name: str) -> bool:
    return any(isinstance(term, Literal) and term.text in ("true", "1") for term in facts.terms(iri, GAP + name))


def _local(iri: Iri | None) -> str:
    return (iri or "").removeprefix(GAP)
