"""Validate data: shapes by a SHACL engine, set-based checks on a store, and what both looked at.

The data is judged together with the bundled ontology, mandates and countries, which are never themselves reported
on unless they are the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from gapgraph.claims import read_claims
from gapgraph.facts import Facts
from gapgraph.store.files import plain_triples
from gapgraph.validation.engines import ENGINES, Engine, Result
from gapgraph.validation.finding import Finding, in_order
from gapgraph.validation.law import Law, judge
from gapgraph.validation.reach import ShapeReach, shape_reach
from gapgraph.validation.rules import SHAPE, Check, Rule, read_checks, read_shape_rules
from gapgraph.vocabulary import GAP, LAW, REPORT, curie

_DATA = NamedNode("https://w3id.org/gapgraph/data/given")


@dataclass(frozen=True)
class Outcome:
    """The verdict on some data: the findings, gravest first, and what each shape and check looked at.

    ``unjudged`` are the reports that the law could not be held against, each with the reason.
    """

    findings: tuple[Finding, ...]
    reach: ShapeReach
    engine: str
    triples: int
    unjudged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shapes:
    """A shapes graph, as facts and as N-Triples, and its rules by id."""

    facts: Facts
    text: str
    rules: Mapping[str, Rule]


@dataclass(frozen=True)
class Ruleset:
    """The shapes for data, the checks, and the folder of required protections, read instrument by instrument."""

    shapes: Shapes
    checks: tuple[Check, ...]
    protections: Path

    def required_by(self, instruments: Iterable[str]) -> Shapes:
        """The shapes of these instruments: shapes of others have no assessment to look at."""
        paths = (self.protections / f"{instrument.removeprefix(LAW)}.ttl" for instrument in sorted(instruments))
        return _read_shapes(path for path in paths if path.exists())


def read_ruleset(root: Path) -> Ruleset:
    """The rules that stand in ``ontology/shapes``."""
    folder = root / "ontology" / "shapes"
    return Ruleset(
        _read_shapes(sorted((folder / "data").glob("*.ttl"))), read_checks(folder / "checks"), folder / "protections"
    )


def _read_shapes(paths: Iterable[Path]) -> Shapes:
    quads = [quad for path in paths for quad in parse(path=path, rename_blank_nodes=True)]
    facts = Facts(plain_triples(quads))
    return Shapes(facts, _n_triples(quads), read_shape_rules(facts))


def read_background(root: Path) -> list[Quad]:
    """The ontology, its inferences and mandates, and the countries, against which data is judged."""
    folders = ("ontology", "ontology/mandates", "ontology/inferred", "data/countries")
    paths = (path for folder in folders for path in sorted((root / folder).glob("*.ttl")))
    return [quad for path in paths for quad in parse(path=path, rename_blank_nodes=True)]


def validate(
    data: list[Quad],
    ruleset: Ruleset,
    background: list[Quad],
    engine: Engine = ENGINES["shacl"],
    language: str = "en",
) -> Outcome:
    """Everything that is wrong with the data, every duty that it shows unmet, and how far the rules looked."""
    given = Facts(plain_triples(data))
    names = _Names(given, Facts(plain_triples(background)), language)
    law = judge(given, names.background, language)
    required = ruleset.required_by(law.instruments)
    judged = [quad for quad in data if _plain(quad.subject) not in law.replaced]
    text = _n_triples([*judged, *background]) + law.n_triples()
    results = engine.results(ruleset.shapes.text + required.text, text)
    findings = [
        *_of_results(results, ruleset.shapes.rules, names),
        *_of_checks(ruleset.checks, data, names),
        *_of_law(results, required.rules, law),
    ]
    reach = shape_reach(ruleset.shapes.facts, given, names.background)
    return Outcome(in_order(findings), reach, engine.name, len(data), law.unjudged)


def _of_law(results: Iterable[Result], rules: Mapping[str, Rule], law: Law) -> Iterator[Finding]:
    for result in results:
        rule = rules.get(result.shape.strip("<>").removeprefix(SHAPE))
        if rule and _subject(result.focus) in law.assessed:
            yield law.finding(rule, result)


class _Names:
    """Words for nodes: their labels, and the quotes that prove them."""

    def __init__(self, given: Facts, background: Facts, language: str) -> None:
        self.given = given
        self.background = background
        self.language = language

    def place(self, focus: str) -> str:
        label = self.given.label(focus, self.language)
        short = curie(focus)
        return short if label in short else f"{short} ({label})"

    def evidence(self, focus: str) -> tuple[str, ...]:
        report = self.given.iri(focus, GAP + "report")
        if report is None:
            return ()
        claims = read_claims(self.given, report.removeprefix(REPORT)) if self._is_claim(focus) else ()
        return tuple(q.exact for claim in claims if REPORT + claim.id == focus for q in claim.quotes)

    def _is_claim(self, focus: str) -> bool:
        return bool(self.given.iris(focus, GAP + "evidence"))


def _of_results(results: Iterable[Result], rules: Mapping[str, Rule], names: _Names) -> Iterator[Finding]:
    for result in results:
        rule = rules.get(result.shape.strip("<>").removeprefix(SHAPE))
        focus = _subject(result.focus)
        if rule and focus in names.given:
            yield _finding(rule, focus, result.path.strip("<>"), result.value, result.component, names)


def _finding(rule: Rule, focus: str, path: str, value: str, component: str, names: _Names) -> Finding:
    return Finding(
        rule=rule.id,
        focus=focus,
        path=path,
        value=value,
        component=component,
        severity=rule.severity,
        message=f"{names.place(focus)}: {rule.message(names.language)}",
        remedy=rule.remedy(names.language),
    )


def _subject(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term


def _of_checks(checks: Iterable[Check], data: list[Quad], names: _Names) -> Iterator[Finding]:
    store = Store()
    store.bulk_extend(_in_graph(data, _DATA))
    for check in checks:
        solutions = store.query(check.sparql)
        assert isinstance(solutions, QuerySolutions)
        for focus, path, value in solutions:
            if _plain(focus) in names.given:
                yield _finding(check.rule, _plain(focus), _plain(path), str(value), "check", names)


def _in_graph(quads: Iterable[Quad], graph: NamedNode) -> Iterator[Quad]:
    for quad in quads:
        name = graph if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
        yield Quad(quad.subject, quad.predicate, quad.object, name)


def _n_triples(quads: Iterable[Quad]) -> str:
    text = serialize((Triple(q.subject, q.predicate, q.object) for q in quads), format=RdfFormat.N_TRIPLES)
    return (text or b"").decode("utf-8")


def _plain(term: object) -> str:
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(term)
