"""Changes the claims in the TOML text of an encoding; all other parts of the text stay unchanged.

Slots that the program derives are added to their claim. A new claim with a list in a slot that may have only one name
is replaced by one claim for each name in the list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any, Final

from gapgraph.authoring.encoding import EACH_KEYS
from gapgraph.authoring.encoding_text import toml_value

_CLAIM: Final = re.compile(r"^\s*\[\[\s*claim\s*\]\]")
_TABLE: Final = re.compile(r"^\s*\[+\s*[A-Za-z_]+\s*\]+\s*(?:#.*)?$")
_NOTHING: Final = re.compile(r"^\s*(?:#.*)?$")


def with_derived_slots(text: str, derived: Mapping[int, Mapping[str, Any]], claims: int) -> str | None:
    """The text after the derived slots are added to its claims; ``derived`` maps a claim's position, from 0, to its
    slots.

    A claim's number is written first. The result is None if the number of ``[[claim]]`` tables in the text isn't
    ``claims``.
    """
    lines = text.split("\n")
    blocks = _blocks(lines)
    if len(blocks) != claims:
        return None
    for position in sorted(derived, reverse=True):
        block = slice(*blocks[position])
        lines[block] = _claim(lines[block], derived[position])
    return "\n".join(lines)


def with_a_claim_for_each(text: str, claims: Sequence[Mapping[str, Any]]) -> tuple[str, list[int]]:
    """If a new claim has a list in a slot that may have only one name, replaces the claim by one claim for each name in
    the list. If several slots have lists, one claim is written for each combination of one name from each list.

    Returns the new text, and for each line of the new text the number, from 1, of the original line. If a list of names
    takes several lines in the TOML file, its claim isn't replaced.
    """
    lines = text.split("\n")
    origins = list(range(1, len(lines) + 1))
    blocks = _blocks(lines)
    for position in range(len(claims) - 1, -1, -1) if len(blocks) == len(claims) else ():
        head, end = blocks[position]
        last = max(at for at in range(head, end) if not _NOTHING.match(lines[at])) + 1
        claim, block = claims[position], lines[head:last]
        listed = {key: claim[key] for key in EACH_KEYS if isinstance(claim.get(key), list) and "id" not in claim}
        if listed and all(_is_written_on_one_line(block, key, names) for key, names in listed.items()):
            copies = [dict(zip(listed, names, strict=True)) for names in product(*listed.values())]
            written = [line for one in copies for line in (*_claim(block, one), "")]
            lines[head:last] = written[:-1]
            numbers = [*range(head + 1, last + 1), last]
            origins[head:last] = (numbers * len(copies))[:-1]
    return "\n".join(lines), origins


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """For each claim, the number of its first line and the number of the line after its last one."""
    heads = [at for at, line in enumerate(lines) if _CLAIM.match(line)]
    ends = [next((at for at in range(head + 1, len(lines)) if _TABLE.match(lines[at])), len(lines)) for head in heads]
    return list(zip(heads, ends, strict=True))


def _is_written_on_one_line(lines: Sequence[str], key: str, names: list[Any]) -> bool:
    if not names or not all(isinstance(one, str) for one in names):
        return False
    there = [line for line in lines if re.match(rf"\s*{key}\s*=", line)]
    try:
        return len(there) == 1 and tomllib.loads(there[0]) == {key: names}
    except ValueError:
        return False


def _claim(lines: list[str], slots: Mapping[str, Any]) -> list[str]:
    """The lines of one claim after a change of its slots: a new slot is added; an existing slot is replaced, or removed
    if its value is None.
    """
    changed = list(lines)
    for key, value in slots.items():
        line = f"{key} = {toml_value(value)}"
        there = [at for at, one in enumerate(changed) if re.match(rf"\s*{re.escape(key)}\s*=", one)]
        last = max(at for at, one in enumerate(changed) if not _NOTHING.match(one))
        if value is None:
            del changed[there[0]]
        elif there:
            changed[there[0]] = line
        else:
            changed.insert(1 if key == "id" else last + 1, line)
    return changed
