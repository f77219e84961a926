"""The modules of the core: they decide who lacks which protection, so they get the strictest proofs."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROOF = ROOT / "docs" / "proof"

CORE = "src/gapgraph/core"
MODULES = ("boxes", "claims", "contexts", "coverage", "gaps", "groups", "reasons", "taxonomy")
"""As in ``[tool.mutmut]`` of pyproject.toml; a test keeps the two alike."""
