"""The modules of the core: they decide who lacks which protection, so they get the strictest proofs."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROOF = ROOT / "docs" / "proof"

MODULES = ("boxes", "claims", "contexts", "coverage", "gaps", "groups", "reasons", "taxonomy")
"""The same list as in ``[tool.mutmut]`` of pyproject.toml; a test compares the two."""
