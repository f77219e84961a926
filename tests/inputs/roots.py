"""Complete folders with the layout of the bundle, for tests that damage them."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.core import ROOT
from tests.cli import small

PARTS = ("ontology", "queries", "data/countries")


def whole(folder: Path) -> Path:
    """A new folder with the ontology, the queries, the countries, and one small report."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    reports = folder / "data" / "reports"
    reports.mkdir()
    (reports / f"{small.ID}.ttl").write_text(small.turtle(), encoding="utf-8")
    return folder


def report(root: Path, name: str = small.ID) -> Path:
    """The file of a report in the folder."""
    return root / "data" / "reports" / f"{name}.ttl"
