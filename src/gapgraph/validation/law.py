"""The law against the data given: its duties are assessed first, then shapes look at the assessments.

A report's own providers and places count as much as the bundled ones. What a report says of duties already (an
exported graph) is replaced by what follows from its claims now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from gapgraph.claims import Claim, Report, read_claims, read_reports
from gapgraph.contexts import base_view
from gapgraph.coverage import coverage
from gapgraph.derive import DERIVED_FROM, LANGUAGES, Ground, assessments, duty_node
from gapgraph.errors import GapgraphError
from gapgraph.facts import Facts, Triple
from gapgraph.groups import read_lattice
from gapgraph.mandates import Assessment, Obligation, read_obligations
from gapgraph.naming import Names
from gapgraph.scheme import read_scheme
from gapgraph.tables import passage
from gapgraph.validation.engines import Result
from gapgraph.validation.finding import Finding
from gapgraph.validation.rules import Rule
from gapgraph.validation.sentences import assessment, requirement
from gapgraph.vocabulary import GAP, REPORT, Status
from gapgraph.wording import say

_TERMS = ("Provider", "Place", "Protection", "VictimGroup", "Obligation", "Instrument")


@dataclass(frozen=True)
class Law:
    """The duties assessed: their nodes as facts, each with its assessment; and the reports left unjudged."""

    facts: Facts
    assessed: Mapping[str, Assessment]
    quotes: Mapping[str, tuple[str, ...]]
    replaced: frozenset[str]
    unjudged: Mapping[str, str]
    names: Names
    world: Facts
    reports: Mapping[str, Report] = field(default_factory=dict)

    @property
    def duties(self) -> tuple[Obligation, ...]:
        """The duties that bind a report at hand, in IRI order."""
        found = {one.obligation.iri: one.obligation for one in self.assessed.values()}
        return tuple(found[iri] for iri in sorted(found))

    def report_of(self, node: str) -> str:
        """The report that an assessment is about."""
        return self.facts.iri(node, GAP + "report") or ""

    def finding(self, rule: Rule, result: Result) -> Finding:
        """What an engine found at an assessment, as the sentence that a person reads, with its proof."""
        node, language = result.focus.strip("<>"), self.names.language
        one = self.assessed[node]
        whom = self.names.box_label(one.box) if one.box else self.names.label(one.obligation.group)
        report = self.reports[self.report_of(node)]
        statuses = [self._told(str(status), report) for status in self.facts.terms(node, GAP + "status")]
        claims = (str(claim) for claim in self.facts.terms(node, DERIVED_FROM))
        quotes = tuple(dict.fromkeys(quote for claim in claims for quote in self.quotes.get(claim, ())))
        required = requirement(one.obligation, self.world, language)
        return Finding(
            rule=rule.id,
            focus=node,
            path=result.path.strip("<>"),
            value=result.value,
            component=result.component,
            severity=rule.severity,
            message=f"{required}; {assessment(whom, statuses, quotes, language, report.wording)}",
            remedy=rule.remedy(language),
            evidence=quotes,
            about="law",
        )

    def _told(self, status: str, report: Report) -> str:
        """The status in words; the silence of an excerpt is named for what it is."""
        beyond = report.extent == "Excerpt" and status == GAP + Status.NOT_EVIDENCED
        return say("beyond", self.names.language) if beyond else self.names.label(status)


def judge(given: Facts, background: Facts, language: str = "en") -> Law:
    """Assess the duties that bind the reports given. A report whose claims can't be read is left unjudged."""
    own = any(given.of_type(GAP + term) for term in _TERMS)
    world = Facts((*background.triples(), *given.triples())) if own else background
    try:
        ground = _ground(given, world)
    except (ValueError, KeyError, GapgraphError) as error:
        reason = f"the groups, protections or duties that the data brings don't fit the ontology: {error}"
        names = _ground(Facts(()), background).names[language]
        return Law(
            Facts(()), {}, {}, frozenset(), dict.fromkeys(given.of_type(GAP + "Report"), reason), names, background
        )
    triples: list[Triple] = []
    assessed: dict[str, Assessment] = {}
    quotes: dict[str, tuple[str, ...]] = {}
    unjudged: dict[str, str] = {}
    reports: dict[str, Report] = {}
    for iri, own_facts in _by_report(given):
        try:
            report, claims = _report(own_facts, iri)
            nodes = tuple(_nodes(report, claims, ground))
        except (ValueError, KeyError, GapgraphError) as error:
            unjudged[iri] = str(error)
            continue
        reports[iri] = report
        quotes |= {REPORT + claim.id: tuple(passage(quote, language) for quote in claim.quotes) for claim in claims}
        for node, one, described in nodes:
            assessed[node] = one
            triples += described
    replaced = frozenset(given.of_type(GAP + "DutyAssessment")) if given.of_type(GAP + "Report") else frozenset[str]()
    return Law(Facts(triples), assessed, quotes, replaced, unjudged, ground.names[language], world, reports)


def _ground(given: Facts, world: Facts) -> Ground:
    lattice = read_lattice(world)
    names = {language: Names((world, given), lattice, language) for language in LANGUAGES}
    return Ground(read_scheme(world), lattice, read_obligations(world), names)


def _by_report(given: Facts) -> Iterator[tuple[str, Facts]]:
    """Each report with the facts about it and what is below it: what one report costs doesn't grow with the others."""
    below: dict[str, list[str]] = {iri: [iri] for iri in given.of_type(GAP + "Report")}
    for node in given:
        report = REPORT + node.removeprefix(REPORT).partition("/")[0]
        if report in below and node != report:
            below[report].append(node)
    for iri, nodes in below.items():
        yield iri, Facts(triple for node in nodes for triple in given.about(node))


def _report(given: Facts, iri: str) -> tuple[Report, tuple[Claim, ...]]:
    report = next((one for one in read_reports(given) if REPORT + one.id == iri), None)
    if report is None:
        raise ValueError(f"the report's IRI doesn't begin with {REPORT}")
    return report, read_claims(given, report.id)


def _nodes(report: Report, claims: tuple[Claim, ...], ground: Ground) -> Iterator[tuple[str, Assessment, list[Triple]]]:
    """The assessments of the duties that bind; benchmarks are no findings."""
    found = coverage(base_view(claims), ground.scheme, ground.lattice)
    ground = replace(ground, obligations=tuple(o for o in ground.obligations if o.is_assessed_for(report)))
    for node, one in assessments(report, found, ground):
        yield node, one, list(duty_node(node, report, one, found, ground))
