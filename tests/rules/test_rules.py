"""The rules and the core give the same status for every leaf: on all reports, in every context, with random claims."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapgraph.core.claims import read_claims
from gapgraph.core.contexts import base_view, view
from gapgraph.core.coverage import coverage
from gapgraph.core.facts import Triple
from gapgraph.derivation.dataset import fill
from gapgraph.derivation.sparql_rules import Question, rule_files, write_coverage
from gapgraph.derivation.stored_nodes import coverage_nodes, derived_mark
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, NO_IRI, Iri, ReportId
from tests.core.strategies import Asked, real_reports
from tests.core.test_oracle import foretold_of_alike, said
from tests.queries.worlds import generated_reports, graph
from tests.rules.worlds import by_core, by_rules, context, put_claims, shared

REPORTS = graph().report_ids


@cache
def bundled_claims() -> EmbeddedStore:
    store = EmbeddedStore()
    fill(store, graph(), with_derived=False)
    return store


def test_rules_and_core_agree_on_every_bundled_report() -> None:
    expected: dict[tuple[str, str, str], object] = {}
    for report in REPORTS:
        expected |= by_core(report, graph().coverage(report))
    assert by_rules(bundled_claims(), map(Question, REPORTS)) == expected
    assert len(expected) > 20_000


def contexts() -> Iterator[tuple[str, Question]]:
    """Each time of each report, places that a report names, a place that it doesn't name, and all times together in one
    place.
    """
    for report in REPORTS:
        facts = graph().report_facts(report)
        claims = read_claims(facts, report)
        times = sorted({claim.when for claim in claims if claim.when})
        places = sorted({place for claim in claims for place in claim.places})
        for time in times:
            yield f"{report} at {time.rsplit('/', 1)[-1]}", Question(report, frozenset((time,)))
        for place in [*places[:3], *([GAP + "Nowhere"] if places else [])]:
            yield f"{report} in {place.rsplit('#', 1)[-1]}", Question(report, frozenset(), Iri(place))
        if times and places:
            yield f"{report} at all times in one place", Question(report, frozenset(times), places[0])


CONTEXTS = dict(contexts())


@pytest.mark.parametrize("name", CONTEXTS)
def test_rules_and_core_agree_on_bundled_reports_at_every_time_and_place(name: str) -> None:
    question = CONTEXTS[name]
    seen = view(graph().claims(question.report), question.times, question.place)
    found = coverage(seen, graph().scheme, graph().lattice)
    assert by_rules(bundled_claims(), [question]) == by_core(question.report, found)


def test_more_than_five_of_the_tested_times_and_places_change_the_statuses_of_a_report() -> None:
    assert len(CONTEXTS) > 10
    base = {str(report): by_core(report, graph().coverage(report)) for report in REPORTS}
    seen = (view(graph().claims(q.report), q.times, q.place) for q in CONTEXTS.values())
    found = [
        by_core(q.report, coverage(v, graph().scheme, graph().lattice))
        for q, v in zip(CONTEXTS.values(), seen, strict=True)
    ]
    assert sum(one != base[q.report] for one, q in zip(found, CONTEXTS.values(), strict=True)) > 5


def test_rules_and_core_agree_on_generated_reports() -> None:
    store, expected = shared(), dict[tuple[str, str, str], object]()
    reports = generated_reports()
    for report in reports:
        store.put(claims_graph(report.id), report.triples)
        expected |= by_core(report.id, coverage(base_view(report.claims), graph().scheme, graph().lattice))
    found = by_rules(store, [Question(report.id) for report in reports])
    for report in reports:
        store.drop(claims_graph(report.id))
    assert found == expected


FEWER_EXAMPLES = settings(max_examples=max(12, settings().max_examples // 8))
"""Hypothesis settings of a test whose examples have eight reports: an eighth of the usual number of examples, but at
least twelve.
"""


@FEWER_EXAMPLES
@given(st.lists(real_reports(), min_size=8, max_size=8))
def test_rules_and_core_agree_on_random_claims(drawn: list[Asked]) -> None:
    """Rules, core and oracle give the same statuses for random reports, each in a context of its own."""
    store, expected, questions = shared(), dict[tuple[str, str, str], object](), []
    for number, asked in enumerate(drawn):
        report = f"drawn-{number}"
        put_claims(store, report, asked.claims)
        times = frozenset(map(context, asked.times))
        questions.append(Question(ReportId(report), times, context(asked.place) if asked.place else NO_IRI))
        expected |= by_core(report, asked.coverage)
        assert said(asked.coverage) == foretold_of_alike(asked)
    found = by_rules(store, questions)
    for question in questions:
        store.drop(claims_graph(question.report))
    assert found == expected


def _without_exceptions(triples: Iterator[Triple]) -> set[Triple]:
    return {triple for triple in triples if triple[1] != GAP + "exceptions"}


def test_rules_and_core_write_the_same_nodes_apart_from_the_lists_of_exceptions() -> None:
    store = bundled_claims()
    write_coverage(store, graph().root, REPORTS)
    try:
        for report in REPORTS:
            seen = graph().view(report)
            found = coverage(seen, graph().scheme, graph().lattice)
            nodes = coverage_nodes(graph().report(report), seen, found, graph().derivation_inputs)
            expected = _without_exceptions(iter(nodes)) | {derived_mark(report)}
            assert set(store.triples(coverage_graph(report))) == expected, report
    finally:
        for report in REPORTS:
            store.drop(coverage_graph(report))


def test_the_rules_leave_no_intermediate_triples_in_the_store() -> None:
    store = bundled_claims()
    before = store.graphs()
    by_rules(store, [Question(REPORTS[0])])
    assert store.graphs() == before


def test_without_the_rule_for_effects_on_provisions_the_statuses_differ(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Without the rule for effects on provisions, nobody is denied; so the comparison with the core detects a missing
    rule.
    """
    root = tmp_path_factory.mktemp("rules")
    (root / "ontology" / "rules").mkdir(parents=True)
    for rule in rule_files(graph().root):
        text = rule.read_text(encoding="utf-8")
        copy = text.replace("gap:Denial , r:Certain", "gap:Strength , r:Certain")
        (root / "ontology" / "rules" / rule.name).write_text(copy, encoding="utf-8")
    from gapgraph.derivation.sparql_rules import leaf_statuses

    found = {
        (s.report, s.protection, s.leaf): s.status
        for s in leaf_statuses(bundled_claims(), root, [Question(ReportId("per-2021"))])
    }
    assert found != by_core("per-2021", graph().coverage("per-2021"))


@pytest.mark.parametrize("rule", rule_files(graph().root), ids=lambda rule: rule.name)
def test_rules_use_no_sparql_that_stores_treat_differently(rule: object) -> None:
    """No rule contains EXISTS, or an OPTIONAL that begins with another OPTIONAL."""
    text = rule.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert "EXISTS" not in text
    assert "OPTIONAL { OPTIONAL" not in text
