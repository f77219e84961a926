"""The wheel's content besides Python, under ``gapgraph/_bundle``: ontology, data, queries, the codebook and the names.

A hook of hatchling copies the files of the bundle. A table in pyproject.toml would copy the files also into an editable
installation, which reads the checkout, and there the copies would be out of date without a warning.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("ontology", "data", "queries", "docs/codebook.md", "docs/terms.md")


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]  # the parameter is private to hatchling
    """Adds the files of ``gapgraph/_bundle`` to a wheel, but not to an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is built; ``version`` is ``standard`` or ``editable``."""
        if version == "standard":
            build_data["force_include"] |= {name: f"gapgraph/_bundle/{name}" for name in BUNDLED}
