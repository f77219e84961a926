"""The order of the core's tests: those that notice most for their time come first."""

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
    "of_made_up_worlds",
    "test_reasons",
)


@pytest.fixture(autouse=True, scope="session")
def _nothing_remembered() -> None:
    """Mutants are born with what the tests before them had remembered; none may pass by an answer of before."""
    cover.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Under mutation each mutant meets the tests until one notices it, and mutmut hands them over in any order."""
    if os.environ.get("HYPOTHESIS_PROFILE") == "mutation":
        items.sort(key=lambda item: (_rank(item.nodeid), item.nodeid))


def _rank(nodeid: str) -> int:
    return next((rank for rank, part in enumerate(FIRST) if part in nodeid), len(FIRST))
