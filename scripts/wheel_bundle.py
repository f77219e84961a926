"""A build hook of hatchling that copies the bundle (ontology, data, queries, the codebook and the list of names) into
the wheel, under ``gapgraph/_bundle``.

This hook is used instead of the table ``force-include`` of pyproject.toml, because ``force-include`` would copy the
bundle into an editable installation, too. The copies in an editable installation would become outdated without a
warning when a file of the checkout changes.
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
