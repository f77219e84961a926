"""The folder with the small report, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import small


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.build(tmp_path_factory.mktemp("small") / "root")
