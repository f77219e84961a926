"""Which modules are the core: those that decide who lacks what, and so are proved hardest."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROOF = ROOT / "docs" / "proof"

MODULES = ("boxes", "claims", "contexts", "coverage", "gaps", "groups", "reasons", "taxonomy")
"""As in ``[tool.mutmut]`` of pyproject.toml; a test keeps the two alike."""
