"""The modules of the core: they decide who lacks which protection, so their tests are the strictest."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROOF = ROOT / "docs" / "proof"

CORE = "src/gapgraph/core"
MODULES = (
    "boxes",
    "claims",
    "contexts",
    "coverage",
    "effects",
    "gaps",
    "groups",
    "matrix",
    "reasons",
    "statuses",
    "taxonomy",
)
"""The same modules as in ``[tool.mutmut]`` of pyproject.toml; a test compares the two lists."""
