"""What a store in a folder holds: each graph, a digest of what it was made from, and how many triples it has.

The list lies beside the engine's files and is written only once they are on the disk: what it names is there, whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

_LIST: Final = "gapgraph-parts.json"


class HeldPart(NamedTuple):
    """A graph that is there, whole: a digest of what it was made from, and its number of triples."""

    digest: str
    triples: int


def read_held(place: Path) -> dict[str, HeldPart]:
    """The graphs that are whole in the engine's subfolder; none where it has no list that can be read."""
    try:
        found = json.loads((place / _LIST).read_text(encoding="utf-8"))
        return {graph: HeldPart(str(digest), int(triples)) for graph, (digest, triples) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_held(place: Path, held: Mapping[str, HeldPart]) -> None:
    """Write the list, in one step."""
    beside = place / f"{_LIST}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(held, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place / _LIST)


def outdated(held: Mapping[str, HeldPart], wanted: Mapping[str, str]) -> list[str]:
    """The graphs that are held and not wanted, or wanted otherwise."""
    return [graph for graph, part in held.items() if wanted.get(graph) != part.digest]
