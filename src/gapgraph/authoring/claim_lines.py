"""Write into the text of an encoding what was derived for its claims; everything else stays as a person wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from gapgraph.authoring.encoding_text import toml_value

_CLAIM: Final = re.compile(r"^\s*\[\[\s*claim\s*\]\]")
_TABLE: Final = re.compile(r"^\s*\[+\s*[A-Za-z_]+\s*\]+\s*(?:#.*)?$")
_NOTHING: Final = re.compile(r"^\s*(?:#.*)?$")


def with_derived_slots(text: str, derived: Mapping[int, Mapping[str, Any]], claims: int) -> str | None:
    """The text with the derived slots of its claims, by their position from 0; the number stands first.

    None if the text doesn't have this number of claims, each below its own ``[[claim]]``.
    """
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if _CLAIM.match(line)]
    if len(heads) != claims:
        return None
    for position in sorted(derived, reverse=True):
        head = heads[position]
        end = next((at for at in range(head + 1, len(lines)) if _TABLE.match(lines[at])), len(lines))
        lines[head:end] = _claim(lines[head:end], derived[position])
    return "\n".join(lines)


def _claim(lines: list[str], slots: Mapping[str, Any]) -> list[str]:
    """The lines of one claim: a slot that is there is replaced, another is added behind the last."""
    changed = list(lines)
    for key, value in slots.items():
        line = f"{key} = {toml_value(value)}"
        there = [at for at, one in enumerate(changed) if re.match(rf"\s*{re.escape(key)}\s*=", one)]
        last = max(at for at, one in enumerate(changed) if not _NOTHING.match(one))
        if there:
            changed[there[0]] = line
        else:
            changed.insert(1 if key == "id" else last + 1, line)
    return changed
