"""Shared settings of all tests: the variable HYPOTHESIS_PROFILE chooses the number of Hypothesis examples."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.kinds import mark_proofs
from tests.looking import begin_test, idle_loops

# Examples have no deadline, because a shared machine is sometimes slow.
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
# The profile "quick" runs 20 examples of each property; make test runs a hundred.
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)
# The profile "mutation" gives each mutant of the core the same few examples, so that each run has the same survivors.
# With this profile, Hypothesis doesn't search for a smaller example after a failure.
settings.register_profile(
    "mutation",
    parent=settings.get_profile("ci"),
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
# The profile "proof" draws new examples in each run, and prints a failing example as code.
settings.register_profile(
    "proof", deadline=None, max_examples=5_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# The profile "round" runs one round of scripts/examples.py, which runs many rounds, each with a seed of its own.
settings.register_profile("round", parent=settings.get_profile("proof"), max_examples=1_000, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _loops_have_run() -> Iterator[None]:
    """Check that each loop over :func:`tests.looking.each` ran at least once, in some example of the test."""
    begin_test()
    yield
    assert idle_loops() == []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests for ``make proof``. Run tests of the same file, stores or workbench in one process."""
    mark_proofs(items)
    for item in items:
        shared = next((folder for folder in ("stores", "web") if folder in item.path.parts), str(item.path))
        item.add_marker(pytest.mark.xdist_group(shared))
