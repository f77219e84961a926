"""The order of the core's tests: the tests that detect the most mutants per second come first."""

from __future__ import annotations

import os

import pytest

from gapgraph.core.boxes import cover

FIRST = (
    "test_claims",
    "test_contexts",
    "test_scheme",
    "test_groups",
    "test_boxes",
    "on_generated_worlds",
    "test_reasons",
    "test_small_explanations",
)


@pytest.fixture(autouse=True, scope="session")
def _nothing_remembered() -> None:
    """Clear caches before each mutant, so that no cached answer hides a mutant."""
    cover.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For mutation testing, put the tests that detect the most mutants (changes of the code) per second first, because
    mutmut stops at the first test that detects a mutant.
    """
    if os.environ.get("HYPOTHESIS_PROFILE") == "mutation":
        items.sort(key=lambda item: (_rank(item.nodeid), item.nodeid))


def _rank(nodeid: str) -> int:
    return next((rank for rank, part in enumerate(FIRST) if part in nodeid), len(FIRST))
