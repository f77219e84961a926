"""The wheel's content besides Python: ontology, data, queries and the codebook, under ``gapgraph/_bundle``. This is a
hook and not a table in pyproject.toml, because an editable installation must not copy them: it reads the checkout, and
copies would become old without a warning.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("ontology", "data", "queries", "docs/codebook.md")


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]  # the parameter is private to hatchling
    """Adds them to a wheel that is to be installed elsewhere."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is built; ``version`` is ``standard`` or ``editable``."""
        if version == "standard":
            build_data["force_include"] |= {name: f"gapgraph/_bundle/{name}" for name in BUNDLED}
