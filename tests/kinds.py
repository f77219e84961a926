"""Chooses the cases of long tests that ``make test`` runs: one case of each kind. ``make proof`` runs all other cases.

The number beside a test is the number of its cases, in the order of collection, that ``make test`` runs; with 0, only
``make proof`` runs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import pytest

KEPT: Final[dict[str, int]] = {
    # These tests compare every bundled report with the oracle, leaf by leaf.
    "core/test_oracle.py::test_core_and_oracle_agree_on_a_report": 2,
    "core/test_oracle.py::test_core_and_oracle_agree_on_a_report_at_every_time_and_place": 1,
    # These tests run every query on a second engine, which is slow.
    "queries/test_golden.py::test_rdflib_gives_the_golden_rows_for_peru": 6,
    "queries/test_golden.py::test_rdflib_gives_the_golden_rows_for_several_reports": 1,
    "queries/test_rdflib_on_generated.py::test_rdflib_and_pyoxigraph_give_the_same_rows_for_a_generated_report": 1,
    "queries/test_rdflib_on_generated.py::test_rdflib_and_pyoxigraph_give_the_same_rows_for_a_generated_country": 4,
    "queries/test_golden.py::test_the_answers_on_generated_reports_equal_the_golden_results": 12,
    # Each text of the measurement of drafts is compiled; make test compiles one batch.
    "drafting/test_heldout.py::test_each_claim_made_by_hand_compiles": 8,
    # Of the hostile inputs, make test tries every second kind of file, and three environments.
    "inputs/test_hostile.py::test_each_hostile_input_is_answered_or_refused_in_one_sentence": 60,
    "inputs/test_hostile.py::test_the_environment_changes_no_answer": 3,
    "queries/test_scope.py::test_no_row_comes_from_a_report_that_the_query_is_not_about": 26,
    "compare/test_queries.py::test_no_country_revised_a_figure": 1,
    # These tests run the SPARQL form of every check, and every fixture, with pySHACL.
    "validation/test_engines.py::test_pyshacl_and_the_default_engine_agree_on_each_check": 4,
    "validation/test_engines.py::test_pyshacl_and_the_default_engine_agree_on_shapes": 1,
    "validation/test_engines.py::test_pyshacl_turbo_and_the_default_engine_agree_on_everything": 0,
    "validation/test_prepared.py::test_no_rule_reads_the_omitted_statements_of_named_nodes": 0,
    # These tests kill loads, try sets of hostile inputs, run walk-throughs or compare the rules with the core.
    "load/test_load.py::test_twenty_kills_leave_the_old_store_or_the_new_one": 0,
    "validation/test_hostile.py::test_each_hostile_file_is_validated_or_refused_as_documented": 1,
    "validation/test_hostile.py::test_no_hostile_file_takes_long": 1,
    "validation/test_hostile.py::test_each_refusal_is_one_sentence": 1,
    "project/test_walkthroughs.py::test_a_walkthrough_works_as_written": 2,
    "rules/test_rules.py::test_rules_and_core_agree_on_bundled_reports_at_every_time_and_place": 4,
    "rules/test_rules.py::test_rules_and_core_agree_on_random_claims": 0,
    # These tests run both reasoners, also on every kind of broken ontology.
    "ontology/test_reasoning.py::test_the_result_is_the_same_under_any_hash_seed": 0,
    "ontology/test_reasoning.py::test_every_generated_file_of_inferences_is_checked": 0,
    "ontology/test_profile.py::test_a_contradiction_in_the_ontology_is_reported": 0,
    "ontology/test_profile.py::test_an_unreadable_ontology_gives_no_verdict": 0,
}


SLOW: Final[frozenset[str]] = frozenset(
    {
        "core/test_oracle.py::test_core_and_oracle_agree_on_generated_reports",
        "core/test_oracle.py::test_core_and_oracle_agree_on_generated_worlds",
        "core/test_oracle.py::test_core_and_oracle_agree_on_deciding_claims_standing_and_place",
        "queries/test_a_claim_less.py::test_removing_a_claim_changes_exactly_the_expected_rows",
        "queries/test_golden.py::test_rdflib_gives_the_golden_rows_for_peru",
        "queries/test_golden.py::test_rdflib_gives_the_golden_rows_for_several_reports",
        "queries/test_rdflib_on_generated.py::test_rdflib_and_pyoxigraph_give_the_same_rows_for_a_generated_country",
        "queries/test_rdflib_on_generated.py::test_rdflib_and_pyoxigraph_give_the_same_rows_for_a_generated_report",
    }
)
"""The tests that ``make quick`` leaves out and ``make test`` runs."""


KEPT_ON_RDF4J: Final = ("test_answers.py",)
"""Files of store tests whose RDF4J cases ``make test`` runs; the others are left out, because filling RDF4J takes a
minute on a busy machine.
"""


def mark_proofs(items: Iterable[pytest.Item]) -> None:
    """Give the mark ``proof`` to the cases that only ``make proof`` runs, and ``slow`` to those that ``make quick``
    leaves out.
    """
    seen: Counter[str] = Counter()
    for item in items:
        name = f"{'/'.join(item.path.parts[-2:])}::{getattr(item, 'originalname', item.name)}"
        seen[name] += 1
        if seen[name] > KEPT.get(name, seen[name]):
            item.add_marker(pytest.mark.proof)
        if "rdf4j" in item.name and item.path.name not in KEPT_ON_RDF4J:
            item.add_marker(pytest.mark.proof)
        if name in SLOW:
            item.add_marker(pytest.mark.slow)
