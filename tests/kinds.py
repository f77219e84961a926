"""Chooses which cases of long tests ``make test`` runs; ``make proof`` runs the cases that ``make test`` leaves out.

The number beside a test in ``KEPT`` is the number of cases of this test that ``make test`` runs: the first cases in the
order of collection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import pytest

KEPT: Final[dict[str, int]] = {
    # core/test_oracle.py compares the status of each leaf with an independent computation, for every bundled report.
    "core/test_oracle.py::test_core_and_oracle_agree_on_a_report": 2,
    "core/test_oracle.py::test_core_and_oracle_agree_on_a_report_at_every_time_and_place": 1,
    # queries/test_golden.py and queries/test_rdflib_on_generated.py run queries in rdflib too, which is slow.
    "queries/test_golden.py::test_rdflib_gives_the_golden_rows_for_peru": 6,
    "queries/test_golden.py::test_rdflib_gives_the_golden_rows_for_several_reports": 1,
    "queries/test_rdflib_on_generated.py::test_rdflib_and_pyoxigraph_give_the_same_rows_for_a_generated_report": 1,
    "queries/test_rdflib_on_generated.py::test_rdflib_and_pyoxigraph_give_the_same_rows_for_a_generated_country": 4,
    "queries/test_golden.py::test_the_answers_on_generated_reports_equal_the_golden_results": 12,
    # make test compiles only the first eight of the encodings made by hand that drafting/test_heldout.py compiles.
    "drafting/test_heldout.py::test_each_claim_made_by_hand_compiles": 8,
    # make test tries only the first 60 of the hostile inputs in inputs/test_hostile.py.
    "inputs/test_hostile.py::test_each_hostile_input_is_answered_or_refused_in_one_sentence": 60,
    "inputs/test_hostile.py::test_environment_variables_change_no_answer": 3,
    "queries/test_scope.py::test_no_row_comes_from_a_report_that_the_query_is_not_about": 26,
    "compare/test_queries.py::test_no_report_revises_a_figure_of_an_earlier_report_on_its_country": 1,
    # validation/test_engines.py runs every check and every fixture with pySHACL, which is slow.
    "validation/test_engines.py::test_pyshacl_and_the_default_engine_agree_on_each_check": 4,
    "validation/test_engines.py::test_pyshacl_and_the_default_engine_agree_on_shapes": 1,
    "validation/test_engines.py::test_pyshacl_turbo_and_the_default_engine_agree_on_everything": 0,
    "validation/test_prepared.py::test_the_statements_that_validation_leaves_out_change_no_finding": 0,
    # Tests that kill a load, validate hostile files, run the commands of CONTRIBUTING.md or compare the SPARQL rules
    # with the core are slow.
    "load/test_load.py::test_twenty_kills_leave_the_old_store_or_the_new_one": 0,
    "validation/test_hostile.py::test_each_hostile_file_is_validated_or_refused_as_documented": 1,
    "validation/test_hostile.py::test_no_hostile_file_takes_long": 1,
    "validation/test_hostile.py::test_each_refusal_is_one_sentence": 1,
    "project/test_walkthroughs.py::test_the_commands_of_a_walkthrough_succeed_as_written": 2,
    "rules/test_rules.py::test_rules_and_core_agree_on_bundled_reports_at_every_time_and_place": 4,
    "rules/test_rules.py::test_rules_and_core_agree_on_random_claims": 0,
    # These tests kill loads of every kind of store, or fill each kind of store beside graphs of other programs.
    "stores/test_loading.py::test_a_kill_at_any_point_leaves_each_graph_complete": 1,
    "stores/test_foreign_graphs.py::test_graphs_of_other_programs_change_no_answer_and_stay_unchanged": 1,
    "stores/test_together.py::test_simultaneous_loads_leave_no_completion_mark_on_a_graph_of_the_other_load": 1,
    # ontology/test_reasoning.py and ontology/test_profile.py run both OWL reasoners, which are slow.
    "ontology/test_reasoning.py::test_the_result_is_the_same_under_any_hash_seed": 0,
    "ontology/test_reasoning.py::test_every_generated_file_of_inferences_is_checked": 0,
    "ontology/test_profile.py::test_a_contradiction_in_the_ontology_is_reported": 0,
    "ontology/test_profile.py::test_the_check_of_a_missing_ontology_file_has_exit_status_2": 0,
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
"""The files of store tests whose RDF4J cases ``make test`` runs. ``make test`` leaves out the RDF4J cases of all other
files, because filling RDF4J takes a minute on a busy machine.
"""


def mark_proofs(items: Iterable[pytest.Item]) -> None:
    """Give the pytest mark ``proof`` to the cases that only ``make proof`` runs, and the mark ``slow`` to the cases
    that ``make quick`` leaves out.
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
