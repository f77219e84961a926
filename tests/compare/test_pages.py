"""The generated pages of docs/proof about the bundled reports are up to date."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.core import ROOT


@pytest.mark.parametrize("script", ["scripts.nine_reports", "scripts.tallies"])
def test_the_page_of_comparisons_is_up_to_date(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", script, "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
