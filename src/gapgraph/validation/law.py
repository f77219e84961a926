"""Compares data with the law: first the duties are assessed, then shapes check the assessments.

A report's own providers and places count like the bundled providers and places. Existing assessments in the data (an
exported graph) are replaced by new assessments from the claims of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from gapgraph.core.claims import Claim, Report, quotes, read_claims, read_reports
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import Ruling, coverage
from gapgraph.core.facts import TYPE, Facts, Triple
from gapgraph.core.groups import read_lattice
from gapgraph.core.ids import report_id, report_iri
from gapgraph.core.labels import Labels
from gapgraph.core.reasons import Decided, deciders, decisive_of
from gapgraph.core.statuses import Status
from gapgraph.core.taxonomy import read_taxonomy
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.law.assessments import (
    Assessment,
    DerivationInputs,
    assessment_class,
    assessments,
    proof,
    statuses_among,
    weight_triples,
)
from gapgraph.law.obligations import Obligation, are_duties_known, read_obligations
from gapgraph.law.sentences import finding_sentence, stated_sentence
from gapgraph.law.stated import Stated, stated_duties
from gapgraph.validation.engines import EngineResult
from gapgraph.validation.finding import Finding
from gapgraph.validation.shape_rules import Rule
from gapgraph.vocabulary import GAP, REPORT, Iri

_TERMS = ("Provider", "Place", "Protection", "VictimGroup", "Obligation", "Instrument", "Binding")


class Ruled:
    """The statuses of the leaves for one protection (the ruling), and the deciding claims; several duties use the same
    ruling.
    """

    def __init__(self, ruling: Ruling) -> None:
        self.statuses = ruling.statuses
        self._ruling = ruling

    @cached_property
    def decided(self) -> Decided:
        """The claims that decided the statuses."""
        return deciders(self._ruling)


class Judged(NamedTuple):
    """The assessment of one duty for one report, with its inputs."""

    report: Report
    assessment: Assessment
    ruled: Ruled

    @property
    def duties(self) -> tuple[Obligation, ...]:
        """A tuple with one duty, the assessed one."""
        return (self.assessment.obligation,)

    def deciding(self) -> tuple[Claim, ...]:
        """The claims that decide the assessment."""
        return decisive_of(self.ruled.decided, self.assessment.leaves)

    def sentence(self, names: Labels, world: Facts) -> str:
        """The finding as a sentence for people."""
        statuses = statuses_among(self.ruled.statuses, self.assessment.leaves)
        told = [_told(status, self.report, names) for status in statuses]
        shown = proof(self.ruled.decided, self.assessment.leaves)
        return finding_sentence(self.assessment, told, shown, names, world, self.report)

    def triples(self, node: str) -> Iterator[Triple]:
        """The triples of the assessment that are needed by the SHACL shape of the duty's article."""
        one = self.assessment
        kind = assessment_class(one.obligation)
        return weight_triples(node, kind, one.verdict, one.severity, lowered=one.is_lowered)


class JudgedByTheSource(NamedTuple):
    """One statement of a report itself about duties, such as that the government fulfilled a law."""

    report: Report
    stated: Stated

    @property
    def duties(self) -> tuple[Obligation, ...]:
        """The duties that the statement mentions."""
        return self.stated.duties

    def deciding(self) -> tuple[Claim, ...]:
        """The claim by which the report states something about duties."""
        return (self.stated.claim,)

    def sentence(self, names: Labels, _world: Facts) -> str:
        """The finding as a sentence for people."""
        caution = say("stated in paraphrase", names.language) if self.report.wording == "Paraphrase" else ""
        return f"{stated_sentence(self.stated, names)} {caution}".rstrip()

    def triples(self, node: str) -> Iterator[Triple]:
        """The triples of the report's statement that are needed by the SHACL shape of the duties' level (binding,
        qualified or soft).
        """
        one = self.stated
        return weight_triples(node, one.node_class, one.verdict, one.severity, lowered=one.is_lowered)


def _told(status: Status, report: Report, names: Labels) -> str:
    """The status in words; if the report is an excerpt that doesn't mention the protection, the words say so."""
    beyond = report.extent == "Excerpt" and status is Status.NOT_EVIDENCED
    return say("beyond", names.language) if beyond else names.of_term(status)


