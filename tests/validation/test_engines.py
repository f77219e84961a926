"""The engines agree on each finding: on every fixture, on the bundled data, and on changed data."""

from __future__ import annotations

from functools import cache

import pytest

from gapgraph.build.check_twins import twin_files
from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.rdf.reading import plain_triples, read_facts
from gapgraph.rdf.writing import engine_quads, merge_graphs, write_nquads
from gapgraph.validation import engines
from gapgraph.validation.data_reading import DataSource, read_all
from gapgraph.validation.engines import ENGINES, Engine, EngineResult, RdflibEngine
from gapgraph.validation.finding import Finding
from gapgraph.validation.neighborhood import statements_about
from gapgraph.validation.shape_rules import Check, shape_files
from gapgraph.validation.sparql_checks import check_results
from gapgraph.validation.validate import Outcome, validate
from gapgraph.vocabulary import SH
from scripts.core import ROOT
from tests.validation.graphs import PERU, about_data, apart, background, faulty, judged, rules
from tests.validation.peru import FAULTS
from tests.validation.test_rules import FIXTURES, graph_of

# One fixture has an Absence without a group, as in the first edition.
pytestmark = pytest.mark.filterwarnings("ignore::gapgraph.core.first_edition.FirstEditionWarning")

CHECKS = {check.rule.id: check for check in rules().checks}


class CoreOnly:
    """An engine that runs only the shapes; the checks run separately, as with the default engine."""

    referees = False

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self.results = engine.results


@cache
def fixtures() -> tuple[DataSource, ...]:
    """All fixtures, with the names of each fixture changed, so that one run can validate all fixtures together."""
    return tuple(apart(graph_of(fixture), number) for number, fixture in enumerate(FIXTURES))


@cache
def shipped() -> tuple[DataSource, ...]:
    return read_all(sorted((ROOT / "data" / "reports").glob("*.ttl")))


@cache
def mutated() -> tuple[DataSource, ...]:
    """The report Peru 2021 with all faults of ``FAULTS`` at once."""
    cut = [line for fault in FAULTS for line in fault.cut]
    return faulty(PERU, dict.fromkeys(cut), "\n".join(fault.put for fault in FAULTS), "per-2021")


@cache
def neighbourhoods() -> tuple[DataSource, ...]:
    """A small part of the fixtures for a slow engine: the nodes with findings, and the nodes linked to these nodes."""
    quads = [quad for source in fixtures() for quad in source.quads]
    found = {finding.focus for finding in about_data(by_default("the fixtures"))}
    near = {str(quad.subject) for quad in quads if str(quad.subject).strip("<>") in found}
    near |= {str(quad.object) for quad in quads if str(quad.subject) in near}
    near |= {str(quad.subject) for quad in quads if str(quad.object).strip("<>") in found}
    return (DataSource("near", tuple(quad for quad in quads if str(quad.subject) in near)),)


GRAPHS = {
    "the fixtures": fixtures,
    "the bundled data": shipped,
    "Peru 2021 with faults": mutated,
    "the fixtures, around each fault": neighbourhoods,
}
"""The graphs on which engines are compared. The last graph is a reduced form of the first, for the slow reference
engine; ``make proof`` runs this engine on all graphs.
"""


def test_every_shape_that_the_fixtures_violate_is_violated_in_the_reduced_fixtures_too() -> None:
    assert sum(map(len, (source.quads for source in neighbourhoods()))) < 30_000
    found = {finding.rule for finding in by_default("the fixtures, around each fault").findings}
    assert {fixture["rule"] for fixture in FIXTURES} - found <= set(CHECKS)


