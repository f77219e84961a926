"""A copy of the ontology that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gapgraph import resources


@pytest.fixture(scope="session")
def root() -> Path:
    return resources.root()


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A new folder with copies of the ontology and the data."""
    shutil.copytree(root / "ontology", tmp_path / "ontology")
    shutil.copytree(root / "data", tmp_path / "data")
    return tmp_path