@dataclass(frozen=True)
class Law:
    """The assessed duties: for each node, the facts that its shape checks; and reports that couldn't be assessed.

    ``without_duties`` has the reports that no known duty of their country can be compared with, each with its country.
    """

    facts: Facts
    assessed: Mapping[Iri, Judged | JudgedByTheSource]
    replaced: frozenset[Iri]
    unjudged: Mapping[Iri, str]
    without_duties: Mapping[Iri, Iri]
    names: Labels
    world: Facts

    @property
    def duties(self) -> tuple[Obligation, ...]:
        """The duties that bind the country of a report, in IRI order."""
        found = {duty.iri: duty for one in self.assessed.values() for duty in one.duties}
        return tuple(found[iri] for iri in sorted(found))

    def report_of(self, node: Iri) -> Iri:
        """The report that an assessment is about."""
        return report_iri(self.assessed[node].report.id)

    def finding(self, rule: Rule, result: EngineResult) -> Finding:
        """An engine's result about an assessment, as a finding: with a sentence for people and the quotations."""
        node, language = Iri(result.focus.strip("<>")), self.names.language
        judged = self.assessed[node]
        return Finding(
            rule=rule.id,
            focus=node,
            path=result.path.strip("<>"),
            value=result.value,
            component=result.component,
            severity=rule.severity,
            message=judged.sentence(self.names, self.world),
            remedy=rule.remedy(language),
            evidence=quotes(judged.deciding(), language),
            about="law",
        )


def judge(given: Facts, background: Facts, language: str = "en") -> Law:
    """Assess the duties that bind the countries of these reports. A report whose claims can't be read is listed as not
    assessed.
    """
    own = any(given.of_type(GAP + term) for term in _TERMS)
    world = background.joined(given) if own else background
    try:
        ground = _ground(given, world)
    except (ValueError, KeyError, GapgraphError) as error:
        reason = f"the groups, protections or duties that the data adds don't fit the ontology: {error}"
        names = _ground(Facts(()), background).names[language]
        return Law(
            Facts(()), {}, frozenset(), dict.fromkeys(given.of_type(GAP + "Report"), reason), {}, names, background
        )
    assessed: dict[Iri, Judged | JudgedByTheSource] = {}
    unjudged: dict[Iri, str] = {}
    without_duties: dict[Iri, Iri] = {}
    for iri, own_facts in _by_report(given):
        try:
            report, claims = _report(own_facts, iri)
            assessed |= _assessed(report, claims, ground)
            if not are_duties_known(report, ground.obligations):
                without_duties[iri] = report.country
        except (ValueError, KeyError, GapgraphError) as error:
            unjudged[iri] = str(error)
    replaced = frozenset(given.of_type(GAP + "DutyAssessment")) if given.of_type(GAP + "Report") else frozenset[Iri]()
    return Law(_looked_at(assessed), assessed, replaced, unjudged, without_duties, ground.names[language], world)


def _ground(given: Facts, world: Facts) -> DerivationInputs:
    lattice = read_lattice(world)
    names = {language: Labels((world, given), lattice, language) for language in LANGUAGES}
    return DerivationInputs(read_taxonomy(world), lattice, read_obligations(world), names)


def _by_report(given: Facts) -> Iterator[tuple[Iri, Facts]]:
    """Each report with its own facts (about the report, and about nodes whose IRIs begin with its IRI), so that the
    cost of one report doesn't grow with the number of reports.
    """
    below: dict[Iri, list[Iri]] = {iri: [iri] for iri in given.of_type(GAP + "Report")}
    for node in given:
        report = report_iri(report_id(node))
        if report in below and node != report:
            below[report].append(node)
    for iri, nodes in below.items():
        yield iri, given.about_only(nodes)


def _report(given: Facts, iri: Iri) -> tuple[Report, tuple[Claim, ...]]:
    report = next((one for one in read_reports(given) if report_iri(one.id) == iri), None)
    if report is None:
        raise ValueError(f"the report's IRI doesn't begin with {REPORT}")
    return report, read_claims(given, report.id)


def _assessed(
    report: Report, claims: tuple[Claim, ...], ground: DerivationInputs
) -> dict[Iri, Judged | JudgedByTheSource]:
    """The assessments of the binding duties, without benchmarks, by node; the source's own statements come first."""
    seen = base_view(claims)
    stated = stated_duties(report, seen.claims, ground.obligations, ground.scheme)
    told = {one.node(report.id): JudgedByTheSource(report, one) for one in stated if one.is_binding}
    found = coverage(seen, ground.scheme, ground.lattice)
    held = replace(ground, obligations=tuple(o for o in ground.obligations if o.is_held_against(report)))
    ruled = {protection: Ruled(ruling) for protection, ruling in found.items()}
    found_of = assessments(report, found, held)
    return told | {node: Judged(report, one, ruled[one.obligation.protection]) for node, one in found_of}


def _looked_at(assessed: Mapping[Iri, Judged | JudgedByTheSource]) -> Facts:
    """The part of the triples of :mod:`gapgraph.derivation.nodes` that the shapes check."""
    triples: list[Triple] = []
    for node, one in assessed.items():
        triples.append((node, TYPE, GAP + "DutyAssessment"))
        triples += one.triples(node)
    return Facts(triples)
