"""Reads encodings in the first edition of the vocabulary as if they were in the second, with a warning for each changed
slot.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gapgraph.core.first_edition import warn_of_first_edition

_RENAMED: Final = {("action", "Joined"): "BelongedTo"}
"""Values of slots that the second edition of the vocabulary withdrew, and the value that replaces each."""


def modernized(table: Mapping[str, object], place: str) -> Mapping[str, object]:
    """The claim's table in the second edition; a warning names each slot of the first edition."""
    claim = dict(table)
    if (approximate := claim.pop("approximate", None)) is not None:
        warn_of_first_edition(place, f"approximate = {str(approximate).lower()}", 'bound = "About"')
        if approximate is True:
            claim.setdefault("bound", "About")
    for (key, old), new in _RENAMED.items():
        if claim.get(key) == old:
            warn_of_first_edition(place, f'{key} = "{old}"', f'{key} = "{new}"')
            claim[key] = new
    return claim
