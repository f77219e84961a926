"""What every test shares: how many examples Hypothesis tries, told by the variable HYPOTHESIS_PROFILE."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.kinds import mark_proofs
from tests.looking import begin_test, idle_loops

# No deadline anywhere: a shared machine is slow now and then, and that is no fault of the code.
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
# For who waits: make test has a hundred examples of each property.
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)
# Each mutant of the core meets the same few examples, so that a survivor is a survivor again; one that breaks a test
# is enough, and nobody reads the smallest.
settings.register_profile(
    "mutation",
    parent=settings.get_profile("ci"),
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
# New examples at each run; what fails is printed in a form that can be pasted back.
settings.register_profile(
    "proof", deadline=None, max_examples=5_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# One round of many: scripts/examples.py draws round after round, each from its own seed.
settings.register_profile("round", parent=settings.get_profile("proof"), max_examples=500, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _loops_have_run() -> Iterator[None]:
    """A loop over :func:`tests.looking.each` has turned once at least, in some example."""
    begin_test()
    yield
    assert idle_loops() == []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is left to ``make proof``; keep a file together, and all that share running stores or a workbench."""
    mark_proofs(items)
    for item in items:
        shared = next((folder for folder in ("stores", "web") if folder in item.path.parts), str(item.path))
        item.add_marker(pytest.mark.xdist_group(shared))