def told_apart(outcome: Outcome) -> dict[tuple[str, ...], tuple[str, str, tuple[str, ...]]]:
    def words(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
        return finding.severity, finding.message, finding.evidence

    return {finding.identity: words(finding) for finding in outcome.findings}


@cache
def by_default(graph: str) -> Outcome:
    return judged(GRAPHS[graph]())


@pytest.mark.parametrize("graph", list(GRAPHS)[:3])
def test_pyshacl_turbo_and_the_default_engine_agree_on_everything(graph: str) -> None:
    expected = told_apart(by_default(graph))
    assert told_apart(judged(GRAPHS[graph](), "pyshacl-turbo")) == expected
    assert len(expected) > 100


@pytest.mark.parametrize("graph", list(GRAPHS)[2:])
def test_pyshacl_and_the_default_engine_agree_on_shapes(graph: str) -> None:
    found = validate(GRAPHS[graph](), rules(), background(), CoreOnly(ENGINES["pyshacl"]))
    assert told_apart(found) == told_apart(by_default(graph))


@pytest.mark.parametrize("fixture", [f for f in FIXTURES if f["rule"] in CHECKS], ids=lambda f: f["rule"])
def test_pyshacl_and_the_default_engine_agree_on_each_check(fixture: dict[str, str]) -> None:
    check, sources = CHECKS[fixture["rule"]], graph_of(fixture)  # type: ignore[arg-type]
    quads = [quad for source in sources for quad in source.quads]
    quads = [*merge_graphs(quads), *engine_quads(statements_about(Facts(plain_triples(quads)), background()))]
    found = ENGINES["pyshacl"].results(twin(check), write_nquads(quads).decode())
    assert found
    assert {no_words(one) for one in found} == {no_words(one) for one in check_results([check], quads)}


def twin(check: Check) -> str:
    """The check's twin (the same rule in SHACL-SPARQL), cut out of the file with the twins of all checks."""
    (text,) = twin_files(ROOT).values()
    head, *blocks = text.split("\nshape:")
    (block,) = (block for block in blocks if block.startswith(f"{check.rule.id} "))
    return f"{head}\nshape:{block}"


def no_words(result: EngineResult) -> tuple[str, ...]:
    return result.shape, result.focus, result.path, result.value, result.component, result.severity


def test_every_check_has_a_twin_in_shacl_sparql() -> None:
    assert set(rules().twins.rules) == set(CHECKS)


def test_no_check_reads_labels() -> None:
    assert [check.rule.id for check in CHECKS.values() if "label" in check.sparql] == []


def test_the_offered_engines_are_those_documented() -> None:
    assert list(ENGINES) == ["shacl", "pyshacl", "pyshacl-turbo"]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
def test_a_failing_engine_gives_one_sentence(engine: Engine) -> None:
    with pytest.raises(GapgraphError, match=f"'{engine.name}' failed: .*GG402") as raised:
        engine.results("this is not Turtle", "")
    assert raised.value.exit_status == 3
    assert "\n" not in str(raised.value)


def test_an_engine_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(GapgraphError, match="pip install") as raised:
        RdflibEngine("absent", "no_such_engine").results("", "")
    assert (raised.value.code, raised.value.exit_status) == ("GG401", 3)


def test_no_qualified_shape_uses_sh_class() -> None:
    """In the default engine, the time for ``sh:class`` in a qualified shape grows with the square of the data
    (docs/engines.md).
    """
    facts = read_facts(shape_files(ROOT))
    waiting = {term for _, predicate, term in facts.triples() if predicate == f"{SH}qualifiedValueShape"}
    assert waiting
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, str) and node not in seen:
            seen.add(node)
            assert facts.iris(node, f"{SH}class") == (), node
            waiting |= {term for _, _, term in facts.about(node)}


def test_the_default_engine_stops_at_the_maximum_number_of_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MAX_RESULTS", 9)
    assert len(by_default("Peru 2021 with faults").findings) > 9
    assert len(ENGINES["shacl"].results(rules().shapes_for(()).text, write_nquads(mutated()[0].quads).decode())) == 9


def test_reports_validated_together_have_the_same_findings_as_one_by_one() -> None:
    sources = [read_all([PERU.parent / f"{report}.ttl"]) for report in ("per-2021", "col-2021")]
    alone = [finding for source in sources for finding in judged(source).findings]
    together = judged(sources[0] + sources[1]).findings
    assert len(together) == len(alone) > 20
    assert set(together) == set(alone)
