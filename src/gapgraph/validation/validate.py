"""Validates data by shapes (run by a SHACL engine) and by checks (SPARQL queries over a store), and reports what both
checked.

To validate the data, Gapgraph also reads the background that the data refers to: parts of the bundled ontology,
mandates and countries, and the reports of the folder that ``--corpus`` names. All findings are about the validated
data; no finding is about the bundled files or the reports of that folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pyoxigraph import Quad

from gapgraph.core.facts import Facts
from gapgraph.law.obligations import Severity
from gapgraph.rdf.reading import facts_of
from gapgraph.rdf.writing import engine_quads, merge_graphs, write_nquads, write_ntriples
from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.engines import ENGINES, MAX_RESULTS, Engine, EngineResult
from gapgraph.validation.finding import Finding, at_or_above, in_order
from gapgraph.validation.finding_places import Places
from gapgraph.validation.ill_typed import as_given, mark_ill_typed
from gapgraph.validation.law import Law, judge
from gapgraph.validation.neighborhood import statements_about
from gapgraph.validation.reach import ShapeReach, check_targets, shape_reach
from gapgraph.validation.ruleset import Ruleset, Shapes
from gapgraph.validation.shape_rules import SHAPE, Check, Rule
from gapgraph.validation.sparql_checks import check_results
from gapgraph.vocabulary import GAP, Iri


class Outcome(NamedTuple):
    """The verdict on some data: the findings, gravest first, and what each shape and check covered.

    ``triples`` is the number of statements in the data, ``beside`` the number of statements of the background that were
    validated with it. ``unjudged`` has the reports that couldn't be compared with the law, each with the reason.
    ``without_duties`` has the reports that no known duty can be compared with, each with the label of its country.
    ``stopped`` says that there are more findings than are listed. ``about`` says what is shown: the findings about the
    ``data``, about the ``law``, or about both.
    """

    findings: tuple[Finding, ...]
    reach: ShapeReach
    engine: str
    triples: int
    beside: int = 0
    unjudged: Mapping[Iri, str] = MappingProxyType({})
    stopped: bool = False
    about: tuple[str, ...] = ("data", "law")
    language: str = "en"
    fail_on: Severity = Severity.VIOLATION
    without_duties: Mapping[Iri, str] = MappingProxyType({})

    def failing_on(self, severity: str) -> Outcome:
        """The same outcome, with the given severity (such as ``warning``) as the lowest severity that fails the
        data.
        """
        return self._replace(fail_on=Severity(severity.capitalize()))

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that fail the data: those with the severity ``fail_on`` or a graver one."""
        return at_or_above(self.findings, self.fail_on)

    @property
    def conforms(self) -> bool:
        """The verdict that every format and the exit status use: no finding fails, and every report was compared with
        the law.
        """
        return not self.failing and not self.unjudged

    def only(self, about: str) -> Outcome:
        """The part of the outcome about the data, or about the law."""
        findings = tuple(finding for finding in self.findings if finding.about == about)
        unjudged, without = (self.unjudged, self.without_duties) if about == "law" else ({}, {})
        return self._replace(findings=findings, unjudged=unjudged, without_duties=without, about=(about,))


def validate(
    sources: tuple[DataSource, ...],
    ruleset: Ruleset,
    background: Facts,
    engine: Engine = ENGINES["shacl"],
    language: str = "en",
) -> Outcome:
    """All findings in the data, every duty that the data shows unmet, and what the rules checked.

    Raises GapgraphError GG401 if the engine isn't installed, GG402 if it fails.
    """
    quads = [quad for source in sources for quad in source.quads]
    given = facts_of(quads)
    law = judge(given, background, language)
    shapes, required = ruleset.shapes_for(given.by_type()), ruleset.required_by(law.duties, law.world)
    beside = list(engine_quads(statements_about(given, background)))
    judged = quads if not law.replaced else [quad for quad in quads if str(quad.subject)[1:-1] not in law.replaced]
    results = _results(engine, ruleset, shapes, [*merge_graphs(judged), *beside])
    assessed = write_ntriples(law.facts.triples()).decode()
    unmet = engine.results(required.text, assessed) if required.text.strip() else ()
    places = Places(given, sources, language)
    findings = in_order(
        (
            *_undismissed(_about_data(results, _Rules(shapes, ruleset.checks), places), given),
            *_about_law(unmet, _Rules(required), law, places),
        )
    )
    reach = _reach(shapes, required, ruleset, given, law, background)
    stopped = len(results) >= MAX_RESULTS and not engine.referees
    return Outcome(
        findings,
        reach,
        engine.name,
        len(quads),
        len(beside),
        law.unjudged,
        stopped,
        language=language,
        without_duties={report: law.names.label(country) for report, country in law.without_duties.items()},
    )


def _reach(shapes: Shapes, required: Shapes, ruleset: Ruleset, given: Facts, law: Law, background: Facts) -> ShapeReach:
    """How many nodes the rules checked: the rules about data in the data, the rules about the law in the assessed
    duties.
    """
    data = shape_reach((*shapes.targets, *check_targets(ruleset.checks)), given, background)
    duties = shape_reach(required.targets, law.facts, Facts(()))
    return data._replace(met={**data.met, **duties.met})


def _results(engine: Engine, ruleset: Ruleset, shapes: Shapes, quads: list[Quad]) -> tuple[EngineResult, ...]:
    """The results of the engine and of the checks; a reference engine runs the twins of the checks (the same rules
    written in SHACL-SPARQL) instead.
    """
    data = write_nquads(mark_ill_typed(quads)).decode()
    if engine.referees:
        return as_given(engine.results(f"{shapes.text}\n{ruleset.twins.text}", data), shapes.facts)
    return (*as_given(engine.results(shapes.text, data), shapes.facts), *check_results(ruleset.checks, quads))


class _Rules:
    """Finds the rule that a result violates. The rule of a shape is read at its first violation."""

    def __init__(self, shapes: Shapes, checks: Iterable[Check] = ()) -> None:
        self._shapes = shapes
        self._known: dict[str, Rule] = {f"<{SHAPE}{check.rule.id}>": check.rule for check in checks}

    def broken_by(self, result: EngineResult) -> Rule:
        """The rule that a result of an engine violates. If the result's shape is unknown, a placeholder rule is
        returned, so that no result is dropped.
        """
        if result.shape not in self._known:
            self._known[result.shape] = self._shapes.rule(Iri(result.shape[1:-1])) or _NAMELESS
        return self._known[result.shape]


_NAMELESS = Rule("nameless", "shape", Severity.VIOLATION, {}, {})


def _about_data(results: Iterable[EngineResult], rules: _Rules, places: Places) -> Iterator[Finding]:
    for result in results:
        if result.focus.strip("<>") in places:
            yield places.finding(rules.broken_by(result), result)


def _undismissed(findings: Iterable[Finding], given: Facts) -> Iterator[Finding]:
    """The findings without those that a person has dismissed with a reason, by rule and claim; the dismissals are in
    the data itself.
    """
    dismissed = {
        (given.text(one, GAP + "dismisses"), given.iri(one, GAP + "dismissedAt"))
        for one in given.of_type(GAP + "Dismissal")
    }
    return (one for one in findings if (one.rule, one.focus) not in dismissed)


def _about_law(results: Iterable[EngineResult], rules: _Rules, law: Law, places: Places) -> Iterator[Finding]:
    for result in results:
        if result.focus.strip("<>") in law.assessed:
            finding = law.finding(rules.broken_by(result), result)
            yield places.in_file(finding, law.report_of(finding.focus))
